"""Pages whose parts are hard to tell apart. Every outlet, person and place is invented."""

import pytest

from briefs.models import Article
from briefs.reading import read_bytes


def _read(page: str) -> Article:
    return read_bytes(page.encode(), name="page.html", declared="utf-8")


MENU = "".join(
    f'<li><a href="/{at}">{name}</a></li>' for at, name in enumerate(("新闻", "评论", "文化", "体育", "旅游"))
)
CHINESE = (
    "北港的老灯塔星期二晚上重新点亮，这是它熄灭十二年以来的第一次。",
    "守塔人的孙女贺兰清扫了楼梯，又请人修好了镜片。她说，海上的人都在等这束光。",
    "灯塔每晚亮到十一点，周末可以上去看看，票价两元。",
)


def test_a_short_article_in_a_script_without_spaces_is_not_read_with_the_page_round_it() -> None:
    paragraphs = "".join(f"<p>{one}</p>" for one in CHINESE)
    others = "".join(
        f'<li><a href="/x{at}">{name}</a></li>' for at, name in enumerate(("码头吊车卖掉了", "夜班车停运"))
    )
    article = _read(
        f'<html lang="zh"><head><title>北港灯塔十二年后重亮</title></head><body><div><ul>{MENU}</ul></div>'
        f'<div id="main"><h1>北港灯塔十二年后重亮</h1><div class="text">{paragraphs}</div></div>'
        f"<div><h3>热门</h3><ul>{others}</ul></div><div>关于我们 · 联系我们</div></body></html>"
    )
    assert article.text.split("\n\n") == list(CHINESE)


LAST_BOAT = "Last boat leaves the rock in June"
NEWS = "<p>The ferry to Gull Rock will stop in June because its engine cannot be mended, its owner said on Monday.</p>"
MORE = "<p>Some 400 people crossed on it each day, most of them on the way to the market hall of Low Haven.</p>"


@pytest.mark.parametrize(
    ("title", "masthead", "outlet"),
    [
        ("Rock Village Pages - Last boat leaves the rock in June", "Rock Village Pages", "Rock Village Pages"),
        ("The Lamp: Last boat leaves the rock in June", "The Lamp", "The Lamp"),
        ("Last boat leaves the rock in June | News | The Lamp", "The Lamp", None),
    ],
)  # fmt: skip
def test_a_page_without_headings_is_titled_by_the_line_that_it_prints(
    title: str, masthead: str, outlet: str | None
) -> None:
    article = _read(
        f"<html><head><title>{title}</title></head><body><div><b>{masthead}</b></div><div><font size=5>"
        f"Last boat leaves the rock in June</font></div>{NEWS}{MORE}<div>Copyright 2026 {masthead}.</div></body></html>"
    )
    assert article.headline == "Last boat leaves the rock in June"
    assert outlet is None or article.outlet == outlet


@pytest.mark.parametrize(
    ("printed", "headline"),
    [
        ("<span>Region: </span>Last boat leaves the rock in June", "Last boat leaves the rock in June"),
        ("<small>Comment</small> | Last boat leaves the rock in June", "Last boat leaves the rock in June"),
        ("Last boat leaves the rock in June – as it happened", "Last boat leaves the rock in June – as it happened"),
    ],
)
def test_a_label_before_the_headline_is_no_part_of_it(printed: str, headline: str) -> None:
    head = '<meta property="og:title" content="Last boat leaves the rock in June">'
    page = f"<html><head>{head}</head><body><article><h1>{printed}</h1>{NEWS}{MORE}</article></body></html>"
    assert _read(page).headline == headline


def test_a_headline_in_a_script_without_spaces_is_parted_from_its_site() -> None:
    paragraphs = "".join(f"<p>{one}</p>" for one in CHINESE)
    head = "<html><head><title>北港灯塔十二年后重亮_社会_北港晚报</title></head>"
    page = f"{head}<body><h1>北港灯塔十二年后重亮</h1>{paragraphs}"
    assert _read(page).headline == "北港灯塔十二年后重亮"


@pytest.mark.parametrize(
    "last",
    [
        "Give us back the ferry, and we may even look at your new bridge.",
        "Tell us, minister, why our harbour lies dark at five.",
        "Send our captains home and see who answers the bell.",
    ],
)
def test_a_columnist_may_call_for_something(last: str) -> None:
    page = f"<html><body><article><h1>Who needs a bridge?</h1>{NEWS}{MORE}<p>{last}</p></article></body></html>"
    assert _read(page).text.endswith(last)


@pytest.mark.parametrize(
    "last",
    [
        "Give us your feedback on the new app.",
        "Tell us what you think of our ferry in the comments.",
        "Make us your preferred source on Google.",
        "📲 Siga o nosso canal no WhatsApp",
        "👉 Síguenos en Instagram y no te pierdas nada",
        "🔔 Подписывайтесь на наш канал",
    ],
)
def test_a_site_that_calls_for_something_is_left_out(last: str) -> None:
    page = f"<html><body><article><h1>Who needs a bridge?</h1>{NEWS}{MORE}<p>{last}</p></article></body></html>"
    assert last not in _read(page).text


def test_the_first_question_of_an_interview_stays_though_it_has_no_paragraph_of_its_own() -> None:
    first, second = "Q: Will the ferry sail again? And when?", "Q: Who is to pay for that?"
    page = _read(f"<html><body><article><h1>Ferry talk</h1><div><b>{first}</b>{NEWS}<b>{second}</b>{MORE}</div>")
    assert [first, second] == [line for line in page.text.split("\n\n") if line.startswith("Q:")]


def test_a_page_set_in_tables_gives_its_column_alone() -> None:
    texts = [one.removeprefix("<p>").removesuffix("</p>") for one in (NEWS, MORE)]
    texts.append("Bread and coal will be brought by the coastguard until a new boat is found, the mayor said.")
    column = "<br>\n<br>".join(f"<span>{one}</span>" for one in texts)
    menu = "<br>".join(f'<a href="/{name}">{name}</a>' for name in ("News", "Tides", "Notices", "Guestbook"))
    inner = f"<b>{LAST_BOAT}</b><br><font>17 February 2026</font><hr><font>{column}</font>"
    article = _read(
        f"<html><head><title>Rock Pages - {LAST_BOAT}</title></head><body><table><tr><td colspan=3><b>Rock Pages</b>"
        f"</td></tr><tr><td>{menu}</td><td><table><tr><td>{inner}</td></tr></table></td><td><font>The morning letter: "
        "six stories before the kettle boils.</font></td></tr><tr><td>© 2026 Rock Pages</td></tr></table></body>"
    )
    assert (article.headline, article.outlet) == (LAST_BOAT, "Rock Pages")
    assert article.text.split("\n\n") == texts


def test_a_table_of_data_stays_a_table() -> None:
    rows = "".join(f"<tr><td>Day {at}</td><td>{at}00 people</td></tr>" for at in range(1, 5))
    text = _read(f"<html><body><article><h1>Ferry counts</h1>{NEWS}<table>{rows}</table>{MORE}</article></body>").text
    assert "| Day 2 | 200 people |" in text


@pytest.mark.parametrize("name", ["kg-signup-card kg-width", "inline_newsletter", "newsletter-signup", "article-cta"])
def test_a_box_that_sells_the_letter_is_no_part_of_the_article(name: str) -> None:
    box = f'<div class="{name}"><h3>Reading this for nothing?</h3><p>Nine hundred friends keep the lamp lit.</p>'
    page = f"<html><body><article><h1>{LAST_BOAT}</h1>{NEWS}{box}<button>Join them</button></div>{MORE}</article>"
    text = _read(page).text
    assert "Nine hundred" not in text
    assert text.count("\n\n") == 1


@pytest.mark.parametrize("name", ["paywall", "story has-newsletter", "newsletter-content", "decta"])
def test_an_article_in_a_box_of_such_a_name_stays(name: str) -> None:
    body = f'<div class="{name}">{NEWS}{MORE}<a href="/x">More</a></div>'
    assert "Some 400 people" in _read(f"<html><body><article><h1>{LAST_BOAT}</h1>{body}</article></body></html>").text
