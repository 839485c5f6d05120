"""Pages whose parts are hard to tell apart. Every outlet, person and place is invented."""

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
