#!/bin/sh
# Makes common.txt again: the words that English writes in lower case, one a line, sorted.
# Needs Debian's packages wamerican-small and wbritish-small (SCOWL size 35); see README.md for their licence.
set -eu
cd "$(dirname "$0")"
LC_ALL=C cat /usr/share/dict/american-english-small /usr/share/dict/british-english-small |
    LC_ALL=C grep -E '^[a-z]{2,}$' | LC_ALL=C sort -u >common.txt
