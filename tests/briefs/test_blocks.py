from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.blocks import find_blocks

# The towns, boats and people in these texts are invented.
TEXT = """\
> At a Glance
> – The pier reopens
> – Why it matters: it was closed for years

The pier at Low Haven opens again after nine years.

The Vote

Councillors were asked for three things:

• Money
• Time
  • A year at least
• Boats

1. First point:
  • below it

## Marked heading

| Boat | State |
| Gull | mended |

Boat State
Gull mended, at sea
Tern sold

“Not everyone is ready”

It ends here."""


def read(text: str) -> list[tuple[str, int, str, str]]:
    return [(block.kind, block.level, block.marker, text[block.start : block.end]) for block in find_blocks(text)]


def test_every_kind_of_block_is_told() -> None:
    assert read(TEXT) == [
        ("quotation", 0, ">", "At a Glance"),
        ("quotation", 0, "> –", "The pier reopens"),
        ("quotation", 0, "> –", "Why it matters: it was closed for years"),
        ("paragraph", 0, "", "The pier at Low Haven opens again after nine years."),
        ("heading", 2, "", "The Vote"),
        ("paragraph", 0, "", "Councillors were asked for three things:"),
        ("item", 0, "•", "Money"),
        ("item", 0, "•", "Time"),
        ("item", 1, "•", "A year at least"),
        ("item", 0, "•", "Boats"),
        ("item", 0, "1.", "First point:"),
        ("item", 1, "•", "below it"),
        ("heading", 2, "##", "Marked heading"),
        ("row", 0, "|", "Boat | State"),
        ("row", 0, "|", "Gull | mended"),
        ("row", 0, "", "Boat State"),
        ("row", 0, "", "Gull mended, at sea"),
        ("row", 0, "", "Tern sold"),
        ("paragraph", 0, "", "“Not everyone is ready”"),
        ("paragraph", 0, "", "It ends here."),
    ]


def test_a_lead_in_to_a_list_is_told_from_a_heading_by_its_colon_or_length() -> None:
    (first, *_) = find_blocks("What's Next:\n\n• Rain\n• Sun")
    assert first.kind == "heading"


def test_a_long_dash_alone_opens_a_spoken_line_not_a_list() -> None:
    assert [block.kind for block in find_blocks("– Come in, she said.\n\nHe came.")] == ["paragraph", "paragraph"]


def test_the_last_line_heads_nothing() -> None:
    assert find_blocks("It rained all day.\n\nThe End")[-1].kind == "paragraph"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from('aB .\n>|#-•1.?–"” \t\r\x00\ud800é'), max_size=60) | st.text(max_size=60))
def test_blocks_are_exact_ordered_spans_of_any_text(text: str) -> None:
    blocks = find_blocks(text)
    assert all(0 <= block.start < block.end <= len(text) for block in blocks)
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    assert all(text[block.start : block.end].strip() for block in blocks)
