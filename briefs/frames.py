"""Words that say the same in reports of one event, so that the figures beside them can be compared."""

from __future__ import annotations

from briefs.sentences import word_set

# What a count of people or things says of them. Two figures are of one thing only where these agree.
_STATES = {
    "dead": "died die dies dying dead death deaths kill killed kills killing fatalities fatal toll perished drowned",
    "hurt": "hurt injured injuries injury wounded wounds injuring wounding",
    "missing": "missing unaccounted",
    "held": "arrested arrest arrests detained held custody arresting detaining",
    "driven out": "evacuated displaced homeless evacuate fled evacuees",
    "ill": "infected infections cases sick ill tested caught measles diagnosed hospitalised hospitalized",
    "dark": "power electricity dark blackout outage outages",
    "burnt": "burnt burned burning scorched charred flames burn",
}
# A gathering and those who come to it.
_GATHER = word_set(
    """meet meets met meeting gather gathers gathered gathering convene convenes convened attend attends attended
    attending summit conference talks take took part came come joined join host hosts hosted delegates delegations
    delegation envoys participants assembled"""
)
# Verbs by which a number is that of those who come or go, and not of those who are there.
CHANGES = word_set(
    """cut cuts cutting shed sheds shedding sack sacked axe axed hire hires hired add adds added lose loses lost gain
    gains gained create creates created recruit recruited"""
)
_ALIKE = (
    "power electricity dark blackout outage",
    "attendance crowd audience spectators onlookers",
    "jury jurors juror",
    "vote votes voted voters ballot",
    "want wants wanted demand demands demanded ask asks asked asking seek seeks seeking",
    "cost costs costing price",
    "quake earthquake tremor",
    "fire blaze inferno fires wildfire burning",
    "plant works factory mill site",
    "fall falls fell drop dropped drops decline declined",
    "rise rises rose increase increased increases grew growth",
    "sink sinks sank sunk sinking",
    "prison jail jailed imprisoned",
    "ship ferry boat vessel",
    "dinner supper banquet feast meal",
    "film movie",
    "pay paid payment",
    "buy bought purchase purchased acquire acquired",
    "begin began begun start started starts begins",
    "end ended ends finish finished",
    "shut close closed closes closing closure shuts",
    "leave left leaves leaving depart departed",
    "break broke broken breaks",
    "say said says tell told tells",
    "win won wins winning",
    "lose lost loses losing",
    "build built building builds",
    "sell sold sells sale",
    "lead led leads",
    "marched march marches rallied protested demonstrated rally protest protests demonstration",
    "resigned quit resigns quits resignation",
    "swear swears sworn takes office inauguration inaugurated",
    "storm hurricane cyclone typhoon",
)
# Who counts as one in a gathering of states: the state, its leader, its delegation.
_STATE_NOUNS = word_set("country nation state government head leader delegation")
_PERSON_NOUNS = word_set(
    """people person victim protester demonstrator marcher passenger worker employee guest visitor spectator fan
    resident evacuee migrant civilian man dead life"""
)

# Words of which two sentences on one thing never hold different ones.
CONTRASTS = (
    word_set("first second third fourth fifth sixth final opening last next"),
    word_set("men women boys girls children adults"),
    word_set("north south east west northern southern eastern western"),
    word_set("quarterly monthly annual annually weekly daily"),
    word_set("gross net operating"),
    word_set("imports exports"),
    word_set("supports opposes favor oppose approve disapprove"),
    word_set("republicans democrats independents republican democratic"),
    word_set("won lost win lose rose fell up down more less increase cut"),
)
# Either pole of these is told of a thing, and where one outlet tells this and the other that, it is of two.
POLES = tuple(
    (word_set(one), word_set(other))
    for one, other in (
        (
            "open opens opened opening begin begins began start starts started",
            "end ends ended close closes closed finish",
        ),
        ("arrive arrives arrived enter entered", "leave leaves left depart departs departed"),
        ("favour favor support supported", "against oppose opposed"),
        ("buy buys bought", "sell sells sold"),
        ("sentenced sentence jailed", "asked demanded sought acquitted"),
        ("income earned earns took takings", "cost costs spent loss losses"),
    )
)
CONTRASTING = frozenset(word for group in (*CONTRASTS, *(pole for pair in POLES for pole in pair)) for word in group)

STATE_OF: dict[str, str] = {word: name for name, words in _STATES.items() for word in words.split()}
GATHERING = "gather"
_SAME: dict[str, str] = {word: words.split()[0] for words in _ALIKE for word in words.split()}


def states_in(words: list[str]) -> frozenset[str]:
    """What the words, in lower case, say happened to those counted."""
    found = {STATE_OF[word] for word in words if word in STATE_OF}
    if any(word in _GATHER for word in words):
        found.add(GATHERING)
    return frozenset(found)


def one_word(low: str) -> str:
    """The word that stands for all that say the same."""
    return _SAME.get(low, low)


def counts_alike(one: str, other: str) -> bool:
    """Whether two nouns can count the same things: one noun, people told in two ways, states and their heads."""
    if one == other:
        return True
    return any(one in nouns and other in nouns for nouns in (_STATE_NOUNS, _PERSON_NOUNS))
