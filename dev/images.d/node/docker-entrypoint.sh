#!/bin/sh
# Flags, and what is no program, are for node; any other command is run as it is.
set -e

case $1 in
  -*) set -- node "$@" ;;
  *) command -v "$1" >/dev/null || set -- node "$@" ;;
esac
exec "$@"
