"""Month names outside English, and whole dates written with them or with signs: "3 mai 2024", "2024年5月3日"."""

from __future__ import annotations

import re
from typing import Final

# January to December of each language; "/" parts other cases and short forms.
_TABLE: Final = """
    januar/jänner/jan februar/feber/feb märz/mär april/apr mai juni/jun juli/jul august/aug september/sep oktober/okt november/nov dezember/dez
    janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct novembre/nov décembre/déc
    enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago septiembre/setiembre/sept octubre/oct noviembre/nov diciembre/dic
    gennaio/gen febbraio/febb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/sett ottobre/ott novembre/nov dicembre/dic
    janeiro fevereiro/fev março abril/abr maio/mai junho julho agosto/ago setembro/set outubro/out novembro dezembro/dez
    januari februari maart/mrt april mei juni juli augustus september oktober november december
    januari februari mars april maj juni juli augusti september oktober november december
    januar februar marts april maj juni juli august september oktober november december
    tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
    stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec lipca/lipiec sierpnia/sierpień września/wrzesień października/październik listopada/listopad grudnia/grudzień
    ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen září října/říjen listopadu prosince/prosinec
    ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    január február március április május június július augusztus szeptember október november december
    januari februari maret april mei juni juli agustus september oktober november desember
    januar februar mars april mai juni juli august september oktober november desember
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
    يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
    जनवरी फ़रवरी/फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर
    ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
"""  # noqa: E501 - one language a line

FOREIGN: Final = {
    name: number
    for line in _TABLE.strip().splitlines()
    for number, names in enumerate(line.split(), start=1)
    for name in names.split("/")
}
_NAMES = "|".join(sorted(map(re.escape, FOREIGN), key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"

# Only with day, month and year together: "Mars 2020" is a rover, "3 mars 2020" is a day.
PATTERNS: Final = tuple(
    re.compile(pattern, re.VERBOSE | re.IGNORECASE)
    for pattern in (
        rf"""\b (?P<day>[0-3]?\d) (?: \.|er|º|ª )? [ -]? (?:de[ ]|di[ ]|d[’'])? ב? (?P<month>{_NAMES})\b
            \.? [ ,-]{{0,2}} (?:del?[ ])? {_YEAR}\b""",
        rf"\b {_YEAR} \.? [ ] (?P<month>{_NAMES})\b [ ] (?P<day>[0-3]?\d) \b",
        # What follows the word is looked at first: the names are many, and every word of a line may be one.
        rf"""\b (?= [^\s\d]+ [ ] [0-3]?\d ,? [ ] (?:de[ ])? (?:19|20) )
            (?P<month>{_NAMES})\b [ ] (?P<day>[0-3]?\d) ,? [ ] (?:de[ ])? {_YEAR} \b""",
        rf"{_YEAR} [ ]? [年년] [ ]? (?P<month>[01]?\d) [ ]? [月월] [ ]? (?P<day>[0-3]?\d) [ ]? [日일]",
        rf"\b (?P<day>[0-3]?\d) [ ] tháng [ ] (?P<month>[01]?\d) (?: ,[ ] | [ ]năm[ ] ) {_YEAR} \b",
    )
)
