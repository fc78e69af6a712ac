"""The look of the HTML: colours as a table, and a style sheet made of them.

Every pair of colours keeps a contrast of 7:1 and more (WCAG 2.2 asks 4.5:1; a test computes it). Kinds of facts differ
in their underline too, so that they are distinct without colour and on paper.
"""

from __future__ import annotations

from typing import Final

import attrs

__all__ = ["DARK", "KINDS", "LIGHT", "Colours", "style_sheet"]

KINDS: Final = {
    "indirect": ("Indirect", "none"),
    "quote": ("Quotes", "none"),
    "what": ("What", "none"),
    "why": ("Why, how", "wavy"),
    "who": ("Who", "solid"),
    "where": ("Where", "dotted"),
    "when": ("When", "dashed"),
    "figure": ("Figures", "double"),
}
"""Kinds of marked facts: the word in the legend and the underline. Where marks meet, the later kind is seen."""


@attrs.frozen(kw_only=True)
class Colours:
    """One scheme: colours of the page, text, meaningful lines, separating rules, and the background of each mark."""

    ground: str
    panel: str
    text: str
    muted: str
    link: str
    line: str
    rule: str
    marks: dict[str, str] = attrs.field(hash=False)


LIGHT: Final = Colours(
    ground="#ffffff",
    panel="#f6f5f2",
    text="#1b1b1b",
    muted="#444444",
    link="#163f8f",
    line="#8a8578",
    rule="#d8d4ca",
    marks={
        "who": "#dbe8fd",
        "what": "#f1efe8",
        "where": "#d9f2dd",
        "when": "#fdefc3",
        "quote": "#ebe5fb",
        "indirect": "#f8f6fe",
        "figure": "#fbe1ee",
        "why": "#dff3f3",
        "removed": "#fbdcd8",
        "added": "#d6f0d8",
    },
)
DARK: Final = Colours(
    ground="#15171b",
    panel="#1e2127",
    text="#f0efec",
    muted="#d0cdc6",
    link="#b9d0ff",
    line="#7d8490",
    rule="#3a3f48",
    marks={
        "who": "#1c3557",
        "what": "#2a2d33",
        "where": "#143d25",
        "when": "#453609",
        "quote": "#2b2747",
        "indirect": "#1e1d2a",
        "figure": "#4b1c37",
        "why": "#0f3d3f",
        "removed": "#5a1d18",
        "added": "#15401d",
    },
)

_RULES: Final = """
.newsdigest{color-scheme:light dark;background:var(--ground);color:var(--text);container-type:inline-size;
font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere;
padding:1rem;box-sizing:border-box}
.newsdigest>*{max-width:74rem;margin-left:auto;margin-right:auto}
.newsdigest *{box-sizing:border-box;min-width:0}
.newsdigest a{color:var(--link);text-underline-offset:.15em}
.nd-panel a{color:inherit;text-decoration-color:var(--rule)}
.nd-panel a:hover{text-decoration-color:currentcolor}
.newsdigest a:focus-visible,.newsdigest input:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.newsdigest .nd-title,.newsdigest .nd-label,.newsdigest .nd-subhead{line-height:1.25;margin:1.2em 0 .4em;
color:var(--text);font-weight:bold}
.newsdigest .nd-title{font-size:1.6rem;margin-top:0;text-wrap:balance}
.newsdigest .nd-label{font-size:1rem}
.newsdigest .nd-subhead{font-size:1.05rem}
.newsdigest p{margin:0 0 .9em}
.newsdigest ul{margin:0 0 .9em;padding-left:1.2em}
.nd-about,.nd-detail,.nd-note{color:var(--muted)}
.nd-note{font-size:.8em;white-space:normal;user-select:none;-webkit-user-select:none}
.newsdigest .nd-date{white-space:nowrap}
.nd-note::before{content:"\\2009["}
.nd-note::after{content:"]"}
.nd-columns{display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem 2rem}
.newsdigest .nd-jump{font-size:.9rem;margin:0 0 .9em}
.nd-panel{background:var(--panel);border:1px solid var(--rule);border-radius:.5rem;padding:.2rem 1rem;
align-self:start;font-size:.9rem;line-height:1.5}
.nd-panel section{display:grid;grid-template-columns:6.4rem minmax(0,1fr);gap:0 .6rem;padding:.6rem 0}
.nd-panel section+section{border-top:1px solid var(--rule)}
.nd-panel .nd-label.nd-label{font-size:.85rem;line-height:1.6;margin:0}
.nd-panel ul{list-style:none;margin:0;padding:0}
.nd-panel li+li{margin-top:.35em}
@container (min-width:50rem){.nd-columns{grid-template-columns:minmax(0,1.3fr) minmax(0,1fr)}
.newsdigest .nd-jump{display:none}
.nd-columns>.nd-panel section{grid-template-columns:minmax(0,1fr)}}
@container (max-width:30rem){.nd-panel section{grid-template-columns:minmax(0,1fr)}}
.nd-map{margin:.8rem 0}
.nd-map svg{display:block;width:100%;max-width:44rem;height:auto;border:1px solid var(--line);border-radius:.3rem;
font-size:14px}
.nd-land{fill:var(--rule);fill-rule:evenodd}
.nd-border{fill:none;stroke:var(--panel);stroke-width:1.5}
.nd-scene{fill:var(--link);stroke:var(--panel);stroke-width:1.5}
.nd-spot{fill:var(--muted);stroke:var(--panel)}
.nd-map text{fill:var(--text);stroke:var(--panel);stroke-width:3px;paint-order:stroke}
.nd-detail::before{content:"\\00b7\\0020"}
.nd-quoted .nd-detail{display:block}
.nd-quoted .nd-detail::before{content:"\\2014\\0020"}
.nd-article{max-width:44rem}
.nd-legend{display:flex;flex-wrap:wrap;gap:.2rem .8rem;border:0;padding:0;margin:0 0 1rem;font-size:.9rem}
.nd-legend legend{padding:0;font-weight:600}
.nd-legend label{display:inline-flex;align-items:center;gap:.35rem;min-height:1.6rem}
.nd-legend input{margin:0}
.newsdigest mark{background:none;color:inherit;padding:.08em 0;border-radius:.2em;unicode-bidi:isolate;
text-decoration-thickness:.1em;text-underline-offset:.2em;text-decoration-color:var(--line)}
.newsdigest .nd-legend mark,.newsdigest .nd-label mark{padding:.08em .25em;margin:0 -.1em}
.newsdigest :target{outline:3px solid var(--link);outline-offset:1px}
.nd-caption,.nd-byline,.nd-dateline,.nd-furniture{color:var(--muted);font-size:.92em}
.nd-notice{border-left:.25rem solid var(--line);padding-left:.7rem}
.nd-sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.nd-rows{display:grid;grid-template-columns:minmax(0,1fr);gap:.2rem 1.5rem}
.nd-row,.nd-heads{display:contents}
.newsdigest .nd-heads>p{margin:0;padding:.3rem .85rem;font-size:.9rem;color:var(--muted)}
.nd-row>*{padding:.3rem .6rem;border-left:.25rem solid transparent}
.newsdigest .nd-row p{margin:0}
.newsdigest .nd-row p+p{margin-top:.6em}
.newsdigest .nd-row>p+p{margin-top:0}
.nd-edited>*,.nd-merged>*,.nd-split>*{border-color:var(--line);background:var(--panel)}
.nd-removed>*,.nd-added>*,.nd-moved>*{border-color:var(--line)}
.nd-row>.nd-empty{border-color:transparent}
.nd-empty,.nd-kept .nd-after{display:none}
@container (min-width:40rem){.nd-rows{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
.nd-empty,.nd-kept .nd-after{display:block}
.nd-checked>*{align-self:start}
.nd-checked>.nd-before{position:sticky;top:.5rem}}
.newsdigest del,.newsdigest .nd-gone{background:var(--removed);color:inherit;text-decoration:line-through}
.newsdigest ins,.newsdigest .nd-new{background:var(--added);color:inherit;text-decoration:underline}
@media print{.newsdigest{padding:0;color-scheme:light}.newsdigest>*{max-width:none}
.newsdigest .nd-columns{display:block}.nd-panel{margin:1rem 0}.nd-legend input,.nd-jump{display:none}
.newsdigest a{color:inherit;text-decoration:none}
.nd-panel li,.nd-article p{break-inside:avoid}}
"""


def style_sheet() -> str:
    """The style sheet of pages and fragments; everything in it is under the class ``newsdigest`` or begins ``nd-``."""
    dark = f"@media (prefers-color-scheme:dark){{@media not print{{{_variables(DARK)}}}}}"
    shown = "".join(f".newsdigest:has(.nd-show-{kind}:checked) .nd-article {_mark(kind)}" for kind in KINDS)
    always = "".join(f".nd-article {_mark(kind)}" for kind in KINDS)
    legend = "".join(f".nd-legend {_mark(kind)}.nd-label {_mark(kind)}" for kind in KINDS)
    return f"{_variables(LIGHT)}\n{dark}{_RULES}{legend}{shown}@supports not selector(:has(*)){{{always}}}"


def _mark(kind: str) -> str:
    _, style = KINDS[kind]
    line = "" if style == "none" else f"text-decoration-line:underline;text-decoration-style:{style};"
    weight = "font-weight:600;" if kind == "what" else ""
    return f".nd-{kind}{{background:var(--{kind});{line}{weight}}}\n"


def _variables(colours: Colours) -> str:
    plain = {field.name: getattr(colours, field.name) for field in attrs.fields(Colours) if field.name != "marks"}
    declarations = "".join(f"--{name}:{value};" for name, value in {**plain, **colours.marks}.items())
    return f".newsdigest{{{declarations}}}"
