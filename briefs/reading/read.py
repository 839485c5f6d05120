"""One file's bytes → one `Article`."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from briefs.blocks import find_blocks
from briefs.errors import EmptyError, NoArticleError, TooLargeError, TooShortError
from briefs.models import Article, Removed
from briefs.reading.data import refuse_data
from briefs.reading.dates import local_date
from briefs.reading.decode import decode
from briefs.reading.frontmatter import has_front_matter, split_front_matter
from briefs.reading.heads import facts_beside, split_site
from briefs.reading.html import Page, read_page
from briefs.reading.language import find_language
from briefs.reading.lines import count_words, fold, rows_of, scrub
from briefs.reading.markdown import read_markdown
from briefs.reading.refusals import is_refusal
from briefs.reading.scraped import Cleaned, clean
from briefs.reading.stated import Stated
from briefs.reading.titles import printed_title

MOST_BYTES: Final = 20_000_000  # a page with all its scripts stays far below
MOST_TEXT: Final = 400_000  # characters; a short novel
MOST_LINES: Final = 10_000
LEAST_WORDS: Final = 5  # fewer are a caption or a mistake, not an article
LEAST_EXTRACTED: Final = 25  # words; where a page gives fewer, its visible text is read instead
FEW_EXTRACTED: Final = 120  # words; of so few, the library takes lines from all over the page
LEAST_AGREED: Final = 0.6
LEAST_OF_MARKDOWN: Final = 0.4  # share of the words, signs included; links and pictures have many signs
_PAGES: Final = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_MARKDOWN: Final = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_LOOKS_HTML = re.compile(r"\s*(?:<!--.{0,400}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
OTHER_LANGUAGE: Final = "the text is not in English ({language}): the brief holds only what needs no English"
MANY_AROUND: Final = 5  # lines of the page; fewer are a stray word or two
MOST_HEADLINE: Final = 200  # characters of a first sentence that stands in for a headline


def read_bytes(data: bytes, *, name: str, declared: str | None = None) -> Article:
    """The article in ``data``; the suffix of ``name`` tells the kind, ``declared`` the charset where one was sent.

    Raises a `BriefsError` where there is no article to read.
    """
    if len(data) > MOST_BYTES:
        raise TooLargeError(len(data), MOST_BYTES)
    if not data.strip():
        raise EmptyError
    suffix = PurePath(name).suffix.lower()
    text = decode(data, declared=declared, is_page=suffix in _PAGES or data[:400].lstrip()[:1] == b"<")
    if suffix in _PAGES or (suffix not in _MARKDOWN and _LOOKS_HTML.match(text)):
        return read_page_source(text)
    if _prints_nothing(text):
        raise EmptyError
    if suffix in _MARKDOWN:
        return _read_markdown(text)
    return _read_text(text)


def read_page_source(source: str) -> Article:
    """The article of a page that is decoded already; raises a `BriefsError` where there is none to read."""
    if _prints_nothing(source):
        raise EmptyError
    return _read_html(source)


def read_message(text: str) -> Article:
    """The article in a text that somebody typed or pasted: no file, so no front matter, no page, no encoding.

    Raises a `BriefsError` where there is no article to read.
    """
    if len(text) > MOST_BYTES:
        raise TooLargeError(len(text), MOST_BYTES)
    if not text.strip():
        raise EmptyError
    _refuse_vast(text)
    refuse_data(text)
    return _article(clean(text), Stated())


def _prints_nothing(text: str) -> bool:
    """Whether nothing is left once the text is scrubbed; its first sign settles that for nearly every text."""
    return not scrub(text.lstrip()[:1]).strip() and not scrub(text).strip()


def _refuse_vast(text: str) -> None:
    """Raises a `BriefsError` for more text than an article has, or a list of so many lines that it is none."""
    if len(text) > MOST_TEXT:
        raise TooLargeError(len(text), MOST_TEXT)
    if text.count("\n") > MOST_LINES and text.count("\n") - text.count("\n\n") > MOST_LINES:
        raise NoArticleError


def _read_text(text: str) -> Article:
    _refuse_vast(text)
    scrubbed = scrub(text)
    matter, rest = split_front_matter(scrubbed) if has_front_matter(scrubbed) else (Stated(), text)
    refuse_data(rest)
    return _article(clean(rest, headline=matter.headline, byline=matter.byline), matter)


def _read_markdown(text: str) -> Article:
    _refuse_vast(text)
    matter, rest = split_front_matter(scrub(text))
    title, body = read_markdown(rest)
    matter = replace(matter, headline=matter.headline or title)
    if count_words(body) < LEAST_OF_MARKDOWN * count_words(rest):  # nested past what the parser follows
        return _article(clean(rest, headline=matter.headline, byline=matter.byline), matter)
    written = matter.headline is not None  # who marks a headline wrote Markdown; the rest may be a page as text
    return _article(clean(body, headline=matter.headline, byline=matter.byline, extracted=written), matter)


def _read_html(source: str) -> Article:
    page = read_page(source)
    if page.lists_others:
        raise NoArticleError
    _refuse_vast(page.text)
    known = _known_of(page)
    cleaned = clean(page.text, headline=known.headline, byline=known.byline, extracted=True)
    if count_words(cleaned.text) < FEW_EXTRACTED:
        _refuse_vast(page.visible)
        visible = clean(page.visible, headline=known.headline, byline=known.byline)
        if count_words(cleaned.text) < LEAST_EXTRACTED:
            cleaned = max(visible, cleaned, key=lambda one: count_words(one.text))
        elif _is_cleaner(visible.text, cleaned.text):
            cleaned = visible
    return _article(cleaned, known)


def _is_cleaner(visible: str, found: str) -> bool:
    """Whether the text read from the whole page is most of what was found, and nothing else."""
    lines = set(found.split("\n"))
    whole = all(line in lines for line in visible.split("\n"))
    return whole and count_words(visible) >= LEAST_AGREED * count_words(found)


def _known_of(page: Page) -> Stated:
    """The metadata of a page; what they leave out is looked for beside the printed headline."""
    metadata = page.metadata
    byline, published = metadata.byline, metadata.published
    headline, site = printed_title(metadata.headline or "", page.visible, metadata.outlet)
    outlet = metadata.outlet or site
    in_utc = published is not None and published.endswith("+00:00")
    if in_utc or not (byline and published):
        rows = rows_of(scrub(page.visible))
        beside = facts_beside(rows, headline, page.text, day_first=metadata.day_first)
        byline = byline or beside[0]
        published = local_date(published, beside[1]) if published else beside[1]
    published = local_date(published, metadata.addressed) if published else metadata.addressed
    return Stated(
        headline=headline or None,
        outlet=outlet and _in_usual_case(outlet, page.visible),
        byline=byline,
        published=published,
        url=metadata.url,
        language=metadata.language,
    )


def _in_usual_case(name: str, text: str) -> str:
    """A name set in capitals as the page prints it elsewhere, each word with its capital: "The Harl Clarion"."""
    if not name.isupper() or " " not in name:
        return name
    printed = re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    return next((one for one in printed if not one.isupper() and one[0].isupper()), name)


def _article(cleaned: Cleaned, known: Stated) -> Article:
    words = count_words(cleaned.text) if any(map(str.isalnum, cleaned.text)) else 0  # marks alone are no words
    if words < LEAST_WORDS:
        whole = words + sum(count_words(one.text) for one in cleaned.removed)
        if words or whole < LEAST_WORDS:
            raise TooShortError(words or whole)
        raise NoArticleError
    headline, site = _headline(cleaned, known)
    if is_refusal((headline, _first_words(cleaned.text)), cleaned.text):
        raise NoArticleError
    language = _language(known.language, find_language(cleaned.text))
    outlet = known.outlet or cleaned.outlet or site
    return Article(
        headline=headline,
        text=cleaned.text,
        outlet=outlet,
        byline=tuple(one for one in known.byline or cleaned.byline if not outlet or fold(one) != fold(outlet)),
        published=known.published or cleaned.published,
        url=known.url,
        language=language,
        removed=cleaned.removed,
        warnings=known.warnings + _warnings(cleaned.removed, language),
        updated=known.updated,
    )


def _headline(cleaned: Cleaned, known: Stated) -> tuple[str, str | None]:
    if known.headline:
        return scrub(known.headline).strip() or _first_words(cleaned.text), None
    if cleaned.headline:
        return split_site(cleaned.headline) if cleaned.outlet is None else (cleaned.headline, None)
    return _first_words(cleaned.text), None


def _first_words(text: str) -> str:
    """The first line of the text where nothing stands out as its headline."""
    first = next((text[block.start : block.end] for block in find_blocks(text)), text.strip())
    if len(first) <= MOST_HEADLINE:
        return first
    sentence = re.match(r".{20,200}?[.!?…][\"”’')]*(?=\s)", first)
    return sentence[0] if sentence else first[:MOST_HEADLINE].rsplit(" ", 1)[0]


def _language(declared: str | None, told: str | None) -> str | None:
    """The language as declared; where one of the two is English and the other not, as the words tell it.

    Systems declare English for pages in any language; between near languages they know better than small words do.
    """
    if declared is None or told is None:
        return declared or told
    return told if "en" in (declared, told) else declared


def _warnings(removed: tuple[Removed, ...], language: str | None) -> tuple[str, ...]:
    around = sum(one.why == "page furniture" for one in removed)
    found = ("the text was found among the parts of its page",) if around >= MANY_AROUND else ()
    return found if language in (None, "en") else (*found, OTHER_LANGUAGE.format(language=language))
