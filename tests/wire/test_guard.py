"""No spelling of an address, no redirect and no look-up leads to what is not public."""

import socket
from typing import Any

import pytest

from bot.wire.errors import AddressRefusedError, TooManyRedirectsError
from bot.wire.fetch import Fetcher
from bot.wire.guard import Guard, is_public, target_for
from bot.wire.limits import Limits
from tests.wire.site import Names, RawSite, Site

PUBLIC = (
    "8.8.8.8", "1.1.1.1", "93.184.216.34", "172.15.0.1", "172.32.0.1", "100.63.255.255", "100.128.0.1", "11.0.0.1",
    "223.255.255.254", "2606:4700:4700::1111", "2a00:1450:4001::200e", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8",
    "2001:4860:4860::8888",
)  # fmt: skip
NOT_PUBLIC = (
    # IPv4: this network, private, shared (CGNAT), loopback, link-local and metadata, special, multicast, reserved
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.255.0.1",
    "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.171", "192.0.2.1",
    "168.63.129.16", "192.0.0.192", "192.31.196.1", "192.52.193.1", "192.175.48.1",
    "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1",
    "239.255.255.250", "240.0.0.1", "255.255.255.255",
    # IPv6: none, loopback, compatible, mapped, NAT64, discard, Teredo, ORCHID, documentation, 6to4, unique local,
    # link-local with and without its zone, site-local, multicast, segment routing, ISATAP
    "::", "::1", "::10.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.1.2.3", "::ffff:169.254.169.254",
    "::ffff:0:127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::8.8.8.8",
    "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:0:7f00:1::1", "2001:10::1", "2001:20::1", "2001:2::1",
    "2001:db8::1", "3fff::1", "2002:7f00:1::1", "2002:808:808::1", "fc00::1", "fd00:ec2::254", "fe80::1",
    "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1", "5f00::1", "2001:470::5efe:10.0.0.1", "2a00::200:5efe:7f00:1",
    "::ffff:168.63.129.16", "64:ff9b::a83f:8110", "2620:4f:8000::1", "100:0:0:1::1", "e000::1",
    "4000::1", "", "example.org", "1.2.3", "0x7f.0.0.1", "127.0.0.1 ", "１２７.0.0.1",
)  # fmt: skip
# Addresses as somebody may write them who wants in.
REFUSED = {
    "http://127.0.0.1/": "private", "http://10.0.0.1/": "private", "https://192.168.1.1/admin": "private",
    "http://169.254.169.254/latest/meta-data/": "private", "http://100.100.100.200/": "private",
    "http://2130706433/": "private", "http://0177.0.0.1/": "private", "http://0177.0.0.01/": "private",
    "http://0x7f000001/": "private", "http://0x7f.0x0.0x0.0x1/": "private", "http://0X7F.1/": "private",
    "http://127.1/": "private", "http://127.0.1/": "private", "http://0/": "private", "http://00000/": "private",
    "http://017700000001/": "private", "http://3232235777/": "private", "http://134744072/": "private",
    "http://127.0.0.1./": "private", "http://①②⑦.⓪.⓪.①/": "private", "http://１２７.０.０.１/": "private",
    "http://127。0。0。1/": "private", "http://⑯⑨。②⑤④。⑯⑨｡②⑤④/": "private", "http://[::1]/": "private",
    "http://168.63.129.16/": "private", "http://192.0.0.192/": "private", "http://127.0x0.1/": "private",
    "http://0./": "private", "http://4294967296/": "private", "http://00177.0.0.1/": "private",
    "http://127．0．0．1/": "private", "http://127｡0｡0｡1/": "private", "http://127.0.0.1#@example.org/": "private",
    "http://127.0.0.1?@example.org/": "private", "http://127.0.0.1:/": "private", "http://127.0.0.1:443/": "private",
    "http://256.0.0.1/": "private", "http://[fe80::1%25lo]/": "private", "http://[::1%25lo]/": "private",
    "http://[::ffff:0:7f00:1]/": "private", "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/": "private",
    "http://[64:ff9b:0:0:0:1:7f00:1]/": "private", "http://[2001:470::200:5efe:7f00:1]/": "private",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/": "host", "http://ｌｏｃａｌｈｏｓｔ/": "host", "http://localhost6/": "host",
    "http://kubernetes.default.svc.cluster.local/": "host", "http://host.docker.internal/": "host",
    "http:////127.0.0.1/": "host", "http:127.0.0.1/": "host", "http:/127.0.0.1/": "host",
    "http://example.org&@127.0.0.1/": "userinfo", "http://8.8.8.8@[::1]/": "userinfo",
    "http://127.0.0.1;8.8.8.8/": "form", "http://127.0.0.1,8.8.8.8/": "form", "http://[127.0.0.1]/": "form",
    "http://127%2e0%2e0%2e1/": "form", "http://127.0.0.1%0a.example.org/": "form", "http://127.0.0.1../": "form",
    "http://[::1].example.org/": "form", "http://[::ffff:127.1]/": "private", "http://lo\u00adcalhost/": "form",
    "http://[::]/": "private", "http://[::ffff:127.0.0.1]/": "private", "http://[::ffff:7f00:1]/": "private",
    "http://[0:0:0:0:0:ffff:10.0.0.1]/": "private", "http://[64:ff9b::169.254.169.254]/": "private",
    "http://[2002:a00:1::]/": "private", "http://[fe80::1%25eth0]/": "private", "http://[fd00:ec2::254]/": "private",
    "http://[fec0::1]/": "private", "http://[ff02::1]/": "private", "http://[::127.0.0.1]/": "private",
    "http://localhost/": "host", "http://LOCALHOST./": "host", "http://app.localhost/": "host",
    "http://printer/": "host", "http://metadata.google.internal/": "host", "http://nas.local/": "host",
    "http://router.home.arpa/": "host", "http://": "host", "http:///etc/passwd": "host",
    "http://user@example.org/": "userinfo", "http://user:secret@example.org/": "userinfo",
    "http://@example.org/": "userinfo", "http://example.org@127.0.0.1/": "userinfo",
    "http://127.0.0.1%2f@example.org/": "userinfo",
    "http://example.org:22/": "port", "http://example.org:8080/": "port", "https://example.org:6379/": "port",
    "http://example.org:0/": "port", "http://example.org:99999/": "form", "http://example.org:80:80/": "form",
    "file:///etc/passwd": "scheme", "ftp://example.org/": "scheme", "gopher://example.org/": "scheme",
    "data:text/html,hello": "scheme", "javascript:alert(1)": "scheme", "ws://example.org/": "scheme",
    "//example.org/": "form", "example.org": "form", "": "form", " ": "form", "/etc/passwd": "form",
    "http://good.example\\@127.0.0.1/": "form", "http://exa mple.org/": "form", "http://ex\tample.org/": "form",
    "http://example.org\r\nHost: 127.0.0.1/": "form", "http://example.org/\x00": "form",
    "http://%31%32%37.0.0.1/": "form", "http://127.0.0.1%00.example.org/": "form", "http://a..b/": "form",
    "http://-a.org/": "form", "http://exam\u202eple.org/": "form", "http://exam\u200bple.org/": "form",
    "http://" + "a" * 2100 + ".org/": "form", "http://" + "a" * 64 + ".org/": "form", "http://[::1/": "form",
    "http://[v1.fe]/": "form",
}  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_is_not_public_is_told_in_every_form(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", sorted(REFUSED))
def test_an_address_is_refused_as_it_is_written(address: str) -> None:
    with pytest.raises(AddressRefusedError) as caught:
        target_for(address, Limits())
    assert caught.value.why == REFUSED[address]


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("http://example.org", "http://example.org"),
        ("http://example.org?a=%7E1", "http://example.org/?a=%7E1"),
        ("  https://Example.ORG/A?b=%7E|c#part ", "https://example.org/A?b=%7E|c"),
        ("HTTP://example.org:80/x", "http://example.org/x"),
        ("https://example.org/a%2Fb/%c3%a4?sig=a%2Bb%3d", "https://example.org/a%2Fb/%c3%a4?sig=a%2Bb%3d"),
        ("http://münchen.example.org/ä b", "http://xn--mnchen-3ya.example.org/%C3%A4%20b"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700:4700::1111]/", "http://[2606:4700:4700::1111]/"),
        ("http://sub_domain.example.org./", "http://sub_domain.example.org./"),
    ],
)
def test_a_public_address_is_asked_for_as_it_is_written(address: str, asked: str) -> None:
    assert str(target_for(address, Limits())) == asked


def test_ports_that_the_operator_opens_are_open_on_public_addresses_only() -> None:
    limits = Limits(ports=frozenset({8080}), local_ports=frozenset({8123}))
    guard = Guard(limits)
    assert str(target_for("http://example.org:8080/", limits)) == "http://example.org:8080/"
    assert guard.may_connect(("8.8.8.8", 8080))
    assert not guard.may_connect(("127.0.0.1", 8080))
    assert not guard.may_connect(("8.8.8.8", 8123))
    assert guard.may_connect(("127.0.0.1", 8123))
    assert not guard.may_connect(("127.0.0.2", 8123))
    assert not guard.may_connect(("::1", 8123, 0, 0))
    assert not guard.may_connect(("10.0.0.1", 8123))
    assert not guard.may_connect(("2606:4700:4700::1111", 443, 0, 5))
    assert not guard.may_connect(("127.0.0.1", 80))


class Sockets:
    """Takes down every socket that is made, in place of the guard's own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made: list[Any] = []
        before = Guard.open_socket

        def open_socket(guard: Guard, info: Any) -> socket.socket:
            made = before(guard, info)
            self.made.append(info[4])
            return made

        monkeypatch.setattr(Guard, "open_socket", open_socket)


def _is_answer(address: str) -> bool:
    """Whether a name server can answer so."""
    try:
        socket.inet_pton(socket.AF_INET6 if ":" in address else socket.AF_INET, address.partition("%")[0])
    except (OSError, UnicodeError):
        return False
    return True


@pytest.mark.parametrize("address", [one for one in NOT_PUBLIC if _is_answer(one)])
async def test_a_name_that_leads_inside_gets_no_socket(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sockets = Sockets(monkeypatch)
    async with Fetcher(resolver=Names(default=(address,))) as fetcher:
        for scheme in ("http", "https"):
            with pytest.raises(AddressRefusedError) as caught:
                await fetcher.get(f"{scheme}://inside.example/")
            assert caught.value.why == "private"
    assert sockets.made == []


async def test_a_name_that_leads_inside_among_others_is_never_contacted_there(monkeypatch: pytest.MonkeyPatch) -> None:
    sockets = Sockets(monkeypatch)
    async with Site() as site:
        site.answer("/", "hello")
        site.names.known["both.example"] = [("10.0.0.1", "127.0.0.1", "fe80::1")]
        async with Fetcher(limits=site.limits(), resolver=site.names) as fetcher:
            assert (await fetcher.get(site.url("/", "both.example"))).body == b"hello"
    assert {made[0] for made in sockets.made} == {"127.0.0.1"}


async def test_a_name_that_changes_its_mind_is_judged_by_the_address_really_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sockets = Sockets(monkeypatch)
    async with Site() as site, RawSite(b"HTTP/1.1 200 OK\r\n\r\nsecret") as inside:
        site.redirect("/", site.url("/again", "turning.example"))
        site.names.known["turning.example"] = [("127.0.0.1",), ("192.168.0.10",)]
        async with Fetcher(limits=site.limits(), resolver=site.names) as fetcher:
            site.redirect("/", f"http://turning.example:{inside.port}/")
            with pytest.raises(AddressRefusedError) as caught:
                await fetcher.get(site.url("/", "turning.example"))
            assert caught.value.redirected
            site.redirect("/", "http://turning.example/")
            with pytest.raises(AddressRefusedError):
                await fetcher.get(site.url("/", "other.example"))
        assert inside.connections == 0
    assert {made[0] for made in sockets.made} == {"127.0.0.1"}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/", "http://0x7f.1/", "http://[::ffff:169.254.169.254]/", "//10.0.0.1/", "file:///etc/passwd",
        "http://user@example.org/", "http://localhost/", "https://example.org:22/", "http://①②⑦.⓪.⓪.①/",
    ],
)  # fmt: skip
async def test_a_redirect_to_what_is_refused_is_refused(status: int, target: str) -> None:
    async with Site() as site:
        site.redirect("/", target, status)
        async with Fetcher(limits=site.limits(), resolver=site.names) as fetcher:
            with pytest.raises(AddressRefusedError) as caught:
                await fetcher.get(site.url("/"))
        assert caught.value.redirected
        assert len(site.asked) == 1


async def test_an_inner_server_is_not_reached_through_a_redirect() -> None:
    async with Site() as site, RawSite(b"HTTP/1.1 200 OK\r\n\r\nsecret") as inside:
        for target in (f"http://127.0.0.1:{inside.port}/", f"http://rebound.example:{inside.port}/"):
            site.redirect("/", target)
            async with Fetcher(limits=site.limits(), resolver=site.names) as fetcher:
                with pytest.raises(AddressRefusedError):
                    await fetcher.get(site.url("/"))
        assert inside.connections == 0


async def test_five_redirects_are_followed_and_no_more() -> None:
    async with Site() as site:
        for step in range(7):
            site.redirect(f"/{step}", f"/{step + 1}")
        site.answer("/7", "there")
        async with Fetcher(limits=site.limits(), resolver=site.names) as fetcher:
            assert (await fetcher.get(site.url("/2"))).url == site.url("/7")
            with pytest.raises(TooManyRedirectsError):
                await fetcher.get(site.url("/1"))
            site.redirect("/round", "/round")
            with pytest.raises(TooManyRedirectsError):
                await fetcher.get(site.url("/round"))


async def test_a_proxy_in_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Site() as site, RawSite(b"HTTP/1.1 200 OK\r\n\r\nproxied") as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        site.answer("/", "hello")
        async with Fetcher(limits=site.limits(), resolver=site.names) as fetcher:
            assert (await fetcher.get(site.url("/"))).body == b"hello"
        assert proxy.connections == 0
