"""Is it a roundup: one article of many matters, as a morning's briefing or the news in brief?"""

from __future__ import annotations

import re
from itertools import combinations

from briefs.story_words import keys_of, share_of_news

LEAST_ITEMS = 3
LEAST_WORDS = 5  # of an item; a shorter line only opens or closes
MOST_ALIKE = 0.3  # of the pairs of items share a word that tells; in an article of one matter many do
MOST_NAMED = 0.5  # of the items hold a word of the headline: where more do, it names what they are all about
TELLING = 0.04  # words of a larger share of news bring no two items together

_CALLED = re.compile(
    r"""
    \b (?: news | world | business | sports? | local | regional | national | international | politics | court | police
      | crime | arts | science | health | markets? ) [ ]
      (?: in [ ] brief | briefs? | briefing | digest | bulletin | round-?up | wrap(?:-?up)? | summary | headlines ) \b
    | \b (?: morning | midday | lunchtime | afternoon | evening | nightly | daily | weekly | weekend
      | (?: mon | tues | wednes | thurs | fri | satur | sun ) day ) (?: ['’]s )? [ ]
      (?: briefing | bulletin | digest | edition | headlines | news(?:letter)? | round-?up | wrap | summary
      | catch-?up | read | update ) \b
    | \b (?: \d{1,2} | three | four | five | six | seven | eight | nine | ten ) [ ] (?: things | stories | headlines )
      [ ] (?: to [ ] know | you [ ] need [ ] to [ ] know | to [ ] watch | today | this ) \b
      (?! [ ] (?: about | at | in | as | from | before | after | ahead | when | if | of ) \b )
    | \b the [ ] day [ ] (?: at [ ] a [ ] glance | in [ ] (?: brief | short | news | headlines ) ) \b
    | \b (?: day | today | week(?:end)? ) [ ] in [ ] (?: brief | review ) \b
    | \b (?: top | main | biggest | key ) [ ] (?: stories | headlines | news ) \b
    | \b you [ ] (?: (?: may | might ) [ ] have [ ] )? missed \b
    | \b around [ ] the [ ] (?: world | region | county | country ) \b
    | \b while [ ] you [ ] (?: slept | were [ ] sleeping ) \b
    | \b what [ ] the [ ] papers [ ] say \b
    | \b (?: today | tonight ) ['’]s [ ] (?: papers | headlines | news | top | front [ ] pages ) \b
    | \b (?: front [ ] pages | news [ ] summary | round-?up ) \b
    | \b (?: at [ ] a [ ] glance | in [ ] brief ) $
    | ^ (?: briefly | headlines | shorts | news [ ] flash(?:es)? | briefing | digest | (?: the [ ] )? bulletin ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SAID = re.compile(
    r"""
    \b here (?: [ ] is | [ ] are | ['’]s ) [ ]
      (?: what [ ] you [ ] need [ ] to [ ] know | the [ ] (?: \w+ [ ] )? (?: news | stories | headlines )
      | your [ ] (?: \w+ [ ] )? (?: briefing | bulletin | digest | news )
      | (?: \w+ [ ] ){1,2} (?: stories | things ) ) \b
    | \b (?: and [ ] finally | in [ ] other [ ] news | also [ ] (?: today | in [ ] the [ ] news ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_roundup(headline: str, text: str) -> bool:
    """Whether the article calls itself a roundup, by its headline or in so many words, and is of many matters.

    A "briefing" on one matter is none: its paragraphs share their words, or most of them hold one word of its headline.
    """
    if not (_CALLED.search(" ".join(headline.split())) or _SAID.search(text)):
        return False
    items = [item for item in re.split(r"\n+", text) if len(item.split()) >= LEAST_WORDS]
    if len(items) < LEAST_ITEMS:
        return False
    words = [_telling(item) for item in items]
    pairs = list(combinations(words, 2))
    alike = sum(bool(one & other) for one, other in pairs)
    named = max((sum(word in one for one in words) for word in _telling(headline)), default=0)
    return alike <= MOST_ALIKE * len(pairs) and named < MOST_NAMED * len(words)


def _telling(text: str) -> set[str]:
    return {term for term in keys_of(text) if share_of_news(term) <= TELLING}
