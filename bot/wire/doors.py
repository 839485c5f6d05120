"""Pages that show a door in place of the article: a paywall's beginning, a request for consent, a login.

A page with a whole article passes, whatever it says beside it: what a door hides is missing, so little is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from bot.wire.errors import Door

MOST_STUB: Final = 250  # words of an article that is only its beginning
MOST_UNMARKED_STUB: Final = 150  # where the page only states that it is not free, and shows no wall
BEYOND: Final = 500  # characters after the article's last line in which a wall stands
MOST_CONSENT: Final = 600  # words; requests for consent are long
MOST_LOGIN: Final = 150
LEAST_CONSENT_WORDS: Final = 5
LEAST_CONSENT_SHARE: Final = 0.03
LEAST_ADDRESSED: Final = 2

_WALL = re.compile(
    r"""
    \b (?: subscribe | sign [ ] up | register | log [ ] in | sign [ ] in | join | pay
        | create [ ] an? [ ] .{0,20} account ) \b .{0,40} \b (?: to | and ) [ ]
        (?: (?: continue | keep | finish ) [ ] reading | continue [.!]? $
        | read [ ] (?: on\b | this | the [ ] (?: full | rest | whole ) ) )
  | \b to [ ] (?: continue | keep ) [ ] reading \b
  | \b to [ ] (?: read | unlock | access | view | see ) [ ] (?: the [ ] )? (?: full | whole | rest | entire | complete )
  | \b (?: this | the ) [ ] (?: full [ ] )? (?: article | story | content | page | post ) [ ] is [ ]
        (?: only [ ] | exclusively [ ] )? (?: available [ ] | reserved [ ] | exclusive [ ] | restricted [ ] )?
        (?: for | to ) [ ] (?: our [ ] | paid [ ] | paying [ ] | registered [ ] )* (?: subscriber | member | reader )
  | \b (?: subscriber | member ) s? [ -] (?: only | exclusive ) [ ] (?: article | story | content | post )
  | \b (?: reached | used | exceeded ) [ ] (?: your | the | all ) \b .{0,30} \b (?: free | monthly ) [ ]
        (?: article | stor | limit | view )
  | \b you [ ] have [ ] (?: no | \d ) [ ] free [ ] articles? [ ] (?: left | remaining )
  | \b unlock [ ] (?: (?: this | the ) [ ] (?: full [ ] | whole [ ] )? (?: article | story | post | page )
        | (?: unlimited | full | instant ) [ ] (?: access | articles | reading ) )
  | \b r[ée]serv[ée]e?s? [ ] aux [ ] (?: abonn | membres )
  | \b il [ ] vous [ ] reste .{1,25} [ ] [àa] [ ] (?: lire | d[ée]couvrir )
  | \b pour [ ] (?: lire [ ] la [ ] suite | continuer [ ] (?: à [ ] lire | la [ ] lecture ) )
  | \b (?: jetzt | nur | um ) \b .{0,40} \b weiter (?: zu )? lesen | \b (?: nur | exklusiv ) [ ] f[üu]r [ ] abonnent
  | \b para [ ] (?: seguir | continuar ) [ ] (?: leyendo | lendo | a [ ] leer | a [ ] ler )
  | \b (?: exclusivo | solo | s[óo]lo ) [ ] para [ ] (?: suscriptor | assinante )
  | \b per [ ] continuare [ ] a [ ] leggere | \b riservat[oa] [ ] agli [ ] abbonati
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_MARKER = re.compile(r"^(?:[•>|]|#{2,6}|\d+\.)\s+")
_CONSENT_HOST = re.compile(r"(?:consent|guce|cmp|cookie-?consent|privacy-?(?:wall|gate))\d*\.", re.IGNORECASE)
_CONSENT_PATH = re.compile(
    r"/(?:consent|collectconsent|cookie-?wall|privacy-?wall|gdpr-?(?:consent|wall))\b", re.IGNORECASE
)
_CONSENT_TITLE = re.compile(
    r"""
    \W* (?: before [ ] you [ ] continue | we [ ] (?: value | respect | care [ ] about ) [ ] your [ ] privacy
      | your [ ] (?: privacy | cookie | data ) [ ] (?: choices? | settings? | matters | preferences? | options )
      | (?: privacy | cookies? | consent ) [ ]
            (?: settings? | consent | notice | preferences? | manager | choices? | wall )
      | (?: ihre [ ] )? (?: privatsph[äa]re | datenschutz ) -? (?: [ ]? einstellungen )?
      | cookie-? (?: einstellungen | hinweis )
      | (?: votre | vos ) [ ] (?: vie [ ] priv[ée]e | consentement | choix ) \b .{0,40}
      | (?: tu | su ) [ ] privacidad \b .{0,40} | la [ ] tua [ ] privacy \b .{0,40} )
    \W{0,3} (?: [|–—·-] .{0,50} )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CONSENT_WORD = re.compile(
    r"\b(?:cookies?|consent\w*|privacy|partners?|vendors?|personali[sz]ed|legitimate interests?|advertis\w+|preferences"
    r"|einwilligung\w*|datenschutz\w*|consentement|partenaires|privacidad|consenso|consentimiento)\b",
    re.IGNORECASE,
)
# A line of its own that a button has, or several side by side.
_BUTTON = re.compile(
    r"""
    ^ \W* (?: yes ,? [ ] | i [ ] )? (?: (?: accept | reject | allow | decline | refuse | agree | deny | consent )
            (?: [ ] (?: to [ ] )? (?: all | cookies | and [ ] \w+ ) )*
        | (?: manage | more | cookie | privacy | change ) [ ] (?: my [ ] | your [ ] | cookie [ ] )?
            (?: options | settings | preferences | choices | cookies )
        | (?: alle [ ] )? (?: akzeptieren | zustimmen | ablehnen ) | (?: tout [ ] )? (?: accepter | refuser )
        | aceptar | rechazar | accetta | rifiuta ) (?: [ ] \w+ ){0,4} \W* $
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
# A request speaks to its reader; an article about cookies does not.
_ADDRESSED = re.compile(r"\b(?:your?|ihren?|ihrer?|vous|votre|vos|usted|tuoi|tua)\b", re.IGNORECASE)
_LOGIN_TITLE = re.compile(
    r"\W*(?:please\s+)?(?:log\s?in|sign\s?in|log\s?on|anmelden|einloggen|(?:se\s+)?connecter|connexion|identifiez-vous"
    r"|iniciar\s+sesi[óo]n|accedi)\b.{0,60}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a page shows, as far as doors are concerned. ``free`` is what the page states of its article, or None."""

    url: str
    title: str
    visible: str
    free: bool | None = None
    is_article: bool = False  # the page calls itself an article
    has_password: bool = False


def find_door(shown: Shown, text: str) -> Door | None:
    """The door that the page shows in place of its article; ``text`` is what was read as the article, or empty."""
    words = len(text.split())
    if _is_consent(shown, text, words):
        return "consent"
    if words < MOST_STUB and _is_walled(shown, text, words):
        return "paywall"
    if shown.has_password and words < MOST_LOGIN and _LOGIN_TITLE.fullmatch(shown.title.strip()):
        return "login"
    return None


def _is_walled(shown: Shown, text: str, words: int) -> bool:
    if shown.free is False and words < MOST_UNMARKED_STUB:
        return True
    if not words and not shown.is_article:
        return False
    return _WALL.search(_around(shown.visible, text)) is not None and (
        shown.free is not True or words < MOST_UNMARKED_STUB
    )


def _around(visible: str, text: str) -> str:
    """What the page shows from the article's first line to a little after its last: where a wall stands.

    Teasers and offers further down are of other articles.
    """
    lines = [_MARKER.sub("", line) for line in text.split("\n") if line.strip()]
    begin = visible.find(lines[0]) if lines else -1
    end = visible.rfind(lines[-1]) if lines else -1
    return visible[begin : end + len(lines[-1]) + BEYOND] if 0 <= begin <= end else visible


def _is_consent(shown: Shown, text: str, words: int) -> bool:
    if words >= MOST_CONSENT:
        return False
    parts = urlsplit(shown.url)
    if _CONSENT_HOST.match(parts.hostname or "") or _CONSENT_PATH.search(parts.path):
        return words < MOST_STUB or _asks_for_consent(text, shown.visible)
    if _CONSENT_TITLE.fullmatch(" ".join(shown.title.split())):
        return words < MOST_STUB or _asks_for_consent(text, shown.visible)
    return not shown.is_article and _asks_for_consent(text or shown.visible, shown.visible)


def _asks_for_consent(text: str, visible: str) -> bool:
    """Whether the page speaks to its reader of cookies and partners throughout, and has buttons to answer.

    What was read as the article must do so as well: a banner above a short article is not the article.
    """
    whole = visible if len(visible.split()) < MOST_CONSENT else text
    if not _BUTTON.search(visible) or not _is_about_consent(text, 2) or not _is_about_consent(whole):
        return False
    opening = whole[: len(whole) // 2]  # a banner's words come in at the end of an article
    return len(_ADDRESSED.findall(whole)) >= LEAST_ADDRESSED and _ADDRESSED.search(opening) is not None


def _is_about_consent(text: str, least: int = LEAST_CONSENT_WORDS) -> bool:
    words, found = len(text.split()), len(_CONSENT_WORD.findall(text))
    return words < MOST_CONSENT and found >= least and found >= LEAST_CONSENT_SHARE * words
