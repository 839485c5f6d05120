"""`/digest why`: what was sent, what was left out and for which reason; for the member who asked alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.answers import WhyAnswer, WhyEdition, WhyStory
from bot.cards import labels
from bot.cards.layout import MOST_BYTES, MOST_TEXT
from bot.cards.safe import safe, shortened

LONGEST_HEADLINE = 120  # shortened: it is the list that is asked for, and it quotes nothing
_SAFETY = 2  # of a text of two bytes a character


def why_lines(answer: WhyAnswer) -> list[str]:
    """The answer line by line, escaped for Discord; every word that no article printed is of the closed list."""
    if not answer.editions:
        return [labels.WHY_NONE]
    return [line for edition in answer.editions for line in _edition(edition)]


def why_text(answer: WhyAnswer, most: int = 2_000) -> str:
    """As many of the lines as one message holds."""
    kept: list[str] = []
    for line in why_lines(answer):
        if len("\n".join([*kept, line])) > min(most, MOST_TEXT, MOST_BYTES // _SAFETY):
            break
        kept.append(line)
    return "\n".join(kept)


def _edition(edition: WhyEdition) -> Iterator[str]:
    day = labels.day_label(edition.local_date)
    purpose = "" if edition.purpose == "daily" else f"{labels.BETWEEN}{edition.purpose}"
    yield f"**{labels.WHY}**{labels.BETWEEN}<#{edition.channel_id}>{labels.BETWEEN}{day}{purpose}"
    yield f"-# {labels.edition_state_label(edition.state, safe(edition.state_reason))}"
    if not edition.decided:
        yield labels.why_not_decided_label(edition.state, edition.state_reason)
        return
    if edition.told:
        yield f"**{labels.why_told_label(edition.state)}**"
        yield from _stories(edition.told)
    for name, count in edition.counts.items():
        yield f"**{labels.WHY_LEFT_OUT}**{labels.BETWEEN}{labels.WHY_REASONS[name]}{labels.BETWEEN}{count:,}"
        yield from _stories(one for one in edition.left_out if one.reason == name)


def _stories(stories: Iterable[WhyStory]) -> Iterator[str]:
    for one in stories:
        words = safe(shortened(one.headline.text, LONGEST_HEADLINE)) if one.headline else labels.WHY_GONE
        update = f"{labels.BETWEEN}{labels.DIGEST_UPDATE}" if one.update else ""
        yield f"- story:{one.story_id} {words}{update}"
