"""Whether the lines of a card stand on their own: nothing in them hangs on words that are not on the card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefs.models import Line
from briefs.sentences import word_set
from briefs.words import BODY_WORDS, PLACES, ROLES

HangKind = Literal["pronoun", "connective", "reference", "surname"]

_OPEN_MARKS = "\"“”„«»‘’'([*•–—- "


@dataclass(frozen=True, slots=True, kw_only=True)
class Hang:
    """Words of a line that point at something the card does not show. ``line`` counts from 0."""

    line: int
    words: str
    kind: HangKind


_Found = tuple[str, HangKind]
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)|(?<!\w)‘[^’]*(?:’(?!\w)|$)")

_PRONOUN = re.compile(
    r"\b(?:he|she|him|her|his|hers|himself|herself|they|them|their|theirs|themselves|it|its|itself)\b", re.IGNORECASE
)
_SUBJECTS = word_set("he she they it")
_CONNECTIVES = re.compile(
    r"""
    (?P<words>
        (?: however | moreover | furthermore | meanwhile | instead | nevertheless | nonetheless | additionally
          | consequently | therefore | thus | hence | otherwise | similarly | likewise | besides | conversely
          | accordingly | afterwards? | thereafter | subsequently | regardless | elsewhere | alternatively | finally
          | still | again | also | then | too | later | soon | eventually ) (?: ,
              | (?= [ ] (?: he|she|they|it|the|there) \b ) )
      | (?: but | and | or | nor | yet | so | plus ) \b (?! [ ]* (?: far | called | many | much | what ) \b )
      | (?: that [ ] said | even [ ] so | in [ ] (?: addition | turn | contrast | short | fact | response
          | other [ ] words | return | doing [ ] so )
          | by [ ] (?: contrast | comparison ) | as [ ] (?: a [ ] (?: result | consequence ) | such | well )
          | on [ ] the [ ] (?: other [ ] hand | contrary ) | at [ ] the [ ] same [ ] time
              | at [ ] that [ ] (?: time | point | stage )
          | for [ ] (?: example | instance | (?: this | that ) [ ] reason ) | because [ ] of [ ] (?: this | that
              | it ) | after [ ] (?: this | that | which )
          | despite [ ] (?: this | that | it | these | those ) | all [ ] the [ ] same | to [ ] (?: this
              | that ) [ ] end | with [ ] (?: this | that ) | since [ ] then
          | until [ ] then | by [ ] then | above [ ] all | what [ ] is [ ] more | what’s [ ] more
              | of [ ] (?: these | those | them | course )
          | among [ ] (?: them | these | those ) | one [ ] of [ ] (?: them | these | those )
              | some [ ] of [ ] (?: them | these | those )
          | most [ ] of [ ] (?: them | these | those ) | many [ ] of [ ] (?: them | these | those )
              | apart [ ] from [ ] (?: this | that )
          | the [ ] same [ ] (?: goes | is | was | holds | applies ) | not [ ] only [ ] (?: that | this )
              | no [ ] wonder ) \b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DEMONSTRATIVE = re.compile(r"(?P<words>(?:this|that|these|those)(?: [^\W\d_][\w’'-]*)?)", re.IGNORECASE)
_DEMONSTRATIVE_FREE = word_set(
    """day days week weeks month months year morning evening afternoon night weekend summer winter spring autumn time
    season century"""
)
_BARE = re.compile(
    r"""
    (?P<words>
        (?: the | such [ ] an? | such | one [ ] such | another [ ] such ) [ ]
        (?: latest | new | same | whole | first | second | third | last | sudden | surprise | unprecedented
            | controversial | historic | planned | \d+-year-old ) [ ]
        (?P<noun1> [^\W\d_]+ )
      | (?: the | such [ ] an? | such ) [ ] (?P<noun2> [^\W\d_]+ (?: - [^\W\d_]+ )* )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Nouns that stand for something told before, where nothing behind them says which: "the move comes as …".
_SHELLS = word_set(
    """move decision announcement remark remarks comment comments statement incident step development report reports
    document letter video clip footage proposal accident victim victims accused suspect suspects duo trio couple pair
    former latter same change changes measure measures figure figures finding findings matter issue problem situation
    attack explosion crash shooting blast fire tragedy case revelation revelations claim claims allegation allegations
    accusation accusations criticism ruling verdict judgment order plan scheme idea project event ceremony visit trip
    meeting talks deal agreement pact accord vote result results outcome trend effort efforts controversy row dispute
    scandal debate reaction response request demand call offer question questions answer discovery study research
    survey poll tweet post message picture pictures image images photo photos photograph interview article story book
    film movie song show match game win defeat victory loss goal operation raid arrest probe investigation inquiry
    complaint petition bill law rule rules policy ban warning threat sentence punishment award honour news latter
    two three four others men women man woman boy girl child children brothers sisters siblings teenager teenagers
    actor actress singer star player striker midfielder defender goalkeeper batsman bowler captain driver passenger
    passengers officer officers student students teacher patient patients author director filmmaker politician leader
    official company firm group organisation organization party team club side institute university school hospital
    website site paper newspaper magazine agency council committee commission court judge bench jury spokesman
    spokeswoman spokesperson device product car vehicle plane aircraft ship boat building house home area region
    village town city site place move gesture initiative campaign programme program system amount money sum"""
)
_BEHIND_SAYS = re.compile(
    r"""
    [ ]* (?: of | in | for | to | at | on | by | from | that | who | whose | between | against | over | with
           | about | where | when ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ROLE_SUBJECTS = word_set("former latter same two three four others duo trio couple pair")
_FORWARD = word_set(
    """while when as after before if although though since once because despite in at on with for by during until
    following given from amid throughout under unlike like"""
)
_CAPITALS = re.compile(r"[A-Z][\w-]*(?:[ ][A-Z][\w-]*)*")
_NAME_PAIR = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+")
_NAME_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_EXPLETIVE = re.compile(
    r"""
    it (?: ['’]s (?: [ ] been )? | ['’]ll | [ ] (?: is | was | has [ ] been | will [ ] be | would [ ] be | may [ ] be
        | might [ ] be | could [ ] be | remains | remained
      | became | becomes | seems | seemed | appears | appeared | takes | took | turns | turned | emerged ) )
    [ ] (?: \w+ly [ ] )? (?: not [ ] | still [ ] | now [ ] )?
    (?: clear | unclear | uncertain | likely | unlikely | possible | impossible | important | hard | difficult
        | easy | known | unknown
      | believed | thought | said | reported | understood | expected | hoped | feared | alleged | estimated
          | that | out | to | time
      | too | the [ ] first | essential | necessary | worth | no [ ] (?: secret | surprise | wonder | longer )
          | up [ ] to
      | [^,.;]{1,40} [ ] (?: that | when | since ) \b
      | (?: a | an ) [ ] \w+ [ ] to | \w+ [ ] (?: that | to | for | whether | if ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def dangling(lines: Sequence[Line | str], headline: str = "", people: Iterable[str] = ()) -> tuple[Hang, ...]:
    """What hangs in the lines of a card, judged in their order, the headline before them.

    ``people`` are the full names the article knows: a bare surname of one of them hangs until the card has shown the
    full name or the headline has shown the surname. A line that stands right behind the one above it in the article
    may lean on it; lines given as plain text are taken to do so.
    """
    surnames = _surnames(people)
    found: list[Hang] = []
    shown = headline
    for number, line in enumerate(lines):
        words = line if isinstance(line, str) else line.text
        above = lines[number - 1] if number else None
        leans = above is not None and _is_behind(above, line)
        above_words = "" if above is None else above if isinstance(above, str) else above.text
        hang = _find_hang(words, shown, above_words if leans else "", surnames)
        if hang:
            found.append(Hang(line=number, words=hang[0], kind=hang[1]))
        shown = f"{shown}\n{words}"
    return tuple(found)


def stands_alone(words: str, shown: str = "", above: str = "", people: Iterable[str] = ()) -> bool:
    """Whether a line may follow what the card has ``shown``; ``above`` is the line it directly continues, if any."""
    return _find_hang(words, shown, above, _surnames(people)) is None


def _is_behind(above: Line | str, line: Line | str) -> bool:
    if isinstance(above, str) or isinstance(line, str):
        return True
    return 0 <= line.start - above.end <= 3


def _surnames(people: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return _surnames_of(tuple(people))


@lru_cache(maxsize=16)
def _surnames_of(people: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for name in people:
        parts = name.split()
        if len(parts) >= 2:
            names.setdefault(parts[-1], []).append(name)
    return {surname: tuple(full) for surname, full in names.items()}


def _find_hang(words: str, shown: str, above: str, surnames: dict[str, tuple[str, ...]]) -> _Found | None:
    bare = words.lstrip(_OPEN_MARKS)
    if not above:
        if match := _CONNECTIVES.match(bare):
            return match["words"].rstrip(","), "connective"
        if hang := _hanging_reference(bare, shown):
            return hang, "reference"
    if hang := _hanging_pronoun(words, above):
        return hang, "pronoun"
    if hang := _hanging_surname(words, shown, surnames):
        return hang, "surname"
    return None


def _hanging_reference(bare: str, shown: str) -> str | None:
    if match := _DEMONSTRATIVE.match(bare):
        noun = re.split(r"['’]", match["words"].split()[-1].lower())[0]
        if noun in _DEMONSTRATIVE_FREE and " " in match["words"]:
            return None
        if match["words"].lower() == "that" or " " not in match["words"] or not _is_shown(noun, shown):
            return match["words"]
        return None
    match = _BARE.match(bare)
    if match is None:
        return None
    printed = match["noun1"] or match["noun2"]
    noun = printed.lower()
    if printed[0].isupper():
        return None  # a name: "The Women’s Council …"
    if noun in ROLES and noun not in _SHELLS:
        named = _is_shown(noun, shown) or _NAME_PAIR.search(shown) or _NAME_PAIR.match(bare, match.end() + 1)
        return None if named or _BEHIND_SAYS.match(bare, match.end()) else match["words"]
    if noun not in _SHELLS or _is_shown(noun, shown):
        return None
    if noun not in _ROLE_SUBJECTS and _BEHIND_SAYS.match(bare, match.end()):
        return None  # "the decision to …" says itself which one
    return match["words"]


def _is_shown(noun: str, shown: str) -> bool:
    stem = noun[:-1] if noun.endswith("s") else noun
    return len(stem) > 2 and stem in shown.lower()


def _hanging_pronoun(words: str, above: str) -> str | None:
    """The first pronoun of the narrator's words that has nobody before it, in the line or in the one above."""
    if above and _names_somebody(above):
        return None
    narrated = _QUOTED.sub(lambda match: " " * len(match[0]), words)
    for match in _PRONOUN.finditer(narrated):
        low = match[0].lower()
        if match[0].isupper():
            continue  # "IT" is no pronoun
        head = narrated[: match.start()]
        if _EXPLETIVE.match(narrated, match.start()):
            return None
        if _opens_main_clause(head, low):
            return match[0]
        if _has_antecedent(head, low) or _is_cataphoric(narrated, match.end()):
            return None
        return match[0]
    return None


def _opens_main_clause(head: str, low: str) -> bool:
    """Whether the pronoun is the subject behind a fronted phrase that names nobody for it: "On Monday, he …"."""
    opener = _first_word(head)
    if low not in _SUBJECTS or not head.rstrip().endswith(",") or not opener:
        return False
    if opener in _CLAUSE_OPENERS and _has_antecedent(head, low):
        return False  # "When the mayor came, she …"
    return opener in _FUNCTION or opener.endswith(("ing", "ly", "ed"))


def _first_word(words: str) -> str:
    match = _TOKEN.search(words)
    return match[0].lower() if match else ""


def _is_name(word: str) -> bool:
    return word[0].isupper() and word != "I" and word.lower() not in _NO_NAMES


def _has_antecedent(head: str, low: str) -> bool:
    """Whether somebody (for he and she), or something, stands before the pronoun that it can mean."""
    tokens = _TOKEN.findall(head)
    if not tokens:
        return False
    first = tokens[0].lower()
    of_person = low in _OF_PERSONS
    if any(map(_is_name, tokens[1:])) and (not of_person or _names_person(head)):
        return True
    lows = [word.lower() for word in tokens]
    if of_person and any(word in ROLES or word in _PEOPLE_WORDS or word == "who" for word in lows):
        return True
    if first in _FUNCTION or first.endswith("ly"):
        return not of_person and any(word in _NOUN_OPENERS for word in lows[1:])
    return not of_person or (first not in _NOUN_OPENERS and first not in _CROWDS)


def _names_person(head: str) -> bool:
    """Whether some run of capitals can be a person: its last word names no body and no place."""
    runs = _CAPITALS.findall(head)
    return any(run.split()[-1].lower() not in BODY_WORDS | PLACES for run in runs)


_NO_NAMES = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter"""
)
_NOUN_OPENERS = word_set(
    "a an the some many most several two three four five six seven eight nine ten both all no every each"
)
_OF_PERSONS = word_set("he she him his her hers himself herself")
_PEOPLE_WORDS = word_set(
    "man woman boy girl person teenager child baby mother father son daughter someone anyone everyone"
)
_CROWDS = word_set(
    "police officials critics prosecutors lawyers residents witnesses authorities doctors sources reports data results"
)
_CLAUSE_OPENERS = word_set("while when as after before if although though since once because until where")
_FUNCTION = word_set(
    """in on at for by with from to of as after before while when if although though since once because despite during
    until following given under over about against among between into through without within but and or yet so still
    however meanwhile then there here now not only just even also later earlier soon today yesterday tonight recently
    asked speaking according writing addressing responding reacting commenting talking what why how where who
    that this these those such last next instead afterwards unlike like apart besides wearing saying"""
)


def _is_cataphoric(narrated: str, at: int) -> bool:
    """Whether the one meant follows: ‘While he waited, Dana Whitlock …’, ‘In its first report the council …’."""
    opener = _first_word(narrated)
    if not (opener in _FORWARD or opener.endswith(("ing", "ed"))) or len(narrated[:at].split()) > 14:
        return False
    tokens = _TOKEN.findall(narrated[at : at + 160])
    return any(map(_is_name, tokens)) or any(token in ("the", "a", "an") for token in tokens[1:])


def _names_somebody(above: str) -> bool:
    return (
        any(match[0][0].isupper() for match in list(_NAME_WORD.finditer(above))[1:]) or " the " in f" {above.lower()}"
    )


_TITLES = word_set(
    """president minister secretary chancellor king queen prince princess pope mayor governor senator representative
    congressman congresswoman mr mrs ms miss dr sir dame lord lady judge justice general colonel captain sergeant
    professor chairman chairwoman chief director ambassador envoy premier commissioner spokesman spokeswoman
    inspector superintendent detective officer coach manager ceo mp mla cm pm actor actress singer sheriff rev
    father sister brother bishop archbishop cardinal leader attorney administration"""
)


def _hanging_surname(words: str, shown: str, surnames: dict[str, tuple[str, ...]]) -> str | None:
    if not any(surname in words for surname in surnames):
        return None
    for match in _NAME_WORD.finditer(words):
        surname = re.split(r"['’]s?$", match[0])[0].rstrip(".")
        names = surnames.get(surname)
        if not names or surname.isupper():
            continue
        if surname in shown or any(name in words[: match.end()] for name in names):
            continue
        if words[match.end() : match.end() + 2].strip()[:1].isupper():
            continue  # the given name of somebody else: "Vale Orrin"
        before = words[: match.start()].split()
        if before and (before[-1].strip('(“"‘,.').lower() in _TITLES or _is_part_of_name(before[-1])):
            continue
        return surname
    return None


def _is_part_of_name(word: str) -> bool:
    return word[:1].isupper() and word[-1:].isalpha() and word.lower() not in _FUNCTION | _NOUN_OPENERS | _NO_NAMES
