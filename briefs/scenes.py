"""An anecdotal lede told from news: a scene first, and the sentence that turns to the news some lines further down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefs.prose import Sentence, stems
from briefs.rules import RULES, Rules

# What a sentence that tells news has and a scene lacks: a source, a day, a figure, its tense, a first or a most.
_SOURCE = re.compile(
    r"""
    \b (?: said | says | say | announced | announces | according [ ] to | reported | reports? | confirmed | admitted
      | warn(?: s | ed | ing )? | found | finds | figures | data | stud(?: y | ies ) | survey | statement | spokes\w+
      | officials? | police | court | judge | council | ministers? | government | researchers? | scientists?
      | experts? | prosecutors? | authorities | commission | ministry | department | agency | parliament ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DAY = re.compile(
    r"""
    \b (?: (?: mon | tues | wednes | thurs | fri | satur | sun )day | yesterday | tonight | today
      | (?: this | last | next ) [ ] (?: week | month | year | spring | summer | autumn | fall | winter | weekend
          | season ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIGURE = re.compile(r"\d|\b(?:dozens?|hundreds?|thousands?|millions?|billions?|half|third|quarter)\b", re.IGNORECASE)
_PERFECT = re.compile(
    r"""
    \b (?: has | have ) [ ] (?: (?: also | now | already | been | just | never | not | \w+ly ) [ ] )?
    (?: \w+ed | become | been | begun | chosen | come | cut | fallen | found | given | gone | grown | hit | held | kept
      | led | left | lost | made | put | risen | said | seen | sent | set | shown | shut | sold | spent | sunk | taken
      | told | torn | won | written ) \b
  | \b (?: is | are ) [ ] (?: \w+ly [ ] )? \w+ing \b
    """,
    re.VERBOSE,
)
_MOST = re.compile(
    r"""
    \b (?: first | largest | biggest | worst | fastest | highest | lowest | longest | youngest | oldest | record
      | decision | plan | law | bill | crisis | deal | ruling | inquiry | campaign | growing | increasingly
      | (?: one | part | hundreds | thousands | millions | among ) [ ] of ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What a scene has: the hour, the weather, the writer, the reader, a story's past before the past, a story's opening.
_HOUR = re.compile(
    r"""
    \b (?: \d{1,2} [:.] \d\d | at [ ] dawn | morning | evening | afternoon | night | midnight | noon ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STORY = re.compile(
    r"""
    ^ (?: [“"‘'] )? (?: when | as | it [ ] was | it [ ] is [ ] (?: not | hard | easy ) | it[’']s | there [ ] (?: was
        | were | is | are ) | at [ ] first | for [ ] (?: years | most | many | decades | months | as [ ] long )
        | on [ ] a [ ] | one [ ] (?: day | morning | evening | night ) | once | every(?: body | one )? [ ] | nobody
        | imagine | picture | ask [ ] | walk [ ] | standing | sitting | if [ ] you | you [ ] | no [ ] one | few [ ]
        | the [ ] (?: sun | rain | room | morning | smell | sound | first [ ] thing | door | phone ) | deep [ ] in
        | some [ ] (?: people | days | things ) | like [ ] (?: many | most ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RECENT = re.compile(
    r"\b(?:on|in) (?:a|one) (?:recent|cold|warm|wet|grey|gray|sunny|rainy|windy|snowy|chilly|quiet|typical) "
)
_WRITER = re.compile(r"\b(?:I|my|me|we|our|you|your|I['’]\w+)\b")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_BEFORE_THAT = re.compile(r"\bhad (?:\w+ly |just |been |never |always )?\w+(?:ed|en|own|one|ung|ade)?\b")
_TURN = re.compile(
    r"""
    ^ (?: but | now | today | across | nearly | about | some | more [ ] than | according | this [ ] (?: week | month
        | year | spring | summer | autumn | fall | winter ) | in [ ] recent | like [ ] (?: many | thousands
        | hundreds | millions ) | \w+ [ ] is [ ] (?: one | among | part ) \b | \w+ (?: [ ] \w+ )? [ ] later , ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def news_value(sentence: Sentence, headline: frozenset[str]) -> float:
    """How much the sentence tells of the news that the headline names; a scene is worth less than nothing."""
    words = _QUOTED.sub("“”", sentence.line.text)
    carried = len(stems(sentence.content) & headline) / min(len(headline), 6) if headline else 0.0
    value = 1.2 * min(1.0, carried)
    value += 0.3 * bool(_SOURCE.search(words)) + 0.25 * bool(_DAY.search(words)) + 0.2 * bool(_FIGURE.search(words))
    value += 0.3 * bool(_PERFECT.search(words)) + 0.25 * bool(_MOST.search(words))
    value -= 0.5 * bool(_RECENT.search(words))
    value -= 0.3 * bool(_HOUR.search(words)) + 0.5 * bool(_STORY.match(words)) + 0.4 * bool(_WRITER.search(words))
    value -= 0.2 * bool(_BEFORE_THAT.search(words)) + (0.3 if sentence.words < 12 else 0.0)
    return value


def find_turn(sentences: Sequence[Sentence], headline: frozenset[str], rules: Rules = RULES) -> int:
    """The number of the sentence with which the news begins: that of the first one where the lede tells it."""
    told = stems(headline)
    near = [s for s in sentences if s.fit and not s.spoken][: rules.scene_reach]
    if not near:
        return 0
    lede = near[0].number
    first = news_value(near[0], told)
    if first >= rules.scene_value:
        return lede
    best, best_value = lede, first + rules.scene_gain
    for sentence in near[1:]:
        value = news_value(sentence, told) + 0.2 * bool(_TURN.match(sentence.line.text))
        value -= rules.scene_decay * (sentence.number - lede)
        if sentence.words >= rules.scene_words and value > best_value:
            best, best_value = sentence.number, value
    return best


def without_scene(
    sentences: Sequence[Sentence], headline: frozenset[str], rules: Rules = RULES
) -> tuple[Sentence, ...]:
    """The sentences, those of an opening scene unfit: torn from the piece they tell nothing."""
    turn = find_turn(sentences, headline, rules)
    if turn == 0:
        return tuple(sentences)
    return tuple(
        replace(one, fit=False) if one.number < turn else replace(one, rank=one.rank - turn) for one in sentences
    )
