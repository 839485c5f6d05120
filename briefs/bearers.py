"""What stands beside a name: office, age, gender, what happened. By this two bearers of like names are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from briefs.genders import is_body_key
from briefs.keywords import content_words
from briefs.lookup_words import fold
from briefs.models import Brief
from briefs.name_forms import form_of
from briefs.names_beside import generation, is_thing, other_names
from briefs.sentences import word_set
from briefs.words import ROLES

MOST_SENTENCES = 3  # of an article that are read for one name
MOST_WORDS = 24
MOST_PLACES = 12
MOST_TOPICS = 12
MOST_ROLES = 8

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[,;:.()“”\"]")
_SENTENCE_END = re.compile(r"[.!?…][”’\")]*\s+(?=[“\"‘(]?[^\W\d_a-z])|\n+")
_AGE = re.compile(
    r"""
    , \s* (?:aged\s)? (?P<apposed>\d{1,2}) (?= \s* [,.;)] | \s+of\b | $ )     # Ann Dow, 54, …
  | \( (?P<bracketed>\d{1,2}) \)                                             # Ann Dow (54)
  | \b (?:is|was|turned|aged|at|then) \s (?P<told>\d{1,2}) (?= \s*[,.;] | \s and \b | $ )   # she is 54 · died at 91
  | \b (?P<years>\d{1,2}) [-\s] years? [-\s] old
    """,
    re.VERBOSE,
)
_FORMER = re.compile(
    r"\b(?:née|nee|born|formerly|maiden\sname)\s(?P<name>[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){0,2})"
)
_NICK = re.compile(r"\b(?:known\s(?:\w+\s){0,3}as|nicknamed|called)\s[“\"‘]?(?P<nick>[^\W\d_a-z][\w’'-]+)")
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
# What is read right behind a name, an apposition left out; and right before it.
_APPOSED = r"(?: , [^,.;“”\"]{1,90} , )? \s*"
_DIED = re.compile(
    rf"{_APPOSED} (?:has\s|had\s)? (?:died|dies|drowned|is\sdead|was\skilled|passed\saway|was\sburied) \b"
    r" | [’']s \s (?:death|funeral|burial|widow|widower|killing|murder) \b | ,\sthe\slate\b",
    re.VERBOSE,
)
_LATE = re.compile(
    r"""
    (?: \b (?:the|his|her|their) \s late | \b (?:death|funeral|burial|killing|murder|memory) \s of )
    (?: \s [\w-]+ ){0,4} \s $
    """,
    re.VERBOSE,
)
_SPOKE = re.compile(rf"{_APPOSED} (?:said|says|told|added|insisted|warned|tells|adds) \b", re.VERBOSE)
_SAID_BY = re.compile(r"\b (?:said|says|added) (?: ,? \s [\w-]+ ){0,6} ,? \s $", re.VERBOSE)
# Who says something of somebody in the same breath speaks of himself; who says more is still the same one.
_OF_SELF = re.compile(
    r"\s (?:said|says|added|told\s\w+(?:\s\w+)?) (?: \s on \s \w+ )? (?: \s that )? \s (?P<who>he|she|his|her) \b",
    re.VERBOSE,
)
_NO_NOUN = word_set(
    """at to in on that for with by from when as and but or a an the if about of after before what why how who up down
    out off back again because during until while over under into through his he she it they"""
)
_STILL = re.compile(
    r"""
    [^\S\n]* (?: [“\"] [^“”\"]{1,250} [”\"] \s (?P<said>he|she) \s (?:said|added|told|says)   # “…,” she said
            | (?P<opens>He|She) ) \b                                                        # She thanked …
    """,
    re.VERBOSE,
)
_IN_MARKS = re.compile(r"[“\"][^“”\"]*[”\"]")
_ANOTHER = re.compile(
    r"(?<! \b in ) (?<! \b at ) (?<! \b of ) (?<! \b on ) (?<! \b from ) \s [^\W\d_a-z] [^\W_]+", re.VERBOSE
)
_OPENS = 40  # characters within which a sentence names whom it is about
_KIN = word_set(
    """wife husband son sons daughter daughters brother brothers sister sisters father mother widow widower cousin
    nephew niece uncle aunt grandson granddaughter grandfather grandmother spouse twin namesake"""
)
# What is hoped for is no office: she ran for president.
_HOPES = word_set(
    "ran run runs running candidate candidates candidacy bid campaign campaigned campaigning stood nominee"
)
_QUALIFIERS = word_set(
    """prime foreign interior defence defense finance education health justice environment oil energy trade transport
    culture labour labor agriculture fisheries vice deputy home housing sports economy security police press football"""
)
_SPELT = {"defense": "defence", "labor": "labour", "home": "interior"}
_MINISTRIES = word_set("foreign interior defence finance health education justice energy trade transport environment")
_SAME_OFFICE = {"premier": "minister:prime", "ceo": "executive", "cfo": "executive", "skipper": "captain"}
_NO_ROLE = word_set("person man woman member mr mrs ms miss who sir lady girl boy friend colleague")
_NO_CONTENT = word_set(
    """say said says saying add added adding claim claimed explain explained note noted write wrote tweet tweeted reply
    replied warn warned insist insisted speak spoke spoken talk talked call called tell told ask asked answer answered
    want wanted think thought know knew go went gone come came take took give gave make made get got see saw find found
    keep kept put set run ran old year time day people man woman thing way place morning evening afternoon night noon
    minute hour today later early former known name named reporter reporters statement first second third last own
    whole since until"""
)
_ENDING = re.compile(r"(?:ing|ers|er|ed|ist|es|e|s)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Somebody as one article (or several, see `merged`) names and shows them; words are folded and cut to stems."""

    name: str
    roles: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()  # what the whole article is about
    ages: frozenset[tuple[int, int]] = frozenset()  # (age, year of the article or 0)
    gender: str | None = None
    former: str = ""  # family names of another time, a blank between them: née Dow
    generation: str = ""  # "jr" where the same article names somebody else of the name with "Sr.", and the reverse
    body: bool = False  # quoted under a full name that the article shows to be no person's
    nick: str = ""
    kin: bool = False  # a relative stands beside the name: whose surname is it?
    died: str | None = None  # the article that calls them dead: its date, "" where it has none
    spoke: str | None = None  # the same of the latest one in which they speak
    story: int | None = None

    @property
    def trades(self) -> frozenset[str]:
        """The offices as words of a sentence: "novelist" is near to "novel"."""
        return frozenset(_stem(role.partition(":")[0]) for role in self.roles)

    @property
    def is_body(self) -> bool:
        """Whether the name is that of a body: the police, a ministry."""
        return self.body or is_body_key(form_of(self.name).words) or (self.name.isupper() and " " not in self.name)


def read_bearer(
    name: str, text: str, *, published: str | None = None, topics: Iterable[str] = (), others: Iterable[str] = ()
) -> Bearer:
    """What ``text`` shows beside ``name``; any strings will do. ``others`` are longer names that it is a part of."""
    form = form_of(name)
    own = {_stem(word) for word in form.words} | {fold(name)}
    year = int(published[:4]) if published and published[:4].isdigit() else 0
    found = Bearer(name=name, topics=frozenset(islice((_stem(word) for word in topics), MOST_TOPICS)) - own)
    day = (published or "")[:10]
    for start, end in _sentences_with(name, text, tuple(others)):
        found = merged(found, _read(name, text[start:end], year, own))
        following = "" if text[end - 1 : end] == "\n" else text[end : end + 300]
        found = merged(found, _fate(name, text[start:end], following, day))
    nick = found.nick or form.nick
    named = None if nick in form.words else form.gender  # Ginger, Kit: whose name it is not
    return replace(found, name=name, gender=named or found.gender, nick=nick)


def bearers_of(brief: Brief) -> tuple[Bearer, ...]:
    """Everybody whom an article names in full or quotes, with what it shows beside each, in order of the brief."""
    article = brief.article
    speakers = (quote.speaker.text for quote in brief.quotes if quote.speaker)
    quoted = dict.fromkeys(speakers)
    names = dict.fromkeys(name for name in (*brief.people, *quoted) if form_of(name).words[0])
    once = {name: of for name, of in other_names(tuple(names), article.text).items() if name not in quoted}
    people = {*brief.people}
    found = []
    for name in names:
        if name in once:
            continue
        bearer = read_bearer(
            name,
            article.text,
            published=article.published,
            topics=brief.keywords,
            others=(one for one in names if one != name and name in one),
        )
        former = {*bearer.former.split(), *(form_of(one).family[-1] for one, of in once.items() if of == name)}
        is_body = name not in people and is_thing(name, article.text)
        found.append(replace(bearer, former=" ".join(sorted(former)), generation=generation(name, names), body=is_body))
    return tuple(found)


def merged(one: Bearer, other: Bearer) -> Bearer:
    """What two articles show of one person; ``name`` and ``story`` are the first one's."""
    return replace(
        one,
        roles=_some(one.roles, other.roles, MOST_ROLES),
        words=_some(one.words, other.words, MOST_WORDS),
        places=_some(one.places, other.places, MOST_PLACES),
        topics=_some(one.topics, other.topics, MOST_TOPICS * 2),
        ages=one.ages | other.ages,
        gender=one.gender or other.gender,
        former=" ".join(sorted({*one.former.split(), *other.former.split()})),
        generation=one.generation or other.generation,
        body=one.body or other.body,
        nick=one.nick or other.nick,
        kin=one.kin or other.kin,
        died=min((at for at in (one.died, other.died) if at is not None), default=None),
        spoke=max((at for at in (one.spoke, other.spoke) if at is not None), default=None),
    )


def _some(one: frozenset[str], other: frozenset[str], most: int) -> frozenset[str]:
    both = one | other
    return both if len(both) <= most else one | frozenset(sorted(other - one)[: max(0, most - len(one))])


def packed(bearer: Bearer) -> dict[str, Any]:
    """The evidence as JSON-able values, without the name; empty ones left out."""
    values = {
        "r": sorted(bearer.roles),
        "w": sorted(bearer.words),
        "p": sorted(bearer.places),
        "t": sorted(bearer.topics),
        "a": sorted(bearer.ages),
        "g": bearer.gender,
        "f": bearer.former,
        "j": bearer.generation,
        "b": bearer.body,
        "n": bearer.nick,
        "k": bearer.kin,
        "d": bearer.died,
        "s": bearer.spoke,
    }
    return {key: value for key, value in values.items() if value or (key in "ds" and value is not None)}


def unpacked(name: str, values: Mapping[str, Any], story: int | None = None) -> Bearer:
    """The bearer that `packed` made these values of; one with nothing to show where somebody altered them."""
    try:
        return Bearer(
            name=name,
            roles=frozenset(values.get("r", ())),
            words=frozenset(values.get("w", ())),
            places=frozenset(values.get("p", ())),
            topics=frozenset(values.get("t", ())),
            ages=frozenset((int(age), int(year)) for age, year in values.get("a", ())),
            gender=values.get("g"),
            former=values.get("f", ""),
            generation=values.get("j", ""),
            body=values.get("b", False),
            nick=values.get("n", ""),
            kin=values.get("k", False),
            died=values.get("d"),
            spoke=values.get("s"),
            story=story,
        )
    except (TypeError, ValueError, AttributeError):
        return Bearer(name=name, story=story)


# ---------------------------------------------------------------- one sentence


def _sentences_with(name: str, text: str, others: tuple[str, ...]) -> list[tuple[int, int]]:
    """The sentences that print the name, not as a part of another one; where none does, all: a line of its own."""
    found: list[tuple[int, int]] = []
    at = text.find(name)
    while at >= 0 and len(found) < MOST_SENTENCES:
        if any(text.startswith(other, at - other.index(name)) for other in others if at >= other.index(name)):
            at = text.find(name, at + len(name))
            continue
        start = max((match.end() for match in _SENTENCE_END.finditer(text, max(0, at - 400), at + 1)), default=0)
        start = max(start, at - 400)
        after = _SENTENCE_END.search(text, at + len(name))
        end = min(after.end() if after else len(text), at + 500)
        found.append((start, end))
        at = text.find(name, end)
    return found


def _fate(name: str, sentence: str, following: str, day: str) -> Bearer:
    """Whether the sentence calls them dead or has them speak, and the pronoun of who speaks."""
    at = max(0, sentence.find(name))
    before, after = sentence[:at], sentence[at + len(name) :]
    died = _DIED.match(after) or _LATE.search(before)
    spoke = _SPOKE.match(after) or _SAID_BY.search(before)
    return Bearer(
        name=name,
        gender=_gender_told(before, after, following),
        died=day if died else None,
        spoke=day if spoke and not died else None,
    )


def _gender_told(before: str, after: str, following: str) -> str | None:
    """The gender of the pronoun that goes on with who speaks, where the sentence names nobody else."""
    if (told := _OF_SELF.match(after)) is not None:
        return _PRONOUNS[told["who"]]
    before, after = _IN_MARKS.sub("", before), _IN_MARKS.sub("", after)
    if len(before) > _OPENS or _ANOTHER.search(after) or _KIN & {*f"{before} {after}".lower().split()}:
        return None
    told = _STILL.match(following)
    return _PRONOUNS[(told["said"] or told["opens"]).lower()] if told else None


def _read(name: str, sentence: str, year: int, own: set[str]) -> Bearer:
    last = name.split()[-1] if name.split() else name
    ages = {
        int(next(filter(None, match.groups())))
        for match in _AGE.finditer(sentence)
        if not (match["apposed"] or match["bracketed"]) or last in sentence[: match.start()]
    }
    tokens = _WORD.findall(sentence)
    low = [fold(token).removesuffix("'s") for token in tokens]
    roles, role_words = _roles(tokens, low, name)
    capitals = {_stem(fold(token)) for token in tokens if token[:1].isupper()}
    words: set[str] = set()
    places: set[str] = set()
    for word in content_words(sentence):
        stem = _stem(fold(word))
        if stem in own or stem in role_words or word in _NO_CONTENT or word.isdigit():
            continue
        (places if stem in capitals else words).add(stem)
    outside = [fold(word) for word in _WORD.findall(_IN_MARKS.sub(" ", sentence))]
    genders = {_PRONOUNS[word] for at, word in enumerate(outside) if word in _PRONOUNS and not _is_object(outside, at)}
    former, nick = _FORMER.search(sentence), _NICK.search(sentence)
    return Bearer(
        name=name,
        roles=frozenset(roles),
        words=frozenset(words),
        places=frozenset(places),
        ages=frozenset((age, year) for age in ages if age),
        gender=genders.pop() if len(genders) == 1 and not places and not _KIN & {*low} else None,  # whose else?
        former=fold(former["name"].split()[-1]) if former else "",
        nick=fold(nick["nick"]) if nick else "",
        kin=bool(_KIN & {*low}),
    )


def _is_object(words: Sequence[str], at: int) -> bool:
    """Whether "him" or "her" is whom something is done to, so not who does it: Dow rang her at ten."""
    if words[at] == "her":
        after = words[at + 1] if at + 1 < len(words) else "."
        return after in _NO_NOUN or not after[:1].isalpha()
    return words[at] == "him"


def _roles(tokens: list[str], low: list[str], name: str) -> tuple[set[str], set[str]]:
    """Offices beside the name, as "minister:prime" or "mayor", and all the words they are made of."""
    last = fold(form_of(name).words[-1])
    roles: set[str] = set()
    words: set[str] = set()
    for at, word in enumerate(low):
        if word not in ROLES or word in _NO_ROLE or (word in _QUALIFIERS and word != "deputy"):
            continue
        words.add(_stem(word))
        before = low[max(0, at - 4) : at]
        if (
            _HOPES & {*before}
            or "related" in before
            or (_KIN & {*before} and "of" in before)
            or _is_owner(tokens, low, at)
        ):
            continue
        if word in _KIN or not _is_beside(tokens, low, at, last):
            continue
        qualifiers = _qualifiers(tokens, low, at)
        words |= {_stem(one) for one in qualifiers if one in _QUALIFIERS}
        named = {f"{word}:{one}" for one in qualifiers} or {word}
        roles |= {_in_one_word(role, before) for role in named}
    return roles, words


def _in_one_word(role: str, before: list[str]) -> str:
    """An office under the one of its names that is compared: foreign secretary, top diplomat, foreign minister."""
    word, _, kind = role.partition(":")
    if word == "diplomat" and {"top", "chief"} & {*before}:
        return "minister:foreign"
    kind = _SPELT.get(kind, kind)
    if kind in _MINISTRIES and word in ("secretary", "chief"):
        word = "minister"
    word = _SAME_OFFICE.get(word, word)
    return f"{word}:{kind}" if kind and ":" not in word else word


def _is_owner(tokens: list[str], low: list[str], at: int) -> bool:
    """The minister’s cousin: the office is another one's."""
    return tokens[at].endswith(("'s", "’s")) and any(one in _KIN for one in low[at + 1 : at + 3])


def _is_beside(tokens: list[str], low: list[str], at: int, last: str) -> bool:
    """Whether the office at ``at`` stands so near to the name that it is its bearer's."""
    for reach in range(1, 9):
        ahead = at + reach
        if ahead < len(low) and (low[ahead] == last or last in low[ahead].split("-")):
            return not {";", ":"} & {*tokens[at:ahead]}
        behind = at - reach
        if behind >= 0 and (low[behind] == last or last in low[behind].split("-")):
            return not {";", ":"} & {*tokens[behind:at]}
    return False


def _qualifiers(tokens: list[str], low: list[str], at: int) -> set[str]:
    """What kind of minister: the words right before, and the one after "of" or "for"."""
    found = {word for word in low[max(0, at - 2) : at] if word in _QUALIFIERS}
    if at + 2 < len(low) and low[at + 1] in ("of", "for"):
        of = [word for word in low[at + 2 : at + 4] if word not in ("the", "a", "an")][:1]
        found |= {word for word in of if word in _QUALIFIERS}
    return found


def _stem(word: str) -> str:
    bare = _ENDING.sub("", fold(word)) if len(word) > 3 else fold(word)
    return (bare if len(bare) > 2 else fold(word))[:7]
