# Completes dhow's commands, options and services in fish; put it into ~/.config/fish/completions.
# What there is to choose from is asked of dhow itself, which starts fast enough for it.
# It is given no input: with `-f -` it would read what is typed.

function __dhow_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l directive 0
    for line in (command $words[1] __complete $words[2..-1] "$current" </dev/null 2>/dev/null)
        if string match -q ':*' -- $line
            set directive (string sub -s 2 -- $line)
        else
            echo $line
        end
    end
    switch $directive
        case 0
            __fish_complete_path "$current"
        case 16
            __fish_complete_directories "$current"
    end
end

complete -c dhow -f -a '(__dhow_complete)'
