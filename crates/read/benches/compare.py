#!/usr/bin/env python3
"""How fast pages are read: Dateline, trafilatura and newspaper4k on the same files, in one run, on one thread.

usage: compare.py READ_SPEED FILE...

READ_SPEED is the built example of that name:
    cargo build --release -p dateline-read --example read_speed
The two others come from PyPI, into an environment of their own:
    python3 -m venv /somewhere/venv && /somewhere/venv/bin/pip install trafilatura newspaper4k
    /somewhere/venv/bin/python crates/read/benches/compare.py target/release/examples/read_speed page.html ...

Each reads each page for half a second at least; the processor's time counts. The others give a page's main text and one
date; Dateline gives its posts with theirs.
"""
import pathlib
import subprocess
import sys
import time

import newspaper
import trafilatura


def with_trafilatura(page):
    trafilatura.bare_extraction(page, with_metadata=True)


def with_newspaper(page):
    article = newspaper.Article("https://page.example/", language="en")
    article.download(input_html=page)
    article.parse()


def seconds(read, page):
    """Seconds of the processor a reading takes."""
    read(page)
    times, started = 0, time.process_time()
    while time.process_time() - started < 0.5:
        read(page)
        times += 1
    return (time.process_time() - started) / times


def main(speed, files):
    print("MB/s of HTML\tdateline\ttrafilatura %s\tnewspaper4k %s" % (trafilatura.__version__, newspaper.__version__))
    total = [0.0, 0.0, 0.0]
    size = 0
    for file in files:
        line = subprocess.run([speed, "40", file], capture_output=True, text=True, check=True).stdout
        own = float(line.split("\t")[1].split()[0]) / 1e3
        raw = pathlib.Path(file).read_bytes()
        page = raw.decode("utf-8", "replace")
        took = [own, seconds(with_trafilatura, page), seconds(with_newspaper, page)]
        print("%s\t%s" % (pathlib.Path(file).name, "\t".join("%.2f" % (len(raw) / 1e6 / t) for t in took)), flush=True)
        total = [a + b for a, b in zip(total, took)]
        size += len(raw)
    print("all\t%s" % "\t".join("%.2f" % (size / 1e6 / t) for t in total))
    print("Dateline is %.0f times as fast as trafilatura, %.0f times as newspaper4k." % (total[1] / total[0], total[2] / total[0]))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2:])
