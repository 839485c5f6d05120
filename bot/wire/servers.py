"""Pages on which a machine speaks in place of its site: an error served as a page, a fresh server, a domain for sale.

They have neither menu nor date, name a fault or a default in their title, and say little but of servers and to
visitors.
"""

from __future__ import annotations

import re
from typing import Final

from bot.wire.door_words import ADDRESS, LEADS_ON, YOU
from bot.wire.prose import mass_left, own_lines, sentences_of
from bot.wire.shown import Shown, mass

MOST_PAGE: Final = 350  # words of the whole page
MOST_NAME: Final = 12  # words of a title or heading that names a fault
MOST_LINKED: Final = 0.9
MOST_LEFT: Final = 28  # words of prose beside the machine's
LEAST_SAID: Final = 2  # sentences in which it speaks, its name among them
LEAST_MENU: Final = 4  # lines that are links
# What such pages call themselves.
_NAME: Final = re.compile(
    r"""
    \b offline \b | \b (?: 50[0-9] | 52[0-9] | 53[0-9] ) \b | \b error \b .{0,12} \b 1\d{3} \b | \b (?: internal
        | runtime | server | database
        | fatal | application | gateway | dns | ssl | connection | critical ) [ ] error \b
        | \b error [ ] (?: code | establishing )
  | \b bad [ ] gateway \b | \b timed? [ -]? out \b | \b gateway [ ] time | \b unavailable \b | \b overload\w* \b
  | \b (?: default | test | placeholder | welcome ) [ ] page \b | ^ \W* (?: welcome [ ] to [ ] \S+
        | it [ ] works ) \W* $
  | \b index [ ] of [ ] / | \b under [ ] (?: construction | maintenance ) \b | \b maintenance \b
        | \b coming [ ] soon \b
  | \b (?: be | we'll [ ] be | back ) [ ] (?: right [ ] )? (?: back | soon | shortly ) \b | \b suspended \b
  | \b (?: for [ ] sale | parked | has [ ] expired ) \b
  | \b (?: wartung\w* | serverfehler | nicht [ ] erreichbar | gleich [ ] (?: zurück | wieder ) | im [ ] aufbau
        | zu [ ] verkaufen | datenbankfehler ) \b
  | \b (?: en [ ] (?: maintenance | construction | travaux ) | erreur [ ] (?: interne | serveur
        | du [ ] serveur ) | indisponible
        | à [ ] vendre ) \b
  | \b (?: mantenimiento | manuten[çz]\w+ | fuera [ ] de [ ] servicio | no [ ] disponible
        | indispon[íi]\w+ | en [ ] construcción
        | em [ ] construção | erro [ ] (?: interno | do [ ] servidor ) | error [ ] (?: interno
        | del [ ] servidor ) | se [ ] vende
        | à [ ] venda | in [ ] vendita | non [ ] disponibile | errore [ ] (?: interno | del [ ] server ) ) \b
  | \b (?: onderhoud | storing | niet [ ] beschikbaar | te [ ] koop | underhåll\w* | driftst\w+
        | vedligehold\w* | vedlikehold\w*
        | serverfel | huolto\w* | przerw\w+ [ ] techniczn\w+ | prace [ ] (?: techniczne | serwisowe )
        | konserwac\w+ | niedostępn\w+
        | údržb\w+ | nedostupn\w+ | karbantart\w+ | nem [ ] elérhető | mentenanț\w+ | indisponibil\w* ) \b
  | (?: техническ\w+ | профилактич\w+ ) [ ] работ | (?: ошибк\w+ | помилк\w+ ) .{0,12} сервер
        | сервер\w* .{0,12} ошибк
  | недоступ\w+ | технічн\w+ [ ] робот | συντήρηση | μη [ ] διαθέσιμ | bakım\w* | kullanılamıyor
        | sunucu [ ] hata
  | メンテナンス | サーバー? .{0,6} エラー | 利用できません | 维护 | 維護 | 服务器 .{0,4} 错误 | 暂时无法 | 점검
        | 서버 [ ]? 오류 | صيانة
        | خطأ .{0,8} الخادم
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What machines speak of.
_MACHINE: Final = re.compile(
    r"""
    \b (?: (?: web [ ]? )? servers? | host (?: s | ing | ed | name )? | domains? (?: [ ] names? )? | dns
        | database | configur\w+
        | admin (?: istrator s? )? | webmaster | maintenance | time (?: d | s )? [ -]? out | gateway
        | proxy | exception | stack
        | debug\w* | php | nginx | apache | iis | tomcat | cloudflare | cdn | network | connection
        | certificate | plugin | installed
        | ray [ ] id | registrar | nameservers? | offline | unavailable | website [ ] owner
        | documentation | username ) \b
  | \b (?: serverfehler | datenbank\w* | wartung\w* | gewartet | konfigurati\w+ | verbindung
        | überlast\w* | erreichbar
        | serveurs? | hébergeur | base [ ] de [ ] données | servidor\w* | base [ ] de [ ] dat?dos
        | banco [ ] de [ ] dados | mantenimiento
        | manutenção | manutenzione | dominio | domínio | domaine | onderhoud | domein\w* | databas\w+
        | underhåll | vedligehold\w*
        | vedlikehold | palvelin\w* | huolto\w* | serwer\w* | domen\w* | bazy [ ] danych | przerwa
        | konserwac\w+ | doména | údržb\w+
        | szerver\w* | karbantart\w+ | mentenanț\w+ ) \b
  | сервер\w* | домен\w* | перегруз\w+ | техническ\w+ [ ] работ | администратор\w* | баз\w+ [ ] данных
        | διακομιστ\w+ | συντήρηση
  | sunucu\w* | bakım\w* | サーバ | メンテナンス | ドメイン | 服务器 | 伺服器 | 维护 | 維護 | 域名
        | 서버 | 점검 | الخادم | صيانة
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _has_menu(shown: Shown) -> bool:
    return sum(line.linked > MOST_LINKED for line in shown.lines) >= LEAST_MENU


def is_of_server(shown: Shown, text: str) -> bool:
    """Whether a machine speaks on the page: ``text`` is what was read as its article."""
    stated = shown.stated
    if stated.is_article or stated.is_dated or mass(shown.visible) > MOST_PAGE:
        return False
    named = [name for name in shown.names if mass(name) <= MOST_NAME and _NAME.search(name)]
    if not named or shown.teasers or _has_menu(shown):
        return False
    lines = own_lines(text, shown)
    told = 1 + sum(_MACHINE.search(one) is not None for line in lines for one in sentences_of(line))
    return told >= LEAST_SAID and mass_left(lines, (_MACHINE, _NAME, YOU, ADDRESS, LEADS_ON)) <= MOST_LEFT
