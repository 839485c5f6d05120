"""The words that state dates, as patterns; `briefs.moments` reads them."""

from __future__ import annotations

import re

from briefs.sentences import word_set

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH = (
    r"(?: January | February | March | April | May | June | July | August | September | October | November | December"
    r" | (?: Jan | Feb | Mar | Apr | Jun | Jul | Aug | Sept? | Oct | Nov | Dec ) \.? )"
)
YEAR = r"(?: 1[0-9]\d\d | 20\d\d )"
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}

FULL = re.compile(
    rf"""
    (?<![\w/.-]) (?:
        (?P<month> {MONTH} ) [ ] (?P<day> [0-3]?\d ) (?: st | nd | rd | th )? (?! [\d:,.]*\d{{3}}\b(?<!,[ ]\d\d\d\d) )
        (?: ,? [ ] (?P<year> {YEAR} ) \b )?
      | (?P<day2> [0-3]?\d ) (?: st | nd | rd | th )? [ ] (?: of [ ] )? (?P<month2> {MONTH} )
        (?: ,? [ ] (?P<year2> {YEAR} ) \b )?
    )
    (?: [ ] (?P<which> this | last | next ) [ ] year \b )?
    (?! \w )
    """,
    re.VERBOSE,
)
ISO = re.compile(r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\w/-])")
NUMERIC = re.compile(r"(?<![\w/.-])(?P<a>[0-3]?\d)(?P<mark>[/.])(?P<b>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d)(?!\w)")
OF_MONTH = re.compile(
    rf"""
    \b (?: (?P<before> in | by | during | early | late | mid | last | next | this | until | till | of | since ) [ -]
        (?P<month> {MONTH} ) (?: ,? [ ] (?P<year> {YEAR} ) \b | [ ] (?P<which> this | last | next ) [ ] year \b )?
      | (?P<month2> {MONTH} ) ,? [ ] (?P<year2> {YEAR} ) \b )
    (?! \w ) (?! [ ] \d )
    """,
    re.VERBOSE | re.IGNORECASE,
)
OF_YEAR = re.compile(
    rf"""
    \b (?P<before> (?: in | by | during | until | till | since ) (?: [ ] (?: early | late | mid | the [ ] year ) )?
        | (?: spring | summer | autumn | fall | winter | end | beginning | start | early | late ) [ ] (?: of | in )
        | (?: spring | summer | autumn | winter ) )
    [ ] (?P<year> {YEAR} ) (?! [\w-] | [,.]\d | [ ] (?: GMT | hrs? | hours ) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "on the 24th": of a house, a street or a list the number stands before its noun.
OF_DAY = re.compile(
    r"""
    \b on [ ] (?P<words> the [ ] (?P<day> [1-9] | [12]\d | 3[01] ) (?P<th> st | nd | rd | th ) )
    (?P<own> [ ] of [ ] (?: the | this ) [ ] month \b )?
    (?= [.,;:)!?”"] | $ | [ ] (?: and | but | at | in | after | before | when | while | for | to | as | until | because
      | by | with | from | that | instead ) \b )
    """,
    re.VERBOSE,
)
GOLF = re.compile(r"\b(?:holes?|putt\w*|birdie\w*|bogey\w*|eagle|fairway|golf\w*|tee|par|floor|green|lap)\b")
WEEKDAY = re.compile(
    r"""
    \b (?P<day> Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday ) \b
    (?P<night> [ ] (?: night | evening | morning | afternoon ) )?
    """,
    re.VERBOSE,
)
RELATIVE = re.compile(
    r"""
    \b (?: (?P<years> \d+ | two | three | four | five | six | seven | eight | nine | ten | twenty | thirty | forty
            | fifty | (?: a | one ) (?= [ ] year [ ] ) ) [ ] years? [ ] ago [ ] (?= (?: today | yesterday ) \b )
       )? (?P<day> today | tonight | yesterday | tomorrow ) \b
    | \b this [ ] (?P<part> morning | afternoon | evening ) \b
    | \b (?P<last> last [ ] night ) \b
    | \b (?P<count> two | three | four | five | six ) [ ] days [ ] ago \b
    | \b in [ ] (?P<ahead> two | three | four | five | six ) [ ] days \b (?! ’ | ' | [ ] of )
    | \b (?P<which> last | next | (?: earlier | later ) [ ] this ) [ ] (?P<unit> month | year ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)|(?<!\w)[‘'][^’'\n]{2,400}[’'](?!\w)")
HABIT = re.compile(r"\b(?:every|each|usually|weekly|daily|monthly|annually|always|normally|typically)\b", re.IGNORECASE)
BEHIND = re.compile(r"(?P<word>[^\W\d_]+)[ ]$")
DETERMINED = re.compile(r"\b(?:the|a|an|its|his|her|their|our|my|your|[^\W\d_]+['’]s)[ ]$", re.IGNORECASE)
# Words before a date that make it the beginning of a state, or somebody's other happening.
APART = word_set("since after before than with from of between and")
PLACED = word_set("on by until till to this last next early late for through")
NAMED_AHEAD = re.compile(r"[ ](?P<word>[A-Z][\w’'-]*)")
STATIVE = re.compile(r"\b(?:is|are|has|have|remains?|stands?|lives?|employs?|weighs?|costs?)\b(?![ ]\w+ing\b)", re.I)
RELATIVE_CLAUSE = re.compile(r"\b(?:who|which|whose|where|whom)\b[^,;—–]*$")
PARTICIPLE = re.compile(r"(?P<before>,|\b\w+)[ ](?P<word>\w+)[ ](?:in|on|by)[ ](?:the[ ]\w+[ ]of[ ])?$")
NEXT = re.compile(r"[ ](?P<word>[a-z]+)\b")
AUXILIARY = word_set("is are was were has have had will would can could")
LOCAL = re.compile(r"\b(?:local time|early)\b", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?\b|s\b|['’](?=[ ])")
DAY_TO = re.compile(r"\b(?P<day>[0-3]?\d)(?:[ ](?:to|and)[ ]|[-–])$")
PART_OF = re.compile(
    r"\b(?:hours|night|morning|evening|afternoon|day|end|beginning|start|middle|days|weeks)(?:[ ]of)?[ ]?$",
    re.IGNORECASE,
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SPAN = re.compile(rf"[ ](?:to|until|till|through)[ ]{_DAY}")
SPAN_BEFORE = re.compile(rf"{_DAY}[ ](?:to|until|till|through)[ ]$")
# "Black Friday", "Easter Monday" are names.
NAMED_DAY = re.compile(r"\b(?:Black|Good|Easter|Ash|Super|Cyber|Palm|Whit|Bloody|Holy|Shrove|Big|Giving)[ ]$")
AFTER = re.compile(r"\b(?:after|before)[ ](?P<words>[^,;]*)$", re.IGNORECASE)
HAD = re.compile(r"\b(?:had|was|were|lasted|stayed|remained)\b")
# A sentence without any of these states no date.
ANY = re.compile(
    r"\d\d|\d[ ]|\d(?:st|nd|rd|th)|day|tonight|tomorrow|this |last |next |"
    r"(?<![^\W_])(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
    re.I,
)
# Behind a date these go on with the sentence; another small word there is what the date belongs to.
LINKING = word_set(
    """in at on by for with from to of as and or but when while after before that which who where until though if so
    because since than then this last next is are was were has had have will would can could said says would"""
)
