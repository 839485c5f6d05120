"""Whatever stands where an address should: told or passed over, and nothing raised that nobody foresaw."""

from contextlib import suppress
from typing import Any, cast

from hypothesis import example, given, settings
from hypothesis import strategies as st
from yarl import URL

from bot.cards.safe import find_link
from bot.wire.addresses import address_key, canonical_for, clean_address, keys_for, may_speak_for, spellings_of
from bot.wire.discovery import guesses_for
from bot.wire.errors import WireError
from bot.wire.feeds import address_in
from bot.wire.fetch import _led_to
from bot.wire.guard import target_for
from bot.wire.limits import Limits
from briefs.genre import kind_of
from briefs.models import Article

HERE = "https://harl.example/news/1"
_PARTS = ("http://", "https:", "//", "[", "]", "::1", "%", "@", "user:", "\u2100", "\u2044", ":99999", ":x", "..", "\\")
_ADDRESSES = st.lists(
    st.one_of(st.sampled_from((*_PARTS, "harl.example", "/", "?", "#")), st.text(max_size=3)), max_size=7
)


@settings(max_examples=150)
@given(_ADDRESSES.map("".join))
@example("http://[")
@example("http://[::1%]/")
@example("http://\u2100.com/")
@example("https://harl.example/[?#[")
def test_no_address_raises_what_nobody_foresaw(address: str) -> None:
    for read in (address_key, clean_address, spellings_of, guesses_for, find_link):
        cast(Any, read)(address)
    keys_for(url=address, source=address, guid=address)
    canonical_for(HERE, (address,))
    canonical_for(address, (HERE, address))
    may_speak_for(address, HERE)
    address_in(HERE, address)
    address_in(address, "/feed")
    kind_of(Article(headline="The ferry reopens", text="The ferry of Harl reopens on Monday.", url=address), (), ())
    with suppress(WireError):
        target_for(_led_to(URL(HERE), address), Limits(), redirected=True)
    with suppress(WireError):
        target_for(address, Limits())
