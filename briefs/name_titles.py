"""What stands around a name and is none: titles before it, "Jr.", "III" or "the elder" behind it."""

from __future__ import annotations

from collections.abc import Iterable

from briefs.sentences import word_set

TITLES_BEFORE = word_set(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron count countess duke duchess president vice
    prime minister premier chancellor king queen prince princess pope emperor empress senator sen representative
    rep congressman congresswoman governor gov mayor mayoress alderman councillor councilor cllr general gen
    brigadier colonel col major maj captain capt lieutenant lt sergeant sgt corporal admiral commander judge
    justice magistrate secretary ambassador envoy commissioner deputy foreign defence defense finance interior
    former acting pm vp ceo cfo mp mep msp sheriff speaker pastor principal rector adm gov pres
    executive spokesman spokeswoman minister-president the rev reverend father sister brother bishop archbishop
    cardinal imam rabbi sheikh sheik ayatollah mullah coach doctor
    officer constable inspector detective det insp supt dci pc superintendent chief leader chairman
    chairwoman chair director nurse saint st"""
)
_SUFFIXES = {"jr": "jr", "jnr": "jr", "junior": "jr", "sr": "sr", "snr": "sr", "senior": "sr", "ii": "ii", "iii": "iii",
             "iv": "iv"}  # fmt: skip
# The same in other languages, behind a given name and a family name: "Neto" alone is a family name.
_SUFFIXES_ABROAD = {"fils": "jr", "filho": "jr", "hijo": "jr", "neto": "iii", "pere": "sr", "pai": "sr", "padre": "sr"}
_AGED = {"elder": "sr", "younger": "jr"}  # behind "the"
GENERATIONS = {"elder": "sr", "older": "sr", "senior": "sr", "younger": "jr", "junior": "jr"}  # the elder Dow
# What one person is not beside the other; "Captain" and "Dr." say too little.
_CALLINGS = {
    "bench": word_set("judge justice magistrate sheriff-principal recorder"),
    "uniform": word_set(
        """inspector insp detective det superintendent supt constable pc dc dci sergeant sgt corporal officer
        lieutenant lt colonel col brigadier general gen admiral major maj commander"""
    ),
    "altar": word_set("reverend rev bishop archbishop cardinal imam rabbi pastor vicar deacon"),
    "office": word_set(
        """minister premier president senator sen representative rep congressman congresswoman governor gov mayor
        mayoress councillor councilor cllr alderman chancellor ambassador mp"""
    ),
}
_NUMERALS = frozenset({"v", "x", "i"})  # of a king, and initials of anybody else
_LARGE = word_set("vi vii viii ix xi xii xiii xiv xv xvi")  # names in small letters too: Mei Xi
ROYAL_TITLES = word_set("king queen pope emperor empress prince princess sultan tsar")


def callings_of(words: Iterable[str]) -> frozenset[str]:
    """Which of the callings that no two of are one person's (judge, officer, priest, politician) titles tell of."""
    told = {word.strip(".") for word in words}
    return frozenset(calling for calling, titles in _CALLINGS.items() if titles & told)


def are_apart(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two people are told apart by their callings: a judge is no inspector; no calling says nothing."""
    return bool(some and others) and not some & others


def pop_suffix(groups: list[list[str]], *, royal: bool, capitals: bool, small: bool = False) -> str:
    """Take "Jr.", "III", "fils", "the elder" off; "jr", "sr" or the numeral, "" where there is none.

    ``small``: the last word is printed in small letters, so that "pai" behind a family name alone is none itself.
    """
    last = groups[-1][0] if groups and len(groups[-1]) == 1 else ""
    least = 1 if small else 2
    if len(groups) > 2 and last in _AGED and groups[-2] == ["the"]:
        del groups[-2:]
        return _AGED[last]
    if len(groups) > least and last in _SUFFIXES_ABROAD:
        groups.pop()
        return _SUFFIXES_ABROAD[last]
    is_numeral = (royal and last in _NUMERALS) or ((royal or capitals) and last in _LARGE)
    if len(groups) > 1 and (last in _SUFFIXES or is_numeral):
        groups.pop()
        return _SUFFIXES.get(last, last)
    return ""


def ends_in_numeral(bare: str) -> bool:
    """Whether the last word alone is in capitals: Aldemar XI, not Mei Xi, not MEI XI."""
    *before, last = bare.split() or [""]
    return last.isupper() and not " ".join(before).isupper()
