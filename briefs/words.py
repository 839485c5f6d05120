"""Closed lists of English words that the reading of sentences and quotations rests on.

General knowledge only, lower case unless said otherwise: verbs of saying, titles, roles, abbreviations, given names
that tell a gender. No list of the people or outlets of any article.
"""

from __future__ import annotations

from briefs.first_names import gender_of_name as gender_of_name


def word_set(text: str) -> frozenset[str]:
    """The words parted by white space: a list that reads as prose."""
    return frozenset(text.split())


_DOUBLING = word_set("refer quip admit rap refer blog rip slam equip snap chat nod deadpan shrug")


def inflected(lemma: str) -> tuple[str, str, str, str]:
    """The regular forms of a verb: warn, warns, warned, warning."""
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    doubled = lemma + lemma[-1] if lemma in _DOUBLING else lemma
    third = "es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"
    return lemma, lemma + third, doubled + "ed", doubled + "ing"


# Verbs that introduce words as somebody's own and may stand before their subject: “…,” said the mayor.
SAYING_LEMMAS = word_set("""
    acknowledge add admit advise agree announce answer argue ask assert aver boast caution chant charge chime
    claim comment complain concede conclude confess confide confirm continue counter cry declare demand deny
    disclose estimate exclaim explain fume gripe growl implore inquire insist interject joke jibe laugh lament
    maintain mention murmur muse mutter note object observe opine plead pledge post predict proclaim promise
    protest question quip reason recall reckon reflect reiterate remark remember remind repeat reply report
    respond retort reveal roar say scold scoff shout shrug sigh snap state stress suggest surmise testify theorize
    thunder tweet urge volunteer vow warn whisper wonder yell text scream marvel intone gush offer elaborate
    emphasise emphasize underscore underline enthuse rant holler stammer blog bellow deadpan recount anticipate
    assume figure forecast guess intimate posit rejoin riff relate venture sniff tease wager moan lobby chuckle
    recite summarise summarize persist crow
""")
_IRREGULAR_SAYING = word_set("""
    said says saying say told tells telling tell wrote writes writing write written read reads reading went goes
    began begins thought thinks thinking swore swears swearing put puts putting spoke speaks speaking sang sings
    singing sworn pointed points pointing point pressed prompted
""")
SAYING = frozenset(form for lemma in SAYING_LEMMAS for form in inflected(lemma)) | _IRREGULAR_SAYING

# Verbs that carry quoted words inside a sentence: the mayor called the plan “a mess”.
CARRYING_LEMMAS = word_set("""
    accuse address affirm allege applaud appeal assail assure attack attribute bash believe bemoan berate blame
    blast brand call campaign categorise categorize celebrate challenge characterise characterize cheer chide cite
    clarify claim condemn contend criticise criticize convey credit decry deem defend define demean denounce
    deplore deride describe detail diagnose dismiss disparage echo encourage endorse exhort expect express fault
    feel foresee greet hail highlight hope identify imply indicate invoke issue joke label laud liken outline
    phrase portray praise pray preach prefer proclaim prod promote propose rail rate recite recommend recount
    refer reference refuse regard release rip ridicule scoff signal slam specify stipulate sum support teach tell
    tout trumpet uphold verify view voice want welcome worry instruct argue explain summarise summarize rebuke
    castigate contrast savage lambaste skewer complain crow lecture quote envision envisage declare dub conceive
    advertise aim promise warn rap threaten intend vilify lash discuss tease taunt brag retweet assess judge plan
    warrant admonish commend congratulate compare consider depict mock paint
""")
_IRREGULAR_CARRYING = word_set("""
    saw sees seeing seen hoped hoping calls forbids forbade wants wanted wanting dubbing dubbed understood
    understands found finds
""")
CARRYING = (
    frozenset(form for lemma in CARRYING_LEMMAS for form in inflected(lemma)) | _IRREGULAR_CARRYING | SAYING
) - word_set(
    "rule rules rate rates list lists plan plans use force forces present order orders press share sum view aim issue"
)

# Of these, verbs that report a speech act as surely as "said" does; under any other, an outer "said" wins.
_STRONG_LEMMAS = word_set("""
    accuse allege attack assail bash blame blast brand call castigate categorize characterise characterize chide
    claim condemn contend criticise criticize decry deem denounce deride describe disparage dismiss dub exhort
    hail label laud lambaste liken mock portray praise rebuke skewer slam tout vilify berate bemoan lecture cite
    ridicule caution congratulate commend credit
""")
REPORTING = frozenset(form for lemma in _STRONG_LEMMAS for form in inflected(lemma)) | SAYING
# Plain forms ("claim", "judge"): a verb only after "to", an auxiliary, a plural or "they".
BASE_FORMS = (
    SAYING_LEMMAS | CARRYING_LEMMAS | word_set("say tell write put begin think go swear speak read sing see feel point")
) - word_set("read put")
MODALS = word_set("would will could should may might must can cannot shall to 'd 'll")

# Nouns that hold somebody's words: her claim that “…”, the senator’s statement “…”.
CUE_NOUNS = word_set("""
    accusation admission advice allegation analogy announcement answer appeal argument assertion assessment boast
    call calls charge claim claims comment comments complaint conclusion contention declaration demand denial
    denunciation description email explanation insistence joke memo message observation op-ed opinion phrase plea
    pledge plan post prediction promise proposal question quip quote recommendation reference references refusal
    rejection remark remarks reply response retort rhetoric speech statement statements suggestion testimony text
    threat tweet tweets view vow warning warnings words
""")

# Words before a mark that make what follows a name or a term, nobody's speech.
TITLING = word_set("""
    so-called titled entitled dubbed nicknamed headlined captioned named known nickname term terms moniker
    headline motto slogan
""")

# Before a mark with capitals inside, these make a title; before small letters they may lead in words.
WORKS = word_set(
    """
    album albums anthem ballad band bestseller book books chapter column documentary drama episode exhibit
    exhibition film films hymn magazine movie movies musical novel opera painting play podcast program programme
    series show sitcom single song songs soundtrack thriller track tune video word words game poem sign signs
    poster banner placard ad classic segment newsletter blog hashtag
"""
)
SUBJECT_PRONOUNS = word_set("he she they it we i who you")
POSSESSIVES = word_set("his her their its my our your")
DETERMINERS = (
    word_set(
        "the a an this that these those one another some any many several both each every no two three "
        "four five six seven eight nine ten dozens most few all"
    )
    | POSSESSIVES
)
PREPOSITIONS = word_set("""
    of for at in from with on to by as about after against amid among around before behind between beyond
    concerning despite during including inside into like near off onto outside over per regarding since through
    throughout toward towards under until upon via within without than alongside across because aboard following
""")
CLAUSE_WORDS = word_set("""
    that and but or while when whether because if although though since as after before until unless where so yet
    whereas which who whom whose what how why
""")
AUXILIARIES = word_set("""
    has have had would will could should may might must can shall do does did is are was were be been being to not
    never n't ’s 's ’d 'd ’ve 've ’re 're ’ll 'll
""")
NEGATIONS = word_set("never not n't n’t neither nor denied denies deny denying without")
BODIES = word_set(
    """
    company firm group agency ministry union party committee commission council department association bank court
    organisation organization network newspaper paper magazine institute foundation coalition campaign government
    regime university college school team club board bureau authority force airline watchdog charity regulator
    retailer outlet site website panel
    brewery orchestra choir hospital clinic shire borough parish trust command startup start-up operator brand
    festival federation society secretariat
"""
)
ADVERBS = word_set("""
    also later then once again still just even already first finally next now often only always soon too
    previously recently reportedly repeatedly famously simply further instead meanwhile earlier yesterday today
    tonight himself herself themselves itself both all long ever nonetheless nevertheless subsequently immediately
    never flatly bluntly publicly privately briefly quickly quietly largely essentially basically merely correctly
    wrongly rightly apparently presumably sarcastically much here there afterward afterwards though however
""")

# Titles that stand before a name; those with a dot are also abbreviations.
DOTTED_TITLES = word_set("""
    mr mrs ms dr sen sens rep reps gov govs rev gen col lt maj capt sgt cpl pvt adm cmdr supt prof hon pres sec
    atty del messrs mme mlle st fr insp det dist asst fmr treas
""")
PLAIN_TITLES = word_set("""
    president vice chairman chairwoman chairperson chair chancellor chief commissioner congressman congresswoman
    councillor councilman councilwoman councilmember councilor ambassador attorney general admiral archbishop
    bishop cardinal captain colonel commander coach constable corporal count countess dame deputy detective
    director doctor dr duchess duke emperor empress envoy father foreign governor justice judge imam inspector
    king lady leader lieutenant lord madam major marshal mayor minister miss mister mr mrs ms officer pastor pope
    premier prime prince princess principal private professor queen rabbi representative reverend secretary
    senator sergeant sheriff sir sister speaker spokesman spokesperson spokeswoman superintendent taoiseach
    treasurer undersecretary candidate nominee coordinator manager correspondent editor anchor host reporter
    strategist adviser advisor co-chair co-founder founder ceo cfo coo executive analyst economist pollster whip
    sultan emir sheikh ayatollah delegate assemblyman assemblywoman alderman alderwoman solicitor interim acting
    former then-president ex-president
    under-secretary vice-president vice-chancellor rector provost canon brigadier commodore
""")
TITLES = PLAIN_TITLES | DOTTED_TITLES | frozenset(title + "." for title in DOTTED_TITLES)

# What a person may be called: heads of “the …”, and words that may stand between an adjective and a name.
ROLES = PLAIN_TITLES | word_set("""
    member chief-executive counselor columnist pundit survivor evangelist ecologist leader-in-chief
    secretary-general assemblymember mediator campaigner educator activist actor actress advocate aide agent ally
    architect artist assistant astronaut astronomer athlete attaché aunt author banker biographer biologist
    blogger boss boyfriend broadcaster brother businessman businesswoman billionaire builder colleague comedian
    comic commentator consultant counsel critic customer daughter defendant democrat designer developer diplomat
    economist eyewitness expert farmer father fellow filmmaker firefighter friend geologist girlfriend grandfather
    grandmother governor-elect head historian husband incumbent investigator investor islamist journalist juror
    lawmaker lawyer legislator linguist lobbyist magnate manager-in-chief mate millionaire moderator mogul mother
    musician neighbor neighbour negotiator nephew niece novelist nurse official operative operator opponent
    organiser organizer owner paramedic parent participant partner patient philosopher physician physicist pilot
    planner player plaintiff poet policeman policewoman politician president-elect presenter producer prosecutor
    protester psychologist publisher rapper realtor receptionist regulator republican researcher resident retiree
    rival runner scholar scientist sculptor senator-elect shopkeeper singer sociologist soldier son source spouse
    staffer star student supporter surgeon surrogate suspect teacher technician tenant trader trainer tycoon uncle
    veteran veterinarian victim volunteer voter widow widower wife witness woman man girl boy worker writer
    lecturer engineer general-secretary guard person archaeologist curator conservator specialist principal
    chemist mathematician sister librarian driver skipper tenor soprano conductor dancer vet headteacher
    auctioneer goalkeeper midfielder striker fisherman beekeeper gardener barber butcher baker carpenter plumber
    electrician mechanic cook chef waiter waitress postman ranger keeper clerk sexton archivist bookseller
    hairdresser cyclist swimmer climber farmhand shepherd miner docker sailor stationmaster conservationist
    undertaker bursar warden verger choirmaster midwife pharmacist dentist optician optometrist accountant auditor
    broker headmaster headmistress organist pianist violinist cellist guitarist drummer bassist songwriter
    choreographer playwright screenwriter illustrator photographer potter weaver jeweller tailor brewer distiller
    winemaker grocer florist locksmith welder roofer mason bricklayer surveyor botanist zoologist meteorologist
    seismologist volcanologist oceanographer biochemist virologist epidemiologist cardiologist oncologist
    neurologist psychiatrist pediatrician paediatrician anthropologist criminologist demographer statistician
    magistrate barrister bailiff coroner pathologist detective-inspector informant whistleblower cofounder vicar
    pontiff monarch winger substitute
    curate deacon chaplain nun monk priest front-runner frontrunner speechwriter
    abbess abbot accused actuary airman animator appellant applicant apprentice archer backbencher bandleader barista
    barmaid barman bartender batsman batter bidder bishop-elect blacksmith boatman bodyguard bookkeeper bowler boxer
    breeder bride bridegroom brigadier bystander buyer cabbie cameraman canon cantor caretaker cartoonist
    caterer caver cellarman chancellor-elect churchwarden cinematographer cleaner climatologist clown
    cobbler commando commodore commuter composer comptroller conscript constituent consul contestant contractor
    convict corporal courier cricketer crofter crooner cryptographer debtor decorator defector defender dermatologist
    detainee detectorist dietitian diver dissident docent doorman dramatist editor-in-chief embroiderer emissary
    entomologist entrepreneur environmentalist essayist exile fan fencer ferryman fiddler financier fireman flautist
    footballer forecaster foreman forester fugitive fundraiser gamekeeper garda geneticist geographer geophysicist
    glaciologist glazier goalscorer godfather godmother golfer grandson granddaughter groom groundsman grower
    guerrilla guest gunman gymnast handyman harpist haulier heir heiress herbalist herder hiker homeowner hostage
    hotelier householder housekeeper hydrologist immigrant immunologist impresario influencer inmate innkeeper insider
    insurgent interpreter inventor janitor jailer jockey juggler justice kayaker kidnapper landlady landlord landowner
    lifeguard lieutenant-governor linesman litigator lodger lumberjack maestro maid manageress manufacturer mariner
    marine masseur matriarch mayor-elect mentor merchant microbiologist migrant militant milkman
    minder mountaineer motorist mufti neuroscientist newsagent newsreader notary obstetrician off-spinner ombudsman
    onlooker ornithologist orthodontist outfielder palaeontologist paleontologist parishioner passenger
    passerby passer-by patriarch pensioner percussionist philanthropist pitcher plasterer podcaster porter
    postmistress postmaster preacher prelate prisoner prodigy promoter proprietor provost publican puppeteer
    quarterback quartermaster racer radiographer radiologist rambler rancher rebel recluse rector referee refugee
    registrar repairman rescuer reservist restaurateur reveller rider ringleader rower saddler saleswoman salesman
    saxophonist schoolboy schoolgirl schoolteacher scorer scout seamstress secretary-treasurer seller serviceman
    servicewoman shareholder shipwright shopper signatory skater skier smallholder smuggler sniper soloist sommelier
    spectator sprinter squatter stagehand stallholder steelworker stepbrother stepdaughter stepfather stepmother
    stepson steward stewardess stonemason streamer stuntman tattooist taxidermist
    technologist teenager thatcher therapist tiler toddler toxicologist translator trawlerman
    treasurer-elect tribesman trombonist troubadour trumpeter trustee tutor twin typist umpire under-secretary usher
    valet vice-captain vice-chancellor vice-president videographer vintner violist vocalist warder washerwoman
    watchmaker webmaster whistle-blower wicketkeeper winger woodcutter wrangler wrestler yachtsman youngster youth
    youtuber zookeeper
""")
FEMALE_ROLES = word_set("""
    actress aunt businesswoman chairwoman congresswoman councilwoman countess dame daughter duchess empress girl
    girlfriend grandmother lady madam miss mme mlle mother mrs ms niece policewoman princess queen sister
    spokeswoman widow wife woman assemblywoman alderwoman waitress headmistress nun midwife grandma mum mom
    abbess barmaid bride godmother granddaughter heiress landlady maid manageress matriarch postmistress saleswoman
    frau señora señorita senhora signora madame mademoiselle begum daw smt shrimati hajia alhaja fräulein
    schoolgirl seamstress servicewoman stepdaughter stepmother stewardess washerwoman
""")
MALE_ROLES = word_set("""
    boy boyfriend brother businessman chairman congressman councilman count duke emperor father grandfather
    husband king lord man mister mr nephew policeman pope prince sir son spokesman uncle widower assemblyman
    alderman messrs imam rabbi sultan emir ayatollah waiter postman fisherman headmaster monk grandpa dad
    herr señor senhor signor monsieur alhaji pontiff
    abbot airman barman batsman boatman bridegroom cameraman doorman ferryman fireman foreman godfather grandson groom
    groundsman gunman handyman linesman milkman patriarch repairman salesman schoolboy serviceman stepbrother
    stepfather stepson stuntman trawlerman tribesman yachtsman
""")

# Words in a name that make it a body or a place rather than a person.
BODY_WORDS = word_set("""
    desk academy administration agency airlines alliance army assembly association authority bank board brigade
    brothers bureau cabinet campaign capitol center centre chamber church city club coalition college commission
    committee community company conference congress convention corp corporation council county court daily
    department district division enterprise federation fellowship forces foundation front fund gazette group guard
    herald high-school hill hospital house inc industries initiative institute institution international island
    islands journal kingdom laboratory league library lab labs llc ltd magazine ministry monitor movement museum
    national network news newspaper north nations office organisation organization parliament park partnership
    party police post press project radio reserve review river road school senate service services society south
    square state states station street studios supreme syndicate team television times tower treasury tribune
    trust union united university valley village watch west east white wire world avenue beach lake mountain
    bridge airport hall palace plaza prison act amendment bill cup day games prize award treaty accord summit
    hotel stadium port navy force corps regiment intelligence security caucus republic democrats republicans wing
    rail railway railways ferries shipping motors holdings partners laboratories pharmaceuticals foods farms energy
    oil gas water electric telecom media records pictures productions stores supermarkets brewery distillery orchestra
    philharmonic symphony ballet opera theatre theater choir ensemble festival shire borough parish archive archives
    observatory clinic hospice infirmary polytechnic command fleet squad delegation secretariat presidency exchange
    index trustees
""")
# The first word of many sentences; capital there says nothing.
OPENERS = word_set("""
    a about above according across after again against all also although among an and another any are as asked at
    back because before behind being below besides between both but by can could despite did do does during each
    earlier either even every few finally first following for former from given had has have he her here his how
    however i if in indeed inside instead into is it its just last later like many may maybe meanwhile more
    moreover most much my near neither never nevertheless next no none nor not nothing now of off often on once
    one only or other others our out over part people perhaps please previously rather recently same second
    several she should similarly since so some soon speaking still such than that the their them then there these
    they third this those though three through throughout thus to today together tomorrow tonight too toward two
    under unless unlike until up upon very was we well were what whatever when where whether which while who whom
    whose why will with within without would yes yesterday yet you your told said critics supporters officials
    police four five six seven eight nine ten thanks thank let let's don't it's that's there's he's she's they're
    thousands hundreds dozens millions
    we're i'm i've ask see read watch photo related image advertisement updated copyright editor's early late half
    nearly almost around clearly certainly sadly fortunately unfortunately responding citing asking calling noting
    saying adding pressed reached introducing standing
""")
PARTY_WORDS = word_set("""
    republican democrat democratic gop tory labour conservative liberal libertarian green independent socialist
    communist american british french german italian spanish russian chinese japanese indian canadian australian
    european african asian ukrainian polish danish dutch swedish norwegian finnish turkish greek irish scottish
    welsh israeli palestinian iranian iraqi syrian egyptian saudi mexican brazilian korean vietnamese pakistani
    afghan portuguese belgian swiss austrian hungarian czech romanian bulgarian latino latina muslim christian
    jewish catholic evangelical english argentine chilean colombian cuban venezuelan nigerian kenyan ethiopian
    indonesian filipino greenlandic icelandic georgian armenian serbian croatian bosnian kosovar albanian estonian
    latvian lithuanian black white hispanic nato
""")
CALENDAR = word_set("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december feb mar apr jun jul aug sept sep oct nov dec easter christmas thanksgiving
""")
PLACES = word_set("""
    afghanistan africa alabama alaska albania algeria america angola argentina arizona arkansas asia australia
    austria bangladesh belgium berlin bolivia boston brazil britain brussels bulgaria california cambodia cameroon
    canada chicago chile china colombia colorado connecticut crimea croatia cuba cyprus dallas delaware denmark
    detroit dublin ecuador egypt england estonia ethiopia europe finland florida france geneva germany ghana
    greece greenland guatemala haiti hawaii honduras houston hungary iceland idaho illinois india indiana
    indonesia iowa iran iraq ireland istanbul italy jamaica japan jerusalem kabul kansas kentucky kenya kosovo
    kuwait kyiv kiev laos latvia lebanon libya lithuania london louisiana luxembourg madrid maine malaysia mali
    malta manhattan maryland massachusetts mexico miami michigan minnesota mississippi missouri moldova mongolia
    montana morocco moscow mozambique myanmar nebraska nepal netherlands nevada nigeria norway ohio oklahoma
    oregon pakistan palestine panama paraguay paris pennsylvania peru philadelphia philippines poland portugal
    pyongyang qatar romania rome russia rwanda scotland seattle senegal seoul serbia singapore slovakia slovenia
    somalia spain sudan sweden switzerland syria taiwan tanzania tehran tennessee texas thailand tokyo tunisia
    turkey uganda ukraine uruguay utah uzbekistan venezuela vermont vienna vietnam virginia wales warsaw
    washington wisconsin wyoming yemen zambia zimbabwe beijing munich davos brooklyn hollywood
""")

# Particles inside a name: Ursula von der Leyen, Bill de Blasio.
PARTICLES = word_set("de da di del della der den du van von la le al el bin ibn ben dos das do ter ten y e san abu")
SUFFIXES = word_set("jr sr jr. sr. ii iii iv")
