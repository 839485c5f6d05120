"""What the lookup takes for the same word, beyond `briefs.spellings`: general knowledge, and the store's own people.

These groups are for finding alone: who looks for "stole" is glad of "stolen" and "theft", yet nobody may be told that
two quotations are one because of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefs.lookup_synonyms import BODIES, WORDS
from briefs.lookup_words import words_in
from briefs.spellings import EQUAL, GENERAL, Alias, Spellings

# Forms of one verb that no ending explains.
_FORMS = """
arise | arose | arisen
beat | beaten
become | became
begin | began | begun
bite | bit | bitten
bleed | bled
blow | blew | blown
break | broke | broken
bring | brought
build | built
burn | burnt
buy | bought
catch | caught
choose | chose | chosen
come | came
creep | crept
deal | dealt
die | dead | death | dying
dig | dug
draw | drew | drawn
drive | drove | driven
eat | ate | eaten
fall | fell | fallen
feed | fed
feel | felt
fight | fought
find | found
flee | fled
fly | flew | flown | flight
forbid | forbade | forbidden
forget | forgot | forgotten
freeze | froze | frozen
give | gave | given
go | went | gone
grow | grew | grown | growth
hang | hung
hear | heard
hide | hid | hidden
hold | held
keep | kept
kneel | knelt
know | knew | known
lead | led
leave | left
lend | lent
lose | lost | loss
make | made
mean | meant
meet | met
pay | paid
ride | rode | ridden
ring | rang | rung
rise | rose | risen
run | ran
see | saw | seen
seek | sought
sell | sold | sale
send | sent
shake | shook | shaken
shoot | shot
shrink | shrank | shrunk
sing | sang | sung
sink | sank | sunk
sit | sat
sleep | slept
speak | spoke | spoken
spend | spent
spill | spilt
spin | spun
stand | stood
steal | stole | stolen
stick | stuck
strike | struck | stricken
swear | swore | sworn
sweep | swept
swim | swam | swum
take | took | taken
teach | taught
tear | tore | torn
think | thought
throw | threw | thrown
wake | woke | woken
wear | wore | worn
win | won | winner
write | wrote | written
man | men
woman | women
child | children
wife | wives
life | lives
knife | knives
wolf | wolves
thief | thieves
leaf | leaves
foot | feet
tooth | teeth
mouse | mice
goose | geese
crisis | crises
medium | media
"""

SAME_FORM = 0.94  # another form of the word
ANOTHER_WORD = 0.88  # another word for the thing


def _parsed(lines: str, worth: float) -> Spellings:
    return Spellings((line.split("|") for line in lines.strip().splitlines()), equal=worth, loose=worth)


_TIGHT = (GENERAL, _parsed(BODIES, EQUAL), _parsed(_FORMS, SAME_FORM))
_LOOSE = _parsed(WORDS, ANOTHER_WORD)
_LONGEST = max(known.longest for known in _TIGHT)
_REMEMBERED: dict[Alias, Mapping[Alias, float]] = {}


class Alike:
    """What a typed word may be written as, by general knowledge and by the names of the store's people."""

    def __init__(self) -> None:
        self._learnt = Spellings(())
        self.longest = _LONGEST

    def learn(self, groups: Iterable[Iterable[str]]) -> None:
        """Takes each group's spellings for one name from now on, in place of all that were learnt before."""
        self._learnt = Spellings(groups)
        self.longest = max(self._learnt.longest, _LONGEST)

    def others(self, words: Alias) -> Mapping[Alias, float]:
        """The other ways to write exactly these words, with what each is worth beside 1.0 for the words themselves."""
        learnt, known = self._learnt.others(words), _general(words)
        return {**known, **learnt} if learnt else known

    def loosely(self, word: str) -> Mapping[Alias, float]:
        """Other words for the thing that one word names."""
        return _LOOSE.others((word,))


def _general(words: Alias) -> Mapping[Alias, float]:
    found = _REMEMBERED.get(words)
    if found is None:
        if not any(known.others(words) for known in _TIGHT):
            return _NONE  # most words: nothing to remember
        made: dict[Alias, float] = {}
        for known in _TIGHT:
            for other, worth in known.others(words).items():
                made[other] = max(worth, made.get(other, 0.0))
        found = _REMEMBERED[words] = made
    return found


_NONE: Mapping[Alias, float] = {}


def spellings_of(names: Iterable[str]) -> list[list[str]]:
    """The groups that one person's names teach: the whole names, and the one word in which two of them differ."""
    parted = sorted({words for name in names if (words := words_in(name).words)})
    groups = [[" ".join(words) for words in parted if len(words) > 1]] if len(parted) > 1 else []
    for at, one in enumerate(parted):
        for other in parted[at + 1 :]:
            differing = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
            if len(one) == len(other) > 1 and len(differing) == 1 and _one_name(*differing[0]):
                groups.append([*differing[0]])
    return [group for group in groups if len(group) > 1]


def _one_name(one: str, other: str) -> bool:
    """Initials and short forms of a given name are no spellings of it for others who bear it."""
    return min(len(one), len(other)) >= 4 and one[0] == other[0]
