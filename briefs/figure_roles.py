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
            toll perished drowned drowning bodies slain murdered claimed victims""",
        "hurt": """hurt injured injuries injury wounded wounds injuring wounding hurting hospital hospitals
            hospitalised hospitalized casualties treated burns""",
        "missing": "missing unaccounted",
        "held": """suspects nabbed apprehended arrested arrest arrests detained detentions held custody
            arresting detaining detainees""",
        "charged": "charged indicted charges prosecuted",
        "driven out": """evacuated displaced homeless evacuate evacuating fled evacuees flee fleeing evacuation
            uprooted displacing""",
        "rescued": "rescued rescue rescuing saved airlifted plucked winched",
        "trapped": "trapped stranded stuck marooned",
        "ill": """infected infections infection cases sick ill sickened tested caught measles diagnosed
            poisoned sickening""",
        "aboard": "aboard passengers carrying onboard occupants travellers travelers travelling traveling",
        "crowd": """crowd attended attend attending attendance marched march marching marchers rallied rally
            protest protested protests demonstrators demonstrated demonstration protesters gathered
            watched audience spectators mourners turned congregated thronged crowds
            fans supporters onlookers filled packed
            flooded poured""",
        "strike": "strike strikers striking walked walkout stoppage downed",
        "laid off": """shed sheds shedding sack sacked sacking axed redundant redundancies redundancy layoffs
            dismissed""",
        "hired": "hire hired hiring recruit recruited",
        "freed": "released freed releasing freeing swapped exchanged swap exchange handed",
        "gather": """agreed agree attended attend represented leaders summit came met meet meets gather
            gathers gathered gathering convene convened assembled joined delegations sent delegates
            took take conference host hosted hosting""",
        "signed": "signed signatories sign signing ratified",
        "for": "favour favor backed supported approve approved",
        "against": "against opposed rejected",
        "abstained": "abstained abstentions abstain",
        "sent": "sent deployed dispatched battled battling fought fighting tackled tackling mobilised mobilized",
        "employed": "employs employ employed employing workforce",
    },
    POSTS: {
        "laid off": """cut cuts cutting shed sheds shedding sack sacked axe axed axing lose loses losing lost
            loss losses redundant redundancies layoffs slash slashing slashed eliminate eliminated
            go going scrap scrapped disappear disappearing vanish risk threatened reduction""",
        "hired": "create creating creates created add adds adding new hire hired bring brings",
        "employed": "employs employ employed employing workforce secure safe saved kept",
    },
    THINGS: {
        "damaged": """destroyed damaged wrecked flattened razed gutted destroying damaging collapsed burned
            burnt flooded levelled leveled damage inundated""",
        "dark": "power electricity dark blackout outage outages",
        "cancelled": "cancelled canceled cancel cancelling scrapped grounded cancellations axed",
        "delayed": "delayed delays diverted",
        "driven out": "evacuated evacuate evacuating evacuation emptied",
        "fired": "fired launched shots fire firing rounds opened",
        "downed": "downed intercepted",
        "seized": "seized confiscated impounded recovered seizure",
        "stolen": "missing stolen stole stealing taken took thieves fled looted robbed haul",
        "ill": "cases infections",
        "sold": "sold sales sell delivered deliveries",
        "sent": "sent deployed dispatched mobilised mobilized",
        "dead": "deaths fatalities",
        "hurt": "injuries",
    },
    MONEY: {
        "price": """aside spend spent spending cost costs costing price priced worth value valued valuation
            bill deal buy bought purchase takeover cash fee transfer sign signing signed acquire
            acquired acquisition paid pay budget buying""",
        "fine": "fine fined penalty fines penalties",
        "loss": "loss losses lost",
        "profit": "profit profits earnings earned",
        "sales": "revenue revenues sales turnover takings",
        "given": """raised donated donation donations pledged pledge aid funding fund funds grant grants
            subsidy subsidies investment invest invested given""",
        "stolen": """stolen thieves robbers robbed stole stealing steal theft took taking taken embezzled
            embezzling defrauded pocketed bribes bribe looted fled haul loot siphoned""",
        "damage": "damage damages claims destruction",
        "wage": "wage wages salary salaries bonus",
        "debt": "debt debts owed owes owing loan loans deficit",
        "settled": "compensation settlement settle payout",
        "ransom": "ransom",
        "fare": "fare fares ticket tickets fees toll",
        "bail": "bail bond",
    },
    SHARE: {
        "turnout": "turnout polls",
        "vote": "vote votes ballot ballots won",
        "inflation": "inflation",
        "unemployment": "unemployment jobless joblessness",
        "rate": "rate rates",
        "offer": "offer offers offered offering",
        "demand": "want wants wanted demand demands demanded demanding seek seeks seeking ask asks asked asking",
        "pay": "pay wage wages raise salary salaries rise increase deal",
        "shares": "shares stock share stocks",
        "sales": "sales revenue revenues turnover",
        "profit": "profit profits earnings",
        "approval": "approval approve popularity",
        "contained": "contained containment",
        "full": "full capacity reservoir reservoirs",
        "stake": "stake holding",
        "tariff": "tariff tariffs duty duties levy",
        "growth": "growth economy gdp output",
        "fares": "fares fare prices price rents rent bills",
        "burnt": "burned burnt destroyed damaged",
    },
    TIME: {
        "sentence": "arrested sentenced jailed prison jail sentence imprisoned imprisonment bars serve serving term",
        "building": "build building construction built",
        "delay": "delay delayed delays late",
        "shut": "closed shut closure close suspended banned ban barred",
        "captivity": "captivity held captive hostage hostages kidnapped",
        "lasting": "lasted lasting took take takes talks last spent debate debated deliberated duration spell",
        "contract": "contract deal",
        "finish": "won win finished crossed line clocked",
        "battle": "fire blaze flames control extinguish",
        "trapped": "trapped stranded stuck adrift waited",
        "strike": "strike walkout stoppage",
    },
    MEASURE: {
        "sight": "visibility",
        "depth": "depth deep beneath below underground under",
        "height": "height high tall waves wave",
        "long": "long length stretch",
        "distance": "away distance offshore",
        "cargo": "cargo load loaded carried carrying",
        "weight": "weighs weighing weighed weight mass heavy",
        "level": "level gauge mark crest crested peaked reached burst river",
        "rain": "rain rainfall snow snowfall fell",
        "wind": "wind winds gusts gust gusting",
        "travelling": "travelling traveling driving speed speeding doing",
        "heat": "temperature temperatures heat mercury thermometer record",
        "burnt": """burnt burned burning scorched charred flames burn blackened consumed eaten devoured
            destroyed ravaged swallowed""",
        "seized": "seized cocaine heroin cannabis drugs confiscated",
        "spilled": "spilled spilt leaked spill leak",
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
    "dead or missing",
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
    "cost": r"price tag|set (?:\w+ ){1,4}back|for a fee of|parted with|forked out|shelled out",
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
    "marched": (r"(?:took|take|taken) to the streets|turn(?:ed|ing)? (?:out|up)|came (?:out|to see|to hear)|lined the"),
    "unaccounted": r"unaccounted for|not been (?:found|heard|seen)|could not be (?:found|reached)",
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
    steelworker policewoman immigrant"""
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
HOMES = word_set("home house household customer property building dwelling apartment")
TRIPS = word_set("flight train service departure ferry bus")
_THINGS_ALIKE = (
    "painting work picture canvas artwork piece",
    "house home building property dwelling household",
    "flight departure",
    "car vehicle",
    "lorry truck vehicle",
    "ship vessel boat",
    "shot round bullet",
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
_GROUPS = tuple(frozenset(words.split()) for words in _THINGS_ALIKE)


def are_alike(one: str, other: str) -> bool:
    """Whether two nouns are said of the same things."""
    return one == other or any(one in group and other in group for group in _GROUPS)
