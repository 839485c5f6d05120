"""Pages that their scripts have yet to fill: all they say is that the reader should turn JavaScript on."""

from __future__ import annotations

import re
from typing import Final

from bot.wire.door_words import CHALLENGE, YOU
from bot.wire.prose import lines_of, mass_left, own_lines, sentences_of, without_quotes
from bot.wire.shown import Shown, mass

MOST_LEFT: Final = 18  # words of other prose on a page that marks itself no article
MOST_LEFT_MARKED: Final = 7  # on one that does: a flash has more
MOST_NOTICE: Final = 60  # words of a line that asks, with all that it says besides
_SCRIPTS: Final = re.compile(
    r"\bjava-?\s?scripts?(?:['’]?\w{0,6})\b|java ?script|джава ?скрипт|яваскрипт|ジャバスクリプト|자바 ?스크립트"
    r"|جافا ?سكري?بت|ג'אווה סקריפט",
    re.IGNORECASE,
)
# Roots of "turn on", "need", "support", "switched off".
_ASKS: Final = re.compile(
    r"""
    \b(?: (?:re-?)?enabl | disabl | (?:re-?|de[sz]?)?a[ck]ti[vw] | turn(?:ed|ing)? \b.{0,12}\b o(?:n|ff)
        | switch(?:ed)?\ o
        | allow | requir | needs?\b | support | without | must\b | depend | has\ to\b
        | einschalt | eingeschaltet | erlaub | deaktivier | benötig | erforder | ohne\b | unterstütz | zulassen
        | autoris | nécess | requier | requis | sans\b | fonctionn | désactiv | besoin
        | (?:dis)?attiv | (?:des|re)?ativ | (?:des|dis)?h?abilit
        | necesit | requier | precis | sin\b | sem\b | senza\b | richied | necess | permit
        | inschakel | schakel | ingeschakeld | uitgeschakeld | vereis | nodig | zonder\b | toestaan
        | slå | slår | aktiver | kräv | kræv | krev | utan\b | uden\b | uten\b | tillåt | tillad | behöv | påslag
        | käyttöön | salli | edellyttä | vaati | tarvits | tarvitaan | ilman\b
        | włącz | wyłącz | obsług | wymag | bez\b | potrzeb | povol | zapn | vypnut | vyžad | potřeb | nutn
        | engedély | bekapcsol | igény | szükség | nélkül | kikapcsol
        | activa | necesar | nevoie | fără\b | porni | permite
        | включ | отключ | требу | необходим | нуж[не] | без\b | поддерж | разреш | увімк
        | вимк | потріб | необхідн | підтрим
        | ενεργοπο | απενεργ | απαιτ | χρειάζ | χωρίς | υποστηρ
        | etkin | gerek | aç(?:ın|ık|mal) | kapalı | destekle | izin )
    | 有効 | 無効 | 必要 | オン | 対応 | 启用 | 啟用 | 开启 | 開啟 | 打开 | 打開 | 支持 | 支援 | 禁用 | 需要 | 允许
    | 활성 | 사용 | 필요 | 지원 | 허용 | 켜 | تفعيل | تمكين | تشغيل | يتطلب | يحتاج | يدعم | بدون | הפעל | דורש | נדרש
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BROWSER: Final = re.compile(
    r"\b(?:browsers?|navigat(?:eur|or)\w*|navegador\w*|webbläsare\w*|nettleser\w*|selain\w*|selaime\w*|przeglądar\w*"
    r"|prohlížeč\w*|böngésző\w*|tarayıcı\w*|cookies?|reload|refresh)\b"
    r"|браузер|φυλλομετρητ|περιηγητ|ブラウザ|浏览器|瀏覽器|브라우저|متصفح|דפדפן",
    re.IGNORECASE,
)


def asks_for_scripts(shown: Shown, page: str) -> bool:
    """Whether the page asks for JavaScript and says nothing else; what it says in noscript counts."""
    shows = (line.text for line in shown.lines)
    if not any(map(_asks, {*shows, *lines_of(page), *sentences_of(shown.unseen)})):
        return False
    is_marked = shown.stated.is_article or shown.stated.is_dated
    most = MOST_LEFT_MARKED if is_marked else MOST_LEFT
    notices = (_BROWSER, CHALLENGE) if is_marked else (_BROWSER, CHALLENGE, YOU)  # a flash may say "su"
    unseen = " ".join(shown.unseen.split())
    left = 0
    for line in own_lines(page, shown):
        if line not in unseen and not _asks(line):
            left += mass_left([line], notices)
        if left > most:
            return False
    return True


def _asks(line: str) -> bool:
    if mass(line) > MOST_NOTICE or not _SCRIPTS.search(line):
        return False
    said = without_quotes(line)
    return _SCRIPTS.search(said) is not None and _ASKS.search(_SCRIPTS.sub(" ", said)) is not None
