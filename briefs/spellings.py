"""Other spellings and short forms of one name: a short general list, and what a store's own people teach.

The list is general knowledge about English news, not about any one story: countries and bodies with their short forms,
cities with an older or other spelling, common transliterations, and words written in two ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefs.given_names import GIVEN
from briefs.lookup_words import words_in

# One group a line, its members parted by "|"; every member means the same to somebody who looks for a story. A member
# with "~" before it only comes close: it is offered below the others.
_GENERAL = """
us | usa | eeuu | united states | united states of america | ~ america
uk | united kingdom | ~ britain | ~ great britain
eu | european union
un | onu | united nations
uae | united arab emirates | emirates
drc | dr congo | democratic republic of congo | democratic republic of the congo | congo kinshasa
prc | peoples republic of china | ~ china
south korea | republic of korea | rok | s korea
north korea | dprk | n korea
ivory coast | cote divoire
myanmar | burma | birmania
czechia | czech republic
eswatini | swaziland
turkey | turkiye
netherlands | holland
iran | ~ persia
cape verde | cabo verde
east timor | timor leste
north macedonia | macedonia
saudi arabia | ksa | ~ saudi | ~ saudis
new zealand | nz
south africa | sa
papua new guinea | png
bosnia | bosnia and herzegovina | bosnia herzegovina
kyiv | kiev
kharkiv | kharkov
odesa | odessa
lviv | lvov
dnipro | dnepr | dnipropetrovsk
mykolaiv | nikolaev | nikolayev
chernobyl | chornobyl | tchernobyl
donbas | donbass
luhansk | lugansk
zaporizhzhia | zaporizhia | zaporozhye
bakhmut | artemivsk
beijing | peking
mumbai | bombay
kolkata | calcutta
chennai | madras
bengaluru | bangalore
varanasi | benares
yangon | rangoon
guangzhou | canton
ho chi minh city | saigon
st petersburg | saint petersburg | leningrad
istanbul | constantinople
astana | nursultan
mecca | makkah
medina | madinah
aleppo | halab
raqqa | raqqah
idlib | idleb
mosul | mawsil
hodeidah | hudaydah | hodeida
sanaa | sana
gaza | ~ gaza strip
the hague | den haag
brussels | bruxelles
munich | muenchen | munchen
cologne | koln | koeln
geneva | geneve
rome | roma
milan | milano
turin | torino
naples | napoli
florence | firenze
venice | venezia
lisbon | lisboa
seville | sevilla
vienna | wien
prague | praha
warsaw | warszawa
moscow | moskva
athens | athina
copenhagen | kobenhavn
gothenburg | goteborg
new york | ny | nyc | new york city
los angeles | la
washington | washington dc | dc
san francisco | sf
las vegas | vegas
philadelphia | philly
new south wales | nsw
queensland | qld
western australia | wa
northern territory | nt
victoria | vic
tasmania | tas | tassie
california | calif
pennsylvania | penn
massachusetts | mass
brazil | brasil
zelensky | zelenskyy | zelenskiy | zelenski | selenskyj
putin | poutine
lukashenko | lukashenka
navalny | navalniy | nawalny
prigozhin | prigojine | prigoschin
yeltsin | eltsin
gorbachev | gorbachov | gorbachyov
khrushchev | khruschev
tchaikovsky | chaikovsky | tschaikowsky
dostoevsky | dostoyevsky
gaddafi | qaddafi | gadhafi | qadhafi | kadafi | khadafy
netanyahu | bibi | netanjahu
hussein | hussain | husain | husayn
muhammad | mohammed | mohamed | mohammad | muhammed | mohamad
ahmed | ahmad | ahmet
abdullah | abdallah | abdulla
yusuf | yousef | youssef | yousuf | yosef
omar | umar
osama | usama
bin laden | binladen | bin ladin | osama bin laden
assad | asad
erdogan | erdoghan
khamenei | khameini
khomeini | khomeiny
ahmadinejad | ahmedinejad
soleimani | suleimani | sulaimani
sisi | el sisi | al sisi
morsi | mursi | morsy
mubarak | moubarak
nasser | nasir | naser
rafah | rafiah
hezbollah | hizbollah | hizbullah | hezballah
houthi | huthi | houthis | huthis
al qaeda | al qaida | alqaeda | alqaida | qaeda | qaida
taliban | taleban
isis | isil | islamic state | daesh | is group
boko haram | bokoharam
al shabaab | al shabab | shabaab | shabab
quran | koran | qoran
sharia | shariah
shia | shiite | shiites | shiis
muslim | moslem
jihadist | jihadi
intifada | intifadah
hanukkah | chanukah | hanukah
eid | id al fitr
diwali | deepavali
mao zedong | mao tse tung
xi jinping | xi
deng xiaoping | teng hsiao ping
chiang kai shek | jiang jieshi
xinjiang | sinkiang
uyghur | uighur | uygur
tibet | xizang
taiwan | ~ formosa
falklands | malvinas | falkland islands
derry | londonderry
ceasefire | cease fire | ~ truce
airstrike | air strike
airport | air port
website | web site
healthcare | health care
childcare | child care
cyberattack | cyber attack
email | e mail
online | on line
lockdown | lock down
shutdown | shut down
takeover | take over
buyout | buy out
breakup | break up
crackdown | crack down
rollout | roll out
backup | back up
wildfire | wild fire | ~ bushfire
white house | whitehouse
policymaker | policy maker
lawmaker | law maker
peacekeeper | peace keeper
semifinal | semi final
quarterfinal | quarter final
world cup | worldcup
nobel prize | ~ nobel
prime minister | pm | ~ premier
president | pres
vice president | vp
government | govt | ~ gov
governor | gov
department | dept
minister | min
parliament | parlt
secretary general | sec gen
member of parliament | mp
chief executive | ceo
chief financial officer | cfo
attorney general | ag
general secretary | gen sec
opposition | oppn
commission | comm
association | assn | assoc
company | co
corporation | corp
university | uni | univ
hospital | hosp
international | intl | int
national | natl
million | mln | mn
billion | bln | bn
dollars | dlrs | dlr
percent | per cent | pct
quarter | qtr
year | yr
first | 1st
second | 2nd
third | 3rd
world war ii | world war two | wwii | ww2 | second world war
world war i | world war one | wwi | ww1 | first world war
covid | covid19 | covid 19 | coronavirus | corona virus
hiv | ~ aids
artificial intelligence | ai
climate change | ~ global warming
greenhouse gas | ghg
electric vehicle | ev | ~ electric car
gross domestic product | gdp
initial public offering | ipo
domestic violence | dv
same sex marriage | gay marriage
lgbt | lgbtq | lgbtqi | lgbtqia
nato | otan | north atlantic treaty organization | north atlantic treaty organisation
who | world health organization | world health organisation
wto | world trade organization | world trade organisation
imf | international monetary fund
ecb | european central bank
fed | federal reserve
boe | bank of england
boj | bank of japan
iaea | international atomic energy agency
icc | international criminal court
icj | international court of justice | world court
ioc | international olympic committee
wada | world anti doping agency
fbi | federal bureau of investigation
cia | central intelligence agency
nsa | national security agency
doj | justice department | department of justice
dhs | homeland security | department of homeland security
epa | environmental protection agency
fda | food and drug administration
cdc | centers for disease control
faa | federal aviation administration
sec | securities and exchange commission
ftc | federal trade commission
irs | internal revenue service
nhs | national health service
bbc | british broadcasting corporation
nyt | new york times
wsj | wall street journal
aap | australian associated press
scotus | supreme court | us supreme court
gop | republican party | ~ republicans
dems | democrats | democratic party
tories | conservative party | ~ conservatives | ~ tory
lib dems | liberal democrats | libdems
snp | scottish national party
alp | labor party | labor
labour | labor
afd | alternative for germany
cdu | christian democrats
bjp | bharatiya janata party
anc | african national congress
ira | irish republican army
plo | palestine liberation organization
idf | israel defense forces | israel defence forces | ~ israeli army | ~ israeli military
potus | ~ us president
obamacare | affordable care act | aca
g7 | group of seven
g8 | group of eight
g20 | group of 20 | group of twenty
opec | ~ oil cartel
asean | association of southeast asian nations
au | african union
nasa | national aeronautics and space administration
esa | european space agency
iss | international space station
ufo | unidentified flying object | ~ uap
ngo | non governmental organisation | non governmental organization
ied | ~ roadside bomb
nra | national rifle association
nfl | national football league
nba | national basketball association
mlb | major league baseball
nhl | national hockey league
afl | australian football league
nrl | national rugby league
ufc | ultimate fighting championship
f1 | formula one | formula 1
man utd | manchester united | man united
man city | manchester city
spurs | tottenham | tottenham hotspur
psg | paris saint germain
barca | barcelona | fc barcelona
juve | juventus
bayern | bayern munich
vw | volkswagen
gm | general motors
ge | general electric
hp | hewlett packard
ibm | international business machines
at&t | att
mcdonalds | maccas
facebook | fb | ~ meta
twitter | ~ x corp
google | ~ alphabet
youtube | you tube
instagram | insta
jfk | john f kennedy | ~ kennedy
fdr | franklin d roosevelt | ~ roosevelt
rfk | robert f kennedy
mlk | martin luther king
aoc | ocasio cortez | alexandria ocasio cortez
bojo | boris johnson
pope | ~ pontiff
prince harry | duke of sussex
prince william | prince of wales
meghan markle | duchess of sussex | ~ meghan
kate middleton | catherine middleton
dalai lama | tenzin gyatso
organization | organisation
color | colour
defense | defence
center | centre
theater | theatre
program | programme
license | licence
tire | tyre
plow | plough
jewelry | jewellery
aluminum | aluminium
gray | grey
pajamas | pyjamas
airplane | aeroplane | ~ plane
harbor | harbour
neighbor | neighbour
honor | honour
rumor | rumour
favor | favour
behavior | behaviour
mom | mum
jail | gaol
checks | cheques
fueled | fuelled
leveled | levelled
traveled | travelled
canceled | cancelled
soccer | ~ football
cellphone | mobile phone
gasoline | petrol
truck | ~ lorry
vacation | ~ holiday
attorney | ~ lawyer
cop | ~ police | ~ cops | ~ policeman
firefighter | ~ fireman | ~ firey
ambo | ~ ambulance | ~ paramedic
television | tv | telly
photo | photograph | pic
advertisement | ad | advert
temperature | temp
kids | ~ children
kid | ~ child
ex | ~ former
vs | versus
st | saint
mt | mount
ft | fort
dr | doctor
aust | australia | aus | oz
aussie | australian
brit | british | briton | brits | britons
nz | new zealand
jan | january
feb | february
aug | august
sept | september | sep
oct | october
nov | november
dec | december
christmas | xmas
new year | nye | new years eve
fourth of july | july 4 | ~ independence day
september 11 | 9 11 | 911 | sept 11
"""

Alias = tuple[str, ...]  # one spelling, as folded words


LOOSE = 0.95  # what a member worth less than the others ("~") is worth
EQUAL = 0.985


class Spellings:
    """Which other words mean the same as some typed ones, and how closely."""

    def __init__(self, groups: Iterable[Iterable[str]], equal: float = EQUAL, loose: float = LOOSE) -> None:
        self._others: dict[Alias, dict[Alias, float]] = {}
        self._equal, self._loose = equal, loose
        self.longest = 1
        for group in groups:
            self._learn([(words_in(member).words, "~" in member) for member in group])

    def _learn(self, members: list[tuple[Alias, bool]]) -> None:
        for member, loose in members:
            self.longest = max(self.longest, len(member))
            known = self._others.setdefault(member, {})
            for other, other_loose in members:
                if other != member:
                    known.setdefault(other, self._loose if loose or other_loose else self._equal)

    def members(self) -> Iterable[Alias]:
        """Every spelling that has others."""
        return self._others.keys()

    def others(self, words: Alias) -> Mapping[Alias, float]:
        """The other spellings of exactly these words with what each is worth beside 1.0 for the words themselves."""
        return self._others.get(words, _NONE)


_NONE: Mapping[Alias, float] = {}


def _listed(lines: str) -> Spellings:
    return Spellings(line.split("|") for line in lines.strip().splitlines())


GENERAL = _listed(_GENERAL)
GIVEN_NAMES = _listed(GIVEN)
