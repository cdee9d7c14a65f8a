#!/usr/bin/env python3
"""Writes parses.tsv, what spaCy makes of the lines of texts.txt.

    python3 generate.py PATH_OF_THE_MODEL < texts.txt > parses.tsv

The model is the folder that ../../data/convert.py reads; spaCy is 3.8. A token a line: first byte, byte after the last, tag,
index of the head, label, name (B-, I- or O); an empty line after each text. Tokens of white space are left out.
"""

import sys

import spacy


def main():
    nlp = spacy.load(sys.argv[1], exclude=["senter", "attribute_ruler", "lemmatizer"])
    for line in sys.stdin:
        text = line.rstrip("\n")
        doc = nlp(text)
        assert not any(token.is_space for token in doc)
        for token in doc:
            start = len(text[: token.idx].encode())
            name = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
            print(start, start + len(token.text.encode()), token.tag_, token.head.i, token.dep_, name, sep="\t")
        print()


if __name__ == "__main__":
    main()
