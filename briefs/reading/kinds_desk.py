"""Lines that tell of the text itself: desk notes, contribution lines, embedded posts, polls, press-release marks."""

from __future__ import annotations

import re
from typing import Final

from briefs.reading.asking import Line, Patterns, says_any

_CAP = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'-]*"
_NAME = rf"{_CAP}(?:[ ]{_CAP}){{1,3}}"
_NAMES = rf"{_NAME}(?:(?:,[ ]|[ ]and[ ]|,[ ]and[ ]|[ ]&[ ]){_NAME}){{0,5}}"
_TEXT = r"(?:article|story|report|post|page|piece|version|file|copy|headline)"

# What the outlet corrects is no such note: it stays in the text, see `briefs.corrections`.
_DESK = rf"""
    (?: this[ ](?:is[ ])? (?: an?[ ] )? | \W* ) (?: developing|breaking|live|ongoing|evolving ) [ ]
        (?: news[ ] )? (?: story|news|event|situation|report ) (?: [ ]?[.;:–—-] .{{0,160}}
            | ,? [ ] (?: and|that|which ) [ ] (?: will|may|is|details|more|we ) \b .{{0,120}} )?
    | more[ ](?:details[ ]|information[ ])?(?:to[ ]follow|to[ ]come|soon|follows?|shortly) [ .:!…]*
    | details[ ](?:to[ ]follow|soon) [ .:!…]*
    | (?: this|our ) [ ] {_TEXT} [ ] (?: is[ ](?:(?:still|regularly)[ ])?(?:being[ ])?(?:updated|developing|breaking)
        | will[ ]be[ ]updated | (?: has[ ]been|was ) [ ] (?: last[ ] )? updated
            (?! .{{0,40}} \b to[ ](?: correct|clarify|fix ) \b ) ) \b .{{0,300}}
    | (?: please[ ])? (?: check[ ]back | refresh[ ](?:this|the)[ ]page | reload[ ](?:this|the)[ ]page ) \b .{{0,100}}
    """
# "Additional reporting by …", "Orrin Vale contributed to this report."
_CONTRIBUTION = re.compile(
    rf"""
    \W* (?: (?: [Ww]ith[ ] )? [Aa]dditional[ ](?:reporting|research|writing)[ ](?:by|from|for)\b .{{2,160}}
    | [Ww]ith[ ]reporting[ ](?:by|from)[ ] {_CAP} .{{0,160}}
    | [^.!?]{{2,80}} [ ] (?: also[ ] )? contributed[ ] (?: to[ ]this[ ]{_TEXT}
        | (?: additional[ ] )? (?: reporting | research ) | to[ ]the[ ]reporting ) \b .{{0,60}} ) \W*
    """,
    re.VERBOSE,
)
# "Dana Whitlock reported from Low Haven and Orrin Vale from Gull Rock."
REPORTED: Final = re.compile(
    rf"""
    \W* {_NAMES} [ ] (?: reported|reports|wrote ) (?: [ ]this[ ]{_TEXT} )? [ ] (?: from|in ) [ ] {_CAP}
        (?: (?: [ ] | ,[ ] ) (?: {_CAP} | and | from | in | reported ) ){{0,16}} \W*
    """,
    re.VERBOSE,
)
_SITES = r"(?:instagram|facebook|twitter|x|youtube|tiktok|threads|bluesky|mastodon|reddit|telegram|truth[ ]social)"
_EMBED = rf"""
    (?: view|see|watch|read ) [ ] (?: this|the ) [ ] (?: post|photo|video|reel|tweet|story|thread ) (?: [ ] (?: on|by )
        [ ] [^.!?]{{2,60}} )?
    | an?[ ](?:post|photo|video|reel|story)[ ](?:shared|posted)[ ]by[ ] [^.!?@]{{1,80}} [(]?@ .{{0,80}}
    | (?: tweet|post|video|photo|reel ) [ ] (?: from|by|via|on ) [ ] (?: @\w+ | {_SITES} ) .{{0,60}}
    | embedded[ ](?:content|media|link|video|post|tweet) .{{0,40}}
    | (?: https?:// )? (?: pic\.twitter\.com|t\.co )/\S+
    | (?: to[ ](?:view|see|play|show)[ ]this[ ](?:content|post|video|tweet|embed|media)
        | this[ ](?:content|post|video|tweet|embed)[ ](?:cannot|can['’]t|could[ ]not|isn['’]t|is[ ]no[ ]longer
        |is[ ]unavailable|is[ ]not[ ]available) ) \b .{{0,120}}
    | (?: media|video|audio|content|iframe ) [ ] (?: player | playback | unavailable | unsupported
        | (?:could|can)[ ]?not[ ]be[ ](?:loaded|played|displayed|shown) ) \b .{{0,80}}
    | end[ ]of[ ](?:\w+[ ]){{0,2}}(?:post|content|tweet|embed)s? .{{0,30}}
    | skip[ ](?:\w+[ ]){{0,2}}(?:post|content|tweet)s? .{{0,30}} | replying[ ]to[ ]@\w+ .{{0,40}}
    """
_POLL = r"""
    (?: (?: reader[ ]|online[ ]|quick[ ]|our[ ]|today['’]s[ ]|daily[ ]|snap[ ] )? (?: poll|vote|survey|quiz )
        [ ] ? [:–—-] [ ]? \S .{0,160} \? )
    | (?: vote|vote[ ]now|cast[ ]your[ ]vote|view[ ]results|see[ ]results|show[ ]results|poll[ ]closed|submit[ ]vote
        |total[ ]votes .{0,20} | [\d,.]+[ ]votes?(?:[ ]cast)? | take[ ](?:our|the)[ ](?:poll|quiz|survey) .{0,30}) [.!]?
    """
_APPEAL = r"""
    you(?:['’]ve|[ ]have)[ ](?:now[ ]|just[ ]|already[ ])?(?:read|reached|used|hit|viewed) \b .{0,30}
        \b (?: articles? | stories | limit ) \b .{0,300}
    | (?: please|will[ ]you|could[ ]you|would[ ]you ) [ ] (?: please[ ] )? (?: consider|support|donate|give|chip|make
        |join|become ) \b .{0,80} \b (?: gifts? | donat\w+ | contribut\w+ | subscri\w+ | members?(?:hip)? | journalism
        | reporting | newsroom ) \b .{0,160}
    """
_APPEAL_WITHIN = r"""
    (?: .{0,120} \b )? our[ ] (?: \w+[ ] )? (?: journalism|reporting|newsroom|journalists|reporters ) \b
        .{0,80} \b (?: readers[ ]like[ ]you | your[ ](?:support|donations?|gifts?|help|contributions?|membership)
        | funded[ ]by | free[ ](?:to[ ]read|for) ) \b .{0,200}
    | .{0,200} \b (?: delivered|sent|straight|direct(?:ly)?|right ) [ ] (?: (?:straight|right|direct(?:ly)?)[ ] )?
        (?: to|into )[ ]your[ ](?:e-?mail[ ])?(?:inbox|e-?mail|mailbox) \b .{0,80}
    """
POLL_OPENS: Final = re.compile(r"\W*(?:[\w’']+[ ]){0,2}(?:poll|vote|survey|quiz)[ ]?[:–—-]", re.IGNORECASE)
PRESS_OPENS: Final = re.compile(
    r"""
    \W* (?: (?: for|not[ ]for ) [ ] (?: immediate|general|early )? [ ]? (?: release|publication|use ) \b .{0,60}
    | (?: strictly[ ])? (?: under[ ])? embargo(?:ed)? \b .{0,80}
    | (?: press|news|media)[ ](?:release|statement|notice|advisory) (?: [ ](?:no|number)\b .{0,20} )? ) \W*
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What closes a release or a wire report: "ENDS", "- 30 -", "###".
PRESS_ENDS: Final = re.compile(r"[\W_]*(?:\#[ ]?\#[ ]?\#|ENDS?|-[ ]?[Ee]nds?[ ]?-|-[ ]?30[ ]?-)[\W_]*", re.VERBOSE)
# What a newswire sets under a release: "SOURCE Low Haven Salt Works".
PRESS_SOURCE: Final = re.compile(r"SOURCE:?[ ][A-Z].{1,80}")
# Who gave the release out, and whom to ask.
PRESS_AFTER: Final = re.compile(
    r"""
    \W* (?: about[ ](?:the[ ])?\S.{1,60} | notes?[ ](?:to|for)[ ](?:the[ ])?editors? | (?: media|press|further|more)[ ]
        (?: contacts?|enquir\w+|inquir\w+|information|info ) | contacts? | background | boilerplate
        | (?: forward[- ]looking|safe[ ]harbou?r|cautionary)[ ](?:statements?|notes?|information) .{0,60} ) \W*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PRESS_CONTACT = r"""
    (?: media|press|news|p\.?r\.?|further[ ]information ) [ ]? (?: contacts?|enquir\w+|inquir\w+|office|queries|desk )?
        [ ]? : .{2,160}
    | (?: for[ ](?:more|further|additional|media|press)[ ](?:\w+[ ]){0,3}(?:information|details|enquir\w+|inquir\w+
        |interviews?|queries) ) [ ,:] .{0,40} (?: contact|call|e-?mail|visit|write|please|phone|ring ) \b .{0,160}
    """
# The address lines of a release: "Contact: …", "Phone: …".
PRESS_FIELDS: Final = re.compile(
    r"(?:(?:media|press)[ ])?(?:contacts?|phone|tel(?:ephone)?|e-?mail|fax|web(?:site)?|mobile|date|issued|source)"
    r"[ ]?[.:].{2,80}",
    re.IGNORECASE,
)
_LINK = r"!?\[[^\[\]]{0,120}\]\([^()\s]{0,300}\)"
_LINKS = re.compile(rf"\W{{0,4}}{_LINK}(?:[\s|/•·,–—*+>-]{{0,6}}{_LINK})+\W{{0,4}}")
MOST_WORDS: Final = 70

_TOLD: Final = Patterns((_EMBED, "embedded post"), (_POLL, "reaction widget"), (_DESK, "desk note"))
_CONTRIBUTION_TELLS: Final = ("reporting", "research", "writing", "contributed")
_APPEALS: Final = Patterns(
    (_APPEAL_WITHIN, "newsletter or subscription"),
    tells=("journalis", "reporting", "newsroom", "reporters", "to your"),
)
_OFFERED: Final = Patterns(
    (_APPEAL, "newsletter or subscription"),
    (PRESS_OPENS.pattern, "press release frame"),
    (_PRESS_CONTACT, "press release frame"),
)


def find(line: Line) -> str | None:
    """The kind of a line that tells of the text, not of the story."""
    if line.count > MOST_WORDS:
        return None
    if "](" in line.words and _LINKS.fullmatch(line.words):
        return "page furniture"
    if kind := _TOLD.find(line.small):
        return kind
    if says_any(line.small, _CONTRIBUTION_TELLS) and _CONTRIBUTION.fullmatch(line.words):
        return "desk note"
    return _APPEALS.find(line.small) or _OFFERED.find(line.small)
