"""Feeds and pages as real sites shape them. Towns, people and outlets are invented."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One item, before it is put into a feed."""

    headline: str = "Harbour Town reopens its ferry line"
    link: str = "/news/ferry"
    guid: str | None = "ferry-1"
    date: str | None = "Tue, 06 Jan 2026 09:30:00 +0100"
    summary: str = "<p>The council voted on Monday.</p>"


FERRY = Entry()
BRIDGE = Entry(
    headline="Old bridge closes for repairs",
    link="/news/bridge?utm_source=feed",
    guid="bridge-1",
    date="Wed, 07 Jan 2026 10:00:00 +0100",
)


def rss(
    entries: Sequence[Entry] = (FERRY, BRIDGE), *, title: str = "The Harl Clarion", encoding: str = "utf-8"
) -> bytes:
    items = "".join(
        "<item>"
        + f"<title>{escape(one.headline)}</title><link>{escape(one.link)}</link>"
        + (f'<guid isPermaLink="false">{escape(one.guid)}</guid>' if one.guid else "")
        + (f"<pubDate>{one.date}</pubDate>" if one.date else "")
        + f"<description>{escape(one.summary)}</description></item>"
        for one in entries
    )
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<rss version="2.0"><channel><title>{escape(title)}</title>'
        f"<link>/</link><ttl>90</ttl>{items}</channel></rss>"
    )
    return text.encode(encoding)


def atom(entries: Sequence[Entry] = (FERRY, BRIDGE), *, title: str = "The Harl Clarion") -> bytes:
    items = "".join(
        f'<entry><title type="html">{escape(one.headline)}</title><link rel="enclosure" href="/sound.mp3"/>'
        f'<link rel="alternate" href="{escape(one.link)}"/>'
        + (f"<id>{escape(one.guid)}</id>" if one.guid else "")
        + (f"<updated>{one.date}</updated>" if one.date else "")
        + f'<summary type="html">{escape(one.summary)}</summary></entry>'
        for one in entries
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(title)}</title>'
        f'<link href="/"/>{items}</feed>'
    ).encode()


def rss1(entries: Sequence[Entry] = (FERRY, BRIDGE), *, title: str = "The Harl Clarion") -> bytes:
    items = "".join(
        f'<item rdf:about="{escape(one.link)}"><title>{escape(one.headline)}</title><link>{escape(one.link)}</link>'
        + (f"<dc:date>{one.date}</dc:date>" if one.date else "")
        + f"<description>{escape(one.summary)}</description></item>"
        for one in entries
    )
    return (
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<channel rdf:about="/"><title>{escape(title)}</title><link>/</link></channel>{items}</rdf:RDF>'
    ).encode()


def rss09(entries: Sequence[Entry] = (FERRY, BRIDGE), *, title: str = "The Harl Clarion") -> bytes:
    items = "".join(
        f"<item><title>{escape(one.headline)}</title><link>{escape(one.link)}</link></item>" for one in entries
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
        f'"http://example.org/rss-0.91.dtd"><rss version="0.91"><channel><title>{escape(title)}</title>'
        f"<link>/</link>{items}</channel></rss>"
    ).encode()


def json_feed(entries: Sequence[Entry] = (FERRY, BRIDGE), *, title: str = "The Harl Clarion") -> bytes:
    items = [
        {
            "id": one.guid,
            "url": one.link,
            "title": one.headline,
            "content_html": one.summary,
            "date_published": one.date,
        }
        for one in entries
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": title, "items": items}).encode()


PARAGRAPHS = (
    "The council of Harbour Town voted on Monday to reopen the ferry line that closed nine years ago.",
    "Mayor Dana Whitlock said boats would carry 400 passengers a day. “We promised this crossing to our children,” she "
    "said after the vote, which took until midnight.",
    "The vote matters because the bridge, the only other way across, will close for repairs in spring.",
    "Critics doubt the costs. “The figures do not add up yet, as the council knows,” said Orrin Vale of the taxpayers’ "
    "union, who had asked for a second study.",
    "The first boat is to leave on the first of May, and the fare will be three crowns, half of it for pupils and the "
    "old, the council said in its statement.",
)


def page(
    *,
    headline: str = "Harbour Town reopens its ferry line",
    paragraphs: Sequence[str] = PARAGRAPHS,
    head: str = "",
    foot: str = "",
) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{headline} | The Harl Clarion</title>'
        f'<meta property="og:site_name" content="The Harl Clarion">{head}</head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{headline}</h1>{body}</article>{foot}</body></html>"
    )
