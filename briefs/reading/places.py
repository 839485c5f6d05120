"""Kinds of lines that only their place and neighbours tell."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from briefs.blocks import is_title_case
from briefs.reading.bylines import bio_names, is_bio, is_name, outlet_alone
from briefs.reading.kinds_desk import (
    POLL_OPENS,
    PRESS_AFTER,
    PRESS_ENDS,
    PRESS_FIELDS,
    PRESS_OPENS,
    PRESS_SOURCE,
    REPORTED,
)
from briefs.reading.kinds_page import REACTIONS
from briefs.reading.kinds_press import CAPTION_DATED
from briefs.reading.lines import Row

MOST_ENTRIES: Final = 40  # headlines under one "Related"
MOST_BIO_LINES: Final = 5
MOST_CREDIT_WORDS: Final = 7
MOST_ANSWERS: Final = 8
MOST_ANSWER_WORDS: Final = 8
MOST_TITLE_WORDS: Final = 6  # of a newsletter
MOST_ABOUT: Final = 12  # lines a press release tells of its sender
MOST_HEAD: Final = 16  # lines of a page's head
_FIELD = re.compile(
    r"(?:from|source|topics?|location|region|category|department|type|delivered on|applies to):", re.IGNORECASE
)
FRAME: Final = "press release frame"
_CREDIT_ALONE = re.compile(r"[(\[][A-Z][^()]{2,60}[)\]]")
_AUTHOR_HEADS: Final = frozenset(
    {
        "author",
        "about the author",
        "about the authors",
        "about author",
        "authors",
        "written by",
        "author bio",
        "author profile",
        "about the writer",
        "the author",
        "about the reporter",
        "meet the author",
        "author info",
        "post author",
    }
)


# "Cheeky: Gregory on the terrace of the Crown": what British tabloids set under a picture.
_KICKED_CAPTION = re.compile(r"[A-Z][a-z’'-]{2,}: [A-Z].*")
LEAST_KICKED: Final = 8  # words
_TICKER_HEADS: Final = frozenset({"in this article", "in this story", "stocks in this article", "stocks in this story"})
_TICKER = re.compile(r"[A-Z]{1,5}(?:[.-][A-Z]{1,2})?(?: ?[+-]?[\d.,]+ ?%?)?|[+-]?[\d.,]+ ?%")
MOST_TICKERS: Final = 12


def tell_by_place(rows: list[Row], *, titled: bool = False) -> None:
    """Marks the rows whose kind their neighbours tell; ``titled``: the headline does not stand among them."""
    _authors(rows)
    _fields(rows)
    _related(rows)
    _reactions(rows)
    _captions(rows, titled=titled)
    _kicked_captions(rows)
    _tickers(rows)
    _poll_answers(rows)
    _offer_titles(rows)
    _press_frame(rows)
    _contributions(rows)
    _buttons(rows)
    _stray_words(rows)


def _authors(rows: list[Row]) -> None:
    """The lines under "About the Author": a name, a picture, a biography."""
    for at, row in enumerate(rows):
        if row.fold not in _AUTHOR_HEADS:
            continue
        row.why = "author biography"
        names: set[str] = set()
        for after in rows[at + 1 : at + 1 + MOST_BIO_LINES]:
            if after.why and after.why not in ("page furniture", "share row", "author biography"):
                break
            if not (is_name(after.words) or _is_bio_line(after, names)):
                break
            names.update(bio_names(after.words) or ((after.words,) if is_name(after.words) else ()))
            after.why = "author biography"
            after.tags.add("bio")


def _is_bio_line(row: Row, names: set[str]) -> bool:
    if is_bio(row.words, tuple(names)) or "bio" in row.tags or bio_names(row.words):
        return True
    first = row.words.lstrip("•*- ")
    return bool(names) and (
        any(name.split()[0] in first or name.split()[-1] in first for name in names)
        or first.startswith(("He ", "She ", "They ", "His ", "Her "))
    )


def _fields(rows: list[Row]) -> None:
    """A field of the page's head with its value below: "From:", then who gave it out."""
    for row, after in pairwise(rows[:MOST_HEAD]):
        if _FIELD.fullmatch(row.words) and not (row.prefix or after.why or after.is_sentence):
            row.why, after.why = (
                "page furniture",
                after.why or ("date line" if "date" in after.tags else "page furniture"),
            )


def _related(rows: list[Row]) -> None:
    """The headlines under "Related": lines that are no sentences."""
    for at, row in enumerate(rows):
        if row.why != "related links" or row.count > 9:
            continue
        entries: list[Row] = []
        for after in rows[at + 1 : at + 1 + MOST_ENTRIES]:
            if after.why or "date" in after.tags or "byline" in after.tags:
                continue
            if not _is_entry(after):
                break
            entries.append(after)
        if len(entries) == 1 and not any(one.is_sentence and not one.why for one in rows[:at]):
            continue  # "Local News" above the headline is the name of a section
        for entry in entries:
            entry.why = "related links"


def _is_entry(row: Row) -> bool:
    if row.prefix in ("|", "> ") or row.prefix.startswith("#"):
        return False
    if row.words.rstrip("\"”’')")[-1:] in ("?", "!") and row.count <= 18:
        return True
    if row.marker and row.count <= 25 and row.level == 0 and row.marker[0].isdigit():
        return True
    return not row.ends and row.count <= 25 and not row.words.endswith((":", ","))


def _reactions(rows: list[Row]) -> None:
    """The words of a reaction widget: after its question, or three in a row."""
    run: list[Row] = []
    asked = False
    for row in [*rows, Row(words="")]:
        if row.fold in REACTIONS and row.count <= 2 and not row.ends:
            run.append(row)
            continue
        if run and (asked or len(run) >= 3):
            for one in run:
                one.why = "reaction widget"
        asked = row.why == "reaction widget" or (asked and row.words.isdigit())
        run = []


def _captions(rows: list[Row], *, titled: bool) -> None:
    """A line without an end mark right before a picture credit is the caption of that picture, or the headline."""
    for at, (row, after) in enumerate(pairwise(rows)):
        if at == 0 and not titled and not _is_titled(rows):
            continue
        if row.why or row.prefix or after.after_gap or not 5 <= row.count <= 60:
            continue
        if after.why == "picture credit" and (not row.ends or CAPTION_DATED.search(row.words)):
            row.why = "caption"
        elif not row.ends and after.count <= MOST_CREDIT_WORDS and _CREDIT_ALONE.fullmatch(after.words):
            row.why, after.why = "caption", "picture credit"


def _kicked_captions(rows: list[Row]) -> None:
    """A word, a colon and a phrase without an end mark, alone between two sentences: a caption, no paragraph."""
    text = [row for row in rows if not row.why]
    for before, row, after in zip(text, text[1:], text[2:], strict=False):
        plain = not (row.tags or row.marker or row.prefix or row.ends) and row.count >= LEAST_KICKED
        if plain and before.is_sentence and after.is_sentence and _KICKED_CAPTION.fullmatch(row.words):
            row.why = "caption"


def _tickers(rows: list[Row]) -> None:
    """The signs of shares under "In this article"."""
    for at, row in enumerate(rows):
        if row.fold not in _TICKER_HEADS:
            continue
        for after in rows[at + 1 : at + 1 + MOST_TICKERS]:
            if after.ends or after.prefix or not _TICKER.fullmatch(after.words):
                break
            after.why = after.why or "page furniture"


def _is_titled(rows: list[Row]) -> bool:
    """Whether another line than the first could be the headline: one without an end mark above the first sentence."""
    for row in rows[2:]:
        if row.is_sentence and not row.why:
            return False
        if not row.why and not row.tags and not row.ends and row.count >= 3 and not outlet_alone(row.words):
            return True
    return False


def _poll_answers(rows: list[Row]) -> None:
    """The answers to choose from, between the question of a poll and its button."""
    for at, row in enumerate(rows):
        if row.why != "reaction widget" or not POLL_OPENS.match(row.words):
            continue
        run: list[Row] = []
        for after in rows[at + 1 : at + 2 + MOST_ANSWERS]:
            if after.why and after.fold not in REACTIONS:
                break
            run.append(after)
        else:
            continue
        if all(one.count <= MOST_ANSWER_WORDS and not one.prefix for one in run):
            for one in run:
                one.why = "reaction widget"


def _offer_titles(rows: list[Row]) -> None:
    """The title of a newsletter's box: a short label right above an offer of two lines or more."""
    for row, after, then in zip(rows, rows[1:], rows[2:], strict=False):
        if row.why or row.prefix or row.marker or row.ends or row.tags or not is_title_case(row.words):
            continue
        if row.count <= MOST_TITLE_WORDS and after.why == then.why == "newsletter or subscription" and after.count >= 6:
            row.why = after.why


def _press_frame(rows: list[Row]) -> None:
    """What stands round a press release: its marks, and what tells of the sender after the closing one."""
    ends = [at for at, row in enumerate(rows) if PRESS_ENDS.fullmatch(row.words) and not row.prefix]
    wired = any(PRESS_SOURCE.fullmatch(row.words) for row in rows[len(rows) // 2 :])
    framed = wired or any(PRESS_OPENS.fullmatch(row.words) for row in rows)
    if not ends and not framed:
        return
    for row in rows if framed else ():
        if not row.is_sentence and not row.prefix and PRESS_FIELDS.fullmatch(row.words):
            row.why = row.why or FRAME
    for at in ends:
        if len({rows[place].words for place in ends}) == len(ends):  # a mark set often parts sections
            rows[at].why = FRAME
    for row in rows if wired else ():
        if PRESS_SOURCE.fullmatch(row.words):
            row.why = FRAME
    last = ends[0] if ends else len(rows) // (3 if wired else 2)
    about = next((at for at in range(last + 1, len(rows)) if PRESS_AFTER.fullmatch(rows[at].words)), None)
    if about is None or len(rows) - about > MOST_ABOUT or (ends and about > last + 1 and not framed):
        return
    for row in rows[about:]:
        row.why = row.why or FRAME


def _buttons(rows: list[Row]) -> None:
    """ "Leave a comment" beside "Share" is a button, not the start of the comments."""
    for row, after in pairwise(rows):
        for one, beside in ((row, after), (after, row)):
            if one.fold == "leave a comment" and beside.why == "share row":
                one.why = "share row"


def _contributions(rows: list[Row]) -> None:
    """ "Dana Whitlock reported from Low Haven.": told from the article by closing it."""
    for row in reversed(rows):
        if not row.why and REPORTED.fullmatch(row.words):
            row.why = "desk note"
        elif row.is_sentence and not row.why and not row.tags:
            return


def _stray_words(rows: list[Row]) -> None:
    """One or two words in small letters on a line of their own: a tag or the name of a picture."""
    for at, row in enumerate(rows):
        if row.why or row.prefix or row.marker or row.count > 2 or row.ends or not row.words.islower():
            continue
        if not row.words.replace(" ", "").replace("-", "").isalpha():
            continue
        beside = rows[at - 1 : at] + rows[at + 1 : at + 2]
        if all(one.is_sentence or one.why or one.after_gap or row.after_gap for one in beside):
            row.why = "tag"
