"""Why a digest held what it held, and what it had no room for: read from the record made when it was planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot import compose
from bot.answers import Cited, MoreAnswer, StoryRow, WhyAnswer, WhyEdition, WhyStory
from bot.editions import decode_edition
from briefs.digest_reasons import Decision, Reason, decode_decision
from storage.decisions import NotedDecision
from storage.errors import NotFoundError
from storage.store import Store

KEPT = timedelta(days=60)
STORIES_A_PAGE = 8  # behind the "more" button
MOST_NAMED = 5  # stories named of one reason; all are counted
MOST_LOADED = 12  # articles of a story of which the best gives the headline


async def more_stories(store: Store, guild_id: int | None, mark: str, page: int) -> MoreAnswer:
    """A page of the stories an edition had no room for, as they are now; a page past the end is the last.

    A story that was merged since is there under its new number, once; one that is gone is passed over.
    """
    noted = None if guild_id is None else await store.decisions.marked(guild_id, mark)
    decision = decode_decision(noted.decision) if noted else None
    if noted is None or decision is None:
        return MoreAnswer(mark=mark, rows=(), page=0, pages=1, total=0)
    told = await store.stories.living_ids(decision.told)
    living = await store.stories.living_ids(decision.more)
    ids = [one for one in dict.fromkeys(living) if one not in told]
    pages = max(1, -(-len(ids) // STORIES_A_PAGE))
    page = min(max(page, 0), pages - 1)
    rows = [await _row(store, one) for one in ids[page * STORIES_A_PAGE : (page + 1) * STORIES_A_PAGE]]
    return MoreAnswer(
        mark=mark,
        rows=tuple(row for row in rows if row),
        page=page,
        pages=pages,
        total=len(ids),
        local_date=noted.local_date,
    )


async def why_digest(store: Store, channel_id: int, local_date: date | None, guild_id: int | None) -> WhyAnswer:
    """The editions of a channel on a local date (None: the latest with a record)."""
    if guild_id is None:
        guild_id = await store.decisions.guild_of(channel_id)
    day = local_date
    if day is None and guild_id is not None:
        day = await store.decisions.last_date(guild_id, channel_id)
    if day is None or guild_id is None:
        return WhyAnswer(channel_id=channel_id, local_date=local_date, editions=())
    editions = [await _edition(store, one) for one in await store.decisions.on(guild_id, channel_id, day)]
    return WhyAnswer(channel_id=channel_id, local_date=day, editions=tuple(editions))


async def _edition(store: Store, noted: NotedDecision) -> WhyEdition:
    decision = decode_decision(noted.decision)
    given = WhyEdition(
        channel_id=noted.channel_id,
        local_date=noted.local_date,
        purpose=noted.purpose,
        state=noted.state,
        state_reason=noted.reason,
        decided=decision is not None,
    )
    if decision is None:
        return given
    return await _filled(store, given, decision, await _headlines(store, noted.payload))


async def _headlines(store: Store, payload: str) -> dict[int, Cited]:
    """By story the headline as it was frozen for posting, as far as it was of no article that is taken out."""
    try:
        frozen = decode_edition(payload)
    except ValueError:  # nothing to post, or frozen by another version of the program
        return {}
    headlines = {row.story_id: row.headline for row in frozen.rows}
    revisions = await store.articles.revisions({one.span.revision_id for one in headlines.values()})
    return {
        story_id: one
        for story_id, one in headlines.items()
        if (told := revisions.get(one.span.revision_id))
        and told.headline == one.text
        and told.intact
        and not told.removed
    }


async def _filled(store: Store, given: WhyEdition, decision: Decision, posted: Mapping[int, Cited]) -> WhyEdition:
    told = [
        await _story(store, one, None, update=one in decision.updates, headline=posted.get(one))
        for one in decision.told
    ]
    left_out: list[WhyStory] = []
    for reason in decision.counts:
        of_reason = [one.story_id for one in decision.left_out if one.reason == reason][:MOST_NAMED]
        left_out += [await _story(store, one, reason) for one in of_reason]
    return replace(given, told=tuple(told), left_out=tuple(left_out), counts=decision.counts)


async def _story(
    store: Store, story_id: int, reason: Reason | None, *, update: bool = False, headline: Cited | None = None
) -> WhyStory:
    """The story under its own headline, else that of its best article as it is now."""
    row = await _row(store, story_id)
    return WhyStory(
        story_id=row.story_id if row else story_id,
        headline=headline or (row.headline if row else None),
        reason=reason,
        update=update,
    )


async def _row(store: Store, story_id: int) -> StoryRow | None:
    """The story as it is now, under the number it has now; None where nothing of it may be shown."""
    try:
        head = await store.stories.get(story_id)
    except NotFoundError:
        return None
    stored = await store.articles.load(head.article_ids[:MOST_LOADED])
    return compose.story_row(head.story_id, compose.lead_first(stored)) if stored else None
