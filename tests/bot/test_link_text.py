"""Which links a text holds. Hosts and pages are invented."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.link_text import link_in, links_in, without_links

PAGE = "https://daily.example/news/ferry"


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        f"<{PAGE}>",
        f"Look: {PAGE}.",
        f"({PAGE})",
        f"[the ferry]({PAGE})",
        f"**{PAGE}**",
        f"||{PAGE}||",
        f"“{PAGE}”",
        f"{PAGE}, and more",
        f"{PAGE} {PAGE}?utm_source=mail {PAGE}/#top",
        f"{PAGE}\nhttps://discord.com/channels/1/2/3 https://cdn.discordapp.com/a.png https://discord.gg/x",
    ],
)
def test_a_link_is_found_without_what_stands_round_it(text: str) -> None:
    assert links_in(text) == [PAGE]


@pytest.mark.parametrize(
    "link",
    [
        f"{PAGE}_(boat)",
        f"{PAGE}?a=(b)&c=[d]",
        "HTTPS://Daily.Example/News",
        "http://daily.example:8080/a;b=c",
        f"{PAGE}-ünïcode",
        f"{PAGE}?q=1,2",
    ],
)
def test_what_belongs_to_a_link_stays(link: str) -> None:
    assert links_in(f"see {link}.") == [link]


@pytest.mark.parametrize(
    "text", ["", "no link", "www.daily.example", "ftp://daily.example/a", "https://", "https:// x"]
)
def test_there_may_be_none(text: str) -> None:
    assert links_in(text) == []
    assert link_in(text) is None


def test_words_round_links_are_told_apart() -> None:
    assert without_links(f"One {PAGE} two").split() == ["One", "two"]


@pytest.mark.parametrize("filler", [")", "(", "https://", "]", "a)", "*"])
def test_hostile_texts_take_no_time(filler: str) -> None:
    begun = time.perf_counter()
    links_in("https://x" + filler * (6_000 // len(filler)))
    assert time.perf_counter() - begun < 0.5


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(link in text for link in links_in(f"{text} https://{text}"[: len(text)]))
