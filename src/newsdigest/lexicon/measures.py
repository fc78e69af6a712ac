"""Units of measure and money by the forms in which texts write them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from newsdigest import resources

__all__ = ["currencies", "units"]


def units() -> Mapping[str, str]:
    """The unit of each form, lower case; symbols of the SI where there is one.

    >>> units()["kilometres"], units()["per cent"]
    ('km', '%')

    Raises:
        ResourceError: the packaged file is missing or damaged.
    """
    return resources.load("lexicon", "units.tsv", _read)


def currencies() -> Mapping[str, str]:
    """The ISO 4217 code of each word, code and sign of money, lower case.

    >>> currencies()["euros"], currencies()["£"]
    ('EUR', 'GBP')

    Raises:
        ResourceError: the packaged file is missing or damaged.
    """
    return resources.load("lexicon", "currencies.tsv", _read)


def _read(package: str, name: str) -> Mapping[str, str]:
    rows = resources.read_rows(package, name)
    return MappingProxyType({row[0]: row[1] for row in rows})
