#!/usr/bin/env bash
# How soon the preview shows what was saved, on made-up sites (default: one of 10,000 items), beside Hugo's server on the
# same items where Hugo is installed. The variable HUGO names another Hugo than the one in PATH.
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || set -- 10000
hugo=${HUGO:-$(command -v hugo || true)}

mkdir -p build/bench
for items in "$@"; do
  site=build/bench/$items
  [ -f "$site/site.toml" ] || python3 tests/bench/gen_corpus.py --n "$items" --out "$site" >/dev/null
  beside=()
  if [ -n "$hugo" ]; then
    python3 tests/bench/hugo/make_site.py "$site" "$site-hugo"
    beside=(--hugo "$hugo" --hugo-site "$site-hugo")
  fi
  python3 tests/bench/serve.py --gazette build/release/gazette --site "$site" "${beside[@]}"
done
