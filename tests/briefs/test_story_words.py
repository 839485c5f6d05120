"""What placing reads in a text. Towns, people and bodies here are invented."""

from briefs.stories import StoryFeatures, Told, place
from briefs.story_common import AT_TIMES, EVERYWHERE, OFTEN
from briefs.story_words import BEGINNING, names_in, share_of_news, terms_of
from tests.builders import features


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


def told(*stories: StoryFeatures) -> list[Told]:
    return [Told(story_id=at, articles=[(at, article)]) for at, article in enumerate(stories, start=1)]


def test_places_and_numbers_choose_between_two_events_of_one_kind() -> None:
    stories = told(QUAKES[0], QUAKES[2])
    assert [place(QUAKES[at], stories).story_id for at in (1, 3)] == [1, 2]


def long_text(own: str, common: int) -> str:
    return " ".join(
        [*(f"g{number:03}x" for number in range(common)), *(f"{own}{number:03}x" for number in range(120 - common))]
    )


def test_many_long_texts_much_alike_are_events_of_a_running_story_and_two_are_one() -> None:
    rounds = [features(f"{name} round", long_text(name, 45)) for name in "abcdef"]
    assert place(rounds[0], told(rounds[1])).story_id == 1
    assert place(rounds[0], told(*rounds[1:])).story_id is None


def test_a_long_gap_of_days_parts_even_what_is_much_alike() -> None:
    early, late = (features("Quake shakes Ostrel", QUAKE.format(**FIRST), day) for day in ("2025-02-03", "2025-02-04"))
    far = features(
        "Quake in Ostrel", "Rescuers in Ostrel dug when roofs fell in the quake and people died.", "2026-01-05"
    )
    story = Told(story_id=1, articles=[(1, early), (2, late)])
    assert place(late, told(early)).story_id == 1
    assert place(far, [story]).story_id is None
