"""Verbs of the news grouped by what is done: two outlets tell one deed in the words of one group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from briefs.words import inflected, word_set

# A line a group: its name, the verbs that form their past with -ed, the other past forms, the nouns for the deed.
# A verb of two words stands with a low line. Each is done once, by one doer: two doers of one of these cannot both be.
_GROUPS: Final = """
arrest | arrest detain apprehend nab capture | caught took_into_custody taken_into_custody led_away |
 arrest detention capture
release | release free liberate | let_go set_free cut_free | release liberation
find | discover locate recover spot notice detect stumble_upon stumble_on | found came_across | discovery recovery
rescue | rescue save pull winch pluck free haul | drew cut_free dragged dug_out | rescue
kill | kill murder gun_down | slew slain shot_dead | killing murder assassination
shoot | open_fire fire_on fire_at | shot pulled_the_trigger
 | shooting
stab | stab stabb knife | | stabbing
attack | attack assault ambush bomb shell raid storm | struck beat_up | attack assault ambush raid bombing shelling
ram | ram ramm collide_with crash_into | hit ran_into | ramming
order | order command decree mandate | gave_the_order gave_orders given_the_order issued_the_order | order
cancel | cancel cancell call_off scrap axe abandon scrub | withdrew withdrawn | cancellation scrapping
postpone | postpone delay defer adjourn push_back | put_off | postponement adjournment
ban | ban bann outlaw prohibit bar barr | forbade forbidden | ban prohibition
close | close shutter seal_off close_down | shut shut_down | closure closing shutdown
open | open inaugurate unveil launch | | opening inauguration launch unveiling
approve | approve pass ratify adopt authorise authorize | gave_the_go-ahead | approval adoption ratification
reject | reject veto block turn_down vote_down quash overturn | threw_out thrown_out voted_down struck_down
 overturned | rejection veto
buy | acquire purchase | bought took_over taken_over snapped_up | purchase acquisition takeover buyout
sell | auction | sold | sale auction
establish | establish create | founded founding set_up | founding
build | construct erect | built | construction
design | design | drew_up | design
write | author pen draft compose | wrote written | writing
direct | direct | |
invent | invent develop devise | | invention
fund | fund finance bankroll sponsor donate pay_for foot_the_bill pick_up_the_bill | paid_for gave given
 put_up_the_money
 paid_the_bill |
 funding donation gift
score | score net nett convert fire_home head_home tap_in | shot_home |
 goal winner equaliser equalizer header penalty free-kick
win | clinch | won | victory win
defeat | defeat beat edge_out knock_out thrash | beat beaten overcame | defeat
elect | elect choose | chose chosen | election
appoint | appoint name nominate promote | | appointment nomination
dismiss | dismiss sack fire oust remove expel suspend | | dismissal sacking firing ouster removal expulsion
replace | replace succeed take_over_from step_into_the_shoes | took_over_from taken_over_from stepped_in_for |
propose | propose table suggest put_forward move_for | put_forward put_on_the_table came_up_with_the_idea
 had_the_idea brought_forward | proposal idea suggestion plan initiative
request | request ask_for call_for demand petition_for | sought | request demand
broker | broker mediate negotiate arrange facilitate | | mediation
sign | sign initial sign_for | put_pen_to_paper put_his_name_to put_her_name_to put_their_names_to
 put_his_signature_to put_her_signature_to | signing signature
sue | sue file_suit | took_to_court | lawsuit
file | file lodge | | filing
sentence | sentence jail imprison | | sentencing
convict | convict | found_guilty | conviction
acquit | acquit acquitt | | acquittal
charge | charge indict | | indictment
lead | head chair lead | led | leadership
inquire | investigate probe | | investigation inquiry probe
start | start cause trigger spark ignite | set_off | start
put out | extinguish douse put_out | | extinguishing
drive | steer | drove driven was_driving were_driving | driving
fly | pilot | flew flown |
steal | steal rob robb loot snatch | stole stolen made_off_with took taken | theft robbery
deliver | hand_over deliver | | delivery handover
alarm | alert raise summon notify call phone ring dial dialle call_for_help sound_the_alarm | rang rung raised_the_alarm
 rang_for_help  picked_up_the_phone | alarm
host | host stage organise organize | | organisation organization
award | award present | | presentation
evacuate | evacuate clear lead_out | led_out | evacuation
operate | operate run | ran |
disarm | defuse disarm detonate | blew_up blown_up | detonation
publish | publish print release | | publication release
leak | leak blow_the_whistle | blew_the_whistle | leak
hack | hack breach | broke_into broken_into | hack breach
claim | claim_responsibility | |
tip off | tip_off tipp_off | tipped_off | tip tip-off
smash | smash break | broke broken |
call off | halt call_off | called_off |
demolish | demolish raze bulldoze flatten pull_down | tore_down torn_down knocked_down | demolition
repair | repair fix restore mend patch_up | | repair restoration
inspect | inspect examine | | inspection
supply | supply provide | |
blame | | brought_down | collapse
accept | accept | |
identify | identify | | identification
halt | halt stop suspend | | halt suspension
lift | lift revoke | | lifting
seize | seize confiscate impound | | seizure
chase | chase pursue | | pursuit chase
carry | transport ferry airlift carry fly | drove took | transport
treat | treat operate_on | | treatment surgery
oppose | | fought |
fine | fine penalise penalize | | fine penalty
grant | grant allow permit | |
withdraw | recall pull | withdrew withdrawn | recall withdrawal
raise | raise increase hike lift | |
cut | lower reduce slash | cut | cut reduction
conduct | conduct | carried_out |
train | coach train | |
perform | perform play | sang sung |
nurse | nurse raise adopt | |
die | die pass_away | | death
begin | begin start kick_off | began begun got_under_way went_on_strike broke_out | start beginning
end | end finish conclude | | end
resign | resign step_down | quit stood_down | resignation
happen | occur happen | took_place taken_place takes_place | occurrence
sink | founder | sank sunk | sinking
crash | crash | came_down | crash
collapse | collapse | gave_way fell_down caved_in | collapse
explode | explode | went_off blew_up | explosion
destroy | destroy gut gutt burn_down | burnt_down | destruction
run aground | | ran_aground run_aground | grounding
arrive | arrive land touch_down | | arrival landing
depart | depart | left set_off | departure
meet | | met | meeting
disappear | disappear vanish | went_missing | disappearance
escape | escape flee | fled broke_out | escape
strike | walk_out down_tools | went_on_strike stopped_work walked_off_the_job laid_down_tools downed_tools |
 walkout stoppage
decide | | took_the_decision made_the_decision taken_the_decision had_the_final_say had_the_last_word |
take office | swear_in | took_office takes_office take_office sworn_in | inauguration
vote | vote | | vote
surrender | surrender | gave_herself_up gave_himself_up |
return | return | came_back went_back | return
strand | strand | |
lift off | lift_off blast_off | |
sail | sail | |
"""
# Verbs that hand a deed on to an infinitive: "agreed to buy", "decided to close".
COMMITS: Final = word_set(
    """agreed decided agrees decides voted chose moved rushed managed helped began set due expected is are was were
    planned plans continued"""
)
# Who does this to whom may be told either way round by mistake, never truly both.
ONE_WAY: Final = word_set(
    """buy sell arrest rescue appoint dismiss replace defeat sentence convict sue elect release find fund"""
)


PAST, PLAIN, ING = range(3)  # forms of a verb


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What a word or two may tell: the groups it belongs to, and in which forms it does."""

    groups: frozenset[str]
    past: bool
    plain: bool
    ing: bool


def _read() -> tuple[dict[str, VerbForm], dict[str, frozenset[str]]]:
    found: dict[str, tuple[set[str], list[bool]]] = {}
    nouns: dict[str, set[str]] = {}
    for row in _GROUPS.strip().replace("\n ", " ").splitlines():
        name, regular, past, nominal = (part.strip() for part in row.split("|"))
        for lemma in regular.split():
            head, _, rest = lemma.partition("_")
            plain, _, perfect, ing = inflected(head)
            for form, at in ((plain, PLAIN), (perfect, PAST), (ing, ING)):
                _put(found, f"{form} {rest.replace('_', ' ')}".strip(), name, at)
        for form in past.split():
            _put(found, form.replace("_", " "), name, 0)
        for noun in nominal.split():
            nouns.setdefault(noun, set()).add(name)
    for form, name in _PLAIN_OF_STRONG.items():
        _put(found, form, name, PAST if form.split()[0].endswith("s") else PLAIN)
    return (
        {form: VerbForm(frozenset(names), *flags) for form, (names, flags) in found.items()},
        {noun: frozenset(names) for noun, names in nouns.items()},
    )


def _put(found: dict[str, tuple[set[str], list[bool]]], form: str, name: str, at: int) -> None:
    names, flags = found.setdefault(form, (set(), [False, False, False]))
    names.add(name)
    flags[at] = True


_PLAIN_OF_STRONG: Final = {
    "buy": "buy",
    "leads": "lead",
    "heads": "lead",
    "chairs": "lead",
    "runs": "operate",
    "owns": "operate",
    "hosts": "host",
    "funds": "fund",
    "sponsors": "fund",
    "pays for": "fund",
    "pay for": "fund",
    "foot the bill": "fund",
    "sell": "sell",
    "take over": "buy",
    "build": "build",
    "find": "find",
    "shut": "close",
    "shut down": "close",
    "beat": "defeat",
    "win": "win",
    "write": "write",
    "seek": "request",
    "drive": "drive",
    "withdraw": "withdraw",
    "steal": "steal",
    "choose": "elect",
    "cut": "cut",
    "fly": "fly",
    "catch": "arrest",
}
# Whatever is done to these is one deed: who "hit the winner" scored it, who "called the strike" was behind it.
OBJECTS: Final = {
    word: frozenset({group})
    for group, words in (
        ("score", "goal winner equaliser equalizer opener"),
        ("strike", "walkout stoppage"),
        ("decide", "decision"),
        ("sign", "signature signatures"),
        ("order", "order orders"),
        ("propose", "amendment motion resolution idea"),
        ("shoot", "trigger shot shots"),
        ("inquire", "inquiry investigation probe"),
        ("sue", "lawsuit suit complaint"),
        ("fund", "bill cheque check"),
        ("host", "strike rally march protest demonstration boycott election referendum"),
        ("alarm", "alarm button bell"),
    )
    for word in words.split()
}
OF_OBJECTS: Final = {
    "score": word_set("hit struck got grabbed scored headed fired slotted bagged netted tapped curled volleyed"),
    "host": word_set("called organised organized staged held led initiated"),
    "alarm": word_set("raised sounded gave pressed hit pushed punched activated pulled rang set"),
    "strike": word_set("began begun started staged called launched held led"),
    "decide": word_set("took taken made"),
    "sign": word_set("put set added gave"),
    "order": word_set("gave given issued signed"),
    "propose": word_set("tabled moved brought submitted introduced presented filed drafted had proposed suggested"),
    "shoot": word_set("pulled fired"),
    "inquire": word_set("launched opened ordered started began begun announced"),
    "sue": word_set("filed brought lodged"),
    "fund": word_set("footed paid signed wrote covered"),
}
# What is moved in a parliament or a meeting.
MOVED: Final = word_set("amendment motion resolution")
# Who carries somebody out, or leads them to safety, rescues them.
BRINGS: Final = word_set("carried brought led pulled lifted dragged got hauled guided escorted helped took hoisted")
OUTWARD: Final = word_set("out free ashore outside clear")
# Nouns for what comes from somebody.
GIVEN: Final = word_set("tip tip-off call complaint gift donation appeal proposal request goal header winner warning")
# "At the call of the union": who was behind it.
BEHESTS: Final = {
    word: frozenset({group})
    for group, words in (
        ("order", "order orders command instructions instruction direction"),
        ("request", "request insistence demand"),
        ("host", "call invitation bidding"),
        ("propose", "suggestion proposal initiative urging"),
    )
    for word in words.split()
}
SUMMONS: Final = word_set("""come march gather rally demonstrate protest attend strike turn assemble""")
# Of these a story has one; a verb for it without its object tells that one.
ONE_A_STORY: Final = word_set("""order alarm host propose broker fund decide strike""")
# Of these too, where whoever it was done to is told in other words: "a boy of four", "her son".
TO_ONE: Final = word_set(
    "find rescue arrest kill shoot stab release identify dismiss appoint elect sentence chase treat attack score drive"
    " sell replace fly"
)
# What is brokered or signed, by any name.
DEALS: Final = word_set("deal agreement accord truce exchange pact swap treaty ceasefire settlement")
# What is rung, called or raised to call for help.
HELP: Final = word_set(
    """alarm emergency 999 911 112 police ambulance firefighters firemen brigade services coastguard rescuers
    help guard authorities number button bell"""
)
VERBS, NOUNS = _read()
# How many words the longest form has that begins with a word.
_LONGEST_OF: Final[dict[str, int]] = {}
for _form in VERBS:
    _first = _form.split()[0]
    _LONGEST_OF[_first] = max(_LONGEST_OF.get(_first, 0), len(_form.split()))


def verb_at(lows: list[str], at: int) -> tuple[VerbForm, int] | None:
    """What the word at a place, with up to two that follow it, tells as a verb, and how many words that takes."""
    for length in range(_LONGEST_OF.get(lows[at], 0), 0, -1):
        form = VERBS.get(" ".join(lows[at : at + length]))
        if form is not None and at + length <= len(lows):
            return form, length
    return None
