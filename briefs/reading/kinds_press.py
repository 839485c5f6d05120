"""Lines that news desks and agencies add: picture credits, rights, disclaimers, feed wrappers."""

from __future__ import annotations

import re
from typing import Final

from briefs.reading.bylines import is_name, outlet_in_credit

AGENCY: Final = (
    r"(?:AP|AFP|Reuters|REUTERS|EPA(?:-EFE)?|PA(?:\ (?:Wire|Media|Images))?|Getty(?:\ Images)?"
    r"|GETTY(?:\ IMAGES)?|iStock(?:photo)?"
    r"|Shutterstock|Alamy(?:\ Stock\ Photo)?|Bloomberg|Anadolu(?:\ Agency)?|Xinhua|Kyodo(?:\ News)?|TASS"
    r"|Sputnik|dpa|DPA|ANSA|ANP|NurPhoto|SOPA\ Images"
    r"|Zuma(?:\ Press)?|ZUMA|Imago|IMAGO|Unsplash|Pexels|Pixabay|Flickr|Wikimedia(?:\ Commons)?|WireImage"
    r"|FilmMagic|Rex(?:\ Features)?|Redux|Magnum"
    r"|USA\ TODAY(?:\ Sports)?|Associated\ Press|The\ Associated\ Press|The\ Canadian\ Press"
    r"|Press\ Association|AAP|NASA(?:/[\w\-/]+)?|iStockphoto|Adobe\ Stock|UPI|Polaris|CNP|Pool|POOL|Handout"
    r"|HANDOUT)"
)
_CREDIT_WORD: Final = (
    r"(?:photo(?:s|graph|graphs|graphy|grapher|\ illustration)?|image|images|picture|pictures|pic|pics|video"
    r"|illustration|graphic|cover|artwork|screenshot|screengrab|file\ photo|file\ image|stock\ photo|visual"
    r"|footage|map|art)"
)
_CREDIT = re.compile(
    rf"""
    \W* (?: (?i: (?:featured|lead|main|header|top|representative|representational|cover|file|stock|banner
        |feature)[ ])? (?i:{_CREDIT_WORD}) [ ]?
          (?: (?i: credits? | courtesy (?:[ ]of)? | source | provided | supplied | via | by ) [ ]* :?
              | [:©|/–—-] ) .{{0,160}} )
    | \W* (?i: credits? | courtesy (?:[ ]of)? | picture[ ]source | image[ ]source
        | source[ ]image ) [ ]* [:–—-]? [ ]* \S .{{0,80}}
    | \W* (?: AP | AFP | Reuters | REUTERS | Getty | EPA | File | Handout | Stock | Courtesy ) [ ] (?i: photo
        |file[ ]photo|image|images|picture|file|pool ) s? \b .{{0,80}}
    | [^.!?]{{0,90}}? [\w.)] \s* (?: [/|•] | \b via \b | [-–—] ) \s* {AGENCY} (?: \s*(?:/|via|[|]|,
        |-)\s* [\w.& ]{{2,40}} )* (?: [ ]file )? [)\]. ]*
    | [^.!?]{{2,50}}? , [ ] {AGENCY} [)\] ]*
    | [^.!?]{{0,60}} \b (?i: submitted|courtesy|contributed|file|handout|provided|staff|library|archive|undated
        |stock ) [ ] (?i: photos?|images?|pictures?|photographs? ) (?: [ ] by[ ] .{{2,40}} )? [)\]. ]*
    | [A-Z][\w’'-]+ (?: [ ][A-Z][\w.’'-]+ ){{1,2}} [ ]? / [ ]? (?: The[ ] )? [A-Z][\w’'-]+
        (?: [ ][A-Z][\w’'-]+ ){{0,3}}
    | \W* (?: {AGENCY} ) (?: \s*(?:/|via|[|])\s* [\w.& ]{{2,40}} )* [)\] ]*
    | [^.!?]{{0,60}} \b (?: via|/ ) \s* {AGENCY} [)\] ]*
    | (?: ©|\(c\)|copyright ) [ ]? [^.]{{2,80}} / [ ]? {AGENCY} .{{0,30}}
    """,
    re.VERBOSE,
)
_LICENCE = re.compile(
    r"""
    .{0,600} (?: \b public[ ]domain \b | \b cc[ -](?:by|0|zero)\b | creative[ ]commons | wikimedia ) .{0,200}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LICENCE_TELLS = re.compile(
    r"^\W*by\b|\bfile:|\buser:|\blink\b|\bvia\b|\bown work\b|\battribution\b|\blicen[cs]e", re.IGNORECASE
)

CAPTION_END = re.compile(
    rf"""
    [(\[] (?: (?i:{_CREDIT_WORD}) [ ]? (?: (?i: credits? | courtesy | by | via | source ) | [:©/] ) [^()]{{0,100}}
        | (?: [^()]{{0,60}} [ ] )? (?i: photo|photograph|image|file[ ]photo|pool[ ]photo|pictures )
            (?: [ ]? [/:,] [^()]{{2,60}} | (?i:[ ]by)[ ][^()]{{2,60}} )?
        | [^()]{{0,60}} (?: /|via[ ] ) [ ]? {AGENCY} [^()]{{0,30}} | (?:{AGENCY}) (?: [ /]+ [\w .&-]{{2,40}} )?
        | (?i: credit|courtesy|source ) [ :] [^()]{{2,80}} ) [)\]] [.]? $
    | (?: (?<=[.!?”"]) | (?<=\w) ) [ ]+ (?: (?i: photo(?:graph)? (?:s)? | image | picture | credit ) (?: [ ](?:by
        |credit|courtesy(?:[ ]of)?) )? : [^.:]{{2,80}} | [A-Z][\w.’'-]+
        (?: [ ][A-Z][\w.’'-]+ ){{0,3}} [ ]? / [ ]? {AGENCY} (?: [ ](?:file|via[ ][\w ]+|Images) )? ) $
    """,
    re.VERBOSE,
)

CAPTION_OPENS = re.compile(
    r"""
    (?: an? | the | this | these | in[ ]this ) [ ] (?: stock|file|undated|handout|combination|composite|aerial
        |general|satellite|artist['’]s|artist|still|archive|library|recent|screen ) [ ,]
        (?: \w+[ ]){0,3}? (?: images? | photos? | photographs? | pictures? | view | illustrations? | impression
            | rendering | grab | shot | combination | concept ) \b .{0,300}
    | FILE [ ]? [-–—:] .{0,400}
    | (?: pictured | above | below | left | right | top | from[ ]left | clockwise | inset ) [ ]?
        (?: \w+[ ])? : .{0,300}
    """,
    re.VERBOSE | re.IGNORECASE,
)
CAPTION_DATED = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}"
    r"|\d{1,2} [A-Z][a-z]{2,8}),? (?:19|20)\d\d\b"
)

_CREDITED = re.compile(r"[(\[](?P<giver>[A-Z][\w&.’' -]{2,40}): (?P<name>[A-Z][^()\[\]]{2,50})[)\]]\W?$")
_GIVERS: Final = frozenset({"supplied", "submitted", "provided", "source", "file", "credit", "courtesy", "contributed"})
_RIGHTS = re.compile(
    r"""
    \W* (?: © | \(c\) | copyright\b ) .{0,200}
    | .{0,120} \b all[ ]rights[ ]reserved \b .{0,160} | all[ ]rights[ ]reserved \b .{0,500}
    | .{0,80} (?: material|content|story|article|text|work ) [ ] may[ ]not[ ]be[ ](?:published|reproduced|copied
        |used) .{0,160}
    | (?: reprinted|republished|reproduced|used) [ ] with[ ](?:the[ ])?(?:kind[ ])?permission .{0,100}
    | .{0,60} (?: republished|licensed ) [ ] (?: from|under|here[ ]under) .{0,80} (?: licen[cs]e
        |creative[ ]commons ) .{0,60}
    | (?: syndicated|distributed)[ ](?:from|by|via)[ ].{2,80}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"""
    \W* (?: disclaimer|disclosure|editor['’]s[ ]disclosure|affiliate[ ]disclosure|legal[ ]notice
        |fair[ ]use ) \b [ ]* : .*
    | \W* (?: this|the[ ]above|the) [ ] (?: story|article|report|news|content|post|copy|item|text|piece|material
        |information ) .{0,60} \b (?: has[ ]not[ ]been[ ](?:edited|modified|verified|reviewed) | (?: has[ ]been|is
        |was)[ ](?:automatically|auto|generated|machine|published[ ](?:unedited|from[ ]a)|produced[ ](?:using|with)
        |translated[ ]\w*[ ]?(?:automatically|by[ ]machine)|created[ ](?:using|with)|provided[ ](?:for|as)
        |for[ ]information\w*|syndicated|auto-generated|intended[ ]for) ) .*
    | .{0,160} (?: auto-?generated | syndicated[ ]feed | wire[ ]feed | agency[ ]feed ) .{0,120}
    | .{0,200} \b (?: views?|opinions?) \b .{0,60} (?: expressed|contained|presented|reflected|stated|here
        |are[ ]those) .{0,80} \b (?: author|authors|writer|writers|columnist|contributor|own|reflect|represent ) \b .*
    | .{0,100} \b (?: adheres?|committed|subscribes|follows|complies ) \b .{0,60} (?: journalis\w+|editorial|ethic\w*
        |fact-?check\w*|independent ) .{0,60} (?: standards?|code|policy|process|principles|guidelines|integrity ) .*
    | (?: our[ ])? (?: editorial|fact-?checking|ethics|corrections?|trust|review)[ ](?:team|process|policy|standards
        |code|board|guidelines) \b .{0,160}
    | .{0,120} learn[ ]more[ ]about[ ]our[ ].{0,80}
    | (?: reviewed|approved|fact[ -]?checked|edited|verified|proofread) [ ] (?: and[ ]\w+[ ] )? by[ ] .{2,80}
    | (?: not[ ]financial|nothing[ ]in[ ]this|this[ ]is[ ]not[ ](?:financial|investment|legal|medical)) .{0,160}
    """,
    re.VERBOSE | re.IGNORECASE,
)
WRAPPER = re.compile(
    r"""
    (?: ^ | (?<=[.!?…”"’')\]]) [ ]+ | (?<=\S) [ ]+ (?=The[ ]post[ ]) )
    (?: the[ ](?:post|article|story)[ ] (?P<title> \S.{0,300}? ) [ ] (?: first[ ]appeared | appeared[ ]first
        | was[ ]first[ ]published | originally[ ]appeared | was[ ]originally[ ]published ) [ ] (?: on|in|at
        |by) [ ] (?P<outlet> [^.]{2,60} (?: \.[a-z]{2,6}\b (?:\.[a-z]{2})? )? ) [.!]? ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FEED = re.compile(
    r"""
    \W* (?: sources? | via | h/t | hat[ ]tip | original[ ](?:source|article|story|link)
        | read[ ]the[ ]original.{0,30} | originally[ ](?:published|posted|appeared) | first[ ]published | from ) [ ]*
        (?: : | [ ](?:on|at|in|by|from)[ ] ) [ ]* [^.!?]{2,90} (?: \.(?:com|org|net|co\.\w\w|\w\w) )? [.]?
    | (?: this|the)[ ](?:article|story|post|piece|report|essay|column|interview)[ ] (?: was|is|has[ ]been)?[ ]?
        (?: also[ ])? (?: originally|first|initially|previously )? [ ]? (?: originally|first)? [ ]? (?: published
        |appeared|posted|featured|produced ) [ ] (?: on|in|at|by|first|with|under|via) \b .{2,160}
    | (?: with|additional)[ ](?:inputs?|reporting)[ ]from[ ].{2,60} | (?: \( )? (?: with[ ])? (?: agency
        |agencies)[ ]inputs? .{0,20}
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find(words: str) -> str | None:
    """The kind of a line that a desk, an agency or a feed added."""
    count = len(words.split())
    if count <= 45 and _CREDIT.fullmatch(words) and not _tells(words, count):
        return "picture credit"
    if count <= 12 and outlet_in_credit(words):
        return "picture credit"
    if _LICENCE.fullmatch(words) and len(_LICENCE_TELLS.findall(words)) >= 2:
        return "picture credit"
    if count <= 60 and (CAPTION_END.search(words) or CAPTION_OPENS.fullmatch(words) or _ends_in_credit(words)):
        return "caption"
    if _RIGHTS.fullmatch(words):
        return "rights"
    if _DISCLAIMER.fullmatch(words):
        return "disclaimer"
    if (match := WRAPPER.match(words)) and match.end() == len(words):
        return "feed wrapper"
    if count <= 30 and _FEED.fullmatch(words):
        return "feed wrapper"
    return None


def _ends_in_credit(words: str) -> bool:
    """Whether the end names who took the picture: "… . Ines Moor for The Courier", "… (Harbour TV: Ines Moor)"."""
    if (match := _CREDITED.search(words)) and (is_name(match["name"]) or match["giver"].lower() in _GIVERS):
        return True
    _, mark, last = words.rpartition(". ")
    return bool(mark) and words[-1] not in ".!?" and outlet_in_credit(last) is not None


def _tells(words: str, count: int) -> bool:
    """A whole sentence that happens to open with "Picture: …" or to end with an agency's name."""
    return count >= 14 and words[-1] in ".!?" and "/" not in words and not words.startswith("(")
