#compdef yshj
# yshj 的命令补全（zsh）。装法：在 ~/.zshrc 的 compinit 之后加一行：
#   eval "$(yshj completion zsh)"
_yshj() {
    local line value
    local -a lines rows
    [[ $words[CURRENT] == --*=* ]] && compset -P 1 '*='
    lines=("${(@f)$(_YSHJ_COMPLETE=zsh _YSHJ_WORDS="${(pj:\n:)words[2,CURRENT]}" $words[1] 2>/dev/null)}")
    for line in $lines; do
        value=${line%%$'\t'*}
        [[ -n $value ]] && rows+=("${value//:/\\:}:${line#*$'\t'}")
    done
    if (( $#rows )); then
        _describe -V yshj rows
    else
        _files
    fi
}
if [[ $funcstack[1] == _yshj ]]; then
    _yshj "$@"
else
    compdef _yshj yshj
fi
