"""Placing articles. Towns, people and bodies here are invented."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.stories import Move, Placement, StoryFeatures, Told, place
from briefs.story_shelf import place_all
from tests.builders import features

FERRY = """The council of Harbour Town voted on Monday to reopen the ferry line that closed nine years ago.

Mayor Dana Whitlock said two boats would carry 400 passengers a day between the quay and Marren Island from May.

Critics of the ferry say the council has not shown how the boats will be paid for."""
FERRY_RETOLD = """Harbour Town will get its ferry back: councillors agreed on Monday to run two boats to Marren Island.

The line was shut nine years ago. Mayor Whitlock expects 400 passengers on each day of the season.

Orrin Vale of the taxpayers' union doubts that the boats will pay for themselves."""
FERRY_LATER = """A storm has damaged the ferry that Harbour Town put back into service in May, the harbour master said.

The boat lies at the Marren Island quay with a torn hull. Mayor Dana Whitlock promised a replacement within a week.

Passengers must take the bus round the bay, which needs two hours."""
FROST = """Orchard growers in the Sellen valley fear that a late frost has killed half of this year's pear blossom.

Night temperatures fell to minus six degrees. The growers' cooperative asked for heaters and for help with insurance.

Prices for pears may rise by a third in autumn, the cooperative said."""


def ferry(published: str | None = None) -> StoryFeatures:
    return features("Harbour Town Votes to Reopen Its Ferry Line", FERRY, published)


def retold(published: str | None = None) -> StoryFeatures:
    return features("Council brings back the Marren Island ferry", FERRY_RETOLD, published)


def later(published: str | None = None) -> StoryFeatures:
    return features("Storm damages Harbour Town ferry", FERRY_LATER, published)


def frost(published: str | None = None) -> StoryFeatures:
    return features("Late frost threatens the pear harvest", FROST, published)


def told(*stories: tuple[int, list[StoryFeatures]], **changes: Any) -> list[Told]:
    """The stories by their ids; an article's id is its story's by ten and its place."""
    return [
        Told(story_id=number, articles=[(10 * number + at, one) for at, one in enumerate(articles)], **changes)
        for number, articles in stories
    ]


def test_the_first_article_opens_a_story() -> None:
    assert place(ferry(), []) == Placement(story_id=None)


def test_one_event_retold_joins_its_story() -> None:
    found = place(retold(), told((3, [frost()]), (7, [ferry()])))
    assert (found.story_id, found.running, found.rule) == (7, (), "same event")


def test_the_same_day_brings_articles_together_and_a_far_one_keeps_them_apart() -> None:
    assert place(retold("2026-01-05"), told((7, [ferry("2026-01-06")]))).story_id == 7
    assert place(retold("2026-03-05"), told((7, [ferry("2026-01-06")]))).story_id is None


def test_the_same_month_counts_where_no_day_is_known_and_another_month_keeps_apart() -> None:
    assert place(retold("2026-01"), told((7, [ferry("2026-01")]))).story_id == 7
    assert place(retold("2026-01"), told((7, [ferry("2026-01-20")]))).story_id == 7
    assert place(retold("2026-01"), told((7, [ferry("2026-04")]))).story_id is None


def test_a_later_event_is_a_new_story_of_the_same_running_one() -> None:
    stories = told((3, [frost("2026-06-20")]), (7, [ferry("2026-01-06"), retold("2026-01-06")]))
    found = place(later("2026-01-26"), stories)
    assert (found.story_id, found.running, found.rule) == (None, (7,), "another event of a running story")


def test_something_else_is_a_new_story() -> None:
    found = place(frost("2026-01-06"), told((7, [ferry("2026-01-06"), retold("2026-01-06")])))
    assert (found.story_id, found.running, found.rule) == (None, (), "nothing like it")


def test_a_reprint_with_another_headline_joins() -> None:
    assert place(features("Boats are back", FERRY), told((7, [ferry()]))).story_id == 7


def test_a_reprint_of_no_date_joins_a_dated_story() -> None:
    assert place(ferry(), told((7, [ferry("2026-01-06")]))).story_id == 7


def test_a_date_in_the_future_parts_like_any_other() -> None:
    assert place(ferry("2999-01-06"), told((7, [ferry("2026-01-06")]))).story_id is None
    assert place(retold("2999-01-07"), told((7, [ferry("2999-01-06")]))).story_id == 7


def test_the_retold_event_of_one_day_and_the_alike_one_of_the_next_are_two() -> None:
    """Nearly one headline, one place and the same people: the day of which the lede tells decides."""
    first = features("Fire crews called to mill", FIRE.format(day="Monday", what="gutted", then="grain"), "2026-01-06")
    again = features("Fire crews called to mill", FIRE.format(day="Tuesday", what="hit", then="straw"), "2026-01-20")
    told_again = features(
        "Blaze at Ludra mill", FIRE.format(day="Monday", what="ate", then="the grain"), "2026-01-06T09:00Z"
    )
    assert place(told_again, told((7, [first]))).story_id == 7
    assert place(again, told((7, [first]))).story_id is None


FIRE = "Fire {what} the old mill at Ludra on {day}. Chief Sana Holm said {then} burned for hours and nobody was hurt."


def test_an_article_of_two_stories_joins_one_and_leaves_them_two() -> None:
    both = features("Ferry back, frost in the valley", f"{FERRY_RETOLD}\n\n{FROST}", "2026-01-06")
    found = place(both, told((3, [frost("2026-01-06")]), (7, [ferry("2026-01-06")])))
    assert found.story_id in (3, 7)
    assert (found.merges, found.moves) == ((), ())


def test_a_live_blog_joins_the_event_it_follows() -> None:
    entries = [f"{hour}:10 {line}" for hour, line in enumerate(FERRY_RETOLD.split("\n\n"), start=9)]
    live = features("Ferry vote: live", "\n\n".join([*entries, "12:00 This blog has ended."]), "2026-01-06")
    assert place(live, told((3, [frost("2026-01-06")]), (7, [ferry("2026-01-06")]))).story_id == 7


RAID = """Two masked men took {sum} crowns from the savings bank in {town} on {day} and fled on foot, police said.

Nobody was hurt. The bank stayed shut for the rest of the day."""


def raid(town: str, loot: str, published: str = "2026-01-06", day: str = "Tuesday") -> StoryFeatures:
    return features(f"Bank robbed in {town}", RAID.format(town=town, sum=loot, day=day), published)


def test_two_happenings_worded_alike_in_two_places_are_two() -> None:
    first, other = raid("Tarnsby", "80,000"), raid("Skerrow", "30,000")
    found = place(other, told((7, [first])))
    assert (found.story_id, found.running) == (None, ())
    assert place(raid("Tarnsby", "90,000"), told((7, [first]), (8, [other]))).story_id == 7


def test_one_happening_may_have_the_names_of_two_places() -> None:
    village = features(
        "Sisters die under cliff",
        "Two sisters aged 61 and 58 died when rock fell on them at Sandle Bay on Tuesday. The path has been closed.",
        "2026-01-06",
    )
    town = features(
        "Cliff fall kills two",
        "Two sisters, 61 and 58, were killed on Tuesday when part of a cliff fell near Wenmouth. The path is closed.",
        "2026-01-06",
    )
    assert place(town, told((7, [village]))).story_id == 7


def test_one_officer_of_two_searches_makes_them_no_one_story() -> None:
    text = "Police are looking for a {who} who was last seen in {town} on Monday.\n\nInspector Corrie asked for help."
    boy, girl = (
        features(f"Police look for {who}", text.format(who=who, town=town), "2026-01-06")
        for who, town in (("boy of nine", "Ludbury"), ("girl of eleven", "Fenwich"))
    )
    assert place(girl, told((7, [boy]))) == Placement(story_id=None)


def test_two_ships_of_one_coast_are_two_even_where_one_report_names_both() -> None:
    first = features("Ferry burns", "The ferry Ludmilla burned off Skerrow on Monday. Nobody was hurt.", "2026-01-05")
    other = features(
        "Ferry aground",
        "The ferry Marta ran aground off Pelm on Monday. Nobody was hurt.\n\nThe Ludmilla burned on the same day.",
        "2026-01-05",
    )
    found = place(other, told((7, [first])))
    assert (found.story_id, found.running) == (None, ())


def test_a_later_toll_is_of_the_same_event() -> None:
    first = features(
        "Four die in mill fire",
        "Fire at the Pelm mill killed four people on Monday, the fire service said. The roof of the mill fell in.",
        "2026-01-05",
    )
    toll = features(
        "Toll of mill fire rises",
        "The number of people killed in Monday's fire at the Pelm mill rose to six on Tuesday, the fire service said.",
        "2026-01-06",
    )
    assert toll["day"] == first["day"]
    assert place(toll, told((7, [first]))).story_id == 7


RESULTS = """Tarn Mills said on Tuesday that profit rose {rise} percent to {sum} million crowns in the {which} quarter.

Sales of paper were higher than a year earlier. Chief executive Olla Brekke kept the forecast for the year."""


def test_what_comes_round_is_no_running_story() -> None:
    first = features("Tarn Mills profit up", RESULTS.format(rise=4, sum=31, which="second"), "2026-08-04")
    again = features("Tarn Mills profit up", RESULTS.format(rise=6, sum=33, which="third"), "2026-11-03")
    assert place(again, told((7, [first]))) == Placement(story_id=None)
    same_day = features("Paper lifts Tarn Mills", RESULTS.format(rise=4, sum=31, which="second"), "2026-08-05")
    assert place(same_day, told((7, [first]))).story_id == 7


def test_undated_results_are_told_apart_by_their_quarter() -> None:
    first, again = (
        features("Tarn Mills profit up", RESULTS.format(rise=rise, sum=31, which=which))
        for rise, which in ((4, "second"), (6, "third"))
    )
    assert place(again, told((7, [first]))) == Placement(story_id=None)


def test_two_matches_are_two_unless_the_later_report_tells_of_the_day_of_the_first() -> None:
    first = features("Tarn beat Pelm", "Tarn United beat Pelm Rangers 2-1 in the cup on Saturday.", "2026-01-03")
    words = "Pelm Rangers beat Tarn United 3-0 in the cup on Wednesday and go through"
    again, replay = (
        features("Pelm beat Tarn", f"{words}{more}", "2026-01-07")
        for more in (".", ", after losing to Tarn United 2-1 on Saturday.")
    )
    assert place(again, told((7, [first]))).running == ()
    assert place(replay, told((7, [first]))).running == (7,)


ROUNDUP = """A ferry line to Marren Island will reopen, the council of Harbour Town decided.

Frost has killed half of the pear blossom in the Sellen valley.

A choir has bought the theatre of Pelm for one crown.

Two trams touched in Tarnsby, and nobody was hurt."""


def test_a_roundup_stands_by_itself_and_nothing_joins_it() -> None:
    day = "2026-01-06"
    roundup = features("News in brief", ROUNDUP, day)
    assert place(roundup, told((3, [frost(day)]), (7, [ferry(day)]))) == Placement(story_id=None)
    assert place(ferry(day), told((7, [roundup]))) == Placement(story_id=None)
    assert place(roundup, told((7, [features("News in short: Tuesday bulletin", ROUNDUP, day)]))).story_id == 7


def test_two_stories_become_one_when_articles_of_both_are_alike() -> None:
    day = "2026-01-06"
    found = place(ferry(day), told((7, [ferry(day)]), (8, [retold(day)])))
    assert (found.story_id, found.merges, found.moves) == (7, ((8, 7),), ())


def test_an_article_that_was_put_beside_the_wrong_ones_moves_to_its_like() -> None:
    found = place(ferry(), told((7, [frost(), retold()])))
    assert (found.story_id, found.moves) == (7, (Move(article_id=70, into=-1),))


def test_what_an_editor_put_together_stays() -> None:
    found = place(ferry(), told((7, [frost(), retold()]), settled=True, kept=True))
    assert (found.merges, found.moves) == ((), ())


def test_what_an_editor_parted_is_not_joined_again() -> None:
    stories = [
        Told(story_id=7, articles=[(70, ferry())], settled=True, kept=True, apart=frozenset({8})),
        Told(story_id=8, articles=[(80, retold())]),
    ]
    found = place(ferry(), stories)
    assert (found.story_id, found.merges, found.moves) == (7, (), ())


def test_features_are_small_and_outlive_json() -> None:
    long = features("A long one", "\n\n".join(f"{FERRY}\n\nChapter {n} of word{n} things{n}." for n in range(200)))
    assert len(json.dumps(long)) < 4000
    restored = json.loads(json.dumps(ferry("2026-01-05")))
    stories = [told((7, [one])) for one in (restored, ferry("2026-01-05"))]
    assert place(retold("2026-01-05"), stories[0]) == place(retold("2026-01-05"), stories[1])


ALL = [
    make(date) for make in (ferry, retold, later, frost) for date in (None, "2026-01-05", "2026-01", "2027-12-01T09:00")
]
some = st.sampled_from(ALL)


@given(some, st.lists(st.lists(some, max_size=3), max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_candidates_does_not_matter(own: Any, stories: Any, random: Any) -> None:
    candidates = told(*enumerate(stories, start=1))
    shuffled = random.sample(candidates, len(candidates))
    found = place(own, candidates)
    assert place(own, shuffled) == found
    assert found.story_id is None or found.story_id in {one.story_id for one in candidates}


@given(st.lists(some, max_size=5))
@settings(max_examples=60, deadline=None)
def test_every_article_is_in_one_story_whatever_moves(articles: Any) -> None:
    shelf = place_all(articles)
    assert len(shelf.stories) == len(shelf.running) == len(articles)
    assert set(shelf.running) <= set(range(1, max(shelf.stories, default=1) + 1))


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_placed(headline: str, text: str) -> None:
    own = features(headline, text)
    assert place(own, told((1, [own]))).merges == ()


def test_two_hundred_articles_of_one_event_are_one_story() -> None:
    words = [f"side{number}" for number in range(40)]
    copies = [
        features(f"Ferry vote, take {number}", f"{FERRY if number % 2 else FERRY_RETOLD}\n\n{words[number % 40]}.")
        for number in range(200)
    ]
    assert set(place_all(copies).stories) == {1}


LEAK = """{town} - Gas escaped from a dairy in {town} on Monday, killing {dead} people and driving others from their
beds, the rescue service said.

The leak began at about 5 a.m. in the cooling hall. Firefighters in masks closed the valves.

Rescue chief {chief} said the alarm had not sounded."""


def test_two_alike_on_one_day_are_two_in_an_empty_store_though_one_names_the_others_town() -> None:
    north = features("Gas leak at dairy in Hallmoor kills two", LEAK.format(town="HALLMOOR", dead=2, chief="Edda Lund"))
    text = LEAK.format(town="GRUNSEL", dead=3, chief="Aldo Brenn")
    other = "Nothing links it with the port of Hallmoor, where gas killed two on the same morning, he said."
    south = features("Gas leak at dairy in Grunsel kills three", f"{text}\n\n{other}")
    for one, its in ((north, south), (south, north)):
        placed = place(one, told((7, [its])))
        assert (placed.story_id, placed.running) == (None, ())


def test_two_firms_results_in_one_template_are_two() -> None:
    template = "{firm}, the maker of tiles, said on Monday that its profit fell {share} percent in the first quarter."
    one, other = (
        features(f"{firm} profit falls in first quarter", template.format(firm=firm, share=share), "2026-01-05")
        for firm, share in (("Brandt Vale", 9), ("Castelli Moor", 3))
    )
    assert place(one, told((7, [other]))) == Placement(story_id=None)


def test_links_do_not_depend_on_which_article_comes_last() -> None:
    for articles in ([ferry("2026-01-05"), later("2026-06-02")], [later("2026-06-02"), ferry("2026-01-05")]):
        shelf = place_all(articles)
        assert len(set(shelf.running)) == len(set(place_all(articles[::-1]).running))
