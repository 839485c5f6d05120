"""/timeline and /compare: their cards, commands, buttons and terminal. Texts, names and places are invented."""

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import CitedDifference, CompareAnswer, DifferenceSide, TimelineAnswer, TimelineEntry
from bot.cards import labels
from bot.cards.brief import brief_card
from bot.cards.compare import compare_card
from bot.cards.safe import shown
from bot.cards.timeline import timeline_card
from bot.cli import main
from tests.bot.conftest import Room
from tests.bot.desks import a_desk
from tests.bot.drawing import (
    a_headline,
    a_line,
    a_source,
    a_story,
    buttons_of,
    check_limits,
    check_schema,
    ids,
    is_of_labels,
    lines_of,
    read,
)
from tests.builders import an_article

FORTY = (
    "Forty boats sailed in the regatta of Marrow on Tuesday, the harbour master said. The regatta of Marrow was first "
    "held in 1931 by the fishermen of the town. The next regatta of Marrow will be held on May 5, 2026."
)
SIXTY = (
    "Sixty boats sailed in the regatta of Marrow on Tuesday on a calm sea. The boats of the regatta came from Marrow "
    "and from eleven towns along the coast, and nobody was hurt."
)
URL = "https://fathom.example.com/regatta"
REGATTA: dict[str, Any] = {
    "post": {"headline": "Boats Sail in Marrow Regatta", "text": FORTY, "outlet": "Marrow Post", "url": None},
    "fathom": {
        "headline": "Marrow Regatta: Boats Sail on Calm Sea",
        "text": SIXTY,
        "outlet": "Daily Fathom",
        "url": URL,
    },
}


def an_entry(date: str | None = "2025-05-06", text: str = FORTY[:80], source: int = 1) -> TimelineEntry:
    return TimelineEntry(date=date, when=a_line("Tuesday", source, 44), line=a_line(text, source))


def a_timeline(**changes: Any) -> TimelineAnswer:
    given = {
        "story_id": 12,
        "headline": a_headline(),
        "entries": (an_entry("1931", "The regatta began."), an_entry(), an_entry(text="The boats sailed.", source=2)),
        "sources": (a_source(1), a_source(2)),
        "page": 0,
        "pages": 1,
        "total": 3,
    }
    return TimelineAnswer(**given | changes)


def a_side(text: str, words: str, source: int = 1) -> DifferenceSide:
    return DifferenceSide(line=a_line(text, source), words=a_line(words, source, text.index(words)))


def a_difference(**changes: Any) -> CitedDifference:
    sides = (a_side("Some forty boats sailed.", "forty boats"), a_side("Sixty boats sailed.", "Sixty boats", 2))
    return CitedDifference(**{"of": "figure", "later": False, "sides": sides} | changes)


def a_comparison(**changes: Any) -> CompareAnswer:
    given = {
        "story_id": 12,
        "headline": a_headline(),
        "differences": (a_difference(),),
        "sources": (a_source(1), a_source(2)),
        "page": 0,
        "pages": 1,
        "total": 1,
    }
    return CompareAnswer(**given | changes)


# ---------------------------------------------------------------- cards


def test_a_timeline_shows_each_date_once_over_its_lines() -> None:
    assert lines_of(timeline_card(a_timeline())) == [
        "Timeline · 3 dated lines",
        "Harbour Town Votes to Reopen Its Ferry Line [1]",
        "1931",
        "The regatta began. [1]",
        "6 May 2025",
        f"{FORTY[:80]} [1]",
        "The boats sailed. [2]",
        "Sources",
        "[1] Harbour Desk 1 · 5 January 2026",
        "[2] Harbour Desk 2 · 5 January 2026",
    ]


def test_a_day_without_its_date_stays_as_printed_and_its_words_are_recorded() -> None:
    card = timeline_card(a_timeline(entries=(an_entry(None),)))
    assert f"Tuesday · {labels.AS_PRINTED}" in lines_of(card)
    assert an_entry(None).when.span in card.spans


def test_a_happening_that_more_outlets_tell_has_all_their_numbers() -> None:
    entry = replace(an_entry(), also=(a_line("The same told.", 2),))
    card = timeline_card(a_timeline(entries=(entry,)))
    assert f"{FORTY[:80]} [1] [2]" in lines_of(card)
    assert "[2] Harbour Desk 2 · 5 January 2026" in lines_of(card)


def test_a_comparison_shows_each_side_whole_with_its_outlet_and_date() -> None:
    assert lines_of(compare_card(a_comparison())) == [
        "Where outlets differ · 1 difference",
        "Harbour Town Votes to Reopen Its Ferry Line [1]",
        "Figures",
        "Some forty boats sailed. [1]",
        "Harbour Desk 1 · 5 January 2026",
        "Sixty boats sailed. [2]",
        "Harbour Desk 2 · 5 January 2026",
    ]


def test_who_is_quoted_stands_beside_a_sentence_that_does_not_name_them() -> None:
    side = replace(a_side("She spoke of “a calm sea”.", "a calm sea"), speaker=a_line("Petra Lindqvist", 1, 300))
    card = compare_card(a_comparison(differences=(a_difference(of="wording", sides=(side,)),)))
    assert "Petra Lindqvist · Harbour Desk 1 · 5 January 2026" in lines_of(card)
    assert side.speaker is not None
    assert side.speaker.span in card.spans


def test_the_words_that_differ_are_bold() -> None:
    texts = [item.content for item in compare_card(a_comparison()).view.walk_children() if hasattr(item, "content")]
    assert any("Some **forty boats** sailed." in text for text in texts)


def test_a_count_that_goes_on_is_called_a_later_figure() -> None:
    assert labels.LATER in lines_of(compare_card(a_comparison(differences=(a_difference(later=True),))))


@pytest.mark.parametrize("of", ["figure", "date", "name", "who", "wording"])
def test_every_kind_of_difference_has_its_label(of: str) -> None:
    assert labels.DIFFERENCES[of] in lines_of(compare_card(a_comparison(differences=(a_difference(of=of),))))


def test_nothing_to_tell_is_said_in_one_line() -> None:
    assert labels.NO_TIMELINE in lines_of(timeline_card(a_timeline(entries=(), total=0)))
    assert labels.NO_DIFFERENCES in lines_of(compare_card(a_comparison(differences=(), total=0)))
    alone = a_comparison(differences=(), total=0, sources=(a_source(1),))
    assert labels.ONE_OUTLET in lines_of(compare_card(alone))


def test_a_difference_is_never_shown_in_half() -> None:
    long = a_side("word " * 700 + "forty boats sailed.", "forty boats")
    card = compare_card(a_comparison(differences=(a_difference(sides=(long, a_side("Sixty.", "Sixty", 2), long)),)))
    assert not any("Sixty" in line for line in lines_of(card))
    assert labels.LEFT_OUT in lines_of(card)


def test_pages_turn_by_buttons_of_the_story() -> None:
    card = timeline_card(a_timeline(page=1, pages=3))
    assert [button["custom_id"] for button in buttons_of(card) if "custom_id" in button] == ["ng:t:12:0", "ng:t:12:2"]
    card = compare_card(a_comparison(page=0, pages=2))
    assert [button["custom_id"] for button in buttons_of(card) if "custom_id" in button] == ["ng:d:12:1"]


def test_both_cards_are_within_discords_limits() -> None:
    many = tuple(a_source(number) for number in range(1, 13))
    sides = tuple(a_side(f"Some {word} boats sailed. " * 6, word, at) for at, word in enumerate("abcdef", start=1))
    full = tuple(a_difference(sides=sides) for _ in range(3))
    entries = tuple(an_entry(f"2025-05-{day:02d}", "A line of some length. " * 9, day) for day in range(1, 9))
    for card in (
        timeline_card(a_timeline(entries=entries, sources=many, page=1, pages=3, total=24)),
        compare_card(a_comparison(differences=full, sources=many, page=1, pages=3, total=9)),
    ):
        check_limits(card)
        check_schema(card)


ODD = st.text(alphabet=st.sampled_from(list("\\*_~`|<>@#[](): /.-+1a\n語\u202e\u200b\u0301")), min_size=3, max_size=200)


@settings(deadline=None, max_examples=60)
@given(ODD.filter(lambda text: bool(shown(text))), st.integers(0, 50), st.integers(1, 20))
def test_any_sentence_is_shown_whole_and_pings_nobody(text: str, start: int, length: int) -> None:
    start = min(start, len(text) - 1)
    words = text[start : start + length]
    side = DifferenceSide(line=a_line(text), words=a_line(words, 1, start))
    card = compare_card(a_comparison(differences=(a_difference(sides=(side,)),)))
    check_limits(card)
    for line in lines_of(card):
        assert is_of_labels(
            line, shown(text), "Harbour Town Votes to Reopen Its Ferry Line", "Harbour Desk 1", "5 January 2026"
        ), line


def test_a_brief_marks_that_its_outlets_differ_and_opens_both_cards() -> None:
    card = brief_card(a_story(dated=3, differences=2))
    assert lines_of(card)[0] == "Brief · 2 outlets · outlets differ"
    own = {button["label"]: button.get("custom_id") for button in buttons_of(card)}
    assert own["Timeline"] == "ng:t:12:0"
    assert own["Differences"] == "ng:d:12:0"
    check_limits(card)
    check_schema(card)


def test_a_brief_without_them_offers_neither() -> None:
    card = brief_card(a_story(dated=2, differences=0))
    assert lines_of(card)[0] == "Brief · 2 outlets"
    assert not {"Timeline", "Differences"} & {button["label"] for button in buttons_of(card)}


# ---------------------------------------------------------------- the desk


async def test_the_desk_compares_the_articles_of_a_story(tmp_path: Path) -> None:
    async with a_desk(tmp_path, [an_article(**changes) for changes in REGATTA.values()]) as desk:
        story = await desk.find_story("regatta")
        answer = await desk.find_differences("regatta")
        timeline = await desk.find_timeline("regatta")
    assert isinstance(answer, CompareAnswer)
    assert isinstance(timeline, TimelineAnswer)
    (difference,) = answer.differences
    assert {side.words.text for side in difference.sides} == {"Forty boats", "Sixty boats"}
    assert [entry.date for entry in timeline.entries][:1] == ["1931"]
    assert story.differences == 1  # type: ignore[union-attr]
    assert story.dated == timeline.total  # type: ignore[union-attr]


async def test_todays_digest_counts_where_outlets_differ(tmp_path: Path) -> None:
    year = SIXTY + " The regatta of Marrow was first held in 1932 by the fishermen of the town."
    articles = [an_article(**REGATTA["post"]), an_article(**(REGATTA["fathom"] | {"text": year}))]
    async with a_desk(tmp_path, articles) as desk:
        answer = await desk.find_differences("regatta")
        edition = await desk.todays_edition()
    assert isinstance(answer, CompareAnswer)
    assert edition is not None
    assert [row.differences for row in edition.rows] == [answer.total] == [2]


async def test_every_line_compared_stands_the_check(tmp_path: Path) -> None:
    async with a_desk(tmp_path, [an_article(**changes) for changes in REGATTA.values()]) as desk:
        answer = await desk.find_differences("regatta")
        timeline = await desk.find_timeline("regatta")
        assert isinstance(answer, CompareAnswer)
        assert isinstance(timeline, TimelineAnswer)
        lines = [line for one in answer.differences for side in one.sides for line in (side.line, side.words)]
        lines += [line for entry in timeline.entries for line in (entry.line, entry.when, *entry.also)]
        assert await desk.check_spans(lines)


async def test_reprints_of_one_copy_are_never_compared(tmp_path: Path) -> None:
    reprint = {"text": FORTY.replace("Forty", "Sixty"), "outlet": "Daily Fathom", "url": URL}
    async with a_desk(tmp_path, [an_article(**REGATTA["post"]), an_article(**(REGATTA["post"] | reprint))]) as desk:
        answer = await desk.find_differences("regatta")
    assert isinstance(answer, CompareAnswer)
    assert len(answer.sources) == 2
    assert answer.total == 0


async def test_a_page_past_the_end_is_the_last(tmp_path: Path) -> None:
    async with a_desk(tmp_path, [an_article(**changes) for changes in REGATTA.values()]) as desk:
        answer = await desk.find_timeline("regatta", 99)
    assert isinstance(answer, TimelineAnswer)
    assert answer.page == answer.pages - 1


async def test_a_correction_changes_the_comparison(tmp_path: Path) -> None:
    articles = [an_article(**changes) for changes in REGATTA.values()]
    async with a_desk(tmp_path, articles) as desk:
        assert (await desk.find_differences("regatta")).total == 1  # type: ignore[union-attr]
        await desk.file_article(replace(articles[1], text=SIXTY.replace("Sixty", "Forty")))
        assert (await desk.find_differences("regatta")).total == 0  # type: ignore[union-attr]


# ---------------------------------------------------------------- Discord


async def test_both_commands_answer_in_public(open_room: Any) -> None:
    async with open_room(REGATTA) as room:
        result = await room.slash("compare", query="regatta marrow")
        assert read(result.response)[0] == "Where outlets differ · 1 difference"
        assert not result.ephemeral
        result = await room.slash("timeline", query="regatta marrow")
        assert read(result.response)[0].startswith("Timeline · ")
        assert not result.ephemeral


@pytest.mark.parametrize("command", ["timeline", "compare"])
async def test_a_private_answer_is_seen_by_the_asker_alone(room: Room, command: str) -> None:
    assert (await room.slash(command, query="harbour ferry", private=True)).ephemeral


@pytest.mark.parametrize("command", ["timeline", "compare"])
async def test_nothing_found_is_said_privately(room: Room, command: str) -> None:
    result = await room.slash(command, query="volcano parliament xylophone")
    assert result.ephemeral
    assert read(result.response)[0] == labels.NOTHING_FOUND


@pytest.mark.parametrize("command", ["timeline", "compare"])
async def test_an_empty_store_says_how_to_fill_it(empty_room: Room, command: str) -> None:
    assert read((await empty_room.slash(command, query="x")).response)[0] == labels.EMPTY_STORE


@pytest.mark.parametrize("command", ["timeline", "compare"])
async def test_stories_are_suggested(room: Room, command: str) -> None:
    choices = await room.reader.autocomplete(room.channel, command, "query", "harb")
    assert any("Harbour Town" in choice["name"] for choice in choices)


async def test_the_buttons_of_a_brief_open_both_cards_for_the_presser_alone(open_room: Any) -> None:
    async with open_room(REGATTA) as room:
        card = (await room.slash("brief", query="regatta marrow")).response
        assert labels.DIFFER in read(card)[0]
        for label, head in (("Timeline", labels.TIMELINE), ("Differences", labels.COMPARE)):
            await room.restart()  # the buttons need no memory
            result = await room.click(card.message, custom_id=ids(card)[label])
            assert result.ephemeral
            assert read(result.response)[0].startswith(head)


# ---------------------------------------------------------------- the terminal


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A store with both articles, filed from the terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NUTGRAF_STORE", str(tmp_path / "nutgraf.db"))
    for name, fields in REGATTA.items():
        head = f"---\nheadline: '{fields['headline']}'\noutlet: {fields['outlet']}\npublished: 2026-01-07\n---\n\n"
        (tmp_path / f"{name}.md").write_text(head + fields["text"], encoding="utf-8")
    assert main(["ingest", str(tmp_path)]) == 0
    capsys.readouterr()
    return tmp_path


def test_both_commands_in_the_terminal(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "regatta marrow"]) == 0
    drawn = capsys.readouterr().out
    assert "Forty boats sailed in the regatta of Marrow" in drawn
    assert "Daily Fathom · 7 January 2026" in drawn
    assert main(["timeline", "regatta marrow"]) == 0
    assert "6 January 2026" in capsys.readouterr().out
    assert main(["compare", "regatta marrow", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["differences"][0]["of"] == "figure"
    assert main(["timeline", "regatta marrow", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["entries"][0]["date"] == "1931"


def test_nothing_found_in_the_terminal_ends_with_one(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("timeline", "compare"):
        assert main([command, "volcano parliament xylophone"]) == 1
        assert labels.NOTHING_FOUND in capsys.readouterr().out


async def test_a_story_of_many_articles_is_compared_in_time(tmp_path: Path) -> None:
    more = " ".join(f"The crew of boat number {n} came from the town of Sandholm that day." for n in range(30))
    articles = [
        an_article(
            headline=f"Marrow Regatta: Boats Sail, Part {n}", text=f"{FORTY} {more}", url=f"https://a.example/{n}"
        )
        for n in range(10)
    ]
    async with a_desk(tmp_path, articles) as desk:
        await desk.find_differences("regatta")
        started = time.process_time()
        await desk.find_differences("regatta")
        assert time.process_time() - started < 1.0  # it takes a tenth of that
