"""What was worked out of a story's articles, kept while the store gives back the very same articles."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Generic, TypeVar

from storage.records import StoredBrief

_T = TypeVar("_T")


class Remembered(Generic[_T]):
    """One value for each list of articles, the latest ``most`` of them.

    The store hands out the same object for an article as long as nobody changed a letter of what it holds of it: a new
    revision, a brief that was worked out anew, another story or slug each make another object, and a value is only
    given back for the same objects in the same order. Any thread may ask; two at once only work it out twice.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[int, ...], tuple[tuple[StoredBrief, ...], _T]] = OrderedDict()
        self._lock = Lock()

    def of(self, stored: Sequence[StoredBrief], work_out: Callable[[], _T]) -> _T:
        """The value for these articles; ``work_out`` makes it where it is not known."""
        key = tuple(one.revision_id for one in stored)
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None and all(one is other for one, other in zip(kept[0], stored, strict=True)):
                self._kept.move_to_end(key)
                return kept[1]
        value = work_out()
        with self._lock:
            self._kept[key] = (tuple(stored), value)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return value
