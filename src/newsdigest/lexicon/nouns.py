"""Classes of nouns: titles before names, nouns of unnamed sources, company endings, directions, settlements."""

from __future__ import annotations

from newsdigest.lexicon.word_sets import words

HONORIFICS = words("mr mrs ms miss dr") | words("sir dame lord lady")
HONORIFICS_BY_GENDER = {
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "dame": "f",
    "lady": "f",
}
OFFICE_CHANGERS = words("former ex late") | words("deputy vice acting") | words("shadow")
"""Modifiers that make another office of a title: a former chancellor is not the chancellor."""

PROFESSOR = words("prof professor")
RANK_ABBREVIATIONS = words("gen col capt sgt lt")
OFFICE_ABBREVIATIONS = words("gov sen rep")
SHORT_TITLES = HONORIFICS | RANK_ABBREVIATIONS | OFFICE_ABBREVIATIONS  # written before names, usually abbreviated

SPOKESPEOPLE = words("spokesman spokeswoman spokesperson")
UNNAMED_SOURCES = SPOKESPEOPLE | words("source official insider aide diplomat")  # news cites them without a name
PEOPLE = words("man woman boy girl child") | words("person people victim")

DOCUMENTS = words(
    "poll survey report study article book document letter memo statement website data statistics record paper "
    "column ad advertisement video newspaper magazine email editorial lawsuit complaint filing analysis review "
    "research result finding evidence transcript post tweet headline sign story piece interview figure number "
    "census indictment affidavit warrant dossier audit bulletin notice diary log memorandum deposition brief "
    "ruling judgment writ subpoena manuscript transcription screenshot invoice receipt contract manifesto leaflet"
)
"""Things that are written, and say what is written in them."""

WORKS = words(
    "novel film movie documentary drama comedy thriller sitcom soap musical opera podcast song album anthem"
) | (words("book play show series single ballad memoir poem"))
"""Things that are made and have titles."""

ISSUED = words("statement communique communiqué release")
"""Documents that nobody quotes for themselves: their words are those of who issued them."""

NAMED_OCCASIONS = words("open marathon championship championships masters prix festival games") | words(
    "show fair expo biennale derby triathlon parade summit forum conference carnival regatta classic"
)
"""Last words of the names of occasions that are held in the place that they are named after: "the Hale Marathon"."""

COMPANY_ENDINGS = words("inc corp co ltd llc llp") | words("plc ag nv sa") | words("company group holdings")

CARDINAL_DIRECTIONS = words("north south east west") | words("northern southern eastern western")
ORDINAL_DIRECTIONS = words("northeast northwest southeast southwest") | (
    words("northeastern northwestern southeastern southwestern")
)
PARTS_OF_A_PLACE = CARDINAL_DIRECTIONS | ORDINAL_DIRECTIONS | words("central downtown upper lower rural")
SETTLEMENTS = words("city town village borough") | words("county district province") | words("port island")
NAME_PARTICLES = words("de del la le") | words("al el da du")  # small words within names: "Rio de la Plata"
PERSON_PARTICLES = NAME_PARTICLES | words(
    "di von van der den della bin ibn bint ben abu st e i y ter ten dos das af zu zur ap dela delos degli dalla"
)
"""Small words within the names of people: "Ana dos Santos"."""


PARLIAMENTARY_LETTERS = words("mp mep msp mla")
OFFICE_LETTERS = PARLIAMENTARY_LETTERS | {"ceo", "cfo", "pm", "qc"}
"""Letters that say what somebody is and name nobody: "the MEP said"."""

POST_NOMINALS = PARLIAMENTARY_LETTERS | words(
    "obe mbe cbe dbe kbe gbe bem cmg kcmg gcmg cvo lvo mvo dso dsc frs fba frse freng ra rdi kc qc "
    "ms td am ao jp phd dphil edd md dds dvm rn cpa mba jd llm llb bsc msc esq usn usmc usaf"
)
"""Letters of honours, offices and degrees after a name."""

NOUNS_OF_FIRMS = words("analyst economist ceo chairman chairwoman shareholder share stock subsidiary customer")
"""Nouns that only the name of a firm modifies: "a Cole analyst" works for a firm, not for a person."""
