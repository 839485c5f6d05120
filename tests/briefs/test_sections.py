"""Lists with their headings; the texts are made up."""

from typing import Any

from briefs.blocks import find_blocks
from briefs.models import Section
from briefs.pipeline import write_brief
from briefs.sections import find_sections
from tests.builders import an_article


def _shape(section: Section) -> tuple[str | None, list[Any]]:
    items = [_shape(item) if isinstance(item, Section) else item.text for item in section.items]
    return (section.heading.text if section.heading else None, items)


def _sections(text: str) -> list[tuple[str | None, list[Any]]]:
    return [_shape(section) for section in find_sections(text, find_blocks(text))]


def test_a_list_stands_under_its_heading() -> None:
    text = "The council met on Monday in the town hall.\n\nNext Steps\n\n• Hire crews\n• Paint the boats"
    assert _sections(text) == [("Next Steps", ["Hire crews", "Paint the boats"])]


def test_nested_points_stay_nested() -> None:
    text = (
        "## What’s Next\n\n1. The Harbour:\n  • Crews will be hired in May.\n  • Boats come later.\n"
        "2. The Bridge:\n  • It closes."
    )
    assert _sections(text) == [
        (
            "What’s Next",
            [("The Harbour:", ["Crews will be hired in May.", "Boats come later."]), ("The Bridge:", ["It closes."])],
        )
    ]


def test_a_sentence_that_announces_a_list_heads_it() -> None:
    text = (
        "## Plans\n\nThe plan is short. The mayor named two aims:\n\n- Cheap fares\n- Night boats\n\nCritics doubt it."
    )
    assert _sections(text) == [("Plans", [("The mayor named two aims:", ["Cheap fares", "Night boats"])])]


def test_a_list_without_a_heading_is_kept() -> None:
    assert _sections("• One boat\n• Two boats") == [(None, ["One boat", "Two boats"])]


def test_a_heading_without_a_list_is_no_section() -> None:
    assert _sections("## Plans\n\nThe plan is short and was never printed.") == []


def test_the_boxes_of_the_outlet_are_no_sections() -> None:
    text = (
        "The ferry is back on the water today.\n\n## Key Takeaways\n\n- Boats sail\n- Fares fall\n\n## Next\n\n- Paint"
    )
    assert [_shape(s) for s in write_brief(an_article(text=text)).sections] == [("Next", ["Paint"])]
