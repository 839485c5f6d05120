"""Twelve invented stories of three articles each, with what their briefs must show. All outlets, people and places in
them are made up.

``leads`` is the outlet that tells the story; ``shows`` are words that stand on the card, in this order where they are
``ordered``; ``never`` words that do not; ``marked`` words of lines that carry a mark. Told the card without the last
article, ``new`` are words of the lines that are new, ``old`` words of none of them.
"""

from dataclasses import dataclass

from briefs.models import Article


@dataclass(frozen=True, kw_only=True)
class ThreeTold:
    """One story, its articles in the order in which they were filed."""

    name: str
    articles: tuple[Article, ...]
    leads: str
    shows: tuple[str, ...] = ()
    ordered: bool = False
    never: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    old: tuple[str, ...] = ()


def _told(outlet: str, published: str | None, headline: str, *paragraphs: str, url: str = "") -> Article:
    address = url or f"https://{outlet.lower().replace(' ', '-')}.example.org/{len(headline)}"
    return Article(headline=headline, text="\n\n".join(paragraphs), outlet=outlet, published=published, url=address)


LANDSLIDE = ThreeTold(
    name="a toll that rises",
    articles=(
        _told(
            "Upland Courier",
            "2027-03-02T08:00:00Z",
            "Four die in landslide at Tarrow",
            "A landslide at the village of Tarrow killed four people and buried six houses on Tuesday, the county "
            "rescue service said.",
            "The slope gave way at about 5 a.m. after two days of rain. More than 90 villagers were taken to a school "
            "in the next valley.",
            "“The whole hill came down at once,” said Perrin Oake, who keeps the village shop. Engineers had warned of "
            "the slope in 2024, county records show.",
            "The road through the valley will stay closed for at least a week, the rescue service said.",
        ),
        _told(
            "Vale Examiner",
            "2027-03-02T11:00:00Z",
            "Village buried by mud",
            "Mud and rock buried part of Tarrow on Tuesday morning and killed at least four people.",
            "The county opened a school for those who lost their homes. Soldiers dug through the day with their hands, "
            "the army said.",
        ),
        _told(
            "Morning Slate",
            "2027-03-04T07:00:00Z",
            "Tarrow landslide: death toll rises to nine",
            "Nine people are now known to have died in the landslide at Tarrow, the county rescue service said on "
            "Thursday.",
            "Searchers found five more bodies under the village hall. Nobody is missing any more.",
        ),
    ),
    leads="Morning Slate",
    shows=("Nine people are now known", "killed four people"),
    ordered=True,
    marked=("Nine people", "killed four people"),
    new=("Nine people", "five more bodies"),
)

SUMMIT_LIVE = ThreeTold(
    name="a live report beside a news report",
    articles=(
        _told(
            "Harbour Wire",
            "2027-04-12T18:00:00Z",
            "Fishing nations agree quota at Port Ammer",
            "Eleven fishing nations agreed at Port Ammer on Monday to cut the herring quota by a third.",
            "The cut takes effect in October. “We had no other choice,” said Lisbet Kroon, the host and fisheries "
            "minister of Ammerland.",
        ),
        _told(
            "Quay Post",
            "2027-04-12T20:00:00Z",
            "LIVE: Herring talks at Port Ammer - latest updates",
            "19:10 Lisbet Kroon thanks the delegations and closes the meeting at Port Ammer.",
            "17:45 All eleven delegations have raised their hands for the herring quota.",
            "16:20 The doors of the hall are closed and the herring talks go on behind them.",
            "12:00 Lunch is served to the delegations in the old customs house of Port Ammer.",
            "09:30 Good morning and welcome to our coverage of the herring talks at Port Ammer.",
        ),
        _told(
            "Isle Gazette",
            "2027-04-13T06:00:00Z",
            "Skippers protest over herring cut",
            "About 60 boats blocked the harbour of Port Ammer on Tuesday in protest at the herring quota.",
            "Their spokesman, Wim Dekker, said a third of the fleet would have to be sold.",
        ),
    ),
    leads="Isle Gazette",
    never=("Lunch is served", "Good morning"),
    new=("About 60 boats", "Wim Dekker"),
)

ROUNDUP = ThreeTold(
    name="a roundup beside a news report",
    articles=(
        _told(
            "City Ledger",
            "2027-05-03T09:00:00Z",
            "Zoo in Marlow loses two snow leopards",
            "Two snow leopards escaped from the zoo in Marlow in the night to Monday, the zoo said.",
            "Keepers found one of them in a garden half a mile away. The police asked people in the northern part of "
            "the city to stay at home.",
        ),
        _told(
            "Marlow Mail",
            "2027-05-03T12:00:00Z",
            "Second leopard still at large in Marlow",
            "One of two snow leopards that left the Marlow zoo on Sunday night is still at large.",
            "A storm had brought down a tree, which broke the fence, said the zoo's director, Ines Falke.",
        ),
        _told(
            "Evening Brief",
            "2027-05-03T18:00:00Z",
            "Today in brief",
            "Two snow leopards escaped from the zoo in Marlow and one of them was caught in a garden.",
            "The price of bread rose for the third month in a row, the statistics office said on Monday.",
            "The bridge at Oster will be painted green after a vote of the council, which took four hours on Monday.",
            "Tomorrow will be dry and mild with some cloud in the west, and the wind will turn to the south by night.",
        ),
    ),
    leads="Marlow Mail",
    never=("price of bread", "painted green", "dry and mild"),
    old=("price of bread", "Two snow leopards escaped"),
)

OPINION = ThreeTold(
    name="an opinion beside a news report",
    articles=(
        _told(
            "Town Crier",
            "2027-02-08T08:00:00Z",
            "Corvale to close its night buses",
            "The city of Corvale will end its night buses on 1 March to save 2.4 million euros a year, the council "
            "said on Monday.",
            "Some 3,000 passengers use them each night. The hospital said 200 of its nurses had no other way home.",
        ),
        _told(
            "Corvale Times",
            "2027-02-08T12:00:00Z",
            "Night buses to go in March",
            "Corvale's night buses will stop running in March, the council decided on Monday.",
            "Transport chief Odile Brandsma said the contracts of 80 drivers would not be renewed.",
        ),
        _told(
            "Corvale Times",
            "2027-02-09T06:00:00Z",
            "Opinion: Corvale should be ashamed of itself",
            "I have taken the night bus in Corvale for nine years, and I have never been as angry as I am today.",
            "We should not pretend that this is about money. The council must keep the buses, because a city that "
            "sends its nurses home on foot is no city at all.",
            "I say this as somebody who pays taxes here and who would pay more. We deserve better than this council, "
            "and I believe that we should vote it out in the autumn.",
        ),
    ),
    leads="Corvale Times",
    shows=("80 drivers",),
    never=("I have taken", "sends its nurses home on foot"),
)

PLANT = ThreeTold(
    name="two figures of one thing",
    articles=(
        _told(
            "Market Lantern",
            "2027-06-07T08:00:00Z",
            "Brevik Glass to cut 300 jobs",
            "Brevik Glass will cut 300 jobs at its plant in Sorring, the company said on Monday.",
            "The furnaces will run on gas until 2029. Chief executive Hanne Lyberg said orders had fallen by a fifth.",
        ),
        _told(
            "Sorring Echo",
            "2027-06-07T09:00:00Z",
            "Hundreds to go at Sorring glass plant",
            "Brevik Glass will cut 450 jobs at its plant in Sorring, the union said on Monday.",
            "Workers heard of it from the radio, said the union's spokesman, Aksel Thorn.",
        ),
        _told(
            "Fjord Daily",
            "2027-06-08T09:00:00Z",
            "Sorring plant: mayor asks for talks",
            "The mayor of Sorring, Gitte Molin, asked Brevik Glass on Tuesday for talks about the plant.",
            "The town would lose a tenth of its taxes, she said.",
        ),
    ),
    leads="Fjord Daily",
    shows=("300 jobs", "450 jobs"),
    marked=("300 jobs", "450 jobs"),
    new=("Gitte Molin",),
)

WIRE = ThreeTold(
    name="a wire's copy and its reprint",
    articles=(
        _told(
            "North Agency",
            "2027-07-19T05:00:00Z",
            "Train hits herd of cattle near Ulmen",
            "A passenger train hit a herd of cattle near Ulmen early on Monday and left the rails, the railway said.",
            "None of the 140 passengers was badly hurt, but 17 were treated for bruises. The line between Ulmen and "
            "Harst stays closed until Wednesday.",
            "“I braked as soon as I saw them,” said the driver, Mats Holgersen. A fence along the line had been "
            "broken for a month, according to the farmer who owns the cattle.",
        ),
        _told(
            "Harst Herald",
            "2027-07-19T09:00:00Z",
            "Cattle on the line: train derailed",
            "A passenger train hit a herd of cattle near Ulmen early on Monday and left the rails, the railway said.",
            "None of the 140 passengers was badly hurt, but 17 were treated for bruises. The line between Ulmen and "
            "Harst stays closed until Wednesday.",
            "“I braked as soon as I saw them,” said the driver, Mats Holgersen. A fence along the line had been "
            "broken for a month, according to the farmer who owns the cattle.",
        ),
        _told(
            "Ulmen News",
            "2027-07-19T10:00:00Z",
            "Farmer had warned of broken fence",
            "The farmer whose cattle were hit by a train near Ulmen on Monday had warned the railway of the fence "
            "three times, letters seen by this newspaper show.",
            "Twenty-two of his animals died.",
        ),
    ),
    leads="North Agency",
    shows=("had warned the railway",),
    never=("Twenty-two of his animals",),
    new=("had warned the railway",),
)

TRIBUTE = ThreeTold(
    name="somebody who is only called him",
    articles=(
        _told(
            "Stage Weekly",
            "2027-08-14T09:00:00Z",
            "Puppeteer Anton Reuss dies at 91",
            "Anton Reuss, who made puppets for four generations of children, died in Belmont on Friday at 91.",
            "“He carved the last one in June,” said his grandson Felix Reuss.",
            "Culture minister Dora Vance praised him.",
            "His theatre in Belmont will stay open.",
        ),
        _told(
            "Belmont Bell",
            "2027-08-14T10:00:00Z",
            "Anton Reuss is dead",
            "Anton Reuss, the puppeteer of Belmont, died on Friday.",
            "The mayor thanked him for his work with the city's schools.",
        ),
        _told(
            "Weekend Sheet",
            "2027-08-15T10:00:00Z",
            "Belmont says farewell to its puppeteer",
            "Hundreds of people laid flowers before the puppet theatre in Belmont on Saturday to remember Anton Reuss.",
        ),
    ),
    leads="Stage Weekly",
    never=("praised him", "thanked him"),
    new=("laid flowers",),
)

COUNCIL = ThreeTold(
    name="one thing in other words",
    articles=(
        _told(
            "Bay Record",
            "2027-09-06T20:00:00Z",
            "Council approves new library in Seaham Cross",
            "The council of Seaham Cross approved a new library beside the station on Monday by 22 votes to 9.",
            "It will cost 14 million euros and open in 2030. Architect Noor Haddon won the competition for it.",
        ),
        _told(
            "Seaham Star",
            "2027-09-06T21:00:00Z",
            "Green light for library",
            "Councillors in Seaham Cross gave a new library beside the station the green light on Monday.",
            "The building, which will cost 14 million euros, is to open in 2030.",
        ),
        _told(
            "The Crossing",
            "2027-09-06T22:00:00Z",
            "Library vote passes in Seaham Cross",
            "By 22 votes to 9, the council of Seaham Cross approved the new library near the station on Monday.",
            "The opening is planned for 2030, at a cost of 14 million euros.",
        ),
    ),
    leads="The Crossing",
    old=("By 22 votes", "The opening is planned"),
)

OPENING = ThreeTold(
    name="two dates of one thing",
    articles=(
        _told(
            "Coast Monitor",
            "2027-10-11T09:00:00Z",
            "Tunnel under the Sund to open in May",
            "The tunnel under the Sund will open on 4 May 2028, the road agency said on Monday.",
            "It is 9 kilometres long. A crossing will cost 12 euros.",
        ),
        _told(
            "Sund Observer",
            "2027-10-11T10:00:00Z",
            "Sund tunnel gets its date",
            "The tunnel under the Sund will open on 11 May 2028, according to the road agency.",
            "Ferries will go on for a year, said agency head Ruben Stark.",
        ),
        _told(
            "Island Paper",
            "2027-10-12T10:00:00Z",
            "Ferry crews fear for their work",
            "The 120 crew of the Sund ferries asked on Tuesday what will become of them when the tunnel opens.",
            "Their union wants a fund of 6 million euros.",
        ),
    ),
    leads="Sund Observer",
    shows=("4 May 2028", "11 May 2028"),
    marked=("4 May 2028", "11 May 2028"),
    new=("120 crew", "fund of 6 million"),
)

ARREST = ThreeTold(
    name="somebody new",
    articles=(
        _told(
            "Lowland Post",
            "2027-11-08T08:00:00Z",
            "Bell stolen from church in Ebbing",
            "Thieves stole a bell of 400 kilograms from the church of Ebbing in the night to Monday, police said.",
            "They cut through an iron door. The bell was cast in 1612.",
        ),
        _told(
            "Ebbing News",
            "2027-11-08T12:00:00Z",
            "Church bell gone",
            "The church of Ebbing lost its bell of 400 kilograms to thieves on Sunday night.",
            "Pastor Helge Ruud said he had heard nothing.",
        ),
        _told(
            "Lowland Post",
            "2027-11-12T08:00:00Z",
            "Scrap dealer held over Ebbing bell",
            "Police arrested a scrap dealer, Jost Vander, on Friday over the bell that was stolen from the church of "
            "Ebbing.",
            "The bell was found whole in his yard.",
        ),
    ),
    leads="Lowland Post",
    shows=("Jost Vander",),
    new=("Jost Vander",),
)

RETOLD = ThreeTold(
    name="nothing new",
    articles=(
        _told(
            "River Times",
            "2027-12-06T08:00:00Z",
            "Ferry company Lind buys two electric boats",
            "The ferry company Lind has bought two electric boats for its line across the Aar, it said on Monday.",
            "They carry 90 cars each and cost 31 million euros together. The first will sail in June.",
        ),
        _told(
            "Aar Courier",
            "2027-12-06T10:00:00Z",
            "Electric ferries for the Aar",
            "Lind, the ferry company, said on Monday it had bought two electric boats for the Aar line.",
            "“They are quiet and clean,” said Lind's director, Maren Ostby.",
        ),
        _told(
            "Two Rivers",
            "2027-12-07T10:00:00Z",
            "Lind goes electric",
            "The ferry company Lind bought two electric boats for its line across the Aar.",
            "Together the boats cost 31 million euros, and each of them carries 90 cars.",
        ),
    ),
    leads="Two Rivers",
    old=("bought two electric boats", "each of them carries"),
)

STEP = ThreeTold(
    name="a new deed without a figure",
    articles=(
        _told(
            "Capital Sheet",
            "2028-01-10T08:00:00Z",
            "Minister Karlsen paid for holiday by builder",
            "A builder paid for a holiday of housing minister Tora Karlsen last summer, the newspaper's documents "
            "show.",
            "The builder, Enok Dahlberg, won three contracts of the ministry in the autumn.",
        ),
        _told(
            "Northern Star",
            "2028-01-10T15:00:00Z",
            "Karlsen admits holiday gift",
            "Housing minister Tora Karlsen admitted on Monday that the builder Enok Dahlberg paid for her holiday.",
            "She would pay the money back, she said.",
        ),
        _told(
            "Capital Sheet",
            "2028-01-12T15:00:00Z",
            "Karlsen resigns",
            "Tora Karlsen resigned as housing minister on Wednesday over the holiday that a builder paid for.",
            "Parliament debates the ministry's contracts on Thursday.",
        ),
    ),
    leads="Capital Sheet",
    shows=("resigned as housing minister",),
    new=("resigned as housing minister", "Parliament debates"),
)

STORIES = (
    LANDSLIDE, SUMMIT_LIVE, ROUNDUP, OPINION, PLANT, WIRE, TRIBUTE, COUNCIL, OPENING, ARREST, RETOLD, STEP,
)  # fmt: skip
