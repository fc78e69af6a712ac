"""Cues beside quotation marks: "...," said X; X said: "..."; "...," X said, "...".

Parsers are at their weakest where a sentence is broken by quotation marks, and news is at its most regular there.
So a verb that stands beside a quotation is read by its place first: what stands between it and the marks, and
whether the punctuation joins the two. The tree is asked for the subject alone, and only outside the marks.
"""

from __future__ import annotations

from newsdigest.facts.quotes.cues import SPEECH
from newsdigest.facts.quotes.scene import Scene
from newsdigest.facts.quotes.sources import NOMINAL, climb, source_of, subject_after

__all__ = ["beside_marks", "statement_start"]

_JOINING = frozenset(",?!-–—;:…")
_LIGHT = frozenset(("ADV", "AUX", "PUNCT", "PART", "CCONJ", "SCONJ"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LONGEST_GAP = 30
_DEEPEST = 6

Reading = tuple[str, tuple[tuple[int, int], ...], int]


def beside_marks(scene: Scene, index: int, kind: str) -> Reading | None:
    """How a verb hangs together with the quotation beside it: frame, pieces of content, head of the source."""
    first, last = scene.chunk[index]
    before = _region_before(scene, first)
    after = _region_after(scene, last)
    if before >= 0 and _is_joined(scene, before, first, index):
        found = _after_marks(scene, index, before)
        if found is not None:
            frame, source = found
            first_token = statement_start(scene, before)
            if kind not in SPEECH and first_token < scene.region_tokens[before][0]:
                return None  # "When he said "no," she left": the marks are somebody else's
            pieces = [(first_token, scene.region_tokens[before][1])]
            if after >= 0 and _goes_on(scene, index, last):
                pieces.append(scene.region_tokens[after])
            return frame, tuple(pieces), source
    if after >= 0 and not _is_named_in_passing(scene, after):
        frame = _gap(scene, index, last)
        if frame:
            source = source_of(scene, index, passive=False)
            if source < 0:
                source = _subject_before(scene, index, first)
            return frame, (_to_statement_end(scene, index, after),), source
    return _before_block(scene, index, last)


def _before_block(scene: Scene, index: int, last: int) -> Reading | None:
    """A line that ends with the cue and a colon, and the block after it: a block quotation, which needs no marks."""
    if scene.tokens[last - 1].text != ":" or last >= len(scene.tokens) or scene.region_of[last] >= 0:
        return None
    if scene.block(last) == scene.block(last - 1) or not _gap(scene, index, last):
        return None
    stop = last
    while stop < len(scene.tokens) and scene.block(stop) == scene.block(last):
        stop = scene.analysis.sentences[scene.tokens[stop].sentence].last
    return "block", ((last, stop),), source_of(scene, index, passive=False)


def _region_before(scene: Scene, first: int) -> int:
    if first == 0 or scene.block(first - 1) != scene.block(first):
        return -1
    return scene.region_of[first - 1]


def _region_after(scene: Scene, last: int) -> int:
    if last >= len(scene.tokens) or scene.region_of[last] < 0:
        return -1
    mark = scene.tokens[last - 1].text
    if mark in (".", "?", "!") or (mark != ":" and scene.block(last) != scene.block(last - 1)):
        return -1
    return scene.region_of[last]


def _is_joined(scene: Scene, region: int, first: int, index: int) -> bool:
    """Whether the words after the closing mark belong to the quotation's sentence."""
    quoted = scene.regions[region]
    inner = scene.text(max(quoted.inner_start, quoted.inner_end - 4), quoted.inner_end).rstrip()
    final = inner[-1:]
    if final in _JOINING and final not in "?!…":
        return True
    start = scene.tokens[first]
    if start.text in (",", "-", "--") or start.text[:1].islower():
        return True
    if final in (".", "?", "!", "…"):
        return index - first <= 6 and final != "."
    return True


def _after_marks(scene: Scene, index: int, before: int) -> tuple[str, int] | None:
    """``..., said X`` or ``..., X said``: the frame and the source's head."""
    first, last = scene.chunk[index]
    if index - first > _LONGEST_GAP:
        return None
    lead = [token for token in scene.tokens[first:index] if token.upos not in _LIGHT]
    if not lead:
        source = subject_after(scene, index, last)
        return ("inverted", source) if source >= 0 and not _acts_further_on(scene, source) else None
    source = _subject_before(scene, index, first)
    if not first <= source < index:
        return None
    if any(_claims(scene, at) for at in range(source + 1, index)):
        return None  # that verb has the better claim
    low = scene.extent[source][0]
    if scene.tokens[low].upos in ("ADP", "SCONJ"):
        return None
    nominal = all(scene.tokens[at].upos in NOMINAL or scene.tokens[at].upos == "CCONJ" for at in range(first, low))
    if not nominal and any(token.index < low for token in lead):
        return None
    return "after_marks", source


def _acts_further_on(scene: Scene, source: int) -> bool:
    """Whether it is the subject of a verb behind it: '... the stock "hold", said the dividend looked safe'."""
    token = scene.tokens[source]
    return token.deprel.startswith("nsubj") and token.head > source and scene.tokens[token.head].upos != "NOUN"


def _claims(scene: Scene, at: int) -> bool:
    """Whether a verb between a source and a cue speaks for the source: in "one driver, who called, said" none does."""
    token = scene.tokens[at]
    return token.upos == "VERB" and token.xpos in _FINITE and token.deprel != "acl:relcl"


def _subject_before(scene: Scene, index: int, first: int) -> int:
    """The subject of the verb, of the verb it is joined to, or the nearest noun before it; outside marks alone."""
    verb = index
    for _ in range(4):
        for kid in scene.analysis.children[verb]:
            if scene.tokens[kid].deprel == "nsubj" and scene.region_of[kid] < 0 and first <= kid < index:
                return kid
        head = scene.tokens[verb].head
        if head == verb or scene.tokens[verb].deprel not in ("conj", "advcl", "xcomp", "acl", "acl:relcl"):
            break
        if scene.tokens[verb].deprel.startswith("acl"):
            return head if scene.region_of[head] < 0 else -1
        verb = head
    at = index - 1
    while at >= first and scene.tokens[at].upos in _LIGHT:
        at -= 1
    if at >= first and scene.tokens[at].upos in NOMINAL:
        return climb(scene, at, first, index)
    return _described(scene, at, first) if at < index - 1 else -1


def _described(scene: Scene, at: int, first: int) -> int:
    """The noun that the relative clause around a word describes: "one driver, who asked not to be named, said"."""
    for _ in range(_DEEPEST):
        token = scene.tokens[at]
        if not first <= token.head < at or token.deprel == "root":
            return -1
        at = token.head
        if token.deprel == "acl:relcl":
            return at if scene.tokens[at].upos in NOMINAL else -1
    return -1


def _goes_on(scene: Scene, index: int, last: int) -> bool:
    """Whether the quotation after the cue is the same sentence, and no other verb of saying claims it."""
    if scene.tokens[last - 1].text not in (",", ":", ";", "-", "that", "and"):
        return False
    return not any(_is_cue(scene, at) for at in range(index + 1, min(last, index + _LONGEST_GAP)))


def _is_cue(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    return token.upos == "VERB" and token.lemma in scene.lexicon.verbs and token.deprel not in ("amod", "compound")


def _is_named_in_passing(scene: Scene, region: int) -> bool:
    """Whether marks hold a title on the way to what is said: "told “Morning Hour” that ..."."""
    last = scene.region_tokens[region][1]
    return last < len(scene.tokens) and scene.tokens[last].text == "that" and scene.tokens[last].upos == "SCONJ"


def _gap(scene: Scene, index: int, last: int) -> str:
    """What stands between a verb and the quotation after it; ``""`` where it cannot introduce the quotation."""
    if last - index > _LONGEST_GAP:
        return ""
    between = scene.tokens[index + 1 : last]
    if any(_is_cue(scene, token.index) for token in between):
        return ""
    if not between:
        return "marks_next"
    final = between[-1].text.lower()
    verbs = any(token.upos in ("VERB", "AUX") and token.xpos in _FINITE for token in between)
    if final == ":":
        return "" if verbs and scene.lexicon.verbs.get(scene.tokens[index].lemma) != "say" else "marks_colon"
    if final == ",":
        return "" if verbs else "marks_comma"
    if final in ("that", "how", "whether"):
        return "" if verbs or len(between) > 6 else "marks_that"
    told = scene.tokens[index].lemma in scene.lexicon.told
    if told and len(between) <= 4 and not verbs and all(token.upos in NOMINAL for token in between):
        return "marks_next"
    return ""


def _to_statement_end(scene: Scene, index: int, region: int) -> tuple[int, int]:
    """The quotation, and the rest of the clause where the marks enclose a part of it alone."""
    first, last = scene.region_tokens[region]
    while not _is_whole(scene, scene.region_of[last - 1]) and last < len(scene.tokens):
        link = last + (scene.tokens[last].text.lower() in ("and", "or", ","))
        if (
            link >= len(scene.tokens)
            or scene.region_of[link] < 0
            or scene.tokens[link].sentence != scene.tokens[last].sentence
        ):
            break
        last = scene.region_tokens[scene.region_of[link]][1]
    if _is_whole(scene, scene.region_of[last - 1]) or last >= len(scene.tokens):
        return first, last
    for kid in scene.analysis.children[index]:
        low, high = scene.extent[kid]
        if (
            kid > index
            and low <= last - 1 < high
            and high > last
            and scene.tokens[kid].deprel in ("ccomp", "obj", "xcomp")
        ):
            return first, high
    return first, last


def _is_whole(scene: Scene, region: int) -> bool:
    """Whether a quotation ends with a stop or a comma, as a whole statement does."""
    quoted = scene.regions[region]
    final = scene.text(max(quoted.inner_start, quoted.inner_end - 4), quoted.inner_end).rstrip()[-1:]
    return final in _JOINING or final == "."


def statement_start(scene: Scene, region: int) -> int:
    """Where the sentence that a quotation ends begins: at the mark, or at the words before it that lead into it."""
    at = scene.region_tokens[region][0]
    nearest = scene.reach(at)[0]
    while at > nearest and scene.tokens[at - 1].sentence == scene.tokens[at].sentence:
        previous = scene.region_of[at - 1]
        if previous >= 0:
            inner = scene.regions[previous]
            if scene.text(max(inner.inner_start, inner.inner_end - 1), inner.inner_end) in (".", "?", "!"):
                break
            at = scene.region_tokens[previous][0]
        else:
            at = scene.chunk[at - 1][0]
    return at
