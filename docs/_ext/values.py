"""The value types in the reference: a field is an entry of its own, with its type and a name that can be linked to.

Users do not make values, so a class shows its fields in place of the signature of its constructor.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

FIELD = re.compile(r"    (\w+): (.+)")


def entries(app: Sphinx, what: str, name: str, value: object, options: object, lines: list[str]) -> None:
    """Turn the section "Attributes:" of a class into one ``attribute`` directive a field."""
    if what == "class" and attrs.has(value) and "Attributes:" in lines:
        lines[:] = _entries(lines, {field.name: field.type for field in attrs.fields(value)})


def _entries(lines: list[str], types: dict[str, object]) -> Iterator[str]:
    within = False
    for line in lines:
        if line == "Attributes:":
            within = True
        elif within and (field := FIELD.fullmatch(line)):
            yield from ("", f".. attribute:: {field[1]}", f"   :type: {types[field[1]]}", "", f"   {field[2]}")
        elif within and line.startswith("        "):
            yield line[5:]
        else:
            within = within and not line
            yield line


def signatures(
    app: Sphinx, what: str, name: str, value: object, options: object, signature: str | None, returned: str | None
) -> tuple[str, str | None] | None:
    """No constructors; and class methods are documented with their class."""
    if what == "class" and name != "newsdigest.Span":
        return "", None
    if returned == "_D":
        return signature or "", name.split(".")[-2]
    return None


def setup(app: Sphinx) -> dict[str, bool]:
    """Before napoleon, which knows sections of this name too."""
    app.connect("autodoc-process-docstring", entries, priority=400)
    app.connect("autodoc-process-signature", signatures)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
