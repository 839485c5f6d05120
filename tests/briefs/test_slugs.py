"""Slugs; headlines are made up."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.slugs import slug_for


@pytest.mark.parametrize(
    ("headline", "published", "slug"),
    [
        ("Harbour Town’s Ferry Is Back", None, "harbour-towns-ferry-is-back"),
        ("Ferry Is Back", "2026-01-05T09:30:00+01:00", "ferry-is-back-2026-01-05"),
        ("Ferry Is Back", "2026-01", "ferry-is-back"),
        ("Łódź & Straße: 35 % mehr", None, "lodz-strasse-35-mehr"),
        ("  — !", None, None),
        ("船が戻る", None, None),
    ],
)
def test_a_headline_becomes_a_slug(headline: str, published: str | None, slug: str | None) -> None:
    found = slug_for(headline, published)
    assert found == slug if slug else found.startswith("article-")


def test_a_long_headline_is_cut_between_words() -> None:
    slug = slug_for("The council of Harbour Town voted on Monday to reopen the ferry line at last", "2026-01-05")
    assert slug == "the-council-of-harbour-town-voted-on-monday-to-2026-01-05"


_DAYS = st.sampled_from([None, "2026", "2026-01", "2026-01-05", "2026-01-05T10:00:00Z", "soon"])


@given(st.text(min_size=1, max_size=120), _DAYS)
def test_the_slug_of_a_slug_is_itself(headline: str, published: str | None) -> None:
    slug = slug_for(headline, published)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 60
    assert slug_for(slug, published) == slug
    assert slug_for(slug) == slug
