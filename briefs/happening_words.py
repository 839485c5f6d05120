"""Words for what happens on a day: two outlets date one happening in words of one line."""

from __future__ import annotations

from typing import Final

_FAMILIES: Final = """
complete | close closes closed closing complete completes completed completion finalise finalised finalize finalized
 conclude concluded seal sealed consummate | wrapped up | go through | goes through | went through | be done | tied up
begin | begin begins began beginning begun start starts started starting commence commences commenced launch launches
 launched launching effect force apply applies introduced phased roll rolls rolled implementation implemented
 enter enters | kick off | kicks off | kicked off | take effect | takes effect | came into force | get under way
 | gets under way | got under way | fall silent | goes live
end | end ends ended ending finish finished expire expires expired lapse lapses deadline conclude | run out | runs out
 | ran out
strike | strike strikes striking struck walkout walkouts stoppage stop stops stopped picket | walk out | walked out
 | down tools | stop work | stopped work
return | return returns returned resume resumes resumed resuming back reopen reopens reopened restart | go back
 | went back | back at work
crash | crash crashed crashes crashing collided collision hit hits struck slammed smashed ploughed rammed derailed
 derailment overturned overturn skidded skid veered plunged plunge capsized sank sunk sinking wrecked rolled slid
 slammed toppled | left the road | ran into | ran off | came off | went down | left the icy | came to rest | ran aground
fire | fire blaze burned burnt burning inferno ignited gutted flames broke | broke out | caught fire | went up in
explode | explosion exploded blast blew detonated bomb bombing | went off | blew up
quake | quake earthquake tremor shook jolted rattled
storm | storm hurricane cyclone typhoon landfall flood floods flooded flooding burst overflowed
die | die dies died death dead killed perished succumbed | passed away | lost his life | lost her life
kill | killed shot murdered stabbed gunned slain shooting murder stabbing attack attacked
sign | sign signs signed signing join joined joins sealed inked | put pen | penned | completed his move | put his name
agree | agree agreed agreement deal accord pact reached truce ceasefire
arrest | arrest arrests arrested arresting detained custody nabbed caught seized picked apprehended | led away
 | taken away | picked up | taken into
charge | charged charges indicted indictment arraigned
court | trial court hearing hear heard sentenced sentencing sentence verdict convicted acquitted jury ruling ruled
 judgment plead pleaded jailed | handed down
vote | vote votes voted voting election elections ballot polls poll referendum passed approved rejected adopted
resign | resign resigned resigns resignation quit quits stepped leave leaves | stepped down | stood down | step down
appoint | appoint appointed named elected sworn inaugurated inauguration succeeds office | takes office | took office
 | take over | takes over | sworn in
open | open opens opened opening inaugurated unveiled unveil show shown exhibited display premiere queue queued see
 premiered public visitors | went on show | go on show | on display | flung open
shut | shut shuts closed close closure closing shutter
exchange | exchange exchanged swap swapped handed release released free freed buses | hand over | handed over
intrude | hackers intruders hacked breached breach broke login intrusion attackers stole accessed | got in | broke in
 | gained access | to reach the | got into
steal | theft robbery stolen stole robbed raid raided burglary thieves robbers break-in walked marched
find | find found discovered recovered spotted located discovery
vanish | vanished disappeared missing last seen wandered
land | land lands landed landing arrive arrives arrived arrival docked touched | touched down | pulled in
depart | leave left departed depart departure sailed sail took-off lifted liftoff set | set off | took off | lifted off
 | set sail
meet | meet meets met meeting summit talks conference convene convened sat session
publish | publish published report released issue issued publication
dine | dinner supper banquet feast meal
march | march marched rally rallied protest protested demonstration gathered
play | play plays played match beat won final kick-off game race raced
concert | concert performed performs tour sing sang stage
marry | married wedding wed
bury | buried funeral burial laid
visit | visit visited visits tour toured came
pay | pay paid payment transfer
build | build built construction works building
move | move moved relocate moving
deliver | deliver delivered delivery
born | born birth
withdraw | withdraw withdrawn withdrew pulled
recall | recall recalled
"""

_KINDS: dict[str, set[str]] = {}
HAPPENING_PHRASES: Final[dict[str, str]] = {}
for _line in _FAMILIES.replace("\n ", " ").strip().splitlines():
    _name, _words, *_phrases = (part.strip() for part in _line.split("|"))
    for _word in _words.split():
        _KINDS.setdefault(_word, set()).add(_name)
    for _phrase in _phrases:
        HAPPENING_PHRASES[_phrase] = _name
HAPPENINGS: Final[dict[str, frozenset[str]]] = {word: frozenset(kinds) for word, kinds in _KINDS.items()}
