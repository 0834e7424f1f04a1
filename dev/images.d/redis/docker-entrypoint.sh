#!/bin/sh
# Becomes the server, as the user redis. Flags, or the name of a configuration, are those of the
# server; any other command is run as it is.
set -e

case $1 in
  -* | *.conf) set -- redis-server "$@" ;;
esac
[ "$1" = redis-server ] || exec "$@"

# Debian's is for this machine only where nothing else is said; the official one is not.
shift
case $1 in
  *.conf)
    configuration=$1
    shift
    set -- "$configuration" --protected-mode no "$@"
    ;;
  *) set -- --bind '* -::*' --protected-mode no "$@" ;;
esac
if [ "$(id -u)" = 0 ]; then
  find . \! -user redis -exec chown redis {} +
  exec setpriv --reuid redis --regid redis --clear-groups -- redis-server "$@"
fi
exec redis-server "$@"
