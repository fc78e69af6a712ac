"""One small story in every format. The words are the same, so that tests can compare what the readers say."""

from __future__ import annotations

TITLE = "Pier to close in May"
LEAD = "The harbour council voted on Monday to close the old pier at Hale, which storms have damaged twice this year."
SECOND = '"It is not safe," said Ida Crane, the harbour master. "We have waited too long."'
LAST = "Work starts in May and should end before the winter, the council said."
HTML_BODY = f"<p>{LEAD}</p><h2>Rotten wood</h2><p>{SECOND}</p><ul><li>Cost: 2 million</li></ul><p>{LAST}</p>"

NITF = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE nitf SYSTEM "http://example.org/nitf-3-5.dtd">
<nitf xml:lang="en-GB"><head><title>pier</title>
<docdata><doc-id id-string="1"/><date.issue norm="20240305T143000+0100"/></docdata>
<pubdata name="The Hale Courier" date.publication="20240305"/></head>
<body><body.head><hedline><hl1>{TITLE}</hl1><hl2>Storms blamed</hl2></hedline>
<byline>By <person>Ada Penn</person> and <person>Tom de Wit</person><byttl>Staff Writer</byttl></byline>
<dateline><location>Hale</location> <story.date norm="20240305">March 5</story.date></dateline></body.head>
<body.content><block><p lede="true">{LEAD}</p><hl2>Rotten wood</hl2>
<media media-type="image"><media-reference source="a.jpg"/><media-caption>The pier in January</media-caption></media>
<p>{SECOND}</p><ul><li>Cost: 2 million</li></ul><p>{LAST}</p></block></body.content></body></nitf>"""

NEWSML = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:1" version="2" standard="NewsML-G2" xml:lang="en-GB">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="courier"><name>The Hale Courier</name></provider>
<versionCreated>2024-03-05T15:00:00Z</versionCreated><firstCreated>2024-03-05T13:30:00Z</firstCreated></itemMeta>
<contentMeta><contentCreated>2024-03-05T14:30:00+01:00</contentCreated>
<contentModified>2024-03-05T16:00:00+01:00</contentModified><located><name>Hale</name></located>
<creator role="x"><name>Desk</name></creator><by>By Ada Penn and Tom de Wit</by>
<headline>{TITLE}</headline><language tag="en-GB"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>no story</title></head><body><h1>{TITLE}</h1>{HTML_BODY}</body></html></inlineXML></contentSet>
</newsItem></itemSet></newsMessage>"""

RSS_ITEM = f"""<item><title>{TITLE}</title><link>https://example.org/pier</link>
<dc:creator>Ada Penn and Tom de Wit</dc:creator><pubDate>Tue, 05 Mar 2024 14:30:00 +0100</pubDate>
<description>Storms have damaged the pier.</description>
<content:encoded><![CDATA[{HTML_BODY}<script>alert(1)</script>]]></content:encoded></item>"""

RSS = f"""<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Hale Courier</title>
<language>en-gb</language>{RSS_ITEM}</channel></rss>"""

ATOM = f"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>The Hale Courier</title>
<entry><title type="html">{TITLE}</title><link rel="self" href="https://example.org/feed"/>
<link href="https://example.org/pier"/><author><name>Ada Penn</name></author><author><name>Tom de Wit</name></author>
<published>2024-03-05T14:30:00+01:00</published><updated>2024-03-05T16:00:00+01:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{HTML_BODY}</div></content></entry></feed>"""

MARKDOWN = f"""---
title: "{TITLE}"
authors: [Ada Penn, Tom de Wit]
date: 2024-03-05T14:30:00+01:00
lang: en
---

{LEAD}

## Rotten wood

![The pier in January](pier.jpg)

{SECOND.replace("said", "*said*")}

- Cost: **2 million**

[Work](https://example.org/work) {LAST.removeprefix("Work ")}
"""

HTML = f"""<!DOCTYPE html><html lang="en-GB"><head><title>{TITLE} | The Hale Courier</title>
<meta property="og:site_name" content="The Hale Courier"><link rel="canonical" href="https://example.org/pier">
<script type="application/ld+json">[null, {{"@context": "https://schema.org", "@graph": [
{{"@type": "Person", "@id": "#a", "name": "Ada Penn"}},
{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2024-03-05T14:30:00+01:00",
"dateModified": "2024-03-05T16:00:00+01:00", "author": [{{"@id": "#a"}}, {{"@type": "Person", "name": "Tom de Wit"}},
{{"@type": "Organization", "name": "The Hale Courier"}}, null], "publisher": {{"name": "The Hale Courier"}}}}]}}]
</script></head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<main><article><h1>{TITLE}</h1><p class="byline">By Ada Penn</p><p>{LEAD}</p><h2>Rotten wood</h2>
<figure><img src="pier.jpg"><figcaption>The pier at Hale in January</figcaption></figure>
<p>{SECOND}</p><ul><li>The work will cost two million, the council said in its report.</li></ul>
<p>{LAST}</p><p>Read more: Ten walks near Hale</p></article></main>
<footer>Contact us about cookies and privacy</footer></body></html>"""
