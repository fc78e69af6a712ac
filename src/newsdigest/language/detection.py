"""Which language is this? Everyday words for English, letter triples for the others; deterministic and small.

An article is English where everyday English words that other languages lack make up a good share of its words: in
news they are a third, in other languages at most a few in a hundred. Only text that fails this test is compared, by
the script that most of its letters belong to, with the commonest letter triples of each language (Cavnar and Trenkle
1994; the counts are those of langdetect's profiles, see ``training/language_id.py``). Text of fewer than 40 letters or
ten words is not guessed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from newsdigest.errors import LanguageError
from newsdigest.logistic import probability
from newsdigest.model.article import Article
from newsdigest.resources import load, read_lines

__all__ = ["check", "detect", "foreign_margin", "is_everyday_english"]

_REACH = 2000
_MAX_TRIPLES = 1200
_NEEDED = 6.0  # how far another language must beat English: mean margin times root of the count of triples
_MIN_LETTERS = 40
_MIN_WORDS = 10
_ENGLISH_SHARE = 0.1
_SURE_SHARE = 0.22
_MIN_CONFIDENCE = 0.5
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_LETTER = re.compile(r"[^\W\d_]")
_SCRIPTS = (
    ("latin", r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    ("cyrillic", r"[\u0400-\u052f]"),
    ("arabic", r"[\u0600-\u06ff\u0750-\u077f]"),
    ("devanagari", r"[\u0900-\u097f]"),
    ("ja", r"[\u3040-\u30ff]"),
    ("zh", r"[\u4e00-\u9fff]"),
    ("ko", r"[\uac00-\ud7af\u1100-\u11ff]"),
    ("el", r"[\u0370-\u03ff\u1f00-\u1fff]"),
    ("he", r"[\u0590-\u05ff]"),
    ("bn", r"[\u0980-\u09ff]"),
    ("pa", r"[\u0a00-\u0a7f]"),
    ("gu", r"[\u0a80-\u0aff]"),
    ("ta", r"[\u0b80-\u0bff]"),
    ("te", r"[\u0c00-\u0c7f]"),
    ("kn", r"[\u0c80-\u0cff]"),
    ("ml", r"[\u0d00-\u0d7f]"),
    ("th", r"[\u0e00-\u0e7f]"),
    ("am", r"[\u1200-\u137f]"),
    ("hy", r"[\u0530-\u058f]"),
    ("ka", r"[\u10a0-\u10ff]"),
)
"""Compiled when a text comes that is not English."""

_JAPANESE_SHARE = 0.1  # of kana among the letters: Chinese has none
_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan",
    "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "kn": "Kannada", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian",
    "ml": "Malayalam", "mr": "Marathi", "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "pa": "Punjabi",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovene",
    "so": "Somali", "sq": "Albanian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai",
    "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_UNDECLARED = frozenset({"und", "mul", "zxx", "mis"})


class _Profile(NamedTuple):
    """The letter triples of one language: log probabilities in hundredths."""

    script: str
    language: str
    unseen: int
    scores: dict[str, int]


def detect(text: str) -> tuple[str, float] | None:
    """The language of ``text`` as ISO 639 code and how sure that is (0..1), or None where it cannot be identified.

    Only the first 2,000 characters are read. Of near relatives (Danish and Norwegian) either may be named: the
    figure says how sure it is that the text is, or is not, English.

    Raises:
        ResourceError: a packaged file is missing or damaged.

    >>> detect("The harbour master said that the pier would be closed because it is not safe for those who use it.")
    ('en', 1.0)
    >>> detect("Der Hafenmeister sagte, dass die Brücke am Montag geschlossen wird, weil sie nicht mehr sicher ist.")[0]
    'de'
    >>> detect("Ferry sinks off Oban") is None
    True
    """
    sample = text[:_REACH]
    words = _WORD.findall(sample.lower().replace("\u2019", "'"))
    letters = sum(map(len, words))
    if letters < _MIN_LETTERS:
        return None
    share = sum(map(_english_words().__contains__, words)) / len(words)
    if share >= _ENGLISH_SHARE and len(words) >= _MIN_WORDS:
        return "en", min(1.0, round(0.5 + 0.5 * (share - _ENGLISH_SHARE) / (_SURE_SHARE - _ENGLISH_SHARE), 3))
    script, fraction = _script(sample)
    if len(script) == 2:
        return script, round(fraction, 3)
    if len(words) < _MIN_WORDS:
        return None
    return _by_triples(words, script)


def check(article: Article) -> None:
    """Refuse an article that is not in English.

    An article whose ``language`` is English passes: that is how a caller forces it. What a page declares otherwise is
    weighed against its text, since many pages declare wrongly; it decides alone only where the text is too short.

    Raises:
        LanguageError: the article is in another language.
    """
    declared = (article.language or "").lower().replace("_", "-").partition("-")[0]
    if declared in ("en", "eng"):
        return
    found = detect(article.text)
    if found is not None:
        language, confidence = found
        if language == "en" or confidence < _MIN_CONFIDENCE:
            return
    elif declared.isalpha() and len(declared) in (2, 3) and declared not in _UNDECLARED and len(article.text) < _REACH:
        language = declared
    else:
        return
    name = _NAMES.get(language, f"the language {language!r}")
    raise LanguageError(
        f"the article seems to be in {name}; newsdigest reads English. If it is English, pass language='en' "
        "(in a shell, --language en)"
    )


def foreign_margin(words: Sequence[str]) -> float:
    """How far the letters of some words speak for another language than English; 0 or less where for none.

    It is the mean margin per letter triple by the root of their count. Words in another script are infinitely far off.

    Args:
        words: in small letters; names among them say nothing of the language.

    Raises:
        ResourceError: a packaged file is missing or damaged.

    >>> foreign_margin(["klagt", "gegen"]) > 4, foreign_margin(["library", "closes", "after", "flood"]) > 0
    (True, False)
    """
    script, _ = _script(" ".join(words))
    if script != "latin":
        return math.inf
    means, count = _means(words, script)
    return (max(means.values()) - means["en"]) / 100 * math.sqrt(count) if means else 0.0


def is_everyday_english(word: str) -> bool:
    """Whether a word in small letters is an everyday one of English that other languages lack.

    >>> is_everyday_english("would"), is_everyday_english("in")
    (True, False)
    """
    return word in _english_words()


def _script(sample: str) -> tuple[str, float]:
    """The script of most letters, or the one language written in it, and its share of the letters."""
    letters = max(1, len(_LETTER.findall(sample)))
    counts = {name: len(re.findall(pattern, sample)) for name, pattern in _SCRIPTS}
    if counts["ja"] >= _JAPANESE_SHARE * letters:
        return "ja", (counts["ja"] + counts["zh"]) / letters
    name = max(counts, key=lambda script: counts[script])
    return name, min(1.0, counts[name] / letters)


def _by_triples(words: list[str], script: str) -> tuple[str, float] | None:
    """The language whose letter triples fit best; the confidence follows from its distance to English."""
    found, count = _means(words, script)
    means = sorted((mean, name) for name, mean in found.items())
    if not means:
        return None
    best, language = means[-1]
    rival = next((mean for mean, name in reversed(means[:-1]) if "en" in (language, name)), best - 100)
    margin = (best - rival) / 100 * math.sqrt(count)
    return language, round(probability(margin - _NEEDED), 3)


def _means(words: Sequence[str], script: str) -> tuple[dict[str, float], int]:
    """The mean score of the words' letter triples in each language of a script, and how many triples they have."""
    grams = [padded[at : at + 3] for word in words for padded in (f"_{word}_",) for at in range(len(padded) - 2)]
    grams = grams[:_MAX_TRIPLES]
    if not grams:
        return {}, 0
    profiles = load("language", "languages.tsv", _profiles)
    return {
        profile.language: sum(map(profile.scores.get, grams, repeat(profile.unseen))) / len(grams)
        for profile in profiles
        if profile.script == script
    }, len(grams)


def _english_words() -> frozenset[str]:
    return load("language", "english_words.txt", _word_set)


def _word_set(package: str, name: str) -> frozenset[str]:
    return frozenset(word for line in read_lines(package, name) for word in line.split())


def _profiles(package: str, name: str) -> tuple[_Profile, ...]:
    return tuple(_profile(line) for line in read_lines(package, name))


def _profile(line: str) -> _Profile:
    script, language, unseen, entries = line.split("\t")
    return _Profile(script, language, int(unseen), {entry[:3]: int(entry[3:]) for entry in entries.split(" ")})
