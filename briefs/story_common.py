"""How common a word is in news, whatever it tells of: what a store of any size may take for granted.

Counted once over some hundred articles of all kinds; each word stands for all that share its beginning. Names are left
out: which ones the news is full of changes with the years, and a store's own stories tell.
"""

from __future__ import annotations

from briefs.sentences import word_set

# In every fifth article or so.
EVERYWHERE = word_set(
    """already appeared attacks away back based become believe best better big business call campaign candidate care
    case change chief claims clear close comes comments community company concerns conservative continue control
    country criticism current deal decision despite different director done early economic efforts election end event
    expected face fact family far feel find following forces former found general give go good government great group
    hand happen hard head help high hold home important include increase interest international interview
    investigation issue job keep know large later lead left line little live long look lot making matter means
    meeting members million money move name need night nomination nominee number offer office officials old open part
    particularly party past people percent personal place plan play point policy political poll position possible
    presidential primary problem products provide public question race real really recent record released remains
    report response results right run security seen server set several share show something speaking spokesman start
    strong success suggested support taking talk term things think third thought took top trying turn use used vote
    voters win won work world"""
)

# In one of twelve.
OFTEN = word_set(
    """ability able accept access account accused achieve acknowledged across action activists actually additional
    address administration admitted advance advantage adviser advocacy affairs affected afford age agency ago agreed
    agreement ahead aides aimed air allies allowed along always amount analysts announced annual answer anti anyone
    anything apparent appeal approach approval area argued argument arms ask attempt attended attention attorney
    attract audience author available average avoid award bad ballot ban bank bar battle beat began beginning behind
    benefits beyond bid biggest billion bit board body book border born break bring brought build buy capital card
    career carried cast caused celebrity centre certainly chairman challenge champion chance character charge check
    children choice cited citizens civil class classified club co collection college commercial common compared
    competition complaint complete computer concluded conditions conducted conference confidence confirmed connection
    consider consistent constitutional consumers content contest contract contributed convention conversation
    corporate cost counter couple course cover created crime criminal crisis crowd customers cut data date death
    debate decades decided declared declined deep defeat defended defense delegates demand denied described designed
    details determined development died difficult digital disappointing discuss district documents dollar dominated
    double draw driving dropped due earned easy education effectively elected email employees encouraging endorsed
    enforcement engage enjoyed enough ensure entering entire especially establishment estimated eventually everyone
    everything evidence example executive existing expand experience experts explained expressed extremely factory
    failed fall fans father favor fear features federal fell field fight figures filed film final finally financial
    finish fire firm focus focused foreign forward free friends front funding future gained game gave getting giant
    given global goal goes gone ground growing growth half handling health heard hearing heart held highest highly
    history hit host hours huge hundreds idea identity image immediately immigration impact impressive improve income
    independent indicated individual industry influence information initial inside insisted intelligence involved
    joined journalists judge key killed kind known lack language largely largest late latest launched law leadership
    learn leave led legal letter level liberal life light limited link list listening local loss lost love low lower
    main major majority man manager margin market mass match measures media men mention message military mind minutes
    missing mistake moment morning movement music necessarily network noted nothing obvious often online operation
    opinion opponents opportunity opposed opposition options order organization original outside page paid parents
    passed pay performance perhaps phone photo pick pictured pledged police poor popular post potential power
    practice praised predicted prepared present press pressure presumptive pretty prevent previous price private pro
    probably process professor profile profits program progressive project promised proposed prosecutors prospect
    protect protesters proved published pulled push putting quarter quickly radical raise rally range rates reach
    read reason received recognize reduce referring reflect refused region regular related relationship religious
    remarks remember repeatedly replaced represents request required research respect rest return revealed review
    rise risk rival role room rules sales save scene scheduled school screen season seats secure seeing seeking seems
    selection self sell send senior sense sent separate series serious service shift shooting short shot shown side
    signed significant similar simply single site situation slow small social someone soon sort sought sound source
    special specific speech spending spent spoke sport spot staff stage stand standard star statement stay step stop
    store story strategy strength strike struggling study subject summer super sure surprised survey system taken
    target tax team technology television telling terrorism test thanks thousands threat throughout title together
    total tough track trade traditional trail training transfer transportation tried trouble true tweet twice
    ultimately understand urged users using value version vice victims victory video view violence visit voice wage
    wait wanted warned watch ways website welcome whole wife woman women words worried writing written wrong wrote
    young"""
)

# In one of thirty.
AT_TIMES = word_set(
    """abandoned abortion abroad absolutely abuse accomplished accusations active actor actress ad add adopted ads
    adults adversaries advertising advice afternoon agenda agents aggressive airport album alienate allegations
    alleged allegedly alone alongside alternative amazing ambitious amid anger angry anonymity answered anybody apart
    apology application apply appointed appreciate appropriate arrangement arrested arrival arrived article artist
    aside aspects assault assessment assets assistance assumed assured athletes attitudes aware baby background
    balance ball band barely basic basis battery bear beaten beautiful behalf behavior birth blame blasted block blog
    blood blow blue boasted bomb bond boom boost boss bottom bought bound box boy brand brief bright brilliant
    broadcast broader broke broken brutality budget built burning cable camera camp cancelled cap capacity captain
    capture careful cash catch category caucus caucuses caught cautious century ceremony chairs chancellor channel
    charity chart chat cheaper cheers child choose chosen church circle circumstances clash clean clearly clients
    climate clinch closely clothing coach coalition code collapse colleagues color column combat combination comedy
    comfortable commander compelling compiled complicated comprehensive compromise concentrated condemned conflict
    confront confused consequences constant construction consultant contact contained convicted convinced cooperation
    copies core correct correspondent corruption counterfeit coverage crash creation credibility credit crew crucial
    culture cycle damage dance danger dangerous dark daughter dead deadline debt debut dedicated deeply defence
    deficit defined definitely degree delay deliberately deliver delivered demonstrate denounced depending deployed
    deport deputy deserve desperate destroyed destruction detained devastating devices dinner diplomatic
    disagreements disaster disclosed discount discovered dismissed display dispute disrupt distance distinguished
    disturbed diverse divide division doctor dog domestic donated donations donors door doubt download dozen drama
    dramatic drawn dream drew drinking driven drug dubbed duty easily echoed edge editor electorate electronic
    element eliminated elite elsewhere embarrassing embrace emerged emergence emotional emphasis employers empty
    enable enemies energy engineering enormous entertainment enthusiastic entry environmental episode equipment era
    error essentially estate evening everybody ex exactly examined except exchange exciting exclusively exit
    expensive exploit exports exposed extended extensive eyes failure fair fake fallen false famous fantastic fast
    favorite favourite fees feet fellow felt female fewer fierce filled fine finger fit fix flaws floor flowers fly
    food foot footage forecasts formally forum fought fourth fraud freedom frequency fresh frustrated fuel fully fun
    function fundamental fundraising gap gas gathering gay genuine girls gold grabbing graduate granted grass
    greatest grew grown guarantee guard guess guilty gun hackers hall happy hardly harm hate headline headquarters
    heat heavily heavy hell hero hinted hired holiday honest honour hopeful hospital hostile hot hotel human hunting
    hurt husband id ideological ignored illegal imagine impose impossible incident incredible inevitable inflation
    infrastructure injured injury innovation inquiry inspired installed instance instructed insults insurance
    intended intense intent interact introduced items jail joint joke judgment jump keen kept kick kids knew knocked
    knowledge label labor lady laid land laugh lawmakers lawsuit lawyer laying leaning legacy legislation legitimate
    length lesson liar liberties lie lift likes literally loan locked longtime looming losses lowest machine magazine
    mail mainly mainstream maintain maker male management manufacturing map marriage married massive material maybe
    mayor meant memory mere miles minimum minority mission mixed mobile mocked model moderate modern modest mogul
    monitoring monthly mortgage mostly mother motion motivated mounting movie multiple murder narrow natural nature
    negative negotiations neighborhood net newly newspaper nice nobody none normal noticed notion nuclear numerous
    objections observers obtained occasion occurred odds offensive oil older ones ongoing optimistic ordinary
    otherwise ourselves outcome outlets outraged overall overhaul overseas overwhelming owned owner package packed
    painted pair panel paper partly partner pass passionate path payments peace peak pensions perceived perfect
    period persuade photographer piece pitch plant platform please plenty plus pollster pool populist portray posed
    poverty powerful prayers pre precedent prefer pressed principles priority prison prize probe procedure prominent
    promotions prompted proper property proud punishment purchase purposes pursue qualified quality quick quit quoted
    racial racist ran ranks rape rare re reacted reaction ready realistic reality realized rebuild recalled recession
    recommended recovery recruit referendum reform regarding registered regret rejected relief rely reminder removed
    replied reputation rescue residents resign resistance resources restrictions retail retain retired retirement
    revenue reverse revolution rhetoric robust roll roots roughly round route row safe safety satisfied scale scandal
    scared scheme scientist score scrutiny seal search seconds section sector seize sensitive sentence settle sex
    sexual shape shareholders sharp ship shirt shocked shop shortly shouted shut sight signal signature simple singer
    size skeptical skills slightly slipped slot slowly smart smile society software sold soldiers solid solution
    solve somebody sometimes somewhat songs sophisticated space speculation speed split spoken sponsored spread squad
    stability stake stance station status steadily stick stock stood straight stream stressed stretch strict string
    struck stuck student studio stuff stunning style subscription subsequent substantial suddenly suffered suite
    superdelegates supply supposed surge surrogate surrounding survive suspected suspended sustainable swing switch
    table tackle tactics talent tank tapes task teacher tear tech technical teenagers temperatures temporary tend
    tensions terrible territory theme throw ticket ties tone tool topic touch tour town traffic translate travel
    treated treatment trend trial trip troops truly trust truth type typically unable underground undermine underwent
    unemployment unfair unity unless unlikely unusual unveiled updated usual usually variety various vast vehicle
    veteran via violations virtually vision volunteers vowed vulnerable wake warm water waves weak wealthy weapons
    wearing weekend weekly whatever wide widely willing wing wish withdrawn witness wonder wonderful worldwide worse
    worst worth wounded zero zone"""
)
