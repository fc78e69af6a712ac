"""Number words, ordinals, indefinite numbers and approximators; lower case."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from newsdigest.lexicon.word_sets import words

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
CARDINALS: Mapping[str, int] = MappingProxyType(
    {word: number for number, word in enumerate(f"{_UNITS} eighteen nineteen".split())}
    | {
        word: 10 * number
        for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
    }
)
ORDINALS: Mapping[str, int] = MappingProxyType(
    {
        word: number
        for number, word in enumerate(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
            start=1,
        )
    }
)
SCALES: Mapping[str, int] = MappingProxyType(
    {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
)
INDEFINITE_NUMBERS = words("tens dozens scores hundreds") | words("thousands millions billions trillions")
APPROXIMATORS = words("about around some roughly approximately")  # "about 30": near it, on either side
NEAR_BELOW = words("nearly almost")
COMPARATORS = words("more less fewer than") | words("most least")
FRACTIONS = words("half third quarter")
