from bot.filing import identity_for
from tests.builders import an_article


def test_an_address_without_its_tracking_is_the_key() -> None:
    plain = an_article(url="https://news.example/a?id=3")
    tracked = an_article(url="https://News.example/a?id=3&utm_source=mail#top", headline="Another")
    assert identity_for(plain) == identity_for(tracked)


def test_outlet_headline_and_day_are_the_key_where_there_is_no_address() -> None:
    article = an_article()
    assert identity_for(article) == identity_for(an_article(text="Corrected.", published="2026-01-05T09:00:00+00:00"))
    assert identity_for(article) != identity_for(an_article(outlet="Another Desk"))
    assert identity_for(article) != identity_for(an_article(published="2026-01-06"))


def test_two_pieces_under_one_headline_of_nobody_are_two() -> None:
    one, two = (
        an_article(headline="Letters to the editor", outlet=None, published=None, text=text)
        for text in ("Dear editor, the ferry is late.", "Dear editor, the harbour smells.")
    )
    assert identity_for(one) != identity_for(two)
    corrected = an_article(headline="Letters to the editor", outlet=None, published=None, text=f"{one.text}\n\nMore.")
    assert identity_for(one) == identity_for(corrected)
