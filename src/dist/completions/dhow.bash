# Completes dhow's commands, options and services in bash; source it from ~/.bashrc.
# What there is to choose from is asked of dhow itself, which starts fast enough for it.

_dhow() {
  local dhow=${COMP_WORDS[0]} current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  local command='' choices='' i
  local -a project=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      -f | --file | -p | --project-name | --profile | --env-file | --project-directory | --workdir)
        project+=("${COMP_WORDS[i]}" "${COMP_WORDS[++i]}")
        ;;
      --ansi | --parallel | --progress | -H | --host | --context | --log-level | --tls*) ((i++)) ;;
      -*) ;;
      *)
        command=${COMP_WORDS[i]}
        break
        ;;
    esac
  done

  # Behind the command, -f is one of its own.
  [[ -z $command ]] || before=''
  COMPREPLY=()
  case $before in
    -f | --file | --env-file)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
      return
      ;;
    --project-directory | --workdir)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -d -- "$current")
      return
      ;;
    --ansi) choices='never always auto' ;;
    --progress) choices='auto tty plain json quiet' ;;
    *)
      if [[ $current == -* ]]; then
        choices=$("$dhow" ${command:+"$command"} --help 2>/dev/null | grep -oE '(^|[ ,])--?[a-zA-Z][a-z-]*')
      elif [[ -z $command || $command == help ]]; then
        choices=$("$dhow" --help 2>/dev/null | awk '/^Commands:/ { on = 1; next } on { print $1 }')
      else
        choices=$("$dhow" "${project[@]}" config --services 2>/dev/null)
      fi
      ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current")
}

complete -F _dhow dhow
