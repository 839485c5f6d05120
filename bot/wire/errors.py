"""What can go wrong on the wire: a closed family that carries data, and one clear sentence for each."""

from __future__ import annotations

from typing import Final, Literal

from bot.wire.spans import span_told

AddressFault = Literal["form", "scheme", "userinfo", "host", "port", "private"]
Failure = Literal["name", "refused", "tls", "certificate", "expired", "other_name", "broken"]
Door = Literal["paywall", "consent", "login", "challenge", "not-found"]


class WireError(Exception):
    """The family of this room."""


class AddressRefusedError(WireError):
    """An address that is not fetched. ``redirected``: another address led there."""

    def __init__(self, why: AddressFault, *, redirected: bool = False) -> None:
        super().__init__(why)
        self.why: AddressFault = why
        self.redirected = redirected


class UnreachableError(WireError):
    """No answer: the name is unknown, the connection was refused or broke, or its certificate is wrong."""

    def __init__(self, why: Failure) -> None:
        super().__init__(why)
        self.why: Failure = why


class TooSlowError(WireError):
    """The whole answer did not come in time."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class TooManyRedirectsError(WireError):
    """The address led on more often than is followed."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class StatusError(WireError):
    """The server answered with an error."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class GoneError(StatusError):
    """410: it was taken away for good, and is not to be asked for again."""

    def __init__(self) -> None:
        super().__init__(410)


class BusyError(StatusError):
    """429 or 503: ask later; ``retry_after`` is how many seconds later where the server says it.

    ``asked`` is False where its host said so before, of another page, and was not asked again.
    """

    def __init__(self, status: int, retry_after: int | None, *, asked: bool = True) -> None:
        super().__init__(status)
        self.retry_after = retry_after
        self.asked = asked


class TooMuchError(WireError):
    """More bytes, once unpacked, than are read. ``what`` is "page" or "feed"."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(what, most)
        self.what = what
        self.most = most


class EncodingError(WireError):
    """A compression that was not asked for, or one that is broken."""


class NotAPageError(WireError):
    """A picture, a film, a PDF: ``content_type`` as the server named it."""

    def __init__(self, content_type: str) -> None:
        super().__init__(content_type)
        self.content_type = content_type


class NotAFeedError(WireError):
    """A page where a feed should be; ``feeds`` are those the page names."""

    def __init__(self, feeds: tuple[str, ...] = ()) -> None:
        super().__init__(feeds)
        self.feeds = feeds


class FeedUnreadableError(WireError):
    """Neither RSS nor Atom nor JSON Feed, or broken past reading."""


class ParserError(WireError):
    """The document could not be read: ``why`` is "time", "memory" or "died"."""

    def __init__(self, why: Literal["time", "memory", "died"]) -> None:
        super().__init__(why)
        self.why: Literal["time", "memory", "died"] = why


class RobotsError(WireError):
    """The site's robots.txt forbids the page; ``unread``: it could not be read, which forbids everything."""

    def __init__(self, *, unread: bool = False) -> None:
        super().__init__(unread)
        self.unread = unread


class ClosedDoorError(WireError):
    """The page shows a door in place of the article."""

    def __init__(self, door: Door) -> None:
        super().__init__(door)
        self.door: Door = door


_ADDRESS: Final[dict[AddressFault, str]] = {
    "form": "That is no address that can be fetched: give one such as https://example.org/news.",
    "scheme": "Only http and https addresses are fetched.",
    "userinfo": "The address holds a user name or password: give it without.",
    "host": "The address names no public host.",
    "port": "Only the ports 80 and 443 are fetched from, unless the operator opens others.",
    "private": "The address is not public.",
}
_FAILURE: Final[dict[Failure, str]] = {
    "name": "The name in the address is not known: check its spelling.",
    "refused": "The server can't be reached.",
    "tls": "The server does not speak TLS as it should: try the address with http:// in front.",
    "certificate": "The server's certificate is not signed by anybody who is trusted.",
    "expired": "The server's certificate has expired, or is not valid yet: its owner has to renew it.",
    "other_name": "The server's certificate is for another name: check the name in the address.",
    "broken": "The server broke off in the middle of its answer, or answered with no HTTP.",
}
_DOOR: Final[dict[Door, str]] = {
    "paywall": "The page shows only the beginning to those who don't subscribe: there is too little to digest.",
    "consent": "The page asks for consent to cookies in place of the article.",
    "login": "The page asks to log in before it shows the article.",
    "challenge": "The page asks for proof that a person is reading: bots get no article there.",
    "not-found": "The page says that there is nothing here: check the address.",
}
_PARSER: Final = {
    "time": "It took too long to read: it is too large or not well formed.",
    "memory": "It took too much memory to read.",
    "died": "It could not be read: it is not well formed.",
}


def sentence_for(error: WireError) -> str:
    """One clear sentence for a reader; it holds nothing of what was fetched."""
    match error:
        case AddressRefusedError(why=why, redirected=redirected):
            return f"The address leads on to another: {_ADDRESS[why]}" if redirected else _ADDRESS[why]
        case UnreachableError(why=failure):
            return _FAILURE[failure]
        case TooSlowError(seconds=seconds):
            return f"The server took longer than {seconds:g} seconds."
        case TooManyRedirectsError(most=most):
            return f"The address leads on more than {most} times."
        case TooMuchError(what=what, most=most):
            return f"The {what} is larger than {most / 1_000_000:g} MB."
        case StatusError():
            return _status(error)
        case ParserError(why=why):
            return _PARSER[why]
        case RobotsError(unread=unread):
            return _ROBOTS_UNREAD if unread else _ROBOTS
        case ClosedDoorError(door=door):
            return _DOOR[door]
    return _content(error)


_ROBOTS: Final = "The site's robots.txt asks bots to leave this page alone."
_ROBOTS_UNREAD: Final = "The site's robots.txt can't be read now, so its pages are left alone."


def _status(error: StatusError) -> str:
    match error:
        case GoneError():
            return "The server says that it is gone for good (410)."
        case BusyError(status=status, retry_after=seconds):
            wait = f"in {span_told(seconds)}" if seconds else "later"
            return f"The server asks to come back {wait} ({status})."
        case StatusError(status=206):
            return "The server sent a part in place of the whole (206)."
        case StatusError(status=404):
            return "There is nothing at this address (404)."
        case StatusError(status=401 | 402 | 403 | 451 as status):
            return f"The server does not let the bot read this ({status})."
    return f"The server answered with an error ({error.status})."


def _content(error: WireError) -> str:
    match error:
        case EncodingError():
            return "The answer is packed in a way that can't be unpacked."
        case NotAPageError(content_type=kind) if "xml" in kind or "feed" in kind:
            return "The address holds a feed and no page: follow it with `nutgraf feed add`, or /feed add in Discord."
        case NotAPageError():
            return "The address holds no page: a picture, a film or another file."
        case NotAFeedError(feeds=()):
            return "The address holds a page and no feed, and the page names none."
        case NotAFeedError(feeds=feeds):
            return f"The address holds a page and no feed; the page names {len(feeds)}."
        case FeedUnreadableError():
            return "It is no feed that can be read: neither RSS nor Atom nor JSON Feed."
    return "It could not be fetched."
