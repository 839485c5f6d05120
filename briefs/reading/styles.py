"""An element's `style` attribute: whether what it styles can be seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

MOST_STYLE: Final = 2_000  # letters
LEAST_OPACITY: Final = 0.05
LEAST_SIZE: Final = 2.0  # pixels of a letter
MOST_BOX: Final = 1.0  # pixels of a box that shows nothing
LEAST_AWAY: Final = 900.0  # pixels off the page
_PIXELS: Final = {"": 1.0, "px": 1.0, "pt": 1.33, "em": 16.0, "rem": 16.0, "ch": 8.0, "ex": 8.0, "in": 96.0, "cm": 38.0,
                  "mm": 3.8, "vw": 12.0, "vh": 8.0, "vmin": 8.0, "vmax": 12.0, "%": 10.0}  # fmt: skip
_COMMENT: Final = re.compile(r"/\*(?:[^*]|\*(?!/))*\*/")
_NUMBER: Final = re.compile(r"(?P<value>[-+]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))(?P<unit>%|[a-z]*)")
_NOTHING: Final = re.compile(r"(?:transparent|rgba?\([^()]*[,/]\s*0?\.?0+%?\s*\)|#[0-9a-f]{3}0|#[0-9a-f]{6}00)")
_COLOURS: Final = {"white": "255,255,255", "black": "0,0,0"}
_SIDES: Final = ("left", "right", "top", "bottom", "inset-inline-start", "inset-block-start")
_BOXES: Final = ("height", "max-height", "width", "max-width", "block-size", "inline-size", "line-height")
_MARGINS: Final = ("margin-left", "margin-top", "text-indent")
_SCALED_AWAY: Final = re.compile(r"scale(?:3d|[xy])?\(\s*0*\.?0+\s*[,)]|rotate[xy]\(\s*90deg")
_CLIPPED_AWAY: Final = re.compile(r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%\s*\)|(?:circle|ellipse)\(\s*0")


@lru_cache(maxsize=256)
def hidden_by(style: str) -> str:
    """The property that hides; empty where nothing does."""
    stated = declarations(style)
    return next((name for name, hides in _WAYS.items() if hides(stated)), "")


def declarations(style: str) -> dict[str, str]:
    """The properties with their values, in small letters; of two of a name the one that holds."""
    stated: dict[str, str] = {}
    final: set[str] = set()
    for one in _COMMENT.sub("", style[:MOST_STYLE].lower()).split(";"):
        name, colon, value = (part.strip() for part in one.partition(":"))
        is_final = value.endswith("important") and "!" in value
        if colon and (is_final or name not in final):
            stated[name] = value.partition("!")[0].strip()
            if is_final:
                final.add(name)
    return stated


def _length(value: str) -> float | None:
    """A length in pixels, roughly; None for what is none."""
    number = _NUMBER.fullmatch(value)
    factor = _PIXELS.get(number["unit"]) if number else None
    return float(number["value"]) * factor if number and factor is not None else None


def _lengths(stated: dict[str, str], names: tuple[str, ...]) -> list[float]:
    return [size for name in names if (size := _length(stated.get(name, ""))) is not None]


def _is_faint(stated: dict[str, str]) -> bool:
    number = _NUMBER.fullmatch(stated.get("opacity", ""))
    share = float(number["value"]) / (100 if number["unit"] == "%" else 1) if number else 1.0
    return share < LEAST_OPACITY or re.search(r"opacity\(\s*0*\.?0+%?\s*\)", stated.get("filter", "")) is not None


def _is_tiny(stated: dict[str, str]) -> bool:
    size = _length(stated.get("font-size", ""))
    if size is None and (short := re.match(r"(?:[a-z]+\s+)*(?P<size>[\d.]+[a-z%]*)[\s/]", stated.get("font", ""))):
        size = _length(short["size"])
    return size is not None and size < LEAST_SIZE


def _is_away(stated: dict[str, str]) -> bool:
    sides = _lengths(stated, _SIDES) if stated.get("position", "static") != "static" else []
    moved = [*sides, *_lengths(stated, _MARGINS)]
    moves = re.findall(r"translate(?:3d|[xy])?\(([^()]*)\)", stated.get("transform", ""))
    parts = [part.strip() for move in moves for part in move.split(",")]
    moved += [size for part in parts if (size := _length(part)) is not None and not part.endswith("%")]
    return any(size <= -LEAST_AWAY or size >= 3 * LEAST_AWAY for size in moved)


def _is_shut(stated: dict[str, str]) -> bool:
    cuts = {value for name, value in stated.items() if name in ("overflow", "overflow-x", "overflow-y")}
    boxes = _lengths(stated, _BOXES)
    return bool(cuts & {"hidden", "clip"}) and any(size <= MOST_BOX for size in boxes)


def _is_clipped(stated: dict[str, str]) -> bool:
    sides = re.fullmatch(r"rect\(([^()]*)\)", stated.get("clip", ""))
    if sides and stated.get("position") in ("absolute", "fixed"):
        sizes = [_length(side) for side in re.split(r"[\s,]+", sides[1].strip())]
        return all(size is not None and size <= MOST_BOX for size in sizes)
    return _CLIPPED_AWAY.match(stated.get("clip-path", "")) is not None


def _is_uncoloured(stated: dict[str, str]) -> bool:
    """Whether letters have no colour or that of the ground which the same element states."""
    colour = stated.get("color", "")
    if not colour or "text" in stated.get("background-clip", stated.get("-webkit-background-clip", "")):
        return False
    if "text-shadow" in stated:
        return False
    grounds = (_colour(stated.get(name, "")) for name in ("background-color", "background"))
    return _NOTHING.fullmatch(colour) is not None or _colour(colour) in set(grounds) - {""}


def _colour(value: str) -> str:
    """A colour in one form: "255,255,255"."""
    if short := re.fullmatch(r"#([0-9a-f])([0-9a-f])([0-9a-f])", value):
        value = "#" + "".join(2 * part for part in short.groups())
    if full := re.fullmatch(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", value):
        return ",".join(str(int(part, 16)) for part in full.groups())
    if parts := re.fullmatch(r"rgba?\((\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+1(?:\.0)?)?\s*\)", value):
        return ",".join(parts.groups())
    return _COLOURS.get(value, value)


_WAYS: Final[dict[str, Callable[[dict[str, str]], bool]]] = {
    "display": lambda stated: stated.get("display") == "none",
    "visibility": lambda stated: stated.get("visibility") in ("hidden", "collapse"),
    "content-visibility": lambda stated: stated.get("content-visibility") == "hidden",
    "opacity": _is_faint,
    "font-size": _is_tiny,
    "position": _is_away,
    "overflow": _is_shut,
    "clip": _is_clipped,
    "transform": lambda stated: (
        _SCALED_AWAY.search(stated.get("transform", "")) is not None or stated.get("scale", "1") in ("0", "0%")
    ),
    "color": _is_uncoloured,
}
