#!/usr/bin/env bash
# Draws docs/pages.png from the built sample. Needs poppler-utils and imagemagick; run after `npm start`.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pdftoppm -r 72 -png output/2024-03/2024-03.pdf "$work/page"
pages=("$work"/page-*.png)
chosen=("${pages[0]}" "${pages[1]}" "${pages[3]}" "${pages[5]}")
montage "${chosen[@]}" -tile 4x1 -geometry 380x+12+12 -background '#e5eaf0' -shadow "$work/sheet.png"
convert "$work/sheet.png" +dither -colors 128 -strip -define png:exclude-chunks=date,time PNG8:docs/pages.png
