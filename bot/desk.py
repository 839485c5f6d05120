"""What the newsroom can do, without a word of Discord: write, file, recall, compile.

The Discord commands, the command line and the tests call these same verbs. Every answer is made of lines checked
against the stored text in the read that made it.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot import comparing, compose, entering, known, people_listing, quoting, why
from bot.answers import (
    Choice,
    Cited,
    CompareAnswer,
    Edition,
    GlanceAnswer,
    MoreAnswer,
    NothingFound,
    OtherEvent,
    PeopleAnswer,
    PersonAnswer,
    QuotesAnswer,
    SpanRef,
    StoriesAnswer,
    StoryAnswer,
    StoryRow,
    TimelineAnswer,
    VoicesAnswer,
    WhyAnswer,
)
from bot.catalogue import STORY_PREFIX, Catalogue
from bot.compiling import Compiler
from bot.excerpts import STANDARD, Budget, bounded
from bot.people import take_in_people
from bot.voices import DAYS_OF_VOICES, VOICES_A_PAGE, Voices
from bot.wire.wire import PageAnswer
from briefs.digest import FRESH
from briefs.models import Article, Brief
from briefs.pipeline import write_brief
from briefs.reading import read_message
from storage.arrivals import Arrival
from storage.records import Counts, Filed, Known, Post, StoredBrief, Subscription, Taken
from storage.store import Store

MOST_CHOICES = 25  # what Discord shows in autocomplete
KEPT_AFTER_LEAVING = timedelta(days=30)  # a bot removed by a slip finds its digests again
MOST_EVENTS = 5  # of a running story that an answer leads on to
MOST_OF_EVENT = 6  # newest articles of such an event, of which the best gives the headline
MOST_ALIKE = 5  # stories to choose from where the words fit all of them
MOST_TRIED = 5  # a story found whose every article fails the check gives way to the next


class Desk:
    """The newsroom's desk over one open store. Call `start` once before anything else; nothing here is closed.

    ``fresh`` is how old dated news may be for a digest. ``budget`` bounds what a message may show of one article; None,
    for the operator's own screen: nothing is kept back.
    """

    def __init__(
        self,
        store: Store,
        *,
        clock: Callable[[], datetime],
        zone: str = "UTC",
        preview: bool = False,
        budget: Budget | None = STANDARD,
        fresh: timedelta = FRESH,
    ) -> None:
        self.store = store
        self.clock = clock
        self.zone = zone
        self.preview = preview  # the sample may enter digests there, and only there
        self._budget = budget
        self._catalogue = Catalogue(store, today=lambda: clock().astimezone(ZoneInfo(zone)).date())
        self._voices = Voices(store)
        self._comparer = comparing.Comparer()
        self._compiler = Compiler(store, budget, self._comparer, fresh)

    async def start(self) -> None:
        """Load the lookup from the store, and take in the people of articles that were filed before there were any."""
        await take_in_people(self.store)
        await self._catalogue.load()
        gc.freeze()  # the lookup stays: to walk through all of it for garbage would hold up every answer

    async def warm(self) -> None:
        """Count who was quoted, so that nobody has to wait for it: some seconds of work at 100,000 articles."""
        for days in (DAYS_OF_VOICES, None):
            await self.voices(days)

    async def refresh(self) -> None:
        """Take in what any process committed since; cheap when nothing was."""
        await self._catalogue.refresh()

    # ------------------------------------------------------------ write and file

    async def digest_text(self, text: str) -> Brief:
        """The brief of a text that is filed nowhere; raises the errors of `briefs.errors`."""
        return await asyncio.to_thread(lambda: write_brief(read_message(text)))

    async def file_article(
        self, article: Article, *, archive: bool = False, sample: bool = False, arrival: Arrival | None = None
    ) -> Filed:
        """Digest and file one article; filing it again changes nothing, changed text makes a new revision.

        ``arrival`` is how it came over the wire; without it, it is the operator's.
        """
        return await entering.file_article(
            self.store, article, clock=self.clock, archive=archive, sample=sample, arrival=arrival
        )

    async def remove(self, slug_or_url: str) -> Taken:
        """Take an article out of every answer; raises NotFoundError."""
        return await self.store.articles.remove(await known.slug_for(self.store, slug_or_url), self.clock())

    async def restore(self, slug_or_url: str) -> Taken:
        """Bring a removed article back; raises NotFoundError."""
        return await self.store.articles.restore(await known.slug_for(self.store, slug_or_url))

    async def forget_old(self, keep_days: int) -> int:
        """Delete the words of articles filed longer than so many days ago, for good; how many these were."""
        now = self.clock()
        return await self.store.articles.forget_before(now - timedelta(days=keep_days), now)

    async def note_servers(self, *guild_ids: int) -> None:
        """The bot is in these servers: digests that rested since it left go on."""
        await self.store.servers.note_back(*guild_ids)

    async def note_left(self, guild_id: int) -> None:
        """The bot is no longer in this server; its digests rest."""
        await self.store.servers.note_left(guild_id, self.clock())

    async def forget_left(self) -> int:
        """Delete the settings of servers left for longer than `KEPT_AFTER_LEAVING`; how many servers these were."""
        return len(await self.store.servers.forget_left(self.clock() - KEPT_AFTER_LEAVING))

    async def counts(self) -> Counts:
        """How much the store holds."""
        return await self.store.articles.counts()

    async def setting(self, key: str) -> str | None:
        """A value the bot keeps for itself, such as the fingerprint of its commands."""
        return await self.store.servers.setting(key)

    async def set_setting(self, key: str, value: str) -> None:
        """Keep a value."""
        await self.store.servers.set_setting(key, value)

    # ------------------------------------------------------------ recall

    async def find_story(self, query: str) -> StoryAnswer | NothingFound:
        """The story a few words mean, or "story:12"; else the nearest headlines."""
        found = await self._find_stored(query)
        if isinstance(found, NothingFound):
            return found
        findings = await self._findings(found[1])
        answer = await asyncio.to_thread(comparing.story_answer, *found, findings)
        return bounded(replace(answer, other_events=await self._other_events(found[0])), self._budget)

    async def find_link(self, address: str) -> Known | None:
        """The article that a link in any spelling leads to, one that was taken out as well; nothing is fetched."""
        return await known.find_link(self.store, address)

    async def find_page(self, page: PageAnswer, asked: str) -> Known | None:
        """The article of the archive that a page is, found at an address that was ``asked`` for."""
        return await known.find_page(self.store, page, asked)

    async def answer_unfiled(self, article: Article, may_show: int | None) -> tuple[StoryAnswer, GlanceAnswer]:
        """The brief and the glance of an article that is filed nowhere; they show no more of it than of any other."""
        stored = [compose.unfiled(await asyncio.to_thread(write_brief, article), may_show, self.clock())]
        story, glance = compose.story_answer(0, stored), compose.glance_answer(0, stored)
        return bounded(story, self._budget), bounded(glance, self._budget)

    async def find_news(self, query: str, since: date) -> StoryAnswer | NothingFound:
        """What is new in the story a few words mean for somebody who was told it before that day."""
        found = await self._find_stored(query)
        if isinstance(found, NothingFound):
            return found
        story_id, stored = found
        first = datetime(since.year, since.month, since.day, tzinfo=ZoneInfo(self.zone))
        old = [place for place, one in enumerate(stored) if compose.came_out(one) < first]
        answer = await asyncio.to_thread(compose.story_news, story_id, stored, old, since.isoformat())
        return bounded(replace(answer, other_events=await self._other_events(story_id)), self._budget)

    async def find_recent(self, query: str, days: int) -> StoryAnswer | NothingFound:
        """What is new in the story a few words mean in the last so many days."""
        today = self.clock().astimezone(ZoneInfo(self.zone)).date()
        return await self.find_news(query, today - timedelta(days=days))

    async def find_glance(self, query: str) -> GlanceAnswer | NothingFound:
        """The At a Glance card of the story a few words mean."""
        found = await self._find_stored(query)
        return found if isinstance(found, NothingFound) else bounded(compose.glance_answer(*found), self._budget)

    async def find_quotes(self, *, about: str = "", speaker: str = "", page: int = 0) -> QuotesAnswer | NothingFound:
        """A page of quotes by somebody, about something, both, or the newest of all."""
        await self.refresh()
        meant = await known.without_link(self.store, about)
        if meant is None:
            return NothingFound(asked=about, store_empty=self._catalogue.is_empty)
        found = await quoting.find_quotes(
            self.store, self._catalogue, about=meant, speaker=speaker, page=page, budget=self._budget
        )
        return found if isinstance(found, NothingFound) else bounded(found, self._budget)

    async def story_quotes(self, story_id: int, page: int = 0) -> QuotesAnswer | NothingFound:
        """A page of a story's quotes."""
        return await self.find_quotes(about=f"{STORY_PREFIX}{story_id}", page=page)

    async def find_timeline(self, query: str, page: int = 0) -> TimelineAnswer | NothingFound:
        """A page of what happened when in the story a few words mean."""
        found = await self._find_stored(query)
        if isinstance(found, NothingFound):
            return found
        answer = comparing.timeline_answer(*found, await self._findings(found[1]), page)
        return bounded(replace(answer, other_events=await self._other_events(found[0])), self._budget)

    async def find_differences(self, query: str, page: int = 0) -> CompareAnswer | NothingFound:
        """A page of where the outlets of the story a few words mean differ."""
        found = await self._find_stored(query)
        if isinstance(found, NothingFound):
            return found
        answer = comparing.compare_answer(*found, await self._findings(found[1]), page)
        return bounded(replace(answer, other_events=await self._other_events(found[0])), self._budget)

    async def _other_events(self, story_id: int) -> tuple[OtherEvent, ...]:
        """The other events of the running story, the newest first."""
        heads = await self.store.stories.other_events(story_id, limit=MOST_EVENTS)
        loaded = [(one.story_id, await self.store.articles.load(one.article_ids[:MOST_OF_EVENT])) for one in heads]
        leads = [(story, compose.lead_first(stored)[0]) for story, stored in loaded if stored]
        leads.sort(key=lambda one: compose.came_out(one[1]), reverse=True)
        return tuple(compose.other_event(*one) for one in leads)

    async def _findings(self, stored: Sequence[StoredBrief]) -> comparing.Findings:
        return await asyncio.to_thread(self._comparer.findings, stored)

    async def recent_stories(self, days: int | None, limit: int = 10) -> StoriesAnswer:
        """What the store covers, newest first; ``days`` None: all of it."""
        await self.refresh()
        since = None if days is None else self.clock() - timedelta(days=days)
        newest = self._catalogue.newest_stories(since, limit)
        found = [await quoting.find_story(self.store, story_id) for story_id in newest]
        rows = [compose.story_row(*one) for one in found if one]
        total = await self.store.stories.count(since=since)
        return StoriesAnswer(rows=tuple(rows), total=total, days=days, store_empty=self._catalogue.is_empty)

    async def voices(self, days: int | None, page: int = 0, limit: int = VOICES_A_PAGE) -> VoicesAnswer:
        """Who was quoted in articles of the last days (None: ever), those quoted most first."""
        await self.refresh()
        since = None if days is None else self.clock() - timedelta(days=days)
        value_of = self._catalogue.speaker_value
        answer = await self._voices.page(
            self._catalogue.hearings, since=since, days=days, page=page, value_of=value_of, most=limit
        )
        return replace(answer, store_empty=self._catalogue.is_empty)

    async def people(self, name: str = "") -> PeopleAnswer:
        """The people a name may mean, in any spelling; without one those quoted most."""
        return await people_listing.list_people(self.store, name)

    async def join_people(self, one: str, other: str) -> PersonAnswer:
        """Make two people one, for good; raises PersonError."""
        return await people_listing.join(self.store, one, other, self.clock())

    async def part_people(self, one: str, name: str) -> tuple[PersonAnswer, PersonAnswer]:
        """Take a name from a person, for good; raises PersonError."""
        return await people_listing.part(self.store, one, name, self.clock())

    async def part_people_in(self, one: str, name: str, slug: str) -> tuple[PersonAnswer, PersonAnswer]:
        """Take a name from a person in one article alone; raises PersonError."""
        return await people_listing.part_in(self.store, one, name, slug, self.clock())

    async def undo_people(self) -> tuple[PersonAnswer, ...]:
        """Take back the newest join or part that holds; raises PersonError."""
        return await people_listing.undo(self.store)

    async def _find_stored(self, query: str) -> tuple[int, list[StoredBrief]] | NothingFound:
        await self.refresh()
        meant = await known.without_link(self.store, query)
        if meant is None:
            return NothingFound(asked=query, store_empty=self._catalogue.is_empty)
        story_ids, choices = await self._catalogue.stories_meant(meant, MOST_ALIKE)
        if len(choices) > 1:
            return NothingFound(asked=meant, choices=choices)
        for story_id in story_ids[:MOST_TRIED]:
            found = await quoting.find_story(self.store, story_id)
            if found is not None:
                return found
        return await self._catalogue.nothing_found(meant)

    # ------------------------------------------------------------ suggest

    async def suggest_stories(self, typed: str, limit: int = MOST_CHOICES) -> tuple[Choice, ...]:
        """Stories to choose from while somebody types; the newest where nothing is typed, that of a link's article."""
        await self.refresh()
        meant = await known.without_link(self.store, typed)
        return () if meant is None else await self._catalogue.suggest_stories(meant, limit)

    async def suggest_about(self, typed: str, limit: int = MOST_CHOICES) -> tuple[Choice, ...]:
        """The same for the subject of a quote."""
        return await self.suggest_stories(typed, limit)

    async def suggest_speakers(self, typed: str, limit: int = MOST_CHOICES) -> tuple[Choice, ...]:
        """Speakers with how many articles quote them; those quoted most where nothing is typed."""
        await self.refresh()
        return await self._catalogue.suggest_speakers(typed, limit)

    # ------------------------------------------------------------ compile

    async def compile_edition(
        self, subscription: Subscription, *, purpose: str, local_date: date, now: datetime
    ) -> Edition:
        """What is new for a channel since its last edition, with why it is so; its mark is the caller's to set."""
        return await self._compiler.compile_edition(
            subscription, purpose=purpose, local_date=local_date, now=now, samples=self.preview
        )

    async def todays_edition(self) -> Edition | None:
        """The digest of a channel that had none so far, on the operator's local date; None without news.

        Unlike one for a channel it counts where the outlets of its stories differ.
        """
        now = self.clock()
        local_date = now.astimezone(ZoneInfo(self.zone)).date()
        edition = await self._compiler.compile_today(local_date=local_date, now=now, samples=self.preview)
        return edition and replace(edition, rows=tuple([await self._counted(row) for row in edition.rows]))

    async def _counted(self, row: StoryRow) -> StoryRow:
        found = await self.find_differences(f"{STORY_PREFIX}{row.story_id}") if row.differences else None
        return replace(row, differences=found.total) if isinstance(found, CompareAnswer) else row

    async def more_stories(self, guild_id: int | None, mark: str, page: int) -> MoreAnswer:
        """A page of the stories that the edition with this mark had no room for."""
        return await why.more_stories(self.store, guild_id, mark, page)

    async def why_digest(self, channel_id: int, local_date: date | None, guild_id: int | None = None) -> WhyAnswer:
        """What went into a channel's digests of a day, and what was left out for which reason.

        ``local_date`` None is the latest with a record; ``guild_id`` None, for the operator: whichever server it is of.
        """
        return await why.why_digest(self.store, channel_id, local_date, guild_id)

    async def forget_decisions(self) -> int:
        """Delete what is kept of older digests' choices; how many editions these were."""
        return await self.store.decisions.forget_before((self.clock() - why.KEPT).date())

    # ------------------------------------------------------------ what was posted, and whether it still holds

    async def check_spans(self, lines: Sequence[Cited]) -> bool:
        """Whether every line still stands, word for word, in the current revision of an article not taken out."""
        stored = {
            one.article_id: one for one in await self.store.articles.load({line.span.article_id for line in lines})
        }
        holds = all(_stands(line, stored.get(line.span.article_id)) for line in lines)
        if not holds:
            self._compiler.forget()
        return holds

    async def record_post(
        self,
        *,
        guild_id: int | None,
        channel_id: int,
        message_id: int,
        kind: str,
        spans: Sequence[SpanRef],
        purpose: str = "",
    ) -> None:
        """Keep which public message shows which lines, so that a correction can reach it."""
        await self.store.posts.record(
            Post(
                guild_id=guild_id,
                channel_id=channel_id,
                message_id=message_id,
                kind=kind,
                purpose=purpose,
                spans=tuple(asdict(span) for span in spans),
                posted_at=self.clock(),
            )
        )


OpenDesk = Callable[..., AbstractAsyncContextManager[Desk]]  # how a command of the terminal comes by one


def _stands(line: Cited, stored: StoredBrief | None) -> bool:
    if stored is None or stored.revision_id != line.span.revision_id:
        return False
    article = stored.brief.article
    text = article.headline if line.span.field == "headline" else article.text
    return text[line.span.start : line.span.end] == line.text
