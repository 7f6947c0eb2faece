#!/usr/bin/env bash
# Builds the example sites and runs one of the scripts beside this file on them in Debian's chromium.
#   run.sh check           the tests, part of ./dev test; quick when neither pages nor tests changed since they last passed
#   run.sh any FOLDER…     the test of pages, on other sites
#   run.sh approve         tests/browser/approved/: what pages look like now is what the tests compare with from now on
#   run.sh contact_sheet   docs/contact-sheet.jpg: a page of each kind, wide and narrow, light and dark
#   run.sh shots [PAGE…]   pictures of the pages, see shots.mjs
set -eu
cd "$(dirname "$0")/../.."
export LC_ALL=C.UTF-8
script=$1
shift

version_of() { sed -n "s/.*\"$1\": \"\([^\"]*\)\".*/\1/p" tests/browser/package.json; }

# Asked of the commands, not of Debian's packages: they may have come from elsewhere. None comes from a download.
packages=()
command -v chromium >/dev/null || packages+=(chromium)
command -v npm >/dev/null || packages+=(npm)
command -v pdftotext >/dev/null || packages+=(poppler-utils)
[ "$script" != shots ] || fc-list :lang=zh-cn 2>/dev/null | grep -q . || packages+=(fonts-noto-cjk)
[ ${#packages[@]} -eq 0 ] || ./dev install "${packages[@]}"

# A folder of its own, for npm removes what a call does not name; --no-save: a lock file would record the address
# of whatever registry this machine uses.
modules=build/node-browser
wanted=()
for name in axe-core jsqr playwright-core; do
  wanted+=("$name@$(version_of "$name")")
  grep -qs "\"version\": \"$(version_of "$name")\"" "$modules/node_modules/$name/package.json" || missing=yes
done
if [ "${missing:-no}" = yes ]; then
  npm install --prefix "$modules" --no-save --no-audit --no-fund --loglevel=error "${wanted[@]}"
fi

if [ "$script" = any ]; then
  exec node tests/browser/check.mjs --any "$@"
fi

built_list=$(tests/site/build.sh)
mapfile -t built < <(printf '%s' "$built_list")
if [ "$script" = shots ]; then
  exec node tests/browser/shots.mjs "${built[@]}" -- "$@"
fi

if [ "$script" = contact_sheet ]; then
  exec node tests/browser/contact_sheet.mjs docs/contact-sheet.jpg build/sites/demonstration build/sites/english
fi

# The sites whose pages have approved pictures, as of one day, for rules expire; prints their folders. Findings are told elsewhere.
pictured() {
  SOURCE_DATE_EPOCH=1795478400 tests/site/build.sh pictured 2>/dev/null | grep -E '/(demonstration|english)$'  # 2026-11-24
}

if [ "$script" = approve ]; then
  fonts=$(tests/browser/fonts.sh)
  mapfile -t shown < <(pictured)
  FONTCONFIG_FILE=$fonts exec node tests/browser/approved.mjs approve "${shown[@]}"
fi

# passes NAME FILE… -- COMMAND…: runs the command, unless it passed for the same bytes before.
passes() {
  local name=$1 files=() digest
  shift
  while [ "$1" != -- ]; do files+=("$1"); shift; done
  shift
  digest=$({ sha256sum "${files[@]}"; dpkg-query -W chromium fonts-liberation fonts-noto-cjk 2>/dev/null || true; } | sha256sum)
  local stamp=build/sites/$name-in-browser
  if [ "$(cat "$stamp" 2>/dev/null)" = "${wanted[*]} $digest" ]; then
    echo "browser check, $name: the same as when it last passed"
    return 0
  fi
  "$@"
  echo "${wanted[*]} $digest" >"$stamp"
}

mapfile -t pages < <(find "${built[@]}" tests/browser -type f \
  '(' -name '*.html' -o -name '*.css' -o -name '*.js' -o -name '*.mjs' ')' | sort)
passes pages "${pages[@]}" -- node tests/browser/check.mjs "${built[@]}"
fonts=$(tests/browser/fonts.sh)
mapfile -t shown < <(pictured)
mapfile -t looks < <(find "${shown[@]}" tests/browser -type f \
  '(' -name '*.html' -o -name '*.css' -o -name '*.js' -o -name '*.mjs' -o -name '*.svg' -o -name '*.png' -o -name '*.webp' ')' | sort)
passes looks "${looks[@]}" -- env FONTCONFIG_FILE="$fonts" node tests/browser/approved.mjs check "${shown[@]}"
passes search "${pages[@]}" build/release/gazette tests/search/*.json -- node tests/browser/search.mjs "${built[@]}"
archive_list=$(tests/site/archive.sh)
mapfile -t archives < <(printf '%s' "$archive_list")
mapfile -t packed < <(find "${archives[@]}" tests/browser -type f '(' -name '*.html' -o -name '*.css' -o -name '*.mjs' ')' | sort)
passes archive "${packed[@]}" -- node tests/browser/archive.mjs "${archives[@]}"
passes preview build/release/gazette tests/browser/*.mjs tests/browser/lib/*.mjs -- \
  node tests/browser/preview.mjs build/release/gazette
passes hostile build/release/gazette tests/browser/*.mjs tests/browser/lib/*.mjs -- \
  node tests/browser/hostile.mjs build/release/gazette
