"""What placing reads in a text. Towns, people and bodies here are invented."""

from briefs.stories import StoryFeatures, features_for, place
from briefs.story_common import AT_TIMES, EVERYWHERE, OFTEN
from briefs.story_words import BEGINNING, names_in, share_of_news, terms_of
from tests.builders import a_brief, an_article


def features(headline: str, text: str, published: str | None = None) -> StoryFeatures:
    return features_for(a_brief(article=an_article(headline=headline, text=text, published=published), slug="x"))


def test_words_of_one_beginning_are_one() -> None:
    told = terms_of("Pumps fail", "The pumping station was disrupted by floods.")
    retold = terms_of("Station down", "A disruption of the stations followed the flooding.")
    assert {"disrup", "statio", "flood"} <= told.keys() & retold.keys()
    assert all(len(term) <= BEGINNING for term in told)


def test_common_words_tell_less_whatever_the_store_holds() -> None:
    assert share_of_news("peopl") > share_of_news("athlet") > share_of_news("zibelt")
    assert len(EVERYWHERE | OFTEN | AT_TIMES) == len(EVERYWHERE) + len(OFTEN) + len(AT_TIMES)


def test_a_name_is_what_keeps_its_capital_inside_sentences() -> None:
    text = "Growers met Orla Vensk in Tarn Bay. The Growers said that growers pay. Then Vensk left."
    assert names_in(text) == {"orla", "vensk", "tarn", "bay"}


def test_a_name_weighs_more_than_another_word() -> None:
    told = terms_of("At the quay", "On the quay the boats of Captain Vensk were shown to visitors of the shipyard.")
    assert told["vensk"] > told["shipya"]


QUAKE = "A quake shook {town} early, and {dead} people died when roofs fell in. Rescuers from {near} dug all day."
FIRST = {"town": "Ostrel", "dead": "41", "near": "Vimmen"}
SECOND = {"town": "Castobar", "dead": "7", "near": "Ludra"}
QUAKES = [
    features("Quake shakes Ostrel", QUAKE.format(**FIRST)),
    features(
        "Ostrel digs for survivors", "Rescuers in Ostrel and Vimmen searched for survivors of the quake; 41 died."
    ),
    features("Quake shakes Castobar", QUAKE.format(**SECOND)),
    features("Castobar mourns its seven", "Ludra sent rescuers to Castobar, where a quake made roofs fall and 7 died."),
]


def test_places_and_numbers_choose_between_two_events_of_one_kind() -> None:
    stories = [(1, [QUAKES[0]]), (2, [QUAKES[2]])]
    assert place(QUAKES[1], stories).score > place(QUAKES[1], [(2, [QUAKES[2]])]).score
    assert [place(QUAKES[at], stories).story_id for at in (1, 3)] == [1, 2]


def test_a_story_told_by_many_counts_its_words_once() -> None:
    once = place(QUAKES[1], [(1, [QUAKES[0]])])
    often = place(QUAKES[1], [(1, [QUAKES[0]] * 5)])
    assert (often.story_id, often.score) == (1, once.score)


def long_text(own: str) -> str:
    return " ".join([*(f"g{number:03}x" for number in range(55)), *(f"{own}{number:03}x" for number in range(65))])


def test_long_texts_need_more_likeness_while_few_other_stories_stand_beside_them() -> None:
    own, like = features("First round", long_text("a")), features("Second round", long_text("b"))
    others = [(n, [features(f"Other {n}", f"Word{n} other{n} thing{n} elsewhere.")]) for n in range(2, 9)]
    alone, beside = place(own, [(1, [like])]), place(own, [(1, [like]), *others])
    assert (alone.story_id, alone.running_id, alone.rule) == (None, 1, "another event of a running story")
    assert (beside.story_id, beside.rule) == (1, "same event")


def test_a_long_gap_of_days_parts_even_what_is_much_alike() -> None:
    early, late = (features("Quake shakes Ostrel", QUAKE.format(**FIRST), day) for day in ("2025-02-03", "2025-02-04"))
    far = features(
        "Quake in Ostrel", "Rescuers in Ostrel dug when roofs fell in the quake and people died.", "2026-01-05"
    )
    assert place(late, [(1, [early])]).story_id == 1
    assert place(far, [(1, [early, late])]).story_id is None
