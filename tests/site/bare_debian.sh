#!/usr/bin/env bash
# The proof that a newcomer's machine is enough: a bare Debian 12 made with debootstrap gets a clone of the last
# commit, and runs ./dev demo and ./dev test there, twice, with the times. Needs root; takes several minutes.
#   bare_debian.sh          the whole of it
#   bare_debian.sh root     only makes the root and tries apt-get inside
set -eu
cd "$(dirname "$0")/../.."
[ "$(id -u)" -eq 0 ] || { echo "bare_debian.sh: root is needed, for chroot and mount" >&2; exit 1; }
./dev install debootstrap

bare=$(mktemp -d /tmp/gazette-bare.XXXXXX)
chmod 755 "$bare"  # or apt could not drop its rights inside
remove_root() {
  umount "$bare/proc" "$bare/dev" 2>/dev/null || true
  rm -rf --one-file-system "$bare"  # a mount that would not go is left alone
}
trap remove_root EXIT

inside() { chroot "$bare" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin "${settings[@]}" "$@"; }

timed() {  # COMMAND…
  local start=$SECONDS status=0
  "$@" || status=$?
  echo "== $* : $((SECONDS - start)) s, exit $status"
  return $status
}

# Where packages come from is this machine's business: read here at run time, and kept in no file of ours.
# shellcheck disable=SC2016  # $(SITE) is apt's own notation
mirror=$(apt-get indextargets --format '$(SITE) $(CODENAME)' | awk '$2 == "bookworm" { print $1; exit }')
settings=(LC_ALL=C.UTF-8)
if command -v npm >/dev/null; then settings+=("npm_config_registry=$(npm config get registry)"); fi

timed debootstrap --variant=minbase --include=git,ca-certificates bookworm "$bare" "$mirror" >"$bare.log" ||
  { tail "$bare.log"; exit 1; }
tail -n 1 "$bare.log"
rm "$bare.log"
rm -f "$bare/etc/apt/sources.list"
cp /etc/apt/sources.list.d/debian.sources "$bare/etc/apt/sources.list.d/" 2>/dev/null ||
  cp /etc/apt/sources.list "$bare/etc/apt/"
apt-config dump | grep '^Acquire::Check' >"$bare/etc/apt/apt.conf.d/99host" || true
cp /etc/resolv.conf /etc/hosts "$bare/etc/"
cp /etc/ssl/certs/ca-certificates.crt "$bare/etc/ssl/certs/"
mount -t proc proc "$bare/proc"
mount --bind /dev "$bare/dev"

if [ "${1:-}" = root ]; then
  timed inside apt-get update -q
  timed inside apt-get install -yq --no-install-recommends ninja-build
  exit 0
fi

git clone --quiet --no-local . "$bare/root/gazette"
for verb in demo test demo test; do
  timed inside "/root/gazette/dev" "$verb"
done
