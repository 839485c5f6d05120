"""Who wrote it, in any script: names after what leads them in elsewhere than in English, and names metadata state.

A name in a script that has capitals is told by them, one in another script by what it is not: too long, a desk, a role,
a sentence. So a lead is asked for, or markup that says it is the author.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from briefs.reading.byline_words import AND, LABELS, NOBODIES, NOBODIES_INSIDE, OPENINGS, PICTURES, ROLES
from briefs.sentences import word_set

MOST_WORDS: Final = 5  # of a name
MOST_LETTERS: Final = 40
MOST_HAN: Final = 6  # signs of a name without a space; Chinese ones have two to four, Japanese ones up to six
MOST_HAN_OPENED, MOST_OPENED = 3, 3  # signs and words of a name that no colon tells from a heading
MOST_KANA: Final = 14  # names of foreigners, and pen names
MOST_HANGUL: Final = 5
MOST_LINE_WORDS: Final = 20
MOST_LINE: Final = 160  # letters of a line that is looked at
MOST_AHEAD: Final = 60  # letters before a lead in the middle of a line: the date, most often


def _any_of(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in phrases)


_LABELS: Final = frozenset(LABELS)
_OPENINGS: Final = frozenset(OPENINGS)
MOST_LEAD: Final = max(len(one.split()) for one in LABELS)  # words
_PICTURE: Final = rf"(?:{_any_of(PICTURES)})"
_COLON: Final = re.compile(r"[:：՝∶]")
_PARTS: Final = re.compile(r"[\s|•(（【\[–—]+")
_AND_PICTURE: Final = re.compile(rf"\s*(?:[&+/,·・、]|\s(?:{_any_of(AND)})\s)\s*{_PICTURE}\s*$", re.IGNORECASE)
# 文/, 文｜, 文＝: only there a bar or a slash stands for the colon.
_BARRED: Final = re.compile(
    r"""
    [\s(（【\[|·•]* (?: 文 (?: [・·/、] (?:写真|图|圖|摄影|攝影) )? | 撰文 | 取材[・·/]?文 | 글 (?: [·・/]사진 )?
        | 執筆 | 作者 )
    \s* [/／|｜＝=] \s* (?P<rest> \S .* )
    """,
    re.VERBOSE,
)
_KOREAN: Final = re.compile(
    r"""
    [\s(\[【]* (?: 기자명 \s* )? (?: \S{1,12} \s* = \s* )? (?P<name> [가-힣]{2,4} )
    \s* (?: \S{0,4} 기자 | 특파원 | 논설위원 ) [\s)\]】]* (?: \S+ @ \S+ )? [\s)\]】]*
    """,
    re.VERBOSE,
)
_SIGNED_HAN: Final = re.compile(r"[（(【\[]\s*(?P<rest>[^（）()【】\[\]]{2,24})\s*[）)】\]]")
# What ends the names: marks, numbers, another label, whose picture it is, what a Chinese page has beside the name.
_CUT: Final = re.compile(
    rf"""
    \s* (?: [|｜•/／\n@(（\[【<>] | \s[-–—]\s | — | \d | [。！？!?;；] | \b\w+\s*[:：]
        | (?: ^ | [\s,，、/] ) {_PICTURE} (?: \b | [:：\s] | $ ) | \S+@\S+
        | \s (?: 评论 | 評論 | 阅读 | 閱讀 | 分享 | 来源 | 來源 | 编辑 | 編輯 | 责任 | 責任
            | 发布 | 發布 | 时间 | 時間 | 更新 | 配信 )
    ) .*
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_JOIN: Final = re.compile(
    rf"\s*[,،、，&+]\s*(?:(?:{_any_of(AND)})\s+)?|\s+(?:{_any_of(AND)})\s+|(?<=[가-힣])\s*·\s*(?=[가-힣])",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(r"(?:dr|prof|mag|ing|mgr|bc|phd|д-р|др|проф|δρ|د|ד[\"״']ר|डॉ|ডা|ড)\.?\s+", re.IGNORECASE)
_PARTICLES: Final = word_set(
    """de da di do dos das del della dello degli der den du la le van von zu zum bin bint ibn al el ter ten af av y e
    i het 't d"""
)
_HONORIFICS: Final = re.compile(
    r"\s*(?:선임기자|인턴기자|객원기자|기자|특파원|논설위원|씨|記者|记者|特派員|特派员|通讯员|さん|氏|\s(?:报道|報導|報道|文))$"
)

_REPORTING: Final = re.compile(
    r"[(（【]?(?:本[报報]|特[约約派])?(?:记者|記者)\s*(?P<rest>[^\s／/、]{2,6}(?:、[^\s／/、]{2,6})?\s*[／/].{1,12})"
)
_REPORTER: Final = re.compile(r"^(?:本[报報]|特[约約派])?(?:记者|記者|通讯员|通訊員|特派員)\s*(?=\S)")
# "And" is a letter before the second name in these scripts: at most one name of three words stands before it.
_GLUED_AND: Final = re.compile(
    r"(?<=\S)\s+(?:ו(?=[א-ת]{2,}[\w״׳\"'-]*\s+[א-ת])|و(?=[\u0621-\u064a]{2,}\s+[\u0621-\u064a]))"
)


def names_led(line: str) -> tuple[str, ...]:
    """The names of a line that leads them in as papers of some language do; empty where it does not."""
    line = line.strip()
    if len(line) > MOST_LINE or len(line.split()) > MOST_LINE_WORDS:
        return ()
    if match := _KOREAN.fullmatch(line):
        return () if is_nobody(match["name"]) else (match["name"],)
    if match := _BARRED.match(line) or _REPORTING.fullmatch(line):
        return names_of(match["rest"])
    for colon in _COLON.finditer(line):
        if _leads(line[: colon.start()]):
            return names_of(line[colon.end() :])
    return _opened(line) if line[-1:] not in ".!?。" else ()


def _leads(words: str) -> bool:
    """Whether the words before a colon end with what leads a writer in; before that a date may stand, or a bar."""
    if len(words) > MOST_AHEAD:
        return False
    parts = [part for part in _PARTS.split(_AND_PICTURE.sub("", words).casefold()) if part.strip("·-")]
    for count in range(min(MOST_LEAD, len(parts)), 0, -1):
        if " ".join(parts[-count:]) in _LABELS:
            return count == len(parts) or "|" in words or any(sign.isdigit() for sign in words)
    return False


def _opened(line: str) -> tuple[str, ...]:
    """The names after an opening that has no colon."""
    parts = line.split()
    for count in range(min(MOST_LEAD, len(parts) - 1), 0, -1):
        if " ".join(parts[:count]).casefold().lstrip("(（【[|·•–—- ") in _OPENINGS:
            names = names_of(" ".join(parts[count:]))
            return names if all(_has_case(name) or _is_short(name) for name in names) else ()
    return ()


def _is_short(name: str) -> bool:
    """Whether a name without capitals is so short that it is hardly a heading."""
    return len(name) <= MOST_HAN_OPENED if _is_han(name[0]) else len(name.split()) <= MOST_OPENED


def names_set_off(line: str) -> tuple[str, ...]:
    """The names of a line that is nothing but names in brackets, as Japanese papers sign, or a name after a dash."""
    if line[:1] in "-–—" and not line.isascii():
        return names_of(line[1:]) if len(line.split()) <= MOST_WORDS else ()
    match = _SIGNED_HAN.fullmatch(line.strip())
    if match is None or not any(_is_han(sign) for sign in match["rest"]):
        return ()
    return names_of(match["rest"])


def names_of(words: str, *, stated: bool = False) -> tuple[str, ...]:
    """The names at the start of the words, up to a picture's, a date or a mark; nothing where the first is none.

    ``stated``: markup says it is a person's name, so one word is enough.
    """
    head = _CUT.sub("", words).strip()
    names: list[str] = []
    parts = [part for some in _JOIN.split(head) if some for part in _apart(some.strip(" .:*_،、-–—"))]
    for part in parts:
        name = _bare(part)
        if not name:
            continue
        if not is_world_name(name, stated=stated):
            break
        names.append(name)
    return tuple(dict.fromkeys(names))


def _apart(words: str) -> list[str]:
    """Two names that a glued "and" joins; a name of whose words one begins with that letter stays whole."""
    parts = _GLUED_AND.split(words)
    return parts if len(parts) > 1 and all(len(part.split()) in (2, 3) for part in parts) else [words]


def is_world_name(words: str, *, stated: bool = False) -> bool:
    """Whether the words have the form of one person's name in their script; ``stated``: one word may do."""
    parts = words.split()
    if not 1 <= len(parts) <= MOST_WORDS or len(words) > MOST_LETTERS or is_nobody(words):
        return False
    if not all(_may_stand(sign) for sign in words) or not any(sign.isalpha() for sign in words):
        return False
    if any(_is_han(sign) or _is_kana(sign) for sign in words):
        return _is_east_asian(words)
    if "\uac00" <= words[0] <= "\ud7af":
        return 2 <= len(words.replace(" ", "")) <= MOST_HANGUL
    if _has_case(words):
        return _is_cased(parts, stated=stated)
    return len(parts) >= 2 or (stated and len(words) >= 2)


def _bare(name: str) -> str:
    """The name without title and role."""
    name = _HONORIFICS.sub("", _REPORTER.sub("", _TITLE.sub("", name, count=1)))
    parts = name.split()
    while len(parts) > 1 and parts[-1].casefold().strip(",.") in ROLES:
        parts.pop()
    while len(parts) > 1 and parts[0].casefold().strip(",.") in ROLES:
        parts.pop(0)
    return "" if len(parts) == 1 and parts[0].casefold() in ROLES else " ".join(parts)


def is_nobody(words: str) -> bool:
    """Whether the words name a desk, an agency or an account."""
    folded = words.casefold()
    return any(part.strip(".,") in NOBODIES for part in folded.split()) or any(one in folded for one in NOBODIES_INSIDE)


def _is_cased(parts: list[str], *, stated: bool) -> bool:
    small = [part for part in parts if part[0].islower()]
    if len(small) == len(parts) or any(part.casefold() not in _PARTICLES for part in small):
        return False
    if parts[-1] in small or any(part.casefold() in ROLES for part in parts):
        return False
    return len(parts) > 1 or (stated and len(parts[0]) > 2)


def _is_east_asian(words: str) -> bool:
    joined = words.replace(" ", "").replace("\u3000", "")
    if any(_is_kana(sign) for sign in joined):
        return 2 <= len(joined) <= MOST_KANA and any(_is_han(sign) or "\u30a0" <= sign <= "\u30ff" for sign in joined)
    if "·" in joined:
        return len(joined) <= MOST_KANA
    return 2 <= len(joined) <= MOST_HAN


def _has_case(words: str) -> bool:
    """Whether the script has capitals that names are written with; Georgian has some for headlines alone."""
    return any(sign.lower() != sign.upper() and not "\u10d0" <= sign <= "\u10ff" for sign in words)


def _may_stand(sign: str) -> bool:
    """Whether the sign may stand in a name: letters with their marks, joiners, and what parts its words."""
    return unicodedata.category(sign)[0] in "LM" or sign in " .'’-‐·・״\"׳\u200c\u200d\u3000"


def _is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff" or sign == "々" or "\u3400" <= sign <= "\u4dbf"


def _is_kana(sign: str) -> bool:
    return "\u3041" <= sign <= "\u30fe" and sign != "・"
