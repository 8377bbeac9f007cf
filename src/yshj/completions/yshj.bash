# yshj 的命令补全（bash）。装法：
#   yshj completion bash > ~/.local/share/bash-completion/completions/yshj
# 没有 bash-completion 时，在 ~/.bashrc 里加一行：eval "$(yshj completion bash)"
_yshj_completion() {
    local IFS=$'\n' line
    COMPREPLY=()
    while IFS= read -r line; do
        line=${line%%$'\t'*}
        [[ $line == *[\ \(\)\&\;\<\>\|\*\?\[\'\"\$\`\\]* ]] && compopt -o filenames 2>/dev/null
        COMPREPLY+=("$line")
    done < <(_YSHJ_COMPLETE=bash _YSHJ_WORDS="${COMP_WORDS[*]:1:COMP_CWORD}" "$1" 2>/dev/null)
}
complete -o default -F _yshj_completion yshj
