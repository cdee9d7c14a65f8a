"""Writes Natural Earth's shapes as lines of text: what it is, then a name and a place, or a line in Google's polyline
encoding with three decimals, longitude first. See README.md."""

import sys

import shapefile

DECIMALS = 1000
# In degrees; a hundredth is a kilometre.
COAST, BORDER = 0.01, 0.005
# A ring that is smaller than this is left out: it would be no more than a dot.
SMALLEST = 0.02
LARGE_LAKES = 7


def simplified(points, tolerance):
    """Douglas and Peucker's line simplification."""
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        (x0, y0), (x1, y1) = points[first], points[last]
        dx, dy = x1 - x0, y1 - y0
        length = (dx * dx + dy * dy) or None
        far, at = 0.0, None
        for i in range(first + 1, last):
            x, y = points[i]
            share = 0.0 if length is None else max(0.0, min(1.0, ((x - x0) * dx + (y - y0) * dy) / length))
            off = (x - x0 - share * dx) ** 2 + (y - y0 - share * dy) ** 2
            if off > far:
                far, at = off, i
        if at is not None and far > tolerance * tolerance:
            keep[at] = True
            spans += [(first, at), (at, last)]
    return [point for point, kept in zip(points, keep) if kept]


def encoded(points):
    out, before = [], (0, 0)
    for lon, lat in points:
        now = (round(lon * DECIMALS), round(lat * DECIMALS))
        if out and now == before:
            continue
        for value in (now[0] - before[0], now[1] - before[1]):
            value = ~(value << 1) if value < 0 else value << 1
            while value >= 0x20:
                out.append(chr((0x20 | (value & 0x1F)) + 63))
                value >>= 5
            out.append(chr(value + 63))
        before = now
    return "".join(out)


def parts(shape):
    starts = list(shape.parts) + [len(shape.points)]
    for start, end in zip(starts, starts[1:]):
        yield shape.points[start:end]


def joined(shape):
    """The parts of a shape, those that begin where the one before ends put together."""
    line = []
    for points in parts(shape):
        if line and line[-1] == points[0]:
            line = line + points[1:]
            continue
        if len(line) > 1:
            yield line
        line = points
    if len(line) > 1:
        yield line


def large(points):
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return max(lons) - min(lons) >= SMALLEST or max(lats) - min(lats) >= SMALLEST


def rings(name, file, tolerance, wanted=lambda record: True):
    for of in shapefile.Reader(file).iterShapeRecords():
        if not wanted(of.record):
            continue
        for points in parts(of.shape):
            if large(points):
                # A ring's ends are one point: its halves are simplified apart.
                half = len(points) // 2
                line = simplified(points[: half + 1], tolerance)[:-1] + simplified(points[half:], tolerance)
                if len(line) > 3:
                    print(name, encoded(line))


def main(folder):
    rings("land", f"{folder}/physical/ne_10m_land", COAST)
    rings("lake", f"{folder}/physical/ne_10m_lakes", COAST, lambda r: r["scalerank"] <= LARGE_LAKES)
    for of in shapefile.Reader(f"{folder}/cultural/ne_10m_admin_0_boundary_lines_land").iterShapeRecords():
        kind = of.record["FEATURECLA"]
        name = "border" if kind.startswith("International boundary") else "disputed"
        if kind in ("Overlay limit", "Lease limit"):
            continue
        for points in joined(of.shape):
            # Some borders are shorter than what the encoding tells apart.
            line = simplified(points, BORDER)
            if len({(round(lon * DECIMALS), round(lat * DECIMALS)) for lon, lat in line}) > 1:
                print(name, encoded(line))
    countries = shapefile.Reader(f"{folder}/cultural/ne_10m_admin_0_countries", encoding="utf-8")
    for record in countries.iterRecords():
        print("name", f"{record['LABEL_X']:.2f} {record['LABEL_Y']:.2f} {record['LABELRANK']}", record["NAME_EN"])


main(sys.argv[1])
