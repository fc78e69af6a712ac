"""Reports of one blast by three outlets, and of other events."""

from __future__ import annotations

COURIER = {
    "title": "Fire kills three at Porthaven bakery",
    "text": (
        "A gas blast at a bakery in Porthaven killed three workers and injured 14 on Tuesday, police said. The blast "
        "shook windows streets away. Fire crews searched the ruins of the bakery for hours.\n\n"
        '"It was like an earthquake, the whole street shook," neighbour Ida Crane said.'
    ),
    "publisher": "The Courier",
    "published": "2026-03-10T12:00",
}
POST = {
    "title": "Porthaven bakery blast: four dead",
    "text": (
        "Four people died and at least 17 were hurt when a bakery exploded in Porthaven on Tuesday. Rescuers dug "
        "through the ruins of the bakery into the night. The owner, Ron Abbot, could not be reached.\n\n"
        'Residents said the blast was felt across town. "It was like an earthquake," said Ida Crane, who lives next '
        "door. Abbot had complained of a smell of gas."
    ),
    "publisher": "Northern Post",
    "published": "2026-03-10T18:00",
}
HERALD = {
    "title": "Death toll in bakery explosion rises to four",
    "text": (
        "The death toll from Tuesday's explosion at a bakery in Porthaven has risen to four, the hospital said on "
        "Wednesday. Ronald Abbot, who owns the bakery, said he had reported a leak of gas. Mayor Tessa Lund will visit "
        "the ruins on Thursday. Lund asked residents to stay away."
    ),
    "url": "https://www.herald.example/blast",
    "published": "2026-03-11T09:00",
}
BANK = {
    "title": "Norland raises rate",
    "text": "The central bank of Norland raised its rate to 4 percent on Friday. Analysts had expected the rise.",
    "published": "2026-03-13",
}
FERRY = {
    "title": "Ferry runs aground off Vell",
    "text": "A ferry ran aground off Vell on Monday with 80 passengers aboard. The coast guard towed it to Hale.",
    "published": "2026-03-10",
}
