"""What article text looks like in Discord: harmless, and the same words."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.safe import find_link, safe, shortened, shown

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("\\*_~`|<>@#[]()!:/.-+1a\n\u202e\u200b\u0301\x00 ")),
        st.characters(exclude_categories=[]),
    ),
    max_size=200,
)


@pytest.mark.parametrize(
    ("printed", "displayed"),
    [
        ("@everyone and @here", r"\@everyone and \@here"),
        ("<@1> <@&2> <#3>", r"\<\@1> \<\@&2> \<#3>"),
        ("</brief:4> <t:5:R> <:x:6> <id:guide>", r"\</brief:4> \<t\:5:R> \<\:x:6> \<id:guide>"),
        ("see https://evil.example/x", r"see https\://evil.example/x"),
        ("<https://evil.example>", r"\<https\://evil.example>"),
        ("join discord.gg/abc", r"join discord\.gg/abc"),
        ("DISCORD.COM/invite/abc", r"DISCORD\.COM/invite/abc"),
        ("[click](https://evil.example)", r"\[click](https\://evil.example)"),
        ("[click]\n(https://evil.example)", r"\[click] (https\://evil.example)"),
        ("# Big", r"\# Big"),
        ("-# small", r"\-# small"),
        ("- point", r"\- point"),
        ("+ point", r"\+ point"),
        ("* point", r"\* point"),
        ("1. point", r"1\. point"),
        ("> said", r"\> said"),
        ("||secret||", r"\|\|secret\|\|"),
        ("`code` ```block```", r"\`code\` \`\`\`block\`\`\`"),
        ("**b** __u__ ~~s~~", r"\*\*b\*\* \_\_u\_\_ \~\~s\~\~"),
        (r"a \* b", r"a \\\* b"),
        (":smile: at 09:30", r"\:smile: at 09:30"),
        ("U.S. – 90%, “so-called”", "U.S. – 90%, “so-called”"),
        ("12.5 million", "12.5 million"),
    ],
)
def test_markup_is_escaped_and_plain_words_are_not(printed: str, displayed: str) -> None:
    assert safe(printed) == displayed


@pytest.mark.parametrize(
    ("printed", "displayed"),
    [
        ("a\x00b\x1bc\x7fd\x85e", "abcd e"),
        ("left\u202eright\u2066", "leftright"),
        ("ze\u200bro\ufeff wi\u00addth", "zero width"),
        ("a\u0301\u0302\u0303\u0304b", "a\u0301\u0302b"),
        ("broken \ud800 half", "broken  half"),
        ("two\r\nlines\u2028three", "two lines three"),
        ("family 👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("flag 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", None),
    ],
)
def test_what_no_reader_sees_is_dropped(printed: str, displayed: str | None) -> None:
    assert shown(printed) == (printed if displayed is None else displayed)


@settings(deadline=None, max_examples=300)
@given(HOSTILE)
def test_a_reader_sees_and_copies_the_printed_words(text: str) -> None:
    assert re.sub(r"\\([^0-9A-Za-z\s])", r"\1", safe(text)) == shown(text)


@settings(deadline=None, max_examples=300)
@given(HOSTILE)
def test_no_markup_is_left_bare(text: str) -> None:
    line = safe(text)
    bare = re.sub(r"\\[^0-9A-Za-z\s]", "", line)  # what is left can only be read as text
    assert not re.search(r"[\\*_~`|<@\[]|://|(?:discord|discordapp)\.\w", bare, re.IGNORECASE)
    assert not re.match(r"\s*(?:[-+>#]|\d{1,9}[.)](?:\s|$))", line)
    assert "\n" not in line
    line.encode()  # no lone surrogate
    assert not any(unicodedata.category(character) == "Cc" for character in line)


@settings(deadline=None, max_examples=200)
@given(HOSTILE)
def test_showing_twice_changes_nothing(text: str) -> None:
    assert shown(shown(text)) == shown(text)


@settings(deadline=None, max_examples=200)
@given(HOSTILE, st.integers(2, 120))
def test_a_shortened_headline_fits_and_says_so(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most
    assert short == shown(text) or short.endswith("…")


def test_a_headline_is_cut_between_words() -> None:
    assert shortened("Harbour Town Votes to Reopen Its Ferry Line", 30) == "Harbour Town Votes to Reopen…"


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
        ("HTTP://Example.com:8080/x", "http://example.com:8080/x"),
        ("https://example.com/ä", "https://example.com/%C3%A4"),
        ("https://example.com/%C3%A4", "https://example.com/%C3%A4"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://example.com/" + "a" * 500, None),
        ("https://example.com/" + "ä" * 200, None),
        ("javascript:alert(1)", None),
        ("ftp://example.com/", None),
        ("https://user@example.com/", None),
        ("https://localhost/", None),
        ("https://127.0.0.1/", None),
        ("https://exa mple.com/", None),
        ("https://example.com/\u202ex", None),
        ("https://[::1]/", None),
        ("https://example.com:99999/", None),
        ("https://", None),
        ("", None),
        (None, None),
    ],
)
def test_only_plain_web_addresses_are_linked(url: str | None, link: str | None) -> None:
    assert find_link(url) == link


@settings(deadline=None, max_examples=200)
@given(HOSTILE.map(lambda text: "https://example.com/" + text))
def test_a_link_is_short_ascii_and_on_the_web(url: str) -> None:
    link = find_link(url)
    assert link is None or (link.isascii() and len(link) <= 512 and re.fullmatch(r"https?://\S+", link))
