"""The rows of a digest: the stories chosen, loaded and told with the line that is new, and what may be its quote."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot import compose
from bot.answers import CitedQuote, QuoteOfTheDay, StoryRow
from bot.comparing import Comparer
from bot.excerpts import Budget, Tally, allowed_of, bounded, words_shown
from bot.owed import Told
from bot.quotations import Quotation, page_of
from briefs.digest_quote import best_quotes, marks_of, words_of
from briefs.digest_ranking import Picked
from briefs.models import Brief
from briefs.sentences import split_sentences
from storage.records import StoredBrief, StoredRevision
from storage.store import Store

MOST_LOADED = 40  # new articles of one story, the newest, and as many old ones: more add nothing to a line or two
MOST_COMPARED = 8  # articles of a story between which differences are looked for


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation that could be the quote of the day, with the story it is of."""

    story_id: int
    stored: StoredBrief
    quotation: Quotation
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A story's row with the articles it was drawn from, its lead first."""

    row: StoryRow
    stored: tuple[StoredBrief, ...]


class Rows:
    """Draws the rows of the stories of one store."""

    def __init__(self, store: Store, budget: Budget | None, comparer: Comparer) -> None:
        self._store, self._budget, self._comparer = store, budget, comparer

    async def draw(self, picked: Picked, told: Told, barred: frozenset[int], *, samples: bool) -> Drawn | None:
        """The row of a story of which a channel was ``told`` these articles; None where there is nothing to show.

        ``barred`` are articles that are none of its news.
        """
        head = await self._store.stories.get(picked.story_id)
        new_ids = frozenset(picked.article_ids)
        others = [one for one in head.article_ids if one not in new_ids and one not in barred]
        loaded = await self._store.articles.load([*picked.article_ids[:MOST_LOADED], *others[:MOST_LOADED]])
        stored = [one for one in loaded if not one.archive and (samples or not one.sample)]
        new = [one for one in stored if one.article_id in new_ids]
        if not new:
            return None
        shown = await self._store.articles.revisions({number for one in told.values() for number in one})
        old = [one for one in stored if one.article_id not in new_ids]
        return await asyncio.to_thread(self._drawn, picked, new, old, shown)

    def _drawn(
        self,
        picked: Picked,
        new: Sequence[StoredBrief],
        old: Sequence[StoredBrief],
        shown: Mapping[int, StoredRevision],
    ) -> Drawn | None:
        if picked.update:
            row = compose.update_row(picked.story_id, new, old, _as_told(new, shown))
            if row.nut_graf is None:
                return None
            lead = next(one for one in new if one.article_id == row.headline.span.article_id)
            stored = [lead, *(one for one in new if one is not lead)]
        else:
            stored = compose.lead_first(new)
            row = compose.story_row(picked.story_id, [*stored, *old])
        differ = picked.independent > 1 and not picked.small and self._differ([*stored, *old])
        row = replace(row, outlets=picked.outlets, origins=picked.origins)
        row = compose.digest_row(row, small=picked.small, differences=int(differ))
        return Drawn(bounded(row, self._budget), tuple(stored))

    def _differ(self, stored: Sequence[StoredBrief]) -> bool:
        return self._comparer.differ(compose.lead_first(stored[:MOST_COMPARED]))

    def quotes_of(self, drawn: Sequence[Drawn]) -> tuple[Said, ...]:
        """What may be the quote of the day, best first: of the articles that lead, and of no line shown anyhow.

        None with which the card would show too much of an article: there is another then.
        """
        leads = [(one.row, one.stored[0]) for one in drawn if not one.row.small]
        shown = words_shown([[one.row.nut_graf] for one in drawn if one.row.nut_graf and not one.row.small])
        found = []
        for said in best_quotes([stored.brief for _, stored in leads]):
            row, stored = leads[said.article]
            line = row.nut_graf.span if row.nut_graf else None
            if line and any(one.start < line.end and line.start < one.end for one in said.quotes):
                continue
            one = Said(row.story_id, stored, Quotation(shown=(stored, said.quotes)), marks_of(words_of(said.quotes)))
            if not _is_too_much(quote_of_the_day(one).quote, row, shown):
                found.append(one)
        return tuple(found)


def _is_too_much(quote: CitedQuote, row: StoryRow, shown: Mapping[int, int]) -> bool:
    """Whether the quote with its context is more of its article than may be shown beside the row's line."""
    tally = Tally({source.article_id: allowed_of(source) for source in row.sources})
    tally.take(shown)  # what does not fit is not shown either
    limit = row.lead.may_show
    if limit is not None and sum(len(part.text) for part in quote.parts) > limit:
        return True
    return bool(tally.over(words_shown([quote.lines])))


def quote_of_the_day(said: Said) -> QuoteOfTheDay:
    """The quotation with its speaker, its article, and the sentence it has to be read with."""
    answer = page_of([said.quotation], 0, about="", speaker="")
    return QuoteOfTheDay(story_id=said.story_id, quote=answer.quotes[0], source=answer.sources[0])


def _as_told(new: Sequence[StoredBrief], shown: Mapping[int, StoredRevision]) -> list[Brief]:
    """The older revisions of these articles that were shown, as briefs that tell every sentence of them."""
    found = []
    for one in new:
        for revision in shown.values():
            if revision.article_id == one.article_id and revision.revision_id != one.revision_id:
                article = replace(one.brief.article, headline=revision.headline, text=revision.text)
                found.append(Brief(article=article, slug=one.slug, summary=split_sentences(revision.text)))
    return found
