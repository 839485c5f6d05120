"""Fourteen small articles through the store in any order, and the same people come out. Every person is invented."""

import random
from pathlib import Path

import pytest

from bot.answers import QuotesAnswer
from bot.desk import Desk
from bot.errors import PersonError
from tests.bot.desks import a_desk
from tests.builders import an_article
from tests.storage.stores import by_hand

PIECES = {
    "obituary": """Anders Fjellvik, who founded the paper mill in Hammel, died on Saturday at the age of 88.

His son, Anders Fjellvik Jr., has run the mill since 2011. "He never sat down in sixty years," Anders Fjellvik Jr. said.

Prime Minister Erik Sorensby called the founder "a man of salt and paper" in a letter to the family.""",
    "second obituary": """The founder of the paper mill in Hammel, Anders Fjellvik, died on Saturday. He was 88.

"He taught me to count logs," said Oddny Maurset, who leads the union of the paper workers there.

The flags in Hammel were at half mast on Sunday, and the mill stood still for an hour.""",
    "mill": """The paper mill in Hammel will hire 40 people, its owner Anders Fjellvik Jr. said on Tuesday in Hammel.

"We need hands before winter," Anders Fjellvik Jr. told the town council.

Union leader Oddny Maurset welcomed the plan, which she had asked for since the spring.""",
    "verdict": """A banker was jailed for twelve years in Elmsford on Thursday for taking money from pensioners.

"You betrayed people who had nothing else," Judge Nadira Solheim told the banker in the court of Elmsford.

The banker, Ruben Castellor, 58, showed no emotion, and his lawyer said that he would appeal.""",
    "second verdict": """The banker Ruben Castellor, 58, was sent to prison in Elmsford on Thursday for theft.

"You have betrayed people who had nothing else in the world," Judge Nadirah Solheim said in the court of Elmsford.

Castellor took the money over nine years from 41 pensioners, most of whom had trusted him for decades.""",
    "theft": """Thieves stole three paintings from the city museum in Lornby in the night to Sunday, police said.

"They knew exactly what they wanted," said the director of the Lornby museum, Colette Delacour.

They came through the roof at two in the morning and were gone within six minutes.""",
    "second theft": """Paintings worth 12 million crowns were taken from the city museum in Lornby on Saturday night.

"They knew just what they wanted and where it hung," museum director Colette De la Cour said in Lornby.

The thieves came in through a cellar window, according to the police of the city.""",
    "race": """Anna Holmstad was elected mayor of Tarnvik on Sunday, beating Peter Holmstad, who is no relation.

"This city voted for buses, not for car parks," Anna Holmstad told supporters at the town hall of Tarnvik.

Peter Holmstad conceded late in the evening. "I wish her luck, she will need it," Peter Holmstad said.""",
    "second race": """Tarnvik elected its first woman mayor on Sunday, and the buses were the reason, voters said there.

"This city voted for buses, not for car parks," said Anna Holmstad, the new mayor of Tarnvik.

The old mayor of Tarnvik, Peter Holmstad, called her at eleven in the evening to concede.""",
    "strike": """About 1,200 workers walked out of the steelworks in Drovnik on Tuesday in a dispute over pay.

"We will not go back for less than nine percent," said union leader Oleksandr Tymchenko in Drovnik.

The owner, Kestrin Steel, has offered four percent, and the furnaces were cold by noon.""",
    "second strike": """The steelworks in Drovnik stood still on Tuesday as workers asked for nine percent more pay.

"We will not go back for anything less than nine percent," said Alexander Timchenko, the union leader in Drovnik.

Kestrin Steel said on Tuesday it would not raise its offer, and its shares fell.""",
    "appeal": """Lawyers for the banker in the pension case have filed an appeal, the court of Elmsford said on Friday.

"The sentence is just, and he knows it," Judge Solheim said in Elmsford. She has sat in the court for nine years.

The appeal will be heard in February, and the banker stays in prison until then.""",
    "tents": """The army brought 400 tents to Kesht on Monday, two days after the earthquake shook the valley.

"No child will be cold," Governor Karimzad said in Kesht. She thanked the army for the tents.

Schools in the valley stay closed until the end of the week, and trains do not run.""",
    "quake": """Governor Farid Karimzad said on Saturday that tents were on their way to Dorvan after the earthquake.

"We have tents for everybody tonight," Governor Farid Karimzad said.

In Kesht, Governor Leila Karimzad closed the schools on Sunday and called the army.

"Nobody will sleep outside," Leila Karimzad said in Kesht, eight hours after the earthquake there.""",
}
PEOPLE = {
    frozenset({"obituary: Anders Fjellvik", "second obituary: Anders Fjellvik"}),
    frozenset({"obituary: Anders Fjellvik Jr.", "mill: Anders Fjellvik Jr."}),
    frozenset({"obituary: Erik Sorensby"}),
    frozenset({"second obituary: Oddny Maurset", "mill: Oddny Maurset"}),
    frozenset({"verdict: Nadira Solheim", "second verdict: Nadirah Solheim", "appeal: Solheim"}),
    frozenset({"verdict: Ruben Castellor", "second verdict: Ruben Castellor"}),
    frozenset({"theft: Colette Delacour", "second theft: Colette De la Cour"}),
    frozenset({"race: Anna Holmstad", "second race: Anna Holmstad"}),
    frozenset({"race: Peter Holmstad", "second race: Peter Holmstad"}),
    frozenset({"strike: Oleksandr Tymchenko", "second strike: Alexander Timchenko"}),
    frozenset({"quake: Farid Karimzad"}),
    frozenset({"quake: Leila Karimzad", "tents: Karimzad"}),
}


async def people_of(desk: Desk, order: list[str]) -> set[frozenset[str]]:
    keys = dict(enumerate(order, 1))
    rows = by_hand(desk.store.path, "SELECT article_id, name, person_id FROM spelling WHERE living = 1")
    found: dict[int, set[str]] = {}
    for article_id, name, person_id in rows:
        found.setdefault(person_id, set()).add(f"{keys[article_id]}: {name}")
    return {frozenset(some) for some in found.values()}


async def filed(desk: Desk, order: list[str]) -> None:
    for key in order:
        text = PIECES[key]
        await desk.file_article(an_article(headline=f"News of the {key}", text=text, outlet=f"The {key.title()}"))


@pytest.mark.parametrize("seed", range(10))
async def test_the_order_in_which_articles_come_in_makes_no_other_people(tmp_path: Path, seed: int) -> None:
    order = sorted(PIECES)
    random.Random(seed).shuffle(order)
    async with a_desk(tmp_path) as desk:
        await filed(desk, order)
        assert await people_of(desk, order) == PEOPLE


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Anders Fjellvik Jr.", {"Anders Fjellvik Jr."}),
        ("fjellvik jr", {"Anders Fjellvik Jr."}),
        ("DR COLETTE DELACOUR", {"Colette Delacour", "Colette De la Cour"}),
        ("Judge solheim", {"Nadira Solheim", "Nadirah Solheim", "Solheim"}),
        ("pm sorensby", {"Erik Sorensby"}),
        ("sir Ruben Castellor", set()),
    ],
)
async def test_everybody_is_found_by_any_spelling_and_title(tmp_path: Path, asked: str, names: set[str]) -> None:
    order = list(PIECES)
    async with a_desk(tmp_path) as desk:
        await filed(desk, order)
        found = await desk.find_quotes(speaker=asked)
        said = {one.speaker.text for one in found.quotes if one.speaker} if isinstance(found, QuotesAnswer) else set()
        assert said <= names
        assert bool(said) == bool(names)
        assert (await desk.people(asked)).people, "whoever is quoted or named is listed"


async def test_every_name_that_is_listed_finds_the_person_s_quotes(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        await filed(desk, list(PIECES))
        for person in (await desk.people()).people:
            for spelling in person.spellings:
                found = await desk.find_quotes(speaker=spelling.name)
                assert isinstance(found, QuotesAnswer) == (person.quotes > 0), spelling.name


async def test_a_part_is_undone_by_the_command_of_that_name(tmp_path: Path) -> None:
    order = list(PIECES)
    async with a_desk(tmp_path) as desk:
        await filed(desk, order)
        before = await desk.people("tymchenko")
        await desk.part_people("Oleksandr Tymchenko", "Alexander Timchenko")
        assert len((await desk.people("tymchenko")).people) == 2
        assert (await desk.undo_people(),) == (before.people,)
        with pytest.raises(PersonError):
            await desk.undo_people()


async def test_a_body_that_speaks_is_no_person_and_is_found_all_the_same(tmp_path: Path) -> None:
    text = (
        "“The pier is closed,” the Harbour Police said on Monday.\n\n“It leaks,” said Ann Holmstad, a diver, at noon."
    )
    async with a_desk(tmp_path, [an_article(text=text)]) as desk:
        listed = await desk.people()
        assert [one.name for one in listed.people] == ["Ann Holmstad"]
        assert listed.total == 1
        assert isinstance(await desk.find_quotes(speaker="Harbour Police"), QuotesAnswer)


async def test_a_name_without_jr_lists_father_and_son_and_a_number_its_person(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        await filed(desk, list(PIECES))
        listed = await desk.people("fjellvik")
        assert {one.name for one in listed.people} == {"Anders Fjellvik", "Anders Fjellvik Jr."}
        for person in listed.people:
            assert (await desk.people(f"person:{person.person_id}")).people == (person,)


async def test_a_name_is_parted_in_one_article_by_its_slug(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        await filed(desk, list(PIECES))
        person = (await desk.people("Nadira Solheim")).people[0]
        slug = next(one for one in person.spellings if one.name == "Nadira Solheim").slugs[0]
        with pytest.raises(PersonError):
            await desk.part_people_in(f"person:{person.person_id}", "Nadira Solheim", "no-such-article")
        stays, alone = await desk.part_people_in(f"person:{person.person_id}", "Nadira Solheim", slug)
        assert [one.name for one in alone.spellings] == ["Nadira Solheim"]
        assert stays.person_id == person.person_id
        assert await desk.undo_people() == (person,)
