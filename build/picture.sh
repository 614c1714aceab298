#!/bin/sh
# Makes the README's picture: the page of docs/example.txt, as Chromium shows it.
set -eu
cd "$(dirname "$0")/.."
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
go run ./cmd/hearsay read -q --publisher "Meridian Weekly" --published 2031-03-06 --html "$dir/page.html" docs/example.txt
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1100,720 --screenshot="$dir/page.png" "file://$dir/page.html" >/dev/null 2>&1
mkdir -p docs/img
mv "$dir/page.png" docs/img/page.png
ls -l docs/img/page.png
