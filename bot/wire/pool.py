"""Jobs for many hosts side by side: one at a time of each, and no host waits for another that is slow.

Every host has a lane; the lanes have their turns. Hosts of one site (a name with all that are beneath it) share a few
places, and so do all whose last job took long: what hangs can take these, and the others stay free.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Final, Generic, TypeVar

from bot.wire.addresses import host_of, site_of

T = TypeVar("T")

AT_ONCE: Final = 8
OF_SITE: Final = 2  # hosts of one site: whoever has a domain can make up as many as they like
OF_SLOW: Final = 4  # hosts that were slow the last time
OF_HOST: Final = 5  # jobs of one host that wait in the pool; the others wait where they come from
SLOW: Final = 8.0  # seconds for one job
MOST_REMEMBERED: Final = 1_000  # slow hosts


class Pool(Generic[T]):
    """Does jobs. ``address`` is where a job leads, ``key`` what it is known by; a known one is taken once.

    ``pause`` is how many seconds its host is left alone after a job; the job's place is free meanwhile.
    """

    def __init__(
        self,
        work: Callable[[T], Awaitable[object]],
        *,
        address: Callable[[T], str],
        key: Callable[[T], int],
        pause: Callable[[str], float] = lambda _: 0.0,
    ) -> None:
        self._work, self._address, self._key, self._pause = work, address, key, pause
        self._lanes: OrderedDict[str, deque[T]] = OrderedDict()
        self._known: set[int] = set()
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._resting: dict[str, asyncio.TimerHandle] = {}
        self._slow: OrderedDict[str, None] = OrderedDict()
        self._moved = asyncio.Event()
        self._failure: BaseException | None = None

    def offer(self, jobs: Iterable[T]) -> int:
        """Take these jobs, a few of each host, and begin what may begin; how many were new and taken."""
        taken = 0
        for job in jobs:
            host = host_of(self._address(job)) or ""
            lane = self._lanes.setdefault(host, deque())
            if self._key(job) not in self._known and len(lane) < OF_HOST:
                lane.append(job)
                self._known.add(self._key(job))
                taken += 1
            elif not lane:
                del self._lanes[host]
        self._begin()
        return taken

    def wake(self) -> None:
        """There may be new jobs."""
        self._moved.set()

    async def moved(self) -> None:
        """Returns once a place is free that no job here can take; raises what a job raised."""
        await self._moved.wait()
        self._moved.clear()
        self._raise()

    async def emptied(self) -> None:
        """Returns once all jobs are done; raises what one of them raised, the others are ended or dropped then."""
        while self._known and self._failure is None:
            await self._moved.wait()
            self._moved.clear()
        if self._failure is not None:
            await self.stop()
        self._raise()

    async def stop(self) -> None:
        """Drop what waits and end what is under way."""
        self._drop()
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        for rest in self._resting.values():
            rest.cancel()
        self._resting.clear()

    def _raise(self) -> None:
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure

    def _drop(self) -> None:
        for lane in self._lanes.values():
            self._known.difference_update(map(self._key, lane))
        self._lanes.clear()

    def _begin(self) -> None:
        for host in list(self._lanes):
            if len(self._under_way) >= AT_ONCE:
                return
            if not self._may_begin(host):
                continue
            lane = self._lanes.pop(host)
            job = lane.popleft()
            if lane:
                self._lanes[host] = lane  # behind the others
            self._under_way[host] = asyncio.create_task(self._do(host, job))

    def _may_begin(self, host: str) -> bool:
        if host in self._under_way or host in self._resting:
            return False
        if host in self._slow and sum(one in self._slow for one in self._under_way) >= OF_SLOW:
            return False
        site = site_of(host)
        return sum(site_of(one) == site for one in self._under_way) < OF_SITE

    async def _do(self, host: str, job: T) -> None:
        clock = asyncio.get_running_loop().time
        begun = clock()
        try:
            await self._work(job)
        except asyncio.CancelledError:
            raise
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits for the jobs
            self._failure = error
            self._drop()
        finally:
            self._ended(host, job, clock() - begun)

    def _ended(self, host: str, job: T, seconds: float) -> None:
        self._under_way.pop(host, None)
        self._known.discard(self._key(job))
        self._slow.pop(host, None)
        if seconds >= SLOW:
            self._slow[host] = None
            if len(self._slow) > MOST_REMEMBERED:
                self._slow.popitem(last=False)
        pause = self._pause(self._address(job))
        if pause > 0:
            self._resting[host] = asyncio.get_running_loop().call_later(pause, self._rested, host)
        self._begin()
        if len(self._under_way) < AT_ONCE:
            self._moved.set()

    def _rested(self, host: str) -> None:
        self._resting.pop(host, None)
        self._begin()
