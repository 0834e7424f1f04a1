# Sourced by the scripts in dev/: where things are kept, how to talk, how to use apt.
# shellcheck disable=SC2034
# shellcheck shell=bash

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${DHOW_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/dhow}
export DHOW_CACHE=$cache
old_engine=unix://$cache/engine-old/docker.sock

# What dev/engine fetched comes first, so that every script uses the same docker.
export PATH=$cache/bin:$PATH
mkdir -p "$cache/bin"

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

die() {
  say "$*"
  exit 1
}

# quietly LOG COMMAND…: the output goes to LOG and is shown only when the command fails.
quietly() {
  local log=$1
  shift
  "$@" >"$log" 2>&1 </dev/null && return 0
  say "failed: $*"
  tail -n 30 "$log" >&2
  return 1
}

# alone NAME: one script at a time holds NAME, the others wait; it is free again at exit.
alone() {
  exec 9>"$cache/$1.lock"
  flock -n 9 && return 0
  say "waiting for another $1 to finish"
  flock 9
}

engine_answers() {
  command -v docker >/dev/null && timeout 10 docker version --format '{{.Server.Version}}' >/dev/null 2>&1
}

engine_version() { docker version --format '{{.Server.Version}} (API {{.Server.APIVersion}})'; }

need_debian() {
  command -v apt-get >/dev/null || die "this needs a Debian machine with apt-get; $1"
  [ "$(id -u)" = 0 ] || die "this needs root; $1"
}

codename() { (. /etc/os-release && printf '%s' "${VERSION_CODENAME:-stable}"); }

# The Debian mirror of this machine's own apt configuration.
apt_mirror() {
  local suite uri
  suite=$(codename)
  uri=$(
    shopt -s nullglob
    {
      for file in /etc/apt/sources.list.d/*.sources; do
        cat "$file"
        echo
      done
    } | awk -v suite="$suite" '
      function flush() { if (uri != "" && wanted && !off) { print uri; exit } uri = ""; wanted = off = 0 }
      /^[[:space:]]*$/ { flush(); next }
      $1 == "URIs:" { uri = $2 }
      $1 == "Suites:" { for (i = 2; i <= NF; i++) if ($i == suite) wanted = 1 }
      tolower($0) ~ /^enabled:[[:space:]]*no/ { off = 1 }
    '
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
      sed 's/^deb[[:space:]]*\[[^]]*\]/deb/' | awk -v suite="$suite" '$1 == "deb" && $3 == suite { print $2 }'
  )
  uri=${uri%%$'\n'*}
  case $uri in
    mirror+file:*) uri=$(awk '!/^#/ && NF { print $1; exit }' "${uri#mirror+file:}") ;;
  esac
  [ -n "$uri" ] || die "no mirror for $suite in the apt sources of this machine"
  printf '%s\n' "${uri%/}"
}

# apt ARGUMENTS…: apt-get that waits for a busy lock and tries again after a network hiccup.
apt() {
  local try log=$cache/apt.$$.log
  for try in 1 2 3 4 5 6 7 8 9 10 11 12; do
    if DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 \
      "$@" >"$log" 2>&1 </dev/null; then
      rm -f "$log"
      return 0
    fi
    grep -qiE 'lock|temporarily|timed? ?out|connection|hash sum' "$log" || break
    [ "$try" -lt 12 ] && sleep 5
  done
  say "failed: apt-get $*"
  tail -n 20 "$log" >&2
  return 1
}

# install_packages NAME…: from the machine's own suite, only what is missing.
install_packages() {
  local missing=() name
  for name; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${missing[*]}"
  apt install --no-install-recommends "${missing[@]}" 2>/dev/null && return 0
  apt update
  apt install --no-install-recommends "${missing[@]}"
}

# unpack_packages FOLDER SUITE NAME…: downloaded from SUITE and unpacked into FOLDER, not installed.
unpack_packages() {
  local folder=$1 suite=$2 name
  shift 2
  exec 8>"$cache/packages.lock"
  flock 8
  unpack_missing "$folder" "$suite" "$@"
  exec 8>&-
}

unpack_missing() {
  local folder=$1 suite=$2 wanted=() name
  shift 2
  for name; do
    [ -e "$folder/.unpacked/$name" ] || wanted+=("$name")
  done
  [ ${#wanted[@]} -gt 0 ] || return 0

  local state=$cache/apt-$suite
  mkdir -p "$state/lists/partial" "$state/debs" "$folder/.unpacked"
  printf 'deb [signed-by=%s] %s %s main\n' \
    /usr/share/keyrings/debian-archive-keyring.gpg "$(apt_mirror)" "$suite" >"$state/sources.list"
  local own=(
    -o "Dir::Etc::sourcelist=$state/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::Lists=$state/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=
    -o APT::Sandbox::User=root
  )
  say "fetching from $suite: ${wanted[*]}"
  apt "${own[@]}" update
  for name in "${wanted[@]}"; do
    rm -rf "$state/debs/$name"
    mkdir -p "$state/debs/$name"
    (cd "$state/debs/$name" && apt "${own[@]}" download "$name")
    dpkg -x "$state/debs/$name/"*.deb "$folder"
    rm -rf "$state/debs/$name"
    touch "$folder/.unpacked/$name"
  done
}

# The JDKs 25 among JAVA_HOME, the system's alternatives and their neighbours, one a line.
find_jdks() {
  local java home
  {
    [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
    {
      update-alternatives --list java 2>/dev/null || :
      readlink -f "$(command -v java)" || :
    } | while read -r java; do
      home=$(dirname "$(dirname "$java")")
      printf '%s\n' "$home" "$(dirname "$home")"/*
    done
  } | while read -r home; do
    if [ -x "$home/bin/javac" ] && grep -qs '^JAVA_VERSION="25[."]' "$home/release"; then
      printf '%s\n' "$home"
    fi
  done
}

# Debian 12 has none; newer ones may not know yet what they have.
offers_jdk() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1 && return 0
  apt update
  apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1
}

# use_python: for what is easier to write in it.
use_python() {
  command -v python3 >/dev/null && return 0
  need_debian "or install python3"
  install_packages python3
}

# use_java: Maven on a JDK 25, as formatting is checked only there.
use_java() {
  local jdk
  jdk=$(find_jdks)
  if [ -z "$jdk" ] && offers_jdk; then
    install_packages openjdk-25-jdk-headless
    jdk=$(find_jdks)
  fi
  [ -n "$jdk" ] ||
    die "no JDK 25 here, nor a package of one: install one, such as Eclipse Temurin 25, and set JAVA_HOME to its folder"
  export JAVA_HOME=${jdk%%$'\n'*}
  command -v mvn >/dev/null && return 0
  need_debian "or install Maven 3.8 or newer"
  install_packages maven
}
