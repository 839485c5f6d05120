"""Who may be meant by a common word: "officers" are the police, "authorities" anybody official."""

from __future__ import annotations

from typing import Final

from briefs.words import word_set

# A line a seat: its name, and the words for who sits there. A word may have several seats; who shares one may be one.
_SEATS: Final = """
police: police officer officers policeman policewoman policemen constable constables detective detectives cop cops
 sergeant inspector superintendent sheriff sheriff's deputies trooper troopers constabulary
gendarmes: police gendarmes gendarmerie
municipal police: police
federal police: police
army: army soldier soldiers troops military paratroopers battalion infantry general marines
navy: navy frigate warship naval
coast guard: coastguard coastguards coastguardsmen
lifeboat: lifeboat lifeboats lifeboatmen rnli
fire: firefighter firefighters fireman firemen fire brigade
medics: paramedic paramedics medics medic ambulance doctor doctors surgeon surgeons nurse nurses hospital physician
divers: diver divers
mountain: mountaineer mountaineers
volunteers: volunteer volunteers
airport: airport
airline: airline carrier airlines
customs: customs
guards: guard guards watchman watchmen nightwatchman bouncer bouncers warden wardens
court: court judge judges magistrate magistrates tribunal justice justices
jury: court jury jurors
prosecution: prosecutor prosecutors prosecution
government: government cabinet ministry minister ministers state administration
premier: premier chancellor government
president: president government
monarch: king queen
parliament: parliament lawmakers lawmaker mp mps senate senators congress assembly house deputies legislators
mayor: mayor city town municipality
council: council councillor councillors councilman councilwoman aldermen city town municipality borough
governor: governor state
opposition: opposition
regulator: regulator watchdog inspectorate inspector inspectors
union: union unions workers
workers: shift workers employees staff strikers employee worker steelworkers miners
company: company firm operator owner owners manufacturer maker airline developer carrier management board directors
 executive ceo management shareholders lender retailer chairman chairwoman chair director boss
investors: investors shareholders creditors lenders
club: club
coach: coach manager
league: league federation association
school: school headteacher headmaster headmistress principal
teachers: teacher teachers
pupils: pupil pupils schoolboy schoolgirl schoolchildren student students children child boy boys girl girls teenager
 teenagers
university: university scientists researchers scientist researcher professor academics
fishers: fisherman fishermen angler anglers trawler trawlermen
farmers: farmer farmers farmhand shepherd
walkers: hiker hikers walker walkers rambler ramblers dog-walker
jogger: jogger joggers runner runners
cyclist: cyclist cyclists
driver: driver motorist lorry-driver trucker
passengers: passenger passengers
crew: crew crews captain skipper sailor sailors crewman crewmen seamen
neighbours: neighbour neighbours neighbor neighbors resident residents villagers villager locals
tourists: tourist tourists holidaymakers visitor visitors
builders: builder builders construction
cleaner: cleaner cleaners
caretaker: caretaker janitor
postman: postman postwoman
hunter: hunter hunters
gardener: gardener gardeners
shopkeeper: shopkeeper
electrician: electrician
plumber: plumber
baker: baker
pilot: pilot copilot co-pilot
handlers: handler handlers porter porters loaders
dockers: docker dockers stevedore stevedores
shop staff: cashier teller salesman saleswoman salesgirl shopgirl
reception: receptionist concierge
chambermaid: chambermaid maid housekeeper
lifeguards: lifeguard lifeguards
motorcyclist: motorcyclist biker
paragliders: paraglider paragliders
lorry drivers: trucker truckers
signallers: signaller signalman stationmaster
beekeeper: beekeeper
forester: forester foresters gamekeeper woodcutter lumberjack
swimmers: swimmer swimmers surfer surfers kayaker kayakers bather bathers
climbers: climber climbers
campers: camper campers scouts scout
commuters: commuter commuters
customers: customer customers shopper shoppers diner diners
guests: guest guests
congregation: parishioner parishioners churchgoer churchgoers verger sexton organist
reporters: reporter reporters journalist journalists photographer
librarian: librarian
archivist: archivist
curator: curator museum
archaeologist: archaeologist archaeologists
protesters: protester protesters demonstrators rioters activists campaigners
rebels: rebels rebel insurgents militants militia
bishop: bishop archbishop
priest: priest vicar pastor
insurer: insurer insurers
bank: bank
charity: charity foundation
landlord: landlord landlady
tenants: tenants tenant
architect: architect architects
engineers: engineer engineers
son: son
daughter: daughter
wife: wife widow
husband: husband widower
brother: brother
sister: sister
mother: mother
father: father
uncle: uncle
aunt: aunt
grandson: grandson
granddaughter: granddaughter
dog: dog dogs
drone: drone drones
helicopter: helicopter
"""
# Words that may be anybody of these, or anybody at all.
ANYBODY: Final = word_set(
    """official officials authority authorities leader leaders man woman men women suspect suspects nominee person
    people others party side team teams group body department agency service services critics supporters members member
    aides aide spokesman spokeswoman spokesperson campaign secretary attacker attackers gunman gunmen victim victims
    author report letter statement office rescuers rescuer crews responders commander commanders chief chiefs head
    heads passer-by passers-by bystander bystanders passerby witness witnesses relatives relative family families
    parents couple pair duo one someone somebody investigators experts expert organisers organizers organiser source
    sources panel commission committee inquiry investigation company's both they thieves thief candidate body lawyers
    lawyer colleague colleagues friend friends commander player players side hosts host winner rival rivals operator
    nation country countries forces force youth youths adult adults institution institute centre center media newspaper
    """
)

# A place for who governs there: "Washington" may be the government, its president or any ministry.
METONYMS: Final = word_set(
    """washington london paris berlin moscow beijing tokyo kyiv kiev brussels kremlin pentagon downing westminster
    white treasury state capitol hill tehran jerusalem ankara rome madrid delhi islamabad pyongyang seoul"""
)


# What parties are called: two of them are two doers.
PARTIES: Final = word_set(
    """greens labour conservatives tories liberals democrats socialists republicans nationalists communists labor
    centrists populists"""
)


def _read() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in _SEATS.replace("\n ", " ").strip().splitlines():
        seat, words = row.split(":")
        for word in words.split():
            found.setdefault(word, set()).add(seat)
    for word in PARTIES:  # a party may govern or oppose
        found.setdefault(word, set()).update(("party", "government", "opposition", "parliament", "council", "premier"))
    return {word: frozenset(seats) for word, seats in found.items()}


SEATS: Final = _read()
# Two words that together sit in one place.
PAIRS: Final = {
    "coast guard": frozenset({"coast guard"}),
    "municipal police": frozenset({"municipal police"}),
    "city police": frozenset({"municipal police"}),
    "town police": frozenset({"municipal police"}),
    "federal police": frozenset({"federal police"}),
    "national police": frozenset({"federal police"}),
    "state police": frozenset({"state police"}),
    "military police": frozenset({"army"}),
    "prime minister": frozenset({"premier", "government"}),
    "mountain rescue": frozenset({"mountain", "volunteers"}),
    "shop assistant": frozenset({"shop staff"}),
    "sales assistant": frozenset({"shop staff"}),
    "baggage handlers": frozenset({"handlers"}),
    "cabin crew": frozenset({"cabin crew"}),
    "flight attendants": frozenset({"cabin crew"}),
    "ground staff": frozenset({"handlers", "workers"}),
    "lorry driver": frozenset({"driver", "lorry drivers"}),
    "truck driver": frozenset({"driver", "lorry drivers"}),
    "taxi driver": frozenset({"driver", "taxi"}),
    "tram driver": frozenset({"driver", "crew"}),
    "bin men": frozenset({"workers"}),
    "night watchman": frozenset({"guards"}),
    "security guard": frozenset({"guards"}),
    "night porter": frozenset({"handlers", "reception", "guards"}),
    "parking attendant": frozenset({"guards"}),
    "station master": frozenset({"signallers"}),
    "school pupils": frozenset({"pupils"}),
    "search dog": frozenset({"dog", "police", "mountain", "volunteers", "fire", "army"}),
    "police dog": frozenset({"dog", "police"}),
    "sniffer dog": frozenset({"dog", "police", "customs"}),
    "air force": frozenset({"army"}),
    "fire chief": frozenset({"fire"}),
    "police chief": frozenset({"police"}),
    "dog walker": frozenset({"walkers"}),
    "harbour master": frozenset({"harbour master"}),
    "border guards": frozenset({"border guards"}),
    "bus driver": frozenset({"driver", "crew"}),
    "train driver": frozenset({"driver", "crew"}),
    "supreme court": frozenset({"court", "supreme court"}),
    "chief executive": frozenset({"company"}),
    "city council": frozenset({"council"}),
    "town council": frozenset({"council"}),
    "county council": frozenset({"county council"}),
    "sea scouts": frozenset({"scouts"}),
}
