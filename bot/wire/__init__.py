"""Feeds and pages over the network, behind the address guard. Nothing here knows Discord; `intake` and `polling`
alone know the store.

The door is `bot.wire.wire.Wire`; whatever else is named here may be used by itself. This file imports nothing, so that
the worker process, which only parses, stays small.

::

    from bot.wire.wire import Wire
    from bot.wire.limits import Limits

    limits = Limits(ports=settings.ports, local_ports=settings.local_ports)
    async with Wire(contact=settings.contact, limits=limits, now=clock) as wire:
        answer = await wire.read_feed(url, etag=..., last_modified=...)   # FeedAnswer
        found = await wire.find_feed(url)                                 # FoundFeed, or None: behind any address
        page = await wire.read_page(url)                                  # PageAnswer

``FeedAnswer``
    ``feed`` (`feeds.Feed`, None where the server said 304), ``url`` (where it was found in the end), ``moved_to`` (the
    address to remember, None but after permanent redirects), ``etag`` and ``last_modified`` (to be given back byte for
    byte next time), ``retry_after`` and ``max_age`` (seconds the server asked to wait, or None).
``Feed`` and ``Item`` (`bot.wire.feeds`)
    ``Feed(title, link, items, ttl)``, newest item first, at most 200; ``Item(guid, url, headline, published, summary,
    outlet)``: ``published`` is ISO exactly as precise as given, None where it is absurd; ``summary`` is plain text.
``PageAnswer``
    ``article`` (`briefs.models.Article`, its ``url`` the address it was found at), ``url``, ``canonical`` (the one the
    page claims, which proves nothing), ``may_show`` (None: no limit; 0: the headline only; n: lines up to n characters;
    `bot.wire.showing`), ``keys`` (`addresses.ArticleKeys`: is it an article that is known already?).
``ArticleKeys`` (`bot.wire.addresses`)
    ``keys_for(guid=, url=, text=, source=)`` for an item (no text yet) or a page; two articles are one where one of
    their ``all()`` strings is the same. What a page is filed as: `bot.wire.identity`. ``clean_address(url)`` is an
    address fit to be stored and shown.
Errors (`bot.wire.errors`)
    Everything ends in a `WireError` (closed family; `sentence_for(error)` says each in one clear sentence) or, for
    pages that hold no article, in a `briefs.errors.BriefsError`. `GoneError`: stop polling. `BusyError.retry_after`:
    wait. Data of the others:
    `NotAFeedError.feeds`: feeds the page names instead. No error text holds a body, a query or a credential.
Into the store (`bot.wire.intake`, `bot.wire.polling`, `bot.wire.opml`)
    ``Intake(wire, desk, clock).take_in(url, item=None, guild_id=0)`` fetches, digests and files one page: an `Outcome`
    ("stored", "known", "skipped" or "later", with ``filed`` or ``reason``). Without an item it is a link that somebody
    of that server gave, 0 for the operator, and news to that server (the operator: to all).
    ``Poller(store, wire, intake, clock)`` polls what is due and takes in what came; `after_success` and `after_failure`
    say when. The verbs of feeds are in `bot/feeds.py`.
Cost
    One worker process, started at the first document (1.3 s), sent home when idle for two minutes. Calls may run side
    by side: one request a host at a time, twenty in all, documents read one after the other.
Tests
    ``tests/wire/site.py`` is a site on loopback; ``Limits(local_ports=frozenset({port}))`` opens it and nothing else.
"""
