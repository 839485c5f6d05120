"""Other words for one thing, and bodies with their short names: what `briefs.lookup_alike` takes for one another.

General knowledge of English news; one group a line, its members parted by "|".
"""

from __future__ import annotations

# Other words for one thing. Every group is offered loosely: below the word itself, above what is only near it.
WORDS = """
france | french
germany | german | germans
italy | italian | italians
spain | spanish | spaniards
netherlands | dutch | holland
belgium | belgian | belgians
switzerland | swiss
austria | austrian
sweden | swedish | swedes
norway | norwegian
denmark | danish | danes
finland | finnish | finns
iceland | icelandic
ireland | irish
scotland | scottish | scots
wales | welsh
england | english
uk | united kingdom | british | britain
us | united states | american | americans
poland | polish | poles
greece | greek | greeks
portugal | portuguese
hungary | hungarian
czech republic | czech | czechia
slovakia | slovak
romania | romanian
bulgaria | bulgarian
serbia | serbian | serbs
croatia | croatian | croats
ukraine | ukrainian | ukrainians
russia | russian | russians
belarus | belarusian
turkey | turkish | turks | turkiye
israel | israeli | israelis
palestine | palestinian | palestinians
syria | syrian | syrians
iraq | iraqi | iraqis
iran | iranian | iranians
afghanistan | afghan | afghans
pakistan | pakistani
india | indian | indians
bangladesh | bangladeshi
china | chinese
japan | japanese
korea | korean | koreans
philippines | philippine | filipino | filipinos
thailand | thai
vietnam | vietnamese
myanmar | burmese | burma
indonesia | indonesian
malaysia | malaysian
canada | canadian | canadians
mexico | mexican | mexicans
cuba | cuban
brazil | brazilian
argentina | argentine | argentinian
venezuela | venezuelan
colombia | colombian
chile | chilean
peru | peruvian
egypt | egyptian | egyptians
sudan | sudanese
ethiopia | ethiopian
kenya | kenyan
nigeria | nigerian
somalia | somali
congo | congolese
south africa | south african
libya | libyan
tunisia | tunisian
morocco | moroccan
algeria | algerian
yemen | yemeni
saudi arabia | saudi | saudis
lebanon | lebanese
jordan | jordanian
australia | australian | australians
new zealand | new zealander | kiwi
europe | european | europeans
africa | african
asia | asian
jobless | unemployed | unemployment
quake | earthquake | tremor
blast | explosion | explode | explodes | exploded
blaze | fire
inferno | fire
wildfire | bushfire | forest fire
flood | flooding | inundation
hurricane | cyclone | typhoon
storm | tempest
snowstorm | blizzard
landslide | mudslide
ceasefire | cease fire | truce | armistice
theft | steal | stole | stolen | robbery
thief | robber | burglar
murder | killing | homicide
kill | slay | slain
shooting | gunfire
gunman | shooter
jail | prison
jailed | imprisoned
inmate | prisoner
hostage | captive
police | cop | cops
officer | policeman | policewoman
firefighter | fireman | firemen
doctor | physician | gp | medic
surgeon | doctor
nurse | nurses
lawyer | attorney | solicitor
judge | justice
court | tribunal
trial | court case
lawsuit | sue | sued | legal action
accused | charged
guilty | convicted
acquitted | cleared
probe | inquiry | enquiry | investigation
ban | prohibit | prohibited | outlaw | outlawed
quit | resign | resigns | step down | steps down
sack | fire | dismiss | dismissed
sacked | fired
appoint | name | named
boss | chief | head
firm | company
layoffs | job cuts | redundancies
strike | walkout | industrial action
union | trade union
wage | pay | salary
price rise | inflation
shares | stocks
stock market | stock exchange
interest rate | rates
tariff | duty | duties | customs
budget | spending plan
tax | levy
fee | charge
loan | credit
bankrupt | bankruptcy | insolvent | insolvency
merger | takeover | acquisition
buys | acquires
crude | oil
petrol | gasoline | fuel
power cut | blackout | power outage
electric car | ev
car | automobile
truck | lorry
train | rail | railway | railroad
subway | metro | underground
tram | streetcar
bus | coach
plane | aircraft | airplane | aeroplane | jet
helicopter | chopper
ship | vessel | boat
ferry | boat
sailor | seaman
highway | motorway | freeway
flat | apartment
flats | apartments
rent | rents | rental
house | home
skyscraper | tower
lift | elevator
garbage | rubbish | trash | waste | refuse
bin | dustbin | trash can
autumn | fall
football | soccer
match | game
goalkeeper | goalie
coach | manager
champion | titleholder
win | wins | won | victory | beat | beats
defeat | defeats | defeated | beat | beats
cup | trophy
olympics | olympic games
school | pupil | pupils
student | pupil
teacher | teachers
university | college
exam | exams | examination
film | movie
cinema | movie theater
singer | vocalist
band | group
song | single
painting | picture | canvas
theft | heist
museum | gallery
novel | book
author | writer | novelist
tv | television | telly
phone | mobile | smartphone | cellphone
computer | pc
internet | web
hack | hacked | cyberattack | data breach
leak | leaked | breach
ai | artificial intelligence
robot | android
vaccine | jab | vaccination | shot
virus | infection
covid | coronavirus
flu | influenza
cancer | tumour | tumor
heart attack | cardiac arrest
drug | medicine
drugs | narcotics
hospital | clinic
ward | unit
baby | infant | newborn
kid | child
kids | children
teen | teenager | youth
pensioner | retiree
wedding | marriage | marries | marry
divorce | split
pope | pontiff
bishop | archbishop
church | cathedral
mosque | masjid
king | monarch
royal | royals
premier | prime minister
mp | member of parliament | lawmaker
senator | senators
election | vote | poll
ballot | vote
referendum | plebiscite
lawmaker | legislator
bill | law
protest | demonstration | rally | march
riot | unrest
coup | putsch
army | military | troops
soldier | troops
navy | naval
refugee | asylum seeker
refugees | asylum seekers
migrant | immigrant
migrants | immigrants
border | frontier
embassy | consulate
talks | negotiations
deal | agreement | accord | pact
treaty | pact
sanctions | embargo
missile | rocket
shelling | bombardment
bomb | bombing
nuclear | atomic
nuclear plant | nuclear power station
climate change | global warming
emissions | greenhouse gas
heatwave | heat wave
drought | dry spell
snow | snowfall
dog | hound
cat | kitten
cow | cattle
bug | insect
hundred | 100
thousand | 1000
zero | 0
two | 2
three | 3
four | 4
five | 5
six | 6
seven | 7
eight | 8
nine | 9
ten | 10
eleven | 11
twelve | 12
dozen | 12
fifteen | 15
twenty | 20
thirty | 30
forty | 40
fifty | 50
sixty | 60
seventy | 70
eighty | 80
ninety | 90
fourth | 4th
fifth | 5th
tenth | 10th
twice | two times
half | 50 per cent
double | doubled | twofold
"""

# Bodies and their short names.
BODIES = """
wef | world economic forum
world bank | wb
hrw | human rights watch
msf | doctors without borders
red cross | icrc
unicef | united nations childrens fund
unesco | united nations educational scientific and cultural organization
unhcr | un refugee agency | refugee agency
wfp | world food programme | world food program
osce | organization for security and co operation in europe
oecd | organisation for economic co operation and development
interpol | international police
europol | european police
echr | european court of human rights
raf | royal air force
mod | ministry of defence | defence ministry
home office | interior ministry
foreign office | foreign ministry
treasury | finance ministry
pentagon | us defense department | defense department
downing street | number 10
wall street | new york stock exchange | nyse
"""
