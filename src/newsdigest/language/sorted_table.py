"""A table of text that is searched where it lies: lines sorted by key, found by bisection.

Splitting six megabytes into a dictionary takes a tenth of a second and several times the memory; an article asks for a
few dozen names, each of which costs some 17 comparisons here.
"""

from __future__ import annotations

from newsdigest import resources

__all__ = ["SortedTable"]


class SortedTable:
    """Lines of ``key<TAB>value``, sorted by the UTF-8 bytes of the key, after lines that start with ``#``."""

    __slots__ = ("_data", "_first")

    def __init__(self, data: bytes) -> None:
        first = 0
        while data.startswith(b"#", first):
            first = data.find(b"\n", first) + 1 or len(data)
        if first >= len(data) or not data.endswith(b"\n"):
            raise ValueError("it is empty or cut off")
        self._data = data
        self._first = first

    @classmethod
    def read(cls, package: str, name: str) -> SortedTable:
        """The table of a packaged file."""
        return cls(resources.read_bytes(package, name))

    def get(self, key: str) -> str | None:
        """The value of a key, or None."""
        data, wanted = self._data, key.encode("utf-8", "surrogatepass") + b"\t"
        low, high = self._first, len(data)
        while low < high:  # both are starts of lines
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = data.find(b"\n", start)
            line_key = data[start : data.find(b"\t", start, end) + 1]
            if line_key == wanted:
                return data[start + len(wanted) : end].decode("utf-8")
            if line_key[:-1] < wanted[:-1]:
                low = end + 1
            else:
                high = start
        return None
