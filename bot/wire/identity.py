"""By what a page is known again: what proves that it is an article, and what only says so."""

from __future__ import annotations

from bot.wire.addresses import address_key, keys_for
from bot.wire.wire import PageAnswer
from storage.recognising import ALSO, CLAIM, OWN, Recognised


def known_by(page: PageAnswer, asked: str, *, guid: str | None = None, source: str | None = None) -> Recognised:
    """What tells the article of a page that was asked for at ``asked``; ``guid`` is that of the item of the feed.

    Its own address proves it, and so does an address of the article whose own server led on to this one. All else is
    said by somebody: the guid, the address it claims, its words. That counts where the words agree, and changes none.
    """
    own = page.keys.address or ""
    key = own.removeprefix(OWN)
    found = [
        one for one in (address_key(address, is_found=True) for address in (asked, page.url)) if one and one != key
    ]
    # An AMP is found at its cache and claims, by its address, to be its page.
    claims = [one for one in (address_key(page.canonical), address_key(page.url)) if one and one not in (key, *found)]
    guids = [one for one in [keys_for(guid=guid, source=source).guid] if one]
    texts = [one for one in [page.keys.content] if one]
    likely = [*guids, f"{CLAIM}{key}", f"{ALSO}{key}", *(f"{ALSO}{one}" for one in found)]
    likely += [f"{OWN}{one}" for one in claims] + texts
    noted = [*guids, *texts, *(f"{ALSO}{one}" for one in found), *(f"{CLAIM}{one}" for one in claims)]
    return Recognised(
        keys=(own,) if own else (),
        led_from=tuple(dict.fromkeys(f"{OWN}{one}" for one in found)),
        likely=tuple(dict.fromkeys(likely)),
        noted=tuple(dict.fromkeys(noted)),
    )
