"""Articles taken in one by one, in every order, and the same people come out. Everybody here is invented."""

from dataclasses import replace
from itertools import permutations

import pytest

from briefs.bearers import Bearer, bearers_of
from briefs.pipeline import write_brief
from briefs.recognising import KnownPerson, recognise
from tests.builders import an_article

SPELT = (
    ("Prime Minister Mykhailo Hrabovskyi lost a vote in Tarsk. “I lost a vote,” Hrabovskyi said.", 1),
    ("Mikhail Grabovsky, the prime minister, was voted out in Tarsk. “I lost,” Grabovsky said.", 1),
    ("Mykhaylo Hrabovskiy rang her at midnight in Tarsk. “I wished her luck,” he told reporters.", 2),
    ("The caretaker prime minister, Mihail Grabovskij, voted in Tarsk. “I slept,” Mihail Grabovskij said.", 2),
)
RENAMED = (
    ("Education Minister Clara Redfern wants lockers. “They need lockers,” Clara Redfern said.", 1),
    ("Education Minister Clara Aldous, who was known as Clara Redfern until her wedding, put it off. “We wait,” "
     "Clara Aldous said.", 2),
    ("Education Minister Clara Aldous put off the lockers. “We wait,” Clara Aldous told reporters.", 2),
    ("Peter Aldous, the shadow education minister, laughed. “A locked drawer,” Peter Aldous said.", 2),
)  # fmt: skip
GENERATIONS = (
    ("The builder Amos Reddick was fined in Elm. His father, Amos Reddick Sr., wept. “I built it,” he said.", 1),
    ("The builder Amos Reddick Jr. was fined in Elm. “He trusted them,” Amos Reddick senior said.", 1),
    ("The builder Amos Reddick Jr. was fined in Elm. Reddick Sr. wept. “I built it,” he said.", 1),
)
TITLED = (
    ("Judge Ferrand called them “bought like so many bricks”. Det Insp Ferrand thanked the jury. “We go on counting,” "
     "Det Insp Ferrand said.", 1),
    ("“You bought them,” Judge Ottilie Ferrand told the court. Detective Inspector Ulf Ferrand said that the inquiry "
     "went on.", 1),
)  # fmt: skip


def people_of(pieces: tuple[tuple[str, int], ...]) -> set[frozenset[str]]:
    """The names of each person after the pieces (text, story) came in one by one."""
    people: dict[int, list[Bearer]] = {}
    for text, story in pieces:
        bearers = [_placed(one, story) for one in bearers_of(write_brief(an_article(text=text)))]
        known = [
            KnownPerson(person_id=who, names=tuple({one.name for one in some}), bearers=tuple(some))
            for who, some in people.items()
        ]
        for bearer, found in zip(bearers, recognise(bearers, known), strict=True):
            who = found.person_id or max(people, default=0) + 1
            for gone in found.also:
                people[who] = people.get(who, []) + people.pop(gone, [])
            people.setdefault(who, []).append(bearer)
    return {frozenset(one.name for one in some) for some in people.values()}


def _placed(bearer: Bearer, story: int) -> Bearer:
    return replace(bearer, story=story)


@pytest.mark.parametrize(
    ("pieces", "people"),
    [
        (SPELT, {frozenset({"Mykhailo Hrabovskyi", "Mikhail Grabovsky", "Mykhaylo Hrabovskiy", "Mihail Grabovskij"})}),
        (RENAMED, {frozenset({"Clara Redfern", "Clara Aldous"}), frozenset({"Peter Aldous"})}),
        (
            GENERATIONS,
            {
                frozenset({"Amos Reddick", "Amos Reddick Jr."}),
                frozenset({"Amos Reddick Sr.", "Amos Reddick senior", "Reddick Sr."}),
            },
        ),
        (TITLED, {frozenset({"Judge Ferrand", "Ottilie Ferrand"}), frozenset({"Det Insp Ferrand", "Ulf Ferrand"})}),
    ],
    ids=["one man in four spellings", "a changed surname", "father and son", "judge and inspector"],
)
def test_the_same_people_come_out_of_every_order(
    pieces: tuple[tuple[str, int], ...], people: set[frozenset[str]]
) -> None:
    for order in permutations(pieces):
        assert people_of(order) == people


@pytest.mark.parametrize(
    ("text", "no_person"),
    [
        ("The ferry Princess Odile struck a pier. “It came on,” said Fergus Amble.", "Princess Odile"),
        ("Divers went aboard the Martha Quill on Sunday. “It came on,” said Fergus Amble.", "Martha Quill"),
        ("A shed used by Denning Spruce, a furniture importer, burned. “It came on,” said Fergus Amble.",
         "Denning Spruce"),
    ],
)  # fmt: skip
def test_a_ship_and_a_firm_are_no_people(text: str, no_person: str) -> None:
    assert no_person not in write_brief(an_article(text=text)).people


def test_whom_somebody_rings_does_not_tell_who_rings() -> None:
    brief = write_brief(an_article(text="Vasko Tirol rang her at midnight. “I wished her luck,” said Vasko Tirol."))
    assert [one.gender for one in bearers_of(brief)] != ["f"]
