#!/usr/bin/env bash
# The fonts that pages are pictured with, whatever else this machine has: writes build/fonts/fonts.conf, which knows no others,
# and prints its path. They are Debian's; what is missing gets installed.
set -eu
cd "$(dirname "$0")/../.."

families=("Liberation Sans" "Liberation Serif" "Liberation Mono" "Noto Sans CJK SC" "Noto Serif CJK SC")

has_all() {
  local family
  for family in "${families[@]}"; do fc-list "$family" 2>/dev/null | grep -q . || return 1; done
}
has_all || ./dev install fontconfig fonts-liberation fonts-noto-cjk >&2
has_all || { echo "fonts.sh: these fonts are needed: ${families[*]}" >&2; exit 1; }

folder=$PWD/build/fonts
rm -rf "$folder"
mkdir -p "$folder/used"
for family in "${families[@]}"; do
  fc-list "$family" file | sed 's/: *$//' | while read -r file; do ln -sf "$file" "$folder/used/"; done
done

alias_of() {  # GENERIC FAMILY…
  local generic=$1
  shift
  echo "  <alias binding=\"strong\"><family>$generic</family><prefer>$(printf '<family>%s</family>' "$@")</prefer></alias>"
}

cat >"$folder/fonts.conf" <<END
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>$folder/used</dir>
  <cachedir>$folder/cache</cachedir>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
$(alias_of sans-serif "Liberation Sans" "Noto Sans CJK SC")
$(alias_of system-ui "Liberation Sans" "Noto Sans CJK SC")
$(alias_of serif "Liberation Serif" "Noto Serif CJK SC")
$(alias_of monospace "Liberation Mono" "Noto Sans CJK SC")
</fontconfig>
END
echo "$folder/fonts.conf"
