#!/usr/bin/env bash
# Draws docs/themes.png: the sample in its own look and in the editorial theme. Needs poppler-utils and imagemagick.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for theme in plain editorial; do
  look=()
  [ "$theme" = plain ] || look=(--theme "$theme")
  node dist/cli.js build 2024-03 --no-cache --edition pdf --output "$work/$theme" "${look[@]}" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  pdftoppm -r 72 -png -l 4 "$work/$theme/2024-03/2024-03.pdf" "$work/$theme"
done
montage "$work"/plain-0[124].png "$work"/editorial-0[124].png -tile 3x2 -geometry 330x+12+12 \
  -background '#e5eaf0' -shadow "$work/sheet.png"
convert "$work/sheet.png" +dither -colors 128 -strip -define png:exclude-chunks=date,time PNG8:docs/themes.png
