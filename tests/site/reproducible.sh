#!/usr/bin/env bash
# Builds the program with other compilers and at other levels of optimisation, makes the example sites and an archive
# with each, and compares all they wrote with what the released program wrote, byte for byte. Called by
# ./dev reproducible; a program that is built already is only brought up to date.
#   reproducible.sh [gcc-O0] [clang-O2]    these, or without a name all
set -eu
cd "$(dirname "$0")/../.."

work=$PWD/build/reproducible
export SOURCE_DATE_EPOCH=1795478400  # 2026-11-24

program() {  # NAME COMPILER FLAGS: prints the path of the program. Warnings of one compiler are no matter of bytes.
  cmake -S . -B "$work/$1" -G Ninja --log-level=WARNING -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER="$2" \
    -DCMAKE_CXX_FLAGS_RELEASE="$3" -DGAZETTE_TESTS=OFF -DGAZETTE_WERROR=OFF >&2
  cmake --build "$work/$1" --target gazette >&2
  echo "$work/$1/gazette"
}

make_all() {  # NAME PROGRAM: the sites and an archive of each, below $work/made/NAME
  local to=$work/made/$1
  rm -rf "$to"
  mkdir -p "$to"
  make_site "$2" "$to/demonstration" . 2016
  make_site "$2" "$to/english" tests/golden/en-site 2024
  make_site "$2" "$to/us" tests/golden/us-site
}

make_site() {  # PROGRAM FOLDER SOURCE [YEAR]: the findings of the sites are known
  "$1" build -q --clean -s "$3" -d "$2" 2>/dev/null
  [ -z "${4:-}" ] || "$1" archive "$4" -q -s "$3" -o "$2.tar" 2>/dev/null
}

status=0
compare() {  # NAME: with what the first program made
  if diff -rq "$work/made/first" "$work/made/$1"; then
    echo "reproducible: $1 wrote the same $(find "$work/made/$1" -type f | wc -l) files"
  else
    echo "reproducible: $1 wrote other bytes (above)" >&2
    status=1
  fi
}

make_all first build/release/gazette
for each in "gcc-O0 g++ -O0" "clang-O2 clang++ -O2"; do
  read -r name compiler flags <<<"$each"
  [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
  built=$(program "$name" "$compiler" "$flags")
  make_all "$name" "$built"
  compare "$name"
done
exit $status
