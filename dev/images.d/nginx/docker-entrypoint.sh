#!/bin/sh
# Before the server: makes configuration of the templates in /etc/nginx/templates, with the
# variables of the environment, and runs the scripts of /docker-entrypoint.d. Any other command is
# run as it is.
set -e

fill_templates() {
  names=$(env | sed -n 's/^\([A-Za-z_][A-Za-z_0-9]*\)=.*/${\1}/p' | tr '\n' ' ')
  for template in /etc/nginx/templates/*.template; do
    [ -e "$template" ] || continue
    envsubst "$names" <"$template" >"/etc/nginx/conf.d/$(basename "$template" .template)"
  done
}

run_scripts() {
  for script in /docker-entrypoint.d/*; do
    case $script in
      *.envsh) [ ! -x "$script" ] || . "$script" ;;
      *.sh) [ ! -x "$script" ] || "$script" ;;
    esac
  done
}

case $1 in
  nginx | nginx-debug)
    fill_templates
    run_scripts
    ;;
esac
exec "$@"
