"""Which headlines are on a topic; all firms, places and people are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.digest_topics import (
    IN_HEADLINE,
    IN_PASSING,
    LONGEST,
    OF_FIELD,
    Haystack,
    Straw,
    _fields,
    on_topic,
    topic_of,
    topics_in,
)


def worth(topic: str, headline: str, *beside: str) -> float:
    return on_topic([topic_of(topic)], headline, beside)


@pytest.mark.parametrize(
    ("topic", "headline"),
    [
        ("ferry", "Ferries stay in port"),
        ("Ferries", "FERRY RUNS AGROUND"),
        ("quakes", "Earthquake shakes the valley"),
        ("norway", "Norwegian envoy lands"),
        ("uk", "British envoy lands"),
        ("united kingdom", "UK envoy lands"),
        ("US", "U.S. envoy lands"),
        ("us", "US envoy lands"),
        ("job cuts", "Timber firm cuts 300 jobs"),
        ("New Ashby", "Rain floods New Ashby’s harbour"),
        ("Élysée summit", "Elysee summit opens"),
        ("cease-fire", "Ceasefire holds in the valley"),
        ("strike", "Teachers on strike over pay"),
    ],
)
def test_a_topic_is_found_in_other_forms_and_by_other_words(topic: str, headline: str) -> None:
    assert worth(topic, headline) == IN_HEADLINE


@pytest.mark.parametrize(
    ("topic", "headline"),
    [
        ("art", "Party chairman starts his tour"),
        ("New Ashby", "York chapel gets new bells"),
        ("New Ashby", "Ashby harbour opens new pier"),
        ("us", "Join us at the lake"),
        ("US", "JOIN US AT THE LAKE"),
        ("fire", "Minister is sacked"),  # to fire and to sack: a word of two meanings stands for itself
        ("iran", "He ran for mayor"),
        ("", "Anything"),
        ("—", "Anything"),
    ],
)
def test_a_part_of_a_word_a_half_name_and_another_meaning_are_no_topic(topic: str, headline: str) -> None:
    assert worth(topic, headline) == 0.0


def test_keywords_and_people_count_less_than_the_headline() -> None:
    assert worth("Anna Dow", "Board head resigns", "harbour", "Anna Dow") == IN_PASSING
    assert worth("harbour", "Harbour head resigns", "harbour") == IN_HEADLINE


@pytest.mark.parametrize(
    ("topic", "headline"),
    [
        ("football", "Elm Rovers beat Fen Town 3-1 in cup derby"),
        ("Sport", "Goalkeepers of Elm Rovers fall ill"),
        ("health", "Elmton to close its maternity ward"),
        ("Politics", "Ministers quit over toll road"),
        ("economy", "Key rate goes up to 4 percent"),
        ("crime", "Burglars empty a bakery"),
        ("weather", "Snowfall closes the pass"),
        ("culture", "Painters show the harbour"),
        ("science", "Fossils found below the quarry"),
        ("education", "Pupils plant an orchard"),
        ("transport", "Speed limits rise on the coast road"),
    ],
)
def test_a_field_of_news_is_known_by_its_words(topic: str, headline: str) -> None:
    assert worth(topic, headline) == OF_FIELD
    assert worth(topic, f"{topic} today") == IN_HEADLINE


@pytest.mark.parametrize(
    ("topic", "headline"),
    [
        ("football", "Rain beats on the banks of the Elm"),
        ("health", "Bakery of Elmton to close its oldest oven"),
        ("politics", "Ferry crews walk out"),
        ("derby", "Goalkeeper falls ill"),
        ("weather", "Brainy rainbow trout win a prize"),
    ],
)
def test_words_of_no_field_or_another_are_none(topic: str, headline: str) -> None:
    assert worth(topic, headline) == 0.0


def test_the_fields_words_are_forms_that_can_be_found() -> None:
    assert len(_fields()) > 25
    for name, forms in _fields().items():
        assert name in forms
        assert all(1 <= len(form) <= LONGEST for form in forms), name


@given(st.text(max_size=60), st.text(max_size=80))
def test_whatever_is_typed_raises_nothing_and_words_find_themselves(topic: str, headline: str) -> None:
    assert worth(topic, headline) in (0.0, IN_HEADLINE)


@pytest.mark.parametrize(
    ("topic", "headline", "language"),
    [
        ("Wahl", "Wahlen in Elmstadt", "de"),
        ("Straße", "STRASSEN UM ELM GESPERRT", "de"),
        ("grève", "Les greves continuent", None),
        ("elección", "Elecciones en el valle", None),
        ("huelga", "Huelgas en los puertos", "es-MX"),
        ("strajk", "Koniec strajku w porcie", "pl"),
        ("İstanbul", "İstanbul’da yağmur", "tr"),
        ("ISTANBUL", "İstanbul’da yağmur", "tr"),
        ("выборы", "Итоги выборов в городе", None),
        ("Ёлки", "Елки на площади", None),
        ("απεργία", "Απεργίες στα λιμάνια", "el"),
        ("चुनाव", "शहर में चुनाव आज", "hi"),
        ("انتخابات", "الانتخابات في المدينة", "ar"),
        ("الانتخابات", "انتخابات في المدينة", None),
        ("בחירות", "הבחירות בעיר", "he"),
        ("지진", "항구에서 지진이 났다", "ko"),
        ("地震", "港町で地震、けが人なし", "ja"),
        ("港町 地震", "地震で港町が停電", "ja"),
        ("パン", "駅前にパンの店", "ja"),
        ("เลือกตั้ง", "วันเลือกตั้งใหม่", "th"),
    ],
)
def test_a_topic_in_any_script_is_found_in_its_forms(topic: str, headline: str, language: str | None) -> None:
    assert on_topic([topic_of(topic)], headline, (), None, language) == IN_HEADLINE
    assert on_topic([topic_of(topic)], "Nothing of it", (headline,), None, language) == IN_PASSING


@pytest.mark.parametrize(
    ("topic", "headline", "language"),
    [
        ("Wahl", "Wahlkampf in Elmstadt", "de"),
        ("Wahl", "Wahlberg opens the pier", "en"),
        ("elm", "Elmira says no", "es"),
        ("चुनाव", "शहर में चिनवा आज", "hi"),
        ("パン", "ジャパンの港", "ja"),
        ("震", "地震で停電", "ja"),
        ("港町 地震", "港町で祭り", "ja"),
        ("지진", "부산물을 판다", "ko"),
        ("рак", "Ракета на площади", "ru"),
    ],
)
def test_a_longer_word_in_another_language_is_no_form_of_it(topic: str, headline: str, language: str) -> None:
    assert on_topic([topic_of(topic)], headline, (), None, language) == 0.0


def test_what_stands_in_quotation_marks_is_looked_for_as_it_stands() -> None:
    for typed in ('"ferry line"', "“Ferry Line”", "«ferry line»", "„Ferry line“"):
        assert worth(typed, "Old ferry-line reopens") == IN_HEADLINE
        assert worth(typed, "Ferry lines reopen") == 0.0
        assert worth(typed, "The line for the ferry") == 0.0
    assert worth('"football"', "Goalkeeper falls ill") == 0.0


def test_an_outlet_is_a_topic_by_its_whole_name() -> None:
    assert on_topic([topic_of("harbour desk")], "Rain", (), "The Harbour Desk") == IN_PASSING
    assert on_topic([topic_of("harbour")], "Rain", (), "The Harbour Desk") == 0.0
    assert on_topic([topic_of("the")], "Rain", (), None) == 0.0


SOME = st.sampled_from(
    [
        *(
            "ferry",
            "Ferries",
            "UK",
            "U.S.",
            "us",
            "O’Neill",
            "oneill",
            "job cuts",
            "cuts 300 jobs",
            "1,200",
            "1200",
            "sport",
        ),
        *(
            "goalkeeper",
            "la liga",
            "Élysée",
            "выборы",
            "выборов",
            "انتخابات",
            "الانتخابات",
            "地震",
            "港で地震",
            "지진이",
            "지진",
        ),
        *(
            '"ferry line"',
            "Ferry-line",
            "cease-fire",
            "Ceasefire",
            "the harbour desk",
            "Harbour Desk",
            "İstanbul",
            "N.H.S.",
        ),
        *("nhs", "running", "runs", "cities", "city", "Straße", "Strassen", "จังหวัด", "in", "a", "—"),
    ]
)
STRAWS = st.builds(
    Straw,
    st.lists(SOME, max_size=3).map(" ".join),
    st.lists(SOME, max_size=2).map(tuple),
    st.none() | SOME,
    st.sampled_from([None, "en", "de"]),
)


@given(st.lists(STRAWS, max_size=4), SOME)
def test_a_topic_is_found_in_many_texts_as_in_each(straws: list[Straw], typed: str) -> None:
    topic = topic_of(typed)
    alone = {place: on_topic([topic], *straw) for place, straw in enumerate(straws)}
    assert Haystack(enumerate(straws)).find(topic) == {place: worth for place, worth in alone.items() if worth}


def test_topics_are_parted_by_the_commas_of_any_script_and_not_within_quotation_marks() -> None:
    listed = 'ferries, "Dow, Anna" ,«a; b», 地震、選挙，港， x؛ y,,  ferries'
    assert topics_in(listed) == ("ferries", '"Dow, Anna"', "«a; b»", "地震", "選挙", "港", "x", "y")
    assert topics_in('"half, open') == ('"half', "open")
    assert topics_in(" , ") == ()
