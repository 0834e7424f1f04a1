# Completes dhow's commands, options and services in bash; source it from ~/.bashrc.
# What there is to choose from is asked of dhow itself, which starts fast enough for it.
# It is given no input: with `-f -` it would read what is typed.

_dhow() {
  local dhow=${COMP_WORDS[0]} current=${COMP_WORDS[COMP_CWORD]} directive=0 line
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :*) directive=${line#:} ;;
      *) COMPREPLY+=("$line") ;;
    esac
  done < <("$dhow" __completeNoDesc "${COMP_WORDS[@]:1:COMP_CWORD}" </dev/null 2>/dev/null)
  case $directive in
    0)
      compopt -o filenames
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
      ;;
    2) compopt -o nospace ;;
    16)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -d -- "$current")
      ;;
  esac
}

complete -F _dhow dhow
