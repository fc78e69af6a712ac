"""Builds the outlines of the map, ``src/newsdigest/renderers/data/outlines.json``, from Natural Earth's countries.

    python -m training.outlines NATURALEARTH_LOWRES.shp

The file lies in the wheel of geopandas 0.14.4 (``geopandas/datasets/naturalearth_lowres/``, beside its ``.dbf``):
Natural Earth's Admin 0 countries at 1:110 million, which are in the public domain. A line that one country has is
coast, a line that two have is a border. Coasts are joined into rings, which are filled; borders are lines of their own.
Disputed borders are left out (``DISPUTED``), so that the map takes no side.

Points are in tenths of a degree, as differences from the point before; points that lie within ``TOLERANCE`` of the line
through their neighbours are left out (Douglas and Peucker 1973).
"""

from __future__ import annotations

import json
import struct
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "newsdigest" / "renderers" / "data" / "outlines.json"
SCALE = 10  # units a degree
TOLERANCE = 0.8  # units
SHORTEST = 4  # points of a ring; smaller islands are left out
EVERYWHERE = (-180.0, -90.0, 180.0, 90.0)
DISPUTED = (
    ("Somalia", "Somaliland", EVERYWHERE),
    ("Cyprus", "N. Cyprus", EVERYWHERE),
    ("Morocco", "W. Sahara", EVERYWHERE),
    ("Serbia", "Kosovo", EVERYWHERE),
    ("Israel", "Palestine", EVERYWHERE),
    ("Jordan", "Palestine", EVERYWHERE),
    ("Russia", "Ukraine", (32.0, 44.0, 37.0, 46.6)),
    ("China", "India", (70.0, 25.0, 98.0, 37.0)),
    ("India", "Pakistan", (73.0, 32.4, 80.0, 37.5)),
    ("China", "Pakistan", (73.0, 32.4, 80.0, 37.5)),
    ("Sudan", "S. Sudan", (27.5, 9.0, 29.6, 10.6)),
)
"""Two names of the file, and where their line is disputed: west, south, east, north."""

Point = tuple[float, float]
Segment = tuple[Point, Point]


def countries(shapes: Path) -> Iterator[tuple[str, list[list[Point]]]]:
    """Each country's name with its rings, read by the layout of ESRI's shapefile (1998) and of dBASE."""
    table = shapes.with_suffix(".dbf").read_bytes()
    size, width = struct.unpack("<HH", table[8:12])
    fields: list[tuple[str, int, int]] = []
    at = 1
    for start in range(32, size - 1, 32):
        length = table[start + 16]
        fields.append((table[start : start + 11].split(b"\0")[0].decode(), at, length))
        at += length
    ((_, begin, length),) = (field for field in fields if field[0] == "name")
    for index, rings in enumerate(_polygons(shapes.read_bytes())):
        row = size + index * width
        yield table[row + begin : row + begin + length].decode("utf-8", "replace").strip(), rings


def _polygons(data: bytes) -> Iterator[list[list[Point]]]:
    at = 100
    while at < len(data):
        words = struct.unpack(">i", data[at + 4 : at + 8])[0]
        parts, points = struct.unpack("<ii", data[at + 44 : at + 52])
        starts = (*struct.unpack(f"<{parts}i", data[at + 52 : at + 52 + 4 * parts]), points)
        numbers = struct.unpack_from(f"<{2 * points}d", data, at + 52 + 4 * parts)
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        yield [pairs[first:last] for first, last in pairwise(starts)]
        at += 8 + 2 * words


def segments(shapes: Path) -> dict[frozenset[Point], list[tuple[str, Segment]]]:
    """Every segment of an outline, with the countries that have it."""
    found: defaultdict[frozenset[Point], list[tuple[str, Segment]]] = defaultdict(list)
    for name, rings in countries(shapes):
        for ring in rings:
            points = [(round(x, 5), round(y, 5)) for x, y in ring]
            for one, other in pairwise(points):
                if one != other:
                    found[frozenset((one, other))].append((name, (one, other)))
    return found


def is_disputed(names: set[str], line: Segment) -> bool:
    """Whether the border of two countries is disputed at a segment."""
    for one, other, (west, south, east, north) in DISPUTED:
        if names == {one, other}:
            return all(west <= x <= east and south <= y <= north for x, y in line)
    return False


def chains(lines: Iterable[Segment]) -> Iterator[list[Point]]:
    """Segments joined end to start, in their order."""
    following: defaultdict[Point, list[Point]] = defaultdict(list)
    arriving: defaultdict[Point, int] = defaultdict(int)
    for one, other in lines:
        following[one].append(other)
        arriving[other] += 1
    openers = [point for point in following if len(following[point]) > arriving[point]]
    for opener in (*openers, *list(following)):
        while following[opener]:
            chain = [opener]
            while following[chain[-1]] and (len(chain) == 1 or chain[-1] != opener):
                chain.append(following[chain[-1]].pop())
            yield chain


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """The points of a line that matter, by Douglas and Peucker."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        far, at = max(
            ((_off(points[i], points[first], points[last]), i) for i in range(first + 1, last)), default=(0.0, 0)
        )
        if far > tolerance:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def _off(point: Point, start: Point, end: Point) -> float:
    (x, y), (x0, y0), (x1, y1) = point, start, end
    across, up = x1 - x0, y1 - y0
    length = (across**2 + up**2) ** 0.5
    if not length:
        return float(((x - x0) ** 2 + (y - y0) ** 2) ** 0.5)
    return float(abs(across * (y - y0) - up * (x - x0)) / length)


def packed(points: list[Point]) -> list[int]:
    """A line as whole numbers: its first point, then differences."""
    whole = [(round(x), round(y)) for x, y in points]
    numbers = [*whole[0]]
    for (x0, y0), (x1, y1) in pairwise(whole):
        if (x0, y0) != (x1, y1):
            numbers += (x1 - x0, y1 - y0)
    return numbers


def main(path: str) -> None:
    found = segments(Path(path))
    coast = [owners[0][1] for owners in found.values() if len(owners) == 1]
    shared = [owners for owners in found.values() if len(owners) > 1]
    borders = [owners[0][1] for owners in shared if not is_disputed({name for name, _ in owners}, owners[0][1])]
    lines = {"land": list(chains(coast)), "borders": list(_both_ways(borders))}
    document: dict[str, object] = {
        "format": 1,
        "about": "Coasts and borders of Natural Earth 1:110m (public domain), tenths of a degree, differences",
    }
    for kind, parts in lines.items():
        scaled = [[(x * SCALE, y * SCALE) for x, y in part] for part in parts]
        small = [simplified(part, TOLERANCE) for part in scaled]
        document[kind] = [packed(part) for part in small if kind == "borders" or len(part) >= SHORTEST]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(document, separators=(",", ":")) + "\n", encoding="utf-8")
    print({kind: len(document[kind]) for kind in lines}, TARGET.stat().st_size, "bytes")  # type: ignore[arg-type]


def _both_ways(lines: Iterable[Segment]) -> Iterator[list[Point]]:
    """Segments joined into lines in either direction, from junction to junction."""
    beside: defaultdict[Point, list[Point]] = defaultdict(list)
    for one, other in lines:
        beside[one].append(other)
        beside[other].append(one)
    ends = [point for point in beside if len(beside[point]) != 2]
    for start in (*ends, *list(beside)):
        while beside[start]:
            line = [start]
            while beside[line[-1]]:
                following = beside[line[-1]].pop()
                beside[following].remove(line[-1])
                line.append(following)
                if following in ends or following == start:
                    break
            yield line


if __name__ == "__main__":
    main(sys.argv[1])
