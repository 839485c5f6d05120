"""What stands around a name and is none: titles before it, "Jr.", "III" or "the elder" behind it."""

from __future__ import annotations

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
    officer constable inspector detective superintendent chief leader chairman
    chairwoman chair director nurse saint st"""
)
_SUFFIXES = {"jr": "jr", "jnr": "jr", "junior": "jr", "sr": "sr", "snr": "sr", "senior": "sr", "ii": "ii", "iii": "iii",
             "iv": "iv"}  # fmt: skip
# The same in other languages, behind a given name and a family name: "Neto" alone is a family name.
_SUFFIXES_ABROAD = {"fils": "jr", "filho": "jr", "hijo": "jr", "neto": "iii", "pere": "sr", "pai": "sr", "padre": "sr"}
_AGED = {"elder": "sr", "younger": "jr"}  # behind "the"
_NUMERALS = frozenset({"v", "x", "i"})  # of a king, and initials of anybody else
_LARGE = word_set("vi vii viii ix xi xii xiii xiv xv xvi")  # names in small letters too: Mei Xi
ROYAL_TITLES = word_set("king queen pope emperor empress prince princess sultan tsar")


def pop_suffix(groups: list[list[str]], *, royal: bool, capitals: bool) -> str:
    """Take "Jr.", "III", "fils", "the elder" off; "jr", "sr" or the numeral, "" where there is none."""
    last = groups[-1][0] if groups and len(groups[-1]) == 1 else ""
    if len(groups) > 2 and last in _AGED and groups[-2] == ["the"]:
        del groups[-2:]
        return _AGED[last]
    if len(groups) > 2 and last in _SUFFIXES_ABROAD:
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
