"""The digest's card within Discord's limits, and the edition as it stands frozen in the outbox."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import CitedQuote, Edition, QuoteOfTheDay, StoryRow
from bot.cards import labels
from bot.cards.digest import MOST_STORIES, digest_card, lay_out
from bot.compose import digest_row
from bot.editions import decode_edition, encode_edition, lines_of, mark_for, nonce_for
from bot.posting import mark_of
from tests.bot.drawing import (
    a_headline,
    a_line,
    a_row,
    a_source,
    as_read,
    buttons_of,
    check_body,
    check_limits,
    displays,
    is_of_labels,
)

DAY = date(2026, 3, 10)


def an_edition(*rows: StoryRow, **changes: Any) -> Edition:
    given_: dict[str, Any] = {"local_date": DAY, "left_over": 0, "mark": "2026-03-10 · abcdefgh", "purpose": "daily"}
    return Edition(rows=rows or (a_row(1), a_row(2)), **(given_ | changes))


def shown(edition: Edition) -> list[str]:
    return [
        as_read(line.removeprefix("### ")) for text in displays(digest_card(edition).view) for line in text.split("\n")
    ]


def test_a_digest_shows_each_story_with_its_outlet_date_link_and_button() -> None:
    edition = an_edition(a_row(7), left_over=3)
    lines = shown(edition)
    assert lines[:2] == ["Daily digest", "Tuesday, 10 March 2026 · 4 stories"]
    assert lines[2:4] == [edition.rows[0].headline.text, edition.rows[0].nut_graf.text]  # type: ignore[union-attr]
    assert lines[4] == "Harbour Desk 1 · 5 January 2026 · 2 outlets · [Open](https://desk1.example.com/ferry)"
    assert lines[5] == "also in Harbour Desk 2 [Open](https://desk2.example.com/ferry)"
    assert lines[6:] == ["Edition 2026-03-10 · abcdefgh"]
    assert [button["custom_id"] for button in buttons_of(digest_card(edition))] == [
        "ng:b:7",
        "ng:m:2026-03-10:abcdefgh:0",
    ]


def test_a_preview_counts_what_is_left_over_and_has_no_button_for_it() -> None:
    edition = an_edition(a_row(7), left_over=3, purpose="preview")
    assert "and 3 more · /stories" in shown(edition)
    assert [button["custom_id"] for button in buttons_of(digest_card(edition))] == ["ng:b:7"]


def a_quote_of_the_day(**changes: Any) -> QuoteOfTheDay:
    """Of the first source of story 1; everybody in it is invented."""
    given_: dict[str, Any] = {
        "parts": (a_line("The bridge closes tonight, and nobody knows for how long.", 1, 400),),
        "speaker": a_line("Anna Dow", 1, 470),
        "mention": a_line("Anna Dow, who heads the harbour board", 1, 470),
        "role": a_line("Anna Dow, who heads the harbour board", 1, 470),
        "kind": "full",
        "source": 1,
    }
    return QuoteOfTheDay(story_id=1, quote=CitedQuote(**given_ | changes), source=a_source(1))


def test_the_quote_of_the_day_names_its_speaker_and_its_outlet() -> None:
    edition = an_edition(a_row(1), quote=a_quote_of_the_day())
    card = digest_card(edition)
    lines = shown(edition)
    at = lines.index(labels.QUOTE_OF_THE_DAY)
    assert lines[at + 1] == "“The bridge closes tonight, and nobody knows for how long.”"
    assert lines[at + 2] == "— Anna Dow, who heads the harbour board"
    assert lines[at + 3].startswith("Harbour Desk 1 · 5 January 2026")
    assert {line.span for line in edition.quote.quote.parts} <= set(card.spans)  # type: ignore[union-attr]
    assert set(card.spans) <= {line.span for line in lines_of(edition)}


def test_a_quote_of_a_story_that_is_not_on_the_card_is_not_shown() -> None:
    edition = an_edition(a_row(2), quote=a_quote_of_the_day())
    assert labels.QUOTE_OF_THE_DAY not in shown(edition)


def test_a_quote_counts_towards_what_may_be_shown_of_its_article() -> None:
    source = a_source(1, words=40, allowed=20)
    edition = an_edition(a_row(1, sources=(source,)), quote=a_quote_of_the_day())
    told = shown(edition)
    assert edition.rows[0].nut_graf.text in told  # type: ignore[union-attr]
    assert labels.QUOTE_OF_THE_DAY not in told


def test_a_line_that_stands_on_the_card_is_not_told_again_as_the_quotes_context() -> None:
    rows = [a_row(number) for number in range(1, 7)]
    line = rows[5].nut_graf
    assert line is not None
    quoted = replace(a_quote_of_the_day(context=line), story_id=6)
    assert labels.CONTEXT not in "\n".join(shown(an_edition(*rows, quote=quoted)))
    again = replace(quoted, quote=replace(quoted.quote, context=a_line(line.text, 1, 900)))
    assert labels.CONTEXT not in "\n".join(shown(an_edition(*rows, quote=again)))
    other = replace(quoted, quote=replace(quoted.quote, context=a_line("Nobody had crossed it since May.", 1, 950)))
    assert labels.CONTEXT in "\n".join(shown(an_edition(*rows, quote=other)))


def test_an_outlet_whose_copy_the_first_one_prints_does_not_tell_it_too() -> None:
    sources = (a_source(1, reprint_of=2), a_source(2), a_source(3), a_source(4, reprint_of=2))
    row = digest_row(a_row(1, sources=sources), small=False, differences=0)
    assert [source.number for source in row.sources] == [1, 3]


def test_where_outlets_differ_it_says_so_and_counts_origins() -> None:
    lines = shown(an_edition(a_row(1, outlets=5, origins=2, differences=1)))
    assert "5 outlets, 2 origins · outlets differ" in lines[4]


def test_the_second_event_of_a_running_story_has_its_headline_alone() -> None:
    edition = an_edition(a_row(1), a_row(2, small=True))
    card = digest_card(edition)
    texts = displays(card.view)
    assert texts[1].startswith("### ")
    assert texts[2].startswith("**")
    assert edition.rows[1].nut_graf.text not in texts[2]  # type: ignore[union-attr]


def test_eight_long_stories_with_a_quote_fit_one_message() -> None:
    rows = [
        a_row(
            number,
            headline=a_headline("A headline of some length about the harbour, its ferries and the town " * 2),
            nut_graf=a_line("It matters because " + "the bridge will close and " * 9 + "so on.", 1, 300),
            sources=tuple(a_source(one, url=f"https://desk{one}.example.com/{'x' * 90}") for one in (1, 2, 3)),
            outlets=5,
            origins=2,
            differences=1,
        )
        for number in range(1, 9)
    ]
    edition = an_edition(*rows, left_over=40, quote=a_quote_of_the_day())
    check_limits(digest_card(edition))
    assert lay_out(edition).stories == tuple(range(1, 9))
    assert labels.QUOTE_OF_THE_DAY in shown(edition)


def test_the_mark_is_the_last_line_of_the_last_display() -> None:
    for edition in (an_edition(), an_edition(left_over=5), replace(an_edition(), rows=())):
        assert mark_of(digest_card(edition).view.children) == "-# Edition 2026-03-10 · abcdefgh"


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"late": True}, labels.DIGEST_LATE),
        ({"purpose": "now"}, labels.DIGEST_NOW),
        ({"purpose": "preview"}, labels.DIGEST_PREVIEW),
        ({"rows": ()}, labels.DIGEST_NOTHING),
    ],
)
def test_what_a_reader_has_to_know_is_said(changes: dict[str, Any], label: str) -> None:
    told = "\n".join(shown(replace(an_edition(), **changes)))
    assert label in told
    assert label not in "\n".join(shown(an_edition()))


def test_a_sample_and_an_update_are_marked() -> None:
    row = a_row(1, sources=(a_source(1, sample=True),), update=True)
    lines = shown(an_edition(row))
    assert labels.SAMPLE in lines[1]
    assert lines[4].startswith(f"{labels.DIGEST_UPDATE} · Harbour Desk 1")
    assert " · sample · " in lines[4]


def test_headlines_come_before_any_nut_graf_where_room_is_short() -> None:
    long = a_line("It matters because " + "the bridge will close and " * 40 + "so on.", 1, 300)
    edition = an_edition(*(a_row(number, nut_graf=long) for number in range(1, 11)))
    card = digest_card(edition)
    check_limits(card)
    told = "\n".join(displays(card.view))
    assert told.count("### ") == MOST_STORIES
    assert 1 <= told.count("It matters because") < 10


def test_a_nut_graf_of_another_article_is_not_shown_under_the_first_ones_outlet() -> None:
    row = a_row(1, nut_graf=a_line("Words of another desk.", 2))
    assert "Words of another desk." not in shown(an_edition(row))


def test_an_overlong_headline_is_named_and_not_cut() -> None:
    row = a_row(1, headline=a_headline("Very " * 200 + "long"), nut_graf=None)
    card = digest_card(an_edition(row))
    assert labels.LONG_HEADLINE in "\n".join(displays(card.view))
    assert card.spans == ()


def test_stories_that_do_not_fit_are_counted() -> None:
    row = a_row(1, headline=a_headline("字" * 380), nut_graf=None)
    edition = an_edition(*(replace(row, story_id=number) for number in range(1, 11)), left_over=2)
    card = digest_card(edition)
    check_limits(card)
    drawn = "\n".join(displays(card.view)).count("### ")
    assert drawn < 10
    assert buttons_of(card)[-1]["label"] == f"{12 - drawn} more stories"


def test_brackets_in_a_link_do_not_end_it() -> None:
    row = a_row(1, sources=(a_source(1, url="https://desk.example.com/a_(b)"),))
    assert "[Open](https://desk.example.com/a_%28b%29)" in "\n".join(displays(digest_card(an_edition(row)).view))


def test_the_whole_request_is_as_discord_describes_it() -> None:
    card = digest_card(an_edition(*(a_row(number) for number in range(1, 11))))
    body = {
        "components": card.view.to_components(),
        "flags": 1 << 15,
        "nonce": nonce_for(1, 2, DAY, "daily", 0),
        "enforce_nonce": True,
        "allowed_mentions": {"parse": []},
    }
    check_body(body, "MessageCreateRequest")


texts = st.text(min_size=1, max_size=300).filter(lambda text: bool(text.strip()))
urls = st.sampled_from([None, "https://a.example.com/x", "javascript:alert(1)", "https://a.example.com/" + "y" * 480])
rows = st.builds(
    lambda story_id, headline, nut_graf, outlet, url, update: a_row(
        story_id,
        headline=a_headline(headline),
        nut_graf=a_line(nut_graf, 1, 9) if nut_graf else None,
        sources=(a_source(1, outlet=outlet, url=url),),
        update=update,
    ),
    st.integers(1, 12),
    texts,
    st.none() | texts,
    st.none() | texts,
    urls,
    st.booleans(),
)


def a_said(words: str) -> CitedQuote:
    context = a_line(words * 2, 1, 500)
    return CitedQuote(parts=(a_line(words, 1, 40),), speaker=None, mention=None, kind="full", source=1, context=context)


def an_edition_of(**given_: Any) -> Edition:
    return Edition(local_date=DAY, mark="2026-03-10 · abcdefgh", **given_)


editions = st.builds(
    an_edition_of,
    rows=st.lists(rows, max_size=10, unique_by=lambda row: row.story_id).map(tuple),
    left_over=st.integers(0, 10_000),
    purpose=st.sampled_from(["daily", "now", "preview"]),
    late=st.booleans(),
    quote=st.none()
    | texts.map(lambda words: QuoteOfTheDay(story_id=1, quote=a_said(words), source=a_source(1, outlet=words))),
)


@settings(max_examples=60, deadline=None)
@given(editions)
def test_any_edition_fits_and_every_span_is_one_of_its_lines(edition: Edition) -> None:
    card = digest_card(edition)
    check_limits(card)
    assert mark_of(card.view.children).endswith(edition.mark)
    assert set(card.spans) <= {line.span for line in lines_of(edition)}


@settings(max_examples=60, deadline=None)
@given(editions)
def test_what_is_frozen_comes_back_equal(edition: Edition) -> None:
    assert decode_edition(encode_edition(edition)) == edition


def test_every_line_is_printed_or_of_the_closed_list() -> None:
    edition = an_edition(a_row(1), a_row(2, update=True), left_over=1, late=True)
    printed = [line.text for line in lines_of(edition)]
    named = ["Harbour Desk 1", "Harbour Desk 2", "5 January 2026", "Tuesday, 10 March 2026"]
    named += ["https://desk1.example.com/ferry", "https://desk2.example.com/ferry"]
    for line in shown(edition):
        plain = re.sub(r"\[Open\]\(([^)]*)\)", r"\1", line)
        plain = plain.replace("Edition 2026-03-10 · abcdefgh", "")
        assert plain in printed or is_of_labels(plain, *named), line


@pytest.mark.parametrize(
    "payload", ["", "{}", "[]", "null", '{"format": 1}', '{"format": 2}', '{"format": 2, "rows": 3}']
)
def test_what_is_no_edition_is_refused(payload: str) -> None:
    with pytest.raises(ValueError):
        decode_edition(payload)


def test_nonce_and_mark_differ_by_everything_that_makes_an_edition() -> None:
    keys = [(1, 2, DAY, "daily", 0), (3, 2, DAY, "daily", 0), (1, 3, DAY, "daily", 0)]
    keys += [(1, 2, date(2026, 3, 11), "daily", 0), (1, 2, DAY, "now", 0), (1, 2, DAY, "daily", 1)]
    assert len({nonce_for(*key) for key in keys}) == len({mark_for(*key) for key in keys}) == len(keys)
    assert all(len(nonce_for(*key)) <= 25 for key in keys)
    assert nonce_for(*keys[0]) == nonce_for(*keys[0])


def test_the_newest_moment_survives_the_freezing() -> None:
    row = a_row(1, newest=datetime(2026, 3, 10, 6, 59, 59, 123456, tzinfo=UTC))
    assert decode_edition(encode_edition(an_edition(row))).rows[0].newest == row.newest
