#!/usr/bin/env bash
# Packs a year of each example site with the released program and unpacks it into build/sites/archive/NAME; prints
# these folders, one a line.
set -eu
cd "$(dirname "$0")/../.."

pack() {  # NAME SOURCE YEAR: if there is such a site
  [ -f "$2/site.toml" ] || return 0
  local to=build/sites/archive/$1
  build/release/gazette archive "$3" -q -s "$2" -o "$to.tar" --force >&2
  rm -rf "$to"
  mkdir "$to"
  tar -xf "$to.tar" -C "$to"
  echo "$PWD/$to"
}

mkdir -p build/sites/archive
pack demonstration . 2016
pack english tests/golden/en-site 2024
