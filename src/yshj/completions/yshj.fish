# yshj 的命令补全（fish）。装法：
#   yshj completion fish > ~/.config/fish/completions/yshj.fish
function __yshj_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -lx _YSHJ_COMPLETE fish
    set -l rows (command $before "$current" 2>/dev/null)
    if test (count $rows) -gt 0
        printf '%s\n' $rows
    else
        __fish_complete_path "$current"
    end
end
complete -c yshj -e
complete -c yshj -f -k -a '(__yshj_complete)'
