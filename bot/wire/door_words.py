"""The words in which pages show a door: stems of the main languages, each a sign only together with others.

Every pattern is matched within one line or sentence, case aside; gaps are bounded, so that matching is linear.
"""

from __future__ import annotations

import re
from typing import Final

from bot.wire import far_words


def _of(*alternatives: str, far: str = "") -> re.Pattern[str]:
    """One pattern of all; ``far`` is a verbose one of further languages."""
    return re.compile("|".join((*alternatives, *([f"(?x:{far})"] if far else ()))), re.IGNORECASE)


# ---------------------------------------------------------------- who speaks to whom

# The publisher in its own voice; a report about consent or accounts is in the third person.
WE: Final = _of(
    r"\b(?:we|our|us|ours)\b",
    r"\b(?:nas|nám|nás|wir|uns|unsere[mnrs]?|nous|notre|nos|nosotros|nuestr[ao]s?|n[óo]s|noss[ao]s?|noi|nostr[aieo])\b",
    r"\b(?:utilizamos|usamos|utilizziamo|usiamo|tratamos|trattiamo|wij|we|onze|ons|vi|oss|våra|vår|vores|våre)\b",
    r"\b(?:meidän|käytämme|używamy|nasz[aeiy]?\w{0,3}|nasi|používáme|naš[eií]\w{0,3}|használunk|partnereink)\b",
    r"\b(?:noi|folosim|utilizăm|мы|наш\w{0,3}|нам|ми|наші\w?|εμείς|μας|χρησιμοποιούμε|biz|bizim|\w+(?:ıyoruz"
    r"|iyoruz))\b",
    r"当サイト|弊社|当社|私たち|我们|我們|本网站|本網站|本站|저희|당사|우리|نحن|نستخدم|شركائنا|موقعنا",
    far=far_words.WE,
)
YOU: Final = _of(
    r"\b(?:you|your|yours)\b",
    r"\b(?:Sie|Ihre?[mnrs]?|Ihnen|du|dein\w{0,2}|euch|vous|votre|vos|usted\w?|tu|tus|su|sus|você|seu|sua|teu|tua)\b",
    r"\b(?:tuo|tuoi|tuoe|vostr[oaie]|puoi|puede|puedes|pode|je|jouw|uw|u|du|din|ditt|dina|dit|dine|deg)\b",
    r"\b(?:sinun|sinä|voit|two[ij]\w{0,3}|państw\w*|możesz|vaš\w{0,3}|váš|můžete|önt?|ön\w{0,2}|dvs|dumneavoastră"
    r"|puteți)\b",
    r"\b(?:вы|вас|вам|ваш\w{0,3}|ви|εσείς|σας|μπορείτε|siz|sizin|size)\b",
    r"お客様|あなた|ください|您|你的|请|請|귀하|하세요|십시오|يمكنك|بياناتك|جهازك|موافقتك",
    far=far_words.YOU,
)

# Surely said to a reader, or by the publisher: no word that another language has for something else.
ADDRESS: Final = re.compile(
    r"\b(?:[Yy]ou|[Yy]ours?|[Ww]e|[Oo]ur|[Ww]ir|[Uu]nsere[mnrs]?|[Vv]ous|[Vv]otre|[Vv]os|[Nn]ous|[Nn]otre"
    r"|[Uu]sted(?:es)?|[Tt]us"
    r"|[Nn]uestr[ao]s?|[Nn]osotros|[Vv]ocê|[Nn]oss[ao]s?|[Tt]uoi?|[Pp]uoi|[Nn]ostr[aieo]|[Ww]ij|[Oo]nze|[Uu]w"
    r"|[Jj]ouw|[Vv]åra?|[Vv]ores|[Vv]åre"
    r"|[Nn]asz[aey]?\w{0,2}|[Tt]woj\w{0,3}|[Мм]ы|[Вв]ы|[Вв]ам|[Вв]ас|[Нн]аш\w{0,3}|[Вв]аш\w{0,3}|[Σσ]ας|[Μμ]ας"
    r"|[Ss]izin|[Bb]izim)\b"
    r"|(?<=[^.!?] )(?:Sie|Ihnen|Ihre?[mnrs]?)\b|お客様|ください|您|저희|하세요|십시오"
)

# What is asked of a reader; a report asks for nothing outside its quotations.
PLEASE: Final = re.compile(
    r"\b(?:please|bitte|veuillez|merci de|por favor|per favore|alstublieft|gelieve|vänligen|venligst|vennligst|ole hyvä"
    r"|proszę|prosimy|prosím|prosíme|kérjük|vă rugăm|пожалуйста|просим|просимо|будь ласка|lütfen|vui lòng|silakan|mohon"
    r"|tafadhali|molimo|prosimo|моля|молимо)\b|παρακαλ|ください|お願い|请|請|주세요|يرجى|الرجاء|אנא|कृपया|অনুগ্রহ"
    r"|தயவு|โปรด|กรุณา|لطفا",
    re.IGNORECASE,
)

# ---------------------------------------------------------------- consent

CONSENT: Final = _of(
    r"\b(?:cookies?|cookie-?\w+|consent\w*|privacy|trackers?|tracking|vendors?|third[ -]part(?:y|ies)"
    r"|ad partners?)\b",
    r"\bpersonal(?:i[sz]ed|isierte\w*|isés?|izad[ao]s?|izzat[ieao]|data|iserede|iserade)?\b .{0,20}\b(?:ad|data"
    r"|content)",
    r"\b(?:legitimate interests?|advertis\w+|personal data|personal information|preferences|our partners|partners)\b",
    r"\b(?:einwillig\w*|zustimm\w*|datenschutz\w*|werbung|partnern?|personenbezogen\w*|widerruf\w*|endger[äa]t\w*)\b",
    r"\b(?:consentement|partenaires?|traceurs?|donn[ée]es|vie priv[ée]e|confidentialit[ée]|publicit[ée]s?)\b",
    r"\b(?:consentimi?ento|consentir|privacidade?|socios|datos|dados|publicidade?|terceros|terceiros|parceiros)\b",
    r"\b(?:consenso|informativa|terze parti|finalità|dati personali|pubblicità|fornitori|preferenze)\b",
    r"\b(?:toestemming|privacy\w*|gegevens|advertenties|samtyck\w*|personuppgifter|samtykke\w*|persondata)\b",
    r"\b(?:evästei\w*|suostumu\w*|ciasteczk\w*|danych|zgod[aęy]\w*|partner\w{0,3}|dan\w{2,4} osobow\w+|prywatnoś\w+)\b",
    r"\b(?:souhlas\w*|soubor\w{0,2} cookie\w*|osobn\w+ úda\w+|hozzájárul\w*|süti\w*|adatv[ée]delm\w*|adatkezel\w*)\b",
    r"\b(?:consimțăm\w+|modul\w* cookie|date\w* personale|confidențialitate\w*)\b",
    r"куки|файл\w{0,2} cookie|согласи\w+|персональн\w+ данн\w+|конфиденциальн\w+|партн[её]р\w*|згод\w+|рекламн\w+",
    r"συγκατάθεσ\w*|απορρήτου|δεδομέν\w*|συνεργάτες|çerez\w*|kişisel veri\w*|gizlilik|rıza\w*|onay\w*",
    r"クッキー|同意|個人情報|プライバシー|隐私|隱私|同意|个人(?:信息|数据)|個人資料|쿠키|동의|개인정보|맞춤형 광고",
    r"ملفات (?:تعريف )?(?:الارتباط|الكوكيز)|الكوكيز|الخصوصية|موافق\w*|البيانات الشخصية",
    far=far_words.CONSENT,
)
ACCEPT: Final = _of(  # what stands on the button
    r"\b(?:accept|allow|agree|consent|i agree|got it|ok(?:ay)?|reject|decline|refuse|deny|manage (?:my |your "
    r"|cookie )?"
    r"(?:options|settings|preferences|choices|cookies)|cookie settings|more options|privacy settings)\b",
    r"\b(?:akzeptier\w+|zustimm\w+|einverstanden|ablehnen|annehmen|accepter|refuser|j'accepte|tout accepter"
    r"|param[ée]trer)\b",
    r"\b(?:aceptar|acepto|rechazar|configurar|aceitar|aceito|rejeitar|recusar|concordo|accett[ao]\w*"
    r"|rifiut[ao]\w*)\b",
    r"\b(?:accepteren|akkoord|weigeren|instellen|godk[äa]nn\w*|accepter\w*|acceptera|neka|afvis\w*|godta"
    r"|avvis\w*|tillad\w*)\b",
    r"\b(?:hyväksy\w*|hylkää|akceptuj\w*|zgadzam|odrzuć|přij\w+|souhlas\w+|odmítn\w+|elfogad\w+|elutasít\w+"
    r"|accept[ăa]?|respinge)\b",
    r"\b(?:go on|continue to (?:the )?(?:site|website|page)|weiter(?: zur? \w+)?|continuer(?: vers .{1,20})?"
    r"|przejdź\w* (?:do|dalej)"
    r"|pokračovat|tovább|verder(?: naar .{1,20})?|fortsätt(?: till .{1,20})?|fortsæt|fortsett|jatka|continuar"
    r"|prosegui|continuă)\b",
    r"\b(?:(?:erweiterte |cookie-?)?einstellungen|réglages|paramètres|ajustes|impostazioni|inställningar"
    r"|indstillinger|innstillinger"
    r"|asetukset|ustawienia|nastavení|beállítások|setări|personali[zs]\w+)\b|настро[йи]\w+|налаштування"
    r"|ρυθμίσεις|ayarlar|設定|设置|설정",
    r"принять|принимаю|соглас\w+|отклонить|прийняти|погоджуюсь|αποδοχή|αποδέχομαι|συμφωνώ|απόρριψη|kabul|reddet"
    r"|onayla",
    r"同意(?:する|して)?|拒否|許可|接受|拒绝|拒絕|동의|수락|허용|거부|أوافق|موافق|قبول|رفض",
    far=far_words.ACCEPT,
)
CONSENT_ADDRESS: Final = re.compile(
    r"""
    ^https?://(?: (?: [\w-]*consent[\w-]* | guce | cmp | my-?privacy | privacy-?(?:wall|gate
    |mgmt)[\w-]* )\d*\. [^/?]* )
    | ^https?://[^/]*/(?: [^?]*/ )? (?: consent\w* | collectconsent | (?:cookie|privacy|gdpr)-?(?:wall|consent
    |gate)\w*
        | zustimmung | einwilligung | consentement | consenso | consentimiento | toestemming
        | samtyck?ke? | zgoda | souhlas | hozzajarulas | soglasie | suostumus ) \b [^/?]* /?
        (?: [?#] | $ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
CONSENT_NAME: Final = _of(
    r"\bbefore you continue\b|\bwe (?:value|respect|care about) your privacy\b|\byour (?:privacy|cookies?|data)\b",
    r"\b(?:privacy|cookies?|consent) (?:settings?|consent|notice|preferences?|manager|choices?|wall)\b"
    r"|\bcookie-?wall\b",
    r"\b(?:privatsph[äa]re|datenschutz|cookie)-?\s?(?:einstellung\w*|hinweis\w*|center)?\b|\bzustimmung\b"
    r"|\beinwilligung\b",
    r"\b(?:votre|vos) (?:vie priv[ée]e|consentement|choix|donn[ée]es|cookies)\b|\b(?:tu|su|sua) privacidade?\b",
    r"\bla tua privacy\b|\bcookiebeleid\b|\bjouw privacy\b|\buw privacy\b|\bprivacy ?(?:gate|center)\b|^consent$",
    r"\bcookie-?(?:inställningar|indstillinger|innstillinger|samtykke)\b|\btwoj\w prywatność\b"
    r"|\bвашу? конфиденциальн",
)

# ---------------------------------------------------------------- nothing there

_GAP = r"[^.!?。！？]{0,45}?"
NOT_FOUND: Final = _of(
    r"(?<![\d.,-])(?:404|410)(?![\d.,%-]|\s+\w+s\b)",
    rf"\b(?:page|article|story|content|document|file|link|url|address|post|item|video|resource)\b{_GAP}"
    r"\b(?:(?:\w*n't|not|never|cannot) (?:be |been )?(?:found|exists?|available|here|there|accessible|valid)"
    r"|no longer"
    r"|(?:been|was|is|were|got) (?:\w+ly )?(?:removed|deleted|withdrawn|taken (?:down|offline)|retracted"
    r"|unavailable|missing"
    r"|gone|moved|expired|unpublished|lost)|has (?:moved|gone|expired|vanished|disappeared)|nowhere)",
    r"\b(?:can(?:'t|not| not)|could(?:n't| not)|unable to) (?:find|locate)\b.{0,30}\b(?:page|article|story"
    r"|looking|that|it)\b",
    r"\bnothing (?:was |is |could be )?(?:found|here|to (?:see|find))\b|\b(?:removed|missing|lost|deleted"
    r"|dead) (?:page|article|link)\b",
    r"^\W*(?:not found|gone|(?:content|page|article) (?:unavailable|removed|missing))\W*$|\bpage not found\b",
    r"\bno (?:such )?(?:page|article|story|post)s? (?:here|found|exists?|at this)\b|\bnot found on this server\b",
    rf"\b(?:page|article|story|content|post)\b{_GAP}n't\b{_GAP}\bany ?(?:more|longer)\b",
    r"\b(?:pagina|articolo|notizia)\b.{0,30}\bnon c'è\b|\b(?:page|article)\b.{0,30}\bn'est (?:plus|pas) (?:là|ici)\b"
    r"|\b(?:p[áa]gina|art[íi]culo|artigo)\b.{0,30}\b(?:no|não) está\b"
    r"|\b(?:seite|artikel)\b.{0,20}\bgibt es\b.{0,12}\bnicht\b"
    r"|\bgibt\b.{0,12}\b(?:seite|artikel)\b.{0,20}\bnicht\b",
    rf"\b(?:seite|artikel|inhalt|beitrag|dokument|datei|meldung|adresse|link|text)\b{_GAP}\b(?:nicht|keine?n?"
    rf"|leider)\b{_GAP}"
    r"(?:gefunden|finden|vorhanden|verf[üu]gbar|exist\w+|erreich\w+|auffindbar|online|gel[öo]scht|entfernt)",
    rf"\bnicht (?:mehr )?(?:gefunden|auffindbar)\b|\b(?:artikel|beitrag|seite|inhalt|text"
    rf"|meldung)\b{_GAP}\b(?:wurde|ist)\b"
    rf"{_GAP}(?:gel[öo]scht|entfernt|depubliziert|zur[üu]ckgezogen|abgelaufen|verschoben)",
    rf"\bintrouvable\b|\b(?:page|article|contenu|document|adresse)\b{_GAP}\b(?:n'|ne |a [ée]t[ée] ){_GAP}"
    r"(?:existe\w*|trouv\w+|disponible|accessible|supprim\w+|retir\w+|d[ée]plac\w+|d[ée]publi\w+|en ligne)",
    rf"\b(?:p[áa]gina|art[íi]culo|artigo|contenido|conte[úu]do|noticia|not[íi]cia|mat[ée]ria|documento"
    rf"|enlace)\b{_GAP}"
    rf"\b(?:n[oã]o?|ha sido|fue|foi)\b{_GAP}(?:encontr\w+|existe|dispon\w+|hall\w+|eliminad\w|retirad\w|borrad\w"
    rf"|removid\w|apagad\w|exclu[íi]d\w)",
    r"\bno encontrad[ao]\b|\bn[ãa]o encontrad[ao]\b|\bnon trovat[ao]\b|\bniet gevonden\b|\bnon trouv[ée]e?\b",
    rf"\b(?:pagina|articolo|contenuto|notizia|documento|indirizzo)\b{_GAP}\b(?:non|è stat\w)\b{_GAP}"
    r"(?:trovat\w|esist\w+|disponibil\w|raggiungibil\w|rimoss\w|cancellat\w|eliminat\w|present\w)",
    rf"\b(?:pagina|artikel|bericht|inhoud|link)\b{_GAP}\b(?:niet|is|werd)\b{_GAP}(?:gevonden|vinden|best\w+"
    rf"|beschikbaar|verwijderd)",
    rf"\b(?:sidan?|siden|artikk?e?ln?|artikkelen|artiklen|innehållet|indholdet)\b{_GAP}\b(?:inte|ikke|ej|har|er"
    rf"|blev|är)\b{_GAP}"
    r"(?:hitta\w*|finn\w+|findes|fundet|funnet|tilgj?[æea]ngelig\w*|existerar|eksisterer|borttagen|slettet"
    r"|fjernet|raderad\w?|flyttet)",
    rf"\b(?:sivua?|artikkelia?|sisältöä?)\b{_GAP}\b(?:ei|on)\b{_GAP}(?:l[öo]y\w+|olemassa|saatavilla|poistettu)",
    rf"\b(?:stron\w+|artyku\w+|treś\w+|dokument\w*)\b{_GAP}\b(?:nie|został\w?)\b{_GAP}(?:znale\w+|istniej\w+"
    rf"|dostępn\w+|odnale\w+|usunięt\w+)",
    r"\bnie znaleziono\b|\b(?:str[áa]nk|člán)\w+ .{0,40}(?:nenalezen\w*|neexistuj\w+|odstraněn\w*|nenašl\w+)"
    r"|\bnenalezen\w*",
    r"\b(?:az? )?(?:oldal|cikk|tartalom)\w* .{0,40}(?:nem talál\w+|nem létez\w+|nem elérhet\w+|törölt\w*|megszűnt)",
    r"\b(?:pagin|articol|conținut)\w* .{0,40}\bnu\b .{0,20}(?:găsit\w?|exist\w+|disponibil\w*)",
    r"(?:страниц|стать|материал|документ|новост|публикаци|сторінк|матеріал)\w*.{0,45}(?:не\s(?:найден|существ"
    r"|доступ|знайден|"
    r"існу)|удал[её]н|видален|снят\w? с)|(?:ничего|страница) не найден|не удалось найти",
    r"(?:σελίδα|άρθρο|περιεχόμενο).{0,45}(?:δεν (?:βρέθηκε|υπάρχει|είναι διαθέσιμ)|αφαιρέθηκε|διαγράφηκε)"
    r"|δεν βρέθηκε",
    r"(?:sayfa|içerik|haber|makale|yazı)\w*.{0,40}(?:bulunama\w+|bulunmuyor|mevcut değil|kaldırıl\w+|silin\w+|yok\b)",
    r"(?:ページ|記事|コンテンツ|ファイル|お探し).{0,25}(?:見つかり|みつかり|存在し|ありません|削除|終了)"
    r"|見つかりません|掲載を?終了",
    r"(?:页面|頁面|网页|網頁|文章|内容|內容|链接|新闻).{0,15}(?:不存在|找不到|未找到|删除|刪除|无法找到|失效"
    r"|下线|丢失)"
    r"|找不到.{0,12}(?:页面|頁面|网页|網頁|文章)",
    r"(?:페이지|기사|게시물|콘텐츠|문서).{0,20}(?:찾을 수 없|존재하지|없습니다|삭제)|삭제된 (?:기사|페이지)",
    r"(?:الصفحة|المقال|المحتوى|الموضوع|المادة|الخبر).{0,35}(?:غير موجود|غير متاح|غير متوفر|لا يوجد|لم يتم|حذف|تعذر)",
    r"لم يتم العثور|(?:הדף|העמוד|הכתבה).{0,25}(?:לא נמצא|אינו קיים|הוסר)",
    far=far_words.NOT_FOUND,
)
# What such a page says besides: where to go on from there.
LEADS_ON: Final = _of(
    r"\b(?:home ?page|front page|start page|search|links? (?:below|above)|try (?:again|one|a|the|searching)|check the"
    r"|spelling|mistyped|typo|url|address bar|go back|bookmark|oops|sorry|whoops|error|broken)\b",
    r"\b(?:startseite|suche\w*|tippfehler|adresse|zur[üu]ck|fehler|hoppla|leider|page d'accueil|accueil"
    r"|recherch\w+|v[ée]rifie[zr]"
    r"|d[ée]sol[ée]\w?|erreur|inicio|portada|buscador|buscar|lo sentimos|p[áa]gina inicial|in[íi]cio|desculpe"
    r"|erro|errore|ricerca|cerca)\b",
    r"\b(?:startpagina|zoek\w*|startsidan?|forsiden?|sök\w*|s[øo]k\w*|s[øo]g\w*|etusivu\w*|hae|haku"
    r"|stron\w+ główn\w+|wyszuk\w+|szukaj)\b",
    r"главн\w+ страниц\w+|поиск\w*|ошибк\w+|αρχική|αναζήτηση|σφάλμα|ana ?sayfa\w*|arama|hata|トップ|検索|首页"
    r"|首頁|搜索|搜尋|메인|검색|الرئيسية|البحث",
)

# ---------------------------------------------------------------- a check of the browser

CHALLENGE: Final = _of(
    r"\bjust a moment\b|\bone moment,? please\b|\bchecking (?:your browser|if (?:you|the site))"
    r"|\battention required\b",
    r"\bverif\w+ (?:that )?you(?:'re| are) (?:a )?(?:human|not a (?:ro)?bot)|\bare you (?:a |not a )?(?:human"
    r"|robot|bot)\b"
    r"|\b(?:i am|i'm|you're|you are) not a robot\b|\bprove (?:that )?you(?:'re| are)\b|\bhuman verification\b"
    r"|\bsecurity (?:check|verification)\b",
    r"\bpardon our interruption\b|\bunusual (?:traffic|activity)\b|\bautomated (?:requests?|access|traffic|queries)\b"
    r"|\b(?:you (?:have been|were)|your .{1,20} has been|access (?:to (?:this|the|our) (?:page|site|website"
    r"|server) |to [\w-]+\.\S+ )?(?:is |was |has been )?)(?:blocked|denied)\b"
    r"|\bbot (?:protection|detection)\b",
    r"\b(?:enable|turn on|activate|requires?|needs?|without|allow) (?:java ?script|cookies)\b|\bjavascript (?:is"
    r"|must be|and cookies)"
    r"|\bjavascript .{0,30}(?:enabled|disabled|required|turned)\b|\b(?:security|integrity) of your (?:connection"
    r"|browser)\b"
    r"|\bsite connection is secure\b|\bray id\b|\breference (?:id|#|no|number)\b|\bincident id\b|\bcaptcha\b"
    r"|\bddos protection\b",
    r"\b(?:you don't|do not|you do not) have permission to access\b|\btoo many requests\b"
    r"|\b403\b.{0,20}\bforbidden\b|^\W*forbidden\W*$",
    r"\beinen moment,? bitte|\bsicherheits(?:[üu]ber)?pr[üu]fung\b|\bbrowser\b.{0,30}\b[üu]berpr[üu]f|\b(?:kein"
    r"|ein) (?:ro)?bot(?:er)?\b"
    r"|\baktivieren sie (?:bitte )?(?:java ?script|cookies)|\bzugriff (?:wurde )?(?:verweigert|gesperrt"
    r"|blockiert)|\bmensch sind\b",
    r"\bun instant|\bun moment\b|\bv[ée]rifi\w+ .{0,40}\b(?:navigateur|humain|robot|s[ée]curit[ée])"
    r"|\bactive[zr] (?:le )?java ?script"
    r"|\bacc[èe]s (?:refus[ée]|bloqu[ée]|temporairement restreint)|\bcontr[ôo]le de s[ée]curit[ée]"
    r"|\bn'[êe]tes pas un robot",
    r"\bun momento\b|\bverific\w+ .{0,40}\b(?:navegador|humano|robot|seguridad|seguran[çc]a|browser|umano)"
    r"|\bno (?:soy|eres|es) un robot"
    r"|\b(?:active|habilite|habilita|ative|abilita) (?:o )?java ?script|\bacceso (?:denegado|bloqueado)"
    r"|\bacesso (?:negado|bloqueado)"
    r"|\baccesso (?:negato|bloccato)|\bnon sei un robot|\bum momento\b",
    r"\been ogenblik|\bcontroleren .{0,30}\bbrowser|\bgeen robot\b|\bett ögonblick\b|\bøjeblik\b|\bøyeblikk\b"
    r"|\bhetki\b|\bchwil[ęa]\b"
    r"|\bsprawdza\w+ .{0,30}przeglądark|\bnie jesteś robotem|\bokamžik\b|\bnejste robot|\begy pillanat\b"
    r"|\bnem robot\b|\bun moment",
    r"проверк\w+ (?:вашего )?(?:браузера|безопасности)|провер\w+.{0,30}браузер|вы не робот|не робот\b"
    r"|включите java ?script|доступ (?:запрещ|ограничен|заблокир)"
    r"|подождите|перевірка|έλεγχος (?:ασφαλείας|του προγράμματος)|δεν είστε ρομπότ|μια στιγμή|robot olmad\w+"
    r"|güvenlik (?:kontrol|doğrula)\w+|bir dakika|tarayıcınız",
    r"ロボットではありません|お待ちください|ブラウザ.{0,12}確認|セキュリティ.{0,6}(?:確認|チェック)"
    r"|java ?script.{0,12}有効|请稍候|请稍等|安全(?:验证|驗證|检查)"
    r"|人机验证|访问验证|滑块|滑塊|拖动|完成(?:安全|访问)?验证|不是机器人|正在(?:检查|驗證|验证)"
    r"|잠시만 기다|로봇이 아|보안 (?:확인|검사)|브라우저.{0,10}확인"
    r"|لست روبوت|التحقق من|لحظة من فضلك|يرجى تفعيل",
    far=far_words.CHALLENGE,
)
CHALLENGE_CODE: Final = re.compile(
    r"_cf_chl_opt|cf-browser-verification|challenge-form|challenge-running|captcha-delivery\.com|px-captcha"
    r"|/_Incapsula_Resource"
    r"|_pxAppId\W.{0,200}captcha|awsWafCookieDomainList|AwsWafIntegration|sgcaptcha|/\.well-known/sgcaptcha"
    r"|ddos-guard/js-challenge"
    r"|distil_r_captcha|geo\.captcha-delivery|/tspd/|smartcaptcha|kasada"
    r"|cdn-cgi/challenge-platform/h/[a-z]/orchestrate"
)
CAPTCHA_CODE: Final = re.compile(  # on forms of comments too
    r"g-recaptcha|h-captcha|cf-turnstile|hcaptcha\.com|recaptcha/api|challenges\.cloudflare\.com|geetest"
    r"|funcaptcha|arkoselabs"
)

# ---------------------------------------------------------------- accounts

LOGIN: Final = _of(
    r"\b(?:log|sign)(?:ging|ged|ing|ed)?[ -]?(?:in|on)\b|\bsign[ -]?up\b|\blogin\b|\bregister\b|\bcreate (?:an?|your"
    r"|my) .{0,20}account\b|\bpassword\b|\baccount\b",
    r"\banmeld\w+|\beinloggen\b|\bkonto\b|\bregistrier\w+|\bpasswort\b|\bbenutzer\w*|\bzugangsdaten\b"
    r"|\bconnexion\b|\bconnecte[zr]\b|\bidentifie[zr]\b"
    r"|\bmot de passe\b|\bcompte\b|\binscri\w+",
    r"\b(?:iniciar|inicia|inicie) (?:la )?sesi[óo]n\b|\bcontraseña\b|\bcuenta\b|\bregistr\w+|\bacceda\b"
    r"|\bentrar\b|\bsenha\b|\bconta\b|\biniciar sess[ãa]o\b"
    r"|\baccedi\b|\bpassword\b|\baccount\b|\bregistrati\b|\bfaça (?:o )?login\b|\biscriviti\b",
    r"\binloggen\b|\bwachtwoord\b|\blogga in\b|\blog ind\b|\blogg inn\b|\blösenord\b|\badgangskode\b|\bpassord\b"
    r"|\bkirjaudu\b|\bsalasana\b|\btunnuk\w+"
    r"|\bzaloguj\w*|\blogowanie\b|\bhasło\b|\bpřihl\w+|\bheslo\b|\bbejelentkez\w+|\bjelszó\w*|\bautentifica\w+"
    r"|\bparol[ăa]\b|\bconecta\w+",
    r"войти|вход\b|авториз\w+|зарегистр\w+|регистраци\w+|парол\w+|увійти|σύνδεση|συνδεθείτε|κωδικ\w+|εγγραφ\w+"
    r"|giriş\b|oturum aç\w*|üye (?:ol|giriş)\w*|şifre\w*",
    r"ログイン|会員登録|無料登録|パスワード|登录|登錄|登入|注册|註冊|密码|密碼|로그인|회원가입|비밀번호"
    r"|تسجيل الدخول|كلمة المرور|إنشاء حساب|سجل",
    far=far_words.LOGIN,
)
LOGIN_ADDRESS: Final = re.compile(
    r"^https?://(?:(?:accounts?|login|auth|sso|signin|id)\.[^/?]+/|[^/]+/(?:[^?]*/)?(?:log-?in|sign-?in|signup"
    r"|auth|sso|anmelden|anmeldung|connexion"
    r"|inloggen|accedi|entrar|giris|logowanie|register|account)\b[^/?]*/?(?:[?#]|$))",
    re.IGNORECASE,
)
FREE_ACCOUNT: Final = _of(
    r"\b(?:create|register|sign[ -]up|open|get)\b.{0,30}\b(?:free|account)\b|\bfree (?:account|registration)\b"
    r"|\bregister\b(?!ed)",
    r"\bkostenlos\w* (?:registrier\w+|anmeld\w+|konto)|\bregistrier\w+|\bcompte gratuit\b|\binscri\w+ gratuit\w*"
    r"|\bcr[ée]e[zr] (?:un|votre) compte\b",
    r"\b(?:cuenta|registro) gratis|\bregístra\w+|\bregistrarse\b|\bconta gr[áa]tis\b|\bcadastr\w+|\bregistrati\b"
    r"|\bgratis (?:account|konto|registr\w+)\b",
    r"\bmaak een (?:gratis )?account|\bskapa (?:ett )?(?:gratis)?konto|\bopret (?:en )?(?:gratis )?(?:konto"
    r"|bruger)|\bluo (?:ilmainen )?tunnus|\bzarejestruj\w*"
    r"|\bregistruj\w+|\bregisztrál\w+|зарегистрир\w+|бесплатн\w+ регистрац\w+|δωρεάν εγγραφή|ücretsiz (?:üye"
    r"|kay)\w*|無料(?:会員)?(?:登録|に登録)|登録[（(]無料|無料で登録|免费注册|免費註冊|무료 회원|حساب مجاني",
    far=far_words.FREE_ACCOUNT,
)
