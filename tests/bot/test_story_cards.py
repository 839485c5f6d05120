"""A story's answers from the store: marks, origins, other events, order, and what is new. All texts are invented."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot import compose
from bot.answers import CompareAnswer, NothingFound, StoryAnswer, TimelineAnswer
from bot.cards import labels
from bot.cards.brief import brief_card
from bot.cards.compare import compare_card
from bot.cards.stories import sources_card
from bot.cards.timeline import timeline_card
from bot.cli import main
from tests.bot.conftest import Room
from tests.bot.desks import a_desk
from tests.bot.drawing import buttons_of, check_limits, check_schema, lines_of, read
from tests.builders import an_article
from tests.three_told import COUNCIL, LANDSLIDE, PLANT, RETOLD, STORIES, WIRE, ThreeTold

LATER = datetime(2029, 1, 1, 12, tzinfo=UTC)  # after all of them
PROBE = (
    an_article(
        headline="Probe Lantern begins descent to comet Ostrander",
        text="The probe Lantern began its long approach to the comet Ostrander on Monday, the space agency said.\n\n"
        "It is to land in May 2027. Flight director Amara Linde said all instruments of the probe were working.",
        outlet="Daily Fathom",
        published="2026-03-02",
    ),
    an_article(
        headline="Probe Lantern lands on comet Ostrander",
        text="The probe Lantern landed on the comet Ostrander on Tuesday after nine years, the space agency said.\n\n"
        "“We are down and we are safe,” said flight director Amara Linde of the probe's landing.",
        outlet="Marrow Post",
        published="2027-05-04",
    ),
)


async def _story(tmp_path: Path, story: ThreeTold) -> StoryAnswer:
    async with a_desk(tmp_path, story.articles, now=LATER) as desk:
        answer = await desk.find_story("story:1")
        assert isinstance(answer, StoryAnswer)
        assert len(answer.sources) == len(story.articles)
        return answer


def _file(tmp_path: Path, story: ThreeTold, monkeypatch: pytest.MonkeyPatch) -> None:
    """File the articles of a story through the command line."""
    monkeypatch.setenv("NUTGRAF_STORE", str(tmp_path / "s.db"))
    monkeypatch.setenv("COLUMNS", "100")
    for number, one in enumerate(story.articles):
        path = tmp_path / f"{number}.md"
        head = f'headline: "{one.headline}"\noutlet: {one.outlet}\npublished: {one.published}\nurl: {one.url}'
        path.write_text(f"---\n{head}\n---\n\n{one.text}\n", encoding="utf-8")
        assert main(["ingest", str(path), "--json"]) == 0


# ---------------------------------------------------------------- marks


async def test_lines_that_contradict_each_other_are_marked_on_the_card(tmp_path: Path) -> None:
    answer = await _story(tmp_path, PLANT)
    lines = lines_of(brief_card(answer))
    assert sum(line.endswith(f"· {labels.DIFFER}") for line in lines[1:]) == len(PLANT.marked)
    assert [one.mark for one in answer.summary if "450 jobs" in one.text] == ["differ"]


async def test_the_newest_figure_stands_first_with_its_mark(tmp_path: Path) -> None:
    answer = await _story(tmp_path, LANDSLIDE)
    lines = lines_of(brief_card(answer))
    places = [next(at for at, line in enumerate(lines) if words in line) for words in LANDSLIDE.shows]
    assert places == sorted(places)
    assert lines[places[0]].endswith(labels.MARKS["later"])
    assert lines[places[1]].endswith(labels.MARKS["earlier"])


def test_the_terminal_shows_marks_outlets_and_origins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _file(tmp_path, LANDSLIDE, monkeypatch)
    capsys.readouterr()
    assert main(["brief", "story:1"]) == 0
    told = " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert "3 outlets · outlets differ" in told
    assert f"[1] · {labels.MARKS['later']}" in told


# ---------------------------------------------------------------- origins


async def test_a_copy_stands_under_the_original_that_it_prints(tmp_path: Path) -> None:
    answer = await _story(tmp_path, WIRE)
    assert [(one.outlet, one.reprint_of) for one in answer.sources] == [
        ("North Agency", None),
        ("Harst Herald", 1),
        ("Ulmen News", None),
    ]
    assert "3 outlets, 2 origins" in lines_of(brief_card(answer))[0]
    assert any("same copy as [1]" in line for line in lines_of(sources_card(answer)))


async def test_the_original_is_the_first_published_whichever_was_filed_first(tmp_path: Path) -> None:
    async with a_desk(tmp_path, WIRE.articles[::-1], now=LATER) as desk:
        answer = await desk.find_story("story:1")
    assert isinstance(answer, StoryAnswer)
    assert answer.sources[0].outlet == "North Agency"
    assert {one.outlet: one.reprint_of for one in answer.sources}["Harst Herald"] == 1


def test_the_list_of_stories_tells_outlets_origins_and_the_newest_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    days = ("2025-02-02", "2025-02-03")
    copies = tuple(replace(one, published=day) for one, day in zip(WIRE.articles, days, strict=False))
    _file(tmp_path, ThreeTold(name="", leads="", articles=copies), monkeypatch)
    capsys.readouterr()
    assert main(["stories"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "2 outlets, 1 origin" in out
    assert "3 February 2025" in out


# ---------------------------------------------------------------- the order of stories


async def test_stories_come_by_the_dates_of_their_articles_and_undated_ones_by_filing(tmp_path: Path) -> None:
    texts = {
        "Mill burns": ("2026-01-02", "A fire destroyed the old paper mill of Grenholt in the night, firemen said."),
        "Choir wins": ("2026-01-04", "The girls' choir of Ansby won the singing prize of the northern islands."),
        "Bridge sinks": (None, "An iron footbridge sank into the marsh behind the station of Tolver."),
        "Comet seen": ("2031-01-01", "Astronomers in Quell photographed a green comet with a broken tail."),
        "Bees swarm": ("2026-01-03", "Bees settled on the town hall clock of Wexmoor and stopped its hands."),
    }
    articles = [an_article(headline=name, text=text, published=day, url=None) for name, (day, text) in texts.items()]
    async with a_desk(tmp_path, articles) as desk:  # filed on 6 January 2026
        answer = await desk.recent_stories(None)
    headlines = [row.headline.text for row in answer.rows]
    assert set(headlines[:2]) == {"Bridge sinks", "Comet seen"}
    assert headlines[2:] == ["Choir wins", "Bees swarm", "Mill burns"]


# ---------------------------------------------------------------- other events of a running story


async def test_timeline_and_comparison_lead_on_to_the_other_events(tmp_path: Path) -> None:
    async with a_desk(tmp_path, PROBE, now=LATER) as desk:
        timeline = await desk.find_timeline("story:1")
        comparison = await desk.find_differences("story:1")
        brief = await desk.find_story("story:1")
    assert isinstance(timeline, TimelineAnswer)
    assert isinstance(comparison, CompareAnswer)
    assert isinstance(brief, StoryAnswer)
    (event,) = timeline.other_events
    assert (event.story_id, event.headline.text) == (2, PROBE[1].headline)
    assert comparison.other_events == brief.other_events == timeline.other_events
    for card, kind in ((timeline_card(timeline), "t"), (compare_card(comparison), "d")):
        assert labels.OTHER_EVENTS in lines_of(card)
        assert f"ng:{kind}:2:0" in [button["custom_id"] for button in buttons_of(card) if "custom_id" in button]
        check_limits(card)
        check_schema(card)


def test_the_terminal_names_the_other_events_with_what_to_ask_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _file(tmp_path, ThreeTold(name="probe", leads="", articles=PROBE), monkeypatch)
    for command in ("timeline", "compare", "brief"):
        capsys.readouterr()
        assert main([command, "story:1"]) == 0
        assert f"story:2 {PROBE[1].headline}" in capsys.readouterr().out
        assert main([command, "story:1", "--json"]) == 0
        events = json.loads(capsys.readouterr().out)["other_events"]
        assert [event["story_id"] for event in events] == [2]


# ---------------------------------------------------------------- nothing differs


async def test_where_nothing_differs_the_outlets_compared_are_named(tmp_path: Path) -> None:
    async with a_desk(tmp_path, COUNCIL.articles, now=LATER) as desk:
        answer = await desk.find_differences("story:1")
    assert isinstance(answer, CompareAnswer)
    assert answer.total == 0
    lines = lines_of(compare_card(answer))
    assert labels.NO_DIFFERENCES in lines
    assert "Compared: The Crossing, Seaham Star, Bay Record" in lines


async def test_copies_of_one_text_are_nothing_to_compare(tmp_path: Path) -> None:
    async with a_desk(tmp_path, WIRE.articles[:2], now=LATER) as desk:
        answer = await desk.find_differences("story:1")
    assert isinstance(answer, CompareAnswer)
    assert labels.ONE_ORIGIN in lines_of(compare_card(answer))


# ---------------------------------------------------------------- what is new


async def test_what_is_new_since_a_day_is_told_alone(tmp_path: Path) -> None:
    async with a_desk(tmp_path, LANDSLIDE.articles, now=LATER) as desk:
        answer = await desk.find_news("story:1", date(2027, 3, 4))
        nothing = await desk.find_news("story:1", date(2027, 3, 5))
        unknown = await desk.find_news("xylophone volcano parliament", date(2027, 3, 4))
        assert isinstance(answer, StoryAnswer)
        assert await desk.check_spans(answer.summary)
    assert answer.nut_graf is None
    assert answer.since == "2027-03-04"
    assert all(any(words in line.text for line in answer.summary) for words in LANDSLIDE.new)
    assert {line.source for line in answer.summary} == {1}
    assert isinstance(nothing, StoryAnswer)
    assert nothing.summary == ()
    assert isinstance(unknown, NothingFound)


async def test_the_card_says_since_when_and_leads_to_the_whole_story(tmp_path: Path) -> None:
    async with a_desk(tmp_path, LANDSLIDE.articles, now=datetime(2027, 3, 5, 12, tzinfo=UTC)) as desk:
        some = await desk.find_recent("story:1", 1)
        none = await desk.find_news("story:1", date(2027, 3, 5))
    assert isinstance(some, StoryAnswer)
    assert isinstance(none, StoryAnswer)
    card = brief_card(some)
    assert f"{labels.NEW_SINCE} 4 March 2027" in lines_of(card)[0]
    assert any("Nine people" in line for line in lines_of(card))
    assert "ng:b:1" in [button.get("custom_id") for button in buttons_of(card)]
    assert labels.NOTHING_NEW in lines_of(brief_card(none))
    for one in (card, brief_card(none)):
        check_limits(one)
        check_schema(one)


async def test_in_discord_a_brief_can_be_of_the_last_days(room: Room) -> None:
    result = await room.slash("brief", query="harbour ferry", days=3650)
    assert labels.NEW_SINCE in read(result.response)[0]


def test_the_command_line_tells_what_is_new_since_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    past = tuple(replace(one, published=f"2025-03-0{at + 2}") for at, one in enumerate(LANDSLIDE.articles))
    _file(tmp_path, ThreeTold(name="", leads="", articles=past), monkeypatch)
    capsys.readouterr()
    assert main(["brief", "story:1", "--since", "2025-03-04"]) == 0
    out = capsys.readouterr().out
    assert "new since 4 March 2025" in out
    assert "Nine people" in out
    assert "four people" not in out
    assert main(["brief", "story:1", "--since", "2025-03-05"]) == 0
    assert labels.NOTHING_NEW in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["brief", "story:1", "--since", "yesterday"])


async def test_an_update_in_a_digest_tells_what_is_new_or_its_headline_alone(tmp_path: Path) -> None:
    for name, story, words in (("a", LANDSLIDE, "Nine people"), ("b", RETOLD, None)):
        async with a_desk(tmp_path / f"{name}.db", story.articles, now=LATER) as desk:
            stored = await desk.store.articles.load([1, 2, 3])
        new = [one for one in stored if one.article_id == 3]
        row = compose.update_row(1, new, [one for one in stored if one.article_id != 3])
        assert row.update
        assert row.headline.text == story.articles[-1].headline
        assert (row.nut_graf is None) == (words is None)
        assert words is None or (row.nut_graf is not None and words in row.nut_graf.text)


# ---------------------------------------------------------------- limits


async def test_a_story_of_forty_articles_with_long_lines_fits_every_card(tmp_path: Path) -> None:
    long = " and by the harbour master of the northern islands, who keeps the books of the pier" * 4
    articles = [
        an_article(
            headline=f"Ferry pier of Marrow sold to brewery, report {number}",
            text=f"The council of Marrow sold the ferry pier to a brewery for {300 + 7 * number} thousand crowns on "
            f"Monday, said clerk {name} Brannock{long}.\n\nIt will close on {1 + number % 28} May {2030 + number}, "
            f"{name} Brannock said{long}.\n\nSome {40 + number} boats used the ferry pier of Marrow each day{long}.",
            outlet=f"Outlet {name} of the Northern Islands and the Coast",
            published=f"2026-01-05T{number % 24:02d}:00:00Z",
            url=f"https://outlet-{number}.example.org/" + "pier/" * 20,
        )
        for number in range(40)
        for name in (f"{chr(65 + number % 26)}na{chr(97 + number // 26)}",)
    ]
    async with a_desk(tmp_path, articles) as desk:
        story = await desk.find_story("story:1")
        timeline = await desk.find_timeline("story:1")
        comparison = await desk.find_differences("story:1")
    assert isinstance(story, StoryAnswer)
    assert isinstance(timeline, TimelineAnswer)
    assert isinstance(comparison, CompareAnswer)
    assert len(story.sources) > 30
    for card in (brief_card(story), sources_card(story), timeline_card(timeline), compare_card(comparison)):
        check_limits(card)
        check_schema(card)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
async def test_every_line_of_a_composed_card_stands_the_check(tmp_path: Path, story: ThreeTold) -> None:
    async with a_desk(tmp_path, story.articles, now=LATER) as desk:
        for number in range(1, 4):
            answer = await desk.find_story(f"story:{number}")
            if isinstance(answer, StoryAnswer):
                assert await desk.check_spans([answer.headline, *answer.summary])
                by_number = {one.number: one.article_id for one in answer.sources}
                assert all(by_number[line.source] == line.span.article_id for line in answer.summary)
