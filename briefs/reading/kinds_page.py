"""Lines of the page round an article: sharing, comments, offers, consent, adverts, links to elsewhere."""

from __future__ import annotations

import re
from typing import Final

from briefs.reading.asking import Line, Patterns, first_kind
from briefs.sentences import word_set

MOST_LABEL_WORDS: Final = 9

_NETWORKS: Final = word_set(
    """facebook twitter whatsapp linkedin pinterest reddit telegram instagram messenger tumblr flipboard youtube
    tiktok threads bluesky mastodon snapchat viber wechat weibo sms google google+ rss stumbleupon blogger digg
    delicious vk vkontakte odnoklassniki pocket xing skype discord spotify overcast stitcher castbox deezer itunes
    soundcloud audible iheartradio podcasts"""
)
_SHARE_WORDS: Final = word_set("""share tweet retweet pin email e-mail print copy bookmark shares sharing repost""")
_SHARE_FILL: Final = word_set(
    """x mail link url copied more on via by to this that article story page post it the news save follow us like and
    with friends a an me options option extra close show window opens open in new click here your our love
    word or line mix send all apple amazon music casts iheart app button buttons feed channel icon logo com
    www find : | / · • – - & + , ."""
)
_TOKEN = re.compile(r"[^\s|/·•,:()!.]+")

_SHARE = r"""
    (?: click[ ]to[ ] )? (?: share|tweet|pin|email|e-mail|send|post|spread|forward|gift|print|recommend|reuse )
        [ ] (?: this|the|it|on|via|to|with|by )\b [^.]{0,60}
    | (?: share[ ])? all[ ]sharing[ ]options .{0,200} | sharing[ ]is[ ]caring .*
    | (?: \d[\d.,]*k? [ ] )? (?: total[ ] )? shares?
    | (?: \d[\d.,]*k? [ ] ) (?: views?|likes?|votes?|reads?|claps? )
    | (?: short[ ]link | get[ ]short[ ]url | copy[ ]link .{0,30} | link[ ]copied .{0,20} | permalink ) [.!]?
    | like[ ] (?: this | loading ) [ :.…]* (?: loading [.…]* )?
    | (?: follow|find|like|join|add|connect[ ]with) [ ] (?: us|me|him|her|them|\w+[ ]\w+ ) [ ] (?:on|in|at
        |as)\b .{0,80}
    | (?: print|save|bookmark|gift|listen[ ]to|download ) [ ] (?: this[ ] )? (?: article|story|page|post )
    | listen (?: [ ]to[ ]this[ ](?:article|story) )? [ :.\d]* (?: min(?:ute)?s? )?
    | \d{1,3} [ -]* min(?:ute)?s? [ ] (?: read|listen|ago ) (?: [ ]time )? | (?: est(?:imated)?[.]?[ ] )? (?:reading
        |read)[ ]time .{0,25}
    | use[ ]app | hide[ ]caption | toggle[ ]caption | enlarge[ ]this[ ]image | view[ ] (?:full[ ]size|gallery|image
        |original|comments?(?:[ ][(]\d+[)])?)
    | (?: text|font)[ -]size .{0,20}
    """

_REACTION = r"""
    what(?:['’]?s|[ ]is)[ ]your[ ]reaction .{0,20}
    | what[ ]do[ ]you[ ]think [?.!…:]*
    | how[ ] (?: do|did|does) [ ] (?: you|this) [ ] .{0,30} (?: feel|article|story|post ) .{0,15} \?
    | (?: was|is|did|do) [ ] (?: this|the|you) [ ] (?: \w+[ ]){0,3}? (?: article|story|page|post|content
        |information ) .{0,30} \?
    | (?: rate|review) [ ] this [ ] \w+ .{0,20}
    | (?: thank[ ]you|thanks)[ ]for[ ]your[ ](?:feedback|vote|rating) .{0,20}
    | (?: react|reactions?|votes?|points?|upvote|downvote )
    """
REACTIONS: Final = word_set(
    """like dislike love funny angry sad wow happy haha surprised shocked excited sleepy laugh laughing cry crying care
    cool meh lol wtf omg geeky cute confused fail win hate joy fear anger sadness surprise disgust amused annoyed
    bored
    inspired afraid proud great good bad okay ok yes no interesting useful helpful not-helpful thumbs up down"""
)

_OFFER_OPENS = r"""
    (?: please|also|and|so|now|want[ ][^?]{3,60}\?|enjoy(?:ed|ing)?[ ][^?]{3,60}\?|like[ ][^?]{3,60}\? )? [ :,]*
    (?: sign[ -]?(?:up|in) | subscrib(?:e|ing) | register | log[ -]?in | join (?:[ ]us)? | stay | keep | follow
        | download | install
      | get | receive | enter | never[ ]miss | do[ ]?n['’o]t[ ]miss | become | support | donate | like | click | tap
          | add
      | make[ ]sure | be[ ]the[ ]first | start | try | unlock | upgrade | check[ ]out | visit | tune[ ]in | catch[ ]up
      | send | turn[ ]on | enable | allow | choose | help | buy | for[ ](?:more|the[ ]latest|all|further|regular
          |daily|breaking)
      | to[ ](?:get|receive|read|stay|see|view|access|unlock|keep|subscribe|sign|support|continue|contact|advertise)
      | do[ ]you[ ]want[ ]to | if[ ]you['’]?(?:re|[ ]are)[ ](?:seeing|reading|already|not) | (?:first-time|new
          |existing|current|digital|print)[ ]subscribers?
      | you[ ]can[ ](?:also[ ])?(?:follow|find|subscribe|read|unsubscribe|sign|listen|support|contact|reach)
      | if[ ]you[ ](?:enjoy(?:ed)?|liked?|loved?|want|value|have|would|found)  | have[ ]a[ ](?:story|tip)
        | got[ ]a[ ](?:story|tip
          |news) | do[ ]you[ ]have[ ]a[ ](?:story|tip|news)
      | thanks?(?:[ ]you)?[ ]for[ ](?:reading|subscribing|signing) | our[ ](?:free[ ])?(?:\w+[ ])?newsletters?
      | the[ ](?:latest|best|top)\b | all[ ]the[ ]latest | already[ ]a | not[ ](?:yet[ ])?a | by[ ](?:signing
          |subscribing|clicking|submitting|entering|registering|providing)
      | we(?:['’]ll|[ ]will|[ ]need) | listen[ ]to | watch | more[ ]ways | love[ ]what )
    \b
    """
_OFFER_TELLS = r"""
    \b (?: newsletters? | inbox | subscri(?:be|bing|ption|ptions|ber|bers) | sign(?:ing)?[ -]?up | unsubscribe
    | (?: our|your|this|the|free|official|mobile ) [ ] (?: [\w’'+&-]+ [ ]){0,4}? (?: updates? | alerts?
        | notifications? | channels? | podcasts? | apps?
        | community | group | forum | forums | page | e-?mail (?:[ ]address)? | account | membership | website
            | site | social[ ]media | mailing[ ]list | edition | journalism | trial | feed | wall )
    | e-?mail[ ](?:alerts?|updates?|address|briefing|newsletter) | push[ ]notifications?
    | (?: whatsapp|telegram|facebook|twitter|youtube|instagram|linkedin|x ) [ ] (?: channel|group|page|community )
    | (?: on|via ) [ ] (?: facebook|twitter|instagram|telegram|whatsapp|youtube|linkedin|tiktok|google[ ]news
        |apple[ ]news|threads|bluesky )
    | for[ ](?:\w+[ ]){0,3}updates | stay[ ](?:tuned|informed|connected|up[ ]to[ ]date|ahead|in[ ]the[ ]know)
        | keep[ ]up[ ]with | latest[ ]news | breaking[ ]news | a[ ]story\b | click[ ]here | tapping[ ]here
        | follow[ ]us | contact[ ]us | become[ ]a[ ](?:member|patron|supporter|subscriber)
    | log[ -]?in | members?[ -]only | privacy[ ]policy | terms[ ]of | special[ ]offers? | first[ ]month
        | cancel[ ]any[ ]?time | per[ ]month | ad-free | premium | unlimited[ ]access | full[ ]access | for[ ]free )
    """
_OFFER_WHOLE = r"""
    (?: subscribe | subscribed | subscription | subscriptions | sign[ ](?:in|up|out) | log[ ]?(?:in|out) | register
        | get[ ]it | newsletters? | (?:your[ ])?e-?mail(?:[ ]address)?
      | e-?newspaper | donate | donations? | become[ ]a[ ]member | join[ ]now | subscribe[ ]now | free[ ]trial
          | unlock .{0,30} | my[ ]account | enter[ ]your[ ]e-?mail .{0,40} ) [ *:!.]*
    | subscribe[ ]to .{2,60} | (?: get|join) [ ] [\w’' ]{0,40} newsletter .{0,40}
    | (?: breaking|daily|morning|evening|weekly|top ) [ ] (?: news[ ] )? (?: emails?|alerts?|briefing|newsletter
        |digest )
    | stay[ ](?:tuned|updated|informed|connected|with[ ]us)\b .{0,60} | stay[ ]with[ ][\w’'& .-]{2,40}[ ]for[ ].{0,40}
    | (?: we[ ](?:want|would[ ]love|['’]d[ ]love)[ ]to[ ]hear ) \b .{0,100}
    | (?: invalid|please[ ]enter[ ]a[ ]valid ) [ ] e-?mail .{0,30}
    | (?: this[ ]site[ ]is[ ]protected[ ]by[ ]recaptcha) .*
    | (?: this[ ]article[ ]is[ ](?:only[ ]available[ ])?for[ ](?:our[ ])?(?:paying[ ])?subscribers
        |you['’]?ve[ ](?:reached|read)[ ](?:your|all)) .*
    """

_OFFER_WITHIN = r"""
    (?: the[ ])? [\w'’& ]{0,40} newsletters? [!.]?
    | .{0,80}\b unsubscribe[ ](?:at[ ]any[ ]time|any[ ]?time|here)\b .{0,60}
    """

_CONSENT_WITHIN = r"""
    (?= .* \b (?: (?:web)?sites? | experience | polic(?:y|ies) | consent | browser | brows\w+ | agree | partners?
        | traffic | analy\w+ | advert\w* | ads | personali\w+ | preferences | settings | device | privacy | technolog\w+
        | third | accept | reject | manage | necessary | functional ) \b | .* cookies?\W*$ )
    (?! .* , [ ] (?: [\w’']+ [ ] ){1,5} (?: said|says|told|wrote|added ) \b )  # somebody's words about biscuits
    (?: .{0,160}\b )? (?: we|this[ ](?:web)?site|our[ ](?:web)?site|our[ ]partners|by[ ](?:continuing|using|browsing
        |clicking)|accept|manage|third[ -]part\w+|these|some|necessary|functional ) \b .{0,120} \b cookies? \b .*
    | .{0,80} your[ ]consent .{0,80} (?: data|settings|privacy|advert\w* ) .*
    | .{0,60} (?: ad[ -]?blocker|your[ ]browser ) \b .{0,100}
    """
_CONSENT = r"""
    cookies? [ ] (?: policy|settings|preferences|notice|consent ) .{0,60}
    | (?: accept|reject|allow|decline|manage) [ ] (?: all | cookies? | preferences | settings | consent
        | and[ ]\w+ ) .{0,40}
    | (?: privacy|terms|editorial|ethics|community|comment\w*|corrections?) [ ] (?: & [ ] \w+ | policy | policies
        | notice | settings | standards | guidelines | statement | of[ ](?:use|service|sale) | and[ ]conditions
        | rules )
        (?: \s* [|/·&,-]* \s* (?: privacy|terms|cookies?|ethics|editorial|and|of|use|service|policy|statement
            |conditions|notice|about|contact|us|advertis\w+ ) )* [.]?
    | do[ ]not[ ]sell .{0,40} | your[ ](?:california[ ])?privacy[ ](?:rights|choices) .{0,30}
    | (?: you[ ]need[ ]to[ ]enable|please[ ](?:enable|turn[ ]on)|enable) [ ] java ?script .*
    """

_ADVERT = r"""
    (?: advertisements?|adverts?|ads?|advertising|sponsored|promoted|paid[ ](?:content|post)|promotion
        |partner[ ]content ) [:.]?
    | (?: sponsored|promoted|partner|paid|brand(?:ed)? ) [ ] (?: content|stor(?:y|ies)|posts?|links?|by[ ].{1,40} )
    | (?: advertisement[ ][-–|•:]*[ ]?)? (?: the[ ]|this[ ])? (?: story|article|content|post|report) [ ]
        (?: continues|resumes) \b .{0,50}
    | continue[ ]reading[ ] (?:below|after|the) .{0,50} | scroll[ ](?:down[ ])?(?:to|for) .{0,40} | (?: skip|close
        |remove|report|hide)[ ](?:this[ ])?(?:ad|ads|advert|advertisement)\b .{0,20}
    | advertise[ ]with[ ]us | (?:ad|advert)[ ](?:feedback|choices) | loading [.…]+ | loading | skip[ ]to[ ].{0,40}
        | jump[ ]to[ ](?:content|navigation|recipe) | back[ ]to[ ]top .{0,3}
    """
_ADVERT_WITHIN = r"""
    .{0,100} (?: affiliate[ ](?:[\w/]+[ ]){0,3}links? | auto[ ]affiliate | (?:earn|receive|get)[ ](?:a[ ]
        |an[ ])?(?:\w+[ ])?commissions? ) .{0,120}
    """

_COMMENTS = r"""
    (?: \d[\d,.]* [ ] | no[ ] | view[ ](?:all[ ])?(?:\d+[ ])? | see[ ](?:all[ ])? | show[ ](?:all[ ])?
        | read[ ](?:all[ ])? | add[ ](?:a[ ])? | post[ ](?:a[ ])? | write[ ](?:a[ ])?
        | send[ ](?:us[ ])?(?:your[ ])? | all[ ] | hide[ ] | load[ ](?:more[ ])? | more[ ] | latest[ ] | recent[ ]
        | reader[ ] | share[ ]your[ ] | submit[ ](?:a[ ])? | make[ ]a[ ] | facebook[ ] )?
        comments? (?: [ ]comments? | [ ]section | [ ]now | [ ]below )? [ :]* (?: \(? [\d+]* \)? )
            (?: [ ]are[ ](?:closed|off|disabled|moderated|now[ ]closed).* )? [.»→+]*
    | leave[ ]a[ ](?:comment|reply) .{0,60} | (?: post|drop|leave|add|share)[ ](?:a|your)[ ](?:comments?|thoughts?
        |repl(?:y|ies)|opinion|review)\b .{0,80}
    | no[ ]comments? (?:[ ]yet)? \b .{0,80} | (?: be[ ]the[ ]first|start[ ]the|join[ ]the|why[ ]do) \b .{0,20}
        (?: comment|conversation|discussion|discuss|debate ) .{0,60}
    | your[ ]e-?mail[ ]address[ ]will[ ]not .* | required[ ]fields[ ].* | save[ ]my[ ]name .* | notify[ ]me .*
    | guest | oldest | newest | most[ ](?:voted|liked|commented[ ]on) | (?: (?: oldest|newest|best|top
        |most[ ]voted)[ ]?){2,4} | inline[ ]feedbacks? | sort[ ]by .{0,30} | subscribe [ ] notify[ ]of
        | notify[ ]of .{0,40} | \d* [ ]? (?: repl(?:y|ies) | responses? ) (?: [ ]to[ ].{2,100} )? | cancel[ ]reply
        | report[ ](?:abuse|comment) | flag | connect[ ]with
    | (?: name|e-?mail|website|comment|message|your[ ](?:name|comment|message|review|rating)|phone
        |subject ) [ ]? [*:]+ | website | submit (?:[ ]comment)? | post[ ]comment | edit[ ]comment
    | (?: log[ -]?in|sign[ -]?in|register|login[ ]or[ ]register|you[ ]must[ ]be[ ]logged[ ]in) [ ].{0,30}(?: comment
        |reply|discussion) .{0,20}
    | (?: as[ ]you[ ]comment|please[ ](?:read|keep|be|note|see)|comments[ ]that|we[ ](?:encourage|welcome|reserve
        |moderate)) \b .{0,200} \b (?: comment\w* | respectful | moderat\w+ | commenting[ ]\w+ ) .*
    | \d[\d,]* [ ] (?: thoughts? | repl(?:y|ies) | responses? | comments? | reactions? ) [ ] (?: on|to|so[ ]far
        |about ) \b .{0,200}
    | tell[ ]us[ ](?:what|your)\b .{0,60} | (?: what[ ]do[ ]you[ ]think|have[ ]your[ ]say|let[ ]us[ ]know
        |sound[ ]off) \b .{0,60} (?: comments?|below|say|think ) .{0,20} | have[ ]your[ ]say .{0,20}
    | comments? [ ]? [:–—-] [ ]? (?: our[ ]|the[ ]|house[ ] )? (?: rules|policy|guidelines ) .{0,40}
    | view[ ]discussion .{0,20} | discussion[ ]policy | community[ ](?:guidelines|standards) .{0,60}
        | talkback .{0,10}
    """

_COMMENTS_WITHIN = r"""
    .{0,40} akismet .* | .{0,30} powered[ ]by[ ](?:disqus|facebook|viafoura|coral|openweb) .{0,10}
    """

_READ_MORE = r"""
    (?: (?: read|see|view|watch|listen|learn|find[ ]out|discover|explore|check[ ]out ) [ ]* (?: also|more|next|now
        |this|it|here|too|on )?
        (?: [ ] (?: from|on|about|in|at) [ ] [\w’' ]{2,30} )?
      | also [ ] (?: read|see|watch|on|in|from|by ) (?: [ ] [\w’' ]{2,30} )?
      | don['’]?t[ ]miss | must[ -]?(?:read|see|watch) | more (?: [ ](?:on|from|about|here|stories|news|reading)
          (?: [ ] [\w’' ]{2,30} )? )?
      | related (?: [ ] (?: stor(?:y|ies)|articles?|news|coverage|content|reading|posts?|links?|videos?|topics? ) )?
      | recommended (?: [ ] (?: reading|stor(?:y|ies)|articles?) )? | suggested[ ]reading | further[ ]reading
          | key[ ]reads?
      | in[ ]case[ ]you[ ]missed[ ]it | icymi | up[ ]next | next[ ](?:article|story|up) | go[ ]deeper | dig[ ]deeper
      | you[ ](?:may|might)[ ]also[ ](?:like|read|enjoy) | the[ ]full[ ]story
    ) [ ]* [:>»|→] [ ]* \S.{0,160}
    | (?: read|see|view|learn|show|load|get|watch|hear|discover|explore ) [ ] (?:
          (?:the[ ])? (?: full|original|whole|entire|rest[ ]of[ ]the|our|complete ) [ ] .{0,60}
        | more (?: [ ] (?: about|on|at|from|here|in|news|stories|posts|photos|videos|articles|details|coverage
            |of) \b .{0,80} )?
        | less | also\b.{0,120} | all\b.{0,40} | next\b.{0,40} | it[ ]here .{0,20} )
    | (?: click|tap|go|see|look|listen|watch ) [ ]
        (?: here|below|above|to[ ](?:read|see|view|watch|expand|enlarge|subscribe|play|open) ) \b .{0,80}
    | (?: continue|keep)[ ]reading .{0,60} | \[? [.…]+ \]? (?: read[ ]more .{0,10} )?
    | (?: more|related)[ ](?: here|info|information|details ) [.:»→]*
    | (?: get|read)[ ] .{3,60} (?: by[ ]clicking[ ]here | on[ ]the[ ]go .{0,40} )
    | you[ ]can[ ](?: view|read|find|see|watch ) .{3,80} \b here [.]?
    """
_RELATED_CAPS = re.compile(
    r"""
    (?: RELATED | READ | ALSO[ ]READ | READ[ ]ALSO | READ[ ]MORE | MORE | SEE[ ]ALSO | WATCH | DON['’]T[ ]MISS
        | MUST[ ]READ )
        \b [ ]* [:|–—-]? [ ]+ \S .{10,160}
    | (?: EXPLAINED | EXPLAINER | ANALYSIS | OPINION | COMMENT | VIDEO | PHOTOS | GALLERY | PODCAST | LIVE
        | TIMELINE | FACTBOX | FACT[ ]CHECK )
        [ ]* [:|] [ ]* \S .{10,160} [^.]
    """,
    re.VERBOSE,
)

_RELATED_HEAD = r"""
    (?: \W* )
    (?: related (?: [ ] (?: posts?|stor(?:y|ies)|articles?|news|content|coverage|reading|links?|videos?|items?
        |headlines?|keywords?|contents?) )?
    | (?: you|we|readers) [ ] (?: may|might|will|also|can|think|could) [ ] (?: also[ ])?
        (?: be[ ](?:also[ ])?interested|like|enjoy|love|read|have[ ]missed|you['’]?ll\w*)\b .{0,40}
    | more [ ] (?: from|on|in|about|by|of)\b .{0,50} | more[ ](?:\w+[ ])?(?: stor(?:y|ies)|news|articles?|posts?
        |headlines?|coverage|videos?|reads?|like[ ]this|to[ ]explore|topics?)
    | recommended (?: [ ] (?: for|stories|reading|articles|videos|posts|by|content|links )\b .{0,20} )?
        | suggested[ ](?:for|stories|reading|articles|posts).{0,20}
    | (?: the[ ])? (?: most|top|today['’]?s|editor['’]?s?|editors['’]?|our|latest|recent|popular|trending|hot
        |breaking|featured|other|new|newest|current|local|must|similar|also|just|don['’]?t|what|up|read|watch|next
        |previous|best[ ]of|live|sponsored|promoted|partner|international|world|national ) (?: [ ]s)? [ -]
         (?: popular|read|viewed|watched|commented|shared|recent|discussed|stor(?:y|ies)|news|articles?|posts?|picks?
             |choice|headlines?|videos?|topics?|now|coverage|in|on|from|reads?|miss|to[ ]read(?:[ ]next)?|next
             |updates?|this[ ](?:week|month)|today|stuff|galler(?:y|ies)|features?|bits|links?|comments?|week|by
             |content|is[ ]hot|columns?|deals?|guides?|reviews?|questions?|products?|searches|tags?)
         (?: [ ] .{0,25} )?
    | trending | popular | top[ ]10 | top[ ]\d+ | featured | latest | headlines? | newsletter | from[ ](?:the|around
        |our|across)[ ](?:web|internet|partners?|network|site|archives?|homepage).{0,20} | around[ ]the[ ](?:web
        |world|network).{0,20} | elsewhere.{0,30}
    | in[ ]case[ ]you[ ]missed.{0,10} | icymi | also[ ](?:in|on|read|from|of[ ]interest)\b.{0,40} | see[ ]also
        | read[ ](?:also|next|this[ ]next) | keep[ ]reading | further[ ]reading | what[ ]others[ ]are[ ]reading
        | people[ ]also[ ].{0,20} | stories[ ](?:for|from|you|by)\b .{0,30} | story[ ]highlights | next[ ](?:post
        |article|story|up) .{0,3} | prev(?:ious)?[ ](?:post|article|story) .{0,3} | « .{0,60} | (?: previous|next
        |older|newer) (?:[ ](?:entry|posts?))? | post[ ]navigation | games[ ]featured.{0,30} )
    [ :»→›>]*
    """

_TAGS = r"""
    (?: \W* ) (?: tags? | tagged (?:[ ](?:with|as|in|under))? | filed[ ](?:under|to|in) | (?: related[ ])? (?:topics?
        |tags|categories|keywords|labels|subjects|companies|people) | category | posted[ ](?:in|under) | section
        | topics[ ](?:in|covered|mentioned)[ ].{0,30} | more[ ]on[ ]this[ ]topic | explore[ ]more[ ]topics?
        | explore[ ]more[ ]on[ ]these[ ]topics | hashtags? )
    [ ]* (?: : .{0,200} )?
    | (?: \#[\w-]+ [ ,]* )+
    """

_CHROME = r"""
    (?: home(?:page)? | menu | search | close | contact(?:[ ]us)? | about(?:[ ]us)? | help | faqs? | sitemap
        | site[ ]map | site[ ](?:index|information) | careers? | jobs | archives? | rss (?:[ ]feeds?)? | feedback
        | legal | imprint | (?:my[ ])?profile | settings | back | next | previous | prev | video | image | caption
        | photos? | gallery | play | pause | mute | unmute | fullscreen | share[ ]menu | more | see[ ]more
        | see[ ]all | view[ ](?:all|more) | show[ ](?:all|more|less) | load[ ]more | toggle[ ]\w+ | expand
        | collapse | open | go | ok | (?: image[ ] | photo[ ] | slide[ ])? \d+[ ] (?: of|/) [ /]* \d+
        | back[ ]to[ ]gallery | read[ ]later | view[ ]pdf .{0,20} | print[ ]mode | copied | buffer
        | caption[ ]?close | submit | photos? [ ] \(\d+\) | \d+ [ ]?/[ ]? \d+ | slide[ ]\d+ .{0,20}
        | [<>«»‹›↑→←↓×✕+|/\\]+ | \d{1,3} | [\d.,]+[km]? | follow | following | author | read[ ]bio .{0,10} | edit
        | track | more[ ]info | media[ ]kit | press | accessibility .{0,20} | mobile[ ]apps? | apps? | podcasts?
        | follow[ ]us .{0,30} | social .{0,20} | company | sections? | navigation | main[ ](?:menu|navigation
        |content) | breadcrumbs? | languages? | site[ ]search | (?: terms|privacy|cookies) | ad[ ]choices
        | newsletters | staff | masthead | e-?edition | classifieds | obituaries | crosswords? | horoscopes?
        | page[ ]\d+ .{0,12} | of )
    """
_ADDRESS = r"(?:https?://|www\.)\S+ | [\w.+-]+@[\w-]+\.[\w.]+ | @\w{2,30}"
_IMAGE = r"""
    !?\[[^\]]*\]\([^)]*\)? | \[?\(? (?: image|photo|picture|embed|video|gallery|inline[ ]image ) [ ]?\d*\)?\]?:?
    """


MOST_OFFER_WORDS: Final = 60
MOST_CONSENT_WORDS: Final = 80
_OPENS_OFFER: Final = re.compile(_OFFER_OPENS, re.VERBOSE)
_TELLS_OFFER: Final = re.compile(_OFFER_TELLS, re.VERBOSE)
_LABELS: Final = Patterns(
    (_IMAGE, "image mark"),
    (_SHARE, "share row"),
    (_REACTION, "reaction widget"),
    (_RELATED_HEAD, "related links"),
    (_CHROME, "page furniture"),
    (_ADDRESS, "page furniture"),
)
_LONG_LABELS: Final = Patterns(
    (_IMAGE, "image mark"),
    (_SHARE, "share row"),
    (_REACTION, "reaction widget"),
    (_CHROME, "page furniture"),
    (_ADDRESS, "page furniture"),
)
_COMMENT_FORMS: Final = (
    Patterns((_COMMENTS, "comment form")),
    Patterns((_COMMENTS_WITHIN, "comment form"), tells=("akismet", "powered by")),
)
_OFFERS: Final = (
    Patterns((_OFFER_WHOLE, "newsletter or subscription")),
    Patterns((_OFFER_WITHIN, "newsletter or subscription"), tells=("newsletter", "unsubscribe")),
)
_CONSENTS: Final = (
    Patterns((_CONSENT, "consent")),
    Patterns((_CONSENT_WITHIN, "consent"), tells=("cookie", "your consent", "blocker", "your browser")),
)
_ADVERTS: Final = (
    Patterns((_ADVERT, "advert mark")),
    Patterns((_ADVERT_WITHIN, "advert mark"), tells=("affiliate", "commission")),
)
_MORE: Final = Patterns((_READ_MORE, "read more"))
_TAGGED: Final = Patterns((_TAGS, "tag"))
_RELATED: Final = Patterns((_RELATED_HEAD, "related links"))


def find(line: Line) -> str | None:
    """The kind of a line that belongs to the page and not to the article."""
    if line.count <= MOST_LABEL_WORDS + 6 and (kind := _label_kind(line)):
        return kind
    if kind := first_kind(line.small, _COMMENT_FORMS):
        return kind
    if _is_offer(line):
        return "newsletter or subscription"
    if kind := first_kind(line.small, _OFFERS):
        return kind
    if line.count <= MOST_CONSENT_WORDS and (kind := first_kind(line.small, _CONSENTS)):
        return kind
    if kind := first_kind(line.small, _ADVERTS) or _MORE.find(line.small):
        return kind
    if line.words[:2].isupper() and _RELATED_CAPS.fullmatch(line.words):
        return "read more"
    return _TAGGED.find(line.small)


def heads_links(words: str) -> bool:
    """Whether the line heads links to other articles: "Related", "Most read"."""
    return _RELATED.find(words.lower()) is not None


def _is_offer(line: Line) -> bool:
    """Whether the line asks its reader to do something, for a newsletter, an account, a channel."""
    if line.count > MOST_OFFER_WORDS or not _OPENS_OFFER.match(line.small):
        return False
    return _TELLS_OFFER.search(line.small) is not None


def _label_kind(line: Line) -> str | None:
    if _is_share_row(line.small):
        return "share row"
    return (_LABELS if line.count <= MOST_LABEL_WORDS else _LONG_LABELS).find(line.small)


def _is_share_row(small: str) -> bool:
    """Whether all words of the line are those of buttons, and one names what they do or where to."""
    telling = False
    for token in _TOKEN.findall(small):
        if token in _NETWORKS or token in _SHARE_WORDS:
            telling = True
        elif token not in _SHARE_FILL and not token.isdigit():
            return False
    return telling
