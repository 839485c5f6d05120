"""Who says what: one row a construction. All people, bodies and places are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs import silence
from briefs.quotes import find_quotes
from tests.builders import an_article, speakers_in
from tests.gold_scores import rows_of

CAST = "Senator Helena Korhonen and fisherman Oscar Oduya met the press on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # tags on either side
        ("“The nets are empty again,” Oduya told reporters.", ["Oscar Oduya"]),
        ("“The nets are empty again,” he told the paper, and sighed.", ["Oscar Oduya"]),
        ("“Are the nets empty again?” asked Korhonen.", ["Helena Korhonen"]),
        ("“The nets are empty again,” tweeted Korhonen.", ["Helena Korhonen"]),
        ("“The nets are empty again,” beamed Korhonen.", ["Helena Korhonen"]),
        ("“The nets are empty again,” Oduya was quoted as saying.", ["Oscar Oduya"]),
        ("The paper quoted Oduya as saying: “The nets are empty again.”", ["Oscar Oduya"]),
        ("“The nets are empty again.” — Oscar Oduya", ["Oscar Oduya"]),
        ("“The nets are empty again,” according to Oduya.", ["Oscar Oduya"]),
        ("As Oduya put it, “the nets are empty again.”", ["Oscar Oduya"]),
        ("The plan was, in the words of Korhonen, “a net with more holes than rope.”", ["Helena Korhonen"]),
        ("“We shall not pay for the nets” was Korhonen’s answer.", ["Helena Korhonen"]),
        ("Korhonen’s claim that “the nets were never empty” met laughter.", ["Helena Korhonen"]),
        # insertions, objects, possessors
        ("“The nets are empty again,” Oduya, who owns two boats, said.", ["Oscar Oduya"]),
        ("“The nets are empty,” Oduya’s sister, councillor Ruta Oduya-Brandt, said.", ["Ruta Oduya-Brandt"]),
        ("“The nets are empty,” said a spokesman for Korhonen, Emil Strand.", ["Emil Strand"]),
        ("“The nets are empty again,” said Korhonen aides.", [None]),
        ("Oduya told a man who doubted him that “the nets are empty again.”", ["Oscar Oduya"]),
        ("Korhonen said the council would make the port “the envy of the coast.”", ["Helena Korhonen"]),
        ("Korhonen said Oduya called the plan “a net with holes.”", ["Oscar Oduya"]),
        ("Korhonen said that she had met Oduya, adding that “the nets were empty.”", ["Helena Korhonen"]),
        ("When Oduya spoke, Korhonen fired back: “The nets are full, and you know it.”", ["Helena Korhonen"]),
        ("“The nets are empty again,” Korhonen and Oduya said in a joint note.", ["Korhonen and Oduya"]),
        ("“Not while I fish,” chimed in Oduya.", ["Oscar Oduya"]),
        ("“Not while I fish,” chimed in his nephew, Bo.", ["Bo"]),
        ("Witnesses told the court that Oduya was heard to shout, “Leave the nets where they are.”", ["Oscar Oduya"]),
        ("At a meeting in Ames, Iowa, Korhonen tried again, saying that they should “mend the nets first.”",
         ["Helena Korhonen"]),
        # carried on
        ("“The nets are empty,” said Oduya. “Nobody has paid us.”", ["Oscar Oduya", "Oscar Oduya"]),
        ("“The nets,” said Oduya, “have been empty since May.”", ["Oscar Oduya", "Oscar Oduya"]),
        ("“The nets are empty,” Oduya said.\n\n“Nobody has paid us a penny.”", ["Oscar Oduya"] * 2),
        ("“The nets are empty,” Oduya told Korhonen.\n\n“Nobody has paid us a penny.”", ["Oscar Oduya", None]),
        ("“The nets are empty,” Oduya said.\n\nHe added:\n\n“Nobody has paid us.”", ["Oscar Oduya"] * 2),
        ("Oduya was blunt:\n\n“The nets are empty and we are tired.”", ["Oscar Oduya"]),
        ("Oduya began.\n\n“The nets are empty.\n\n“Nobody has paid us,” he said.", ["Oscar Oduya", "Oscar Oduya"]),
        ("“Are the nets full?” Korhonen asked.\n\n“No,” said Oduya.\n\n“And the boats?”",
         ["Helena Korhonen", "Oscar Oduya", "Helena Korhonen"]),
        # descriptions
        ("“The nets are empty again,” the senator said.", ["Helena Korhonen"]),
        ("“The nets are empty again,” the fisherman said.", ["Oscar Oduya"]),
        ("“The nets are empty again,” a fisherman said.", [None]),
        ("The Harbour Union struck. “We have the pay we asked for,” the union said.", ["Harbour Union"]),
        ("The Harbour Union struck. “We have the pay we asked for,” it said.", ["Harbour Union"]),
        # nobody’s words
        ("Korhonen never said “the nets are full,” and no record shows it.", []),
        ("Korhonen should have said “I do not know” and left.", []),
        ("If Korhonen says “the port will close,” prices will jump.", []),
        ("Korhonen sang “Lanterns on the Long Pier” and left.", []),
        ("Oscar “The Hook” Oduya nodded.", []),
        ("Korhonen opened the so-called “house of open doors” today.", []),
    ],
)  # fmt: skip
def test_the_rules_name_who_speaks(text: str, speakers: list[str | None]) -> None:
    assert speakers_in(CAST + text) == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mr. Teodor Lind and Ms. Paula Lind run the mill. “It turns all night,” Ms. Lind said.", "Paula Lind"),
        ("Oscar Lind and Paula Lind run the mill. “It turns all night,” she said.", "Paula Lind"),
        ("Oscar Lind runs the mill with Paula Berg. “It turns all night,” he said.", "Oscar Lind"),
        ("Sen. Paula J. Lind (G-Mill) came. “It turns all night,” Lind said.", "Paula J. Lind"),
        ("Secretary of State Paula Lind came. “It turns all night,” she said.", "Paula Lind"),
        ("Marit Solheim put on her coat. “It turns all night,” she said.", "Marit Solheim"),
        ("Charlie King came. “It turns all night,” Mr. King said.", "Charlie King"),
        ("Bill Quarry and his wife, Ada Quarry, came. “It turns all night,” said Quarry.", "Bill Quarry"),
        ("Oren Lind and his sister, Maud-Ise Lind, came. “It turns all night,” said Ms Lind.", "Maud-Ise Lind"),
        ("Inés Sabel Orduna came. “It turns all night,” Sabel said.", "Inés Sabel Orduna"),
        ("The mill is Yusra al-Tamir’s. “It turns all night,” al-Tamir said.", "Yusra al-Tamir"),
        ("Her barrister, Una Brisk KC, rose. “It turns all night,” Brisk said.", "Una Brisk"),
        ("PORT HALLOW, May 4 – Una Brisk owns the mill. “It turns all night,” she said.", "Una Brisk"),
        ("Una Brisk, 34, and Maud-Ise Lind, 61, came. “It turns all night,” the 61-year-old said.", "Maud-Ise Lind"),
        ("Una Brisk (34) and Maud-Ise Lind (61) came. “It turns all night,” the 34-year-old said.", "Una Brisk"),
        ("Una Brisk and her brother, Oren, came. “It turns all night,” her brother said.", "Oren"),
        ("“It turns all night,” the miller said. The miller, Una Brisk, has not slept since May.", None),
        ("“It turns all night,” the beekeeper said. The beekeeper, Una Brisk, has not slept since May.", "Una Brisk"),
        ("“It turns all night,” she said. Una Brisk, who keeps bees, has not slept since May.", "Una Brisk"),
        (
            "Beekeeper Quill Brisk and potter Tern Lind came. The potter left. “It hums all night,” she said.",
            "Tern Lind",
        ),
        ("Una Brisk keeps bees.\n\nA sailor came. “It turns all night,” the sailor said.", None),
    ],
)
def test_short_names_and_pronouns_mean_the_fullest_name(text: str, speaker: str | None) -> None:
    assert speakers_in(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # what "he", "she" and "they" mean
        ("Ann Vell asked Tom Roan why the nets were wet.\n\n“It rained on them,” he said.", ["Tom Roan"]),
        ("Asked by his lawyer, Ivo Karr, why he ran, Tom Roan laughed. “It rained on me,” he said.", ["Tom Roan"]),
        ("As Tom Roan and Ivo Karr left, one held the door. “After you, old friend,” he was heard to say.", [None]),
        ("Kim Vell bowled to Robin Loam, who lost his stump. “I never saw it move,” she said.", ["Kim Vell"]),
        ("Ann Vell and Tom Roan shut the shop. “We are tired of nets,” they said.", ["Ann Vell and Tom Roan"]),
        ("The Orland Rail Union met on Friday. “We have what we asked for,” they said.", ["Orland Rail Union"]),
        ("Ann Vell, the cook, spoke first. The baker came in. “I have seen the nets,” she said.", [None]),
        ("Ann Vell won by six votes. Her rival took the stage. “The nets are hers now,” she said.", [None]),
        ("Ann Vell won by six votes. Her rival was Tom Roan. “The nets are hers now,” he said.", ["Tom Roan"]),
        ("Ann Vell lost. Her brother shrugged: “They are very small nets.”", [None]),
        ("The head of the joint board, Tom Roan, spoke to Ivo Karr. Asked for his view, the head sat down. "
         "“I have seen the nets,” he said.", ["Tom Roan"]),
        ("Tom Roan, a Brazilian, laughed. “I have never seen a net,” the Brazilian said.", [None]),
        # what stands round the marks
        ("“The nets are wet and so are we.” That was how Ann Vell, a cook, put it.", ["Ann Vell"]),
        ("“The nets are wet and so are we.” With those words Ann Vell left the room.", ["Ann Vell"]),
        ("“The nets are wet and so are we,” in Ann Vell’s view.", ["Ann Vell"]),
        ("Ann Vell, 71, retired nurse: “The nets are wet and so are we.”", ["Ann Vell"]),
        ("“The nets are wet,” Ann Vell said.\n\n“Say it louder, will you?” came a voice from the back.",
         ["Ann Vell", None]),
        ("The orchestra thanked Mr Roan and said the nets would stay “for one more season at least”.", [None]),
        ("Ann Vell noted that Tom Roan was “far too tired to mend any nets”.", ["Ann Vell"]),
        ("MARROW — The nets were wet. “We knew it all along,” she said.", [None]),
        # words alone in a paragraph
        ("Ann Vell spent two nights by the radio.\n\n“I read it to them and they said it was too long.”", ["Ann Vell"]),
        ("Ann Vell met Tom Roan on the pier.\n\n“I read it to them and they said it was too long.”", [None]),
        ("Ann Vell has given up nets. We asked her why.\n\nWhy now?\n\n“My hands asked me to stop it.”", ["Ann Vell"]),
        ("Ann Vell met Tom Roan.\n\nIs she not tired?\n\n“Tired of nets, and of all this rain.”", ["Ann Vell"]),
    ],
)  # fmt: skip
def test_a_source_is_whoever_the_text_shows_and_nobody_where_it_does_not(text: str, speakers: list[str | None]) -> None:
    assert speakers_in(text) == speakers


def test_a_former_mayor_is_not_the_mayor() -> None:
    text = "Oscar Lind, the former mayor, came to the mill. “It is too loud,” the {0} said. “Who can sleep?” he added."
    assert speakers_in(text.format("mayor")) == [None, None]
    assert speakers_in(text.format("former mayor")) == ["Oscar Lind"] * 2


def test_words_alone_in_a_paragraph_go_on_where_nobody_else_is_about_or_the_line_before_names_their_speaker() -> None:
    def speakers(tag: str, opening: str = "Oscar Lind met Paula Berg at the mill.", end: str = "") -> list[str | None]:
        said = f"“The mill is too loud,” {tag}\n\n“Who can sleep beside it?”\n\n“We asked for a wall.”"
        return speakers_in(f"{opening}\n\n{said}{end}")

    assert speakers("Lind said.", "Oscar Lind came to the mill.") == ["Oscar Lind"] * 3
    assert speakers("Lind said.")[:2] == ["Oscar Lind"] * 2
    assert speakers("he said.")[1:] == [None, None]
    assert speakers("Lind told Berg.")[1:] == [None, None]
    dialogue = "“Too loud,” Lind told the meeting.\n\n“Not at all,” Berg said.\n\n“We asked for a wall.”"
    assert speakers_in("Oscar Lind met Paula Berg.\n\n" + dialogue)[-1] is None
    assert speakers_in("“The mill is too loud,” the bishop said.\n\n“Who can sleep beside it?”") == [None, None]


@pytest.mark.parametrize(
    ("tag", "speakers"),
    [
        ("“The mill is too loud,” the bishop said.", [None]),  # nobody printed as a bishop
        ("“The mill is too loud,” the bishop said. “Who can sleep here?” he added.", [None, None]),
        ("“The mill is too loud,” a neighbour said. “I sleep in the shed,” he added.", [None, None]),
        ("“The mill is too loud,” the bishop said.\n\n“Who can sleep beside it?” he added.", [None, None]),
        ("“The mill is too loud,” the bishop said. “Who can sleep?” Lind asked. “I can,” he said.",
         [None, "Oscar Lind", "Oscar Lind"]),
        ("“The mill is too loud,” the union leader said. “Who can sleep?” he added.", ["Oscar Lind"] * 2),
        ("“The mill is too loud,” the widower said.", ["Oscar Lind"]),  # what a union leader may be besides
    ],
)  # fmt: skip
def test_a_description_means_only_somebody_it_fits_and_he_behind_it_nobody_else(
    tag: str, speakers: list[str | None]
) -> None:
    assert speakers_in("Oscar Lind, the union leader, came to the mill on Monday.\n\n" + tag) == speakers


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“The nets are empty again,” Oduya told reporters.", "told"),
        ("“The nets are empty again,” Oduya has since said.", "said"),
        ("“The nets are empty again,” said Oduya.", "said"),
        ("“The nets are empty again,” according to Oduya.", "according to"),
        ("According to Oduya, the nets are “empty as a church on Monday.”", "According to"),
        ("“The nets are empty again,” Oduya was quoted as saying.", "was quoted as saying"),
        ("Oduya pointed out that “the nets are empty again.”", "pointed out"),
        ("“Who will mend the nets?” Oduya wanted to know.", "wanted to know"),
        ("In the words of Korhonen, it was “a net with more holes than rope.”", "In the words of"),
        ("“We shall not pay for the nets” was Korhonen’s answer.", "answer"),
        ("Korhonen’s claim that “the nets were never empty” met laughter.", "claim"),
        ("Calling the plan “a net with more holes than rope,” Korhonen left.", "Calling"),
        ("Oduya: “The nets are empty again.”", None),
        ("“The nets are empty again.” — Oscar Oduya", None),
    ],
)
def test_the_cue_is_the_words_that_hand_the_quotation_over(text: str, cue: str | None) -> None:
    (quote,) = find_quotes(an_article(text=CAST + text))
    assert (quote.cue and quote.cue.text) == cue
    assert quote.silence == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("“The nets are empty again.” It rained all of Monday.", silence.NOTHING_BESIDE),
        ("“The nets are empty,” two officials said.", silence.GROUP),
        ("“The nets are empty,” critics said.", silence.GROUP),
        ("“The nets are empty,” a fisherman said.", silence.UNNAMED),
        ("“The nets are empty,” the bishop said.", silence.FITS_NOBODY),
        ("“The nets are empty,” they said.", silence.SEVERAL),
        ("“The nets are empty,” I said.", silence.WRITER),
        ("“The nets are empty,” Oduya told Korhonen.\n\n“Nobody has paid us.”", silence.OTHERS_NEAR),
    ],
)
def test_where_nobody_is_named_the_reason_is(text: str, reason: str) -> None:
    quote = find_quotes(an_article(text=CAST + text))[-1]
    assert (quote.speaker, quote.silence) == (None, reason)


def test_a_pronoun_says_whether_nobody_or_two_fit() -> None:
    def reason(text: str) -> str:
        return find_quotes(an_article(text=text))[-1].silence

    assert reason("The rain fell. “The nets are empty again,” she said.") == silence.NOBODY_FITS
    assert reason("It rained on Quill Hask and on Tern Vosk. “The nets are empty,” she said.") == silence.TWO_FIT
    french = an_article(text="Le port dort. “Les filets sont vides depuis mai.” Il pleut.", language="fr")
    assert find_quotes(french)[0].silence == silence.NOT_ENGLISH


SAYINGS = st.sampled_from(["The nets are empty", "Nobody has paid us a penny", "It rained for nine days on end"])
FRAMES = st.sampled_from(
    ["“{0},” said Oduya.", "Korhonen said: “{0}.”", "“{0},” he said, “and that is that.”", "She called it “{0}.”"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(FRAMES, SAYINGS), min_size=1, max_size=5))
def test_straight_marks_are_read_as_curly_ones(parts: list[tuple[str, str]]) -> None:
    curly = CAST + "\n\n".join(frame.format(words) for frame, words in parts)
    straight = curly.replace("“", '"').replace("”", '"')
    one, two = find_quotes(an_article(text=curly)), find_quotes(an_article(text=straight))
    assert [(quote.start, quote.end, quote.speaker and quote.speaker.text) for quote in one] == [
        (quote.start, quote.end, quote.speaker and quote.speaker.text) for quote in two
    ]


def test_a_speaker_stands_where_the_fullest_name_is_printed() -> None:
    text = CAST + "“The nets are empty again,” Oduya said."
    (quote,) = find_quotes(an_article(text=text))
    assert quote.speaker is not None
    assert text[quote.speaker.start : quote.speaker.end] == "Oscar Oduya"
    assert quote.mention is not None
    assert quote.mention.text == "Oduya"
    assert quote.context is not None
    assert quote.context.text == "“The nets are empty again,” Oduya said."
    assert quote.rule == "X said"


def test_a_surname_that_two_share_names_nobody() -> None:
    text = "Brothers Ewan and Rory Hask fell out.\n\n“He knew what Father wanted all along,” Hask said."
    quote = find_quotes(an_article(text=text))[0]
    assert (quote.speaker, quote.silence) == (None, silence.SHARED)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a title that is a part of the name, and another word for it
        ("Queen Ottiline slept late. Asked how she was, she said: “Ask the cook, he knows.”", "Queen Ottiline"),
        ("Pope Fabian IX spoke for long. “Let the bells ring for one Sunday,” the pontiff said.", "Fabian IX"),
        # a given name that is a place’s
        ("His old friend, the baker Florence Tusk, wept. “I gave him four loaves,” Florence said.", "Florence Tusk"),
        # who the sentence before told of by an office, not who was quoted last
        (
            "A former prosecutor, Karl Dunk, met actor Leo Brill. “I know him from the court,” Brill said.\n\n"
            "The former prosecutor shook his head. “I know him from the stage,” he said.",
            "Karl Dunk",
        ),
    ],
)
def test_a_title_leads_to_the_name(text: str, speaker: str) -> None:
    assert speakers_in(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # whom the sentence is about, not whom it speaks of
        (
            "The coach, Emil Stroud, praised his keeper, Noel Fenn, again. “I have no doubt at all,” he said.",
            "Emil Stroud",
        ),
        ("The coach, Emil Stroud, said his keeper Noel Fenn would play. “I have no doubt,” he said.", "Emil Stroud"),
        # two of one office
        (
            "Transport minister Mara Tusk and finance minister Otto Brill met.\n\n"
            "“Then he should have read the bill,” the transport minister said.",
            "Mara Tusk",
        ),
        # a body of another kind, and a place within the words’ own sentence
        ("The Union of Lampmen struck. The ministry of light said “nobody will lose a ladder at all”.", None),
        ("“We ask for soap,” said Ode Lund, a driver of the CRT union. “Soap is there,” the company said.", None),
        ("Meals at Hallow prison are “unfit for a dog of any pride”, the watchdog said on Monday.", None),
        ("Thousands marched and chanted “the river has no owner but us”.", None),
    ],
)
def test_who_a_sentence_is_about_is_told_from_what_it_speaks_of(text: str, speaker: str | None) -> None:
    assert speakers_in(text)[-1] == speaker


def test_an_insertion_may_stand_between_a_verb_and_its_name() -> None:
    text = (
        "“I counted the same seven ships,” recalled, still wrapped in wool and with a mug in hand, Ottilie Brand, 26."
    )
    assert speakers_in(text) == ["Ottilie Brand"]


def test_the_subject_of_thanks_is_who_speaks() -> None:
    text = "Mayor Otto Brill thanked his deputy, Karl Weise, for the cake. “I ate it alone,” he said."
    assert speakers_in(text) == ["Otto Brill"]


@pytest.mark.parametrize(("tag", "reason"), [("the memo said", silence.WRITTEN), ("the person said", silence.UNNAMED)])
def test_a_text_and_a_person_without_a_name_are_told_apart(tag: str, reason: str) -> None:
    assert find_quotes(an_article(text=f"“Nothing at all is left of it,” {tag}."))[0].silence == reason


def test_silence_is_always_told_by_one_of_the_reasons_and_only_where_nobody_is_named() -> None:
    for row in rows_of("quotes_press"):
        for quote in find_quotes(an_article(text=row["text"])):
            assert (quote.silence in silence.REASONS) is (quote.speaker is None)
            assert quote.speaker is None or quote.silence == ""
