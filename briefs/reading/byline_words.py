"""The words round a writer's name in a byline, by language: what leads it in, what a role is, what is nobody.

Written for this project from the usage of newspapers; all in the form of `str.casefold`.
"""

from __future__ import annotations

from typing import Final

from briefs.sentences import word_set


def _phrases(listed: str) -> tuple[str, ...]:
    """The phrases of a list, one between two commas; the longest first, so that it is tried before its beginning."""
    found = {" ".join(one.split()).casefold() for one in listed.replace("\n", ",").split(",")}
    return tuple(sorted(found - {""}, key=lambda one: (-len(one), one)))


def _words(listed: str) -> frozenset[str]:
    """The words of a list, folded as what is compared with them is: a Greek one ends in another letter then."""
    return word_set(listed.casefold())


# Before a colon (in some scripts a slash or a bar) each of these leads in who wrote it.
LABELS: Final = _phrases(
    """autor, autorin, autoren, autorinnen, text, texte, bericht, reportage, von, ein beitrag von, verfasst von,
    geschrieben von, auteur, auteure, autrice, auteurs, par, rédigé par, écrit par, propos recueillis par
    autora, autores, texto, textos, por, escrito por, redactado por, periodista, reportagem, reportaje, da autoria de
    autore, autori, testo, testi, di, a cura di, scritto da, articolo di, servizio di
    tekst, tekst av, tekst af, door, geschreven door, verslaggever, schrijver
    av, af, text av, skribent, reporter, skriven av, skrevet av, skrevet af, forfatter, journalist, ord
    teksti, kirjoittaja, kirjoittanut, toimittaja, autorid, kirjutas, kirjutab
    autorka, autorzy, napisał, napisała, opracował, opracowała, opracowanie, oprac., przygotował, przygotowała
    napsal, napsala, připravil, připravila, autoři, napísal, napísala, autori článku, autorka článku, autor článku
    írta, szerző, szerzők, szöveg, készítette, autoare, de, scris de, articol de, un articol de
    autorica, avtor, avtorica, piše, pišu, pise, napisao, napisala, besedilo, novinar, novinarka, tekst i foto
    autorius, autorė, tekstas, parengė, rašo, autors, autore, teksts, sagatavoja, raksta, autori
    yazan, haber, muhabir, yazar, yazı, müəllif, müxbir, yazdı, hazırladı, mətn, muallif
    автор, авторы, авторка, автори, текст, тексты, подготовил, подготовила, подготовили, материал подготовил
    материал подготовила, беседовал, беседовала, корреспондент, журналист, журналистка, журналіст, журналістка
    підготував, підготувала, підготували, розмовляв, розмовляла, кореспондент, кореспондентка, аўтар, тэкст
    аутор, аутори, ауторка, пише, пишу, новинар, новинарка, пишува, пишет, написал, написала, от, мәтін, жазған
    дайындаған, автордың, муаллиф, матн
    συντάκτης, συντάκτρια, συντάκτες, γράφει, γράφει ο, γράφει η, γράφουν, γράφουν οι, του, της, κείμενο, ρεπορτάζ
    ავტორი, ტექსტი, მოამზადა, ჟურნალისტი, հեղինակ, տեքստ, լրագրող
    מאת, כתב, כתבה, כותב, כותבת, כתבת, كتب, كتبت, كتبه, كتبته, بقلم, تقرير, إعداد, الكاتب, الكاتبة
    نویسنده, نوشته, نوشتهٔ, به قلم, گزارش, گزارشگر, خبرنگار, تحریر, تحریر و تحقیق, رپورٹ, رپورٹر, مصنف, مصنفہ
    द्वारा, लेखक, लेखिका, रिपोर्ट, रिपोर्टर, लिखित, संवाददाता, वार्ताहर, लेखन, लेखकः, প্রতিবেদক, প্রতিবেদন
    লেখক, লেখিকা, লেখা, লিখেছেন, রিপোর্ট, রিপোর্টার, ਲੇਖਕ, ਰਿਪੋਰਟ, લેખક, અહેવાલ
    செய்தியாளர், எழுதியவர், நிருபர், கட்டுரையாளர், எழுத்து, రచయిత, రచన, విలేకరి, రిపోర్టర్, కథనం
    ಲೇಖಕ, ಲೇಖಕರು, ಲೇಖಕಿ, ವರದಿ, ವರದಿಗಾರ, ವರದಿಗಾರರು, ലേഖകൻ, ലേഖിക, എഴുതിയത്, തയ്യാറാക്കിയത്, റിപ്പോർട്ട്, രചന
    ලියන්නේ, ලේඛක, โดย, เรื่อง, ผู้เขียน, ผู้สื่อข่าว, เขียนโดย, รายงานโดย, เรียบเรียงโดย, ໂດຍ, ដោយ, ရေးသားသူ
    tác giả, bởi, bài, bài viết, thực hiện, phóng viên, người viết
    oleh, penulis, pewarta, laporan, ditulis oleh, wartawan, na, imeandikwa na, mwandishi, ni, nina, isinulat ni
    ulat ni, ጸሐፊ, ዘጋቢ, አዘጋጅ
    文, 作者, 记者, 記者, 撰文, 撰稿, 文字, 采写, 採訪, 採訪撰文, 采访, 撰写, 通讯员, 本报记者, 本報記者, 執筆, 取材
    取材·文, 取材・文, 著者, 筆者, 글, 기자, 기자명, 취재, 글쓴이"""
)
# These lead it in without a colon, too, where nothing but names follows.
OPENINGS: Final = _phrases(
    """von, par, por, door, di, de, av, af, od, ein beitrag von, écrit par, rédigé par, propos recueillis par
    escrito por, scritto da, a cura di, articolo di, servizio di, geschreven door, skriven av, skrevet av, skrevet af
    text av, tekst av, tekst af, texto de, kirjoittanut, kirjutas, napisał, napisała, opracował, opracowała, oprac.
    napsal, napsala, připravil, připravila, napísal, napísala, írta, scris de, piše, pišu, napisao, napisala
    parengė, rašo, sagatavoja, raksta, yazan, hazırladı, autor, autorka
    автор, подготовил, подготовила, підготував, підготувала, пише, пишу, пишет, пишува, беседовал, беседовала, от, од
    γράφει ο, γράφει η, γράφουν οι, του, της, հեղինակ
    מאת, بقلم, كتبت, به قلم, द्वारा, লিখেছেন, โดย, เขียนโดย, รายงานโดย
    bởi, oleh, ditulis oleh, na, imeandikwa na, ni, nina, isinulat ni, ulat ni
    本报记者, 本報記者, 记者, 記者, 撰文, 기자명"""
)
# Where one of these follows, the person took the picture.
PICTURES: Final = _phrases(
    """foto, fotos, fotoğraf, photo, photos, bild, bilder, bilde, kuva, kuvat, valokuvat, zdjęcia, zdjęcie, fotografie
    fotky, fénykép, fotók, fotografije, imagini, nuotraukos, fotod, φωτογραφία, φωτογραφίες, фото, фотография, снимки
    сурет, ფოტო, լուսանկար, צילום, תצלום, צילומים, صور, تصوير, صورة, عکس, تصویر, فوٹو, फोटो, छवि, ছবি, புகைப்படம், ఫోటో
    ചിത്രം, ภาพ, ảnh, gambar, picha, larawan, ፎቶ, 摄影, 攝影, 写真, 撮影, 사진, 图, 圖, 摄, 攝
    immagini, imágenes, imagens"""
)
# Whose work it is, beside a name or glued to it; a name is what is left.
ROLES: Final = _words(
    """onze ons unser unsere unserem unserer notre nuestro nuestra nosso nossa nostro nostra vår vores naš naša naše
    наш наша нашего correspondent sonderkorrespondent журналист журналистка корреспондент корреспондентка
    обозреватель репортер репортёр колумнист спецкор собкор журналіст журналістка кореспондент кореспондентка
    оглядач оглядачка репортерка новинар новинарка дописник редактор редакторка специальный собственный тілші
    δημοσιογράφος ανταποκριτής ανταποκρίτρια συντάκτης συντάκτρια ჟურნალისტი კორესპონდენტი լրագրող թղթակից כתב כתבת
    כתבנו כתבתנו עיתונאי עיתונאית פרשן פרשנית مراسل مراسلة صحفي صحفية محرر محررة كاتب كاتبة خبرنگار گزارشگر
    روزنامه‌نگار نامہ نگار صحافی نمائندہ संवाददाता रिपोर्टर पत्रकार वरिष्ठ विशेष वार्ताहर উপসম্পাদক সাংবাদিক
    রিপোর্টার সংবাদদাতা প্রতিনিধি செய்தியாளர் நிருபர் விலேகரி విలేకరి రిపోర్టర్ ವರದಿಗಾರ ലേഖകൻ റിപ്പോർട്ടർ
    ผู้สื่อข่าว นักข่าว คอลัมนิสต์ 기자 특파원 논설위원 선임기자 인턴기자 객원기자 記者 记者 特派員 特派员 編集委員
    論説委員 通讯员 通訊員 特约 見習記者 ዘጋቢ muhabiri muhabir yazar müxbir újságíró szerkesztő toimittaja journalist
    journaliste periodista jornalista giornalista redaktor redaktorka dziennikarz dziennikarka novinář novinářka
    novinár novinárka novinar novinarka žurnalistas korespondentas žurnālists žurnāliste ajakirjanik verslaggever
    verslaggeefster redacteur reporter reporterka korrespondent korrespondentin redakteur redakteurin volontär
    volontärin kolumnist kolumnistin correspondant correspondante envoyé envoyée corresponsal redactor redactora
    redator redatora repórter inviato inviata corrispondente collaboratore wartawan jurnalis kontributor penulis
    mwandishi mamamahayag"""
)
# A desk, an agency, an account: a line that has one names no person.
NOBODIES: Final = _words(
    """редакция редакции редакцией отдел служба пресс-служба агентство агентства новостей новости администратор админ
    редакція редакції відділ агентство новини прес-служба редакцията екип екипът агенция новинарска редакциja
    редакција σύνταξη συντακτική ομάδα newsroom πρακτορείο რედაქცია სააგენტო խմբագրություն գործակալություն מערכת
    המערכת סוכנויות סוכנות צוות חדשות أسرة هيئة التحرير غرفة الأخبار وكالة وكالات فريق محررو أخبار المحرر المحررة
    تحریریه گروه خبرگزاری سرویس تیم ڈیسک ویب نیوز ادارہ ایجنسی ایجنسیاں डेस्क ब्यूरो न्यूज़ न्यूज टीम एजेंसी
    संपादकीय संपादक ऑनलाइन समाचार टीमकडून प्रतिनिधी वृत्तसंस्था ডেস্ক নিজস্ব স্টাফ নিউজ অনলাইন টিম সংস্থা সম্পাদক
    সংবাদ டெஸ்க் செய்திப்பிரிவு குழு ஆசிரியர் செய்திகள் డెస్క్ టీమ్ న్యూస్ బ్యూరో ಡೆಸ್ಕ್ ನ್ಯೂಸ್ ತಂಡ ഡെസ്ക് ബ്യൂറോ
    ന്യൂസ് ടീം กองบรรณาธิการ ทีมข่าว ข่าว สำนักข่าว ทีมงาน โต๊ะข่าว ዜና አገልግሎት ክፍል redaktion redaktionen
    onlineredaktion redaktionsteam nachrichtenagentur agentur agenturen rédaction agence agences redacción redacció
    agencias agencia equipo redazione agenzia agenzie redação equipe agência redactie onlineredactie persbureau
    redaksjonen nyhetsbyrå redaktionens nyheds ritzau toimitus uutistoimisto uutiset redakcja redakcji agencja
    redakce redakcia redakcie agentura agentúra szerkesztőség hírszerkesztő szerkesztőségi redacția redactia agenția
    redakcija agencija uredništvo uredništva redaktsioon toimetus agentuur redakcijos redakcijas agentūra merkezi
    merkez ajansı ajans editör editörü haberleri servisi redaksiya agentliyi nhóm redaksi berita admin administrator
    webmaster editor editors staff desk team agency wetu mwandishi wetu balita patnugutan"""
)
# The same in scripts that write without spaces, and suffixes of Korean ones: anywhere in the name.
NOBODIES_INSIDE: Final = _phrases(
    """编辑部, 編輯部, 編集部, 新华社, 新華社, 通讯社, 通訊社, 本报讯, 本報訊, 综合, 綜合, 取材班, 通信社, 新聞, 新闻
    日报, 日報, 晚报, 晚報, 网, 網, 电视, 電視, 小组, 小組, 中心, 记者站, 社会部, 政治部, 経済部, 支局, 総局, 報道部
    委員会, 来源, 來源, 责任, 責任, 客户端, 官方, 편집국, 편집부, 뉴스, 취재팀, 온라인팀, 연합, 신문, 보도국, 기자단
    กองบรรณาธิการ, ทีมข่าว, ข่าวสด, สำนักข่าว, ban biên tập"""
)
AND: Final = _phrases(
    """and, und, et, y, e, en, och, og, ja, i, a, és, și, si, in, ir, un, ve, və, va, và, dan, at, и, і, й, та, да, және
    και, და, և, ו, و, اور, और, तथा, व, आणि, ও, এবং, ਅਤੇ, અને, மற்றும், మరియు, ಮತ್ತು, ഒപ്പം, และ, እና, 와, 과"""
)
