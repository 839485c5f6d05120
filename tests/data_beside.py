"""The data that lies beside the checkout: real articles for trials, never part of the repository."""

from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[2] / "shared"


def find_beside(*names: str) -> Path | None:
    """The file or folder beside the checkout, or None where this machine has none."""
    path = _BESIDE.joinpath(*names)
    return path if path.exists() else None


def beside(*names: str) -> Path:
    """The file or folder beside the checkout; skips the test where it is absent."""
    path = find_beside(*names)
    if path is None:
        pytest.skip(f"the trial data {'/'.join(names)} does not lie beside this checkout")
    return path
