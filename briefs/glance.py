"""At a Glance: why it matters, by the outlet's own label or heading, else by a sentence that says what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.boxes import Boxes, is_why_heading
from briefs.cohesion import stands_alone
from briefs.keywords import content_words
from briefs.models import Block, Line
from briefs.prose import Sentence, stems
from briefs.ranking import says_again
from briefs.rules import RULES, Rules
from briefs.sentences import word_set

# A sentence that says in so many words why the news matters.
_SAYS_WHY = re.compile(
    r"""
    \b (?:
        (?: matters | (?: does | do | will | may | could ) [ ] matter ) [ ]
            (?: because | for (?! [ ] another ) | most | to [ ] | now | as | well [ ] beyond | beyond )
      | (?: is | are | was | were | remains? ) [ ] (?: so [ ] | especially [ ] | particularly [ ] | highly [ ] )?
        (?: significant | important | crucial | critical | vital ) [ ] (?: because | as [ ] | since | for [ ] )
      | the [ ] (?: significance | importance ) [ ] (?: of [ ] [^.?!]{3,60} [ ] )? lies [ ]
      | (?: what’?'?s | what [ ] is | is | are ) [ ] at [ ] stake
      | why [ ] (?: it | this | that ) [ ] matters
    ) (?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What an event does, told of the event: "The vote makes …", "The split verdict lets …", "The findings raise doubts …".
_FOLLOWS = re.compile(
    r"""
    (?: the | this | that | its ) [ ] (?: (?: [\w’'-]+ ) [ ] ){0,2}? (?P<event> [\w-]+ ) [ ]
    (?:
        (?: also [ ] )? (?: makes? | leaves? | throws? | lets? | means? ) [ ]
            (?! it [ ] clear | clear | no [ ] mention | reference | little [ ] mention )
      | (?: also [ ] )? (?: puts? | throws? | calls? | casts? | brings? ) [ ] (?: [\w’'$£€.-]+ [ ] ){0,6}? (?: in | into
            | to | on ) [ ] (?: doubt | question | jeopardy | risk | reach | an [ ] end ) \b
      | (?: also [ ] )? (?: raises? | raised | renews? | revives? | stokes? | fuels? | eases? ) [ ] (?: \w+ [ ] ){0,2}
            (?: doubts? | questions? | concerns? | fears? | hopes? | worries | pressure | prospects? )
      | (?: could | would | will | may | might | is [ ] likely [ ] to | is [ ] expected [ ] to | are [ ] likely [ ] to )
            [ ] (?: also [ ] )? (?: affect | add [ ] to | allow | alter | bear [ ] on | become | bind | change | clear
            | close | complicate | cost | create | cripple | cut | decide | delay | deepen | determine | double | drive
            | end | explain | force | free | help | hit | hurt | increase | influence | leave | lead | limit | lower
            | make | mark | mean | open | overturn | pave | push | put | raise | reduce | reopen | reshape | save | set
            | shape | slow | spell | strip | threaten | trigger | undermine | weaken | worsen ) \b
      | (?: comes? | came ) [ ] (?: at [ ] a [ ] (?: bad | critical | crucial | delicate | difficult | key | pivotal
            | sensitive | tense | time ) )
      | (?: marks? | marked | signals? | signall?ed ) [ ] (?: an? | the ) \b
      | (?: sets? | set ) [ ] (?: a | the ) [ ] (?: \w+ [ ] )? (?: precedent | stage )
      | (?: deals? | dealt | is | was ) [ ] (?: a | another ) [ ] (?: \w+ [ ] )? (?: blow | setback | boost | victory
            | reprieve | turning [ ] point ) [ ] (?: to | for )
      | (?: paves? | paved | opens? | opened | clears? | cleared ) [ ] the [ ] (?: way | door )
      | (?: threatens? | threatened | endangers? | jeopardi[sz]es? ) [ ]
      | suggests? [ ] (?: that | \w+s ) [ ]
      | (?: has | have ) [ ] (?: \w+ [ ] )? (?: implications | consequences ) \b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AT_RISK = re.compile(
    r"""
    without [ ] (?: a | an | the | such ) \b [^.?!]{4,80}? \b (?: no | nothing | nobody | could | would | will ) \b
  | if [ ] (?: the | a | an | no | nothing | this | that | it ) \b [^.?!,]{3,80}? \b (?: holds? | stands? | fails?
      | pass(?: es )? | survives? | collapses? | goes [ ] ahead | (?: becomes? | made ) [ ] law | finds? [ ] that
      | (?: is | are ) [ ] (?: not [ ] )? (?: approved | signed | confirmed | upheld | adopted | rejected | renewed
      | overturned | passed | ratified | completed ) ) \b [^.?!]*? , [^.?!]*? \b (?: could | would | will | may ) \b
  | (?: [\w’'-]+ [ ] ){0,4} (?: agencies | analysts | campaigners | charities | critics | doctors | economists | experts
      | groups | officers | officials | researchers | residents | scientists | unions | watchdog | council ) [ ]
      (?: have [ ] )? (?: warn(?: ed )? | fear(?: ed )? | say ) [ ] (?: that [ ] )? (?: .{0,120} [ ] )?
      (?: could | would | will | storing [ ] up | risks? )
      \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What follows is told of these: things that happen and things that are found out, never persons.
_EVENTS = word_set(
    """acquisition acquittal agreement amendment announcement appeal appointment approval arrest attribution ban bill
    blackout blast boycott breach breakthrough ceasefire change changes charges claim closure closures collapse
    conviction crash cut cuts data deal decision defeat delay departure discovery drop drought election embargo
    evidence explosion extension fall failure figures find finding findings fire flood floods grant hack increase
    incident inquiry judgment law lawsuit leak legislation loss measure measures merger move order outbreak outcome
    pact plan plans policy proposal proposals protest protests purchase rate ratings recall referendum reform reforms
    reopening report resignation result results retreat rise row rule rules ruling sale sanctions scandal scheme
    settlement shift shortage shutdown slump split storm strike study suspension takeover tariff tariffs tax treaty
    truce upset vaccine verdict victory vote war win withdrawal"""
)


def find_why(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    boxes: Boxes,
    headline: str,
    people: Sequence[str],
    shown: Sequence[Line] = (),
    rules: Rules = RULES,
) -> Line | None:
    """The text's own words on why it matters, to stand under the lines ``shown``; None where it does not say it."""
    if boxes.why:
        return boxes.why
    card = "\n".join([headline, *(line.text for line in shown)])
    told = [one for one in sentences if one.fit and not one.spoken and one.line not in shown]
    span = _why_section(text, blocks)
    under = [one for one in sentences if span and span[0] <= one.line.start < span[1] and one.fit]
    said = [one for one in told if _SAYS_WHY.search(one.line.text)]
    repeated = [frozenset(content_words(line.text)) for line in shown]
    for sentence in (*under, *said, *_consequences(told, headline, rules)):
        if stands_alone(sentence.line.text, card, "", people) and not says_again(sentence.content, repeated):
            return sentence.line
    return None


def _consequences(told: Sequence[Sentence], headline: str, rules: Rules) -> list[Sentence]:
    """Sentences behind the lede that tell what follows from the news, those that speak of the event itself first."""
    title = stems(headline.lower().split())
    later = [one for one in told[1:] if rules.why_least_words <= one.words <= rules.why_most_words]
    follows = [one for one in later if (match := _FOLLOWS.match(one.line.text)) and match["event"].lower() in _EVENTS]
    risks = [one for one in later if _AT_RISK.match(one.line.text) and stems(one.content) & title]
    return [*follows, *risks]


def _why_section(text: str, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Where the text under a heading such as "Why This Matters" runs, up to the next heading."""
    begin = -1
    for block in blocks:
        if block.kind != "heading":
            continue
        if begin >= 0:
            return begin, block.start
        if is_why_heading(text[block.start : block.end]):
            begin = block.end
    return (begin, len(text)) if begin >= 0 else None
