"""What pages say of themselves in JSON-LD; the towns, people and outlets are invented."""

import json
from typing import Any

import pytest

from briefs.models import Article
from briefs.reading import read_bytes

TITLE = "Ferry Line Between Low Haven and Gull Rock Opens Again"
FIRST = "The ferry between Low Haven and Gull Rock sailed on Monday for the first time in nine years, its owner said."
SECOND = "“We promised this crossing to our children,” said Dana Whitlock, the mayor, who bought the first ticket."
URL = "https://harbour.example/ferry"
OWN = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2025-03-03", "url": URL}
OTHER = {
    "@type": "NewsArticle",
    "headline": "Eel prices double at the market",
    "datePublished": "2019-05-06",
    "author": {"name": "Runa Esk"},
    "url": "https://harbour.example/eels",
}


def read_with(*linked: Any, head: str = "") -> Article:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in linked)
    body = f"<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
    return read_bytes(f"<html><head>{head}{scripts}</head><body>{body}</body></html>".encode(), name="a.html")


def test_a_publisher_and_authors_are_followed_to_where_they_are_named() -> None:
    graph = [
        OWN | {"publisher": {"@id": "#desk"}, "author": [{"@id": "#orrin"}, {"@id": "#ines"}]},
        {"@type": "Organization", "@id": "#desk", "name": "The Harbour Desk"},
        {"@type": "Person", "@id": "#orrin", "name": "Orrin Vale"},
        {"@type": "Person", "@id": "#ines", "name": "Ines Moor"},
    ]
    article = read_with({"@graph": graph})
    assert article.outlet == "The Harbour Desk"
    assert article.byline == ("Orrin Vale", "Ines Moor")


def test_another_article_lends_the_page_nothing() -> None:
    article = read_with(OTHER)
    assert (article.headline, article.published, article.url, article.byline) == (TITLE, None, None, ())


@pytest.mark.parametrize("linked", [(OTHER, OWN), (OWN, OTHER), ([OTHER, OWN],)])
def test_the_pages_own_article_is_told_among_others(linked: tuple[Any, ...]) -> None:
    article = read_with(*linked, head=f'<link rel="canonical" href="{URL}/">')
    assert (article.published, article.byline) == ("2025-03-03", ())
    assert article.url == f"{URL}/"


def test_a_nearly_equal_headline_of_another_address_is_another_article() -> None:
    later = OTHER | {"headline": "Ferry Line to Gull Rock Closes After a Storm and Will Stay Shut"}
    assert read_with(later, OWN, head=f'<meta property="og:url" content="{URL}">').published == "2025-03-03"


def test_an_article_without_a_headline_is_believed_unless_its_address_differs() -> None:
    bare = {"@type": "NewsArticle", "datePublished": "2025-03-04"}
    assert read_with(bare).published == "2025-03-04"
    elsewhere = bare | {"mainEntityOfPage": {"@id": "https://harbour.example/eels"}}
    assert read_with(elsewhere, head=f'<link rel="canonical" href="{URL}">').published is None


def test_a_reworded_headline_is_still_the_pages() -> None:
    reworded = OWN | {"headline": "Gull Rock ferry sails again after nine years", "url": None}
    assert read_with(reworded).published == "2025-03-03"


def test_the_only_article_without_an_address_is_the_pages() -> None:
    alone = {key: value for key, value in OTHER.items() if key != "url"} | {"@type": ["Thing", "NewsArticle"]}
    assert read_with(alone).published == "2019-05-06"


def test_a_short_heading_of_the_article_is_its_headline() -> None:
    body = f"<article><h1>Pier closes</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
    article = read_bytes(
        f"<html><head><title>T | News</title></head><body>{body}</body></html>".encode(), name="a.html"
    )
    assert article.headline == "Pier closes"
    assert "Pier closes" not in article.text


@pytest.mark.parametrize("odd", [{"url": "http://[", "headline": 3}, {"@type": [], "author": [[1], {"@id": []}]}])
def test_odd_values_do_no_harm(odd: dict[str, Any]) -> None:
    assert read_with(OWN | odd, head=f'<link rel="canonical" href="{URL}">').headline == TITLE
