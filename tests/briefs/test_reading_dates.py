"""When a page says it was published, in pages of our own: the outlets and people in them are invented."""

import pytest

from briefs.reading import read_bytes

TITLE = "Ferry Line Between Low Haven and Gull Rock Opens Again"
TEXT = """<p>The ferry between Low Haven and Gull Rock sailed on Monday for the first time in nine years, its owner
said.</p><p>The line carries 400 passengers a day, and the council pays a third of its costs until the bridge is
mended, which may take until the autumn of the year after next.</p>"""


def published(*, head: str = "", above: str = "", under: str = "", below: str = "", lang: str = "en") -> str | None:
    page = f"""<!DOCTYPE html><html lang="{lang}"><head><title>{TITLE}</title>{head}</head><body>{above}<article>
    <h1>{TITLE}</h1>{under}{TEXT}</article>{below}</body></html>"""
    return read_bytes(page.encode(), name="page.html").published


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="vr:published_time" content="2025-03-03">',
        '<meta property="article:create_at" content="2025-03-03">',
        '<meta name="content_date" content="March 3, 2025">',
        '<meta name="DC.Date.Issued" content="20250303">',
        '<script type="application/ld+json">{"@type": "Article", "datePublished": ["2025-03-03"]}</script>',
        '<script type="application/ld+json">{"@type": "Article", "datePublished": {"@value": "2025-03-03"},}</script>',
        '<script type="application/ld+json">//<![CDATA[\n{"@type":"Report","dateCreated": "2025-03-03"}//]]></script>',
        '<script type="application/ld+json">{"@type": "Article", "datePublished": "2025-03-03"};</script>',
        '<link rel="canonical" href="https://harbour.example/2025/03/03/ferry">',
    ],
)  # fmt: skip
def test_the_head_of_a_page_states_a_date_in_many_ways(head: str) -> None:
    assert published(head=head) == "2025-03-03"


@pytest.mark.parametrize(
    "under",
    [
        '<time datetime="2025-03-03">2 days ago</time>',
        '<div class="meta">Posted by Orrin Vale on March 3, 2025</div>',
        '<span data-timestamp="2025-03-03">yesterday</span><p>3 March 2025</p>',
        "<div>Orrin Vale<br>Updated: 3 March 2025</div>",
        "<p>Publié le 3 mars 2025</p>",
        '<input type="hidden" name="publishDate" value="2025-03-03">',
    ],
)
def test_the_lines_under_the_headline_state_it(under: str) -> None:
    assert published(under=under) == "2025-03-03"


def test_a_date_may_stand_above_the_headline() -> None:
    assert published(above="<p>March 3, 2025 report</p>") == "2025-03-03"


def test_the_date_of_a_teaser_above_the_headline_is_not_the_articles() -> None:
    teaser = '<div class="card"><time datetime="2025-02-01">Feb 1</time> Tern sold</div>'
    assert published(above=teaser, under='<time datetime="2025-03-03">Monday</time>') == "2025-03-03"
    assert published(above=teaser) is None


def test_the_date_of_a_comment_or_a_change_is_not_the_articles() -> None:
    comment = '<div class="comments"><time datetime="2025-03-09">March 9</time> I was there.</div>'
    assert published(below=comment) is None
    assert published(under='<time class="updated" datetime="2025-03-09">Mar 9</time>', below=comment) is None


def test_a_language_that_puts_the_day_first_is_believed() -> None:
    assert published(under='<p class="date">03/04/2025</p>', lang="en-GB") == "2025-04-03"
    assert published(under='<p class="date">03/04/2025</p>', lang="en-US") is None


def test_nothing_is_made_of_an_age() -> None:
    assert published(under='<time class="published">5 hours ago</time><p>Yesterday</p>') is None
