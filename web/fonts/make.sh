#!/bin/sh
# Makes the font files from the npm package again: see README.md.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent @fontsource/newsreader@5.3.0 >/dev/null && tar xzf fontsource-newsreader-5.3.0.tgz)
files=$work/package/files
cut() { # source, code points, result
    pyftsubset "$files/$1" --unicodes="$2" --layout-features=kern,lnum,ccmp --no-hinting --desubroutinize \
        --flavor=woff2 --output-file="$3"
}
ascii=U+0020-007E,U+00A0,U+00AB,U+00B7,U+00BB,U+00D7,U+00E9,U+2013-2014,U+2018-2019,U+201C-201D,U+2026
rest=U+00A1-00FF,U+0131,U+0152-0153,U+2010,U+201A,U+201E,U+2022,U+2032-2033,U+20AC,U+2212
for weight in 400 600; do
    cut "newsreader-latin-$weight-normal.woff2" "$ascii" "newsreader-$weight.woff2"
    cut "newsreader-latin-$weight-normal.woff2" "$rest" "newsreader-$weight-latin-1.woff2"
    cut "newsreader-latin-ext-$weight-normal.woff2" U+0100-02AF,U+1E00-1EFF "newsreader-$weight-latin-ext.woff2"
done
whole() { # source, code points, result, features; the result is as packed as the source, so that is unpacked first
    case $1 in
        *.woff2) fonttools ttLib.woff2 decompress -o "$work/whole.ttf" "$1" ;;
        *) cp "$1" "$work/whole.ttf" ;;
    esac
    pyftsubset "$work/whole.ttf" --unicodes="$2" --layout-features="$4" --no-hinting --desubroutinize --output-file="$3"
}
marks=U+0000-00FF,U+0131,U+0152-0153,U+2010-2014,U+2018-201E,U+2022,U+2026,U+20AC,U+2212
letters=U+0020-024F,U+0370-03FF,U+0400-052F,U+0531-058F,U+05D0-05EA,U+0600-06FF,U+10A0-10FF,U+2010-203A
whole "$files/newsreader-latin-600-normal.woff2" "$marks" card-latin.ttf kern,lnum,ccmp
whole "$files/newsreader-latin-ext-600-normal.woff2" U+0100-02AF,U+1E00-1EFF card-latin-ext.ttf kern,lnum,ccmp
whole /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf \
    "$letters,U+20A0-20BF,U+2190-2193,U+2212,U+FB50-FDFF,U+FE70-FEFF" card-plain.ttf '*'
cp "$work/package/LICENSE" OFL.txt
