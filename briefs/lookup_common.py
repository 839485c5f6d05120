"""Words that tell nothing, or next to nothing, of which story somebody looks for. General knowledge of English."""

from __future__ import annotations

from briefs.name_titles import TITLES_BEFORE
from briefs.sentences import word_set
from briefs.story_common import EVERYWHERE

# They hold a sentence or a question together. Folded as the lookup folds: without apostrophes.
HOLDING = word_set(
    """a an the of to in on at by for from with into onto upon about over as and or but nor so than then that this these
    those there here it its he him his she her hers they them their theirs we our ours you your yours i me my mine im
    is are was were be been being am do does did doing done dont doesnt didnt has have had having hasnt havent isnt
    arent wasnt werent wont would wouldnt could couldnt should shouldnt shall cant cannot what whats when where wheres
    why how hows which whose whom whos whod exactly really please thing things stuff something anything somebody
    anybody someone anyone everything everyone tell show find give know want wanted heard remember think thought saw
    seen looking search if whether because while also just still even ever any some such not no yes out up off down
    again between during after before until since through very too much many more most happen happens happened
    happening going goes got get getting gets say says said saying tells told talk talks talked talking mention
    mentioned regarding concerning latest newest recent recently currently ago let lets article articles headline
    headlines piece one ones s t re ve ll d today todays yesterday yesterdays tomorrow tonight"""
)
# Of these some are names or bodies as well ("WHO", "Will", "IT"): with other words they say little, alone they count.
HOLDING_OR_NAME = word_set("who will can may might must us")
TITLES = word_set("mr mrs ms miss mx dr prof professor sir madam sen rep gov gen col capt lt sgt rev hon")

# What every store is full of: as the whole question they name no story.
NEWS_WORDS = word_set(
    """news report reports reported reporting reporter story stories brief briefs update updates updated breaking
    bulletin media press journalist source sources today yesterday tomorrow tonight now new first last next week month
    year years day days time times monday tuesday wednesday thursday friday saturday sunday people man woman men women
    world country quote quotes speech statement announcement announced announces summary glance read opinion analysis
    live video photo photos exclusive interview hello hi test help thanks thank"""
)
# Offices and what every fifth article says: alone they name a story only where no other one has the word.
_VAGUE = EVERYWHERE | TITLES_BEFORE


def is_holding(word: str) -> bool:
    """Whether the word only holds the sentence together: beside others it hardly counts. One letter is an initial."""
    return word in HOLDING or word in HOLDING_OR_NAME or word in TITLES or (len(word) == 1 and not word.isdigit())


def says_nothing_alone(word: str) -> bool:
    """Whether nobody can tell what is looked for by this word alone."""
    return word in HOLDING or word in NEWS_WORDS or word in TITLES or (word.isdigit() and len(word) < 3)


def is_vague_alone(word: str) -> bool:
    """Whether the word alone means a story only where there is no other one with it."""
    return word in _VAGUE
