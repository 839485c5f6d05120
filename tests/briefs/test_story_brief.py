"""The brief of a story told three times: who leads, what is added and what marked. Texts and names are invented."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest

from briefs.differences import Difference, Side, find_differences
from briefs.hanging import hangs
from briefs.models import Article, Brief, Line
from briefs.news import clashes, facts_of, new_since
from briefs.origins import fingerprint, origins_of
from briefs.pipeline import write_brief
from briefs.reports import read_report
from briefs.story_brief import Point, StoryBrief, compose_story, news_of
from briefs.story_lead import best_first, is_live, is_roundup, moment_of, originals_of
from tests import three_told
from tests.builders import a_brief, an_article
from tests.three_told import STORIES, ThreeTold

FILED = datetime(2030, 1, 1, tzinfo=UTC)
_NAMED = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)


@cache
def briefs_of(story: ThreeTold) -> tuple[tuple[Brief, ...], frozenset[frozenset[int]]]:
    """The briefs in the order of the card, and which are copies of one text."""
    origins = [one + 1 for one in origins_of([fingerprint(article) for article in story.articles])]
    briefs = [write_brief(article) for article in story.articles]
    order = best_first(briefs, [FILED + timedelta(minutes=at) for at in range(3)], origins)
    pairs = {frozenset((at, by)) for at in range(3) for by in range(at) if origins[order[at]] == origins[order[by]]}
    return tuple(briefs[place] for place in order), frozenset(pairs)


@cache
def card_of(story: ThreeTold) -> StoryBrief:
    briefs, copies = briefs_of(story)
    return compose_story(briefs, find_differences([read_report(one) for one in briefs], copies), copies)


def points_of(card: StoryBrief) -> list[Point]:
    return [*([card.nut_graf] if card.nut_graf else []), *card.points]


def holds(lines: Sequence[Point], words: str) -> bool:
    return any(words in one.text for one in lines)


# ---------------------------------------------------------------- twelve stories


@_NAMED
def test_the_best_report_leads(story: ThreeTold) -> None:
    assert briefs_of(story)[0][0].article.outlet == story.leads


@_NAMED
def test_the_card_shows_what_it_must_and_nothing_that_it_must_not(story: ThreeTold) -> None:
    points = points_of(card_of(story))
    assert [words for words in story.shows if not holds(points, words)] == []
    assert [words for words in story.never if holds(points, words)] == []
    if story.ordered:
        places = [next(at for at, one in enumerate(points) if words in one.text) for words in story.shows]
        assert places == sorted(places)


@_NAMED
def test_lines_that_contradict_each_other_are_marked_and_no_others(story: ThreeTold) -> None:
    marked = [one for one in points_of(card_of(story)) if one.mark]
    assert [words for words in story.marked if not holds(marked, words)] == []
    assert len(marked) == len(story.marked)
    places = [at for at, one in enumerate(points_of(card_of(story))) if one.mark]
    assert places == list(range(places[0], places[0] + len(places))) if places else not story.marked


@_NAMED
def test_every_line_stands_in_the_article_it_is_numbered_by(story: ThreeTold) -> None:
    briefs, _ = briefs_of(story)
    points = points_of(card_of(story))
    assert all(one.line.is_in(briefs[one.article].article.text) for one in points)
    assert len({(one.article, one.line.start) for one in points}) == len(points)


@_NAMED
def test_what_is_new_is_told_and_what_was_told_is_not(story: ThreeTold) -> None:
    briefs, _ = briefs_of(story)
    last = story.articles[-1]
    new = news_of(briefs, [place for place, one in enumerate(briefs) if one.article is not last])
    assert [words for words in story.new if not holds(new, words)] == []
    assert [words for words in story.old if holds(new, words)] == []
    assert all(briefs[one.article].article is last for one in new)
    if not story.new:
        assert new == ()


@_NAMED
def test_nothing_is_new_to_somebody_who_was_told_the_whole_card(story: ThreeTold) -> None:
    points = points_of(card_of(story))
    assert new_since(points, points) == ()


@_NAMED
def test_all_is_new_to_somebody_who_was_told_nothing(story: ThreeTold) -> None:
    briefs, _ = briefs_of(story)
    assert news_of(briefs, [])


# ---------------------------------------------------------------- who leads


def test_of_one_text_the_first_published_is_the_original_and_its_copy_stands_behind_it() -> None:
    early, late = an_article(published="2027-01-05T08:00:00Z"), an_article(published="2027-01-05T09:30:00Z")
    briefs = [a_brief(article=late), a_brief(article=early), a_brief(article=an_article(published="2027-01-04"))]
    assert best_first(briefs, [FILED] * 3, [7, 7, 0]) == [1, 0, 2]
    moments = [moment_of(one, FILED) for one in briefs]
    assert originals_of(moments, [FILED] * 3, [7, 7, 0]) == [1, 1, 2]


def test_articles_of_which_no_origin_is_known_are_no_copies() -> None:
    assert originals_of([FILED, FILED], [FILED, FILED], [0, 0]) == [0, 1]


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        ("2027-03-04T10:00:00+02:00", datetime(2027, 3, 4, 8, tzinfo=UTC)),
        ("2027-03-04T10:00:00", datetime(2027, 3, 4, 10, tzinfo=UTC)),
        ("2027-03-04", datetime(2027, 3, 4, 12, tzinfo=UTC)),
        ("2027-03", datetime(2027, 3, 15, 12, tzinfo=UTC)),
        (None, FILED),
        ("2031-03-04", FILED),  # ahead of its filing
        ("soon", FILED),
    ],
)
def test_an_article_came_out_when_it_says_or_when_it_was_filed(published: str | None, moment: datetime) -> None:
    assert moment_of(a_brief(article=an_article(published=published)), FILED) == moment


@pytest.mark.parametrize("headline", ["News in brief", "Morning briefing", "The week in pictures", "Daily digest"])
def test_the_name_of_a_rubric_makes_a_roundup(headline: str) -> None:
    assert is_roundup(an_article(headline=headline))


@pytest.mark.parametrize("headline", ["Ferry line reopens", "Today the ferry sails", "Council in brief row over ferry"])
def test_a_headline_that_tells_something_makes_none(headline: str) -> None:
    assert not is_roundup(an_article(headline=headline))


def test_entries_with_times_make_a_live_report() -> None:
    assert is_live(three_told.SUMMIT_LIVE.articles[1])
    assert not is_live(three_told.LANDSLIDE.articles[0])


def test_a_story_of_opinions_alone_is_told_by_one() -> None:
    brief = write_brief(three_told.OPINION.articles[2])
    assert best_first([brief], [FILED], [0]) == [0]
    assert compose_story([brief]).nut_graf is not None


# ---------------------------------------------------------------- who is meant


@pytest.mark.parametrize(
    ("line", "above"),
    [
        ("Minister Vance praised him.", ""),
        ("The mayor thanked her for the gift.", ""),
        ("Some 300 people use them each night.", ""),
        ("Minister Vance praised him.", "“He was kind,” said his son Felix Reuss."),
        ("Minister Vance praised him.", "Anton Reuss met Felix Lund in Belmont."),
    ],
)
def test_a_person_whom_the_card_does_not_tell_leaves_the_line_out(line: str, above: str) -> None:
    assert hangs(line, above)


@pytest.mark.parametrize(
    ("line", "above"),
    [
        ("Minister Vance praised him.", "Anton Reuss died on Friday."),
        ("Anton Reuss said that the ministry had paid him.", ""),
        ("The police asked her lawyer for the letters.", ""),
        ("When Reuss arrived, the guards let him in.", ""),
        ("“I told them so,” the mayor said.", ""),
    ],
)
def test_a_person_who_is_named_beside_it_keeps_the_line(line: str, above: str) -> None:
    assert not hangs(line, above)


# ---------------------------------------------------------------- what contradicts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The firm will cut 300 jobs at its plant in Sorring.", "The firm is to cut 450 jobs at its Sorring plant."),
        ("The tunnel under the Sund opens on 4 May.", "The tunnel under the Sund is to open on May 11."),
        ("The new bridge of Ostby will cost 40 million euros.", "Ostby's new bridge will cost 60 million euros."),
        (
            "A mud slide killed at least four people and injured 31 in the village of Tarrow early on Tuesday.",
            "The number of people killed in the mud slide of Tarrow rose to seven on Wednesday, police said.",
        ),
        ("The mud slide of Tarrow killed four people.", "Nine people died in the mud slide of Tarrow, the army said."),
    ],
)
def test_two_figures_or_days_of_one_thing_clash(one: str, other: str) -> None:
    assert clashes(facts_of(one), facts_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Sales fell to 510 million euros in the third quarter.",
            "Sales fell to 540 million euros in the second quarter.",
        ),
        (
            "The firm will cut 300 of its 2,400 jobs in Sorring.",
            "The firm will cut one in eight jobs, 300 in all, in Sorring.",
        ),
        ("The firm will cut 300 jobs at its plant in Sorring.", "The plant in Sorring had 2,400 workers in 2019."),
        ("The new bridge of Ostby will cost 40 million euros.", "Ostby's new bridge will cost €40m."),
        ("The tunnel under the Sund opens on 4 May.", "The tunnel under the Sund is to open on May 4."),
        ("The mud slide of Tarrow killed two people and hurt 12.", "The mud slide of Tarrow hurt 12 people."),
        (
            "The mud slide of Tarrow killed seven people in the village.",
            "The mud slide of Tarrow killed 12 people in 1951.",
        ),
        ("Two people died and 12 were hurt in Tarrow's mud slide.", "Tarrow's mud slide killed two and hurt 12."),
        ("The men's race over 40 kilometres is on Monday.", "The women's race over 30 kilometres is on Monday."),
    ],
)
def test_figures_of_two_things_do_not(one: str, other: str) -> None:
    assert not clashes(facts_of(one), facts_of(other))


def test_a_third_outlet_that_differs_stands_beside_two_that_agree() -> None:
    told = {
        "One": "Ministers of 35 nations met in Quell on Monday to draw up a treaty on the fishing of eels.",
        "Two": "A treaty on the fishing of eels brought 35 ministers to a meeting in Quell on Monday.",
        "Three": "Ministers of 21 nations met in Quell on Monday to draw up a treaty on the fishing of eels.",
    }
    briefs = [
        write_brief(an_article(headline="Eel treaty drawn up in Quell", text=text, outlet=outlet, published=None))
        for outlet, text in told.items()
    ]
    sides = tuple(
        Side(article=at, line=brief.nut_graf, words=brief.article.line(start, start + len("35")))
        for at, brief in enumerate(briefs)
        if brief.nut_graf and (start := brief.article.text.index("21" if at == 2 else "35"))
    )
    card = compose_story(briefs, [Difference(of="figure", sides=sides)])
    assert [(one.article, one.mark) for one in points_of(card)] == [(0, "differ"), (2, "differ")]


def _brief(
    headline: str, *sentences: str, outlet: str = "Marrow Post", published: str = "2027-05-04T08:00:00Z"
) -> Brief:
    return write_brief(Article(headline=headline, text="\n\n".join(sentences), outlet=outlet, published=published))


VERDICT = _brief(
    "Brewer Hanna Toll jailed for four years over poisoned well",
    "Brewer Hanna Toll was jailed for four years on Tuesday for poisoning the well of a rival brewery in Sandholm.",
    "Judge Piet Ruud also barred the brewer from selling beer for ten years.",
)
FEATURE = _brief(
    "A long thirst for the woman who poisoned a well",
    "Hanna Toll will not taste beer for a while. The brewer, 51, got four years on Tuesday.",
    "Her driver, Klaas Veen, got eight months.",
    "The rival, Emil Grot, said that he would drain the well and fill it with roses.",
    outlet="Sandholm Sun",
    published="2027-05-05",
)


def test_the_report_that_tells_what_its_headline_says_leads_before_a_newer_feature() -> None:
    assert best_first([FEATURE, VERDICT], [FILED, FILED], [0, 0]) == [1, 0]


def test_tributes_do_not_lead() -> None:
    tributes = _brief(
        "Tributes to divers who died off Sandholm",
        "Flowers were laid on Wednesday at the harbour of Sandholm for the two divers who died there.",
        outlet="Sandholm Sun",
        published="2027-05-05",
    )
    told = _brief("Two divers die off Sandholm", "Two divers died off Sandholm on Tuesday when their boat sank in fog.")

    assert best_first([tributes, told], [FILED, FILED], [0, 0]) == [1, 0]


def test_a_card_never_opens_with_the_words_of_somebody_called_she() -> None:
    brief = replace(VERDICT, nut_graf=None)
    words = "“It was a good well,” she told the court."
    text = f"{words}\n\n{brief.article.text}"
    said = Line(text=words, start=0, end=len(words))
    brief = replace(brief, article=replace(brief.article, text=text), nut_graf=said, summary=(said,))

    nut_graf = compose_story([brief]).nut_graf

    assert nut_graf is not None
    assert nut_graf.text.startswith("Brewer Hanna Toll was jailed")


def test_her_and_a_name_is_nobody_s_object() -> None:
    assert not hangs("Ada Toll won, after her Harbour League took nine seats.")
    assert hangs("The court of Sandholm freed her Monday.")


def test_a_short_obituary_tells_where_a_life_began_and_whom_it_leaves() -> None:
    life = _brief(
        "Tilda Orrin, who mapped the fens, dies at 84",
        "Tilda Orrin, the surveyor who mapped the fens, died on Sunday at her home in Marrow.",
        "She was born in Sandholm in 1943, the daughter of a miller.",
        "She is survived by two sons and a heron.",
    )

    told = compose_story([life])

    assert [point.text for point in told.points][:2] == [
        "She was born in Sandholm in 1943, the daughter of a miller.",
        "She is survived by two sons and a heron.",
    ]
