"""Questions and presses → the desk → a card → the reader; what is posted in public is recorded."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Any, Protocol

import discord
from discord import app_commands

from bot import answers
from bot.answers import NothingFound
from bot.cards import labels
from bot.cards.about import about_card
from bot.cards.brief import brief_card, message_card
from bot.cards.compare import compare_card
from bot.cards.digest_more import more_card
from bot.cards.glance import glance_card
from bot.cards.layout import Card
from bot.cards.links import links_card
from bot.cards.nothing import nothing_card
from bot.cards.quotes import quotes_card
from bot.cards.safe import shortened
from bot.cards.stories import STORIES_A_CARD, sources_card, stories_card
from bot.cards.timeline import timeline_card
from bot.cards.voices import voices_card
from bot.cogs.answering import Interaction, refuse, send_card
from bot.cogs.limiter import Limiter
from bot.desk import Desk
from bot.excerpts import count_words
from bot.link_text import link_in, links_in, without_links

log = logging.getLogger(__name__)

MOST_TYPED = 100  # characters of a question; Discord allows 6,000 unless told
MOST_LINK = 2_000  # the same where a link may stand in its place
LEAST_OWN = 60  # words of a message beside its links that are its own text, and no mere introduction to them
MOST_CHOICES = 25
_MOST_CHOICE = 100  # characters of a choice's name and value

# Mentions, custom emoji, timestamps and command links: marks of Discord, not words.
_MARKUP = re.compile(r"<(?:@[!&]?|#|a?:\w{2,32}:|t:|/[^<>:]{1,100}:|id:)[\w:+-]{1,40}>")

# Lookups work in servers that added the bot and in its direct messages; without saying so, they would turn up wherever
# Discord likes.
in_servers_and_direct = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
for_servers = app_commands.allowed_installs(guilds=True, users=False)

Found = (
    answers.StoryAnswer | answers.GlanceAnswer | answers.QuotesAnswer | answers.TimelineAnswer | answers.CompareAnswer
)
Command = app_commands.Command[Any, ..., None]
Choices = list[app_commands.Choice[str]]


class Pages(Protocol):
    """What answers for links that the archive does not know."""

    async def show(self, interaction: Interaction, address: str, card: str = "b") -> None:
        """Answer with the page behind a link, to the asker alone."""

    async def press(self, interaction: Interaction, do: str, mark: str) -> None:
        """Answer a press on a button of a link."""


class Lookups:
    """Answers out of the store. Nothing here takes long enough to defer, so refusals can stay private.

    ``pages`` fetches what is behind links; without it links that the archive does not know are refused.
    """

    def __init__(self, desk: Desk, limiter: Limiter, pages: Pages | None = None) -> None:
        self._desk = desk
        self._limiter = limiter
        self._pages = pages

    # ------------------------------------------------------------ questions

    async def story(self, interaction: Interaction, query: str, *, private: bool, days: int | None = None) -> None:
        """Answer with a story's card, or with what is new in it in so many days."""
        if await self._may_ask(interaction) and (query := await self._meant(interaction, query, "b")):
            found = await self._desk.find_story(query) if days is None else await self._desk.find_recent(query, days)
            await self._answer(interaction, found, "b", private=private)

    async def glance(self, interaction: Interaction, query: str, *, private: bool) -> None:
        """Answer with a story's At a Glance card."""
        if await self._may_ask(interaction) and (query := await self._meant(interaction, query, "g")):
            found = await self._desk.find_glance(query)
            await self._answer(interaction, found, "g", private=private)

    async def _meant(self, interaction: Interaction, query: str, card: str) -> str:
        """What to look up; "" where the question is answered: a link whose page was fetched, or too many words."""
        link = link_in(query)
        if link is None:
            if len(query) <= MOST_TYPED:
                return query
            await refuse(interaction, labels.LONG_QUERY)
            return ""
        known = await self._desk.find_link(link)
        if known is not None and not known.removed:
            return f"story:{known.story_id}"
        if known is not None:
            await refuse(interaction, labels.LINK_REMOVED)
        elif self._pages is None:
            await refuse(interaction, labels.NO_LINKS)
        else:
            await self._pages.show(interaction, link, card)
        return ""

    async def quotes(self, interaction: Interaction, about: str, speaker: str, *, private: bool) -> None:
        """Answer with the first page of quotes."""
        if await self._may_ask(interaction):
            found = await self._desk.find_quotes(about=about, speaker=speaker)
            await self._answer(interaction, found, "q", private=private)

    async def timeline(self, interaction: Interaction, query: str, *, private: bool) -> None:
        """Answer with what happened when in a story."""
        if await self._may_ask(interaction):
            await self._answer(interaction, await self._desk.find_timeline(query), "t", private=private)

    async def compare(self, interaction: Interaction, query: str, *, private: bool) -> None:
        """Answer with where a story's outlets differ."""
        if await self._may_ask(interaction):
            await self._answer(interaction, await self._desk.find_differences(query), "d", private=private)

    async def stories(self, interaction: Interaction, days: int | None, *, private: bool = False) -> None:
        """Answer with what the store covers; an empty store says how to fill it, privately."""
        if not await self._may_ask(interaction):
            return
        found = await self._desk.recent_stories(days, STORIES_A_CARD)
        if found.rows:
            await send_card(interaction, stories_card(found), private=private, desk=self._desk)
        elif not found.store_empty:
            await send_card(interaction, stories_card(found), private=True)
        else:
            await self._answer(interaction, NothingFound(asked="", store_empty=True), "b", private=True)

    async def voices(
        self, interaction: Interaction, days: int | None, page: int = 0, *, private: bool, turning: bool = False
    ) -> None:
        """Answer with who was quoted; where nobody was, privately."""
        if not await self._may_ask(interaction):
            return
        found = await self._desk.voices(days, page)
        if found.rows:
            await send_card(interaction, voices_card(found), private=private, turning=turning, desk=self._desk)
        elif not found.store_empty:
            await send_card(interaction, voices_card(found), private=True)
        else:
            await send_card(interaction, nothing_card(NothingFound(asked="", store_empty=True), "b"), private=True)

    async def more_stories(self, interaction: Interaction, mark: str, page: int, *, turning: bool) -> None:
        """Answer with a page of what a digest had no room for, to the presser alone."""
        if await self._may_ask(interaction):
            found = await self._desk.more_stories(interaction.guild_id, mark, page)
            await send_card(interaction, more_card(found), private=True, turning=turning)

    async def about(self, interaction: Interaction) -> None:
        """Answer with what the bot is."""
        if await self._may_ask(interaction):
            counts = await self._desk.counts()
            card = about_card(counts.articles, counts.stories, counts.quotes, counts.outlets)
            await send_card(interaction, card, private=True)

    async def message(self, interaction: Interaction, message: discord.Message) -> None:
        """Answer with the brief of a member's message, or of the link in it: to the asker alone, filed nowhere."""
        if not await self._may_ask(interaction):
            return
        text, links = text_of(message), links_of(message) if self._pages is not None else []
        if links and own_words(message) < LEAST_OWN:
            await self._links(interaction, links)
        elif text.strip():
            await send_card(interaction, message_card(await self._desk.digest_text(text), links), private=True)
        else:
            await refuse(interaction, labels.NO_TEXT)

    async def _links(self, interaction: Interaction, links: Sequence[str]) -> None:
        """Answer with the story or the page of a message's link; of several with a choice."""
        if len(links) > 1:
            await send_card(interaction, links_card(links), private=True)
        elif asked := await self._meant(interaction, links[0], "b"):
            await self._answer(interaction, await self._desk.find_story(asked), "b", private=True)

    # ------------------------------------------------------------ presses

    async def press_story(
        self, interaction: Interaction, card: str, story_id: int, page: int, *, turning: bool
    ) -> None:
        """Answer a press with a card of a story, to the presser alone."""
        if not await self._may_ask(interaction):
            return
        asked = f"story:{story_id}"
        if card == "g":
            await self._answer(interaction, await self._desk.find_glance(asked), card, private=True)
        elif card == "q":
            found = await self._quotes_of(story_id, page)
            await self._answer(interaction, found, card, private=True, turning=turning)
        elif card == "s":
            story = await self._desk.find_story(asked)
            drawn = nothing_card(story, card) if isinstance(story, NothingFound) else sources_card(story, page)
            await send_card(interaction, drawn, private=True, turning=turning)
        elif card == "t":
            timeline = await self._desk.find_timeline(asked, page)
            await self._answer(interaction, timeline, card, private=True, turning=turning)
        elif card == "d":
            differences = await self._desk.find_differences(asked, page)
            await self._answer(interaction, differences, card, private=True, turning=turning)
        else:
            await self._answer(interaction, await self._desk.find_story(asked), card, private=True)

    async def _quotes_of(self, story_id: int, page: int) -> answers.QuotesAnswer | NothingFound:
        found = await self._desk.story_quotes(story_id, page)
        if isinstance(found, NothingFound):
            story = await self._desk.find_story(f"story:{story_id}")
            if isinstance(story, answers.StoryAnswer):  # there, and without a quotation
                return answers.QuotesAnswer(quotes=(), sources=(), page=0, pages=1, total=0, story_id=story_id)
        return found

    async def press_quotes(
        self, interaction: Interaction, about: str, speaker: str, page: int, *, turning: bool
    ) -> None:
        """Answer a press with a page of quotes, to the presser alone."""
        if await self._may_ask(interaction):
            found = await self._desk.find_quotes(about=about, speaker=speaker, page=page)
            await self._answer(interaction, found, "q", private=True, turning=turning)

    async def press_link(self, interaction: Interaction, do: str, mark: str) -> None:
        """Answer a press on a button of a link, to the presser alone."""
        if not await self._may_ask(interaction):
            return
        if self._pages is None:
            await refuse(interaction, labels.NO_LINKS)
        else:
            await self._pages.press(interaction, do, mark)

    # ------------------------------------------------------------ choices

    async def suggest_stories(self, typed: str) -> Choices:
        """Stories to pick from, [] where that fails: Discord shows an error in autocomplete to nobody."""
        return await self._suggest(self._desk.suggest_stories, typed)

    async def suggest_about(self, typed: str) -> Choices:
        """Subjects to pick from."""
        return await self._suggest(self._desk.suggest_about, typed)

    async def suggest_speakers(self, typed: str) -> Choices:
        """Speakers to pick from."""
        return await self._suggest(self._desk.suggest_speakers, typed)

    async def _suggest(self, ask: Any, typed: str) -> Choices:
        try:
            return choices_for(await ask(typed if link_in(typed) else typed[:MOST_TYPED]))
        except Exception as error:  # noqa: BLE001 - an error here leaves the reader without any answer
            log.warning("no choices error=%s", type(error).__name__)
            return []

    # ------------------------------------------------------------ answers

    async def _may_ask(self, interaction: Interaction) -> bool:
        if self._limiter.is_allowed(interaction.user.id):
            return True
        await refuse(interaction, labels.TOO_FAST)
        return False

    async def _answer(
        self,
        interaction: Interaction,
        found: Found | NothingFound,
        card: str,
        *,
        private: bool,
        turning: bool = False,
    ) -> None:
        if isinstance(found, NothingFound):
            await send_card(interaction, nothing_card(found, card), private=True)
            return
        await send_card(interaction, _draw(found), private=private, turning=turning, desk=self._desk)


def _draw(found: Found) -> Card:
    match found:
        case answers.StoryAnswer():
            return brief_card(found)
        case answers.GlanceAnswer():
            return glance_card(found)
        case answers.QuotesAnswer():
            return quotes_card(found)
        case answers.TimelineAnswer():
            return timeline_card(found)
        case answers.CompareAnswer():
            return compare_card(found)


def choices_for(suggested: Sequence[answers.Choice]) -> Choices:
    """At most 25 choices with names and values of 1 to 100 characters, no two alike."""
    choices: dict[str, app_commands.Choice[str]] = {}
    values: set[str] = set()
    for one in suggested:
        name = shortened(one.label, _MOST_CHOICE)
        if name and name not in choices and one.value not in values and 0 < len(one.value) <= _MOST_CHOICE:
            values.add(one.value)
            choices[name] = app_commands.Choice(name=name, value=one.value)
    return list(choices.values())[:MOST_CHOICES]


def text_of(message: discord.Message) -> str:
    """What a message says, without Discord's own markup: its text, its embeds, and those of what it forwards."""
    said = [*_words_of(message.content, message.embeds)]
    for snapshot in message.message_snapshots:
        said += _words_of(snapshot.content, snapshot.embeds)
    return "\n\n".join(said)


def links_of(message: discord.Message) -> list[str]:
    """The links in what a message, or what it forwards, says; where it says nothing those of its embeds."""
    said = _said_in(message)
    embeds = [*message.embeds, *(one for part in message.message_snapshots for one in part.embeds)]
    return links_in(said if said.strip() else "\n".join(one.url or "" for one in embeds))


def own_words(message: discord.Message) -> int:
    """How many words a message says beside its links; embeds count only where it says nothing itself."""
    said = _said_in(message)
    return count_words(without_links(said if said.strip() else text_of(message)))


def _said_in(message: discord.Message) -> str:
    return "\n".join([message.content, *(part.content for part in message.message_snapshots)])


def _words_of(content: str, embeds: Sequence[discord.Embed]) -> list[str]:
    texts = [content, *(text for embed in embeds for text in (embed.title, embed.description) if text)]
    return [words for text in texts if (words := _MARKUP.sub("", discord.utils.remove_markdown(text)).strip())]
