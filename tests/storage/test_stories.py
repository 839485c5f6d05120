"""Stories: placing, what is recent, what is new since, merging and moving."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from storage.errors import NotFoundError
from storage.filing import terms_of
from storage.records import Candidate, Filed, Placement
from storage.store import Store
from tests.builders import TEXT, a_brief, an_article
from tests.storage.stores import NOW, alone, file_brief, file_many, into


async def file_about(store: Store, name: str, *keywords: str, **changes: object) -> Filed:
    brief = a_brief(article=an_article(headline=name), keywords=keywords)
    return await file_brief(store, brief, **{"features": {"name": name}, "terms": keywords, **changes})


class Seen:
    """A placing that keeps what it was shown, and places by ``placement``."""

    def __init__(self, placement: Placement | None = None) -> None:
        self.names: list[tuple[str, ...]] = []
        self.candidates: Sequence[Candidate] = ()
        self.placement = placement or Placement()

    def __call__(self, candidates: Sequence[Candidate]) -> Placement:
        self.candidates = candidates
        self.names = [tuple(str(one["name"]) for one in candidate.features) for candidate in candidates]
        return self.placement


async def test_a_new_article_is_shown_the_stories_it_shares_words_with_the_likeliest_first(store: Store) -> None:
    await file_about(store, "ferry", "ferry", "harbour", "council")
    await file_about(store, "other", "bridge", "council")
    await file_about(store, "apart", "weather")
    seen = Seen()
    await file_about(store, "new", "ferry", "harbour", "council", place=seen)
    assert seen.names == [("ferry",), ("other",)]


async def test_a_candidate_has_the_features_of_its_articles_the_newest_first(store: Store) -> None:
    first = await file_about(store, "first", "ferry")
    later = NOW + timedelta(hours=1)
    await file_about(store, "second", "ferry", place=into(first.story_id), filed_at=later)
    seen = Seen(Placement(story_id=first.story_id))
    third = await file_about(store, "third", "ferry", place=seen)
    assert seen.names == [("second", "first")]
    assert third.story_id == first.story_id
    assert (await store.stories.get(first.story_id)).article_ids == (2, 3, 1)


async def test_the_words_told_apart_by_are_those_of_the_brief(store: Store) -> None:
    brief = a_brief(people=("Orrin Vale",), keywords=("ferry line",), article=an_article(headline="It Is a Crossing!"))
    assert terms_of(brief) == ("ferry line", "orrin vale", "vale", "crossing")
    await file_brief(store, brief, features={"name": "one"})
    seen = Seen()
    await file_brief(store, brief, identity="b", place=seen)
    assert seen.names == [("one",)]


async def test_a_common_word_shows_only_the_newest_stories(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.candidates._COMMON", 4)
    monkeypatch.setattr("storage.candidates._RECENT", 3)
    for place in range(6):
        await file_about(store, str(place), "council", *(["ferry"] if place == 0 else []))
    seen = Seen()
    await file_about(store, "new", "council", "ferry", place=seen)
    assert seen.names == [("0",), ("5",), ("4",), ("3",)]


async def test_candidates_are_few_however_many_stories_share_a_word(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.candidates._MOST_CANDIDATES", 3)
    monkeypatch.setattr("storage.candidates._MOST_FEATURES", 2)
    for place in range(5):
        await file_about(store, str(place), "ferry", place=into(1) if place else alone)
    for place in range(5):
        await file_about(store, f"single {place}", "ferry")
    seen = Seen()
    await file_about(store, "new", "ferry", place=seen)
    assert seen.names == [("single 4",), ("single 3",), ("single 2",)]
    monkeypatch.setattr("storage.candidates._MOST_CANDIDATES", 50)
    await file_about(store, "newer", "ferry", place=seen)
    assert seen.names[-1] == ("4", "3")


async def test_events_of_one_running_story_are_linked(store: Store) -> None:
    first = await file_about(store, "first", "ferry")
    second = await file_about(store, "second", "ferry", place=lambda _: Placement(running=(first.story_id,)))
    seen = Seen(Placement(running=(second.story_id,)))
    third = await file_about(store, "third", "ferry", place=seen)
    assert {candidate.running_id for candidate in seen.candidates} == {first.story_id}
    heads = [await store.stories.get(filed.story_id) for filed in (first, second, third)]
    assert [head.running_id for head in heads] == [first.story_id] * 3
    assert len({head.story_id for head in heads}) == 3


async def test_a_place_in_a_story_that_is_not_there_leaves_nothing(store: Store) -> None:
    with pytest.raises(NotFoundError):
        await file_about(store, "lost", place=into(77))
    assert (await store.articles.counts()).articles == 0


async def test_recent_stories_come_the_newest_first(store: Store) -> None:
    filed = await file_many(store, 4)
    assert [head.story_id for head in await store.stories.recent(limit=2)] == [4, 3]
    since = NOW + timedelta(minutes=2)
    heads = await store.stories.recent(since=since, limit=9)
    assert [head.story_id for head in heads] == [4, 3]
    assert heads[1].newest == since
    assert (await store.stories.count(), await store.stories.count(since=since)) == (4, 2)
    await store.articles.remove(filed[3].slug, NOW)
    assert [head.story_id for head in await store.stories.recent(limit=9)] == [3, 2, 1]


async def test_samples_can_be_left_out(store: Store) -> None:
    sample = await file_about(store, "sample", sample=True)
    mixed = await file_about(store, "mixed sample", sample=True)
    real = await file_about(store, "real", place=into(mixed.story_id))
    [head] = await store.stories.recent(limit=9, samples=False)
    assert (head.story_id, head.article_ids) == (mixed.story_id, (real.article_id,))
    assert await store.stories.count(samples=False) == 1
    assert [one.article_id for one in (await store.news.since(0))[mixed.story_id]] == [real.article_id]
    assert {*await store.news.since(0)} == {mixed.story_id}
    assert {*await store.news.since(0, samples=True)} == {sample.story_id, mixed.story_id}


async def test_what_is_new_goes_by_filing_number(store: Store) -> None:
    told = await file_about(store, "told")
    number = await store.stories.newest_number()
    assert await store.news.since(number) == {}
    fresh = await file_about(store, "fresh", filed_at=NOW - timedelta(days=9))
    joined = await file_about(store, "joined", place=into(told.story_id))
    old = await file_about(store, "from the archive", archive=True)
    found = await store.news.since(number)
    assert {story: [one.article_id for one in articles] for story, articles in found.items()} == {
        told.story_id: [joined.article_id, told.article_id],
        fresh.story_id: [fresh.article_id],
        old.story_id: [old.article_id],
    }
    assert [one.number for one in found[told.story_id]] == [joined.number, told.number]
    assert [one.archive for one in (*found[fresh.story_id], *found[old.story_id])] == [False, True]


async def test_a_corrected_article_is_new_again_and_the_same_one_is_not(store: Store) -> None:
    filed = await file_brief(store, identity="a")
    number = await store.stories.newest_number()
    await file_brief(store, identity="a")
    assert await store.news.since(number) == {}
    await file_brief(store, a_brief(article=an_article(text=TEXT.replace("nine", "eight").strip())), identity="a")
    [[one]] = (await store.news.since(number)).values()
    assert one.article_id == filed.article_id
    assert one.number > number


async def test_the_number_at_a_moment_is_that_of_the_last_filing_before_it(store: Store) -> None:
    assert await store.stories.newest_number() == 0
    await file_many(store, 3)
    assert await store.stories.number_before(NOW - timedelta(seconds=1)) == 0
    assert await store.stories.number_before(NOW + timedelta(minutes=1)) == 2
    assert await store.stories.number_before(NOW + timedelta(days=1)) == 3


async def test_a_merged_story_is_found_by_its_old_number_too(store: Store) -> None:
    first, second, third = await file_many(store, 3)
    _, change = await store.articles.lookup_rows()
    assert await store.stories.merge(first.story_id, second.story_id) == second.story_id
    assert await store.stories.merge(second.story_id, third.story_id) == third.story_id
    assert await store.stories.merge(first.story_id, third.story_id) == third.story_id  # one story already
    for story_id in (1, 2, 3):
        assert (await store.stories.get(story_id)).article_ids == (3, 2, 1)
    changes = await store.articles.changes_since(change)
    assert {row["id"]: row["story_id"] for row in changes.rows} == {1: 3, 2: 3}
    assert [head.story_id for head in await store.stories.recent(limit=9)] == [3]
    joined = await file_about(store, "joined", place=into(1))
    assert joined.story_id == 3


async def test_an_article_moves_into_another_story_or_one_of_its_own(store: Store) -> None:
    first, second = await file_many(store, 2)
    _, change = await store.articles.lookup_rows()
    assert await store.stories.move(second.article_id, first.story_id) == first.story_id
    assert (await store.stories.get(first.story_id)).article_ids == (2, 1)
    assert (await store.stories.get(second.story_id)).story_id == first.story_id  # left empty: it leads on
    assert [row["story_id"] for row in (await store.articles.changes_since(change)).rows] == [1]
    own = await store.stories.move(second.article_id, None)
    assert own not in (first.story_id, second.story_id)
    assert (await store.stories.get(own)).newest == NOW + timedelta(minutes=1)
    await store.articles.remove(second.slug, NOW)
    with pytest.raises(NotFoundError):
        await store.stories.move(second.article_id, None)


async def test_a_removed_article_stays_in_its_story_when_the_last_living_one_leaves(store: Store) -> None:
    """The number leads to where the living one went, until the removed one is back."""
    first = await file_about(store, "first", "ferry")
    other = await file_about(store, "other", "ferry", place=into(first.story_id))
    goal = await file_about(store, "goal", "frost")
    await store.articles.remove(first.slug, NOW)
    await store.stories.move(other.article_id, goal.story_id)
    assert (await store.stories.get(first.story_id)).story_id == goal.story_id
    assert await store.stories.living_id(first.story_id) == goal.story_id
    await store.articles.restore(first.slug)
    assert (await store.stories.get(first.story_id)).article_ids == (first.article_id,)
    assert set((await store.stories.get(goal.story_id)).article_ids) == {other.article_id, goal.article_id}


async def test_an_article_that_a_later_one_moves_stays_parted_from_what_an_editor_parted(store: Store) -> None:
    first = await file_about(store, "first", "ferry")
    parted = await file_about(store, "parted", "ferry", place=into(first.story_id))
    moved = await file_about(store, "moved", "ferry", place=into(first.story_id))
    own = await store.stories.move(parted.article_id, None)
    later = Seen(Placement(moves=((moved.article_id, -1),)))
    await file_about(store, "later", "ferry", place=later)
    fresh = (await store.articles.stories_of([moved.article_id]))[moved.article_id]
    assert fresh not in (first.story_id, own)
    seen = Seen()
    await file_about(store, "last", "ferry", place=seen)
    assert {one.story_id: own in one.parted for one in seen.candidates}[fresh]


async def test_a_number_that_no_story_ever_had_leads_nowhere(store: Store) -> None:
    assert await store.stories.living_id(99) == 99
    assert await store.articles.stories_of([99]) == {}


async def test_several_numbers_lead_where_each_of_them_does(store: Store) -> None:
    first, second, goal = [await file_about(store, name, name) for name in ("ferry", "frost", "goal")]
    await store.stories.move(first.article_id, second.story_id)
    await store.stories.move(second.article_id, goal.story_id)
    await store.stories.move(first.article_id, goal.story_id)
    asked = [goal.story_id, 99, first.story_id, second.story_id, first.story_id]
    assert await store.stories.living_ids(asked) == [goal.story_id, 99, *[goal.story_id] * 3]
    assert await store.stories.living_ids([]) == []


async def test_two_hundred_articles_of_one_event_are_one_story(store: Store) -> None:
    first = await file_about(store, "first", "ferry")
    for place in range(199):
        await file_about(store, f"piece {place}", "ferry", place=into(first.story_id))
    assert len((await store.stories.get(first.story_id)).article_ids) == 200
    seen = Seen()
    await file_about(store, "last", "ferry", place=seen)
    assert [len(names) for names in seen.names] == [8]
    assert [candidate.total for candidate in seen.candidates] == [200]
