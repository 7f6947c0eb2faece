#!/usr/bin/env bash
# Builds made-up sites of several sizes (default: 1,000 and 10,000 items) and prints what it cost:
# all pages anew, then again with nothing changed. Each figure is the middle one, by wall time, of three runs.
set -eu
cd "$(dirname "$0")/../.."
gazette=$PWD/build/release/gazette
[ $# -gt 0 ] || set -- 1000 10000

measure() {  # COMMAND…: wall s, user s, system s, peak KiB
  /usr/bin/time -o build/bench/cost -f '%e %U %S %M' "$@" >build/bench/log 2>&1 || { cat build/bench/log >&2; exit 1; }
  cat build/bench/cost
}

row() { printf '%8s  %-10s %8s %8s %8s %10s %8s %12s\n' "$@"; }

mkdir -p build/bench
row items build "wall s" "user s" "system s" "peak KiB" files bytes
for items in "$@"; do
  site=build/bench/$items
  [ -f "$site/site.toml" ] || python3 tests/bench/gen_corpus.py --n "$items" --out "$site" >/dev/null
  rm -f build/bench/full build/bench/again
  for _ in 1 2 3; do
    rm -rf "$site/.gazette" "$site/public"
    sync  # what was deleted would otherwise be paid for by what is measured
    measure "$gazette" build -q -s "$site" -d "$site/public" >>build/bench/full
    measure "$gazette" build -q -s "$site" -d "$site/public" >>build/bench/again
  done
  files=$(find "$site/public" -type f | wc -l)
  bytes=$(find "$site/public" -type f -printf '%s\n' | awk '{ sum += $1 } END { printf "%.0f", sum }')
  for kind in full again; do
    read -r wall user system peak < <(sort -n "build/bench/$kind" | sed -n 2p)
    row "$items" "$kind" "$wall" "$user" "$system" "$peak" "$files" "$bytes"
  done
done
