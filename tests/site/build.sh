#!/usr/bin/env bash
# Builds the example sites with the released program into build/sites/NAME; prints their folders, one a line.
#   build.sh [FOLDER]    into build/sites/FOLDER/NAME
set -eu
cd "$(dirname "$0")/../.."
to=build/sites${1:+/$1}

build_site() {  # NAME SOURCE [OPTION…]: if there is such a site
  [ -f "$2/site.toml" ] || return 0
  build/release/gazette build -q -s "$2" -d "$to/$1" "${@:3}" >&2
  echo "$PWD/$to/$1"
}

mkdir -p "$to"
build_site demonstration .
build_site english tests/golden/en-site
build_site us tests/golden/us-site
build_site plain tests/golden/en-site -e plain
