"""Summary and points picked from the text; people and places are invented."""

from briefs.blocks import find_blocks
from briefs.pipeline import write_brief
from briefs.prose import find_prose
from tests.builders import an_article


def _summary(text: str) -> list[str]:
    return [line.text for line in write_brief(an_article(text=text)).summary]


def _fit(text: str) -> list[str]:
    return [sentence.line.text for sentence in find_prose(text, find_blocks(text)) if sentence.fit]


def test_a_sentence_that_hangs_comes_only_behind_the_one_it_hangs_on() -> None:
    text = (
        "Mayor Dana Whitlock opened the ferry line of Harbour Town on Monday before a crowd of islanders. "
        "She promised twelve boats by summer and fares that a child can pay.\n\n"
        "However, critics doubt the costs of the boats and of the crews that are to sail them."
    )
    found = _summary(text)
    assert found[0].startswith("Mayor Dana Whitlock")
    assert not any(line.startswith("However") for line in found)


def test_a_claim_is_told_once() -> None:
    text = (
        "The ferry line of Harbour Town reopened on Monday after nine years.\n\n"
        "After nine years, the ferry line of Harbour Town reopened on Monday.\n\n"
        "Engineers found cracks in two pillars of the bridge last winter."
    )
    found = _summary(text)
    assert len([line for line in found if "reopened" in line]) == 1


def test_a_quotation_is_never_cut_in_its_middle() -> None:
    text = "“The boats will sail in spring. The crews are ready. Nobody doubts it,” Dana Whitlock said. The town waits."
    assert _fit(text)[0].startswith("“The boats will sail in spring.")
    assert "The crews are ready." not in _fit(text)


def test_what_only_points_elsewhere_is_never_on_a_card() -> None:
    for aside in (
        "Pictured: the green boat at the quay.",
        "Photo: The Harbour Desk shows the boats.",
        "Click here to read more about the boats.",
        "Sign up for our newsletter about the boats.",
        "Also read: the ten best boats of the year.",
        "Here is what each town had promised as the talks began.",
        "Scroll down for video of the boats.",
        "Would you have sailed on that boat?",
        "The mayor named two aims for the year:",
        "The post Ferry Is Back appeared first on The Harbour Desk.",
    ):
        text = f"{aside}\n\nThe ferry line of Harbour Town reopened on Monday."
        assert _fit(text) == ["The ferry line of Harbour Town reopened on Monday."], aside


def test_points_and_takeaways_repeat_nothing() -> None:
    text = "\n\n".join(
        f"The {thing} of Harbour Town was {done} by the council on Monday evening."
        for thing, done in [
            ("ferry line", "reopened"),
            ("old bridge", "closed"),
            ("island school", "painted"),
            ("fish market", "moved"),
            ("north tower", "sold"),
            ("town clock", "mended"),
            ("water mill", "burned"),
        ]
    )
    brief = write_brief(an_article(text=text, headline="Monday in the council"))
    lines = [line.text for line in (*brief.glance, *brief.takeaways)]
    assert len(lines) == len(set(lines))
    assert 3 <= len(brief.glance) <= 4


def test_answers_are_told_without_their_mark() -> None:
    text = "Q: When do the boats sail?\n\nA: The boats of Harbour Town sail from Monday at nine, the council said."
    assert _fit(text) == ["The boats of Harbour Town sail from Monday at nine, the council said."]


def test_entries_of_a_live_report_are_told() -> None:
    text = (
        "09:12\n\nThe first boat left the quay with 400 people.\n\n09:45\n\nMayor Dana Whitlock waved from the bridge."
    )
    assert _summary(text) == [
        "The first boat left the quay with 400 people.",
        "Mayor Dana Whitlock waved from the bridge.",
    ]


def test_a_column_keeps_its_own_voice() -> None:
    text = "I grew up on the islands with the boats.\n\nWe lost more than a line.\n\nI say that courage was short."
    assert _summary(text)[0].startswith("I grew up")


def test_a_caption_run_into_the_text_is_left_out() -> None:
    text = "Dana Whitlock (left) opens the line with Ida Moss.\n\nThe ferry line of Harbour Town reopened on Monday."
    assert _fit(text) == ["The ferry line of Harbour Town reopened on Monday."]


def test_scraps_of_a_page_and_captions_are_left_out() -> None:
    news = "The ferry line of Harbour Town reopened on Monday."
    for scrap in (
        "Captain Ida Moss leaving the quay in Harbour Town on Monday.",
        "An old picture of the green boat in spring.",
        "FYI || The ten best boats of the year ||The line reopened.",
        "Greetings from the quay pic.twitter.com/boats1 and its crews.",
        'The boats will sail in spring," said the mayor of Harbour Town.',
        "(Our desk has changed nothing in this report but its headline.)",
        "Good evening and welcome to the quay of Harbour Town.",
    ):
        assert _fit(f"{scrap}\n\n{news}") == [news], scrap
