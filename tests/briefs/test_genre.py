"""What kind of piece an article is; people, places and papers are invented."""

import pytest

from briefs.models import PieceKind
from briefs.pipeline import write_brief
from tests.builders import an_article

NEWS = "The ferry line of Harbour Town reopened on Monday after nine years, the council said."
COLUMN = (
    "I have sailed on every boat in Harbour Town.\n\nThe council should keep its hands off them. We must say so.\n\n"
    "The green boat is old. The crew is older. I love both.\n\nNobody else would paint it. It must stay."
)


def _kind(text: str, headline: str = "Ferry Line Reopens", url: str | None = None) -> PieceKind:
    return write_brief(an_article(headline=headline, text=text, url=url)).kind


@pytest.mark.parametrize(
    ("headline", "text", "kind"),
    [
        ("Ferry Line Reopens", NEWS, "news"),
        ("Opinion: Leave the boats alone", NEWS, "opinion"),
        ("The Quayside view on the boats: leave them alone", NEWS, "opinion"),
        ("Leave the boats alone", COLUMN, "opinion"),
        ("Leave the boats alone", f"{NEWS}\n\nThe views expressed in this commentary are the author’s own.", "opinion"),
        ("Leave the boats alone", f"{NEWS}\n\nOpinions expressed here are solely the author’s.", "news"),
        ("What is the ferry line, and why did it close?", NEWS, "explainer"),
        ("Ferry line explained", NEWS, "explainer"),
        ("Five things to watch on the quay", NEWS, "list"),
        ("Ferry live: boats leave the quay", f"9.05am: {NEWS}\n\n9.40am: Gone.\n\n10.02am: Back.", "live"),
        ("Ferry returns: as it happened", f"9.05am: {NEWS}\n\n9.40am: Gone.", "live"),
        ("Q&A: the ferry line", "Why boats?\n\nThey float.\n\nWhy green?\n\nPaint.\n\nWhy now?\n\nWind.", "qa"),
        ("Review: The Green Boat", NEWS, "opinion"),
        ("Corrections and clarifications", NEWS, "correction"),
    ],
)
def test_a_piece_shows_its_kind(headline: str, text: str, kind: PieceKind) -> None:
    assert _kind(text, headline) == kind


def test_the_address_of_a_page_says_that_it_is_opinion() -> None:
    assert _kind(NEWS, url="https://quayside.example/opinion/boats") == "opinion"
    assert _kind(NEWS, url="https://quayside.example/news/opinion-polls-open") == "news"


def test_a_report_whose_quotations_lost_their_marks_is_no_column() -> None:
    text = f"{NEWS} Dana Whitlock opened it.\n\n" + "I must say that we should all be proud, Whitlock said. " * 6
    assert _kind(text) == "news"


INTERVIEW = (
    "Captain Ida Moss has sailed the green boat for 40 years.\n\n"
    "Q: How did you come to the boats?\n\nA: My aunt took me out when I was six, and I never came back.\n\n"
    "Q: Why?\n\nA: I like it out there.\n\n"
    "Q: What will you do with the green boat?\n\nA: We shall paint it, and then we shall sail it to Tarn in spring."
)


def test_an_answer_is_shown_with_its_question_only() -> None:
    brief = write_brief(an_article(headline="‘I never came back’: Ida Moss", text=INTERVIEW))
    assert brief.kind == "qa"
    assert [line.text for line in brief.summary] == ["Captain Ida Moss has sailed the green boat for 40 years."]
    assert [line.text.split("?")[0] for line in brief.glance] == [
        "How did you come to the boats",
        "What will you do with the green boat",
    ]
    assert all(line.is_in(INTERVIEW) for line in brief.glance)


def test_the_newest_entry_of_a_live_report_is_told_first() -> None:
    told = [
        "The green boat left the quay with 400 people.",
        "Mayor Dana Whitlock waved from the bridge.",
        "A crane lifted the old bell into its tower.",
        "School bands played until the rain came.",
        "Two islanders won the rowing race by a length.",
        "Police counted 3,000 people on the sea wall.",
        "Fireworks over Tarn ended the evening.",
    ]
    entries = [f"{hour}.00pm: {words}" for hour, words in enumerate(told, 1)]
    rising = write_brief(an_article(headline="Votes on the ferries live", text="\n\n".join(entries)))
    falling = write_brief(an_article(headline="Votes on the ferries live", text="\n\n".join(reversed(entries))))
    assert rising.summary[-1].text == told[-1]
    assert falling.summary[0].text == told[-1]
    assert told[1] not in [line.text for line in rising.summary]


def test_an_interview_by_names_is_told_by_its_turns_and_never_by_the_cut_of_an_answer() -> None:
    turns = [("Why did you choose salt?", "It is cheap."), ("Do people want boats?", "Of course. They threw stones.")]
    turns.append(("Will boats ever be sold here?", "No. Not until the owners change their minds."))
    text = "\n\n".join(f"Orrin Vale: {asked}\n\nDana Whitlock: {answer}" for asked, answer in turns)
    brief = write_brief(an_article(headline="Dana Whitlock speaks", text=text))
    assert brief.kind == "qa"
    assert not any(line.text.startswith("Not until") for line in (*brief.summary, *brief.glance))
