"""One person with two jobs that no one holds at once: "deputy mayor" here, "city councillor" there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefs.claims import Claim, stems_of
from briefs.comparison import Comparison, Difference
from briefs.descriptions import LOOSE
from briefs.doers import roll_of
from briefs.lookup_words import fold
from briefs.roles_told import JOB_OF, Bearer, Told, job_of
from briefs.sentences import word_set

# A line a ladder: of its jobs somebody holds one at a time; words parted by a blank stand for one job.
_LADDERS: Final = """
author | outsider
prosecutor | defence lawyer | judge | defendant | juror | witness | coroner | plaintiff
driver | passenger | conductor | pedestrian | cyclist | pilot | copilot | captain
owner | tenant | lodger | landlord
buyer | seller | auctioneer
resident | tourist | visitor
bride | groom | priest
winner | runner-up
doctor | nurse | anaesthetist | surgeon | physiotherapist | midwife | radiologist
leader | spokesman | lawyer | treasurer | secretary
mayor | councillor | governor | senator | president | premier | minister | ambassador | commissioner | treasurer
chairman | chief executive | spokesman | finance director | owner | lawyer | accountant | secretary | treasurer
constable | sergeant | inspector | superintendent | commissioner | detective
private | corporal | sergeant | lieutenant | captain | major | colonel | general | admiral
doctor | nurse | paramedic | pharmacist | midwife | dentist | patient | porter | surgeon
headteacher | teacher | pupil | caretaker | professor | student | librarian
captain | mate | engineer | steward | cook | passenger | deckhand | pilot
judge | prosecutor | lawyer | juror | clerk | defendant | magistrate | coroner
coach | goalkeeper | defender | midfielder | striker | referee | president
bishop | priest | deacon | chaplain | nun | archbishop | cardinal
teacher | nurse | farmer | carpenter | electrician | plumber | baker | fisherman | pilot | postman | butcher | miner |
 welder | mechanic | barber | hairdresser | gardener | architect | accountant | librarian | cook | driver | cleaner |
 firefighter | policeman | soldier | lawyer | dentist | engineer | shopkeeper | waiter | joiner | chef | electrician |
 plumber | roofer | student | geologist | biologist | chemist | historian | economist | doctor | photographer |
 journalist | carpenter | florist | tailor | vet | pharmacist | architect | printer | mason | shepherd | beekeeper
director | curator | archivist | conservator | guard | librarian
conductor | violinist | soprano | tenor | pianist | composer | cellist | director
flight director | engineer | astronaut | pilot
brother | cousin | uncle | nephew | son | father | grandfather | husband | neighbour | classmate
sister | cousin | aunt | niece | daughter | mother | grandmother | wife | neighbour | classmate
hydrologist | geologist | meteorologist | seismologist | volcanologist | biologist | chemist | physicist
"""
_HEADS: Final = word_set("chief")  # what `job_of` makes of head, director, boss and manager
_RANKS: Final = word_set("deputy vice co assistant junior trainee associate second sub under")
_PORTFOLIO: Final = word_set("minister secretary commissioner editor correspondent engineer officer")
# Words before a job that say nothing of what it is of.
_PLAIN: Final = word_set(
    """senior chief head top executive general local regional national company state city town county club hospital
    school young old long-time longtime veteran long-serving popular respected new first managing overall the a an
    co- founding"""
)
# Of what somebody is a driver or the like: words of one row are one.
_KINDS: Final = {
    "driver": "bus coach | tram | train | lorry truck | taxi cab minicab | van delivery | ambulance | tractor | crane"
    " | racing",
    "engineer": "sound | software | civil structural | flight | train railway | marine ship's | lighting | chief",
    "surgeon": "heart cardiac | brain | plastic cosmetic | orthopaedic orthopedic | eye | transplant | veterinary",
    "teacher": "maths mathematics | history | music | chemistry | biology | physics | art | geography | french | german"
    " | primary | swimming | dance | yoga",
    "nurse": "school | dental | veterinary | psychiatric | hospital ward",
    "officer": "police | customs | fire | army | navy | prison | probation | immigration",
    "guard": "security | coast | border | prison | train",
    "worker": "steel | railway rail | farm | hospital | postal | social | dock | factory | construction building",
    "player": "football | tennis | rugby | basketball | chess | hockey | cricket",
    "student": "law | medical medicine | music | history | engineering | philosophy",
    "clerk": "bank | court | post postal | hotel | town",
    "editor": "news | sports sport | picture photo | business | foreign | science",
}
_KIND_OF: Final = {
    (job, word): row.split()[0] for job, rows in _KINDS.items() for row in rows.split("|") for word in row.split()
}
# What the heads of a firm's parts are heads of; none of them runs or chairs the whole.
_DEPARTMENTS: Final = word_set(
    """operations operating operation finance financial technical technology marketing personnel communications
    commercial legal medical nursing sporting sports artistic creative research scientific security safety
    sales resources human information production engineering investment risk audit editorial development
    programme policy"""
)
_UNION: Final = re.compile(r"\b(?:unions?|federation|association|guild|society|club|syndicate)\b", re.IGNORECASE)
_AGED = re.compile(r"^(?:\d{1,2}-year-old|\d+)$|-old$")
# Words that are more exact or vaguer for a job of a ladder, so that both may be.
_BOTH: Final = (
    word_set("teacher headteacher professor lecturer"),
    word_set("doctor surgeon professor"),
    word_set("detective inspector sergeant constable superintendent"),
    word_set("judge magistrate"),
    word_set("captain pilot"),
    word_set("engineer mechanic"),
    word_set("pilot astronaut engineer"),
    word_set("president chief chairman"),
    word_set("chairman owner"),
    word_set("chief chief-executive owner"),
    word_set("composer conductor pianist violinist cellist"),
    word_set("lawyer prosecutor defender"),
    frozenset({"lawyer", "defence lawyer"}),
    word_set("pilot copilot"),
    word_set("captain commander officer"),
    word_set("leader spokesman chairman"),
    word_set("actor actress comedian comic singer presenter dancer"),
    word_set("singer songwriter guitarist drummer bassist pianist composer rapper vocalist musician soprano tenor"),
    word_set(
        "writer novelist poet author journalist essayist playwright historian biographer columnist critic blogger"
    ),
    word_set("broadcaster presenter journalist commentator newsreader producer"),
    word_set("director producer filmmaker screenwriter writer actor"),
    word_set("artist painter sculptor illustrator designer potter photographer cartoonist animator"),
    word_set("banker financier trader broker economist investor"),
    word_set("climber mountaineer hiker rambler guide"),
    word_set("sailor deckhand mate fisherman mariner yachtsman seaman trawlerman crewman"),
    word_set("farmer shepherd smallholder grower crofter breeder beekeeper landowner rancher farmhand"),
    word_set("engineer designer architect inventor technician developer planner surveyor"),
    word_set("physicist astronomer mathematician astrophysicist scientist engineer geophysicist"),
    word_set("biologist zoologist ecologist botanist ornithologist conservationist naturalist veterinarian vet"),
    word_set("virologist epidemiologist immunologist microbiologist doctor biologist"),
    word_set("sociologist anthropologist historian criminologist economist political-scientist psychologist"),
    word_set("psychologist psychiatrist therapist doctor"),
    word_set("doctor cardiologist neurologist oncologist paediatrician pediatrician pathologist radiologist surgeon"),
    word_set("seismologist geologist geophysicist volcanologist"),
    word_set("archaeologist historian anthropologist curator conservator"),
    word_set("forecaster meteorologist climatologist"),
    word_set("diplomat ambassador envoy consul emissary negotiator mediator"),
    word_set("imam cleric preacher ayatollah scholar"),
    word_set("priest pastor vicar minister reverend preacher rector canon bishop chaplain monk"),
    word_set("general commander colonel chief"),
    word_set("shopkeeper grocer newsagent merchant trader seller stallholder owner"),
    word_set("barman bartender landlord publican innkeeper barmaid landlady hotelier"),
    word_set("guard watchman nightwatchman warden doorman caretaker janitor porter"),
    word_set("caretaker janitor cleaner"),
    word_set("driver trucker courier chauffeur cabbie motorist"),
    word_set("boxer fighter wrestler champion"),
    word_set("footballer striker midfielder defender goalkeeper winger captain scorer player goalscorer"),
    word_set("sprinter runner athlete swimmer cyclist skier skater racer rider"),
    word_set("clerk cashier teller assistant secretary typist receptionist bookkeeper accountant auditor"),
    word_set("builder carpenter bricklayer mason joiner contractor plasterer roofer"),
    word_set("electrician technician mechanic engineer"),
    word_set("biologist chemist physicist doctor"),
    word_set("cook chef waiter baker"),
    word_set("policeman inspector"),
    word_set("student pupil"),
)


def _read() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for at, row in enumerate(_LADDERS.replace("|\n", "|").strip().splitlines()):
        for job in row.split("|"):
            found.setdefault(JOB_OF.get(job.strip(), job.strip()), set()).add(at)
    return {job: frozenset(rows) for job, rows in found.items()}


# Of these somebody may have several, and an outlet takes the one that suits it.
_BESIDES: Final = LOOSE | word_set(
    """president senator representative congressman congresswoman lawmaker minister premier leader politician secretary
    governor mayor chairman officer official head professor chief worker employee expert activist founder analyst
    spokesman aide adviser advisor consultant strategist businessman businesswoman millionaire billionaire mogul tycoon
    executive boss star personality commentator columnist campaigner staffer lobbyist entrepreneur specialist
    professional person volunteer celebrity philanthropist scholar source rapper figure character legend"""
)
_ROWS: Final = _read()


def differing_roles(comparison: Comparison, one: int, other: int) -> Iterator[Difference]:
    """People of one full name whose jobs, as the outlets tell them, cannot both be."""
    ours, theirs = (_with_roles(comparison, at) for at in (one, other))
    for key, mine in ours.items():
        for their_key, their in theirs.items():
            if _may_be_one(key, their_key):
                yield from _between(comparison, mine, their)


def _with_roles(comparison: Comparison, number: int) -> dict[tuple[str, ...], tuple[Bearer, ...]]:
    return _with_roles_in(comparison.claims[number], comparison.reports[number].brief.people)


@lru_cache(maxsize=256)
def _with_roles_in(claims: tuple[Claim, ...], people: tuple[str, ...]) -> dict[tuple[str, ...], tuple[Bearer, ...]]:
    """All places where the article gives somebody a job, by full name; a surname alone is whose it can be."""
    roll = roll_of(claims, people)
    full = {tuple(map(fold, one.words)) for one in roll.bearers if len(one.words) > 1}
    found: dict[tuple[str, ...], list[Bearer]] = {}
    for bearer in roll.bearers:
        if not bearer.roles:
            continue
        key = tuple(map(fold, bearer.words))
        bearing = [name for name in full if name[-1] == key[-1]]
        if len(key) == 1:
            if len(bearing) > 1:
                continue
            key = bearing[0] if bearing else key
        elif len({name[0] for name in bearing}) > 1:
            continue  # two of one surname
        found.setdefault(key, []).append(bearer)
    return {key: tuple(bearers) for key, bearers in found.items()}


def _may_be_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether given name and surname are the same; what stands between them is often left out."""
    given = len(one) == 1 or len(other) == 1 or one[0] == other[0]
    return given and one[-1] == other[-1]


def _between(comparison: Comparison, ours: tuple[Bearer, ...], theirs: tuple[Bearer, ...]) -> Iterator[Difference]:
    first = [role for bearer in ours for role in bearer.roles]
    second = [role for bearer in theirs for role in bearer.roles]
    if any(_agree(role, against) for role in first for against in second):
        return
    for role in first:
        for against in second:
            if not (role.former or against.former) and exclusive(role, against):
                yield Difference(of="role", sides=comparison.sides(role, against), weight=2.0)
                return


def _agree(one: Told, other: Told) -> bool:
    """Whether two roles name one job, or one of them was held once."""
    if job_of(one) != job_of(other):
        return False
    return one.former != other.former or not exclusive(one, other)


def exclusive(one: Told, other: Told) -> bool:
    """Whether nobody holds both jobs at once, and neither is only a vaguer word for the other."""
    first, second = job_of(one), job_of(other)
    if first == second:
        return _ranks(one) != _ranks(other) or _are_of_two(one, other, first) or _are_two_kinds(one, other, first)
    if {first, second} == {"president", "general secretary"}:
        return bool(_UNION.search(one.claim.narrated) or _UNION.search(other.claim.narrated))
    if any({first, second} <= both for both in _BOTH):
        return False
    if _ROWS.get(first, frozenset()) & _ROWS.get(second, frozenset()) or _heads_and_others(one, other):
        return True
    return not {first, second} & _BESIDES


def _ranks(one: Told) -> frozenset[str]:
    prefix = one.words[-1].partition("-")[0]
    return frozenset((*one.words[:-1], prefix)) & _RANKS


def _are_of_two(one: Told, other: Told, job: str) -> bool:
    """Whether both say of what they are the head or minister, and it is not one thing."""
    if job not in _HEADS | _PORTFOLIO:
        return False
    first, second = _field(one), _field(other)
    return bool(first) and bool(second) and not first & second


def _are_two_kinds(one: Told, other: Told, job: str) -> bool:
    """Whether one drives a bus and the other a tram."""
    first, second = ({_KIND_OF[job, word] for word in role.words if (job, word) in _KIND_OF} for role in (one, other))
    return bool(first) and bool(second) and not first & second


def _field(one: Told) -> frozenset[str]:
    """What a head is head of: "medical director", "head of nursing"."""
    before = [word for word in one.words[:-1] if word not in _PLAIN | _RANKS and not _AGED.search(word)]
    before = [word for word in before if not word.endswith(("'s", "’s"))]
    behind = one.of.split()
    return stems_of(" ".join([*before, *(word for word in behind if word not in _PLAIN and word.islower())]))


def _heads_and_others(one: Told, other: Told) -> bool:
    """Whether one chairs and the other runs, or heads a part: "chief executive", "who chairs Dow", "sales director"."""
    jobs = {job_of(one), job_of(other)}
    if jobs == {"chairman", "chief executive"}:
        return True
    return any(
        job_of(whole) in ("chief executive", "chairman")
        and job_of(part) in ("chief", "officer")
        and bool({*part.words, *part.of.split()} & _DEPARTMENTS)
        for whole, part in ((one, other), (other, one))
    )
