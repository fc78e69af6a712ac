"""An outline map of places as one SVG element, for the HTML of a digest or a story.

Nothing is fetched: coasts and borders are Natural Earth's at 1:110 million (``data/outlines.json``, built by
``training/outlines.py``; disputed borders are left out). The window is the smallest that holds all places and
``_NARROWEST`` degrees; it is drawn in the equirectangular projection with true scale at its middle latitude, in whole
units of a picture that is ``_WIDTH`` units wide. Places of an event are drawn larger than those that are mentioned. A
label that would cover another is left out; the name is in the title of its dot.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

import attrs

from newsdigest import resources
from newsdigest.model.digest import Digest
from newsdigest.model.enums import MentionKind, PlaceRole
from newsdigest.model.story import Story
from newsdigest.renderers.html_parts import escape_line

__all__ = ["MapPoint", "digest_map", "map_svg", "story_map"]

_FILE: Final = "outlines.json"
_FORMAT: Final = 1
_UNITS: Final = 10  # of the file, a degree
_WIDTH: Final = 480
_ASPECT: Final = 0.55  # height of the picture by its width
_NARROWEST: Final = 40.0  # degrees of longitude: where outlines this coarse still show a shape
_MARGIN: Final = 1.25
_FINEST: Final = 2  # units of the picture between two points of a line
_LETTER: Final = 7.4  # units a letter of a label is wide
_LINE: Final = 15  # units a label is high
_MOST_LABELS: Final = 24
_MOST_POINTS: Final = 100
_TURN: Final = 360.0
_DIGITS: Final = 6  # of a degree; the last one is 11 cm
_POLES: Final = (-88.0, 86.0)  # where the picture ends at the latest, south and north
_FRAME: Final = 12.0  # units around the picture in which lines are cut

Point: TypeAlias = "tuple[float, float]"


@attrs.frozen(kw_only=True)
class MapPoint:
    """A place to draw.

    Attributes:
        name: its label.
        latitude: degrees north.
        longitude: degrees east.
        central: whether something of the story happened there.
    """

    name: str
    latitude: float
    longitude: float
    central: bool


@attrs.frozen
class _Line:
    """A coast (a ring) or a border: longitude and latitude of its points, and of its corners."""

    points: tuple[Point, ...]
    west: float
    south: float
    east: float
    north: float


@attrs.frozen
class _Outlines:
    land: tuple[_Line, ...]
    borders: tuple[_Line, ...]


@attrs.frozen
class _Window:
    """The part of the world that is drawn.

    Attributes:
        west: degrees of longitude at the left edge.
        north: degrees of latitude at the upper edge.
        across: units of the picture that a degree of longitude takes.
        down: units that a degree of latitude takes.
        height: of the picture, in units.
    """

    west: float
    north: float
    across: float
    down: float
    height: int

    def x(self, longitude: float) -> float:
        return (longitude - self.west) * self.across

    def y(self, latitude: float) -> float:
        return (self.north - latitude) * self.down


def digest_map(digest: Digest) -> str:
    """The places of a digest that it names and that have coordinates, as a figure; empty if there are none."""
    return _figure(_of_digest(digest))


def story_map(story: Story) -> str:
    """The places of all digests of a story, as a figure; empty if there are none."""
    return _figure(point for digest in story.digests for point in _of_digest(digest))


def _of_digest(digest: Digest) -> Iterator[MapPoint]:
    """Where the story happens, then the other places by salience; none that the article mentions only by a demonym."""
    answers = {place.id for place in digest.where}
    for place in sorted(digest.places, key=lambda place: (place.id not in answers, -place.salience)):
        named = any(mention.kind is MentionKind.NAME for mention in place.mentions)
        if named and place.latitude is not None and place.longitude is not None:
            central = place.id in answers or place.role is PlaceRole.EVENT
            yield MapPoint(name=place.name, latitude=place.latitude, longitude=place.longitude, central=central)


def _figure(points: Iterable[MapPoint]) -> str:
    spots: dict[tuple[float, float], MapPoint] = {}
    for point in points:
        spot = spots.setdefault((point.latitude, point.longitude), point)
        if point.central and not spot.central:
            spots[(point.latitude, point.longitude)] = attrs.evolve(spot, central=True)
    drawn = map_svg(sorted(spots.values(), key=lambda point: not point.central)[:_MOST_POINTS])
    return f'<figure class="nd-map">{drawn}</figure>' if drawn else ""


def map_svg(points: Sequence[MapPoint]) -> str:
    """The places on an outline map; empty without places.

    Args:
        points: what to draw, the most important first (its label is placed first).
    """
    if not points:
        return ""
    outlines = resources.load("renderers", _FILE, _read)
    window, points = _fit(points)
    land = "".join(_path(ring) + "z" for ring in _visible(outlines.land, window, _ring_within))
    borders = "".join(_path(line) for line in _visible(outlines.borders, window, _line_within))
    dots = "".join(_dots(points, window))
    labels = "".join(_labels(points, window))
    names = escape_line("; ".join(dict.fromkeys(point.name for point in points)))
    return (
        f'<svg viewBox="0 0 {_WIDTH} {window.height}" role="img" aria-label="Map: {names}">'
        f'<path class="nd-land" d="{land}"></path><path class="nd-border" d="{borders}"></path>{dots}{labels}</svg>'
    )


def _read(package: str, name: str) -> _Outlines:
    data = resources.read_json(package, name, version=_FORMAT)
    return _Outlines(_unpacked(data["land"]), _unpacked(data["borders"]))


def _unpacked(lines: object) -> tuple[_Line, ...]:
    if not isinstance(lines, list):
        raise TypeError("lines are a list")
    return tuple(_line(tuple(_summed(line))) for line in lines)


def _summed(line: Sequence[int]) -> Iterator[Point]:
    x = y = 0
    for across, up in zip(line[::2], line[1::2], strict=True):
        x, y = x + across, y + up
        yield x / _UNITS, y / _UNITS


def _line(points: tuple[Point, ...]) -> _Line:
    xs, ys = zip(*points, strict=True)
    return _Line(points, min(xs), min(ys), max(xs), max(ys))


def _fit(points: Sequence[MapPoint]) -> tuple[_Window, list[MapPoint]]:
    """The window that holds all points, and the points with longitudes that lie in it."""
    west = _start(point.longitude for point in points)
    moved = [attrs.evolve(point, longitude=west + _degrees_east(point.longitude, west)) for point in points]
    east = max(point.longitude for point in moved)
    south, north = min(point.latitude for point in moved), max(point.latitude for point in moved)
    squeeze = max(math.cos(math.radians((south + north) / 2)), 0.25)
    tall = max((north - south) * _MARGIN, (east - west) * _MARGIN * squeeze * _ASPECT, _NARROWEST * _ASPECT)
    wide = min(tall / (squeeze * _ASPECT), _TURN)
    top = min((south + north + tall) / 2, max(_POLES[1], north))
    bottom = max((south + north - tall) / 2, min(_POLES[0], south))
    across = _WIDTH / wide
    down = across / squeeze
    return _Window((west + east - wide) / 2, top, across, down, math.ceil((top - bottom) * down)), moved


def _degrees_east(longitude: float, west: float) -> float:
    """From 0 to below 360; a rounding error that puts a longitude just west of ``west`` counts as 0, not as 360."""
    return round((longitude - west) % _TURN, _DIGITS) % _TURN


def _start(longitudes: Iterable[float]) -> float:
    """Where the shortest arc that holds all longitudes begins: east of the widest gap."""
    ordered = sorted({longitude % _TURN for longitude in longitudes})
    gaps = [(ordered[at] - ordered[at - 1]) % _TURN or _TURN for at in range(len(ordered))]
    start = ordered[gaps.index(max(gaps))]
    return start - _TURN if start > _TURN / 2 else start


def _visible(
    lines: Iterable[_Line], window: _Window, cut: Callable[[list[Point], int, float, int], list[Point]]
) -> Iterator[list[Point]]:
    """The lines that cross the picture, cut at a frame around it, each as often as the picture shows it."""
    for line in lines:
        if window.y(line.south) < 0 or window.y(line.north) > window.height:
            continue
        for turn in (-_TURN, 0.0, _TURN):
            if window.x(line.east + turn) < 0 or window.x(line.west + turn) > _WIDTH:
                continue
            shown = [(window.x(x + turn), window.y(y)) for x, y in line.points]
            for axis, end in ((0, _WIDTH), (1, window.height)):
                shown = cut(cut(shown, axis, -_FRAME, 1), axis, end + _FRAME, -1)
            if len(shown) > 1:
                yield shown


def _ring_within(ring: list[Point], axis: int, edge: float, side: int) -> list[Point]:
    """The part of an area on one side of an edge, closed along the edge (Sutherland and Hodgman 1974)."""
    return _line_within([ring[-1], *ring], axis, edge, side) if ring else ring


def _line_within(line: list[Point], axis: int, edge: float, side: int) -> list[Point]:
    """The parts of a line on one side of an edge, joined along the edge."""
    inside = [(point[axis] - edge) * side >= 0 for point in line]
    if all(inside):
        return line
    kept: list[Point] = []
    for at, point in enumerate(line):
        if at and inside[at] != inside[at - 1]:
            before = line[at - 1]
            share = (edge - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside[at]:
            kept.append(point)
    return kept


def _path(points: Sequence[Point]) -> str:
    """Path data of a line, without points that lie close to the one before."""
    x0, y0 = round(points[0][0]), round(points[0][1])
    parts = [f"M{x0} {y0}"]
    for at, (exact_x, exact_y) in enumerate(points[1:], 2):
        x, y = round(exact_x), round(exact_y)
        if max(abs(x - x0), abs(y - y0)) >= _FINEST or (at == len(points) and (x, y) != (x0, y0)):
            parts.append(f"l{x - x0} {y - y0}")
            x0, y0 = x, y
    return "".join(parts)


def _dots(points: Iterable[MapPoint], window: _Window) -> Iterator[str]:
    for point in points:
        x, y = round(window.x(point.longitude)), round(window.y(point.latitude))
        kind, size = ("nd-scene", 5) if point.central else ("nd-spot", 3)
        yield f'<circle class="{kind}" cx="{x}" cy="{y}" r="{size}"><title>{escape_line(point.name)}</title></circle>'


def _labels(points: Iterable[MapPoint], window: _Window) -> Iterator[str]:
    """A label right or left of each dot, where it covers no other label and no dot of a label before it."""
    taken: list[tuple[float, float, float, float]] = []
    named: set[str] = set()
    for point in points:
        if len(named) == _MOST_LABELS:
            break
        x, y = round(window.x(point.longitude)), round(window.y(point.latitude))
        wide = len(point.name) * _LETTER
        for anchor, left in (("start", x + 9.0), ("end", x - 9.0 - wide)):
            box = (left, y - _LINE / 2, left + wide, y + _LINE / 2)
            if point.name in named or box[0] < 0 or box[2] > _WIDTH or any(_meet(box, other) for other in taken):
                continue
            taken += (box, (x - 7.0, y - 7.0, x + 7.0, y + 7.0))
            named.add(point.name)
            at = left if anchor == "start" else x - 9.0
            yield f'<text x="{at:.0f}" y="{y + 5}" text-anchor="{anchor}">{escape_line(point.name)}</text>'
            break


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
