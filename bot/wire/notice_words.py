"""The words in which pages ask for their visitor's age, or refuse the country he is in."""

from __future__ import annotations

import re
from typing import Final

_AGE: Final = r"(?:16|18|19|20|21|25)"
AGE: Final = re.compile(
    rf"""
    \b age [ -] (?: verification | gate | check | confirm\w+ | restrict\w+ | limit ) | \b (?: verify | confirm
        | enter ) [ ] your [ ] (?: age | date [ ] of [ ] birth ) | \b legal (?: [ ] (?: drinking | smoking ))? [ ]
    age \b
  | \b (?: are [ ] you | you [ ] (?: must | have [ ] to ) [ ] be | i [ ] am | i'm | you [ ] are ) [ ]
        (?: at [ ] least [ ] | over [ ] | aged [ ] | above [ ] )? (?: the [ ] age [ ] of [ ] )? {_AGE} \b | \b are
    [ ] you [ ]
        (?: old [ ] enough | of [ ] legal )
  | \b alters (?: prüf | verifi | nachweis | freigabe | kontroll | abfrage )\w* | \b volljährig \b
        | \b (?: bist [ ] du | sind [ ] sie ) [ ] (?: schon [ ] | bereits [ ] | mindestens [ ] | über [ ] )? {_AGE} \b
  | \b leeftijds\w+ | \b (?: ben [ ] je | bent [ ] u ) [ ] (?: al [ ] | ouder [ ] dan [ ] )? {_AGE} \b
        | \b {_AGE} [ ] jaar [ ] (?: of | en ) [ ] ouder
  | \b (?: avez-vous | j['’]ai | vous [ ] avez ) [ ] (?: plus [ ] de [ ] | au [ ] moins [ ] )? {_AGE} [ ] ans
        | \b (?: êtes-vous | je [ ] suis ) [ ] majeure? | \b vérification [ ] (?: de [ ] l['’] | d['’] ) [âa]ge |
    \b âge [ ] légal
  | \b mayor (?: es )? [ ] de [ ] (?: edad | {_AGE} ) | \b edad [ ] legal | \b verificación [ ] de [ ] (?: la [ ]
    )? edad
  | \b maior (?: es )? [ ] de [ ] (?: idade | {_AGE} ) | \b tem [ ] mais [ ] de [ ] {_AGE} | \b verificação [ ] de
    [ ] idade
  | \b maggiorenn[ei] \b | \b (?: hai | ho ) [ ] (?: più [ ] di [ ] | almeno [ ] | già [ ] )? {_AGE} [ ] anni
        | \b verifica [ ] dell['’]età
  | \b (?: masz | mam ) [ ] (?: ukończone [ ] )? {_AGE} [ ] lat | \b ukończ\w+ [ ] {_AGE} | \b pełnoletni\w*
  | \b (?: je | bylo ) [ ] (?: vám | ti ) [ ] (?: více [ ] než [ ] | už [ ] )? {_AGE} \b | \b plnolet\w+
        | \b elmúlt \w* [ ] {_AGE} | \b nagykorú\w*
  | \b (?: är | har | er ) [ ] du [ ] (?: över [ ] | over [ ] | fyllt [ ] | fyldt [ ] | fylt [ ] )? {_AGE} \b
        | \b ålders (?: gräns | kontroll )\w* | \b alders (?: grense | grænse | kontroll? | bekreft )\w*
  | \b oletko [ ] (?: yli [ ] | jo [ ] | täyttänyt [ ] )? {_AGE} | \b täysi-ikäi\w+ | \b ai [ ] (?: peste [ ] )?
    {_AGE} [ ] ani
        | \b vârsta [ ] legală
  | вам [ ] (?: уже [ ] | вже [ ] )? (?: есть [ ] | исполнилось [ ] | є [ ] | виповнилося [ ] )? {_AGE} | (?: вы
    [ ] )? старше [ ] {_AGE}
        | совершеннолетн | повнолітн | пълнолет | пунолет | άνω [ ] των [ ] {_AGE} | ενήλικ
  | \b {_AGE} [ ] yaş\w* | \b (?: đủ | trên ) [ ] {_AGE} [ ] tuổi | \b (?: berusia | berumur | di [ ] atas ) [ ]
        (?: minimal [ ] )? {_AGE} \b | \b umri [ ] wa [ ] miaka [ ] {_AGE}
  | {_AGE} 歳以上 | 年齢確認 | (?: 年满 | 年滿 | 已满 | 已滿 ) [ ]? {_AGE} | {_AGE} (?: 周?岁 | 歲 ) 以上 | {_AGE}
    세 [ ] 이상
        | 성인 [ ]? 인증 | 연령 [ ]? 확인
  | (?: فوق | عن ) [ ] {_AGE} | {_AGE} [ ] (?: سنة | عاما | سال ) | السن [ ] القانوني | (?: מעל | בן | בת ) [ ] (?:
    גיל [ ] )? {_AGE}
        | {_AGE} [ ] (?: साल | वर्ष | বছর | வயது ) | อายุ .{{0,12}} {_AGE}
    """,
    re.VERBOSE | re.IGNORECASE,
)
REGION: Final = re.compile(
    r"""
    \b (?: available | unavailable | access\w* | view\w* | blocked | restricted | offered | shown | served ) \b
    .{0,60}
        \b (?: in | for | from | to ) [ ] (?: (?: users | visitors | readers ) [ ] (?: in [ ] | from [ ] ) )?
        your [ ] (?: current [ ] )? (?: region | country | location | area | territory ) \b
  | \b (?: unavailable | not [ ] available | no [ ] access | unable | cannot | can['’]t ) \b .{0,90}
        \b (?: EEA | EU | GDPR | Europe | European [ ] (?: Economic [ ] Area | Union | visitors | users ) ) \b
  | \b geo -? [ ]? (?: block\w* | restrict\w* )
  | \b in [ ] (?: deine[rm] | ihre[rm] ) [ ] (?: region | land | standort ) \b | \b dans [ ] votre [ ] (?: pays |
    région | zone )
  | \b en [ ] (?: tu | su ) [ ] (?: país | región | ubicación | zona ) | \b (?: na [ ] sua | em [ ] sua ) [ ] (?:
    região | localidade )
  | \b no [ ] seu [ ] país | \b nel [ ] tuo [ ] paese | \b nella [ ] tua [ ] (?: regione | zona | area )
  | \b in [ ] (?: jouw | uw | je ) [ ] (?: regio | land ) \b | \b w [ ] (?: twoim | państwa | twojej ) [ ] (?:
    kraju | regionie | lokalizacji )
  | \b i [ ] (?: ditt? | din ) [ ] (?: land | region ) \b | \b (?: maassasi | alueellasi ) \b | \b ve [ ] vaší [ ]
    (?: zemi | oblasti )
  | \b ön [ ] (?: országában | régiójában ) | \b în [ ] (?: țara | regiunea ) [ ] (?: dvs | ta | dumneavoastră )
  | в [ ] (?: вашей | вашем | вашій | вашому ) [ ] (?: стран | регион | країн | регіон )\w* | στη [ ] (?: χώρα |
    περιοχή ) [ ] σας
  | \b (?: bölgenizde | ülkenizde | bulunduğunuz [ ] (?: ülke | bölge )\w* ) | \b (?: khu [ ] vực | quốc [ ] gia )
    [ ] (?: của [ ] )? bạn
  | \b (?: wilayah | negara ) [ ] (?: anda | kamu ) \b | お住まいの(?:地域|国) | (?: ご利用の | この ) 地域 .{0,8}
    (?: 利用 | 視聴 | 閲覧 )
  | 您所在的? (?: 地区 | 地區 | 国家 | 國家 ) | (?: 해당 | 귀하의 | 거주 ) [ ]? (?: 지역 | 국가 ) | في [ ] (?: بلدك
    | منطقتك | بلدكم | منطقتكم )
  | (?: באזור | במדינה ) [ ] של | आपके [ ] (?: देश | क्षेत्र ) | আপনার [ ] (?: দেশে | অঞ্চলে )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What such a refusal says besides: on what ground, and its number.
LAW: Final = re.compile(
    r"\b(?:GDPR|DSGVO|RGPD|AVG|data protection|legal reasons|licen[cs]\w+|rights|regulations?|laws?|451|403|error)\b",
    re.IGNORECASE,
)
