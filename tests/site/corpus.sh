#!/usr/bin/env bash
# Makes up a site of many items (tests/bench/gen_corpus.py) with feeds of all formats, builds it with the default theme and
# has all of it checked: HTML, links, feeds, sitemap, JSON, digests, and a page of each kind in the browser. Prints what each
# says, and how long it took. Called by ./dev check_corpus.
#   corpus.sh ITEMS
set -eu
cd "$(dirname "$0")/../.."

source=build/corpus/$1
site=build/corpus/$1-site
status=0

if [ ! -f "$source/site.toml" ]; then
  rm -rf "$source"
  mkdir -p build/corpus
  python3 -B tests/bench/gen_corpus.py --n "$1" --out "$source"
  # Its texts link to the host that it says it is, where there is none of what they name: it becomes another.
  sed -i -e 's/^formats = .*/formats = ["rss", "atom", "json"]/' \
    -e 's|^base_url = .*|base_url = "https://xxgk.example.gov.cn/"\ndescription = "宁江市主动公开的政府信息（样例）。"|' "$source/site.toml"
fi
build/release/gazette build -q -s "$source" -d "$site" 2>/dev/null  # the findings of the made-up texts are known

checked() {  # TITLE COMMAND…
  local start=$SECONDS result=passed
  echo "" && echo "$1"
  "${@:2}" || { result=FAILED; status=1; }
  echo "$1: $result, $((SECONDS - start)) s"
}

checked "HTML of $(find "$site" -name '*.html' | wc -l) pages" tests/site/vnu.sh "$site"
checked "links, feeds, sitemap and JSON" tests/site/whole.py "$site"
checked "digests" build/release/gazette verify "$site"
checked "a page of each kind in the browser" tests/browser/run.sh any "$site"
exit $status
