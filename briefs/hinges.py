"""Sentences and phrases beside a quotation that hand it over, point back at something, or say what it speaks of."""

from __future__ import annotations

import re
from typing import Final

from briefs.keywords import content_words
from briefs.sentences import word_set

# "She was speaking on Monday." "The firm issued a statement." "The remarks came hours later."
_SPEAKS: Final = r"""
    (?: was | were | is | are | had [ ] been | has [ ] been ) [ ] (?: \w+ly [ ] )?
        (?: speaking | talking | addressing | giving [ ] evidence ) \b (?! [ ] (?: out | up ) \b )
  | (?: spoke | speaks | talked | talks ) \b (?! [ ] (?: of | about | out | up | for ) \b )
  | (?: made | makes | delivered | offered | gave ) [ ]
        (?: (?: the | his | her | their | its | these | those | a | an | some ) [ ] )? (?: \w+ [ ] ){0,2}
        (?: remarks? | comments? | statements? | observations? | point | interview | speech | address ) \b
  | (?: issued | released | published | posted | shared | tweeted | put [ ] out | wrote | recorded | sent ) [ ]
        (?: (?: a | an | the | his | her | their | its | this | two | one ) [ ] ) (?: [\w-]+ [ ] ){0,3}
        (?: statement | message | video | tweet | post | letter | note | reply | thread | email ) s? \b
  | took [ ] to [ ] (?: twitter | x | facebook | instagram | social | the [ ] (?: stand | stage | podium ) )
  | (?: told | tells ) [ ] (?: reporters | journalists | the [ ] (?: paper | court | media | press | station ) )
  | (?: read | reads | quoted | quotes | cited | cites ) [ ]
        (?: out [ ] | aloud [ ] | it [ ] | from [ ] | to [ ] ){1,3} (?: [\w-]+ [ ] ){0,3}
        (?: statement | letter | message | note | text | diary | email | jury | court | post ) s? [.!]
  | had [ ] this [ ] to [ ] say
  | put [ ] it [ ] (?: like [ ] this | this [ ] way | differently | more | another | simply )
  | (?: explained | elaborated | continued | went [ ] on | agreed | disagreed | concurred | replied | responded
      | laughed | smiled | shrugged | nodded | declined [ ] to [ ] comment ) [.!]
  | (?: was | were ) [ ] (?: blunt | clear | frank | philosophical | defiant | unrepentant | adamant | emphatic )
        (?: [ ] (?: about | on ) [ ] (?: it | this | that ) )? [.!]
"""
_HANDS: Final = word_set(  # quicker than the pattern, which needs one of them
    """speaking talking addressing evidence spoke speaks talked talks remark remarks comment comments statement
    statements observation observations point interview speech address message messages video videos tweet
    tweets post posts jury court diary text texts letter letters note notes reply replies thread threads email
    emails took told tells this put explained elaborated continued on agreed disagreed concurred replied
    responded laughed smiled shrugged nodded it that blunt clear frank philosophical defiant unrepentant adamant
    emphatic"""
)
_HANDS_OVER: Final = re.compile(
    rf"""
    ^ [^,;:“”"]{{1,90}}? (?: , [^,;:“”"]{{1,80}} , )? [ ]
    (?: {_SPEAKS} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SAYS_WHAT: Final = re.compile(
    r"\b(?:that|whether|if|why|how|saying|calling|after|because|about|over)\b", re.IGNORECASE
)
# "Neither has been named." "The firm declined to comment." – nothing a quotation speaks of.
_BOILERPLATE: Final = re.compile(
    r"""
    \b (?: named | identified ) (?: [ ] (?: publicly | by [ ] police ) )? [.!] $
  | ^ there [ ] (?: was | were ) [ ] (?: \w+ [ ] ){0,2}
        (?: laughter | applause | silence | cheers | boos | gasps | pause ) \b
  | \b (?: hit | hits | fired | shot | clapped | struck ) [ ] back [ ]
        (?: on | in | at | with | via | from | through | within | that ) [ ] (?: \w+ [ ] ){0,4} [\w]+ [.!] $
  | \b declined [ ] (?: to [ ] comment | comment | an [ ] interview ) \b | \b for [ ] comment \b
  | \b (?: did [ ] not | didn['’]t ) [ ] (?: attend | appear | elaborate ) \b [^,]{0,20} $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CAME: Final = re.compile(
    r"^(?:the|his|her|their|its)[ ](?:\w+[ ])?(?:remarks?|comments?|statement|words)[ ](?:came|come|follow|were)\b",
    re.IGNORECASE,
)
_ANSWERS: Final = re.compile(
    r"""
    \b (?: responded | replied | reacted | answered | hit [ ] back | fired [ ] back | retorted ) \b
  | \b asked [ ] (?: about | of | by [^.]{1,40} about ) [ ]
        (?: this | that | it | the [ ] (?: claim | remark | comment ) s? ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_POINTS_BACK: Final = re.compile(
    r"""
    \b (?: about | at | on | with | of | for | by | than | rejected | denied | disputed | confirmed | explained | agreed
        | believes? | says? | said | did | done | do | does ) [ ] (?: this | that | so )
        (?= [.,;!] | $ | [ ] (?: is | was | were | had | has | would | will | at | in | on | when | and | but ) \b )
  | \b (?: say | saying | said | do | doing ) [ ] so \b
  | \b (?: responded | replied | reacted ) [ ] to [ ] (?: the | these | those | this ) [ ]
        (?: claims? | remarks? | comments? | accusations? | allegations? | criticisms? | news | report ) \b
  | \b (?: show | shows | showed | say | says | said | mean | means | meant | think | thinks | believes? | suggests? )
        [ ] that [ ] (?: would | will | is | was | had | has | could | might | may ) \b
  | \b (?: this | that ) [ ] same \b | \b the [ ] same [ ] \w+ [.,]
  | \b these [ ] (?! days | words | are | were ) \w+ (?: s | es ) \b (?! [ ] (?: who | that | which | of ) \b )
  | \b the [ ] other [ ] \w+ [.,] | \b the [ ] latter \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAY_POINT: Final = (
    " this",
    " that",
    " so",
    "hese ",
    " other ",
    " same",
    " latter",
    "ed to ",
)  # quicker than the pattern
_OPENS_BACK: Final = re.compile(
    r"""
    (?: [^\s]+ [ ] ){1,6} (?: it | this | that | them | him | her
        | the [ ] (?: charges? | allegations? | accusations? | claims? | reports? | findings? | decision | move | news
          | verdict | ruling | offer | fine | idea | plan ) ) [.!] $
  | (?: then | later | next | afterwards | yet | still | instead ) [ ] (?! year | week | month | monday | tuesday
        | wednesday | thursday | friday | saturday | sunday | this | in )
  | (?: [^\s]+ [ ] ){2,8} (?: to | of | for | with | about | from | against | behind | by | on | in ) [ ]
        (?: it | them ) [.!] $
  | (?-i: [A-Z][\w.’'-]+ [ ] ){1,3} (?-i: [a-z]+ ) [ ] (?: it | them ) [ ] (?: up | down | out | off | away | back
        | in | on | to | as | for | at | from | with | after | before | again | all | last | this | yesterday ) \b
  | [^,]{1,40}, [ ] (?: this | that | these | those ) [ ] (?! is | was | who | which | year | week | month | summer
        | winter | spring | autumn | season | time | morning | evening )
  | (?: on | in | at | by | after | before | for | with | during | since ) [ ] [^,]{1,24}? ,? [ ]
        (?: he | she | they ) [ ]
  | on [ ] the [ ] other \b
  | the [ ] (?: phrase | remark | remarks | comment | comments | quip | quote | expression | nickname | slogan | words
        | statement | sentence | accusation | allegation | suggestion ) [ ] (?! of | about | by | on | that )
  | the [ ] (?: visitors | hosts | tourists | home [ ] side ) [ ] (?! of | to | from | at )
  | the [ ] \w+ (?: tion | sion | sal | val | ment ) [ ]
        (?: came | comes | follows | followed | was | is | has | had | will | would | means | meant | marked ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Rivals were less kind." "Not everyone agrees." – of what?
_REACTS: Final = re.compile(
    r"""
    ^ [^,;:]{0,50}?
    \b (?: (?: is | are | was | were | seemed | remains? | remained | felt ) [ ]
           (?: \w+ [ ] ){0,2} (?: more [ ] \w+ | less [ ] \w+ | drier | dryer | harsher | cooler | warmer
             | gloomier | sharper | sterner | softer | harder | gentler | tougher | calmer | briefer | terser
             | surprised | pleased | happy | happier | kind | kinder | convinced | impressed | amused
             | angry | disappointed | delighted | unmoved | sceptical | skeptical | critical | sympathetic | blunt
             | enthusiastic | blunter | unhappy | thrilled | divided | mixed | furious | unimpressed | unconvinced
             | sure | generous | optimistic | hopeful | relieved | defiant )
         | (?: is | are | was | were ) (?: [ ] not | n['’]t ) [ ] (?: \w+ed | alone | so )
         | agrees? | agreed | disagrees? | disagreed | (?: has | have | had ) [ ] (?: other [ ] ideas | doubts )
         | (?: did | does | do ) (?: [ ] not | n['’]t ) [ ] (?: agree | mind | care )
         | (?: takes? | took ) [ ] (?: a | another ) [ ] (?: \w+ [ ] )? view )
    [.!] $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_APPOSED: Final = re.compile(r"(?<=\w),[^,;:“]{1,60},(?= )")
_REFERS: Final = re.compile(
    r"^(?:he|she|they|[A-Z][\w.’'-]*(?:[ ][A-Z][\w.’'-]*){0,3})[ ](?:was|were)[ ](?:\w+[ ])?"
    r"(?:referring|alluding|responding|reacting|replying)[ ]to\b",
    re.IGNORECASE,
)
_TOPIC: Final = re.compile(
    r"""
    \b (?: asked | pressed | questioned | quizzed ) \b
        (?: [ ] (?: by | on | in | at | during | after | later | repeatedly | again ) \b [^,]{0,60}?
            (?: , [^,]{1,60} , )? )? [ ]
        (?: about | whether | if | why | how | what | who | when | where | which | for | if ) \b
  | ^ (?: of | on | about | regarding | concerning | as [ ] for ) [ ] (?= [^,]{4,90} , )
  | \b (?: responding | reacting | replying | referring | in [ ] (?: response | reply | reaction | answer ) ) [ ] to \b
  | \b (?: commenting | reflecting ) [ ] on \b | \b (?: speaking | talking | writing ) [ ] (?: of | about ) \b
  | \b (?: said | says | wrote | added | recalled | joked ) (?: [ ] (?-i: [A-Z][\w.’'-]+ ) ){0,3} [ ]
        (?: about | of (?= [ ] (?: the | a | an | his | her | its | their ) [ ] (?! [^.]* [ ] (?-i: [A-Z] ) ) ) ) \b
  | , [ ] (?: after | when | following | as ) [ ] (?! told | saying )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_POINTED_AT: Final = re.compile(
    r"\b(?:it|this|that)[ ](?:as|to[ ]be|is|was|has[ ]been|had[ ]been|would[ ]be)(?:[ ](?:a|an|the|“))?[ ]*$"
    r"|\b(?:call(?:s|ed)?|dubb?(?:s|ed)|label(?:s|l?ed)|without|of|about|for|with)[ ](?:it|this|that)[ ]*$",
    re.IGNORECASE,
)
_OPENS_WITH_ANOTHER: Final = re.compile(r"(?:it|she|he)[ ](?:was|is|said|did|does|has|had|will|would)\b", re.IGNORECASE)
# Told of a quotation: it is not of today. "had said", "in 2019 he said", "last month", "quoted her as saying".
_EARLIER: Final = re.compile(
    r"""
    \b had [ ] (?: (?: earlier | previously | once | already | always | also | since | then | only ) [ ] )?
        (?: said | written | told | posted | tweeted | promised | declared | insisted | claimed | warned | vowed
          | argued | boasted | stated | announced | called | described | joked | predicted | assured | sworn
          | testified ) \b
  | \b (?: [Ii]n | [Ss]ince ) [ ] (?: (?: early | late | mid ) [ -] )? (?: [A-Z]\w+ [ ] )? (?: 19 | 20 ) \d\d \b
        [^“]{0,40} \b (?: said | wrote | told | posted | tweeted | promised | declared ) \b
  | \b (?: said | wrote | told [ ] \w+ | posted | tweeted | promised | declared ) \b [^“]{0,40}
        \b (?: in [ ] (?: (?: early | late ) [ ] )? (?: [A-Z]\w+ [ ] )? (?: 19 | 20 ) \d\d
          | last [ ] (?: week | month | year | spring | summer | autumn | fall | winter )
          | (?: days | weeks | months | years ) [ ] (?: ago | earlier | before ) | at [ ] the [ ] time ) \b
  | \b (?: [Ll]ast [ ] (?: week | month | year | spring | summer | autumn | fall | winter )
          | (?: days | weeks | months | years ) [ ] (?: ago | earlier | before ) ) \b
        [^“]{0,40} \b (?: said | wrote | told | posted | tweeted | promised | declared ) \b
  | ^ In [ ] an? [ ] (?: [\w-]+ [ ] ){0,3}
        (?: post | tweet | message | letter | interview | email | e-mail | speech | note | video )
        [ ] (?: on | last | in | from | dated ) [ ] (?: [A-Z]\w+ | week | month | year | \d ) [^“]{0,40}
        \b (?: said | wrote | told | posted | tweeted | promised | declared ) \b
  | \b quoted [ ] (?: him | her | them | (?: [A-Z][\w.’'-]+ [ ]? ){1,3} ) [ ]? as [ ] (?: saying | writing ) \b
    """,
    re.VERBOSE,
)
# "**18:40** Storm …", "10.15am: The …"
_STAMP: Final = re.compile(
    r"""
    (?: \*\* | __ )? [\[(]? \d{1,2} [:.] \d{2} (?: [ ]? [ap]\.?m\.? )? (?: [ ] [A-Z]{2,4} )? [\])]? (?: \*\* | __ )?
    [ ]* (?: [:|–—-] [ ]* )? (?= [A-Z“"‘] )
    """,
    re.VERBOSE,
)
_VERBS: Final = word_set(
    """is are was were has have had will would can could may might must did does do won lost said says fell rose went
    came took made left died"""
)
_REPLIES: Final = re.compile(
    r"\b(?:repl|answer|retort|respond|shot back|hit back|countered|rejoin|reply)", re.IGNORECASE
)
_TURNS: Final = re.compile(
    r"""
    (?: so [ ] (?: was | is | did | do | does | are | were | have | has | had | am ) | neither | nor | yes | no | not
      | with [ ] | never | exactly | rubbish | nonsense | indeed | of [ ] course | quite | precisely ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TAG: Final = re.compile(r",[ ](?:\w+n['’]t|\w+)[ ](?:it|they|he|she|you|we|i)\?$", re.IGNORECASE)
_INTRODUCES: Final = re.compile(
    r"""
    (?: his | her | its | their ) [ ] (?: [\w-]+ [ ,]{1,2} ){1,5}?
    (?: (?: dr | sir | dame | lady | lord | prof | professor | mr | mrs | ms ) \.? [ ] )?
    (?= (?-i: [A-Z] ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TITLES: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.?[ ](?=[A-Z])")
_BARE_ANSWER: Final = re.compile(
    r"""
    (?: (?: oh | well | absolutely | definitely | probably | certainly | maybe | perhaps | hell ) ,? [ ] )?
    (?: no | yes | yeah | yep | nope | not | never | absolutely | definitely | probably | certainly | maybe | perhaps
      | sure | exactly | correct | possibly | of [ ] course ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ASKS: Final = re.compile(r"\b(?:asked|asks|pressed|questioned|wondered|inquired)\b")
MOST_WORDS_OF_AN_ANSWER: Final = 3
MOST_WORDS_OF_A_TURN: Final = 12  # a longer line that opens with "No" or "With" is a statement of its own
MOST_HANDING_WORDS: Final = 24  # a longer sentence with "spoke to" in it tells something besides


def is_handing_over(words: str) -> bool:
    """Whether the sentence tells only that somebody spoke, where and when: "She was speaking on Monday."."""
    if len(words.split()) > MOST_HANDING_WORDS:
        return False
    if _BOILERPLATE.search(words):
        return True
    if _HANDS.isdisjoint(words.lower().rstrip(".!").split()):
        return False
    match = _HANDS_OVER.match(words)
    return bool(match and not _SAYS_WHAT.search(words, match.end() - 1)) or _CAME.match(words) is not None


def tells_of_answer(words: str) -> bool:
    """Whether the sentence says that what was just quoted is answered next."""
    return _ANSWERS.search(words) is not None


def points_back(words: str) -> bool:
    """Whether a demonstrative or a bare "the charge" in the sentence means something told before it."""
    if _OPENS_BACK.match(words):
        return True
    return any(part in words for part in _MAY_POINT) and _POINTS_BACK.search(words) is not None


def is_leaning(words: str) -> bool:
    """Whether the sentence is a mere reaction, "Friends were not surprised.", that says nothing out of its place."""
    bare = _APPOSED.sub("", words, count=1)  # "Dow, the mayor, was drier."
    return len(bare.split()) <= 10 and _REACTS.match(bare) is not None


def refers(words: str) -> bool:
    """Whether the sentence says what the speaker meant: "She was referring to the fee.\""""
    return "ing to " in words and _REFERS.match(words) is not None


def names_topic(narrated: str) -> bool:
    """Whether the narrator's words of a quotation's own sentence say what it speaks of."""
    for match in _TOPIC.finditer(narrated):
        least = 1 if match[0].lower().startswith(("asked", "pressed", "qu")) else 3 if match[0].startswith(",") else 2
        phrase = narrated[match.end() :].split("“")[0]
        if len(content_words(phrase)) >= least:
            return True
    return False


def is_earlier(narrated: str) -> bool:
    """Whether the narrator's words of a quotation's own sentence make it an older one: "In May he had said"."""
    return _EARLIER.search(narrated) is not None


def opens_back(quoted: str) -> bool:
    """Whether quoted words speak from the start of what somebody said or did before: "It was mine", "She said so"."""
    return _OPENS_WITH_ANOTHER.match(quoted) is not None


def is_pointed_at(before: str) -> bool:
    """Whether the words before the marks call something told before by a pronoun: "described it as"."""
    return _POINTED_AT.search(before) is not None


def stamp_end(words: str) -> int:
    """Where the words of a live page's entry begin behind its time of day; 0 without one."""
    match = _STAMP.match(words)
    return match.end() if match else 0


def is_short_statement(words: str) -> bool:
    """Whether three or four words are a statement: "Rovers will not appeal."."""
    parts = words.rstrip(".!").split()
    if not (3 <= len(parts) <= 4 and words[:1].isupper() and words.endswith((".", "!"))):
        return False
    return any(part.lower() in _VERBS or part.endswith("ed") for part in parts[1:])


def is_tag_question(words: str) -> bool:
    """Whether the words assert, and only end as a question: "It is quicker, isn't it?"."""
    return _TAG.search(words) is not None


def without_introduction(words: str, name: str) -> str:
    """The sentence from the speaker's name on, where it opens with what the speaker is: "His catcher, Dow, …"."""
    match = _INTRODUCES.match(words)
    return words[match.end() :] if match and name and words.startswith(name.split()[0], match.end()) else words


def without_titles(words: str) -> str:
    """The words without "Mr" and its like, so that a surname is judged the same with them."""
    return _TITLES.sub("", words)


def is_reply(cue: str) -> bool:
    """Whether the words that hand a quotation over make it an answer."""
    return _REPLIES.search(cue) is not None


def tells_of_question(words: str) -> bool:
    """Whether the sentence says that something was asked."""
    return _ASKS.search(words) is not None


def is_bare_answer(words: str) -> bool:
    """Whether the words say nothing without their question: "No.", "Absolutely not"."""
    return len(words.split()) <= MOST_WORDS_OF_AN_ANSWER and _BARE_ANSWER.match(words.strip(" .,!…")) is not None


def opens_turn(words: str) -> bool:
    """Whether quoted words open as the next line of a dialogue does: "So was the plague"."""
    return len(words.split()) <= MOST_WORDS_OF_A_TURN and _TURNS.match(words) is not None
