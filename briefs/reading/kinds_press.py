"""Lines that news desks and agencies add: picture credits, rights, disclaimers, feed wrappers."""

from __future__ import annotations

import re
from typing import Final

from briefs.reading.asking import Line, Patterns, first_kind, says_any
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
    | \W* (?: {AGENCY} ) (?: \s*(?:/|via|[|])\s* [\w.& ]{{2,40}} )* [)\] ]*
    | (?: ©|\(c\)|copyright ) [ ]? [^.]{{2,80}} / [ ]? {AGENCY} .{{0,30}}
    """,
    re.VERBOSE,
)
_CREDIT_PARTED = re.compile(
    rf"""
    [^.!?]{{0,90}}? [\w.)] \s* (?: [/|•] | \b via \b | [-–—] ) \s* {AGENCY} (?: \s*(?:/|via|[|]|,
        |-)\s* [\w.& ]{{2,40}} )* (?: [ ]file )? [)\]. ]*
    | [^.!?]{{2,50}}? , [ ] {AGENCY} [)\] ]*
    | [A-Z][\w’'-]+ (?: [ ][A-Z][\w.’'-]+ ){{1,2}} [ ]? / [ ]? (?: The[ ] )? [A-Z][\w’'-]+
        (?: [ ][A-Z][\w’'-]+ ){{0,3}}
    | [^.!?]{{0,60}} \b (?: via|/ ) \s* {AGENCY} [)\] ]*
    """,
    re.VERBOSE,
)
_PARTING: Final = ("/", "|", "•", "-", "–", "—", ",", "via")
_PICTURE_GIVEN = r"""
    [^.!?]{0,60} \b (?: submitted|courtesy|contributed|file|handout|provided|staff|library|archive|undated
        |stock ) [ ] (?: photos?|images?|pictures?|photographs? ) (?: [ ] by[ ] .{2,40} )? [)\]. ]*
    """
_LICENCE = re.compile(
    r".{0,600} (?: \b public[ ]domain \b | \b cc[ -](?:by|0|zero)\b | creative[ ]commons | wikimedia ) .{0,200}",
    re.VERBOSE,
)
_LICENCES: Final = ("public domain", "cc ", "cc-", "creative commons", "wikimedia")
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

_CAPTION_OPENS = r"""
    (?: an? | the | this | these | in[ ]this ) [ ] (?: stock|file|undated|handout|combination|composite|aerial
        |general|satellite|artist['’]s|artist|still|archive|library|recent|screen ) [ ,]
        (?: \w+[ ]){0,3}? (?: images? | photos? | photographs? | pictures? | view | illustrations? | impression
            | rendering | grab | shot | combination | concept ) \b .{0,300}
    | file [ ]? [-–—:] .{0,400}
    | (?: pictured | above | below | left | right | top | from[ ]left | clockwise | inset ) [ ]?
        (?: \w+[ ])? : .{0,300}
    """
CAPTION_DATED = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}"
    r"|\d{1,2} [A-Z][a-z]{2,8}),? (?:19|20)\d\d\b"
)

_CREDITED = re.compile(r"[(\[](?P<giver>[A-Z][\w&.’' -]{2,40}): (?P<name>[A-Z][^()\[\]]{2,50})[)\]]\W?$")
_GIVERS: Final = frozenset({"supplied", "submitted", "provided", "source", "file", "credit", "courtesy", "contributed"})
_RIGHTS = r"""
    \W* (?: © | \(c\) | copyright\b ) .{0,200}
    | .{0,120} \b all[ ]rights[ ]reserved \b .{0,160} | all[ ]rights[ ]reserved \b .{0,500}
    | .{0,80} (?: material|content|story|article|text|work ) [ ] may[ ]not[ ]be[ ](?:published|reproduced|copied
        |used) .{0,160}
    | (?: reprinted|republished|reproduced|used) [ ] with[ ](?:the[ ])?(?:kind[ ])?permission .{0,100}
    | .{0,60} (?: republished|licensed ) [ ] (?: from|under|here[ ]under) .{0,80} (?: licen[cs]e
        |creative[ ]commons ) .{0,60}
    | (?: syndicated|distributed)[ ](?:from|by|via)[ ].{2,80}
    """
_DISCLAIMER = r"""
    \W* (?: disclaimer|disclosure|editor['’]s[ ]disclosure|affiliate[ ]disclosure|legal[ ]notice
        |fair[ ]use ) \b [ ]* : .*
    | \W* (?: this|the[ ]above|the) [ ] (?: story|article|report|news|content|post|copy|item|text|piece|material
        |information ) .{0,60} \b (?: has[ ]not[ ]been[ ](?:edited|modified|verified|reviewed) | (?: has[ ]been|is
        |was)[ ](?:automatically|auto|generated|machine|published[ ](?:unedited|from[ ]a)|produced[ ](?:using|with)
        |translated[ ]\w*[ ]?(?:automatically|by[ ]machine)|created[ ](?:using|with)|provided[ ](?:for|as)
        |for[ ]information\w*|syndicated|auto-generated|intended[ ]for) ) .*
    | (?: our[ ])? (?: editorial|fact-?checking|ethics|corrections?|trust|review)[ ](?:team|process|policy|standards
        |code|board|guidelines) \b .{0,160}
    | (?: reviewed|approved|fact[ -]?checked|edited|verified|proofread) [ ] (?: and[ ]\w+[ ] )? by[ ] .{2,80}
    | (?: not[ ]financial|nothing[ ]in[ ]this|this[ ]is[ ]not[ ](?:financial|investment|legal|medical)) .{0,160}
    """
_DISCLAIMER_WITHIN = r"""
    .{0,160} (?: auto-?generated | syndicated[ ]feed | wire[ ]feed | agency[ ]feed ) .{0,120}
    | .{0,200} \b (?: views?|opinions?) \b .{0,60} (?: expressed|contained|presented|reflected|stated|here
        |are[ ]those) .{0,80} \b (?: author|authors|writer|writers|columnist|contributor|own|reflect|represent ) \b .*
    | .{0,100} \b (?: adheres?|committed|subscribes|follows|complies ) \b .{0,60} (?: journalis\w+|editorial|ethic\w*
        |fact-?check\w*|independent ) .{0,60} (?: standards?|code|policy|process|principles|guidelines|integrity ) .*
    | .{0,120} learn[ ]more[ ]about[ ]our[ ].{0,80}
    """
WRAPPER = re.compile(
    r"""
    (?: ^ | (?<=[.!?…”"’')\]]) [ ]+ | (?<=\S) [ ]+ (?=The[ ]post[ ]) )
    (?: the[ ](?:post|article|story)[ ] (?P<title> \S.{0,300}? ) [ ] (?: first[ ]appeared | appeared[ ]first
        | was[ ]first[ ]published | originally[ ]appeared | was[ ]originally[ ]published ) [ ] (?: on|in|at
        |by) [ ] (?P<outlet> [^.]{2,60} (?: \.[a-z]{2,6}\b (?:\.[a-z]{2})? )? ) [.!]? ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FEED = r"""
    \W* (?: sources? | via | h/t | hat[ ]tip | original[ ](?:source|article|story|link)
        | read[ ]the[ ]original.{0,30} | originally[ ](?:published|posted|appeared) | first[ ]published | from ) [ ]*
        (?: : | [ ](?:on|at|in|by|from)[ ] ) [ ]* [^.!?]{2,90} (?: \.(?:com|org|net|co\.\w\w|\w\w) )? [.]?
    | (?: this|the)[ ](?:article|story|post|piece|report|essay|column|interview)[ ] (?: was|is|has[ ]been)?[ ]?
        (?: also[ ])? (?: originally|first|initially|previously )? [ ]? (?: originally|first)? [ ]? (?: published
        |appeared|posted|featured|produced ) [ ] (?: on|in|at|by|first|with|under|via) \b .{2,160}
    | (?: with|additional)[ ](?:inputs?|reporting)[ ]from[ ].{2,60} | (?: \( )? (?: with[ ])? (?: agency
        |agencies)[ ]inputs? .{0,20}
    """


_CLOSED: Final = (")", "]", ").", "].")
MOST_CREDIT_WORDS: Final = 45
MOST_CAPTION_WORDS: Final = 60
MOST_SIGNED_WORDS: Final = 12
MOST_FEED_WORDS: Final = 30
_OPENING_CAPTION: Final = Patterns((_CAPTION_OPENS, "caption"))
_LEGAL: Final = (
    Patterns(
        (_RIGHTS, "rights"),
        tells=("©", "(c)", "right", "may not be", "permission", "licen", "creative", "syndicated", "distributed"),
    ),
    Patterns((_DISCLAIMER, "disclaimer")),
    Patterns(
        (_DISCLAIMER_WITHIN, "disclaimer"),
        tells=(
            "generated", "feed", "view", "opinion", "adhere", "committed", "subscribes", "follows", "complies",
            "about our",
        ),
    ),
)  # fmt: skip
_GIVEN: Final = Patterns((_PICTURE_GIVEN, "picture credit"), tells=("photo", "image", "picture"))
_FEEDS: Final = Patterns((_FEED, "feed wrapper"))


def find(line: Line) -> str | None:
    """The kind of a line that a desk, an agency or a feed added."""
    if _is_credit(line):
        return "picture credit"
    if line.count <= MOST_CAPTION_WORDS and _is_caption(line):
        return "caption"
    if kind := first_kind(line.small, _LEGAL):
        return kind
    if line.small.startswith("the ") and (match := WRAPPER.match(line.words)) and match.end() == len(line.words):
        return "feed wrapper"
    return _FEEDS.find(line.small) if line.count <= MOST_FEED_WORDS else None


def _is_credit(line: Line) -> bool:
    """Whether the line says who took or gave the picture."""
    if line.count <= MOST_CREDIT_WORDS and not _tells(line) and _names_giver(line):
        return True
    if line.count <= MOST_SIGNED_WORDS and outlet_in_credit(line.words):
        return True
    licensed = says_any(line.small, _LICENCES) and _LICENCE.fullmatch(line.small)
    return bool(licensed) and len(_LICENCE_TELLS.findall(line.words)) >= 2


def _names_giver(line: Line) -> bool:
    if _CREDIT.fullmatch(line.words) or _GIVEN.find(line.small):
        return True
    return says_any(line.words, _PARTING) and _CREDIT_PARTED.fullmatch(line.words) is not None


def _is_caption(line: Line) -> bool:
    """Whether the line opens as captions do, or ends with a credit."""
    if _OPENING_CAPTION.find(line.small):
        return True
    marked = ":" in line.words or "/" in line.words or line.words.endswith(_CLOSED)
    return (marked and CAPTION_END.search(line.words) is not None) or _ends_in_credit(line.words)


def _ends_in_credit(words: str) -> bool:
    """Whether the end names who took the picture: "… . Ines Moor for The Courier", "… (Harbour TV: Ines Moor)"."""
    closed = ")" in words[-2:] or "]" in words[-2:]
    if closed and (match := _CREDITED.search(words)) and (is_name(match["name"]) or match["giver"].lower() in _GIVERS):
        return True
    _, mark, last = words.rpartition(". ")
    return bool(mark) and words[-1] not in ".!?" and outlet_in_credit(last) is not None


def _tells(line: Line) -> bool:
    """A whole sentence that happens to open with "Picture: …" or to end with an agency's name."""
    return line.count >= 14 and line.words[-1] in ".!?" and "/" not in line.words and line.words[0] != "("
