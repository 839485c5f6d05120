"""Bylines in the words and scripts of many languages. All names are invented."""

import pytest

from briefs.reading import read_bytes
from briefs.reading.bylines import names_in_byline
from briefs.reading.bylines_world import is_world_name, names_led, names_of, names_set_off


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Özlem Körfez", ("Özlem Körfez",)),
        ("Text: Liv Sandnes, foto: Arne Holt", ("Liv Sandnes",)),
        ("Text und Fotos: Jette Brinkum", ("Jette Brinkum",)),
        ("Haber: Nergis Tokcan", ("Nergis Tokcan",)),
        ("Opracowała: Halszka Mirecka", ("Halszka Mirecka",)),
        ("Írta: Csenge Bodrogi és Vilmos Tarr", ("Csenge Bodrogi", "Vilmos Tarr")),
        ("Tác giả: Đỗ Thuỳ Mây", ("Đỗ Thuỳ Mây",)),
        ("Oleh Ratri Wulansih", ("Ratri Wulansih",)),
        ("Подготовила Ярина Волхова", ("Ярина Волхова",)),
        ("12.03.2031, 10:40 | Автор: Милан Орешков", ("Милан Орешков",)),
        ("Γράφει η Δανάη Κορφιάτη", ("Δανάη Κορφιάτη",)),
        ("Հեղինակ՝ Նարե Սևանյան", ("Նարե Սևանյան",)),
        ("מאת נגה ברקאי | 12.03.2031", ("נגה ברקאי",)),
        ("بقلم: رنا الساحلي، سامر نوري", ("رنا الساحلي", "سامر نوري")),
        ("लेखक: माधवी शिरोळे", ("माधवी शिरोळे",)),
        ("โดย ชลธี รุ่งนภา", ("ชลธี รุ่งนภา",)),
        ("文／柳川夏帆", ("柳川夏帆",)),
        ("作者：江望舒 来源：河口早报", ("江望舒",)),
        ("윤새벽 기자 dawn@harbour.example", ("윤새벽",)),
        ("글·사진: 윤새벽", ("윤새벽",)),
        ("ავტორი: ნათია ხევსური", ("ნათია ხევსური",)),
        ("מאת: נגה ברקאי ותום שחף", ("נגה ברקאי", "תום שחף")),
        ("Door onze correspondent Jelmer Wiersma", ("Jelmer Wiersma",)),
        ("By Dana Whitlock in Harl and Ines Moor in Gull Rock", ("Dana Whitlock", "Ines Moor")),
        ("Words: Dana Whitlock Pictures: Ines Moor", ("Dana Whitlock",)),
        ("記者江望舒／河口報導", ("江望舒",)),
    ],
)
def test_a_byline_of_any_language_names_who_wrote_it(line: str, names: tuple[str, ...]) -> None:
    assert names_in_byline(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Foto: Arne Holt",
        "Автор: редакция",
        "Haber: Haber Merkezi",
        "작성: 온라인팀",
        "记者：新华社",
        "Von Halm nach Brinkum in neun Minuten",
        "Di notte si parla poco",
        "Der Rat beschloss: Liv Sandnes bleibt",
        "कृषि विभाग द्वारा",
        "Uhr: 12.40",
        "Text:",
        "Von der Redaktion",
        "Di Redazione Cronaca",
        "",
    ],
)
def test_a_desk_a_picture_or_a_sentence_names_nobody(line: str) -> None:
    assert names_led(line) == ()


def test_a_name_in_brackets_signs_where_it_is_in_han() -> None:
    assert names_set_off("（柳川夏帆）") == ("柳川夏帆",)
    assert names_set_off("【柳川夏帆、江望】") == ("柳川夏帆", "江望")
    assert names_set_off("（取材班）") == ()
    assert names_set_off("(see below)") == ()
    assert names_set_off("– माधवी शिरोळे") == ("माधवी शिरोळे",)


def test_one_word_is_a_name_only_where_markup_says_so() -> None:
    assert names_of("Ярина", stated=True) == ("Ярина",)
    assert names_of("Ярина") == ()
    assert not is_world_name("наводнение в порту")


def test_titles_and_roles_are_no_part_of_a_name() -> None:
    assert names_of("корреспондент Ярина Волхова") == ("Ярина Волхова",)
    assert names_of("Δημοσιογράφος Δανάη Κορφιάτη") == ("Δανάη Κορφιάτη",)
    assert names_of("Dr. Jette Brinkum") == ("Jette Brinkum",)


def test_a_dash_signs_a_text_and_begins_the_items_of_a_list() -> None:
    text = "पुल नौ दिन बंद\n\nनगर परिषद ने सोमवार को पुल नौ दिन के लिए बंद करने का फैसला किया।\n\nबसें दूसरे रास्ते से जाएंगी।\n\n"
    assert read_bytes(f"{text}– माधवी शिरोळे\n".encode(), name="a.txt").byline == ("माधवी शिरोळे",)
    assert read_bytes(f"{text}- शेयर बाजार\n\n- खेल समाचार\n".encode(), name="a.txt").byline == ()
