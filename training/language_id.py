"""Build language/data/languages.tsv: the commonest letter triples of each language.

Counts come from the profiles of langdetect 1.0.9 (Apache-2.0, Cybozu Labs; made from Wikipedia abstracts), which its
source distribution holds: ``pip download --no-deps langdetect==1.0.9``, unpack, then

    python -m training.language_id langdetect-1.0.9/langdetect/profiles
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "newsdigest" / "language" / "data" / "languages.tsv"
SCRIPTS = {
    "latin": [
        *("af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv"),
        *("nl", "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw", "tl", "tr", "vi"),
    ],
    "cyrillic": ["bg", "mk", "ru", "uk"],
    "arabic": ["ar", "fa", "ur"],
    "devanagari": ["hi", "mr", "ne"],
}
KEPT = 600
SCALE = 100  # hundredths of a natural-log unit, as whole numbers


def triples(profile: Path) -> Counter[str]:
    """How often each triple of letters and word ends occurs, case folded."""
    data = json.loads(profile.read_text(encoding="utf-8"))
    counts: Counter[str] = Counter()
    for gram, count in data["freq"].items():
        if len(gram) == 3 and gram[1] != " ":
            folded = gram.lower().replace(" ", "_")
            if len(folded) == 3:  # a few capitals fold to two characters
                counts[folded] += count
    return counts


def main(folder: Path) -> None:
    lines = [
        "# Letter triples by language, from langdetect 1.0.9 (Apache-2.0). Made by training/language_id.py.",
        "# script, language, score of an unseen triple, triples with their scores (hundredths of log probability)",
    ]
    for script, codes in SCRIPTS.items():
        for code in codes:
            counts = triples(folder / code)
            total = sum(counts.values())
            kept = counts.most_common(KEPT)
            scores = [(gram, round(SCALE * math.log(count / total))) for gram, count in kept]
            floor = scores[-1][1] - 2 * SCALE
            lines.append("\t".join([script, code, str(floor), " ".join(f"{gram}{score}" for gram, score in scores)]))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
