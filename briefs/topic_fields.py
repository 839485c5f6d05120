"""Fields of news and the words that tell a headline is of one: "health" is wanted, "maternity ward" is printed.

General knowledge of English news; names of a field before the colon, its words after. What means something else as
often ("beat", "bank", "court", "goal", "star") is in none: a wrong match lifts what nobody asked for.
"""

from __future__ import annotations

# One field an entry; an indented line goes on with it. A kind of sport is part of sport as well.
SPORTS = """
football | soccer: footballer | goalkeeper | midfielder | centre-back | centre-forward | offside | hat-trick |
    penalty shootout | premier league | champions league | europa league | women's super league | bundesliga | serie
    a | la liga | ligue 1 | fifa | uefa | derby | cup final | cup tie | cup semi-final | cup quarter-final | world
    cup | own goal | free kick | relegation | stoppage time | transfer window
rugby: scrum | scrum-half | fly-half | six nations | rugby union | rugby league | all blacks | springboks |
    wallabies | try line | lineout
cricket: cricketer | wicket | wicketkeeper | batsman | innings | test match | test series | the ashes | t20 |
    twenty20 | one-day international | fast bowler | run chase | county championship
tennis: wimbledon | roland garros | grand slam | davis cup | atp | wta | tie-break | straight sets | doubles final |
    singles final | top seed | match point | tennis ace
basketball: nba | wnba | euroleague | point guard | slam dunk | three-pointer | free throw | playoffs
baseball: mlb | home run | innings | pitcher | shortstop | world series | bullpen | no-hitter
ice hockey | hockey: nhl | stanley cup | puck | goaltender | power play | ice rink
motorsport | motor racing | formula one | formula 1 | f1: grand prix | pole position | pit stop | motogp | nascar |
    le mans | rally driver | racing driver
cycling: cyclist | tour de france | giro d'italia | vuelta | peloton | yellow jersey | time trial | velodrome |
    stage win
golf: golfer | ryder cup | pga | lpga | birdie | bogey | hole-in-one | the masters | fairway
athletics | track and field: sprinter | marathon | half-marathon | hurdler | long jump | high jump | pole vault |
    javelin | shot put | decathlon | heptathlon | relay team | 100-metre | 10,000-metre
boxing: boxer | heavyweight | middleweight | lightweight | welterweight | knockout | title fight | boxing ring
swimming: swimmer | freestyle | butterfly stroke | breaststroke | backstroke | medley relay
skiing | winter sports: skier | slalom | downhill race | biathlon | ski jump | snowboarder | bobsleigh | luge |
    figure skater | speed skater | figure skating
"""

FIELDS = """
sport | sports: olympics | olympic | paralympics | paralympic | athlete | medallist | gold medal | silver medal |
    bronze medal | championship | champion | semi-final | quarter-final | playoff | tournament | referee | umpire |
    coach sacked | head coach | doping | stadium | league title | world record | national record | handball |
    volleyball | badminton | judo | gymnast | gymnastics | rower | regatta | jockey | steeplechase | table tennis
health | medicine | healthcare | health care: hospital | clinic | doctor | nurse | midwife | maternity | patient |
    surgeon | surgery | vaccine | vaccination | vaccinate | virus | outbreak | epidemic | pandemic | disease |
    cancer | diabetes | dementia | alzheimer's | measles | influenza | flu | covid | malaria | cholera | obesity |
    mental health | public health | medicine | drug trial | antibiotic | infection | ambulance | pharmacy |
    pharmacist | physician | paediatric | gp | nhs | general practitioner | psychiatric | intensive care | health
    minister | health ministry | waiting list
politics: election | parliament | prime minister | president | minister | cabinet | lawmaker | senator | senate |
    congress | mp | coalition | referendum | ballot | vote of confidence | no-confidence | opposition leader |
    by-election | ministry | legislature | legislator | chancellor | government | constituency | manifesto | bill
    passed | resigns as minister | politician | white house | bundestag | westminster | house of commons | house of
    lords
economy | economics | business | finance: inflation | recession | gdp | central bank | interest rate | key rate |
    unemployment | stock market | share price | shareholder | bankruptcy | insolvency | insolvent | layoff | job
    cuts | takeover | merger | profit | revenue | tariff | exports | imports | budget deficit | public debt |
    economist | consumer prices | trade deficit | trade surplus | minimum wage | startup | investor | dividend |
    supply chain | economic growth | federal reserve | bond yields
crime: murder | murderer | manslaughter | homicide | robbery | robber | burglary | burglar | theft | thief | fraud |
    fraudster | bribe | bribery | smuggling | smuggler | trafficking | trafficker | kidnap | kidnapping | arson |
    arsonist | stabbing | stabbed | jailed | prison sentence | sentenced | convicted | suspect | gunman | detective
    | police raid | drug dealer | money laundering | extortion | blackmail | rape | rapist | assault charge | gang |
    mafia | embezzlement
weather: rain | rainfall | snow | snowfall | blizzard | thunderstorm | snowstorm | storm surge | winter storm |
    tropical storm | hurricane | typhoon | cyclone | tornado | heatwave | heat wave | cold snap | flood | flash
    flood | drought | gale | weather forecast | forecaster | meteorologist | temperature | monsoon | weather warning
    | wind gusts | fog | wettest | hottest | coldest
culture | arts: museum | gallery | exhibition | theatre | theater | opera | orchestra | philharmonic | symphony |
    ballet | novelist | novel prize | poet | poetry | painter | painting | sculptor | sculpture | film festival |
    filmmaker | film director | movie | cinema | concert | composer | playwright | book prize | booker prize |
    choreographer | literature | musician | art fair | biennale | library | oscars | grammy
science: scientist | researcher | physicist | physics | chemist | chemistry | biologist | biology | astronomer |
    astronomy | telescope | spacecraft | space probe | space station | nasa | esa | asteroid | comet | fossil |
    dinosaur | palaeontologist | paleontologist | archaeologist | archaeology | genome | dna | quantum | laboratory
    | black hole | exoplanet | neuroscience | nobel prize in physics | nobel prize in chemistry | geologist | new
    species
education | schools: school | pupil | teacher | headteacher | head teacher | classroom | kindergarten | nursery
    school | university | student | tuition | tuition fees | professor | curriculum | exam | examination | college |
    lecturer | graduate | scholarship | literacy | school board | apprentice | apprenticeship | campus | a-levels |
    truancy
transport | transportation | traffic: railway | railroad | train line | train crash | train service | night train |
    tram | bus | metro line | subway | ferry | motorway | highway | airport | airline | flight delay | runway |
    speed limit | commuter | rail strike | traffic jam | congestion charge | road toll | bike lane | cycle lane |
    bus lane | bus driver | train driver | timetable | rail operator | level crossing | locomotive | roadworks |
    bypass | ring road | toll road
environment | climate: climate change | global warming | emission | carbon dioxide | greenhouse gas | pollution |
    polluter | deforestation | biodiversity | endangered species | wildlife | conservation | recycling | plastic
    waste | renewable energy | wind farm | solar farm | solar panel | oil spill | glacier | coral reef | rewilding |
    nature reserve | net zero | fossil fuel | habitat
technology | tech: software | artificial intelligence | ai | chatbot | smartphone | semiconductor | microchip |
    cyberattack | cyber attack | hacker | data breach | social media | robot | robotics | cloud computing | internet
    | broadband | 5g | app store | algorithm | search engine | data centre | data center | operating system |
    ransomware | driverless
"""
