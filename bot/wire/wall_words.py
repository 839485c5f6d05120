"""The words of walls: an offer to read on against money or an account, in the main languages.

A verb of subscribing alone is in every page's menu; only together with the words for reading on is it a wall.
"""

from __future__ import annotations

import re
from typing import Final

from bot.wire import far_words

# To subscribe, a subscriber, a subscription; in the languages in which members pay, a member.
_SUBSCRIBE: Final = (
    far_words.SUBSCRIBE
    + r""" |
    \b(?: subscri\w+ | members? | membership | abonn\w+ | abos? | probeabo | plus-?abo\w* | digitalabo\w*
        | soci[oa]s? | soci [ ] sostenitori | mitglied\w* | membres? | medlem\w* | lid(?: maat\w+)? | jäsen\w*
        | suscr[ií]\w+ | assin[ae]\w* | abb[oò]n\w+ | prenumer\w+ | tilaa\w* | subskry\w+ | wykup\w* | prenumerat\w*
        | abonament\w* | abonează\w*
        | předpl\w+ | predpl\w+ | előfizet\w* | abone\w* | üyeli\w+ | testen | freischalten | d[ée]bloque\w*
        | desbloque\w+ | sblocca\w* )
  | подпи[сш]\w+ | передплат\w+ | συνδρομ\w+ | 有料 | 購読 | 会員 | 订阅 | 訂閱 | 会员 | 會員 | 付费 | 付費
  | 购买 | 구독 | 유료 | 회원 | اشتر\w+ | المشترك\w+
"""
)
_ENTER: Final = (
    far_words.ENTER
    + r""" |
    \b(?: log | sign | register | create .{0,20} account | pay | join | buy | anmeld\w+ | einloggen
    | registrier\w+ | connecte[zr] | inscri\w+
        | inicia | inicie | reg[íi]str\w+ | cadastr\w+ | acced[iaey] | inloggen | logga | zaloguj\w* | přihl\w+
        | jelentkez\w+ | oturum | giriş
        | kirjaudu | log [ ] ind | logg [ ] inn | skapa | opret | luo | achete[zr] )\b
  | войти | войдите | зарегистр\w+ | авториз\w+ | συνδεθείτε | εγγραφ\w+ | ログイン | 登録 | 登录 | 登入 | 注册
  | 註冊 | 로그인 | 가입 | تسجيل | سجل
"""
)
# To read on: this text, the rest of it, all of it. Not "more", nor "all our articles": those are promises of offers.
READ_ON: Final = (
    far_words.READ_ON
    + r""" |
    \b(?: (?: continue | keep | finish ) [ ] reading | read [ ] (?: on | this | the [ ] (?: full | rest | whole
    | entire | remaining ) )
        | (?: full | whole | rest [ ] of (?: [ ] the | [ ] this )? | entire | complete
        | remaining ) [ ] (?: article | story | text | post | piece | interview )
        | continue [.!,] | unlock [ ] (?: this | the ) [ ] (?: full [ ] | whole [ ] )? (?: article | story
        | post | page | content )
        | weiter -? [ ]? (?: zu )? lesen | (?: vollständig\w* | ganzen? | kompletten?
        | diesen? ) [ ] (?: artikel | text | beitrag ) (?: [ ] (?: zu [ ] )? lesen )?
        | lire [ ] la [ ] suite | poursuivre [ ] (?: votre [ ] | la [ ] )? lecture
        | continuer [ ] (?: à [ ] lire | la [ ] lecture | votre [ ] lecture )
        | (?: lire | accéder [ ] à ) [ ] (?: l['’]intégralité | cet [ ] article | l['’]article
        | la [ ] totalité ) | l['’]article [ ] (?: complet | en [ ] entier ) | suite [ ] de [ ] (?: cet | l )
        | (?: seguir | continuar | continúa | continue | sigue ) [ ] (?: leyendo | lendo | a [ ] (?: leer
        | ler ) | la [ ] lectura | a [ ] leitura )
        | (?: leer | ler | leia | lee ) [ ] (?: este | esta | el [ ] (?: resto | artículo ) | o [ ] (?: resto
        | texto ) | a [ ] (?: íntegra | matéria | reportagem ) )
        | (?: artículo | noticia | artigo | matéria | texto | conteúdo | contenido ) [ ] (?: complet[ao]
        | na [ ] íntegra )
        | (?: continu\w+ | prosegui\w* ) [ ] (?: a [ ] leggere | la [ ] lettura | nella [ ] lettura )
        | leggere [ ] (?: tutto | questo | l['’]articolo | il [ ] resto | per [ ] intero )
        | articolo [ ] (?: completo | intero ) | (?: lees | lezen ) [ ] (?: verder | dit | het [ ] (?: hele
        | volledige ) ) | verder [ ]? lezen | verder [ ] te [ ] lezen | (?: hele | volledige ) [ ] artikel
        | läsa? [ ] (?: vidare | hela | resten | den [ ] här ) | fortsätta? [ ] (?: att [ ] )? läsa
        | hela [ ] artikeln | læse? [ ] (?: videre | hele | resten | denne )
        | lese? [ ] (?: videre | hele | resten | denne ) | fortsett\w* [ ] (?: å [ ] )? lese
        | hele [ ] (?: artikl?en | saken | historien ) | fortsæt\w* [ ] (?: med [ ] at [ ] )? læse
        | jatkaa? [ ] lukemista | lue [ ] (?: koko | lisää ) | koko [ ] (?: artikkeli\w* | juttu\w* )
        | czytaj\w* [ ] dalej | czytać [ ] dalej | przeczyta\w+ [ ] (?: cały | całość | pełn\w+ )
        | (?: cały | pełn\w+ ) [ ] (?: artykuł\w* | tekst\w* | treś\w+ ) | dalsz\w+ [ ] część | číst [ ] dál\w*
        | pokračov\w+ [ ] ve? [ ] čtení | (?: celý | celého ) [ ] článe?k\w*
        | (?: tovább [ ]? olvas\w* | teljes [ ] cikk\w* ) | citi\w+ [ ] (?: mai [ ] departe | întreg\w*
        | în [ ] continuare ) | articolul\w* [ ] (?: complet | integral )
        | okumaya [ ] devam | devamını [ ] (?: oku\w* | gör\w* ) | (?: haberin | yazının
        | makalenin ) [ ] (?: tamam\w+ | devam\w+ ) )\b
  | (?: читать | дочитать | прочитать ) [ ] (?: дал\w+ | полност\w+ | до [ ] конца | стать\w+ [ ] (?: дал | цел
  | полн )\w+ | весь | полн\w+ | эт\w+ ) | продолж\w+ [ ] (?: чтени\w+ | читать )
  | полн\w+ [ ] (?: текст\w* | верси\w+ | доступ\w* [ ] к [ ] (?: стать | материал | этом )\w+ | стать\w+ )
  | весь [ ] (?: текст | материал ) | читати [ ] дал\w+ | повн\w+ [ ] (?: текст | верс )\w*
  | συνέχεια\w* [ ] (?: του | της ) | συνεχίσ\w+ [ ] (?: την | να ) | (?: ολόκληρο
  | πλήρες ) [ ] (?: το [ ] )? (?: άρθρο | κείμενο )
  | 続きを | 続きは | 全文 | (?: この | 本 ) (?: 記事 | 続き ) | 残り | 继续阅读 | 繼續閱讀 | 阅读(?:全文|本文
  |余下) | 閱讀(?:全文|本文) | 剩余 | 계속 [ ]? (?: 읽 | 보 ) | 전문 | (?: 전체 | 이 ) [ ] 기사
  | متابعة [ ] القراءة | مواصلة [ ] القراءة | (?: قراءة | لقراءة ) [ ] (?: المقال | بقية | كامل | النص
  | المزيد ) | المقال [ ] (?: كاملا | بالكامل )
"""
)
OFFER: Final = re.compile(
    rf"(?: {_SUBSCRIBE} | {_ENTER} ) .{{0,90}} (?: {READ_ON} ) | (?: {READ_ON} ) .{{0,90}} (?: {_SUBSCRIBE} "
    rf"| {_ENTER} )",
    re.VERBOSE | re.IGNORECASE,
)
SUBSCRIBE: Final = re.compile(_SUBSCRIBE, re.VERBOSE | re.IGNORECASE)
ENTER: Final = re.compile(_ENTER, re.VERBOSE | re.IGNORECASE)
ON: Final = re.compile(READ_ON, re.VERBOSE | re.IGNORECASE)
# To subscribe, without being a member: on some sites that costs nothing.
PAID: Final = re.compile(
    r"\b(?:subscri\w+|paid|abonn\w+|suscri\w+|assin\w+|abb[oò]n\w+|prenumer\w+|tilaa\w*|subskry\w+|předpl\w+"
    r"|előfizet\w*)|подпи[сш]\w+|передплат\w+|συνδρομ\w+|有料|購読|订阅|訂閱|付费|付費|구독|유료|اشتر\w+"
    rf"|(?x:{far_words.PAID})",
    re.IGNORECASE,
)
FREE: Final = re.compile(
    r"\b(?:free|kostenlos\w*|gratuit\w*|gratis|gr[áa]tis|ilmai\w+|darmow\w+|bezpłatn\w+|zdarma|ingyen\w*|ücretsiz)\b"
    r"|бесплатн|безкоштовн|δωρεάν|無料|免费|免費|무료|مجان"
    rf"|(?x:{far_words.FREE})",
    re.IGNORECASE,
)
# How many texts its reader may still read for nothing: the one that stands here is among them.
METER: Final = re.compile(
    r"""
    \b (?: [1-9]\d? | one | two | three | four | five ) [ ] (?: more [ ] )? free [ ] (?: articles? | stor(?:y|ies)
        | reads? | posts? | views? ) [ ] (?: left | remaining | more )
  | \b last [ ] (?: of .{1,20} )? free [ ] (?: article | story | read | post )
  | \b free [ ] (?: articles | stories | reads ) [ ] (?: left | remaining ) \W{1,3} [1-9]
  | \b noch [ ] (?: [1-9]\d? | einen? | zwei | drei ) [ ] (?: kostenlose\w* | freie\w* | gratis ) [ ] (?: artikel
        | texte? )
  | \b reste (?: nt )? [ ] (?: encore [ ] )? (?: [1-9]\d? | un | deux | trois ) [ ] (?: articles? | lectures? ) [ ]
        (?: gratuit | offert )
  | \b (?: queda n? | resta (?: m | n | no )? | rimang\w+ | restano ) [ ] (?: ancora [ ] )? (?: [1-9]\d? | un[ao]? | dos
        | due | dois | tres | tre | três ) [ ] (?: art[íi]culos? | articol[oi] | artigos? | mat[ée]rias? | notas? ) [ ]
        (?: gratis | grat[ui]\w+ | gr[áa]tis )
  | \b (?: nog | kvar | igjen | tilbage | jeszcze | ještě | még | осталось | ещё
        | ще ) .{0,12} [1-9]\d? .{0,4} (?: gratis
        | fria | darmow\w+ | bezpłatn\w+ | zdarma | ingyenes | бесплатн\w+ | безкоштовн\w+ )
  | \b [1-9]\d? [ ] (?: gratis | fria ) [ ] \w+ [ ] (?: kvar | igjen | tilbage | over )
  | (?: あと | 残り ) [ ]? [1-9１-９]\d? [ ]? (?: 本 | 記事 ) | (?: 还剩 | 剩余 | 還剩 | 剩餘
        | 还可 ) .{0,6} [1-9]\d? [ ]? 篇
  | 무료 [ ] 기사 .{0,6} [1-9]\d? [ ]? (?: 개 | 건 )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# For whom the text is: on a text that stands whole it may be the badge of another one.
ONLY: Final = re.compile(
    far_words.ONLY
    + r""" |
    \b (?: for | to ) [ ] (?: our [ ] | paid [ ] | paying [ ] | registered [ ] | premium [ ] )* (?: subscriber
    | member ) s?
        (?: [ ] only )? \b | \b (?: subscriber | member | premium ) s? [ -] (?: only | exclusive | content | article )
  | \b (?: nur | exklusiv | reserviert ) \b .{0,12} \b f[üu]r \b .{0,30} (?: abonnent | mitglied | abo-
  | plus- ) \w* | \b plus-artikel
  | \b (?: r[ée]serv[ée]e?s? | exclusivement | uniquement | exclusif ) .{0,12} \b (?: aux | pour
  | nos ) \b .{0,12} (?: abonn | membres ) \w*
  | \b (?: exclusiv[oa] | s[óo]lo | solamente | reservad[oa] | apenas | somente ) [ ] (?: para
  | a ) [ ] (?: los [ ] | nuestros [ ] | os [ ] | nossos [ ] )?
        (?: suscriptor | assinante | socio | miembro ) \w*
  | \b (?: riservat[oa] | solo | esclusiv[oa] ) [ ] (?: agli | per | ai | per [ ] gli ) [ ] (?: nostri [ ] )? abbonati
  | \b (?: alleen | exclusief | enkel | uitsluitend ) [ ] (?: voor
  | toegankelijk [ ] voor ) [ ] (?: onze [ ] )? (?: abonnee | lid | leden | lezers [ ] met ) \w*
  | \b (?: endast | bara | exklusivt | kun | eksklusivt | forbeholdt | forbeholdt?en ) [ ] (?: för
  | for ) [ ] (?: våra [ ] | vore [ ] | våre [ ] )? (?: prenumerant | abonnent | medlem ) \w*
  | \b vain [ ] tilaajille | \b tilaajille \b | \b (?: tylko
  | wyłącznie ) [ ] dla [ ] (?: naszych [ ] )? (?: prenumerat | subskryb | abonent ) \w*
  | \b (?: jen | pouze | len ) [ ] pro [ ] předplatitel \w* | \b (?: csak | kizárólag ) .{0,10} előfizető \w*
  | \b (?: doar | numai | exclusiv ) .{0,8} \b pentru [ ] abonați \w*
  | (?: только | доступ\w+ | исключительно ) .{0,20} (?: подписчик | по [ ] подписке | передплатник ) \w*
  | (?: μόνο | αποκλειστικ\w+ ) .{0,12} συνδρομητ \w+
  | \b (?: sadece | yalnızca ) .{0,12} (?: abone | üye ) \w* | (?: 有料 | 会員 | 購読者
  | プレミアム ) .{0,6} (?: 限定 | のみ | 専用 | 向け | 記事 ) | 有料会員 | 読者会員
  | (?: 仅限? | 僅限? | 限 ) .{0,6} (?: 会员 | 會員 | 订阅 | 訂閱 | 付费 | 付費 ) | (?: 会员 | 會員 | 付费
  | 付費 ) (?: 专享 | 專享 | 专属 | 限定 | 文章 | 内容 | 內容 ) | (?: 유료 | 회원 | 구독자 ) .{0,6} 전용
  | للمشتركين | خاص [ ] بالمشتركين
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The text says of itself that it ends here, or the reader's free articles do.
CUT: Final = re.compile(
    r"""
    \b (?: this | the ) [ ] (?: full [ ] )? (?: article | story | content | page
    | post ) [ ] is [ ] (?: only [ ] | exclusively [ ] )?
        (?: available [ ] | reserved [ ] | exclusive [ ] | restricted [ ] )? (?: for | to ) [ ]
        (?: our [ ] | paid [ ] | paying [ ] | registered [ ] | premium [ ] )* (?: subscriber | member | reader )
  | \b (?: this | the ) [ ] (?: article | story | content | post ) [ ] (?: requires
  | needs ) [ ] an? \b .{0,20} (?: subscription | account | membership )
  | \b (?: reached | used | exceeded | hit ) [ ] (?: up [ ] )? (?: your | the | all ) \b .{0,30} \b (?: free
  | monthly ) [ ] (?: article | stor | limit | view | post )
  | \b (?: your | the ) [ ] (?: free [ ] )? (?: article [ ] )? limit \b .{0,20} \b reached
  | \b you \b .{0,6} \b (?: no | zero | 0 ) [ ] (?: more [ ] )? free [ ] (?: articles? | stories )
  | \b \d\d [ ]? (?: % | percent | per [ ] cent ) [ ] of [ ] (?: this | the ) [ ] (?: article | story
  | text ) \b .{0,12} \b (?: left | remains? | remaining )
  | \b \d\d [ ]? % .{0,12} \b (?: artyku\w+ | tekstu | artikels? | článku | artikeln | artiklen | articol\w* | cikk\w* )
  | \b (?: noch | verbleibende ) [ ] \d\d? [ ]? % | \b ihr [ ] (?: kostenloses
  | freies ) \b .{0,25} (?: aufgebraucht | verbraucht | erreicht )
  | \b il [ ] vous [ ] reste .{1,25} [ ] [àa] [ ] (?: lire | d[ée]couvrir ) | \b (?: limite
  | quota ) \b .{0,25} \b articles? [ ] (?: gratuits? | offerts? )
  | \b (?: alcanzado | superado | agotado | llegado [ ] al | atingiu | esgotou
  | raggiunto ) \b .{0,10} \b l[íi]mite \b
  | \b te [ ] queda .{1,25} [ ] por [ ] leer | \b limiet \b .{0,20} \b bereikt | \b (?: dit
  | deze ) [ ] (?: artikel | verhaal ) [ ] is [ ] (?: alleen | exclusief )
  | \b (?: nå?dd? | nått | nådt ) \b .{0,20} \b (?: gränsen | grænsen | grensen )
  | лимит \w* .{0,25} (?: исчерпан | статей | материалов ) | (?: exhausted | wykorzystał\w* ) .{0,20} limit
  | 残り [ ]? [:：]? [ ]? [\d,０-９]+ [ ]? (?: 文字 | 字 | % | ％ ) | (?: 本文
  | この記事 ) .{0,12} [\d,０-９]+ [ ]? (?: 文字 | 字 ) | (?: 剩余 | 还有 | 剩餘 ) [ ]? \d+ [ ]? [%％]
  | \b unlock [ ] (?: this | the ) [ ] (?: full [ ] | whole [ ] )? (?: article | story | post | page )
  | \b (?: this | cet | cette | diese[rs]? | este | esta | quest[oa] | dit | deze | den [ ] här | det [ ] här | denne
        | dette | tämä | ten | ta | tento | ez [ ] az? | acest | эт\w+ | ц[яей] | αυτό [ ] το | bu )
    [ ] (?: \w+ [ ] )? (?: article | story | text\w* | post | artikk?el\w* | artikl\w+ | beitrag | artículo | artigo
        | articolo | contenido | conteúdo | contenuto | matéria | noticia | notizia | verhaal | juttu | sak\w*
        | histori\w+
        | tekst\w* | artykuł | članek | článek | obsah | cikk | tartalom | articol | conținut | стать\w+ | материал\w*
        | текст | матеріал | άρθρο | haber | içerik ) \b .{0,25} (?: locked | låst\w* | lukittu | gesperrt | geschützt
        | kostenpflichtig | verrouillée? | payante? | bloquead[ao] | de [ ] pago | pag[ao] | bloccat[ao]
        | a [ ] pagamento
        | vergrendeld | afgesloten | betaald | zablokowan\w+ | płatn\w+ | uzamčen\w* | zamčen\w* | placen\w+ | zárolt
        | fizetős | blocat | закрыт\w* | платн\w+ | доступ\w+ [ ] (?: только | лише ) | κλειδωμέν\w+ | kilitli
        | ücretli )
    \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The same in further languages, whose words for members and subscribers are said of clubs and customers as well.
CUT_BESIDE_OFFER: Final = re.compile(far_words.CUT, re.VERBOSE | re.IGNORECASE)
PRICE: Final = re.compile(
    r"(?:[$€£¥₽₺₩₹₪₫฿৳₦₴₱]|US\$|CHF|Rs\.?|Rp\.?|RM|KSh|TSh|USh|PKR|Tk\.?) ?\d"
    r"|\b\d+(?:[.,]\d\d?)? ?(?:€|£|\$|zł|Kč|Ft|₽|₺|円|元|원|kr\b|euros?\b|Eur\b"
    r"|Euro\b|руб|TL\b|lei\b|CHF|₹|₪|₫|đ\b|đồng\b|VND\b|฿|บาท|৳|টাকা|रुपये|रुपए|ரூபாய்|din\b|дин\b|лв|грн"
    r"|تومان|ريال|درهم|جنيه|دينار|ש\"ח|ש״ח|شلن)",
    re.IGNORECASE,
)
# Names of the elements in which systems put a wall.
GATE: Final = re.compile(
    r"pay-?wall|reg-?wall|(?<![a-z])(?:sub(?:scriber|scription)?|content|article|premium|member(?:ship)?"
    r"|login)-?_?(?:wall|gate|barrier|lock)"
    r"|(?<![a-z])gate(?:way|d)?(?![a-z])|barrier|locked-?content|offer-?overlay|unlock|poool|leaky_paywall"
    r"|pmpro_content_message|piano-?offer",
    re.IGNORECASE,
)
