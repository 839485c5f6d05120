"""Values that are valid by default; a test names only what it is about. Outlets and people in them are invented."""

from typing import Any

from briefs.models import Article, Brief
from briefs.quotes import find_quotes
from briefs.stories import StoryFeatures, features_for

HEADLINE = "Harbour Town Votes to Reopen Its Ferry Line"
TEXT = """\
The council of Harbour Town voted on Monday to reopen the ferry line that closed nine years ago.

Mayor Dana Whitlock said the boats would carry 400 people a day. “We promised this crossing to our children,” she said.

The vote matters because the bridge, the only other way across, will close for repairs in spring.

Critics doubt the costs. “The figures do not add up yet,” said Orrin Vale, who leads the taxpayers’ union.
"""


def an_article(**changes: Any) -> Article:
    """An article of an invented outlet about an invented town."""
    return Article(
        **{"headline": HEADLINE, "text": TEXT.strip(), "outlet": "The Harbour Desk", "published": "2026-01-05"}
        | changes
    )


def a_brief(**changes: Any) -> Brief:
    """A brief of `an_article` with lines at the places where they stand."""
    article = changes.pop("article", None) or an_article()
    begin = len(article.text) - len(article.text.lstrip())
    end = article.text.find("\n\n", begin)
    first = article.line(begin, end if end > 0 else len(article.text))
    return Brief(**{"article": article, "slug": "harbour-ferry", "nut_graf": first, "summary": (first,)} | changes)


def speakers_in(text: str) -> list[str | None]:
    """Whom the quotation rules name for each quotation of a text."""
    return [quote.speaker.text if quote.speaker else None for quote in find_quotes(an_article(text=text))]


def features(headline: str, text: str, published: str | None = None) -> StoryFeatures:
    """What placing reads in an article."""
    return features_for(a_brief(article=an_article(headline=headline, text=text, published=published), slug="x"))
