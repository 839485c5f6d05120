"""Who wrote it: names from a byline, a signature or an author's biography, without "By" and without the role."""

from __future__ import annotations

import re
from typing import Final

from briefs.reading.bylines_world import is_nobody, names_led
from briefs.sentences import word_set

_NAME = re.compile(
    r"""
    (?P<first> [A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я][\w’'-]* \.? (?:[A-Z]\.)? )
    (?: [ ] (?: [A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я] [\w’'-]* \.? | O['’][A-Z]\w+ | de | da | di | del | della | der | den | dos
        | du | la | le | van | von | bin | ibn | al | el | ter | ten | y ) ){1,4}
    """,
    re.VERBOSE,
)
_ROLE = re.compile(
    r"""
    \b (?: reporters? | journalists? | correspondents? | editors? | writers? | columnists? | contributors?
        | analysts? | producers? | staff | desk | bureau | chief | senior | junior
         | freelance\w* | author | anchor | fellow | director | professor | researcher | strategist | blogger
             | critic | intern | associate | assistant | deputy | managing | executive
         | news | newsroom | special | political | diplomatic | foreign | national | business | sports? | health
             | science | environment | culture | economics | defen[cs]e
         | founder | co-founder | contributing | lead | head | team | agency | agencies | wire | services? | press
             | media | network | post | times | tribune | herald | gazette | daily | today | online | magazine
             | guest | transport | education | crime | arts | technology | tech | economy | property | consumer | energy
             | climate | travel | community | investigations | features
        | lecturer | phd | m\.?d | photographer | digital | content | video | data )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BY = re.compile(
    r"""
    \W* (?: (?: (?i:written|words|reported|story|text|reporting|report|analysis|opinion|posted|published|submitted
        |article|authored|created|compiled|penned|review|reviewed|commentary|interview) [ ] )? (?i:by) [ ]* :?
        | (?i: authors? | words | text | reporter | writer ) [ ]* : | (?i:von|par|por|door|di|de)[ ](?=[A-Z])
        | [-–—] (?=[ ]?[A-Z]) )
    [ ]* (?P<rest> \S.{1,200} )
    """,
    re.VERBOSE,
)
_CUT = re.compile(
    r"\s*(?:[|•·©/\n@(\[]|\s[-–—]\s|\bfor\b|\bin\b|\bat\b|\bof\b|\bon\b|\bwith\b|\bis an?\b"
    r"|\bThe Associated\b|\d|\bvia\b|\b(?i:updated|published|posted|reviewed|special to|follow|twitter"
    r"|email)\b|\b(?i:pictures?|photos?|photography|photographs|images?)\s*(?::|by\b))"
)
# "By Dana Whitlock in Harl and Ines Moor in Gull Rock"
_FROM_PLACE = re.compile(r"\s+in(?:\s+[A-Z][\w’'.-]*){1,3}(?=\s+and\s+[A-Z])")
_JOIN = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|AND|&|with|und|et|y)\s+|\s*;\s*")
_NOT_NAMES: Final = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december the this that our your new more read share follow breaking latest top all related news
    about home world politics business sport sports opinion photo photos video image image: getty reuters associated
    united states
    white house key why what how when where who at on in of for from by with to and or is was glance takeaways author
    comments but if then so yet not no road street avenue park stadium school university college city county council
    court bank club united party group act bill day week month year war award awards site mobile navigation latest
    live international national next last first what’s what's the"""
)
_LED_BY_ROLE = re.compile(
    r"(?P<role>(?:[a-z][\w-]* ){1,6})(?=[A-ZÀ-Þ])"
)  # "By regional affairs reporter Dana Whitlock"
_BIO_VERB: Final = (
    r"(?: is | was | has[ ](?:been|covered|written|reported|worked) | covers | reports | writes | works "
    r"| worked | joined | leads | edits | serves | contributes | hosts | specializes | specialises | studied "
    r"| holds | lives | graduated )"
)
_BIO = re.compile(
    rf"""
    \W* (?: (?: (?i:about[ ]the[ ]author|author|written[ ]by) [ :–—-]+ )?
    (?: (?i:my[ ]name[ ]is) [ ] (?P<self>{_NAME.pattern.replace("?P<first>", "?:")}) \b .*
      | (?i:hi,?[ ])? (?i:i['’]?m|i[ ]am) [ ] (?P<i>{_NAME.pattern.replace("?P<first>", "?:")}) , .*
      | (?P<they>{_NAME.pattern.replace("?P<first>", "?:")}) ,? [ ] {_BIO_VERB} \b .*
    ) )
    """,
    re.VERBOSE,
)
_BIO_TELLS = re.compile(
    r"""
    \b (?: journalist | reporter | correspondent | columnist | staff[ ]writer | freelance\w* | contribut(?:or|ing)
        | editor | blogger | writer | author[ ]of ) \b
    | \b (?: covers | covering | reports[ ]on | reporting[ ]on | writes[ ](?:about|on|for) | speciali[sz]\w+ ) [ ]
    | \b is [ ] (?: an? | the ) [ ] [^.]{0,60} \b (?: professor | fellow | analyst | lecturer | researcher ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BIO_REACH = re.compile(
    r"(?:follow|reach|contact|email|find)\s+(?:him|her|them|me|\w+)\b.{0,40}(?:\bon\b|\bat\b|@|via)|@\w{3,}"
    r"|known for|twitter|newsletter|based in\b|-based\b|–based\b"
    r"|\b(?:for|of|at|with) (?:the )?[A-Z]|award-winning|joined [A-Z]|has been (?:covering|reporting|writing)",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"""
    \b (?: covers | reports[ ]on | writes[ ](?:about|on) | covering | reporter | journalist | correspondent | writer
        | editor | contributor | columnist ) \b (?P<beat> [^.]{0,120}? ) \b (?: for | at | with ) [ ] (?: the[ ] )?
        (?P<outlet> (?: The[ ] )? [A-Z][\w&’'-]* (?:\.\w+)* (?: [ ](?: of|the|and|[A-Z&][\w&’'-]*(?:\.\w+)*) ){0,5} )
    """,
    re.VERBOSE,
)


_INITIALED = re.compile(r"[A-Z][\w’'-]+ [A-Z]\.")  # "Dana W."
_OUTLET_WORDS: Final = word_set(
    """observer ledger chronicle journal herald guardian telegraph mail express star sun mirror standard courier
    dispatch globe examiner inquirer monitor bulletin record register review report sentinel argus echo mercury
    advertiser independent tribune gazette times post news wire radio tv television broadcasting channel weekly daily
    digest today magazine press agency argus voice argonaut citizen argosy leader messenger enterprise democrat
    republican union beacon banner clarion desk online media"""
)
MOST_OUTLET_WORDS: Final = 5
_PAPER_WORDS: Final = word_set(
    """observer ledger chronicle journal herald guardian telegraph mirror standard courier dispatch globe examiner
    inquirer bulletin register sentinel argus echo advertiser independent tribune gazette times post news weekly daily
    press agency courant"""
)
# "US News" heads a section of a site.
_NEWS_OF: Final = word_set("us uk eu world latest local national international breaking top business sports city more")
_OUTLET_ALONE = re.compile(r"(?:The[ ])?[A-Z][\w’'-]*(?:[ ](?:of|and|the|&|[A-Z][\w’'-]*)){0,3}[ ][A-Z][\w’'-]*")
_TAKEN_FOR = re.compile(r"\W*(?P<name>[A-Z][^,.:;]{3,40}?)[ ]for[ ](?P<outlet>[A-Z][\w’'& -]{3,50}?)\W*")
_FOR_THE = re.compile(r"(?:for|of|at|with)\s(?:the\s)?(?=[A-Z])")
_FIRST_PERSON = re.compile(r"\W*(?:hi,? )?(?:my name is|i['’]?m|i am)\b", re.IGNORECASE)
_SIGNED = re.compile(
    r"""
    (?P<name> [A-Z][\w’'-]+ (?:[ ][A-Z][\w.’'-]*){1,2}? )
    (?: [ ]? (?: [,|–—-] | [ ]in[ ](?=[A-Z]) ) [ ]? | [ ] (?= (?: [A-Z][\w’'-]+[ ] ){0,3} (?: Reporter|Correspondent
        |Editor|Writer|Journalist|Columnist )$ ) | [ ] (?= @ ) )
    (?P<role> @?[\w’'&/ -]{2,60} )
    """,
    re.VERBOSE,
)


def is_name(words: str, *, stated: bool = False) -> bool:
    """Whether the words have the form of a person's full name: two to five words, capitals, no role.

    ``stated``: the line says that a name follows, so a role may be the middle name of three ("Dana Page Editor" not).
    """
    if not 2 <= len(words.split()) <= 5 or not _NAME.fullmatch(words):
        return False
    if _ROLE.search(words) and not (stated and _has_role_inside(words)):
        return False
    parts = [word.lower().strip(".") for word in words.split()]
    return not any(part in _NOT_NAMES for part in parts) and len(parts[-1]) > 1


def _has_role_inside(words: str) -> bool:
    parts = words.split()
    return len(parts) == 3 and not _ROLE.search(parts[0]) and not _ROLE.search(parts[2])


def names_in_byline(line: str) -> tuple[str, ...]:
    """The names of a line that opens with "By", or with what leads a writer in in another language; else empty."""
    if len(line.split()) > 24 or (line.rstrip()[-1:] in ".!?" and len(line.split()) > 8):
        return ()
    return _names_after_by(line) or names_led(line)


def _names_after_by(line: str) -> tuple[str, ...]:
    match = _BY.fullmatch(line.strip())
    if match is None:
        return ()
    led = _LED_BY_ROLE.match(match["rest"])
    rest = match["rest"][led.end() :] if led and _ROLE_ONLY.fullmatch(led["role"]) else match["rest"]
    return names_in(_FROM_PLACE.sub("", rest), stated=True)


def names_in(words: str, *, stated: bool = False) -> tuple[str, ...]:
    """The full names at the start of ``words``, parted by commas or "and", up to a role, an outlet or a mark."""
    cut = _CUT.search(words)
    head = words[: cut.start()] if cut else words
    names: list[str] = []
    for part in _JOIN.split(head):
        name = _without_role(_cased(part.strip(" :,*_")))
        name = name if _INITIALED.fullmatch(name) else name.rstrip(".")
        if names and name.split()[-1:] and name.split()[-1].lower() in _OUTLET_WORDS:
            break  # "By Dana Whitlock, Harbour Observer"
        if (is_name(name, stated=stated) or _INITIALED.fullmatch(name)) and not is_nobody(name):
            names.append(name)
        else:
            break
    return tuple(dict.fromkeys(names))


def _cased(words: str) -> str:
    """Names set in capitals throughout, in their usual case."""
    if words.isupper() and len(words.split()) >= 2:
        return " ".join(part if len(part) <= 2 and "." in part else part.capitalize() for part in words.split())
    return words


def _without_role(words: str) -> str:
    """The name before a role that follows without a comma ("Dana Whitlock Staff Writer")."""
    role = _ROLE.search(words)
    if role and role.start() > 0:
        head = words[: role.start()].strip()
        return head if len(head.split()) >= 2 else words
    return words


def bio_names(line: str) -> tuple[str, ...]:
    """The name in an author's biography, where the line has the form of one."""
    match = _BIO.fullmatch(line.strip().lstrip("•*- "))
    if match is None or not _BIO_TELLS.search(line[:400]):
        return ()
    name = match["self"] or match["i"] or match["they"]
    return (name,) if name and is_name(name, stated=True) else ()


def is_bio(line: str, byline: tuple[str, ...] = ()) -> bool:
    """Whether the line presents its author: told by its form, or by opening with the byline's name and a role."""
    names = bio_names(line)
    if not names:
        return False
    return names[0] in byline or bool(_FIRST_PERSON.match(line)) or bool(_BIO_REACH.search(line))


def presents(line: str, byline: tuple[str, ...]) -> bool:
    """Whether the line opens with a name of the byline, whole or in part, and tells of that person's work."""
    opening = set(line.strip().lstrip("•*- ").split()[:3])
    return bool(_BIO_TELLS.search(line[:400])) and any(opening & set(name.split()) for name in byline)


def signed_names(line: str) -> tuple[str, ...]:
    """The names of a line that is a name with a role or a place: "Dana Whitlock, Staff Writer"."""
    match = _SIGNED.fullmatch(line.strip())
    if match is None or not is_name(match["name"]):
        return ()
    return (match["name"],) if match["role"][0] == "@" or _ROLE_ONLY.fullmatch(match["role"]) else ()


def is_role(line: str) -> bool:
    """Whether the line is a writer's role alone: "Health Correspondent", "Staff Writer"."""
    return _ROLE_ALONE.fullmatch(line.strip()) is not None


def outlet_alone(line: str) -> str | None:
    """The outlet where the line is nothing but its name, told by its last word: "The Gull Rock Courier"."""
    words = line.split()
    if words[:1] == ["By"]:
        return None
    if len(words) == 2 and words[0].lower() in _NEWS_OF and words[1].lower() == "news":
        return None
    if not 2 <= len(words) <= MOST_OUTLET_WORDS or words[-1].lower() not in _PAPER_WORDS:
        return None
    is_signed = (
        words[0] != "The" and len(words) > 3 and is_name(" ".join(words[:2]))
    )  # "Dana Whitlock Associated Press"
    return line if _OUTLET_ALONE.fullmatch(line) and not is_signed else None


def is_outlet_like(words: str) -> bool:
    """Whether a short name ends as those of papers and stations do: "THE GULL ROCK CLARION"."""
    parts = words.split()
    return 2 <= len(parts) <= MOST_OUTLET_WORDS and parts[-1].lower() in _OUTLET_WORDS and parts[0][0].isupper()


def outlet_in_credit(line: str) -> str | None:
    """The outlet a picture was taken for: "Ines Moor for The Harbour Observer"."""
    match = _TAKEN_FOR.fullmatch(line)
    return match["outlet"] if match and is_name(match["name"]) and outlet_alone(match["outlet"]) else None


def outlet_in_bio(line: str) -> str | None:
    """The outlet a biography names: "covers courts for The Harbour Desk"."""
    match = _OUTLET.search(line)
    return match["outlet"].rstrip(".,’'") if match else None


def outlet_in_byline(line: str) -> str | None:
    """The outlet after the names of a byline: "By Dana Whitlock, The Harbour Desk"."""
    match = _BY.fullmatch(line.strip())
    names = names_in_byline(line)
    if match is None or not names:
        return outlet_alone(match["rest"]) if match else None  # "By The Gull Rock Courier"
    place = match["rest"].casefold().find(names[-1].casefold())  # a name set in capitals was given its usual case
    rest = match["rest"][place + len(names[-1]) :].strip(" ,|-–—/") if place >= 0 else ""
    bracketed = rest[:1] == "(" and rest[-1:] == ")"
    if line.isupper() and rest.isalpha() and rest.lower() not in _OUTLET_WORDS:
        return None  # "BY DANA WHITLOCK, HARL": the town it was written in
    rest = rest.strip("()")
    rest = _FOR_THE.sub("", rest)
    if (
        rest
        and len(rest.split()) <= 5
        and rest[:1].isupper()
        and not _is_role(rest)
        and (bracketed or not any(c.isdigit() for c in rest))  # "(KQTR 9)"
    ):
        return rest
    return None


_ROLE_ONLY = re.compile(
    r".*\b(?:reporters?|journalists?|correspondents?|editors?|writers?|columnists?|contributors?|analysts?"
    r"|producers?|staff|chief|reviewed|approved|updated|published|professor|author|fellow|director"
    r"|special)\b.*",
    re.IGNORECASE,
)


_ROLE_ALONE = re.compile(
    r"(?:[A-Za-z&’'-]+ ){0,4}(?i:reporters?|journalists?|correspondents?|editors?|writers?|columnists?|contributors?"
    r"|staff writers?|editor-in-chief|editor-at-large)(?: (?:in|at) (?:[A-Z][\w’'-]* ?){1,3})?"
)


def _is_role(words: str) -> bool:
    return _ROLE_ONLY.fullmatch(words) is not None
