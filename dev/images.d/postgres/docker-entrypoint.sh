#!/usr/bin/env bash
# Makes the database on the first start, runs the scripts of /docker-entrypoint-initdb.d in it,
# then becomes the server. Any other command is run as it is.
set -euo pipefail

# from_file NAME [DEFAULT]: NAME, or the content of the file that NAME_FILE names.
from_file() {
  local name=$1 file=${1}_FILE
  if [ -n "${!name:-}" ] && [ -n "${!file:-}" ]; then
    echo "error: both $name and $file are set" >&2
    exit 1
  fi
  local value=${!name:-${2:-}}
  [ -z "${!file:-}" ] || value=$(<"${!file}")
  export "$name=$value"
  unset "$file"
}

as_postgres_user() {
  mkdir -p "$PGDATA" && chmod 00700 "$PGDATA"
  find "$PGDATA" /var/run/postgresql \! -user postgres -exec chown postgres {} +
  if [ -n "${POSTGRES_INITDB_WALDIR:-}" ]; then
    mkdir -p "$POSTGRES_INITDB_WALDIR"
    chown -R postgres "$POSTGRES_INITDB_WALDIR"
    chmod 700 "$POSTGRES_INITDB_WALDIR"
  fi
  export HOME=/var/lib/postgresql
  exec setpriv --reuid postgres --regid postgres --init-groups -- "$0" "$@"
}

# PostgreSQL wants its user to have a name, which one chosen with `user: 1234` has not.
name_this_user() {
  getent passwd "$(id -u)" >/dev/null && return 0
  NSS_WRAPPER_PASSWD=$(mktemp) NSS_WRAPPER_GROUP=$(mktemp)
  printf 'postgres:x:%s:%s:PostgreSQL:%s:/bin/false\n' "$(id -u)" "$(id -g)" "$PGDATA" >"$NSS_WRAPPER_PASSWD"
  printf 'postgres:x:%s:\n' "$(id -g)" >"$NSS_WRAPPER_GROUP"
  export LD_PRELOAD=libnss_wrapper.so NSS_WRAPPER_PASSWD NSS_WRAPPER_GROUP
}

need_password() {
  [ "$POSTGRES_HOST_AUTH_METHOD" = trust ] || [ -n "$POSTGRES_PASSWORD" ] && return 0
  cat >&2 <<'TEXT'
Error: the database is new and no superuser password is given.
       Set POSTGRES_PASSWORD to a value that is not empty, or
       POSTGRES_HOST_AUTH_METHOD=trust to let everybody in without one.
TEXT
  exit 1
}

make_cluster() {
  local arguments=(--username="$POSTGRES_USER")
  [ -z "$POSTGRES_PASSWORD" ] || arguments+=(--pwfile=/dev/fd/3)
  [ -z "${POSTGRES_INITDB_WALDIR:-}" ] || arguments+=(--waldir="$POSTGRES_INITDB_WALDIR")
  # The variable holds several arguments, quoted as in a shell.
  eval 'initdb "${arguments[@]}" '"${POSTGRES_INITDB_ARGS:-}" 3<<<"$POSTGRES_PASSWORD"
  local method=${POSTGRES_HOST_AUTH_METHOD:-$(postgres -C password_encryption "$@")}
  printf '\nhost all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"
}

sql() {
  PGHOST='' PGHOSTADDR='' psql -v ON_ERROR_STOP=1 --no-psqlrc --no-password --username "$POSTGRES_USER" "$@"
}

# A script that is not executable is sourced, and so may use and change what is set here.
run_shell_script() {
  if [ -x "$1" ]; then
    "$1"
  else
    # shellcheck source=/dev/null
    . "$1"
  fi
}

run_scripts() {
  local script
  for script in /docker-entrypoint-initdb.d/*; do
    [ -e "$script" ] || continue
    echo "$0: running $script"
    case $script in
      *.sh) run_shell_script "$script" ;;
      *.sql) sql --dbname "$POSTGRES_DB" -f "$script" ;;
      *.sql.gz) gunzip -c "$script" | sql --dbname "$POSTGRES_DB" ;;
      *.sql.xz) xzcat "$script" | sql --dbname "$POSTGRES_DB" ;;
      *.sql.zst) zstd -dc "$script" | sql --dbname "$POSTGRES_DB" ;;
      *) echo "$0: ignoring $script" ;;
    esac
  done
}

# The scripts get a server that only they can reach; the real one listens when all is done.
fill_cluster() {
  export PGPASSWORD=$POSTGRES_PASSWORD
  pg_ctl -D "$PGDATA" -w start -o "$(printf '%q ' "$@" -c listen_addresses='' -p "${PGPORT:-5432}")"
  if [ "$POSTGRES_DB" != postgres ]; then
    sql --dbname postgres --set name="$POSTGRES_DB" <<<'CREATE DATABASE :"name";'
  fi
  run_scripts
  pg_ctl -D "$PGDATA" -m fast -w stop
  unset PGPASSWORD
}

case ${1:-postgres} in
  -*) set -- postgres "$@" ;;
esac
[ "${1:-}" = postgres ] || exec "$@"
for argument; do
  case $argument in
    -'?' | --help | --describe-config | -V | --version) exec "$@" ;;
  esac
done

[ "$(id -u)" != 0 ] || as_postgres_user "$@"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  from_file POSTGRES_PASSWORD
  from_file POSTGRES_USER postgres
  from_file POSTGRES_DB "$POSTGRES_USER"
  from_file POSTGRES_INITDB_ARGS
  : "${POSTGRES_HOST_AUTH_METHOD:=}"
  need_password
  name_this_user
  make_cluster "${@:2}"
  fill_cluster "${@:2}"
  unset LD_PRELOAD NSS_WRAPPER_PASSWD NSS_WRAPPER_GROUP
  echo "$0: the database is made and filled, now comes the server"
fi
exec "$@"
