"""What the figures of the news are of: the words by which a report says that it counts the dead, or names a price."""

from __future__ import annotations

import re

from briefs.sentences import word_set

# Of persons, of things, of money and so on: a role is looked for only with amounts of its kinds.
PERSONS, POSTS, THINGS = "persons", "posts", "things"
MONEY, SHARE, TIME, MEASURE = "money", "percent", "time", "measure"

_ROLES: dict[str, dict[str, str]] = {
    PERSONS: {
        "dead or missing": "died-or-missing",
        "dead": """dead died die dies dying death deaths kill killed kills killing fatalities fatally fatal
            toll perished drowned drowning bodies slain murdered claimed victims lifeless corpses corpse graves
            coffins funerals buried slaughtered massacred executed gunned perish succumbed drown massacre mown
            burials claiming obituaries mortally""",
        "hurt": """hurt injured injuries injury wounded wounds injuring wounding hurting hospital hospitals
            hospitalised hospitalized casualties treated burns injure maimed bruised scalded concussed
            concussion fractures gashes stabbed ambulances bleeding cuts bruises""",
        "missing": "missing unaccounted  vanished disappeared untraced unfound searched",
        "held": """suspects nabbed apprehended arrested arrest arrests detained detentions held custody
            arresting detaining detainees jailed seized rounded captured raid raids detain nicked cuffed
            handcuffed handcuffs cells collared netted busted imprisoned interned""",
        "charged": "charged indicted charges prosecuted arraigned accused indictments prosecution dock trial",
        "driven out": """evacuated displaced homeless evacuate evacuating fled evacuees flee fleeing evacuation
            uprooted displacing relocated sheltered shelters shelter homelessness exodus uprooting vacated
            displacement refugees emptied""",
        "rescued": """rescued rescue rescuing saved airlifted plucked winched hauled saving lifted survivors
            survived recovered plucking""",
        "trapped": """trapped stranded stuck marooned stranding trapping entombed marooning disrupted queues
            queued grounded delaying""",
        "ill": """infected infections infection cases sick ill sickened tested caught measles diagnosed
            poisoned sickening ailing unwell vomiting hospitalisations symptoms contracted virus positive
            outbreak diagnoses infecting sickness poisoning stricken""",
        "aboard": """aboard passengers carrying onboard occupants travellers travelers travelling traveling
            commuters riding riders sailed sailing flew flying ferrying ferried carried carry holidaymakers
            crammed seated souls""",
        "crowd": """crowd attended attend attending attendance marched march marching marchers rallied rally
            protest protested protests demonstrators demonstrated demonstration protesters gathered watched
            audience spectators mourners turned congregated thronged crowds fans supporters onlookers filled
            packed flooded poured bumper terraces capacity roaring stands onlooker flocked swarmed massed
            cheered cheering sang chanted turnout assembled packing filling rallying protesting demonstrating
            demonstrate procession vigil mourned converged streamed descended attendees revellers festivalgoers""",
        "strike": """strike strikers striking walkout stoppage downed walkouts downing picket pickets picketed
            picketing stoppages strikes stayed striker""",
        "laid off": """shed sheds shedding sack sacked sacking axed redundant redundancies redundancy layoffs
            dismissed jobless lay-offs unemployed fired firing dismissals dismiss dismissing axe jobs posts
            retrenched lays""",
        "hired": "hire hired hiring recruit recruited recruits recruiting recruitment hires",
        "freed": """released freed releasing freeing swapped exchanged swap exchange handed exchanging freedom
            liberated pardoned amnesty swapping repatriated returned""",
        "gather": """agreed agree attended attend represented leaders summit came met meet meets gather gathers
            gathered gathering convene convened assembled joined delegations sent delegates took take
            conference host hosted hosting""",
        "signed": "signed signatories sign signing ratified petition petitioners signature",
        "for": "favour favor backed supported approve approved",
        "against": "against opposed rejected",
        "abstained": "abstained abstentions abstain",
        "sent": """sent deployed dispatched battled battling fought fighting tackled tackling mobilised
            mobilized deploying deploy combed combing searching scoured scouring mobilise mobilize backed
            assigned involved manned""",
        "employed": """employs employ employed employing workforce jobs staff payroll works work workers
            working headcount""",
        "owned": "accounts customers subscribers users data records leaked hacked breached compromised breach",
        "capacity": "seats holds seating seat seater",
    },
    POSTS: {
        "laid off": """cut cuts cutting shed sheds shedding sack sacked axe axed axing lose loses losing lost
            loss losses redundant redundancies layoffs slash slashing slashed eliminate eliminated go going
            scrap scrapped disappear disappearing vanish risk threatened reduction trim trimming trimmed shrink
            shrinking reduce reducing reduced abolish abolished abolishing cull culled culling end ending ended""",
        "hired": "create creating creates created add adds adding new hire hired bring brings",
        "employed": """employs employ employed employing workforce secure safe saved kept keeping safeguard
            safeguarded protect protected sustain sustained""",
    },
    THINGS: {
        "damaged": """destroyed damaged wrecked flattened razed gutted destroying damaging collapsed burned
            burnt flooded levelled leveled damage inundated ruined ruins wreck ravaged torched burning smashed
            shattered swept unroofed rubble levelling demolished submerged engulfed swamped lost consumed
            charred""",
        "dark": "power electricity dark blackout outage outages off supply current lights powerless energy",
        "cancelled": """cancelled canceled cancel cancelling scrapped grounded cancellations axed scrap
            scrapping dropped drop suspended struck wiped lost pulled axing withdrawn ditched removed grounding""",
        "delayed": "delayed delays diverted diverting late rerouted held behind",
        "driven out": "evacuated evacuate evacuating evacuation emptied",
        "fired": """fired launched shots fire firing rounds opened rained landed struck salvo barrage fell
            craters crater shelled hurled pumped""",
        "downed": "downed intercepted",
        "seized": "seized confiscated impounded recovered seizure raid haul netted confiscate intercepted",
        "stolen": """missing stolen stole stealing taken took thieves fled looted robbed haul robbery robbers
            robbing raiders raid heist swiped snatched pinched nicked burglars burglary lifted grabbed booty
            spirited disappeared gone vanished walls""",
        "ill": "cases infections",
        "sold": "sold sales sell delivered deliveries bought orders ordered shipped shipments buyers snapped",
        "sent": "sent deployed dispatched mobilised mobilized",
        "dead": "deaths fatalities died dead killed graves",
        "hurt": "injuries",
        "given": """administered jabs jab vaccinated vaccinations vaccine inoculated campaign given handed
            distributed delivered donated""",
        "gained": "votes won polled received secured gained bagged ballots",
    },
    MONEY: {
        "price": """aside spend spent spending cost costs costing price priced worth value valued valuation
            deal buy bought purchase takeover cash fee transfer sign signing signed acquire acquired
            acquisition paid pay budget buying fetched fetch went purse shelled forked auction auctioned hammer
            buyer splashed splash splashing purchased sold selling sale sells sell estimated estimate valuing
            valuations tag fees""",
        "fine": "fine fined penalty fines penalties fining penalised penalized ordered sanction sanctions",
        "loss": "loss losses lost lose losing deficit shortfall red",
        "profit": "profit profits earnings earned earning income net surplus black",
        "sales": "revenue revenues sales turnover takings receipts income gross",
        "given": """raised donated donation donations pledged pledge aid funding fund funds grant grants
            subsidy subsidies investment invest invested given contributed contribute contribution gift gave
            give gives giving chipped granted donor donors subsidised promised pledges package relief invests
            investing allocated earmarked commit committed""",
        "stolen": """stolen thieves robbers robbed stole stealing steal theft took taking taken embezzled
            embezzling defrauded pocketed bribes bribe looted fled haul loot siphoned booty swag swiped
            siphoning pilfered misappropriated fraud swindled conned scammed raid raiders robbery robbing""",
        "damage": "damage damages claims destruction repairs repair rebuilding rebuild insured insurers harm",
        "wage": "wage wages salary salaries bonus earns remuneration paycheck",
        "debt": "debt debts owed owes owing loan loans deficit liabilities borrowed borrowing arrears repay",
        "settled": """compensation settlement settle payout damages awarded award compensate compensated
            settling payouts redress""",
        "ransom": "ransom",
        "fare": "fare fares ticket tickets fees toll",
        "bail": "bail bond",
        "reward": "reward bounty rewarded prize jackpot winnings purse",
        "budget": "budget spending expenditure outlay",
        "saving": "save saves saving savings spare spares",
    },
    SHARE: {
        "turnout": "turnout polls voting voters electorate eligible participation",
        "vote": "vote votes ballot ballots won polled support backing seats poll",
        "inflation": "inflation",
        "unemployment": "unemployment jobless joblessness",
        "rate": "rate rates",
        "offer": "offer offers offered offering proposal proposed proposes proposing table tabled",
        "demand": """want wants wanted demand demands demanded demanding seek seeks seeking ask asks asked
            asking claim claims claiming insist insisted sought called calling""",
        "pay": "pay wage wages raise salary salaries rise increase deal rises increases hike earn money",
        "shares": "shares stock share stocks equities closed traded trading investors market markets session",
        "sales": "sales revenue revenues turnover",
        "profit": "profit profits earnings",
        "approval": "approval approve popularity",
        "contained": "contained containment control controlled contain",
        "full": "full capacity reservoir reservoirs beds occupied occupancy filled levels",
        "stake": "stake holding owns own owning holdings shareholding",
        "tariff": "tariff tariffs duty duties levy imports levies surcharge border",
        "growth": "growth economy gdp output grew grow growing expanded expand contracted shrank recession",
        "fares": "fares fare prices price rents rent bills",
        "burnt": "burned burnt destroyed damaged",
        "counted": "counted counting count tallied declared",
        "vaccinated": """vaccinated vaccination doses dose jabs immunised immunized jabbed inoculated covered
            coverage""",
    },
    TIME: {
        "sentence": """arrested sentenced jailed prison jail sentence imprisoned imprisonment bars serve
            serving term jails sentencing sends behind cell convicted handed gaol gaoled locked probation
            suspended""",
        "building": """build building construction built works renovation restore restoration erected completed
            complete finished rebuilding digging dug""",
        "delay": "delay delayed delays late",
        "shut": """closed shut closure close suspended banned ban barred closing reopened reopen blocked halted
            stopped standstill""",
        "captivity": "captivity held captive hostage hostages kidnapped",
        "lasting": """lasted lasting took take takes talks last spent debate debated deliberated duration spell
            session meeting sitting marathon endured continued running spanned""",
        "contract": "contract deal signed agreement agreed tie tied pact",
        "finish": "won win finished crossed line clocked",
        "battle": "fire blaze flames control extinguish",
        "trapped": "trapped stranded stuck adrift waited",
        "strike": "strike walkout stoppage strikes striking walkouts   stopping",
        "truce": "truce ceasefire pause silence lull armistice",
        "searched": "search searched searching combed hunt hunted  wandered  ",
        "suspended": "suspension suspended banned ban barred sidelined",
    },
    MEASURE: {
        "sight": "visibility",
        "depth": "depth deep beneath below underground under bottom down sank trapped shaft",
        "height": "height high tall waves wave altitude up above feet peak summit",
        "long": "long length stretch measures measuring",
        "distance": "away distance offshore nearest drive trip journey route walked walk swam run crossing",
        "cargo": "cargo load loaded carried carrying",
        "weight": "weighs weighing weighed weight mass heavy",
        "level": """level gauge mark crest crested peaked reached burst river crests topping topped flood
            floods rose swollen banks""",
        "rain": """rain rainfall snow snowfall fell downpour deluge rains precipitation snows inches fallen
            drenched""",
        "wind": "wind winds gusts gust gusting blew blowing squalls squall storm storms clocked",
        "travelling": """travelling traveling driving speed speeding doing speeds going clocked car drove
            driven limit""",
        "heat": """temperature temperatures heat mercury thermometer record hot cold chill freezing coldest
            hottest warm degrees low high""",
        "burnt": """burnt burned burning scorched charred flames burn blackened consumed eaten devoured
            destroyed ravaged swallowed turned black ablaze wildfire blaze scorching ravaging consuming torched
            destroying razed""",
        "seized": """seized cocaine heroin cannabis drugs confiscated haul bust netted found smuggled smuggling
            hidden stash""",
        "spilled": "spilled spilt leaked spill leak leaking spills gushed poured escaped released oil crude",
        "magnitude": "magnitude",
    },
}
# What each measure can be of.
MEASURED = {
    "speed": frozenset({"wind", "travelling"}),
    "length": frozenset({"depth", "height", "long", "distance", "level", "rain", "sight"}),
    "mass": frozenset({"weight", "seized", "spilled", "cargo"}),
    "area": frozenset({"burnt"}),
    "volume": frozenset({"spilled", "rain"}),
    "temperature": frozenset({"heat"}),
}
ROLE_OF: dict[str, dict[str, str]] = {
    kind: {word: name for name, words in roles.items() for word in words.split()} for kind, roles in _ROLES.items()
}
# Counts that go on: what is told later may be more, and of some of them less, without a contradiction.
GROWING = frozenset({
    "dead", "hurt", "held", "charged", "ill", "rescued", "damaged", "burnt", "given", "cancelled", "damage", "sent",
    "dead or missing", "counted", "gained",
})  # fmt: skip
EITHER_WAY = frozenset({"missing", "trapped", "dark", "contained"})
# Of these an event has one figure, and what else a report tells is a part of it.
ONCE = frozenset({
    "dead", "hurt", "missing", "rescued", "aboard", "crowd", "held", "driven out", "trapped", "strike", "freed",
    "laid off", "gather", "signed", "crew", "magnitude", "depth", "turnout", "sentence", "weight", "level", "finish",
    "contract", "wind", "inflation", "burnt", "dead or missing", "height", "seized", "building", "heat",
})  # fmt: skip
# What every firm, bank or candidate has: only figures of one of them are of one thing.
OWNED = frozenset({
    "employed", "profit", "sales", "loss", "shares", "vote", "approval", "stake", "debt", "wage", "growth", "inflation",
    "unemployment", "rate", "fares",
})  # fmt: skip
# Done with at once, unless the report says that it goes on.
SETTLED = frozenset({"driven out", "held", "sent", "rescued", "cancelled"})
# Several words that say what one does.
_PHRASES = {
    "reopen": r"open(?:s|ed|ing)? (?:the \w+ )?again|back in service",
    "cost": r"price tag|bill of|the bill (?:for|comes?|came|will|is)|"
    r"(?:foot|pick|pay|settl)(?:s|ed|ing)? (?:up )?the bill|"
    r"set (?:\w+ ){1,4}back|for a fee of|parted with|forked out|shelled out",
    "turnout": r"went to the polls|cast (?:a|their) (?:votes?|ballots?)",
    "died-or-missing": r"(?:dead|died|killed) (?:or|and) (?:are )?(?:missing|injured|wounded|hurt)",
    "dead": (
        r"did not survive|(?:found|left) dead|never came home|"
        r"(?:lost|lose|losing|claimed|taken|cost) (?:their|his|her|\w+) (?:lives|life)|shot dead"
    ),
    "aboard": (
        r"on board|"
        r"on (?:the|a|its|their) "
        r"(?:\w+ )?(?:plane|ship|ferry|bus|train|boat|coach|flight|jet|aircraft|vessel|helicopter|airliner|tram|liner)"
    ),
    "hospital": r"tak(?:en|ing) to (?:the |a )?(?:\w+ )?(?:hospitals?|clinics?)",
    "rescued": (
        r"(?:pulled|dug|plucked) (?:alive |out )?(?:from|of)|"
        r"(?:brought|led|carried|taken|got) (?:out|off|to safety|ashore)"
    ),
    "evacuated": (
        r"(?:brought|taken|moved|carried) (?:by \w+ )?(?:and by \w+ )?to (?:the |a |two )?"
        r"(?:schools?|halls?|shelters?|gym\w*|centres?|sports hall|higher ground)|"
        r"(?:told|ordered|forced|asked|urged|had) to (?:leave|get out|move out)|"
        r"(?:spent|spend|spending) the night in|"
        r"(?:leave|left|leaving|flee|fled|fleeing|driven from|forced from|forced out of|out of) "
        r"(?:their|his|her) (?:homes?|houses?|village)"
    ),
    "strike": (
        r"(?:stopped|stop|stopping|refused to) work|down(?:ed)? tools|walk(?:ed)? (?:out|off)|on strike|"
        r"stayed away"
    ),
    "sacked": r"(?:laid|lay|laying) off|let go|lose their jobs|lost their jobs|out of work|done away with",
    "cancelled": (
        r"called off|(?:did|could|would|do|will) not (?:leave|run|take off|depart|fly)|kept on the ground|"
        r"taken off the timetable"
    ),
    "downed": r"shot down|brought down",
    "weighs": r"tip(?:s|ped) the scales",
    "marched": (
        r"of us|in the streets of|"
        r"(?:took|take|taken) to the streets|turn(?:ed|ing)? (?:out|up)|came (?:out|to see|to hear)|lined the"
    ),
    "stolen": r"(?:made|making|makes|got|ran) (?:off|away) with|"
    r"(?:scarpered|escaped|vanished|fled)(?: from [\w ]{3,40}?)? with",
    "electorate": r"(?:entitled|eligible|registered|qualified) to vote",
    "unaccounted": r"(?:nobody|no one) (?:had |has )?heard (?:from|of)|"
    r"unaccounted for|not been (?:found|heard|seen)|could not be (?:found|reached)",
    "arrested": (
        r"under lock and key|in handcuffs|in (?:police )?cells|in custody|behind bars|led away|taken away|"
        r"under arrest|(?:picked|rounded) up"
    ),
    "injured": (
        r"stretchered|cuts and bruises|need(?:ed|ing) (?:hospital|medical|treatment)|"
        r"(?:received|needed|given|under) (?:medical )?(?:treatment|care)|"
        r"(?:with|suffer\w*) (?:burns|cuts|broken|injuries)"
    ),
    "built": r"under construction",
    "dark": r"without (?:power|electricity|light)|no (?:power|electricity)|power cuts?|lost power",
    "favour": r"in favou?r|voted (?:for|yes)",
    "against": r"voted (?:against|no)",
    "counted": r"(?:votes?|ballots?|papers?|count|districts?|precincts?|stations?) (?:had |have |has |were )?(?:been )?"
    r"(?:counted|tallied|reporting|declared)",
}
PHRASES = re.compile(
    "|".join(f"(?P<p{at}>\\b(?:{words})\\b)" for at, words in enumerate(_PHRASES.values())), re.IGNORECASE
)
_PHRASE_NAMES = tuple(_PHRASES)


def in_one_word(words: str) -> str:
    """The words, with each phrase that says what one word does in that word."""
    return PHRASES.sub(lambda match: _PHRASE_NAMES[int((match.lastgroup or "p0")[1:])], words)


PERSON_NOUNS = word_set(
    """people person victim protester demonstrator marcher passenger worker employee guest visitor spectator fan
    resident
    evacuee migrant civilian man woman dead life body casualty patient pupil student tourist hiker miner fisherman
    sailor refugee villager holidaymaker traveller traveler prisoner detainee captive hostage inmate supporter member
    staff striker driver firefighter rescuer officer policeman soldier troop child boy girl crew teacher nurse doctor
    player juror lawmaker deputy senator councillor delegate injured voter farmer activist suspect
    pilgrim worshipper shopper neighbour neighbor commuter climber skier swimmer athlete volunteer medic
    personnel other death fatality arrest injury case infection casualty detention occupant
    inhabitant neighbor local pensioner customer user adult youth teenager lawyer judge mourner
    steelworker policewoman immigrant grave coffin funeral corpse casualty raider robber thief gunman searcher mourner
    fighter rebel monk nun clerk buyer seller hunter angler sunbather onlooker parishioner actor dancer musician
    holder subscriber applicant claimant candidate scientist researcher subject commuter settler nomad herder fighter"""
)
# Who may be a part of all: "killed two firefighters" and "killed five people" can both be right.
_PARTS = word_set(
    """firefighter rescuer officer policeman policewoman soldier troop child boy girl woman teacher nurse doctor
    player juror lawmaker deputy senator councillor delegate crew driver lawyer judge medic volunteer
    adult youth teenager sailor personnel"""
)
ANYBODY = (PERSON_NOUNS - _PARTS) | word_set("job post position role")
JOBS = word_set("job post position role")
STATES = word_set("country nation state government delegation head leader")
_THINGS_ALIKE = (
    "painting work picture canvas artwork piece",
    "house home building property dwelling household",
    "flight departure",
    "car vehicle",
    "lorry truck vehicle",
    "ship vessel boat",
    "shot round bullet shell crater missile rocket mortar",
    "missile rocket projectile",
    "firm company business",
    "shop store",
    "seat mandate",
    "town village community municipality place",
    "animal cow head beast",
    "award prize medal",
    "plane aircraft jet airliner",
    "flat apartment",
    "complaint objection",
    "vote ballot",
    "bill law measure",
    "customer home household",
    "job post position role",
    "drone uav",
    "item object",
    "school college",
    "goal strike",
    "station stop",
    "tonne ton",
    "ticket seat",
    "copy book",
    "pupil student child schoolchild",
    "prisoner inmate detainee convict",
    "fine penalty",
    "member seat",
    "point mark",
    "street road",
    "room bed",
    "bag sack",
    "train service",
    "wagon carriage",
    "state country nation government delegation",
    "city town",
    "film movie",
    "study trial",
    "runner athlete participant",
    "turbine windmill",
    "rescuer firefighter",
    "soldier troop",
    "officer policeman police",
    "engine appliance truck",
)
_GROUPS: dict[str, set[int]] = {}
for _at, _words in enumerate(_THINGS_ALIKE):
    for _word in _words.split():
        _GROUPS.setdefault(_word, set()).add(_at)
_NO_GROUP: frozenset[int] = frozenset()


def are_alike(one: str, other: str) -> bool:
    """Whether two nouns are said of the same things."""
    return one == other or not _GROUPS.get(one, _NO_GROUP).isdisjoint(_GROUPS.get(other, _NO_GROUP))
