"""The names under which sites have their searches and services, and the addresses of their lists."""

from __future__ import annotations

import re
from typing import Final

SEARCH_NAME: Final = re.compile(
    r"\W*(?:search(?: results?)?(?: for)?|results? for|(?:\d[\d.,]* )?(?:search )?results|you searched for"
    r"|such(?:e|ergebnisse?)(?: f[üu]r| nach)?|r[ée]sultats?(?: de (?:la )?recherche)?(?: pour)?|recherche(?: pour)?"
    r"|resultados?(?: de (?:la )?b[úu]s(?:queda|ca))?(?: para| por)?|b[úu]squeda|busca(?: por)?"
    r"|risultati(?: (?:della|di) ricerca)?(?: per)?|ricerca"
    r"|zoekresultaten(?: voor)?|zoeken(?: naar)?|s[öøo]kresultat\w*|s[øo]geresultat\w*|hakutulokset"
    r"|wyniki wyszukiwania|výsledky (?:vyhled|hled)\w+"
    r"|keresési? eredmény\w*|rezultate(?:le)? c[ăa]ut\w+|результаты поиска|поиск|результати пошуку"
    r"|αποτελέσματα αναζήτησης|arama sonuç\w*"
    r"|検索結果|搜索结果|搜尋結果|검색 결과|نتائج البحث)(?!\w)",
    re.IGNORECASE,
)
SERVICE_NAME: Final = re.compile(
    r"\W*(?:contact(?:s| us| details)?|get in touch|about(?: us| the (?:site|paper|newspaper))|imprint"
    r"|legal notice|privacy(?: policy| notice| statement)?"
    r"|cookie (?:policy|notice|statement)|terms(?: (?:of (?:use|service|sale)|and conditions|& conditions))?"
    r"|advertis(?:e|ing)(?: with us)?|site ?map|help(?: cent(?:re|er))?|faqs?"
    r"|frequently asked questions|newsletters?(?: sign-?up)?|subscri(?:be|ptions?)(?: now| today)?|our team"
    r"|the team|masthead|careers|jobs|shop|e-?paper|archives?|accessibility(?: statement)?"
    r"|kontakt(?: (?:und|&) .{1,20})?|impressum|datenschutz(?:erkl[äa]rung|hinweise?)?|agb|nutzungsbedingungen"
    r"|allgemeine gesch[äa]ftsbedingungen|über uns|hilfe|mediadaten|die redaktion|abonnement"
    r"|nous contacter|contactez-nous|mentions légales|qui sommes-nous ?\??|à propos|politique de confidentialité"
    r"|conditions générales(?: .{1,30})?|plan du site|aide|abonnements?|s'abonner"
    r"|contacto|contáctenos|contactos|aviso legal|quiénes somos|política de (?:privacidad|privacidade|cookies)"
    r"|términos (?:y condiciones|de uso)|termos (?:de uso|e condições)|fale conosco|contatos?"
    r"|quem somos|sobre nós|contatti|chi siamo|note legali|informativa (?:sulla )?privacy|termini e condizioni"
    r"|redazione|colofon|over ons|privacyverklaring|algemene voorwaarden|om oss|om os|kontakta oss"
    r"|kontakt oss|kontakt os|integritetspolicy|personvern(?:erklæring)?|privatlivspolitik|yhteystiedot"
    r"|tietosuoja\w*|o nas|polityka prywatności|regulamin|redakcja|kontakty|o nás|ochrana osobních údajů"
    r"|kapcsolat|adatvédelem|impresszum|rólunk|despre noi|politica de confidențialitate|контакты|о нас|о проекте"
    r"|о редакции|редакция|политика конфиденциальности|реклама|пользовательское соглашение"
    r"|контакти|про нас|επικοινωνία|σχετικά με εμάς|ποιοι είμαστε|όροι χρήσης|πολιτική απορρήτου|iletişim"
    r"|hakkımızda|künye|gizlilik politikası|kullanım (?:koşulları|şartları)"
    r"|お問い?合わせ|会社概要|運営会社|プライバシーポリシー|個人情報保護方針|利用規約|关于我们|關於我們|联系我们"
    r"|聯絡我們|隐私政策|隱私政策|版权声明|회사 ?소개|개인정보 ?처리방침|이용약관|고객센터|اتصل بنا|من نحن"
    r"|سياسة الخصوصية|شروط الاستخدام)(?!\w)",
    re.IGNORECASE,
)
VIDEO_NAME: Final = re.compile(
    r"\W*(?:watch|video|videos|vid[ée]o|v[íi]deo|im video|livestream|listen|podcast|audio|episode \d+|folge \d+"
    r"|[ée]pisode \d+|episodio \d+|kijk|bekijk|se"
    r"|katso|obejrzyj|wideo|видео|смотрите|відео|βίντεο|izle|動画|视频|視頻|影音|영상|فيديو|شاهد)(?: ?[:|–—-]\s"
    r"|\s*[【「])",
    re.IGNORECASE,
)
GALLERY_NAME: Final = re.compile(
    r"\W*(?:in (?:pictures|photos)|(?:photo|picture) (?:gallery|essay|story)|photos|pictures|gallery|slideshow"
    r"|bilder(?:galerie|strecke)?|fotostrecke|fotogalerie"
    r"|galerie|in bildern|en images|diaporama|photos|en im[áa]genes|en fotos|fotogaler[íi]a|galer[íi]a"
    r"|galeria(?: de fotos)?|em (?:imagens|fotos)|fotogallery|galleria|in foto"
    r"|le foto|foto's|in beeld|fotoserie|bildspel|i bilder|billedserie|bildeserie|kuvagalleria|kuvat"
    r"|galeria zdjęć|zdjęcia|fotky|képgaléria|galéria|galerie foto"
    r"|фото|фоторепортаж|фотогалерея|φωτογραφίες|foto galeri|fotoğraf\w*|写真特集|フォト|图集|組圖|组图|포토"
    r"|صور)(?:\s*[:|–—-]|\s*$|\s*[】」])",
    re.IGNORECASE,
)
LISTED_ADDRESS: Final = re.compile(
    r"/(?:[a-z]{2}(?:-[a-z]{2})?/)?(?:[^/]+/){0,2}?(?:tags?|topics?|categor(?:y|ies)|sections?|rubrik\w*"
    r"|ressort\w*|themen?|schlagwort\w*|stichwort|th[èe]mes?|sujets?|dossiers?"
    r"|auth?ors?|by|autor\w*|auteurs?|people|profiles?|staff|journalists?|archives?|archiv|search|suche"
    r"|recherche|etiquetas?|temas?|categori[ae]s?|page|seccion|sezione|rubrique"
    r"|onderwerp|yazar\w*|kategori\w*|etiket|konu|tagi?|temat\w*|kategoria|avtor\w*|rubric\w*|videos?|galler(?:y"
    r"|ies)|galerie\w*|photos?|latest|news)/(?:[^/]+/?)?$"
    r"|/[^/\d]{0,24}/?$",
    re.IGNORECASE,
)
PROFILE_ADDRESS: Final = re.compile(
    r"/(?:[^/]+/)?(?:auth?ors?|signataires?|firmas?|firme|medarbejdere?|toimittajat?|munkatars\w*|by|autor(?:in"
    r"|en|es|i)?|auteurs?|staff|journalists?|profiles?|writers?|reporters?"
    r"|contributors?|redakt\w+|yazar\w*)/[^/]+/?$",
    re.IGNORECASE,
)
APPLY_BUTTON: Final = re.compile(
    r"\W*(?:apply(?: now| here| online| for this (?:job|post|role|position))?|(?:jetzt |hier |online )?bewerben"
    r"|postuler|je postule"
    r"|candidater|solicitar(?: empleo)?|inscribirse|candidatar-?se|candidatarsi|candidati(?: ora)?"
    r"|invia candidatura|solliciteer"
    r"(?: nu| direct)?|ansök(?: nu| här)?|sök (?:jobbet|tjänsten)|ansøg(?: nu| her)?|søk (?:på )?(?:stillingen"
    r"|her)|hae (?:paikkaa"
    r"|työpaikkaa|nyt)|aplikuj(?: teraz)?|odpovědět na inzerát|mám zájem|jelentkez(?:em|és)|aplică(?: acum)?"
    r"|откликнуться"
    r"|відгукнутися|αίτηση|başvur|応募(?:する)?|エントリー|申请职位|立即申请|投递简历|지원하기|قدم الآن)\W*",
    re.IGNORECASE,
)
JOB_NAME: Final = re.compile(
    r"\((?:[mwfhdxgvk]\s?/\s?){1,3}[mwfhdxgvk]\)|\b(?:job (?:offer|vacancy|opening)|vacanc(?:y|ies)"
    r"|stellen(?:angebot|anzeige|markt)"
    r"|offre d'emploi|oferta de (?:empleo|trabajo)|vaga de emprego|offerta di lavoro|vacature|jobbannons"
    r"|ledig stilling|avoin työpaikka"
    r"|oferta pracy|nabídka práce|állásajánlat)\b|вакансия|求人|招聘|채용",
    re.IGNORECASE,
)
BUY_BUTTON: Final = re.compile(
    r"\W*(?:add to (?:cart|basket|bag)|buy(?: now| tickets?)?|order now|get tickets|book (?:now|tickets?)"
    r"|checkout|in den (?:waren|einkaufs)korb|jetzt (?:kaufen|bestellen|buchen)"
    r"|tickets? (?:kaufen|sichern|buchen)|ajouter au panier|acheter|commander|réserver|añadir al carrito"
    r"|añadir a la cesta|comprar(?: ahora| entradas| agora| ingressos)?|reservar"
    r"|adicionar ao carrinho|aggiungi al carrello|acquista(?: ora)?|prenota(?: ora)?|in (?:de )?winkel(?:wagen"
    r"|mand)|bestel(?:len)?|koop (?:nu|tickets)|lägg i (?:varukorgen?|kundvagn)|köp(?: nu| biljetter)?"
    r"|læg i kurv(?:en)?|køb(?: nu| billetter)?|legg i handlekurv(?:en)?|kjøp(?: nå| billetter)?"
    r"|lisää ostoskoriin|osta(?: liput)?|dodaj do koszyka|kup (?:teraz|bilety?)|do košíku|koupit|kosárba"
    r"|adaugă în coș|в корзину|добавить в корзину|купить(?: билеты?)?|до кошика|купити|προσθήκη στο καλάθι|αγορά"
    r"|sepete ekle|satın al|bilet al|カートに入れる|購入(?:する)?|加入购物车|加入購物車|立即购买"
    r"|장바구니(?:에 담기)?|구매(?:하기)?"
    r"|أضف إلى السلة|اشتر الآن)\W*",
    re.IGNORECASE,
)
