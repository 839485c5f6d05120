"""/voices, /quote by person and `nutgraf people`: the simulated Discord and the terminal. Every person is invented."""

import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.answers import Cited, QuotesAnswer, Source, SpanRef, VoiceRow, VoicesAnswer
from bot.cards import labels
from bot.cards.voices import voices_card
from bot.cli import main
from bot.desk import Desk
from bot.terminal_people import draw_voices
from tests.bot.conftest import FERRY, ORCHARD, Room
from tests.bot.desks import a_desk
from tests.bot.drawing import read
from tests.builders import an_article

WHITLOCK = """\
The mayor of Harbour Town, Dána Whitlock, opened the new quay on Tuesday before a crowd of children and rowers.

“A ferry is cheaper than a second bridge,” Dána Whitlock said at the quay. “And it is prettier,” the mayor added.

The quay cost the town two million crowns and took three years to build, a year longer than was planned.
"""
BROTHER = """\
A tailor from Elmford, Hugo Whitlock, won the regional chess title on Sunday after a final of nine hours.

“I nearly slept through the last move,” said Hugo Whitlock, whose sister did not come to see him play.

The title is the first for the Elmford club since it was founded in the back room of a bakery.
"""
PIECES: dict[str, Any] = {
    "ferry": {"headline": "Harbour Town Votes to Reopen Its Ferry Line", "text": FERRY.strip()},
    "quay": {"headline": "New Quay Opens in Harbour Town", "text": WHITLOCK.strip(), "outlet": "Elm Courier"},
    "chess": {"headline": "Tailor Takes the Chess Title", "text": BROTHER.strip(), "outlet": "Elm Courier"},
}


def pieces() -> list[Any]:
    return [an_article(**changes) for changes in PIECES.values()]


async def test_any_spelling_finds_all_quotes_of_a_person_and_each_card_prints_its_own(tmp_path: Path) -> None:
    async with a_desk(tmp_path, pieces()) as desk:
        for asked in ("Dana Whitlock", "dána whitlock", "Mayor Dana Whitlock"):
            found = await desk.find_quotes(speaker=asked)
            assert isinstance(found, QuotesAnswer)
            names = {quote.speaker.text for quote in found.quotes if quote.speaker}
            assert names == {"Dana Whitlock", "Dána Whitlock"}


async def test_autocomplete_offers_each_person_once_with_the_articles_that_quote_them(tmp_path: Path) -> None:
    async with a_desk(tmp_path, pieces()) as desk:
        offered = await desk.suggest_speakers("whitlock")
        assert [choice.value for choice in offered] == ["Dana Whitlock", "Hugo Whitlock"]
        assert offered[0].detail == "quoted in 2 articles"
        found = await desk.find_quotes(speaker=offered[0].value)
        assert isinstance(found, QuotesAnswer)
        assert found.total == (await desk.voices(None)).rows[0].quotes == 4, "one of five stands in both"


async def test_two_people_with_one_name_are_asked_for_by_number(tmp_path: Path) -> None:
    other = BROTHER.replace("Hugo Whitlock", "Dana Whitlock").replace("A tailor", "A tailor, 17,").replace("him", "her")
    other = other.replace("Dana Whitlock, won", "Dana Whitlock, 17, won")
    ferry = FERRY.replace("Mayor Dana Whitlock", "Mayor Dana Whitlock, 58,")
    articles = [an_article(text=ferry.strip()), an_article(headline="Tailor Wins at Chess", text=other.strip())]
    async with a_desk(tmp_path, articles) as desk:
        offered = await desk.suggest_speakers("whitlock")
        assert all(choice.value.startswith("person:") for choice in offered)
        assert len(offered) == 2
        found = await desk.find_quotes(speaker=offered[-1].value)
        assert isinstance(found, QuotesAnswer)
        assert {source.headline for source in found.sources} == {"Tailor Wins at Chess"}
        both = await desk.find_quotes(speaker="Dana Whitlock")
        assert isinstance(both, QuotesAnswer)
        assert both.total > found.total


# ---------------------------------------------------------------- voices


async def test_voices_count_each_quotation_once_and_name_the_outlets(tmp_path: Path) -> None:
    async with a_desk(tmp_path, pieces()) as desk:
        answer = await desk.voices(None)
        rows = {row.name.text: row for row in answer.rows}
        assert rows["Dana Whitlock"].quotes == 4, "“A ferry is cheaper” stands in two papers"
        assert rows["Dana Whitlock"].outlets == (("The Harbour Desk", 3), ("Elm Courier", 2))
        assert answer.rows[0].name.text == "Dana Whitlock"
        assert answer.total == len(answer.rows) == 3
        assert await desk.check_spans([row.name for row in answer.rows])


async def test_voices_of_the_last_days_only(tmp_path: Path) -> None:
    async with a_desk(tmp_path, pieces()) as desk:
        assert (await desk.voices(7)).total == 3
        later = Desk(desk.store, clock=lambda: desk.clock().replace(year=2027))
        await later.start()
        assert (await later.voices(7)).rows == ()
        assert (await later.voices(None)).total == 3


@pytest.mark.parametrize(
    ("published", "is_told"),
    [("1999-05-01", False), ("1999-05-01T08:00:00+02:00", False), (None, True), ("9998-01-01", True), ("soon", True)],
)
async def test_voices_go_by_the_date_of_an_article_and_by_filing_where_it_has_none_or_one_ahead(
    tmp_path: Path, published: str | None, is_told: bool
) -> None:
    piece = an_article(text="“The pier leaks a little,” said Dana Whitlock, a diver.", published=published)
    async with a_desk(tmp_path, [piece]) as desk:
        assert bool((await desk.voices(7)).rows) == is_told
        assert (await desk.voices(None)).rows


async def test_the_command_answers_in_public_with_a_line_a_person(open_room: Any) -> None:
    async with open_room(PIECES) as room:
        result = await room.slash("voices")
        lines = read(result.response)
        assert lines[0] == "Voices · 3 people · last 7 days"
        assert lines[1].endswith("Dana Whitlock · 4 · The Harbour Desk 3, Elm Courier 2")
        assert lines[1].startswith("`██████████`")
        assert not result.ephemeral
        assert await room.store.posts.count() == 1
        press = await room.click(result.response, custom_id="ng:p:0:0:Dana Whitlock")
        assert "— Dana Whitlock" in " ".join(read(press.response))


async def test_a_private_answer_is_not_recorded(room: Room) -> None:
    result = await room.slash("voices", private=True)
    assert result.ephemeral
    assert await room.store.posts.count() == 0


async def test_nobody_quoted_and_an_empty_store_are_said_privately(room: Room) -> None:
    room.clock.pass_(86_400 * 30)
    result = await room.slash("voices", days=1)
    assert result.ephemeral
    assert labels.NO_VOICES in read(result.response)


async def test_an_empty_store_says_how_to_fill_it(empty_room: Room) -> None:
    result = await empty_room.slash("voices")
    assert result.ephemeral
    assert read(result.response) == [labels.EMPTY_STORE, "`nutgraf ingest PATH`"]


async def test_pages_are_turned_by_buttons_that_outlive_a_restart(open_room: Any) -> None:
    many = {
        str(number): {
            "headline": f"Rower {number} crosses the bay",
            "text": ORCHARD.replace("Petra Lindqvist", f"{first} {last}"),
        }
        for number, (first, last) in enumerate(
            (first, last) for first in ("Anna", "Boris", "Clara", "David") for last in ("Thistle", "Marlow", "Quill")
        )
    }
    async with open_room(many) as room:
        result = await room.slash("voices")
        assert labels.page_label(0, 2) in read(result.response)[0]
        await room.restart()
        turned = await room.click(result.response, label="Next")
        assert turned.ephemeral, "a card that others see is not changed"
        assert labels.page_label(1, 2) in read(turned.response)[0]
        back = await room.click(turned.response, label="Previous")
        assert labels.page_label(0, 2) in read(back.response)[0]


def a_row(number: int, name: str, outlets: tuple[tuple[str | None, int], ...]) -> VoiceRow:
    span = SpanRef(article_id=number, revision_id=number, start=0, end=len(name))
    return VoiceRow(name=Cited(text=name, source=number, span=span), speaker=name, quotes=number, outlets=outlets)


def test_a_card_of_odd_names_keeps_to_discord_s_limits() -> None:
    names = ["@everyone", "*" * 80, "שלום " * 9, "`code`", "a" * 80, "https://x.example", "<@1>", "Ann\nDow"]
    outlets: tuple[tuple[str | None, int], ...] = (
        (None, 3),
        ("x" * 200, 2),
        ("The *Desk*", 2),
        ("B", 1),
        ("C", 1),
        ("D", 1),
    )
    rows = tuple(a_row(number, name, outlets) for number, name in enumerate(names, start=1))
    sources = tuple(
        Source(
            number=row.name.source,
            article_id=row.name.source,
            slug="x",
            headline="x",
            outlet=None,
            byline=(),
            published=None,
            url=None,
        )
        for row in rows
    )
    card = voices_card(VoicesAnswer(rows=rows, sources=sources, page=1, pages=9, total=70, most=8, days=None))
    assert {span.article_id for span in card.spans} == set(range(1, 9))
    assert {item.get("label") for item in _buttons(card.view.to_components())} >= {"Previous", "Next"}


def _buttons(components: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for one in components:
        if one.get("type") == 2:
            found.append(one)
        found += _buttons([*one.get("components", []), *([one["accessory"]] if "accessory" in one else [])])
    return found


@pytest.mark.parametrize(("count", "most", "filled"), [(0, 9, 0), (1, 900, 1), (5, 10, 5), (10, 10, 10), (12, 10, 10)])
def test_a_bar_is_as_wide_for_everybody(count: int, most: int, filled: int) -> None:
    bar = labels.bar(count, most)
    assert len(bar) == labels.BAR_WIDTH
    assert bar.count(labels.FULL_BLOCK) == filled


# ---------------------------------------------------------------- the terminal


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("NUTGRAF_STORE", str(tmp_path / "news.db"))
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, changes in PIECES.items():
        (folder / f"{name}.txt").write_text(f"{changes['headline']}\n\n{changes['text']}\n", encoding="utf-8")
    assert main(["ingest", str(folder), "--json"]) == 0
    capsys.readouterr()


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main([*words])
    out, err = capsys.readouterr()
    return status, out, err


@pytest.mark.usefixtures("filled")
def test_people_lists_spellings_and_their_rules(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(capsys, "people", "whitlock", "--json")
    people = json.loads(out)["people"]
    assert status == 0
    assert [one["name"] for one in people] == ["Dana Whitlock", "Hugo Whitlock"]
    assert {one["name"]: bool(one["rules"]) for one in people[0]["spellings"]}.keys() == {
        "Dana Whitlock",
        "Dána Whitlock",
    }
    status, out, _ = said(capsys, "people")
    assert status == 0
    assert "Dana Whitlock" in out
    assert said(capsys, "people", "Ottokar Nobody")[0] == 1


@pytest.mark.usefixtures("filled")
def test_people_are_joined_and_parted_by_name_or_number(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(capsys, "people", "join", "Dana Whitlock", "Hugo Whitlock", "--json")
    assert status == 0
    (joined,) = json.loads(out)
    assert {one["name"] for one in joined["spellings"]} == {"Dana Whitlock", "Dána Whitlock", "Hugo Whitlock"}
    assert "Hugo" in said(capsys, "quote", "--speaker", "Dana Whitlock", "--page", "2")[1]
    status, out, _ = said(capsys, "people", "part", f"person:{joined['person_id']}", "Hugo Whitlock", "--json")
    assert [one["name"] for one in json.loads(out)] == ["Dana Whitlock", "Hugo Whitlock"]
    status, out, _ = said(capsys, "people", "part", "Dana Whitlock", "Dána Whitlock")
    assert (status, out.count("person:")) == (0, 2)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("join", "Whitlock", "Orrin Vale"), "Whitlock may mean person:"),
        (("join", "Orrin Vale", "Ottokar Nobody"), "Nobody in the store is named Ottokar Nobody"),
        (("join", "Orrin Vale", "person:999"), "Nobody in the store is named person:999"),
        (("join", "Orrin Vale", "Orrin Vale"), "They are one person already: Orrin Vale."),
        (("join", "Orrin Vale"), "needs two names"),
        (("part", "Orrin Vale", "Orrin Vale"), "there is nothing to part"),
        (("part", "Orrin Vale", "Petra"), "Petra is no name of theirs"),
    ],
)
def test_what_can_not_be_done_is_said_in_one_sentence(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    status, out, err = said(capsys, "people", *words)
    assert (status, out) == (1, "")
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.usefixtures("filled")
def test_voices_in_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(capsys, "voices")
    assert status == 0
    assert out.startswith("██████████ 4 Dana Whitlock")
    answer = json.loads(said(capsys, "voices", "--days", "7", "--json")[1])
    assert answer["total"] == 3
    assert answer["rows"][0]["quotes"] == 4


def test_voices_without_a_store_make_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NUTGRAF_STORE", str(tmp_path / "none.db"))
    assert said(capsys, "voices")[0] == 3
    assert not (tmp_path / "none.db").exists()


async def test_every_line_s_numbers_agree(tmp_path: Path) -> None:
    again = an_article(headline="The Quay, One Year On", text=WHITLOCK.strip() + " It rained.", outlet="Elm Courier")
    async with a_desk(tmp_path, [*pieces(), again]) as desk:
        answer = await desk.voices(None)
        assert answer.rows
        for row in answer.rows:
            printed = [count for _, count in row.outlets]
            assert max(printed) <= row.quotes <= sum(printed), row


def test_voices_are_told_in_forty_columns_with_long_and_foreign_names(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    names = ["Ann Dow", "Wolfeschlegelsteinhausenbergerdorff " * 2, "دانة وايتلوك", "שלום כהן"]
    rows = tuple(a_row(number, name.strip(), (("The Desk " * 6, number),)) for number, name in enumerate(names, 1))
    answer = VoicesAnswer(rows=rows, sources=(), page=0, pages=1, total=4, most=4, days=None)
    draw_voices(Console(highlight=False, width=40), answer)
    lines = capsys.readouterr().out.splitlines()
    assert all(len(line) <= 40 for line in lines)
    text = "".join("".join(lines).split())
    assert all("".join(name.split()) in text for name in ("Ann Dow", "دانة وايتلوك", "שלום כהן"))
    assert [line.count(labels.FULL_BLOCK) for line in lines if labels.FULL_BLOCK in line] == [2, 5, 8, 10]
