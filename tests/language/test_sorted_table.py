"""A table of text found by bisection."""

from __future__ import annotations

import pytest

from newsdigest.language.sorted_table import SortedTable

TABLE = SortedTable("# note\n# more\na\t1\na b\t2\nab\t3\nzoë\t4\n".encode())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("a", "1"),
        ("a b", "2"),
        ("ab", "3"),
        ("zoë", "4"),
        ("", None),
        ("aa", None),
        ("b", None),
        ("zz", None),
        ("#", None),
    ],
)
def test_get(key: str, value: str | None) -> None:
    assert TABLE.get(key) == value


@pytest.mark.parametrize("data", [b"", b"# note\n", b"a\t1"])
def test_a_damaged_table_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="empty or cut off"):
        SortedTable(data)
