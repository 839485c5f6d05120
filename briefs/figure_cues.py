"""What the words round a figure say beyond its clause: whose it is, at what time of day, and that it is no report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.amounts import Amount
from briefs.claims import Claim
from briefs.words import CALENDAR

MOST_FRAGMENT = 3  # words that a sentence without a verb has besides its amount: "Fourteen years in all."
OWNER_FAR = 70  # letters before a figure within which its owner is named
SAME_ORDER = 5.0  # that a number without a noun is apart from the one whose noun it shares
LEAST_SHARING = 100.0  # from which it may share one

_WORD = re.compile(r"[^\W_][\w’'-]*")
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?:[ ][^\W\d_a-z][\w’'-]+)*")
# A number that has to be reached, and is no count of anything.
_THRESHOLD_BEFORE = re.compile(
    r"\b(?:needs?|needed|requires?|required|necessary|majority[ ]of|quorum[ ]of|threshold[ ]of|minimum[ ]of|limit[ ]of"
    r"|maximum[ ]of)[ ](?:the[ ]|an?[ ]|at[ ]least[ ]|only[ ])?$",
    re.IGNORECASE,
)
_THRESHOLD_BEHIND = re.compile(
    r"[ ](?:(?:that|which)[ ])?(?:(?:is|are|was|were)[ ])?(?:needed|required|necessary|threshold)\b"
)
_ANOTHER = re.compile(
    r"\b(?:another|a[ ]second|a[ ]third|a[ ]separate|a[ ]different|an[ ]earlier|the[ ]previous|the[ ]other)"
    r"[ ](?:[a-z]+[ ])?(?P<thing>[a-z]+)"
)
_THAT_ONE = re.compile(r"(?:That one|The other(?: one)?|The second|The latter|That other)\b")
_THEY = re.compile(r"\b(?:[Ss]he|[Hh]e)[ ](?:has|had|have|got|won|took|polled|stands|stood|leads|led)[ ][^,;]*$")
_PART_OF_DAY = re.compile(
    r"\b(?:at[ ]the[ ](?P<start>start|finish)|(?P<part>dawn|sunrise|morning|noon|midday|lunchtime|afternoon|evening"
    r"|dusk|sunset|night|overnight|midnight))\b",
    re.IGNORECASE,
)


def is_fragment(claim: Claim) -> bool:
    """Whether the sentence is hardly more than its one amount: what it is of, the next one says."""
    if len(claim.amounts) != 1:
        return False
    amount = claim.amounts[0]
    rest = claim.narrated[: amount.start] + " " + claim.narrated[amount.end :]
    return len(_WORD.findall(rest)) <= MOST_FRAGMENT and amount.kind != "count"


def is_threshold(claim: Claim, amount: Amount) -> bool:
    """Whether the number is one to be reached: "the 60 votes needed", "a majority of 51"."""
    words = claim.narrated
    return bool(_THRESHOLD_BEFORE.search(words[: amount.start]) or _THRESHOLD_BEHIND.match(words, amount.end))


def hangs_on_another(claim: Claim, before: Claim | None) -> bool:
    """Whether it goes on about another thing that the sentence before brings in: "another fire … That one"."""
    return before is not None and bool(_THAT_ONE.match(claim.line.text)) and bool(_ANOTHER.search(before.narrated))


def times_of_day(words: str) -> frozenset[str]:
    """The times of day that the words name."""
    return frozenset((match["start"] or match["part"]).lower() for match in _PART_OF_DAY.finditer(words))


def owner_of(
    claim: Claim, amount: Amount, before: Claim | None, known: frozenset[str], *, first: bool
) -> frozenset[str]:
    """The name that stands closest before the amount, or the ``first`` of the sentence; ``known`` end full names."""
    head = claim.narrated[: amount.start]
    if before is not None and _THEY.search(head):
        head, first = before.narrated, True
    names = [match for match in _NAME.finditer(head) if match[0].split()[-1] in known]
    if first:
        names = names[:1]
    if not names or (not first and amount.start - names[-1].end() > OWNER_FAR):
        return frozenset()
    return frozenset(word.lower() for word in names[-1][0].split() if word.lower() not in CALENDAR)


def full_names(claims: Sequence[Claim]) -> frozenset[str]:
    """The last words of names of two words and more."""
    return frozenset(
        match[0].split()[-1] for claim in claims for match in _NAME.finditer(claim.narrated) if " " in match[0]
    )


def noun_shared(claim: Claim, amount: Amount, before: Claim | None) -> tuple[Claim, Amount] | None:
    """The number before whose noun this one has, too, being of its order: "had 812 votes. Dow had 640"."""
    if amount.kind != "count" or amount.noun or amount.value < LEAST_SHARING:
        return None
    said, earlier = claim, [one for one in claim.amounts if one.start < amount.start]
    if not earlier and before is not None:
        said, earlier = before, list(before.amounts)
    counts = [one for one in earlier if one.kind == "count" and one.noun and one.value >= LEAST_SHARING]
    ratio = max(counts[-1].value / amount.value, amount.value / counts[-1].value) if counts else SAME_ORDER + 1
    return (said, counts[-1]) if ratio <= SAME_ORDER else None
