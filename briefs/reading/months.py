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
    janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set outubro/out novembro/nov dezembro/dez
    januari februari maart/mrt april mei juni juli augustus september oktober november december
    januari februari/febr mars april maj juni juli augusti september oktober november december
    januar februar marts april maj juni juli august september oktober november december
    tammikuuta/tammi helmikuuta/helmi maaliskuuta/maalis huhtikuuta/huhti toukokuuta/touko kesäkuuta/kesä heinäkuuta/heinä elokuuta/elo syyskuuta/syys lokakuuta/loka marraskuuta/marras joulukuuta/joulu
    stycznia/styczeń/sty lutego/luty/lut marca/marzec/mar kwietnia/kwiecień/kwi maja/maj czerwca/czerwiec/cze lipca/lipiec/lip sierpnia/sierpień/sie września/wrzesień/wrz października/październik/paź listopada/listopad grudnia/grudzień/gru
    ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen září října/říjen listopadu prosince/prosinec
    ianuarie/ian februarie/feb martie/mar aprilie/apr mai iunie/iun iulie/iul august/aug septembrie/sept octombrie/oct noiembrie/noi decembrie/dec
    ocak/oca şubat/şub mart/mar nisan/nis mayıs haziran/haz temmuz/tem ağustos/ağu eylül/eyl ekim/eki kasım/kas aralık/ara
    január február/febr március/márc április/ápr május/máj június/jún július/júl augusztus szeptember/szept október november december
    januari februari maret april mei juni juli agustus/agu/agt september oktober november desember/des
    januar februar mars april mai juni juli august september oktober november desember/des
    січня/січ лютого/лют березня/бер квітня/квіт травня/трав червня/черв липня/лип серпня/серп вересня/вер жовтня/жовт листопада/лист грудня/груд
    января/янв февраля/февр/фев марта/март/мар апреля/апр мая/май июня/июнь/июн июля/июль/июл августа/авг сентября/сент/сен октября/окт ноября/нояб/ноя декабря/дек
    януари/яну февруари/фев март април/апр май юни юли август/авг септември/сеп октомври/окт ноември/ное декември/дек
    ιανουαρίου/ιαν φεβρουαρίου/φεβ μαρτίου/μαρ απριλίου/απρ μαΐου/μαΐ ιουνίου/ιουν ιουλίου/ιουλ αυγούστου/αυγ σεπτεμβρίου/σεπ οκτωβρίου/οκτ νοεμβρίου/νοε δεκεμβρίου/δεκ
    gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
    jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
    januar februar mart april maj jun jul avgust septembar oktobar novembar decembar
    januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra
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
