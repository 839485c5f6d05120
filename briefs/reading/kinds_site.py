"""Lines of a site's machinery: where you are, players, forms, mails, reprints, letters, grants."""

from __future__ import annotations

from typing import Final

from briefs.reading.asking import Line, Patterns, first_kind

_TEXT = r"(?:article|stor(?:y|ies)|reports?|posts?|pieces?|column|content|work|journalism|series|project|podcast)"

_WHERE = r"""
    (?: you[ ]are[ ]here [ ]* :? .{0,160}
      | (?: home | home[ ]?page | front[ ]page | start | news ) (?: \s*[>/»›→]\s* \S[^>/»›→]{0,120} ){1,6}
      | (?: [a-z][\w&’' -]{1,30} \s*[>»›→]\s* ){2,6} \S.{0,120} )
    """
_PLAYER = r"""
    (?: video|audio|media )[ ]player\b .{0,60} | this[ ]is[ ]a[ ]modal[ ]window .{0,80}
    | (?: current|remaining|total|elapsed|duration|start|end )[ ]time [ :]* [-\d:/ ]*
    | duration [ :]* (?: [\d:. ]+ | \d+[ ](?:h(?:ou)?rs?|min(?:ute)?s?|sec(?:ond)?s?)\b .{0,30} )
    | \d{1,2} [ ]? (?: h|hr|m|min|s|sec ) (?: [ ]? \d{1,2} [ ]? (?: m|min|s|sec ) ){0,2}
    | \d{1,3} [- ] min(?:ute)? [ ] (?: listen|read|watch|video|audio|clip )
    | (?: listen|watch|play|video|audio|clip ) [ ]* [·•|–—:-]? [ ]* \d{1,2} : \d\d (?: :\d\d )?
    | (?: now[ ]playing | up[ ]next | next[ ]up | auto-?play | watch | listen | transcript | embed(?:[ ]code)?
        | playback[ ](?:rate|speed) .{0,20} | picture-in-picture | captions? (?:[ ](?:on|off|settings).{0,20})?
        | subtitles? (?:[ ](?:on|off)|) | chapters? | live[ ]stream | replay | stream[ ]type .{0,10} ) [.:!]?
    | (?: space|press[ ]space|use[ ]the[ ]arrow) \b .{0,60} \b (?: play|pause|seek|mute|volume ) \b .{0,160}
    | (?: example|sample|placeholder|dummy ) [ ] (?: video|image|text|headline|title|caption ) \b .{0,60}
    | to[ ](?:stream|watch|view|play|listen[ ]to) \b .{0,60} \b (?: you[ ](?:need|must|have)|download|install|enable
        |sign|log|visit|click|tap|please ) \b .{0,80}
    """
_APP = r"""
    (?: android|iphone|ipad|ios|apple|google[ ]play|app[ ]store|roku|fire[ ]tv|windows|kindle ) [ ]* [:–—-] [ ]* .{0,40}
        \b (?: download|install|get|here|store|free|app ) \b .{0,30}
    | (?: download|get) [ ] (?: on|it[ ]on|from) [ ] (?: the[ ])? (?: app[ ]store|google[ ]play|apple .{0,20} )
    | (?: available|download)[ ](?:on|from)[ ](?:the[ ])?(?:app[ ]store|google[ ]play) .{0,30}
    """
# A letter sent to many: how to see it, why it came, how to be rid of it.
_MAIL = r"""
    (?: view|read|open|see ) [ ] this [ ] (?: e-?mail|message|newsletter|issue ) [ ] (?: in|on|online) \b .{0,40}
    | (?: was|has|did|were) [ ] .{0,30} \b (?: forwarded|sent ) \b .{0,40} \? .{0,60}
    | (?: you(?:['’]re|[ ]are)|you ) [ ] (?: receiving|received|getting|got ) [ ] this \b .{0,160}
    | (?: our|my)[ ](?:mailing|postal)[ ]address[ ]is [ :]* .{0,100}
    | (?: want|wish|would[ ]you[ ]like)[ ]to[ ](?:change|stop|manage|update)\b .{0,60} \b e-?mails? \b .{0,120}
    | (?: update|manage|change)[ ](?:your[ ])?(?:e-?mail[ ])?(?:preferences|subscriptions?|settings) .{0,80}
    | forward[ ](?:this[ ])?(?:to[ ]a[ ]friend|e-?mail|newsletter) .{0,40}
    | how[ ](?:did|are|have)[ ]we[ ](?:do|doing|done)\b .{0,60}
    | (?: add|whitelist) [ ] us [ ] to [ ] your [ ] address .{0,40}
    """
_SIGN_UP = r"""
    (?: there[ ]was[ ]an[ ]error | we(?:['’]ve)?[ ](?:encountered|hit|ran[ ]into)[ ]an?[ ](?:error|issue|problem)
        | (?: oops|sorry)\W .{0,30} \b (?: error|wrong|problem ) ) \b .{0,160}
    | an?[ ](?:welcome|confirmation|verification)[ ]e-?mail\b .{0,160}
    """
_FORM = r"""
    (?: if[ ]you(?:['’]re|[ ]are)[ ]unable[ ]to|can['’]?t|cannot|unable[ ]to )[ ](?:load|see|view|access
        |open) \b .{0,40}
        \b (?: form|map|table|chart|graphic|video|post|page|widget|poll ) \b .{0,120}
    | we[ ]need[ ]your[ ]consent\b .{0,80} | (?: accept|deny|reject|decline|agree|allow|save|continue|more[ ]information
        |learn[ ]more|cancel|confirm ) [.!]?
    | powered[ ]by[ ]\S.{1,30} | (?: please[ ])? (?: review|see)[ ]the[ ]details[ ]and[ ]accept\b .{0,80}
    | (?: you[ ]may|you[ ]can)[ ](?:accept|manage|change|withdraw|review|object)\b .{0,60} \b (?: choices|consent
        |preferences|settings|cookies ) \b .{0,200}
    | (?: this|the)[ ](?:video|content|map|post|form|player|service)[ ] .{0,60} \b may[ ](?:set|use|collect
        |place)\b .{0,200}
    """
_REPRINT = rf"""
    (?: republish|reprint|reuse|repost|syndicate|license) [ ] (?: this|our|the|it|these) \b .{{0,160}}
    | (?: this[ ])? {_TEXT} [ ] (?: is|are|was|were)[ ] (?: [\w-]+[ ]){{0,2}} (?: supported|funded|underwritten
        |sponsored
        |made[ ]possible|financed|produced[ ]with[ ]support|brought[ ]to[ ]you ) \b .{{0,200}}
    | (?: support|funding)[ ]for[ ](?:this|the|our)[ ] .{{0,40}} \b (?: comes?|came|is[ ]provided|provided|was
        |is ) \b .{{0,160}}
    | (?: the[ ])? [\w&’' -]{{2,50}} [ ] is [ ] made [ ] possible [ ] by \b .{{0,60}} \b (?: listeners|readers
        |viewers|members|donors|sponsors|contributions|grants?|funding|support|you ) \b .{{0,160}}
    | an?[ ](?:version|earlier[ ]version|shorter[ ]version)[ ]of[ ]this[ ]\w+[ ](?:appears?|appeared|ran|runs
        |was[ ](?:first[ ])?(?:published|printed)) \b .{{0,300}} \b (?: reprints?|subscribe|today['’]s[ ]paper )
        \b .{{0,40}}   # with an offer behind it; alone it is a fact about the article
    | order[ ]reprints .{{0,80}} | creative[ ]commons[ ]licen[cs]e .{{0,40}} | reuse[ ]this[ ]content .{{0,20}}
        | buy[ ](?:now|reprints?|photos?|prints?|this[ ]photo) .{{0,20}}
    """
_APPEAL = r"""
    (?: our|this|independent|local|nonprofit|investigative|public|quality)[ ](?:\w+[ ])?(?:reporting|journalism
        |newsroom|work|coverage|site|magazine|newsletter) \b .{0,60} \b (?: depends|relies|runs|survives|exists
        |is[ ](?:funded|free|possible|supported) | costs? | needs ) \b .{0,200}
    | registered[ ](?:charity|company|in[ ]england|office|address)\b .{0,160}
    | (?: help[ ]us|support[ ]us|stand[ ]with[ ]us) \b .{0,100}
        \b (?: donat\w+|give|gift|today|now|journalism|reporting|member|power[ ]to[ ]account ) \b .{0,60}
    | you[ ](?:have|['’]ve|get)[ ](?:\d+|one|two|three|no|used)[ ] .{0,20} \b (?: free|complimentary|gift
        |remaining|left ) \b .{0,60}
    | (?: unlimited|full|instant|digital|complete)[ ](?:digital[ ])?access\b .{0,100}
    | sponsor(?:ed)?[ ](?:message|content|section|feature|by\b.{2,40})
        | a[ ]message[ ]from[ ](?:our[ ])?sponsors? .{0,40}
        | our[ ]sponsors?
    """
_APPEAL_WITHIN = r"""
    .{0,160} \b (?: readers|listeners|viewers|members|supporters|people|donors)[ ]like[ ]you \b .{0,200}
    | [^“”"]{0,200} [.!?][ ] (?: donate|give|support[ ]us|join[ ]us) (?: [ ](?:now|today|here|online) )? [.!]?
    | .{0,200} \b tax[- ]deductible \b .{0,100}
    | .{0,80} \b cancel[ ](?:at[ ])?any[ ]?time \b .{0,40}
    | .{0,100} \b (?: in|to|into|hits?|lands?[ ]in )[ ]your[ ](?:e-?mail[ ])?(?:inbox|mailbox) \b .{0,60}
    | .{0,120} \b bookmark[ ](?:us|our|this|\S+\.\w+) \b .{0,160}
    """
# A call to do something for or with "us": no reporter writes so outside quotation marks. A columnist may ("Give us
# back the hour"), so that verbs of every day need a word of sites beside them.
_CALL = r"""
    (?: please[ ]|now[ ]|then[ ]|so[ ] )? (?:
        (?: share|join|get|follow|sign|subscribe|support|donate|download|visit|explore|discover|read|watch|listen|buy
            |order|shop|vote|register|enter|click|tap|receive|enjoy|email|e-mail|text|contact|become|sponsor|rate
            |review|bookmark )
      | (?: choose|give|make|add|tell|send|help|try|find|check|stay|call|write|meet|ask )
        (?= .{0,200} \b (?: news\w* | apps? | channels? | pages? | accounts? | e-?mails? | mail | feedback | tips?
            | photos? | pictures? | videos? | reviews? | comments? | below | here | websites? | sites? | teams?
            | reporters? | editors? | journalis\w+ | reporting | coverage | guides? | quiz | poll | survey | readers?
            | subscri\w+ | members\w* | donat\w+ | gifts? | free | links? | form | numbers? | whatsapp | facebook
            | twitter | instagram | tiktok | telegram | youtube | google | preferred | sources? | stories | story
            | articles? | podcasts? | puzzles? | games? | know | think | views? | thoughts | opinions? | call
            | phone | \d{3,} ) \b | .{0,200} [@#] | .{0,200} \w\.(?:com|org|net)\b ) )
    [ ] (?= [^“”"]{0,160} \b (?: us | our ) \b ) [^“”"]{3,200}
    """
_LETTERS = r"""
    (?: do[ ]you|have[ ]you|if[ ]you)[ ] .{0,20} \b (?: have|know|got|seen|witness(?:ed)?|work)\b .{0,60} \b
        (?: information|tips?|story|stories|footage|photos?|videos?|more|something ) \b .{0,80} \b (?: contact|e-?mail
        |send|call|write|message|whatsapp|text|get[ ]in[ ]touch|share|let[ ]us ) \b .{0,160}
    | if[ ]you[ ]have[ ]a[ ]complaint\b .{0,300}
    """
_LETTERS_WITHIN = r"""
    .{0,160} \b (?: we(?:['’]d|[ ]would)[ ](?:like|love)[ ]to[ ]hear[ ](?:what|from|your|about|how)
        | letters?[ ]to[ ]the[ ]editor | submit[ ]a[ ]letter
        | send[ ](?:us[ ])?(?:a[ ]|your[ ])?letters? ) \b .{0,300}
    | .{0,160} \b (?: code[ ]of[ ](?:practice|conduct)|press[ ]council) \b
        .{0,80} \b (?: complain\w*|inaccurac\w+|contact|editor\w* ) \b .{0,200}
    """
_PROMISE = r"""
    (?: catch|get|find|read|follow|check[ ]out|stay[ ]tuned|browse)[ ](?:up[ ]on[ ])?(?:all|more|the[ ]latest|live)\b
        .{0,160} \b (?: news|updates?|headlines|stories|coverage ) \b [^“”"]{0,160}
    | (?: choose|make|add|set)[ ]us[ ](?:as|to)\b .{0,200} | want[ ]to[ ]see[ ]more\b .{0,60} [?] .{0,80}
    | you[ ]can[ ]find[ ]this\b .{0,60} \b (?: bookmarks?|account|profile|saved|list ) \b .{0,160}
    | (?: our|this)[ ](?:web)?site[ ]is[ ](?:the|your)\b .{0,240}
    """
_HEALTH = r"""
    (?: the[ ]|this[ ]|all[ ])? (?: information|content|material|advice|article|site|website|page) \b .{0,80} \b
        (?: (?:should[ ]not|must[ ]not|is[ ]not|cannot|not[ ]intended)\b .{0,60} \b (?: substitute|replace\w*
        |advice|diagnos\w+
        |relied|rely ) | for[ ](?:general[ ])?(?:information(?:al)?|educational)[ ] ) \b .{0,300}
    | (?: always[ ])? (?: contact|consult|speak[ ]to|ask|talk[ ]to|see)[ ](?:a|your|with[ ]a)[ ](?:doctor
        |physician|health
        |gp|qualified) .{0,60} \b (?: before|if[ ]you[ ]have|about[ ]any) \b .{0,120}
    | (?: 18|21)\+ .{0,80} | (?: please[ ])? gamble[ ]responsibly .{0,80} | (?: t(?:erms)?[ ]?(?:&
        |and)[ ]?c(?:ond\w+)?s?)
        [ ](?:apply|and\b.{0,30}) .{0,40}
    """
_CLOCK = r"""
    (?: (?: last[ ])? (?: updated|modified|edited|posted|published|refreshed) (?: [ ](?:at|on))? [ :]* )
        (?: \d{1,2} [.:h] \d\d (?: [ap]\.?m\.? )? (?: [ ][a-z]{2,5} )? )?
    """
_SHARING = r"""
    (?: stock[ ])? (?: chart|quote|logo|share|menu|search|close|play|arrow)[ ]icon | save[ ]this[ ](?:story|article)
    | (?: was|is|did)[ ]this\b .{0,40} [?] [ ] .{0,30}
    | (?: hear|listen[ ]to)[ ]this[ ](?:story|article) | ai-(?:assisted|generated)[ ]summary
    | (?: share|gift)[ ](?:full|whole)[ ]article | (?: the[ ])? (?: following[ ]
        |these[ ])? links?[ ]opens?[ ]in[ ] .{0,40}
    | share[ ](?:or|and)[ ](?:comment|discuss|react)[ ]on[ ]this \b .{0,240} | share[ ]page .{0,20}
    | \W* (?: \d+[ ]votes? , .{0,40} ) \W* | a[ ]a[ ]a | (?:text|font|letter)[ ]?size .{0,20} | a[+-](?: a[+-])*
    | table[ ]of[ ]contents | fact[ -]checked | jump[ ]to .{0,40} | in[ ]this[ ]article
    """
_MARKS = r"""
    adv(?:er)?t\.? | (?: advertisement|advert|ad)[ ]\#?\d+ | article[ ]content | ad[ ]loading .{0,20}
    | (?: this|the)[ ]ad(?:vert(?:isement)?)?[ ]has[ ]not[ ]loaded\b .{0,100}
    """
_EDITORS_PICKS = r"""
    recommended[ ](?:from|by|for|reading|stories|articles|videos)\b .{0,30} | before[ ]you[ ](?:leave|go)\b .{0,40}
    | (?: more|also)[ ](?:releases[ ])?from[ ]this[ ](?:source|section|author|series|writer|company)
    | (?: more|other)[ ](?:from|in|on)[ ](?:this[ ])?(?:section|series|category) .{0,20} | match[ ]facts
    """
MOST_WORDS: Final = 75

OFFER: Final = "newsletter or subscription"
_KINDS: Final = (
    Patterns(
        (_MARKS, "advert mark"),
        (_WHERE, "page furniture"),
        (_PLAYER, "embedded post"),
        (_SHARING, "share row"),
        (_CLOCK, "date line"),
        (_EDITORS_PICKS, "related links"),
        (_APP, OFFER),
        (_MAIL, "mail frame"),
        (_APPEAL, OFFER),
        (_PROMISE, OFFER),
        (_CALL, OFFER),
        (_SIGN_UP, OFFER),
    ),
    Patterns(
        (_APPEAL_WITHIN, OFFER),
        tells=("like you", "donate", "give", "support us", "join us", "tax", "cancel", "inbox", "mailbox", "bookmark"),
    ),
    Patterns((_FORM, "embedded post"), (_REPRINT, "desk note"), (_LETTERS, "desk note")),
    Patterns((_LETTERS_WITHIN, "desk note"), tells=("to hear", "letter", "code of", "press council")),
    Patterns((_HEALTH, "disclaimer")),
)


def find(line: Line) -> str | None:
    """The kind of a line that a site's machinery puts in."""
    if line.count > MOST_WORDS:
        return None
    return first_kind(line.small, _KINDS)
