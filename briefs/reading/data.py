"""Texts that are no prose, where that is surely told: scripts, JSON, tables of comma-separated values."""

from __future__ import annotations

import csv
import json
from typing import Final

from briefs.errors import NoArticleError

LEAST_RECORDS: Final = 3
_DELIMITERS: Final = (",", ";")


def refuse_data(text: str) -> None:
    """Raises `NoArticleError` where the whole text is a script, JSON or comma-separated values."""
    text = text.strip("\ufeff \t\r\n")
    if text.startswith("#!/") or _is_json(text) or any(_is_table(text, delimiter) for delimiter in _DELIMITERS):
        raise NoArticleError


def _is_json(text: str) -> bool:
    if (text[:1], text[-1:]) not in {("{", "}"), ("[", "]")}:
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(text: str, delimiter: str) -> bool:
    """Whether every line has as many cells, two or more, and no space follows a mark, as it does in prose."""
    first = text.partition("\n")[0]
    if delimiter not in first:
        return False
    try:
        records = [record for record in csv.reader(text.splitlines(), delimiter=delimiter) if record]
    except csv.Error:
        return False
    cells = len(records[0])
    if len(records) < LEAST_RECORDS or cells < 2:
        return False
    return all(len(record) == cells and not any(cell[:1] == " " for cell in record[1:]) for record in records)
