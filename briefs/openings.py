"""Words and openings by which a sentence leans on what stands before it; `briefs.cohesion` judges by them."""

from __future__ import annotations

import re

from briefs.sentences import word_set

OPEN_MARKS = "\"“”„«»‘’'([*•–—- "
TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)|(?<!\w)‘[^’]*(?:’(?!\w)|$)")
PRONOUN = re.compile(
    r"\b(?:he|she|him|her|his|hers|himself|herself|they|them|their|theirs|themselves|it|its|itself)\b", re.IGNORECASE
)
SUBJECTS = word_set("he she they it")
CONNECTIVES = re.compile(
    r"""
    (?P<words>
        (?: however | moreover | furthermore | meanwhile | instead | nevertheless | nonetheless | additionally
          | consequently | therefore | thus | hence | otherwise | similarly | likewise | besides | conversely
          | accordingly | afterwards? | thereafter | subsequently | regardless | elsewhere | alternatively | finally
          | still | again | also | then | too | later | soon | eventually ) (?: ,
              | (?= [ ] (?: he|she|they|it|the|there) \b ) )
      | (?: but | and | or | nor | yet | so | plus ) \b (?! [ ]* (?: far | called | many | much | what | another
          | for ) \b )
      | also \b (?! [ ] (?: known | called | dubbed ) )
      | then \b (?! [ -] (?: \w+ [ ] )? (?: president | minister | prime | mayor | governor ) \b ) (?! - )
      | your \b (?! [ ] (?: majesty | honou?r ) ) | thus \b | hence \b
      | which [ ] (?: is | was | are | were | means | meant | makes | made | would | has | had | in ) \b
      | not [ ] so \b | with [ ] that , | (?: each | all | none | either | any | both ) [ ] of [ ] (?: them | these
          | those ) \b
      | (?: there | earlier | before [ ] that | the [ ] same [ ] day ) ,
          | at [ ] the [ ] time \b (?! [ ] of )
      | (?: (?: almost | about | nearly | barely | just | only | some | more [ ] than | less [ ] than ) [ ] )?
          (?: an? | one | two | three | four | five | six | ten | \d+ | several | some ) [ ] (?: \w+ [ ] )?
          (?: minute | hour | day | night | week | month | year | decade ) s? [ ] (?: later | earlier | before ) \b
      | the [ ] (?: next | following | previous ) [ ] (?: day | night | morning | evening | week | month | year ) \b
      | as [ ] for \b | on [ ] top [ ] of [ ] (?: that | this ) | here [ ] (?: the | an? | he | she | they | it ) \b
      | (?: that [ ] said | even [ ] so | in [ ] (?: addition | turn | contrast | short | fact | response
          | other [ ] words | return | doing [ ] so )
          | by [ ] (?: contrast | comparison ) | as [ ] (?: a [ ] (?: result | consequence ) | such | well )
          | on [ ] the [ ] (?: other [ ] hand | contrary ) | at [ ] the [ ] same [ ] time
              | at [ ] that [ ] (?: time | point | stage )
          | for [ ] (?: example | instance | (?: this | that ) [ ] reason ) | because [ ] of [ ] (?: this | that
              | it ) | after [ ] (?: this | that | which )
          | despite [ ] (?: this | that | it | these | those ) | all [ ] the [ ] same | to [ ] (?: this
              | that ) [ ] end | with [ ] (?: this | that ) | since [ ] then
          | until [ ] then | by [ ] then | above [ ] all | what [ ] is [ ] more | what’s [ ] more
              | of [ ] (?: these | those | them | course )
          | among [ ] (?: them | these | those ) | one [ ] of [ ] (?: them | these | those )
              | some [ ] of [ ] (?: them | these | those )
          | most [ ] of [ ] (?: them | these | those ) | many [ ] of [ ] (?: them | these | those )
              | apart [ ] from [ ] (?: this | that )
          | the [ ] same \b (?! [ ] \w+ [ ] (?: as | who | that ) \b ) | not [ ] only [ ] (?: that | this )
              | no [ ] wonder ) \b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
DEMONSTRATIVE = re.compile(
    r"(?:(?:today|now|still|here|there),?[ ])?(?P<words>(?:this|that|these|those)(?: [^\W\d_][\w’'-]*)?)", re.IGNORECASE
)
ROYAL = re.compile(r"(?:his|her|their)[ ](?:majest|royal|highness|excellenc|holiness|honou?r|grace)", re.IGNORECASE)
OWN_CLAUSE = re.compile(r"(?:those|that)[ ](?:who|which|in|with|of|on|at|from|without|under|over)\b", re.IGNORECASE)
# "Both said …", "Others fear …": of whom?
LONE = re.compile(
    r"""
    (?P<words> others | (?: both | neither | some | another | many | several | most | few | each | none
        | all [ ] (?: two | three | four | five | six )
        | one | two | three | four ) (?= [ ] (?: also [ ] | already [ ] | never [ ] )?
        (?: is | are | was | were | has | have | had | will | would | could | may | might | did | do | does
            | said | say | says | told
          | fear | hope | want | believe | think | argue | \w+ed ) \b ) )
    \b (?! , )
    """,
    re.VERBOSE | re.IGNORECASE,
)
FURTHER = re.compile(
    r"(?P<words>(?:a[ ](?:second|third|fourth|further|similar)|the[ ]other|another)[ ]\w+)(?![ ](?:of|from|in)\b)",
    re.IGNORECASE,
)
AGED = re.compile(r"(?P<words>the[ ]\d+-year-old)\b(?![ ](?-i:[A-Z]|\w+[ ][A-Z]))", re.IGNORECASE)
DEMONSTRATIVE_FREE = word_set(
    """day days week weeks month months year morning evening afternoon night weekend summer winter spring autumn time
    season century"""
)
BARE = re.compile(
    r"""
    (?P<words>
        (?: the | such [ ] an? | such | one [ ] such | another [ ] such ) [ ]
        (?: latest | same | second | third | sudden | surprise | unprecedented
            | controversial | historic | planned | \d+-year-old ) [ ]
        (?P<noun1> [^\W\d_]+ )
      | (?: the | such [ ] an? | such ) [ ] (?P<noun2> [^\W\d_]+ (?: - [^\W\d_]+ )* )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Nouns that stand for something told before, where nothing behind them says which: "the move comes as …".
SHELLS = word_set(
    """move decision announcement remark remarks comment comments statement incident step development report reports
    document letter video clip footage proposal accident victim victims accused suspect suspects duo trio couple pair
    former latter same change changes measure measures figure figures finding findings matter issue problem situation
    attack explosion crash shooting blast fire tragedy case revelation revelations claim claims allegation allegations
    accusation accusations criticism ruling verdict judgment order plan scheme idea project event ceremony visit trip
    meeting talks deal agreement pact accord vote result results outcome trend effort efforts controversy row dispute
    scandal debate reaction response request demand call offer question questions answer discovery study research
    survey poll tweet post message picture pictures image images photo photos photograph interview article story book
    film movie song show match game win defeat victory loss goal operation raid arrest probe investigation inquiry
    complaint petition bill law rule rules policy ban warning threat sentence punishment award honour news latter
    two three four others men women man woman boy girl child children brothers sisters siblings teenager teenagers
    actor actress singer star player striker midfielder defender goalkeeper batsman bowler captain driver passenger
    passengers officer officers student students teacher patient patients author director filmmaker politician leader
    official company firm group organisation organization party team club side institute university school hospital
    website site paper newspaper magazine agency council committee commission court judge bench jury spokesman
    spokeswoman spokesperson device product car vehicle plane aircraft ship boat building house home area region
    retreat backdown resignation finding sale purchase closure merger withdrawal suspension settlement conviction
    acquittal collapse upset takeover acquisition shutdown hack leak breach recall lawsuit departure appointment
    breakthrough village town city site place move gesture initiative campaign programme program system amount money
    sum district province venue suburb footage setback ordeal hearing speech remark conversation superstar"""
)
# A phrase in front that leans on what was told: "After the incident, …", "At that price nobody …".
FRONTED = re.compile(
    r"""
    (?P<words>
        (?: (?: \w+ [ ] ){1,3} (?= after | before | since ) )?
        (?: after | amid | at | before | because [ ] of | besides | by | despite | due [ ] to | during | following | for
          | from | given | in | on | since | through | under | until | upon | with | without ) [ ]
        (?: (?: that | this | these | those ) [ ] (?: \w+ [ ] )?? (?P<noun1> [^\W\d_]+ ) \b
          | the [ ] (?: \w+ [ ] )?? (?P<noun2> [^\W\d_]+ ) (?= , ) )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "The council, however, …", "In 2021 the company did just that.": tied to a line before by words inside.
INSIDE = re.compile(
    r"""
    [^,;.“"]{2,60} , [ ] (?P<tie> however | meanwhile | though | instead | therefore | moreover | by [ ] contrast
      | in [ ] turn | on [ ] the [ ] other [ ] hand | for [ ] (?: example | instance ) | too | nevertheless ) [,.]
  | (?: [\w’'-]+ [ ] ){1,7} (?: did | does | do | has [ ] done ) [ ] (?P<same> (?: just | exactly | precisely ) [ ] that
      | the [ ] same | likewise | so [ ] too ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "First result of this process …": of which?
DEEP = re.compile(
    r"(?P<words>(?:[\w’'-]+[ ]){1,4}(?:of|to|for|with|on|by)[ ](?:this|that|these|those)[ ](?P<noun>[^\W\d_]{4,}))\b",
    re.IGNORECASE,
)
THESE = re.compile(
    r"(?P<words>(?:[\w’'-]+[ ]){2,8}(?:this|these|those)[ ](?P<noun>[^\W\d_]{4,}))\b(?![ ](?:of|who|that|which)\b)",
    re.IGNORECASE,
)
HERE = word_set("country nation state city town region world continent article story column newspaper kind sort type")
# "Thirty-one percent …", "Voters …": no one that "he" can mean.
NUMBERED = re.compile(
    r"(?:\d|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b|(?:half|most|dozens|hundreds|thousands)\b)",
    re.IGNORECASE,
)
SUCH = re.compile(
    r"(?P<words>such[ ](?![^.;]{0,40}[ ]as\b)(?:an?[ ])?(?:\w+[ ])??(?P<noun>[^\W\d_]+))\b", re.IGNORECASE
)
# By these beginnings of words a card shows what the noun speaks of: "The findings …" behind "Audit finds …".
KIN = {
    noun: tuple(stems.split())
    for nouns, stems in (
        ("agreement deal pact accord", "agree deal pact accord treaty sign bought buy sold"),
        ("footage video clip", "video film footage record camera clip"),
        ("verdict conviction acquittal", "verdict jury convict acquit guilty clear cleared"),
        ("finding findings", "find found stud audit report research survey"),
        ("ruling judgment", "rule ruling court judg"),
        ("order", "order court judge"),
        ("announcement", "announc"),
        ("decision", "decision decid vote"),
        ("closure closures", "clos shut"),
        ("result results outcome", "result win won beat poll elect vote profit earn quarter"),
        ("law bill", "law bill act legislat"),
        ("study research", "stud research scientist"),
        ("sentence", "sentenc jail"),
        ("sale", "sale sell sold"),
        ("purchase takeover acquisition", "buy bought purchas takeover acqui"),
        ("ship vessel boat", "ship ferry ferries vessel boat tanker trawler freighter liner yacht"),
        ("plane aircraft jet", "plane aircraft airliner jet flight"),
        ("quake earthquake tremor", "quake tremor"),
    )
    for noun in nouns.split()
}
# A given name alone does what people do: "Dora has given …".
LONE_GIVEN = re.compile(
    r"""
    [“"‘']* (?P<name> [A-Z][a-z]+ ) [ ]
    (?: has | had | is | was | will | would | did | does | said | says | told | also | then | never | could | went
      | came | took | gave | got | made | provided | explained | recalled | remembered | \w+ed ) \b
    """,
    re.VERBOSE,
)
# Given names that are words, months or places as well.
NO_LONE_GIVEN = word_set(
    """april art august austin bill charity charlotte chelsea chuck constance crystal dale dallas dawn dean duke earl
    faith florence frank gene georgia ginger glen grace grant guy hope iris israel ivy jack jordan joy june lance lily
    lincoln mark may max miles milton norm olive page paris pearl penny prince ray rich rob rod rose rowan ruby sandy
    santiago sierra sky stanley summer sydney victoria violet virginia warren will"""
)
BEHIND_SAYS = re.compile(
    r"""
    [ ]* (?: of | in | for | to | at | on | by | from | that | who | whose | between | against | over | with
           | about | where | when ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "The two" of whom? The noun behind it says so where a clause explains it.
NUMBER_SAYS = re.compile(r"(?:[ ][^\W\d_][\w’'-]*){1,2}[ ](?:who|whose|that|which)[ ](?!day\b)", re.IGNORECASE)
# Only a person does this: "The champion has admitted that he …".
SPEAKS = re.compile(
    r"""
    (?: the | an? ) [ ] (?: [\w’'-]+ [ ] ){1,8}? (?: has [ ] | had [ ] )?
    (?: admit(?: s | ted ) | den(?: ies | ied ) | claim(?: s | ed ) | confess(?: es | ed ) | insist(?: s | ed )
      | vow(?: s | ed ) | promise[sd] | swore | sworn | boast(?: s | ed ) | apologi[sz]ed | pleaded | believe[sd]
      | recall(?: s | ed ) | fear(?: s | ed ) | joked ) [ ] (?: that [ ] | guilty [ ] .{0,40} )? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A first sentence that names behind a comma whom its pronoun meant: "They came for the gold, and on Monday 40 miners".
_BEHIND_COMMA = r"[ ][^,;:—–“”\"]{3,90}(?:,|;|:|[ ]?[—–])[ ][^“”\"]{0,80}?"
EXPLAINED = re.compile(
    rf"""
    (?i: he | she | his | her ) {_BEHIND_COMMA} [A-Z][\w’'-]+ [ ] [A-Z][\w’'-]+
  | (?i: they | their ) {_BEHIND_COMMA} \b (?: \d[\d,.]* | (?i: the | some | two | three | four
      | five | six | seven | eight | nine | ten | (?: dozens | hundreds | thousands ) [ ] of ) )
      [ ] (?: [\w’'-]+ [ ] ){{0,2}}? [a-z]{{2,}}(?<!s)s \b
  | (?i: it | its ) {_BEHIND_COMMA} \b the [ ] [a-z]{{3,}}
    """,
    re.VERBOSE,
)
ROLE_SUBJECTS = word_set("former latter same two three four others duo trio couple pair")
FORWARD = word_set(
    """while when as after before if although though since once because despite in at on with for by during until
    following given from amid throughout under unlike like"""
)
NATIONAL = re.compile(r"(?:[ei]an|can|ish|ese)s?$")
CAPITALS = re.compile(r"[A-Z][\w-]*(?:[ ][A-Z][\w-]*)*")
NAME_PAIR = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+")
NAME_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
EXPLETIVE = re.compile(
    r"""
    it [ ] (?: takes | took | will [ ] take | would [ ] take | has [ ] taken ) [ ] (?! him | her
        | them ) [^,.;]{1,50} [ ] to \b
  | it (?: ['’]s (?: [ ] been )? | ['’]ll | [ ] (?: is | was | has [ ] been | will [ ] be | would [ ] be | may [ ] be
        | might [ ] be | could [ ] be | remains | remained
      | became | becomes | seems | seemed | appears | appeared | takes | took | turns | turned | emerged ) )
    [ ] (?: \w+ly [ ] )? (?: not [ ] | still [ ] | now [ ] )?
    (?: clear | unclear | uncertain | likely | unlikely | possible | impossible | important | hard | difficult
        | easy | known | unknown
      | believed | thought | said | reported | understood | expected | hoped | feared | alleged | estimated
          | that | out | to | time
      | too | the [ ] first | essential | necessary | worth | no [ ] (?: secret | surprise | wonder | longer )
          | up [ ] to
      | [^,.;]{1,40} [ ] (?: that | when ) \b
      | (?: a | an ) [ ] \w+ [ ] to | \w+ [ ] (?: that | to | for | whether | if ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
NO_NAMES = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter"""
)
NOUN_OPENERS = word_set(
    "a an the some many most several two three four five six seven eight nine ten both all no every each"
)
OF_PERSONS = word_set("he she him his her hers himself herself")
PEOPLE_WORDS = word_set(
    "man woman boy girl person teenager child baby mother father son daughter someone anyone everyone"
)
CROWDS = word_set(
    "police officials critics prosecutors lawyers residents witnesses authorities doctors sources reports data results"
)
PEOPLE_CROWDS = word_set(
    "people men women children crew team family couple pair duo group government staff council party company committee"
)
OF_SEVERAL = word_set("they them their theirs themselves")
TWO_PEOPLE = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? and [A-Z]")
CLAUSE_OPENERS = word_set("while when as after before if although though since once because until where")
FUNCTION = word_set(
    """in on at for by with from to of as after before while when if although though since once because despite during
    until following given under over about against among between into through without within but and or yet so still
    however meanwhile then there here now not only just even also later earlier soon today yesterday tonight recently
    asked speaking according writing addressing responding reacting commenting talking what why how where who
    that this these those such last next instead afterwards unlike like apart besides wearing saying along together
    alongside"""
)
ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.? (?P<name>[A-Z][\w’-]*\w)(?! [A-Z])")
LONE_CAPITAL = re.compile(
    r"""
    ^ [“"‘']* (?P<name> [A-Z][a-z]+ (?: -[A-Z][a-z]+ )? )
      (?: [’']s [ ] (?: \w+ ) | [ ] (?: said | says | told | added | has [ ] \w+ed | asked | denied | warned
          | insisted | argued | wrote
        | called | resigned | refused | declined | apologised | apologized | admitted | promised | thanked
            | joined | was [ ] (?: jailed | born | arrested ) ) \b )
  | [,.!?][”"] [ ] (?: (?: said | says | added | told ) [ ] )? (?P<after> [A-Z][a-z]+ ) (?: [ ] (?: said | says
      | added | told | wrote ) \b | [.,] )
  | ^ For [ ] (?P<view> [A-Z][a-z]+ ) ,
    """,
    re.VERBOSE,
)
TITLES = word_set(
    """president minister secretary chancellor king queen prince princess pope mayor governor senator representative
    congressman congresswoman dr sir dame lord lady judge justice general colonel captain sergeant
    professor chairman chairwoman chief director ambassador envoy premier commissioner spokesman spokeswoman
    inspector superintendent detective officer coach manager ceo mp mla cm pm actor actress singer sheriff rev
    father sister brother bishop archbishop cardinal leader attorney administration"""
)
