#!/usr/bin/env bash
# Makes the database on the first start, runs the scripts of /docker-entrypoint-initdb.d in it,
# then becomes the server, as the user mysql. Any other command is run as it is.
set -euo pipefail

data=/var/lib/mysql
socket=/run/mysqld/mysqld.sock

# from_file NAME: the variable MARIADB_NAME or MYSQL_NAME, or the content of the file that one of
# them with _FILE behind it names.
from_file() {
  local prefix variable file
  for prefix in MARIADB MYSQL; do
    variable=${prefix}_$1 file=${prefix}_${1}_FILE
    if [ -n "${!variable:-}" ] && [ -n "${!file:-}" ]; then
      echo "error: both $variable and $file are set" >&2
      exit 1
    fi
    if [ -n "${!variable:-}" ]; then
      printf '%s' "${!variable}"
      return 0
    elif [ -n "${!file:-}" ]; then
      cat "${!file}"
      return 0
    fi
  done
}

# As a string of SQL, in quotes.
quoted() {
  local text=${1//\\/\\\\}
  printf "'%s'" "${text//\'/\\\'}"
}

random_password() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }

need_password() {
  [ -z "$root_password$empty_root$random_root" ] || return 0
  cat >&2 <<'TEXT'
error: the database is new and no password for its root is given.
       Set MARIADB_ROOT_PASSWORD, MARIADB_RANDOM_ROOT_PASSWORD or, to let
       everybody in without one, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD.
TEXT
  exit 1
}

# The root of the server that only the scripts reach has no password yet.
sql() { mariadb --no-defaults --binary-mode --user root --socket "$socket" "$@"; }

users() {
  local health
  health=$(random_password)
  (
    umask 077
    printf '[client]\nuser=healthcheck\npassword=%s\nsocket=%s\n' "$health" "$socket" \
      >"$data/.my-healthcheck.cnf"
  )
  for host in localhost 127.0.0.1 ::1; do
    echo "CREATE USER healthcheck@$(quoted "$host") IDENTIFIED BY $(quoted "$health");"
  done
  if [ -n "$user" ]; then
    echo "CREATE USER $(quoted "$user")@'%' IDENTIFIED BY $(quoted "$password");"
    [ -z "$database" ] || echo "GRANT ALL ON \`${database//_/\\_}\`.* TO $(quoted "$user")@'%';"
  fi
}

# Last, as the scripts have to get in. Nobody else is let in without a password.
root() {
  echo "DELETE FROM mysql.global_priv WHERE user = '' OR user = 'root' AND host <> 'localhost';"
  echo "FLUSH PRIVILEGES;"
  echo "CREATE USER root@'%' IDENTIFIED BY $(quoted "$root_password");"
  echo "GRANT ALL ON *.* TO root@'%' WITH GRANT OPTION;"
  echo "ALTER USER root@localhost IDENTIFIED BY $(quoted "$root_password");"
}

run_scripts() {
  local script use=()
  [ -z "$database" ] || use=(--database "$database")
  for script in /docker-entrypoint-initdb.d/*; do
    [ -e "$script" ] || continue
    echo "$0: running $script"
    case $script in
      *.sh)
        if [ -x "$script" ]; then
          "$script"
        else
          # shellcheck source=/dev/null
          . "$script"
        fi
        ;;
      *.sql) sql "${use[@]}" <"$script" ;;
      *.sql.gz) gunzip -c "$script" | sql "${use[@]}" ;;
      *) echo "$0: ignoring $script" ;;
    esac
  done
}

await_server() {
  until sql -e 'SELECT 1' >/dev/null 2>&1; do
    kill -0 "$server" 2>/dev/null || {
      echo "error: the server that sets the database up ended" >&2
      exit 1
    }
    sleep 0.2
  done
}

make_database() {
  mariadb-install-db --no-defaults --user=mysql --datadir="$data" --skip-test-db \
    --auth-root-authentication-method=normal >/dev/null
  "$@" --skip-networking --socket="$socket" &
  server=$!
  await_server
  [ -z "$database" ] || sql -e "CREATE DATABASE IF NOT EXISTS \`$database\`"
  users | sql
  run_scripts
  root | sql
  kill "$server"
  wait "$server"
}

case ${1:-mariadbd} in
  -*) set -- mariadbd "$@" ;;
  mysqld) set -- mariadbd "${@:2}" ;;
esac
[ "${1:-}" = mariadbd ] || exec "$@"

if [ "$(id -u)" = 0 ]; then
  find "$data" /run/mysqld \! -user mysql -exec chown mysql: {} +
  exec setpriv --reuid mysql --regid mysql --clear-groups -- "$0" "$@"
fi
if [ ! -d "$data/mysql" ]; then
  database=$(from_file DATABASE)
  user=$(from_file USER)
  password=$(from_file PASSWORD)
  root_password=$(from_file ROOT_PASSWORD)
  empty_root=$(from_file ALLOW_EMPTY_ROOT_PASSWORD)
  random_root=$(from_file RANDOM_ROOT_PASSWORD)
  need_password
  if [ -n "$random_root" ]; then
    root_password=$(random_password)
    echo "$0: the password of root is $root_password"
  fi
  make_database "$@"
  echo "$0: the database is made and filled, now comes the server"
fi
exec "$@"
