"""Feeds as publishing systems write them: each kind of damage or oddity, and the entries that it holds."""

from __future__ import annotations

import attrs

BODY = "The harbour council voted on Monday to close the old pier."
SECOND = "<item><title>Ferry late</title><description>" + BODY + "</description></item>"


@attrs.frozen
class OddFeed:
    """One feed: its kind, its text, the titles, words of each body, an author of each entry."""

    kind: str
    text: str
    titles: tuple[str, ...] = ("Pier shut", "Ferry late")
    words: str = BODY
    author: str | None = None
    damaged: bool = True


def rss(
    first: str, *, second: str = SECOND, prolog: str = '<?xml version="1.0"?>', root: str = '<rss version="2.0">'
) -> str:
    """An RSS feed of two entries."""
    return f"{prolog}{root}<channel><title>The Quay</title><item>{first}</item>{second}</channel></rss>"


def item(title: str = "Pier shut", body: str = BODY, more: str = "") -> str:
    """The elements of an entry."""
    return f"<title>{title}</title><description>{body}</description>{more}"


ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Quay</title>{}</feed>'
FEEDS = (
    OddFeed("sound", rss(item()), damaged=False),
    OddFeed("bare ampersand", rss(item("R&D pier shut")), titles=("R&D pier shut", "Ferry late")),
    OddFeed("ampersand before a blank", rss(item("Salt & Sons shut")), titles=("Salt & Sons shut", "Ferry late")),
    OddFeed("named entity", rss(item("Caf&eacute; shut")), titles=("Caf\u00e9 shut", "Ferry late")),
    OddFeed("entity without a semicolon", rss(item("A &copy B")), titles=("A \u00a9 B", "Ferry late")),
    OddFeed(
        "document type of RSS 0.91",
        rss(
            item("Pier shut &mdash; again"),
            prolog='<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
            '"http://my.netscape.com/publish/formats/rss-0.91.dtd">',
            root='<rss version="0.91">',
        ),
        titles=("Pier shut \u2014 again", "Ferry late"),
    ),
    OddFeed(
        "undeclared prefix",
        rss(
            item(more="<dc:creator>Ada Penn</dc:creator><x:y>1</x:y>"),
            second="<item>"
            "<title>Ferry late</title><dc:creator>Ada Penn</dc:creator><description>" + BODY + "</description></item>",
        ),
        author="Ada Penn",
    ),
    OddFeed(
        "undeclared content module",
        rss("<title>Pier shut</title><content:encoded><![CDATA[<p>" + BODY + "</p>]]></content:encoded>"),
    ),
    OddFeed("control characters", rss(item("Pier\x0b shut\x08"))),
    OddFeed(
        "a long comment first",
        rss(item(), prolog='<?xml version="1.0"?><!-- ' + "cached " * 2000 + "-->"),
        damaged=False,
    ),
    OddFeed("many comments first", rss(item(), prolog="<!-- a -->" * 40), damaged=False),
    OddFeed("blank lines first", "\n\n  " + rss(item()), damaged=False),
    OddFeed("a warning of the server first", "Warning: cache is stale in /srv/feed.php on line 3\n" + rss(item())),
    OddFeed("words after the end", rss(item()) + "<!-- generated --> <script>x</script>"),
    OddFeed("cut off", rss(item()).partition("</description></item></channel>")[0]),
    OddFeed(
        "an entry that is not closed",
        rss(item(), second="").replace("</item>", "").replace("</channel>", SECOND + "</channel>"),
    ),
    OddFeed("unescaped markup in the body", rss(item(body=f"<p>{BODY}<br><img src=a.jpg></p>"))),
    OddFeed("unescaped markup that is sound", rss(item(body=f"<p>{BODY}</p>")), damaged=False),
    OddFeed("mismatched tags", rss(item(body=f"<b><i>{BODY}</b></i>"))),
    OddFeed("a less-than sign", rss(item("3 < 5 piers shut")), titles=("3 < 5 piers shut", "Ferry late")),
    OddFeed("attributes without quotation marks", rss(item(more="<enclosure url=http://x/a.jpg type=image/jpeg />"))),
    OddFeed("an attribute twice", rss(item(more='<guid a="1" a="2">7</guid>'))),
    OddFeed(
        "CDATA without an end",
        rss("<title>Pier shut</title><description><![CDATA[" + BODY, second=""),
        titles=("Pier shut",),
    ),
    OddFeed(
        "names in capitals",
        "<RSS><CHANNEL><ITEM><TITLE>Pier shut</TITLE><DESCRIPTION>"
        + BODY
        + "</DESCRIPTION></ITEM><ITEM><TITLE>Ferry late</TITLE><DESCRIPTION>"
        + BODY
        + "</DESCRIPTION></ITEM></CHANNEL></RSS>",
        damaged=False,
    ),
    OddFeed("a namespace of its own", rss(item(), root='<rss xmlns="http://example.org/rss">'), damaged=False),
    OddFeed(
        "Media RSS titles and texts",
        rss(
            '<media:content xmlns:media="http://search.yahoo.com/mrss/"><media:title>A boat</media:title>'
            "<media:description>A boat at the quay of a town that is not Hale, in the morning sun of a day in June."
            "</media:description></media:content>" + item()
        ),
        damaged=False,
    ),
    OddFeed(
        "a body in Media RSS alone",
        rss(
            '<title>Pier shut</title><media:group xmlns:media="http://search.yahoo.com/mrss/">'
            f"<media:description>{BODY}</media:description></media:group>"
        ),
        damaged=False,
    ),
    OddFeed(
        "creators as links",
        rss(
            item(more='<dc:creator><![CDATA[<a href="https://example.org/ada">Ada Penn</a>]]></dc:creator>'),
            second=SECOND.replace("</item>", "<dc:creator><a href='/ada'>Ada Penn</a></dc:creator></item>"),
            root='<rss xmlns:dc="http://purl.org/dc/elements/1.1/">',
        ),
        author="Ada Penn",
        damaged=False,
    ),
    OddFeed(
        "an author with an address",
        rss(item(more="<author>ada@example.org (Ada Penn)</author>"), second=""),
        titles=("Pier shut",),
        author="Ada Penn",
        damaged=False,
    ),
    OddFeed(
        "RSS 1.0",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        f"<channel><title>The Quay</title></channel><item>{item()}</item>{SECOND}</rdf:RDF>",
        damaged=False,
    ),
    OddFeed(
        "Atom XHTML",
        ATOM.format(
            '<entry><title>Pier shut</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The '
            "harbour council <b>voted</b> on <a href='/m'>Monday</a> to close the old pier.<br/>"
            "No more.</div></content></entry>"
        ),
        titles=("Pier shut",),
        damaged=False,
    ),
    OddFeed(
        "Atom with a prefix",
        '<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:entry>'
        f"<atom:title>Pier shut</atom:title><atom:summary>{BODY}</atom:summary></atom:entry></atom:feed>",
        titles=("Pier shut",),
        damaged=False,
    ),
    OddFeed(
        "Atom with an entity",
        ATOM.format(
            f"<entry><title>Caf&eacute; shut</title><author><name>Ada Penn</name></author>"
            f"<summary>{BODY}</summary></entry>"
        ),
        titles=("Caf\u00e9 shut",),
        author="Ada Penn",
    ),
    OddFeed("deep markup", rss(item(body="<b>" * 1000 + BODY)), titles=("Pier shut", "Ferry late")),
    OddFeed("deep markup that is sound", rss(item(body="<b>" * 1000 + BODY + "</b>" * 1000)), damaged=False),
    OddFeed("deep escaped markup", rss(item(body="&lt;b&gt;" * 1000 + BODY)), damaged=False),
)
