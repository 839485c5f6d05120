"""Jobs side by side: a host's one after another, and no host waits for another that hangs."""

import asyncio
from collections import Counter

import pytest

from bot.wire import pool as pools
from bot.wire.addresses import site_of
from bot.wire.pool import AT_ONCE, OF_SITE, OF_SLOW, Pool

Job = tuple[int, str]


class Hosts:
    """Jobs that hang until ``stuck`` is set where their host says so; counts who is asked meanwhile."""

    def __init__(self) -> None:
        self.stuck = asyncio.Event()
        self.under_way: Counter[str] = Counter()
        self.done: list[str] = []
        self.pool: Pool[Job] = Pool(self.work, address=lambda job: job[1], key=lambda job: job[0])

    async def work(self, job: Job) -> None:
        host = job[1].split("/")[2]
        self.under_way[host] += 1
        assert self.under_way[host] == 1
        await (self.stuck.wait() if "hangs" in host else asyncio.sleep(0))
        self.under_way[host] -= 1
        self.done.append(job[1])

    def offer(self, *addresses: str) -> int:
        return self.pool.offer([(hash(one), one) for one in addresses])

    async def settle(self) -> None:
        for _ in range(100):
            await asyncio.sleep(0)


async def test_what_comes_while_a_host_hangs_is_done_at_once() -> None:
    hosts = Hosts()
    hosts.offer(*(f"https://hangs.example/{number}" for number in range(4)))
    await hosts.settle()
    assert hosts.offer("https://quick.example/1", "https://quick.example/2") == 2
    await hosts.settle()
    assert hosts.done == ["https://quick.example/1", "https://quick.example/2"]
    hosts.stuck.set()
    await hosts.pool.emptied()
    assert len(hosts.done) == 6


async def test_fifty_hanging_names_under_one_are_one_site() -> None:
    hosts = Hosts()
    hosts.offer(*(f"https://hangs{number}.harl.example/" for number in range(50)))
    await hosts.settle()
    assert sum(hosts.under_way.values()) == OF_SITE
    hosts.offer(*(f"https://paper{number}.example/" for number in range(30)))
    await hosts.settle()
    assert len(hosts.done) == 30
    await hosts.pool.stop()


async def test_hosts_that_were_slow_leave_places_to_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "SLOW", 0.0)
    hosts = Hosts()
    hosts.stuck.set()
    hanging = [f"https://hangs{number}.example/" for number in range(AT_ONCE)]
    hosts.offer(*hanging)
    await hosts.pool.emptied()
    hosts.stuck.clear()
    hosts.offer(*hanging)
    await hosts.settle()
    assert sum(hosts.under_way.values()) == OF_SLOW
    await hosts.pool.stop()


async def test_a_job_is_taken_once_and_a_host_has_few_in_the_pool() -> None:
    hosts = Hosts()
    addresses = [f"https://hangs.example/{number}" for number in range(20)]
    assert hosts.offer(*addresses) == pools.OF_HOST
    assert hosts.offer(*addresses[: pools.OF_HOST]) == 0
    await hosts.pool.stop()
    assert not hosts.done


async def test_a_pause_of_a_host_takes_no_place() -> None:
    hosts = Hosts()
    hosts.pool = Pool(
        hosts.work,
        address=lambda job: job[1],
        key=lambda job: job[0],
        pause=lambda address: 3_600.0 if "calm" in address else 0.0,
    )
    hosts.offer("https://calm.example/1", "https://calm.example/2", "https://a.example/", "https://b.example/")
    await hosts.settle()
    assert sorted(hosts.done) == ["https://a.example/", "https://b.example/", "https://calm.example/1"]
    await hosts.pool.stop()


async def test_nothing_is_looked_for_while_nothing_moves() -> None:
    hosts = Hosts()
    hosts.offer("https://hangs.example/1")
    waiting = asyncio.ensure_future(hosts.pool.moved())
    await hosts.settle()
    assert not waiting.done()
    hosts.stuck.set()
    await asyncio.wait_for(waiting, 5)


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("news.harl.example", "harl.example"),
        ("a.b.harl.co.uk", "harl.co.uk"),
        ("harl.co.uk", "harl.co.uk"),
        ("127.0.0.1", "127.0.0.1"),
        ("", ""),
    ],
)
def test_a_site_is_the_name_that_somebody_was_given(host: str, site: str) -> None:
    assert site_of(host) == site
