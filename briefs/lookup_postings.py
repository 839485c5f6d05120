"""Which numbers stand under which key, packed: two arrays instead of a list for each key."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Container
from itertools import accumulate

_NONE = array("I")


class Packed:
    """For every key from 0 on its numbers in rising order.

    What comes by `append` or goes by `discard` later is kept apart, a whole key at a time.
    """

    def __init__(self, keys: array[int], ends: array[int], size: int, gone: Container[int] = ()) -> None:
        """``keys``: those of number 0, then those of number 1, …; ``ends``: where each number's keys end.

        ``size``: how many keys there are; numbers that are ``gone`` are left out. A counting sort, so that no large
        list of numbers is made.
        """
        counts = array("I", bytes(4 * (size + 1)))
        for key in keys:
            counts[key] += 1
        places = array("I", accumulate(counts))
        self._numbers = array("I", bytes(4 * len(keys)))
        numbers, stop = self._numbers, len(keys)
        for number in range(len(ends) - 1, -1, -1):
            start = ends[number - 1] if number else 0
            for key in keys[start:stop]:
                places[key] -= 1
                numbers[places[key]] = number
            stop = start
        self._starts = places
        self._later: dict[int, array[int]] = {}
        for number in range(len(ends)) if gone else ():
            if number in gone:
                for key in {*keys[ends[number - 1] if number else 0 : ends[number]]}:
                    self.discard(key, number)

    def __getitem__(self, key: int) -> array[int]:
        """The numbers under the key, not to be changed."""
        later = self._later.get(key)
        if later is not None:
            return later
        starts = self._starts
        return self._numbers[starts[key] : starts[key + 1]] if key + 1 < len(starts) else _NONE

    def append(self, key: int, number: int) -> None:
        """Puts a number that is larger than all before under the key."""
        later = self._later.get(key)
        if later is None:
            later = self._later[key] = array("I", self[key])
        later.append(number)

    def discard(self, key: int, number: int) -> None:
        """Takes the number from under the key; one that is not there is no error."""
        later = self._later.get(key)
        if later is None:
            later = self._later[key] = array("I", self[key])
        at = bisect_left(later, number)
        if at < len(later) and later[at] == number:
            del later[at]
