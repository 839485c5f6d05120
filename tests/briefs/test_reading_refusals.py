"""Pages that servers send in place of an article, in texts of our own."""

import pytest

from briefs.errors import NoArticleError
from briefs.reading import read_bytes

PAGES = [
    (
        "Just a moment...",
        "Checking your browser",
        "Your browser will go on to the page in a few seconds. Ray ID: 8ab",
    ),
    ("Access denied", "403 Forbidden", "Nobody gave you permission to access this page, so it stays shut."),
    ("404", "Page not found", "Sorry, the page that was asked for has been moved or deleted by somebody."),
    ("502 Bad Gateway", "502 Bad Gateway", "The server had a temporary error and could not answer your request."),
    (
        "Harbour Desk",
        "Verifying you are human",
        "This may take a few seconds. We check your browser first.",
    ),
]


@pytest.mark.parametrize(("title", "heading", "text"), PAGES)
def test_an_error_page_is_no_article(title: str, heading: str, text: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><h1>{heading}</h1><p>{text}</p></body></html>"
    with pytest.raises(NoArticleError):
        read_bytes(page.encode(), name="page.html")
    with pytest.raises(NoArticleError):
        read_bytes(f"{heading}\n\n{text}".encode(), name="page.txt")


@pytest.mark.parametrize("title", ["Access denied", "Page not found", "Forbidden"])
def test_a_story_under_such_a_title_is_one(title: str) -> None:
    text = "Fishers of Low Haven were kept out of their own harbour on Monday, and the mayor said it was for good."
    assert read_bytes(f"{title}\n\n{text}".encode(), name="story.txt").text == text
