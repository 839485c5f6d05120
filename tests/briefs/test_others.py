"""Pages with several whole stories: the page's own alone, a list refused, chapters kept. All is invented."""

import pytest

from briefs.errors import NoArticleError
from briefs.models import Article
from briefs.reading import read_bytes

STATED = '<meta property="og:type" content="article">'
FERRY, BRIDGE, SCHOOL = "Harl reopens its ferry line", "Old Quay closes the bridge", "Vessing elects a school board"
_TEXTS = {
    FERRY: (
        "The council of Harl voted on Monday to bring back the ferry.",
        "Boats are to carry four hundred people a day.",
    ),
    BRIDGE: (
        "Old Quay shuts its only bridge on Friday for a year of work.",
        "Lorries will have to take the road round the bay.",
    ),
    SCHOOL: (
        "Parents of Vessing chose seven new members of the board.",
        "They meet for the first time in the week after Easter.",
    ),
}


def _story(headline: str, *, level: str = "h1", about: str = "", linked: bool = False, more: str = "") -> str:
    words = f'<a href="/news/{len(headline)}">{headline}</a>' if linked else headline
    text = "".join(f"<p>{one} {rest}</p>" for one, rest in zip(_TEXTS[headline], _more(headline), strict=True))
    return f"<article><{level}>{words}</{level}>{about}{text}{more}</article>"


_REST = "{number} people of {place} had asked for {what}, which took them years of letters to the province and many " \
    "evenings in the hall of the old school by the market."  # fmt: skip


def _more(headline: str) -> tuple[str, str]:
    place = headline.split()[0]
    return _REST.format(number=80, place=place, what="it"), _REST.format(number=90, place=place, what="more")


def _read(body: str, *, head: str = STATED, title: str = f"{FERRY} | The Harl Clarion") -> Article:
    page = (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body><main>{body}</main></body></html>"
    )
    return read_bytes(page.encode(), name="a.html")


def _told(article: Article) -> set[str]:
    return {headline for headline, texts in _TEXTS.items() if any(one in article.text for one in texts)}


@pytest.mark.parametrize("level", ["h1", "h2"])
@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize("head", ["", STATED])
def test_of_stories_below_one_another_the_page_s_own_is_read(level: str, wrapped: bool, head: str) -> None:
    stories = [_story(one, level=level, about=f"<p>By {name}</p>") for one, name in _SIGNED]
    body = "".join(f"<div class='card-row'>{one}</div>" if wrapped else one for one in stories)
    article = _read(body, head=head)
    assert (article.headline, _told(article), article.byline) == (FERRY, {FERRY}, ("Dana Wells",))


_SIGNED = ((FERRY, "Dana Wells"), (BRIDGE, "Orrin Pike"), (SCHOOL, "Mara Lund"))


def test_the_page_s_own_story_need_not_stand_first() -> None:
    article = _read(_story(BRIDGE) + _story(FERRY))
    assert (article.headline, _told(article)) == (FERRY, {FERRY})


def test_a_page_that_is_an_article_called_otherwise_is_its_first_story() -> None:
    assert _told(_read(_story(FERRY) + _story(BRIDGE), title="Boats to sail again after nine years")) == {FERRY}


def test_a_story_headed_lower_is_another_one_where_it_is_signed_or_has_a_page() -> None:
    time = "<time datetime='2026-01-06'>6 January</time>"
    for other in (_story(BRIDGE, level="h2", about=time), _story(BRIDGE, level="h2", linked=True)):
        assert _told(_read(_story(FERRY) + other)) == {FERRY}


@pytest.mark.parametrize("level", ["h1", "h2"])
def test_a_front_with_equal_stories_is_a_list(level: str) -> None:
    stories = "".join(_story(one, level=level) for one in _TEXTS)
    linked = "".join(_story(one, level=level, linked=True) for one in _TEXTS)
    for body in (stories, f"<h1>The Harl Clarion</h1>{linked}"):
        with pytest.raises(NoArticleError):
            _read(body, head="", title="The Harl Clarion")


def test_chapters_of_one_text_stay() -> None:
    below = "".join(_story(one, level="h2") for one in (BRIDGE, SCHOOL))
    assert _told(_read(_story(FERRY) + below)) == set(_TEXTS)
    headed = "<h1>What changes round the bay this spring</h1>" + _story(FERRY, level="h2") + below
    for head in ("", STATED):
        assert _told(_read(headed, head=head, title="What changes round the bay this spring")) == set(_TEXTS)


def test_a_teaser_or_a_box_is_no_story() -> None:
    box = "<article><h2>More of our work</h2><p>Write to the desk by the old mole.</p></article>"
    assert _told(_read(_story(FERRY) + box)) == {FERRY}


def test_a_story_that_is_called_nearly_as_the_page_does_not_take_its_place() -> None:
    body = f"<h1>{FERRY}</h1>{_story(BRIDGE, level='h2')}" + _story(SCHOOL, level="h2").replace(
        SCHOOL, f"{FERRY} again"
    )
    assert BRIDGE in _told(_read(body))
