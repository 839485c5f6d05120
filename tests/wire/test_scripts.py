"""Pages that only ask for JavaScript, and articles beside which it is asked for. Places and persons are invented."""

import pytest

from bot.wire.errors import ClosedDoorError
from bot.wire.page_read import PageRead
from bot.wire.pages import read_page
from briefs.errors import NoArticleError

ASKS = {
    "en": "You need to enable JavaScript to run this app.",
    "en, sorry": "We're sorry but this site doesn't work properly without JavaScript enabled. Please enable it.",
    "en, cookies": "Enable JavaScript and cookies to continue reading. Your browser is not supported by our site.",
    "en, off": "Scripts are off. JavaScript is disabled in your browser, so that nothing can be shown.",
    "de": "Diese Seite benötigt JavaScript. Bitte schalten Sie es in den Einstellungen Ihres Browsers ein.",
    "fr": "JavaScript est nécessaire au fonctionnement de ce site. Merci de l'activer dans votre navigateur.",
    "es": "Es necesario tener activado JavaScript en el navegador para leer este periódico.",
    "it": "Per leggere il sito bisogna attivare JavaScript nelle impostazioni del browser.",
    "pt": "O seu navegador está com o JavaScript desativado, por isso o site não pode ser mostrado.",
    "nl": "Deze krant werkt niet zonder JavaScript. Zet het aan in de instellingen van de browser.",
    "sv": "Den här tidningen kräver JavaScript. Aktivera det i inställningarna för din webbläsare.",
    "da": "Avisen virker ikke uden JavaScript. Slå det til i indstillingerne i din browser.",
    "fi": "Sivuston käyttö edellyttää, että JavaScript on sallittu selaimen asetuksissa.",
    "pl": "Serwis wymaga obsługi JavaScript. Zmień ustawienia przeglądarki i otwórz stronę ponownie.",
    "cs": "Stránky vyžadují JavaScript, který máte v nastavení prohlížeče vypnutý.",
    "ru": "Для чтения сайта нужен JavaScript. Разрешите его в настройках браузера.",
    "uk": "Без JavaScript сайт не працює. Увімкніть його в налаштуваннях браузера.",
    "el": "Για την ανάγνωση της σελίδας απαιτείται JavaScript στο πρόγραμμα περιήγησης.",
    "tr": "Sitenin görüntülenmesi için tarayıcı ayarlarında JavaScript desteği açık olmalıdır.",
    "ja": "記事をお読みいただくには、ブラウザの設定でJavaScriptを有効にする必要があります。",
    "zh": "本站需要JavaScript支持，请在浏览器设置中打开后刷新页面。",
    "ko": "기사를 읽으려면 브라우저 설정에서 자바스크립트를 허용해 주세요.",
    "ar": "يتطلب هذا الموقع تشغيل جافا سكريبت في إعدادات المتصفح.",
}
MARKS = (
    '<meta property="og:type" content="article"><meta property="og:site_name" content="Sandvik Post">'
    '<meta property="article:published_time" content="2026-11-20T08:00:00Z">'
)
FLASH = "The ferry of Sandvik will stop at noon on Friday, its owner said."


def _read(body: str, *, marks: str = MARKS, title: str = "Ferry of Sandvik to stop") -> PageRead:
    page = f"<html><head><title>{title}</title>{marks}</head><body>{body}</body></html>"
    return read_page(page.encode(), url="https://post.example/news/ferry-of-sandvik-to-stop")


@pytest.mark.parametrize("asked", ASKS.values(), ids=ASKS)
@pytest.mark.parametrize(
    "body",
    [
        "<div id=root></div><noscript>{}</noscript><script src=/a.js></script>",
        "<div id=app>Loading …</div><noscript><p>{}</p></noscript>",
        "<main><h1>Ferry of Sandvik to stop</h1><p>{}</p></main>",
        "<div>{}</div>",
    ],
)
def test_a_page_that_only_asks_for_scripts_is_no_article(body: str, asked: str) -> None:
    for marks in (MARKS, ""):
        with pytest.raises(ClosedDoorError) as error:
            _read(body.format(asked), marks=marks)
        assert error.value.door == "challenge"


@pytest.mark.parametrize("asked", [ASKS["en"], ASKS["es"], ASKS["da"], ASKS["ja"]])
def test_a_flash_beside_which_scripts_are_asked_for_is_read(asked: str) -> None:
    for body in (f"<noscript>{asked}</noscript><h1>Ferry to stop</h1><p>{FLASH}</p>", f"<p>{asked}</p><p>{FLASH}</p>"):
        assert FLASH in _read(body).article.text
    spanish = "El puerto de Sandvik cerrará el viernes su muelle viejo, según dijo la alcaldesa Olga Ninguna."
    assert spanish in _read(f"<noscript>{asked}</noscript><h1>El muelle cierra</h1><p>{spanish}</p>").article.text


def test_an_article_about_javascript_is_read() -> None:
    text = (
        "The makers of the browser Gull will switch off JavaScript on sites that ask for too much memory.",
        "Readers who want it back have to enable JavaScript in the settings, said Olga Nowhere, who leads the project.",
        "The change comes to all users in Sandvik in March, after a year in which a thousand people tried it out.",
    )
    assert (
        text[1] in _read("<h1>Gull to switch off JavaScript</h1>" + "".join(f"<p>{p}</p>" for p in text)).article.text
    )


def test_a_few_words_without_any_mark_are_no_article() -> None:
    with pytest.raises(NoArticleError):
        _read(f"<h1>Ferry to stop</h1><p>{FLASH}</p>", marks="")
