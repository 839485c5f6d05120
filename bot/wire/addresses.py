"""Addresses without what does not belong to them, and whether two articles are one."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from bot.wire.amp import plain_page, without_amp
from briefs.sentences import word_set

MOST_LETTERS: Final = 2_048
LEAST_WORDS: Final = 60  # of a text that is known again by itself
LEAST_LETTERS: Final = 400  # the same, where words are written without spaces
_HTTP: Final = ("http", "https")
_USUAL: Final = {"http": 80, "https": 443}

# What mail, social and advertising systems append to follow a reader; none of them chooses what a page shows. Names
# that a site may use for something else ("ref", "id", "source") are left: there the page's canonical address decides.
_TRACKING: Final = word_set(
    """fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid ttclid twclid igshid igsh li_fat_id mkt_tok epik
    irclickid irgwc s_cid s_kwcid ef_id srsltid rb_clickid zanpid wickedid _ga _gl _ke _openstat __s
    __twitter_impression _branch_match_id cmpid ocid ncid ito smid smtyp sharetoken ref_src ref_url guccounter mbid
    xtor wt_mc wtmc ceid emci emdi action_object_map action_type_map action_ref_map"""
)
_TRACKING_STARTS: Final = (
    "utm_", "mtm_", "matomo_", "piwik_", "pk_", "hsa_", "_hs", "vero_", "oly_", "mc_", "itm_", "fb_", "ga_", "guce_",
    "at_", "ns_", "stm_", "__hs",
)  # fmt: skip
_INDEX = re.compile(r"(?<=/)(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_TRIPLET = re.compile(r"%[0-9a-fA-F]{2}")
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_WORD = re.compile(r"\w+")
_CHOOSES = re.compile(r"!\s*\S")  # "#!/story/12"
# Second levels under which names are given out, as in "co.uk"; enough to tell that two sites are not one.
_SHARED_LEVELS: Final = word_set("ac co com edu gov gob go ltd me mil ne net nom or org plc sch asso gouv")
# Hosts under which anybody is given a name: those above and beneath have nothing to do with each other.
_TENANTS: Final = word_set(
    """github.io gitlab.io substack.com blogspot.com wordpress.com tumblr.com medium.com ghost.io wixsite.com
    weebly.com squarespace.com webflow.io netlify.app vercel.app pages.dev workers.dev herokuapp.com
    web.app firebaseapp.com appspot.com azurewebsites.net cloudfront.net amazonaws.com fly.dev onrender.com
    neocities.org livejournal.com typepad.com over-blog.com hatenablog.com fc2.com beehiiv.com buttondown.email
    write.as bearblog.dev micro.blog dreamwidth.org jimdofree.com strikingly.com notion.site altervista.org
    sites.google.com myshopify.com surge.sh glitch.me repl.co translate.goog blogger.com wpengine.com"""
)


def clean_address(address: str) -> str:
    """The address without fragment, tracking parameters and the usual port; as it came where it is no web address.

    It still leads to the page: nothing that may choose what is shown is changed. A fragment that begins with "!" stays,
    since old applications choose their page by it.
    """
    parts = _split(address)
    if parts is None:
        return address.strip()
    path = _undotted(parts.path) or "/"
    clean = urlunsplit((parts.scheme.lower(), _netloc(parts), path, _query(parts.query), parts.fragment))
    return clean.strip()  # what stood before tracking parameters ends it now


def address_key(address: str, *, is_found: bool = False) -> str | None:
    """What is the same for all ways to write one page's address; not to be fetched. None for no web address.

    Scheme, "www.", case and spelling of the host, quoting, order of parameters, "index.html" and a closing slash don't
    count, nor that it is the page's AMP; the rest of the path does, its case too. Where a page ``is_found`` there, the
    host is the one that served it: an AMP's on another host is no word of the page's own.
    """
    parts = _split(clean_address(address))
    if parts is None:
        return None
    host = _netloc(parts).removeprefix("www.")
    path = _undotted(_requoted(re.sub(r"/{2,}", "/", parts.path)))
    plain_host, plain_path = plain_page(host, path)
    if plain_host == host or not is_found:
        host, path = plain_host, plain_path
    path = _INDEX.sub("", path).rstrip("/")
    query = "&".join(sorted(without_amp(_requoted(_query(parts.query)).split("&"))))
    chosen = f"#{_requoted(parts.fragment)}" if parts.fragment else ""
    return (f"{host}{path}?{query}" if query else f"{host}{path}") + chosen


def spellings_of(address: str) -> tuple[str, ...]:
    """The page's address as outlets write it: with either scheme, with and without "www."; () for no web address."""
    parts = _split(address)
    if parts is None:
        return ()
    bare = clean_address(address).partition("://")[2].removeprefix("www.")
    return tuple(f"{scheme}://{start}{bare}" for scheme in ("https", "http") for start in ("", "www."))


def canonical_for(found_at: str, stated: tuple[str, ...]) -> str:
    """The first address of ``stated`` (what the page says it is) that the page at ``found_at`` may claim.

    It may claim one of its own site: its host, one above or one beneath it, but no front page. A claim is no proof: see
    `own_address` for what it is filed under.
    """
    for claim in stated:
        absolute = _joined(found_at, claim)
        if absolute and may_speak_for(found_at, absolute) and not _is_home_for(absolute, found_at):
            return clean_address(absolute)
    return clean_address(found_at)


def may_speak_for(found_at: str, claim: str) -> bool:
    """Whether a page at the first address is listened to when it says that it is the second."""
    own, other = _split(found_at), _split(claim)
    if own is None or other is None or _port(own) != _port(other):
        return False
    first, second = _host(own).removeprefix("www."), _host(other).removeprefix("www.")
    shorter, longer = sorted((first, second), key=len)
    return first == second or (longer.endswith("." + shorter) and not _is_shared(shorter))


def own_address(found_at: str, claim: str) -> str:
    """The address that a page is filed under: where it was found, or its claim where that is the same page surely.

    It is surely the same where the claim is another way to write the address, or leaves out parameters: nobody but
    whoever serves the one serves the other.
    """
    own, claimed = address_key(found_at, is_found=True), address_key(claim, is_found=True)
    if own is None or claimed is None:
        return clean_address(found_at)
    (page, _, query), (claimed_page, _, kept) = own.partition("?"), claimed.partition("?")
    is_same = page == claimed_page and set(kept.split("&")) - {""} <= set(query.split("&"))
    return clean_address(claim if is_same else found_at)


def host_of(address: str) -> str | None:
    """The host of a web address without "www."; None for no web address."""
    parts = _split(address)
    return _host(parts).removeprefix("www.") if parts else None


def site_of(host: str) -> str:
    """The name that somebody was given, with which all names beneath it are one site; an IP address is its own."""
    labels = host.split(".")
    if ":" in host or labels[-1].isdigit():
        return host
    kept = 2 if not _is_shared(".".join(labels[-2:])) else 3
    return ".".join(labels[-kept:])


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleKeys:
    """What an article is known by. Two are one article where any of their strings is the same."""

    guid: str | None = None
    address: str | None = None
    content: str | None = None

    def all(self) -> tuple[str, ...]:
        """The keys that are known, the surest first; each says what kind it is ("guid:", "url:", "text:")."""
        return tuple(key for key in (self.guid, self.address, self.content) if key)


def keys_for(
    *,
    guid: str | None = None,
    url: str | None = None,
    text: str | None = None,
    headline: str | None = None,
    source: str | None = None,
    is_found: bool = False,
) -> ArticleKeys:
    """The keys of an item or a page. ``source`` is the feed's or the site's address: guids and texts count within it.

    The same words at two outlets are two articles (of one origin), so the text counts for its own site alone; a short
    one, which a site may say over and over, only under its ``headline``. ``is_found`` as in `address_key`.
    """
    site = host_of(source or url or "") or ""
    page = url and address_key(url, is_found=is_found)
    if text and headline and not _is_telling(text):
        text = f"{headline}\n{text}" if _WORD.search(text) else None
    return ArticleKeys(
        guid=f"guid:{site}:{_digest(guid.strip())}" if guid and guid.strip() else None,
        address=f"url:{page}" if page else None,
        content=f"text:{site}:{_content(text)}" if text and _WORD.search(text) else None,
    )


def _content(text: str) -> str:
    """A digest of the words alone: white space, marks and case are what a new template changes."""
    return _digest(" ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold())))


def _is_telling(text: str) -> bool:
    """Whether a text is so long that no two articles of a site share it."""
    words = _WORD.findall(text)
    return len(words) >= LEAST_WORDS or sum(map(len, words)) >= LEAST_LETTERS


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _split(address: str) -> SplitResult | None:
    page, _, fragment = address.partition("#")
    address = f"{page.strip()}#{fragment.strip()}" if _CHOOSES.match(fragment) else page.strip()
    if len(address) > MOST_LETTERS:
        return None
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme.lower() in _HTTP and (parts.hostname or "").strip(".") else None


def _undotted(path: str) -> str:
    """The path without "." and "..", as whoever fetches it resolves them."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            del kept[max(len(kept) - 1, 1) :]  # what stands before the first slash stays
        elif segment != ".":
            kept.append(segment)
    return "/".join(kept) + ("/" if segments[-1] in (".", "..") else "")


def _joined(base: str, address: str) -> str | None:
    try:
        return urljoin(base, address.strip()) if address.strip() else None
    except ValueError:
        return None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        # Signs that look like a dot become one.
        return host if host.isascii() else host.encode("idna").decode("ascii").rstrip(".")
    except UnicodeError:
        return host


def _port(parts: SplitResult) -> int | None:
    return None if parts.port == _USUAL[parts.scheme.lower()] else parts.port


def _netloc(parts: SplitResult) -> str:
    host, port = _host(parts), _port(parts)
    host = f"[{host}]" if ":" in host else host
    return f"{host}:{port}" if port else host


def _query(query: str) -> str:
    return "&".join(part.strip() for part in query.split("&") if part.strip() and not _is_tracking(part))


def _is_tracking(part: str) -> bool:
    name = unquote(part.partition("=")[0]).strip().lower()
    return name in _TRACKING or name.startswith(_TRACKING_STARTS)


def _requoted(text: str) -> str:
    """The text with letters unquoted that need no quotes, and the quotes of the others in capitals."""
    quoted = _TRIPLET.sub(_plain, text)
    return "".join(
        letter if letter.isascii() else "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "surrogatepass"))
        for letter in quoted
    )


def _plain(triplet: re.Match[str]) -> str:
    letter = chr(int(triplet[0][1:], 16))
    return letter if letter in _UNRESERVED else triplet[0].upper()


def _is_home_for(claim: str, found_at: str) -> bool:
    """Whether a page beneath names its site's front page: a mistake of its template."""
    claimed, own = urlsplit(claim), urlsplit(found_at)
    return claimed.path in ("", "/") and not claimed.query and (own.path not in ("", "/") or bool(own.query))


def _is_shared(host: str) -> bool:
    """Whether anybody may have a name under the host: "com", "co.uk", "github.io"."""
    labels = host.split(".")
    if "blogspot" in labels[-3:-1] or any(".".join(labels[at:]) in _TENANTS for at in range(len(labels))):
        return True
    return len(labels) < 2 or (len(labels) == 2 and len(labels[1]) == 2 and labels[0] in _SHARED_LEVELS)
