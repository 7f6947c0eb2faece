#!/usr/bin/env bash
# Builds the example sites with the released program and has their HTML checked by the W3C's validator (vnu).
# Called by ./dev test. Quick when no page changed since the last time it passed.
set -eu
cd "$(dirname "$0")/../.."
export LC_ALL=C.UTF-8

sites=$PWD/build/sites
vnu_version=$(sed -n 's/.*"vnu-jar": "\(.*\)".*/\1/p' tests/site/package.json)

built_list=$(tests/site/build.sh)
mapfile -t built < <(printf '%s' "$built_list")
if [ ${#built[@]} -eq 0 ]; then
  echo "site check: there is no example site yet"
  exit 0
fi

pages=$(find "${built[@]}" -name '*.html' | wc -l)
digest=$(find "${built[@]}" -name '*.html' -print0 | sort -z | xargs -0 sha256sum | sha256sum)
stamp="$sites/checked"
if [ "$(cat "$stamp" 2>/dev/null)" = "$vnu_version $digest" ]; then
  echo "site check: $pages pages, the same as when they last passed"
  exit 0
fi

if tests/site/vnu.sh "${built[@]}"; then
  echo "$vnu_version $digest" >"$stamp"
  echo "site check: $pages pages, no errors"
else
  echo "site check: the validator found errors (above) in $pages pages" >&2
  exit 1
fi
