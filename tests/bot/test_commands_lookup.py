"""Each command against the real desk and store, through a simulated Discord."""

import asyncio
import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.cards import labels
from bot.cards.safe import shown
from bot.cogs.lookups import choices_for, text_of
from tests.bot.conftest import ARTICLES, NOON, Room
from tests.bot.drawing import check_body, ids, is_of_labels, read, walk

V2 = 1 << 15


# ---------------------------------------------------------------- the commands


async def test_brief_answers_in_public_with_the_story(room: Room) -> None:
    result = await room.slash("brief", query="harbour ferry")
    lines = read(result.response)
    assert lines[:2] == ["Brief · 1 outlet", "Harbour Town Votes to Reopen Its Ferry Line [1]"]
    assert "[1] The Harbour Desk · 5 January 2026" in lines
    assert not result.ephemeral


@pytest.mark.parametrize("command", ["brief", "glance"])
async def test_a_private_answer_is_seen_by_the_asker_alone(room: Room, command: str) -> None:
    result = await room.slash(command, query="harbour ferry", private=True)
    assert result.ephemeral
    assert await room.store.posts.with_revision(1) == []


async def test_glance_shows_the_points(room: Room) -> None:
    result = await room.slash("glance", query="apple frost")
    lines = read(result.response)
    assert lines[0].startswith("At a Glance")
    assert "Late Frost Halves the Apple Harvest of Elm Valley [1]" in lines
    assert "[1] Elmford Courier · undated · no link" in lines


async def test_quote_shows_exact_words_and_who_spoke(room: Room) -> None:
    result = await room.slash("quote", speaker="lindqvist")
    lines = read(result.response)
    assert "“It is the worst spring since I planted these trees”" in lines
    assert "— Petra Lindqvist" in lines
    assert "Elmford Courier · undated · no link" in lines


async def test_quote_without_options_shows_the_newest(room: Room) -> None:
    assert read((await room.slash("quote")).response)[0].startswith("Quotes · ")


async def test_quote_by_subject_and_speaker(room: Room) -> None:
    lines = read((await room.slash("quote", about="ferry", speaker="vale")).response)
    assert {line for line in lines if line.startswith("—")} == {"— Orrin Vale"}


async def test_stories_lists_what_there_is(room: Room) -> None:
    result = await room.slash("stories")
    lines = read(result.response)
    assert lines[0] == "Stories · 2 stories"
    assert set(ids(result.response)) == {"Brief"}
    room.clock.pass_(86_400 * 9)
    assert labels.NO_STORIES in read((await room.slash("stories", days=7)).response)


async def test_about_says_what_the_bot_keeps(room: Room) -> None:
    result = await room.slash("about")
    assert labels.ABOUT_KEEPS in read(result.response)
    assert result.ephemeral


async def test_brief_this_is_private_and_filed_nowhere(room: Room) -> None:
    before = await room.desk.counts()
    message = await room.reader.send(room.channel, ARTICLES["ferry"]["text"])
    room.clock.pass_(11)
    result = await room.reader.context_menu(room.channel, "Brief this", message)
    assert read(result.response)[0] == labels.FROM_MESSAGE
    assert result.ephemeral
    assert await room.desk.counts() == before


@pytest.mark.parametrize("text", ["ok", "@everyone"])
async def test_brief_this_of_too_little_says_so(room: Room, text: str) -> None:
    message = await room.reader.send(room.channel, text)
    result = await room.reader.context_menu(room.channel, "Brief this", message)
    assert result.ephemeral
    assert result.response.content.endswith(".")
    assert result.response.content != labels.WENT_WRONG
    assert room.env.errors  # looked at: the sentence is the answer


async def test_brief_this_of_a_message_without_text_says_so(room: Room) -> None:
    message = await room.reader.send(room.channel, attachments=[("a.png", b"x")])
    result = await room.reader.context_menu(room.channel, "Brief this", message)
    assert result.response.content == labels.NO_TEXT


def test_a_forwarded_message_is_read_by_what_it_forwards() -> None:
    class Forwarded:
        content = ""
        embeds = ()
        message_snapshots = (type("Snapshot", (), {"content": "the forwarded words", "embeds": ()})(),)

    assert text_of(Forwarded()) == "the forwarded words"  # type: ignore[arg-type]


def test_a_message_is_read_without_the_markup_of_discord_and_with_its_embeds() -> None:
    class Posted:
        content = "**Breaking:** the mayor <@123> told <#9> ||at last|| <:kek:1234567> <t:1700000000:F>"
        embeds = (discord.Embed(title="Ferry to return", description="The council voted __on Monday__."),)
        message_snapshots = ()

    words = text_of(Posted())  # type: ignore[arg-type]
    assert words.split("\n\n")[0].split() == ["Breaking:", "the", "mayor", "told", "at", "last"]
    assert words.endswith("Ferry to return\n\nThe council voted on Monday.")


# ---------------------------------------------------------------- nothing found


async def test_nothing_found_is_private_and_offers_headlines(room: Room) -> None:
    result = await room.slash("brief", query="volcano parliament xylophone")
    assert result.ephemeral
    assert read(result.response)[0] == labels.NOTHING_FOUND
    assert len(ids(result.response)) <= 3


@pytest.mark.parametrize(
    ("command", "options"), [("brief", {"query": "x"}), ("glance", {"query": "x"}), ("quote", {}), ("stories", {})]
)
async def test_an_empty_store_says_how_to_fill_it(empty_room: Room, command: str, options: dict[str, str]) -> None:
    result = await empty_room.slash(command, **options)
    assert result.ephemeral
    assert read(result.response) == [labels.EMPTY_STORE, "`nutgraf ingest PATH`"]


@pytest.mark.parametrize(
    "query", ["story:999999", "story:" + "9" * 30, "story:-1", "story:x", "' OR 1=1 --", "\\", "%", "🙂"]
)
async def test_a_made_up_value_finds_nothing_and_breaks_nothing(room: Room, query: str) -> None:
    result = await room.slash("brief", query=query)
    assert result.ephemeral
    assert read(result.response)[0] == labels.NOTHING_FOUND


# ---------------------------------------------------------------- autocomplete


async def test_stories_are_suggested_from_the_first_key_stroke(room: Room) -> None:
    for typed in ("", "h", "harb"):
        choices = await room.reader.autocomplete(room.channel, "brief", "query", typed)
        assert any("Harbour Town" in choice["name"] for choice in choices), typed
    assert all(choice["value"].startswith("story:") for choice in choices)


async def test_a_suggestion_sent_back_opens_that_story(room: Room) -> None:
    choice, *_ = await room.reader.autocomplete(room.channel, "glance", "query", "apple")
    lines = read((await room.slash("glance", query=choice["value"])).response)
    assert "Late Frost Halves the Apple Harvest of Elm Valley [1]" in lines


async def test_speakers_and_subjects_are_suggested(room: Room) -> None:
    for typed in ("", "o", "vale"):
        choices = await room.reader.autocomplete(room.channel, "quote", "speaker", typed)
        assert "Orrin Vale" in [choice["value"] for choice in choices], typed
    assert await room.reader.autocomplete(room.channel, "quote", "about", "f")


async def test_a_failing_suggestion_is_an_empty_list(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_args: Any) -> Any:
        raise RuntimeError("no")

    monkeypatch.setattr(room.desk, "suggest_stories", fails)
    assert await room.reader.autocomplete(room.channel, "brief", "query", "x") == []


async def test_very_long_typing_is_answered(room: Room) -> None:
    assert isinstance(await room.reader.autocomplete(room.channel, "brief", "query", "ferry " * 900), list)


def test_choices_are_few_short_and_different() -> None:
    from bot.answers import Choice

    suggested = [Choice(label="same", value=f"story:{number}") for number in range(3)]
    suggested += [Choice(label="x" * 300 + str(number), value=f"story:{number + 10}") for number in range(3)]
    suggested += [Choice(label=" \u200b", value="story:50"), Choice(label="long", value="y" * 101)]
    suggested += [Choice(label="again", value="story:0"), Choice(label="empty", value="")]
    suggested += [Choice(label=f"number {number}", value=f"story:{number + 100}") for number in range(40)]
    choices = choices_for(suggested)
    assert len(choices) == 25
    assert len({choice.name for choice in choices}) == len({choice.value for choice in choices}) == 25
    assert all(1 <= len(choice.name) <= 100 and 1 <= len(str(choice.value)) <= 100 for choice in choices)


# ---------------------------------------------------------------- limits, errors, requests


async def test_the_sixth_question_in_ten_seconds_waits(room: Room) -> None:
    for _ in range(5):
        assert read((await room.reader.slash(room.channel, "brief", query="ferry")).response)
    sixth = await room.reader.slash(room.channel, "stories")
    assert (sixth.response.content, sixth.ephemeral) == (labels.TOO_FAST, True)
    assert read((await room.editor.slash(room.channel, "stories")).response)  # others may ask
    room.clock.pass_(10)
    assert read((await room.reader.slash(room.channel, "stories")).response)


async def test_presses_count_as_questions(room: Room) -> None:
    card = (await room.slash("brief", query="harbour ferry")).response
    for _ in range(4):
        await room.reader.click(card.message, label="Glance")
    assert (await room.reader.click(card.message, label="Glance")).response.content == labels.TOO_FAST


@pytest.mark.parametrize("through", ["command", "button", "menu"])
async def test_an_error_is_answered_privately_and_logged_without_words(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, through: str
) -> None:
    card = (await room.slash("brief", query="harbour ferry")).response
    message = await room.reader.send(room.channel, "some words of a member")

    async def fails(*_args: Any, **_kwargs: Any) -> Any:
        raise RuntimeError("a line that somebody wrote")

    for name in ("find_story", "find_glance", "digest_text"):
        monkeypatch.setattr(room.desk, name, fails)
    caplog.set_level(logging.INFO)
    room.clock.pass_(11)
    match through:
        case "command":
            result = await room.reader.slash(room.channel, "brief", query="harbour ferry")
        case "button":
            result = await room.reader.click(card.message, label="Glance")
        case _:
            result = await room.reader.context_menu(room.channel, "Brief this", message)
    assert (result.response.content, result.ephemeral) == (labels.WENT_WRONG, True)
    assert "RuntimeError" in caplog.text
    assert "somebody wrote" not in caplog.text
    assert "some words" not in caplog.text
    assert room.env.errors or through == "button"  # looked at: the bot goes on


async def test_an_answer_that_discord_refuses_is_answered_with_a_sentence(room: Room) -> None:
    room.env.inject_error("POST", "/interactions/*/callback", status=400, code=50035)
    result = await room.slash("brief", query="harbour ferry")
    assert result.response.content == labels.WENT_WRONG
    assert room.env.errors


@pytest.mark.parametrize("code", [10062, 40060])
async def test_a_question_nobody_waits_for_is_let_go(room: Room, code: int) -> None:
    room.env.inject_error("POST", "/interactions/*/callback", status=404, code=code, times=None)
    result = await room.slash("stories")
    assert result.response is None
    assert bool(room.env.errors) is (code == 10062)  # the other one says that the answer stands


async def test_a_line_changed_behind_the_stores_back_is_shown_nowhere(room: Room, tmp_path: Path) -> None:
    words = "Growers in the Elm Valley lost half of their apple harvest to a late frost"
    before = [await room.slash(name, query="apple frost") for name in ("brief", "glance")]
    assert any(words in line for result in before for line in read(result.response))
    with closing(sqlite3.connect(tmp_path / "nutgraf.db")) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for column in [row[1] for row in database.execute(f"PRAGMA table_info({table})")]:
                if column in ("text", "body"):
                    database.execute(f"UPDATE {table} SET {column} = replace({column}, 'lost half', 'lost_half')")
        assert database.total_changes
        database.commit()
    for name, options in (
        ("brief", {"query": "apple frost"}),
        ("glance", {"query": "apple frost"}),
        ("quote", {"about": "apple frost"}),
        ("stories", {}),
    ):
        for line in read((await room.slash(name, **options)).response):
            assert "lost half" not in line
            assert "lost_half" not in line


async def test_every_body_is_as_discord_wants_it(room: Room) -> None:
    card = (await room.slash("brief", query="harbour ferry")).response
    for label in ids(card):
        await room.click(card.message, label=label)
    page = (await room.slash("quote", about="ferry")).response
    turned = await room.click(page.message, label="Next")
    await room.click(turned.response.message, label="Previous")
    for name, options in (("glance", {"query": "apple"}), ("stories", {}), ("about", {}), ("brief", {"query": "zzz"})):
        await room.slash(name, **options)
    await room.reader.autocomplete(room.channel, "brief", "query", "h")
    for body in room.sent():
        kind = {4: "CreateMessageInteractionCallbackRequest", 7: "UpdateMessageInteractionCallbackRequest"}.get(
            body["type"], "ApplicationCommandAutocompleteCallbackRequest"
        )
        check_body(body, kind)
        if body["type"] in (4, 7):
            assert body["data"]["allowed_mentions"] == {"parse": []}
            assert body["data"].get("flags", 0) & V2 or body["data"].get("content")


HOSTILE = "@everyone <@&{role}> <@{user}> [free](https://evil.example) https://evil.example/x discord.gg/abc"


async def test_an_article_can_ping_nobody(open_room: Any) -> None:
    words = HOSTILE.format(role=1, user=2)
    text = (
        f"{words} said the council of Harbour Town on Monday in a long statement to the press.\n\n"
        f"“{words} is what we think of it,” said Dana Whitlock, the mayor, at the quay on Tuesday evening.\n\n"
        "The vote matters because the bridge, the only other way across, will close for repairs in spring."
    )
    articles = {"hostile": {"headline": f"Ferry {words}", "text": text, "outlet": f"Desk {words}", "url": None}}
    async with open_room(articles) as room:
        for name, options in (
            ("brief", {"query": "ferry council"}),
            ("glance", {"query": "ferry council"}),
            ("quote", {}),
            ("stories", {}),
        ):
            response = (await room.slash(name, **options)).response
            message = response.message
            assert not message.mention_everyone
            assert not message.mentions
            assert not message.role_mentions
            for component in walk(response.components):
                for content in [component["content"]] if component["type"] == 10 else []:
                    assert "@everyone" not in content.replace("\\@", "")
                    assert "](" not in content.replace("\\[", "[").replace("[free](", "")
        for body in room.sent():
            assert body["data"]["allowed_mentions"] == {"parse": []}


async def test_every_line_of_every_card_was_printed(room: Room) -> None:
    stored = await room.store.articles.load([1, 2])
    for name, options in (
        ("brief", {"query": "harbour ferry"}),
        ("glance", {"query": "harbour ferry"}),
        ("quote", {"about": "ferry"}),
        ("quote", {"speaker": "lindqvist"}),
        ("stories", {}),
    ):
        for line in read((await room.slash(name, **options)).response):
            assert _is_printed(line, stored), line


def _is_printed(line: str, stored: list[Any]) -> bool:
    """Cut from the articles at some offset, or of labels and what is known of the article."""
    known: list[str] = []
    for one in stored:
        article = one.brief.article
        known += [article.headline, article.outlet or "", labels.date_label(article.published), *article.byline]
        known += [part.text.rstrip(",") for part in one.brief.quotes]
        known += [quote.speaker.text for quote in one.brief.quotes if quote.speaker]
        known += [quote.mention.text for quote in one.brief.quotes if quote.mention]
        known += [line.text for quote in one.brief.quotes for line in (quote.about, quote.lead_in) if line]
        lines = (
            one.brief.nut_graf,
            *one.brief.summary,
            *one.brief.glance,
            one.brief.why_it_matters,
            *one.brief.takeaways,
        )
        for cut in lines:
            if cut is not None:
                assert article.text[cut.start : cut.end] == cut.text
                known.append(cut.text)
    return is_of_labels(line, *map(shown, known))


# ---------------------------------------------------------------- in direct messages


async def test_a_lookup_works_in_a_direct_message(room: Room) -> None:
    room.clock.pass_(11)
    result = await room.reader.user.slash("brief", query="harbour ferry")
    assert read(result.response)[0].startswith("Brief")
    posts = await room.store.posts.with_revision(1)
    assert [post.guild_id for post in posts] == [None]


async def test_two_askers_at_once_get_their_own_answers(room: Room) -> None:
    found = await asyncio.gather(room.desk.find_story("ferry"), room.desk.find_story("apple frost"))
    assert [one.headline.text[:7] for one in found] == ["Harbour", "Late Fr"]  # type: ignore[union-attr]
    assert room.clock.now >= NOON


def test_the_bot_asks_for_the_least() -> None:
    assert discord.Intents(guilds=True).value == 1
