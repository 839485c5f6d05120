"""Pages that a server sends in place of the article: errors, checks of the browser, closed doors."""

from __future__ import annotations

import re
from typing import Final

MOST_WORDS: Final = 90  # of the text; a story about such pages is longer
_TITLE = re.compile(
    r"""
    \W* (?: (?: error | http | http [ ] error | status ) [ :]* )?
    (?: (?: 40[0-9] | 410 | 429 | 451 | 50[0-4] | 52[0-9] )
            (?: \W+ (?: not [ ] found | (?: page | file ) [ ] not [ ] found
            | forbidden | unauthori[sz]ed | error | bad [ ] (?: gateway | request ) | service [ ] .{1,30}
            | internal .{1,30} | gateway .{1,20} | too [ ] many .{1,20} | access [ ] denied | unavailable .{0,30} ) )?
      | (?: page | file | article | url | document | content | site ) [ ] (?: was [ ] | could [ ] | can )?
            (?: not [ ] be [ ] | not [ ] | no [ ] longer [ ] ) (?: found | available | exists? ) (?: .{0,10} 404 )?
      | (?: (?: we | sorry ,? [ ] we ) [ ] )? (?: can(?:['’]?t|not) | could [ ] not | couldn['’]t ) [ ] find [ ]
            (?: that | this | the | your ) [ ] page
      | access [ ] (?: to [ ] this [ ] page [ ] has [ ] been [ ] )? denied | forbidden | just [ ] a [ ] moment
      | checking [ ] (?: your [ ] browser | if [ ] the [ ] site [ ] connection [ ] is [ ] secure ) \b .{0,60}
      | attention [ ] required ! .{0,30} | are [ ] you [ ] (?: a [ ] robot | human ) | please [ ] verify [ ] you .{0,40}
      | verif (?: y | ying ) [ ] (?: that [ ] )? you [ ] are [ ] (?: a [ ] )? human .{0,40}
      | (?: internal [ ] )? server [ ] error | service [ ] (?: temporarily [ ] )? unavailable | bad [ ] gateway
      | gateway [ ] time-?out | too [ ] many [ ] requests
      | (?: please [ ] )? enable [ ] (?: javascript | cookies ) .{0,60}
      | you [ ] have [ ] been [ ] blocked | sorry , [ ] you [ ] have [ ] been [ ] blocked
      | something [ ] went [ ] wrong | pardon [ ] our [ ] interruption | unusual [ ] traffic .{0,40} )
    (?: [ ] [|–—·-] [ ] .{1,50} )? \W*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SAYS = re.compile(
    r"""
    \b (?: your | the | my ) [ ] browser \b | \b (?: enable | turn [ ] on | requires? | needs? ) [ ]
        (?: javascript | cookies )
  | \b (?: page | file | url | address | article | link | resource ) \b .{0,60} \b (?: not [ ] found | be [ ] found
        | moved | deleted | removed | expired | exists? | longer | requested )
  | \b (?: have | has | had ) [ ] (?: no | not [ ] .{0,10} ) [ ]? permission | n['’o]t [ ] have [ ] permission
  | \b permission [ ] to [ ] (?: access | view ) | \b verif (?: y | ying | ication ) \b .{0,60}
        \b (?: human | robot | bot )
  | \b (?: ray | reference | request | incident | error ) [ ] (?: id | code | no | number | \# ) \b | \b captcha \b
  | \b (?: server | gateway ) \b .{0,60} \b (?: error | overloaded | unavailable | respond\w* | request | maintenance )
  | \b try [ ] again [ ] (?: later | in ) \b | \b go [ ] back [ ] to \b | \b return [ ] to [ ] (?: the [ ] )? home
  | \b security [ ] (?: service | check | solution ) | \b unusual [ ] (?: traffic | activity )
  | \b (?: looking | searched ) [ ] for \b | \b continue\b .{0,20} $
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_refusal(titles: tuple[str, ...], text: str) -> bool:
    """Whether a page names itself an error or a check and says little else.

    ``titles`` are the headlines it goes by, ``text`` what was read of it.
    """
    named = [one for one in titles if one and _TITLE.fullmatch(" ".join(one.split()))]
    if not named or len(text.split()) > MOST_WORDS:
        return False
    return _TITLE.fullmatch(" ".join(text.split())) is not None or _SAYS.search(text) is not None
