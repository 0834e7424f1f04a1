#!/usr/bin/env bash
# Asks the server, as a user of its own, whether what each flag names holds.
set -euo pipefail

ask() {
  mariadb --defaults-extra-file=/var/lib/mysql/.my-healthcheck.cnf --skip-column-names --batch "$@"
}

[ $# -gt 0 ] || {
  echo "usage: $0 [--connect] [--innodb_initialized]" >&2
  exit 1
}
for check; do
  case $check in
    # By address, as the server that sets the database up listens on its socket only.
    --connect) [ "$(ask --host 127.0.0.1 --protocol tcp -e 'SELECT 1')" = 1 ] ;;
    --innodb_initialized)
      support=$(ask -e "SELECT support FROM information_schema.engines WHERE engine = 'InnoDB'")
      [ "$support" = DEFAULT ] || [ "$support" = YES ]
      ;;
    *)
      echo "$0: there is no check $check" >&2
      exit 1
      ;;
  esac
done
