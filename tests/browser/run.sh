#!/usr/bin/env bash
# Builds the example sites and runs one of the scripts beside this file on them in Debian's chromium.
#   run.sh check           the tests, part of ./dev test; quick when neither pages nor tests changed since they last passed
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
if [ "$script" = shots ]; then
  fc-list :lang=zh-cn 2>/dev/null | grep -q . || packages+=(fonts-noto-cjk)
  command -v pdftoppm >/dev/null || packages+=(poppler-utils)
fi
[ ${#packages[@]} -eq 0 ] || ./dev install "${packages[@]}"

# A folder of its own, for npm removes what a call does not name; --no-save: a lock file would record the address
# of whatever registry this machine uses.
modules=build/node-browser
wanted=()
for name in axe-core playwright-core; do
  wanted+=("$name@$(version_of "$name")")
  grep -qs "\"version\": \"$(version_of "$name")\"" "$modules/node_modules/$name/package.json" || missing=yes
done
if [ "${missing:-no}" = yes ]; then
  npm install --prefix "$modules" --no-save --no-audit --no-fund --loglevel=error "${wanted[@]}"
fi

built_list=$(tests/site/build.sh)
mapfile -t built < <(printf '%s' "$built_list")
if [ "$script" = shots ]; then
  exec node tests/browser/shots.mjs "${built[@]}" -- "$@"
fi

digest=$({
  find "${built[@]}" tests/browser -type f '(' -name '*.html' -o -name '*.css' -o -name '*.js' -o -name '*.mjs' ')' -print0 |
    sort -z | xargs -0 sha256sum
  dpkg-query -W chromium 2>/dev/null || true
} | sha256sum)
stamp=build/sites/checked-in-browser
if [ "$(cat "$stamp" 2>/dev/null)" = "${wanted[*]} $digest" ]; then
  echo "browser check: the same pages as when they last passed"
  exit 0
fi
node tests/browser/check.mjs "${built[@]}"
echo "${wanted[*]} $digest" >"$stamp"
