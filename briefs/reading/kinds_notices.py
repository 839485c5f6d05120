"""Short notices of a site: feedback, accounts, contact, its own standards."""

from __future__ import annotations

from briefs.reading.asking import Line, Patterns

_FEEDBACK = r"""
    (?: was|is|did|do|does ) [ ] (?: this|it|that) [ ] (?: helpful|useful|interesting|informative ) \?
    | (?: give|send|leave|share|submit)[ ](?: us[ ])? (?: your[ ])? feedback [.!]? | thumbs[ ](?:up|down)
    | report[ ] (?: an?[ ])? (?: error|typo|mistake|problem|correction|issue|bug|inaccuracy ) .{0,30}
    | (?: spotted|noticed|see|found|spot) [ ] (?: an?|any) [ ] (?: mistake|error|typo|inaccuracy|problem ) .{0,50}
    | (?: suggest|submit|request)[ ]a[ ]correction .{0,10} | corrections? (?: [ ]and[ ]clarifications?)?
    | (?: take|complete|fill[ ]in|answer)[ ](?:our|this|the)[ ](?:\w+[ ])?(?:survey|poll|quiz|questionnaire) .{0,30}
    | (?: reader[ ])? (?: poll|survey|quiz ) | (?: your|average|user|overall)[ ]rating .{0,20}
    """
_ACCOUNT = r"""
    (?: we[ ](?:will|['’]ll|won['’]t|do)[ ](?:not|never)?[ ]?|no[ ])spam .{0,40}
    | (?: article|story ) [ ] (?: saved | bookmarked | removed ) [.!]?
    | you[ ]can[ ](?:find|see|read)[ ](?:this|your|all)[ ] .{0,20} (?: stor(?:y|ies)|articles? ) [ ] .{0,60}
        \b (?: bookmarks? | account | profile | saved | list ) \b .{0,30}
    | your[ ](?:subscription|e-?mail|account|registration|request)[ ](?:has|is|was|could)[ ] .{0,60}
    | (?: please[ ])? check[ ]your[ ](?:inbox|e-?mail|spam) .{0,60}
    | something[ ](?:went|is)[ ]wrong .{0,40} | (?: please[ ])? try[ ]again .{0,30}
        | an[ ]error[ ](?:has[ ])?occurred .{0,40}
    | type[ ]your[ ](?:e-?mail|name|comment|message) .{0,10} | (?: create|open|set[ ]up)[ ](?:a|an
        |your)[ ](?:free[ ])?account .{0,40}
    | continue[ ]with[ ](?:google|facebook|apple|e-?mail|twitter|x) | read[ ](?:this|the)[ ](?:article
        |story)[ ](?:for[ ]free|now|free) .{0,20}
    | (?: get|only|save|try|just)[ ] .{0,30} (?: [£$€]\s?\d | \d+[ ]?% | \d[ ](?:months?|weeks?) ) .{0,40} (?: month
        |months|week|weeks|year|off|access|subscription|trial ) .{0,20}
    | (?: get|be)[ ]notified[ ](?:about|of|when|on) .{0,60} | (?: turn[ ]on|enable
        |manage)[ ](?:push[ ])?notifications .{0,60}
    | (?: save|read)[ ](?:for|it)[ ]later | (?: make|add|set|choose)[ ](?:us|[\w’' ]{2,30})?[ ]?(?:as[ ])?(?:your|a
        |my)?[ ]?preferred[ ]source .{0,20}
    | (?: support|fund|back)[ ](?:our|independent|local|quality|free|public|us)[ ]?(?:\w+[ ])?(?:journalism|reporting
        |newsroom|work|us)? .{0,40}
    | our[ ](?:daily|weekly|free|morning|evening|regular|new|e-?mail)[ ](?:\w+[ ])?(?:e-?mail|newsletter|briefing
        |digest|podcast) .{0,80}
    | (?: the[ ])? (?: morning|evening|daily|weekly|weekend|lunchtime|world|news)[ ](?:briefing|newsletter|digest
        |bulletin|round-?up|e-?mail)
    """
_PRIVACY = r"""
    we[ ](?:value|respect|care[ ]about)[ ]your[ ]privacy .{0,40}
    | we[ ]and[ ]our[ ](?:\d+[ ])?partners .{0,200}
    | (?: this|the)[ ](?:content|video|embed|post|map)[ ](?:is|was)[ ](?:provided|hosted|supplied
        |not[ ]available)[ ] .{0,160}
    | (?: i[ ])? (?: agree|consent)[ ]to[ ] .{0,80} | (?: about|why)[ ](?:sharing|cookies|these[ ]ads|this[ ]ad
        |our[ ]ads)
    """
_ADVERT = r"""
    advertisement \W+ (?: scroll|continue|skip|story|article|keep ) \b .{0,40}
    | you[ ]may[ ]skip .{0,20} | purchase[ ]licensing[ ]rights .{0,20} | buy[ ](?:licensing|reprint)[ ]rights
    """
_PICTURE = r"""
    image[ ](?:caption|source)\b .{0,200} | represent(?:ative|ational)[ ](?:image|photo|picture) s? \b .{0,30}
    | (?: afp|ap|reuters|getty)[ ]or[ ]licensors | (?: file|library|stock)[ ](?:picture|image|photo)s? [.]?
    """
_ELSEWHERE = r"""
    (?: read|watch|see)[ ](?:this|it)[ ]?(?:next|too|now)? [ ]* [:|] .{3,160} | watch[ ]live .{0,40} | live[ ]updates?
    | find[ ]out[ ]more .{0,60} | (?: go|return|back)[ ]to[ ](?:the[ ])?(?:home|homepage|main|top|start|news
        |front) .{0,20}
    | \[? read[ ]more \W* | view[ ]on[ ] (?: instagram|facebook|twitter|x|youtube|tiktok|threads|reddit ) .{0,20}
    | (?: more|see|view|read|browse)[ ](?:all[ ])?(?:posts|stories|articles|news)[ ](?:by|from|of)[ ] .{2,60}
    | source[ ]link | source | in[ ]this[ ](?:article|story|video|episode|series) [ ]? :? | posted[ ]in[ ] .{2,40}
    """
_RELATED = r"""
    related[ ]internet[ ]links | (?: readers|others|people|viewers)[ ](?:also|who|are)\b .{0,40} | in[ ]other[ ]news
    | stories[ ]you[ ](?:may|might) .{0,30} | from[ ]our[ ](?:archive|network|sister|other) .{0,30}
    """
_COMMENTS = r"""
    (?: name|e-?mail|website|comment) [ ]? \*? | report | (?: newest|oldest|best|latest)[ ](?:first|comments)
    | (?: this|the)[ ]comments?[ ](?:section|thread)[ ]is .{0,30} | commenting[ ](?:is|has|on) .{0,40}
    | (?: write|type|enter|leave|add|post)[ ](?:your|a)[ ]comments? .{0,20} | your[ ](?:comment|reply|review|name)
        | old[ ]comments
    """
_STANDARDS = r"""
    our[ ]standards \b .{0,100}
    | (?: this|the)[ ](?:article|story|text|post|piece|translation|content|information) .{0,40} \b
      (?: has[ ]been[ ]translated | was[ ]translated | (?:does|do)[ ]not[ ]constitute | is[ ]not[ ](?:intended
          |meant)[ ]as | should[ ]not[ ]be[ ](?:taken|construed|considered) ) .{0,160}
    | licen[cs]ed[ ]under .{0,60} | \(? with[ ](?:inputs?|reports?|agency|agencies|material|text
        |contributions?)[ ] .{2,60}
    | originally[ ](?:published|posted|appeared)[ ](?:at|on|in|by) .{2,60}
    """
_CONTACT = r"""
    (?: you[ ]can[ ])? (?: contact|reach|e-?mail|write[ ]to|get[ ]in[ ]touch|tweet|message|dm )\b .{0,60} (?: @
        | \bat[ ]\S+\.\w{2,} | \bon[ ](?:twitter|x|signal|whatsapp|bluesky)\b ) .{0,60}
    | send[ ](?:us[ ])?(?:your|a|story|news)[ ]?(?:news|story)?[ ]?(?:tips?|stories|photos|videos|letters
        |views) .{0,60}
    """
_SIGNED = r"""
    (?: our|a|by[ ]our|from[ ]our )? [ ]? (?: own|special|staff|senior|political|foreign|sports|news|web|online
        |digital|city|national|international|agency|bureau )
        [ ] (?: \w+[ ])? (?: correspondents? | reporters? | writers? | desk | team | staff | reports? )
    | our[ ]correspondent
    """
_AGO = r"""
    (?: published|posted|updated|last[ ]updated|modified )? [ :]*
    (?: (?: \d+ | an? | one | a[ ]few ) [ ]? (?: sec(?:ond)?s? | min(?:ute)?s? | h(?:ou)?rs? | days? | [mhd] | weeks?
        | months? | years? ) [ ] ago | just[ ]now | yesterday | today )
    (?: [ ]at[ ]\d.{0,12} )?
    """
# Signs that sites set before what they ask of a reader, in any language: "📲 Siga o canal", "👉 Follow us".
_SIGNED_OFFER = r"""
    [📲📩📧💌🔔📬📥✉🗞] \ufe0f? \s* .{3,160} [^.…]
    | [👉👇➡▶📢📣📱🎧🎥📺🔗📰] \ufe0f? \s* (?= .{0,160} (?: whatsapp|telegram|facebook|instagram|youtube|tiktok
        |twitter|threads|bluesky|linkedin|viber|google[ ](?:news|discover|noticias)|newsletter|podcast|canal|channel
        |kanal|канал
        |app\b|clic|click|klick|tıkla|su[sb]scri|inscrev|abonn|iscriv|подпи|follow[ ]|s[ií]gue|siga\b|suivez|seguici
        |takip|ikuti|folge[nt]?[ ]|śledź|sledujte|volg[ ]ons|följ[ ]|følg[ ]|seuraa) ) .{3,200}
    """
MOST_NOTICE_WORDS = 40

_KINDS = Patterns(
    (_FEEDBACK, "reaction widget"),
    (_ACCOUNT, "newsletter or subscription"),
    (_SIGNED_OFFER, "newsletter or subscription"),
    (_PRIVACY, "consent"),
    (_ADVERT, "advert mark"),
    (_PICTURE, "picture credit"),
    (_ELSEWHERE, "read more"),
    (_RELATED, "related links"),
    (_COMMENTS, "comment form"),
    (_STANDARDS, "disclaimer"),
    (_CONTACT, "author biography"),
    (_SIGNED, "byline"),
    (_AGO, "date line"),
)


def find(line: Line) -> str | None:
    """The kind of a site's short notice."""
    return _KINDS.find(line.small) if line.count <= MOST_NOTICE_WORDS else None
