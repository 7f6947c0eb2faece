#!/usr/bin/env bash
# Has the HTML of the named folders checked by the W3C's validator (vnu), which is installed if it is missing. Prints the errors.
set -eu
cd "$(dirname "$0")/../.."
export LC_ALL=C.UTF-8  # or Java could not open files with Chinese names

version=$(sed -n 's/.*"vnu-jar": "\(.*\)".*/\1/p' tests/site/package.json)
jar=build/node/node_modules/vnu-jar/build/dist/vnu.jar

# Asked of the commands, not of Debian's packages: Node.js may have come from elsewhere, and brings its own npm.
command -v java >/dev/null || ./dev install default-jre-headless
command -v npm >/dev/null || ./dev install npm
# --no-save: a lock file would record the address of whatever registry this machine uses.
if ! grep -qs "\"version\": \"$version\"" build/node/node_modules/vnu-jar/package.json; then
  npm install --prefix build/node --no-save --no-audit --no-fund --loglevel=error "vnu-jar@$version"
fi
exec java -Xss4m -jar "$jar" --errors-only --skip-non-html "$@"
