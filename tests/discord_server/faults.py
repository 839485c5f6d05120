"""Faults by rule: which request, how often, and what goes wrong with it.

``what`` is one of
  "error"    answered with ``status`` and ``code``; nothing done. With ``after``, done all the same
  "page"     answered with ``status`` and a page, as by a proxy; otherwise like "error"
  "limited"  429 with ``retry_after``; ``everywhere``: the limit of the whole bot
  "reset"    the connection is reset; nothing done. With ``after`` the answer alone is lost
  "cut"      done, and half of the answer comes
  "slow"     done after ``seconds``
  "hang"     no answer ever; nothing done. With ``after``, done all the same
"""

from __future__ import annotations

import random
import re
from dataclasses import asdict, dataclass, field
from typing import Any

KINDS = frozenset({"error", "page", "limited", "reset", "cut", "slow", "hang"})


@dataclass
class Fault:
    """A rule. It matches a method, a pattern over the path and a channel; the first ``skip`` matches are let go."""

    what: str
    method: str = ""
    path: str = ""
    channel: int | None = None
    skip: int = 0
    times: int | None = None  # how often it strikes at most
    chance: float = 1.0
    status: int = 500
    code: int = 0
    retry_after: float = 1.0
    seconds: float = 1.0
    after: bool = False
    everywhere: bool = False
    struck: int = 0
    _pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if self.what not in KINDS:
            raise ValueError(f"no fault {self.what!r}")
        self._pattern = re.compile(self.path)

    def matches(self, method: str, path: str) -> bool:
        """Whether the rule is about such a request."""
        if self.method and self.method != method:
            return False
        if self.channel is not None and f"/channels/{self.channel}/" not in f"{path}/":
            return False
        return self._pattern.search(path) is not None

    def as_json(self) -> dict[str, Any]:
        """What the control tells of it."""
        return {key: value for key, value in asdict(self).items() if not key.startswith("_")}


class Faults:
    """The rules, asked in the order in which they were set; chance comes from one seed."""

    def __init__(self, seed: int = 0) -> None:
        self.rules: list[Fault] = []
        self._random = random.Random(seed)

    def add(self, what: str, **rule: Any) -> Fault:
        """Set a rule."""
        self.rules.append(Fault(what, **rule))
        return self.rules[-1]

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self.rules.clear()

    def strike(self, method: str, path: str) -> Fault | None:
        """The fault of this request, or None."""
        for rule in self.rules:
            if not rule.matches(method, path):
                continue
            if rule.skip > 0:
                rule.skip -= 1
            elif (rule.times is None or rule.struck < rule.times) and self._random.random() < rule.chance:
                rule.struck += 1
                return rule
        return None
