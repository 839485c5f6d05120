"""Rows ↔ briefs. A line is kept as its words and where they stand; its end follows from its length.

The digested lines lie apart from the text, so that each can be checked against it when it is read.
"""

from __future__ import annotations

import hashlib
import logging
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from briefs.models import Article, Brief, Figure, Line, Quote, Removed, Section, Table
from storage.doors import Params, Transaction
from storage.records import StoredBrief, StoredRevision
from storage.values import dump, dump_ids, load, load_time, refuse_unstorable

log = logging.getLogger(__name__)

MOST_KEPT = 512  # briefs in memory, some kilobytes each

_COLUMNS_OF_NEWEST = """
SELECT article.id AS article_id, article.slug, article.story_id, article.sample, article.filed_at,
       revision.id AS revision_id, revision.filed_at AS revised_at, revision.archive, revision.headline,
       revision.outlet, revision.byline, revision.published, revision.url, revision.language, revision.text,
       brief.people, brief.keywords, brief.content, article.may_show,
       (SELECT origin_id FROM origin WHERE origin.article_id = article.id) AS origin_id
FROM article
JOIN revision ON revision.id = article.revision_id
JOIN brief ON brief.revision_id = revision.id
WHERE article.id IN (SELECT value FROM json_each(:ids)) AND article.removed_at IS NULL
  AND brief.headline = revision.headline
"""
_QUOTES_OF_REVISIONS = """
SELECT revision_id, kind, utterance, rule, silence, start, text, speaker_start, speaker, mention_start, mention,
       context_start, context, cue_start, cue, about_start, about, lead_in_start, lead_in
FROM quote WHERE revision_id IN (SELECT value FROM json_each(:ids)) ORDER BY revision_id, number
"""
_REVISIONS = """
SELECT revision.id AS revision_id, revision.article_id, revision.headline, revision.text, revision.fingerprint,
       article.revision_id = revision.id AS current, article.removed_at IS NOT NULL AS removed
FROM revision JOIN article ON article.id = revision.article_id
WHERE revision.id IN (SELECT value FROM json_each(:ids)) ORDER BY revision.id
"""
_INSERT_BRIEF = """
INSERT INTO brief (revision_id, fingerprint, headline, summary, people, keywords, content)
VALUES (:revision_id, :fingerprint, :headline, :summary, :people, :keywords, :content)
"""
_INSERT_QUOTE = """
INSERT INTO quote (revision_id, number, article_id, living, kind, utterance, rule, silence, start, text,
                   speaker_start, speaker, mention_start, mention, context_start, context, cue_start, cue,
                   about_start, about, lead_in_start, lead_in)
VALUES (:revision_id, :number, :article_id, 1, :kind, :utterance, :rule, :silence, :start, :text,
        :speaker_start, :speaker, :mention_start, :mention, :context_start, :context, :cue_start, :cue,
        :about_start, :about, :lead_in_start, :lead_in)
"""
_DELETE_BRIEF = "DELETE FROM brief WHERE revision_id = :revision_id"
_DELETE_QUOTES = "DELETE FROM quote WHERE revision_id = :revision_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedBrief:
    """A brief ready to be written: every value is known to be storable."""

    words: str  # fingerprint of headline and text
    fingerprint: str  # of everything else
    revision: Params
    brief: Params
    quotes: tuple[Params, ...]
    updated: str | None = None
    corrected: bool = False  # the outlet's own correction stands in the text


def encode(brief: Brief) -> EncodedBrief:
    """Columns of a brief; raises `UnstorableError` and writes nothing."""
    article = brief.article
    revision: Params = {
        "headline": article.headline,
        "outlet": article.outlet,
        "byline": dump(article.byline, "byline"),
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "text": article.text,
    }
    refuse_unstorable(revision)
    columns: Params = {
        "headline": article.headline,
        "summary": _summary_of(brief),
        "people": dump(brief.people, "people"),
        "keywords": dump(brief.keywords, "keywords"),
        "content": dump(_content_of(brief), "content"),
    }
    quotes = tuple(_quote_columns(number, quote) for number, quote in enumerate(brief.quotes))
    refuse_unstorable({**columns, "quotes": quotes})
    particulars = {key: value for key, value in revision.items() if key != "text"}
    return EncodedBrief(
        words=words_of(article.headline, article.text),
        fingerprint=_hash(dump([particulars, columns, quotes], "brief")),
        revision=revision,
        brief=columns,
        quotes=quotes,
        updated=article.updated,
        corrected=brief.correction is not None,
    )


def words_of(headline: str, text: str) -> str:
    """The fingerprint that tells whether headline or text changed."""
    return _hash(f"{headline}\0{text}")


async def insert(tx: Transaction, encoded: EncodedBrief, *, article_id: int, revision_id: int) -> None:
    """Write the brief of a revision in place of the one it may have."""
    await tx.run(_DELETE_QUOTES, {"revision_id": revision_id})
    await tx.run(_DELETE_BRIEF, {"revision_id": revision_id})
    await tx.run(_INSERT_BRIEF, {"revision_id": revision_id, "fingerprint": encoded.fingerprint, **encoded.brief})
    key = {"article_id": article_id, "revision_id": revision_id}
    if encoded.quotes:
        await tx.many(_INSERT_QUOTE, [{**key, **quote} for quote in encoded.quotes])


async def load_newest(tx: Transaction, article_ids: Iterable[int]) -> list[StoredBrief]:
    """The living articles among these with their briefs, in the order asked for, checked against their text."""
    wanted = list(dict.fromkeys(article_ids))
    rows = await tx.rows(_COLUMNS_OF_NEWEST, {"ids": dump_ids(wanted)})
    quotes = await _quotes_of(tx, [row["revision_id"] for row in rows])
    found: dict[int, StoredBrief] = {}
    for row in rows:
        stored = _kept_or_found(row, quotes.get(row["revision_id"], ()))
        if stored is not None:
            found[stored.article_id] = stored
    return [found[article_id] for article_id in wanted if article_id in found]


# Of each revision read of late its rows, and the brief that was checked against them: while the rows are the same to
# the letter, the check would end the same.
_Rows = tuple[tuple[Any, ...], ...]
_kept: OrderedDict[int, tuple[_Rows, StoredBrief]] = OrderedDict()
_keeping = Lock()  # stores of several threads keep theirs here


def _kept_or_found(row: sqlite3.Row, quotes: Sequence[sqlite3.Row]) -> StoredBrief | None:
    """The stored brief; the very same object as the last time where nobody changed a letter of its rows."""
    rows = (tuple(row), *map(tuple, quotes))
    revision_id = row["revision_id"]
    with _keeping:
        kept = _kept.get(revision_id)
        if kept is not None:
            _kept.move_to_end(revision_id)
    if kept is not None and kept[0] == rows:
        return kept[1]
    stored = _find_stored(row, quotes)
    if stored is not None:
        with _keeping:
            _kept[revision_id] = (rows, stored)
            _kept.move_to_end(revision_id)
            while len(_kept) > MOST_KEPT:
                _kept.popitem(last=False)
    return stored


async def load_revisions(tx: Transaction, revision_ids: Iterable[int]) -> dict[int, StoredRevision]:
    """The words of these revisions by id, whatever became of their articles."""
    rows = await tx.rows(_REVISIONS, {"ids": dump_ids(revision_ids)})
    return {
        row["revision_id"]: StoredRevision(
            revision_id=row["revision_id"],
            article_id=row["article_id"],
            headline=row["headline"],
            text=row["text"],
            intact=words_of(row["headline"], row["text"]) == row["fingerprint"],
            current=bool(row["current"]),
            removed=bool(row["removed"]),
        )
        for row in rows
    }


async def _quotes_of(tx: Transaction, revision_ids: Sequence[int]) -> dict[int, list[sqlite3.Row]]:
    found: dict[int, list[sqlite3.Row]] = {}
    for row in await tx.rows(_QUOTES_OF_REVISIONS, {"ids": dump_ids(revision_ids)}):
        found.setdefault(row["revision_id"], []).append(row)
    return found


def _find_stored(row: sqlite3.Row, quotes: Sequence[sqlite3.Row]) -> StoredBrief | None:
    """The stored brief, or None where somebody's hand made its rows unreadable."""
    try:
        return StoredBrief(
            article_id=row["article_id"],
            revision_id=row["revision_id"],
            number=row["revision_id"],
            story_id=row["story_id"],
            slug=row["slug"],
            sample=bool(row["sample"]),
            archive=bool(row["archive"]),
            filed_at=load_time(row["filed_at"]),
            revised_at=load_time(row["revised_at"]),
            origin_id=row["origin_id"] or 0,
            may_show=row["may_show"],
            brief=_brief_from(row, quotes).checked(),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        log.warning("unreadable brief left out article=%d revision=%d", row["article_id"], row["revision_id"])
        return None


# ---------------------------------------------------------------- brief → columns


def _summary_of(brief: Brief) -> str:
    """The line lookup knows the brief by besides its headline."""
    first = brief.nut_graf or (brief.summary[0] if brief.summary else None)
    return first.text if first else ""


def _content_of(brief: Brief) -> dict[str, Any]:
    return {
        "nut_graf": _pack(brief.nut_graf),
        "summary": [_pack(line) for line in brief.summary],
        "glance": [_pack(line) for line in brief.glance],
        "glance_source": brief.glance_source,
        "why_it_matters": _pack(brief.why_it_matters),
        "takeaways": [_pack(line) for line in brief.takeaways],
        "takeaways_source": brief.takeaways_source,
        "tables": [_pack_table(table) for table in brief.tables],
        "sections": [_pack_section(section) for section in brief.sections],
        "kind": brief.kind,
        "correction": _pack(brief.correction),
        "figures": [[figure.text, figure.start, figure.counts] for figure in brief.figures],
        "removed": [[removed.text, removed.why] for removed in brief.article.removed],
        "warnings": list(brief.article.warnings),
        **({"updated": brief.article.updated} if brief.article.updated else {}),
    }


def _pack(line: Line | None) -> list[Any] | None:
    return None if line is None else [line.text, line.start]


def _pack_table(table: Table) -> dict[str, Any]:
    return {"header": table.header, "rows": [[_pack(cell) for cell in row] for row in table.rows]}


def _pack_section(section: Section) -> dict[str, Any]:
    items = [_pack_section(item) if isinstance(item, Section) else _pack(item) for item in section.items]
    return {"heading": _pack(section.heading), "items": items}


def _quote_columns(number: int, quote: Quote) -> Params:
    def side(name: str, line: Line | None) -> dict[str, Any]:
        return {name: line.text if line else None, f"{name}_start": line.start if line else None}

    return {
        "number": number,
        "kind": quote.kind,
        "utterance": quote.utterance,
        "rule": quote.rule,
        "silence": quote.silence,
        "start": quote.start,
        "text": quote.text,
        **side("speaker", quote.speaker),
        **side("mention", quote.mention),
        **side("context", quote.context),
        **side("cue", quote.cue),
        **side("about", quote.about),
        **side("lead_in", quote.lead_in),
    }


def _hash(text: str) -> str:
    # The columns written are checked one by one; here a stray character must only not raise.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# ---------------------------------------------------------------- columns → brief


def _brief_from(row: sqlite3.Row, quotes: Sequence[sqlite3.Row]) -> Brief:
    content: Mapping[str, Any] = load(row["content"])
    return Brief(
        article=_article_from(row, content),
        slug=row["slug"],
        nut_graf=_unpack(content["nut_graf"]),
        summary=_unpack_all(content["summary"]),
        glance=_unpack_all(content["glance"]),
        glance_source=content["glance_source"],
        why_it_matters=_unpack(content["why_it_matters"]),
        takeaways=_unpack_all(content["takeaways"]),
        takeaways_source=content["takeaways_source"],
        tables=tuple(_unpack_table(table) for table in content["tables"]),
        sections=tuple(_unpack_section(section) for section in content["sections"]),
        quotes=tuple(_quote_from(quote) for quote in quotes),
        figures=tuple(_figure_from(*figure) for figure in content["figures"]),
        people=tuple(load(row["people"])),
        keywords=tuple(load(row["keywords"])),
        kind=content.get("kind", "news"),  # briefs of older versions have neither
        correction=_unpack(content.get("correction")),
    )


def _article_from(row: sqlite3.Row, content: Mapping[str, Any]) -> Article:
    return Article(
        headline=_words(row["headline"]),
        text=_words(row["text"]),
        outlet=row["outlet"],
        byline=tuple(load(row["byline"])),
        published=row["published"],
        url=row["url"],
        language=row["language"],
        removed=tuple(Removed(text=text, why=why) for text, why in content["removed"]),
        warnings=tuple(content["warnings"]),
        updated=content.get("updated"),
    )


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("words are text")
    return value


def _line_at(text: str, start: int) -> Line:
    return Line(text=_words(text), start=start, end=start + len(text))


def _unpack(packed: Sequence[Any] | None) -> Line | None:
    return None if packed is None else _line_at(*packed)


def _unpack_all(packed: Iterable[Sequence[Any]]) -> tuple[Line, ...]:
    return tuple(_line_at(*one) for one in packed)


def _unpack_table(packed: Mapping[str, Any]) -> Table:
    return Table(header=packed["header"], rows=tuple(tuple(_unpack(cell) for cell in row) for row in packed["rows"]))


def _unpack_section(packed: Mapping[str, Any]) -> Section:
    items = (_unpack_section(item) if isinstance(item, dict) else _line_at(*item) for item in packed["items"])
    return Section(heading=_unpack(packed["heading"]), items=tuple(items))


def _figure_from(text: str, start: int, counts: str | None) -> Figure:
    return Figure(text=text, start=start, end=start + len(text), counts=counts)


def _quote_from(row: sqlite3.Row) -> Quote:
    def side(name: str) -> Line | None:
        return None if row[name] is None else _line_at(row[name], row[f"{name}_start"])

    return Quote(
        text=row["text"],
        start=row["start"],
        end=row["start"] + len(row["text"]),
        speaker=side("speaker"),
        mention=side("mention"),
        kind=row["kind"],
        utterance=row["utterance"],
        context=side("context"),
        cue=side("cue"),
        about=side("about"),
        lead_in=side("lead_in"),
        rule=row["rule"],
        silence=row["silence"],
    )
