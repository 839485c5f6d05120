"""The settings, read once from a mapping; every problem is named together, a secret is never shown."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from dotenv import dotenv_values
from dotenv.parser import parse_stream

from bot.errors import SettingsError
from bot.excerpts import DEFAULT_SHARE, DEFAULT_WORDS, STANDARD, Budget
from briefs.digest import FRESH

DEFAULT_STORE = "data/nutgraf.db"
DEFAULT_FEEDS = 50  # of a server; the operator may follow as many as the machine bears
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
NO_ZONES = frozenset({"localtime", "posixrules", "Factory"})  # files of the zone directory that name no place
# What goes into an HTTP header as it is; whether the token is good, only Discord can tell.
_TOKEN_FORM = re.compile(r"[!#-&(-~]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the operator set. ``token`` is None where none is set; it never shows in a repr."""

    token: str | None = field(default=None, repr=False)
    store: Path = Path(DEFAULT_STORE)
    log_level: int = logging.INFO
    contact: str | None = None
    zone: str = "UTC"
    keep_days: int | None = None
    fresh_days: int = FRESH.days
    excerpt: Budget = STANDARD
    feeds: int = DEFAULT_FEEDS  # that a server may follow
    ports: frozenset[int] = frozenset()  # that feeds and pages are fetched from beside 80 and 443
    local_ports: frozenset[int] = frozenset()  # of 127.0.0.1, for trials; nothing else of the machine is reached

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Settings:
        """The settings in ``env``; raises SettingsError naming every setting that can't be used, never its value."""
        problems: list[str] = []
        settings = cls(
            token=_token(env, problems),
            store=_store(env, problems),
            log_level=_log_level(env, problems),
            contact=_value(env, "NUTGRAF_CONTACT"),
            zone=_zone(env, problems),
            keep_days=_keep_days(env, problems),
            fresh_days=_fresh_days(env, problems),
            excerpt=_excerpt(env, problems),
            feeds=_number(env, "NUTGRAF_FEEDS", DEFAULT_FEEDS, "feeds from 0 to 1000", 1_000, problems),
            ports=_ports(env, "NUTGRAF_WIRE_PORTS", problems),
            local_ports=_ports(env, "NUTGRAF_WIRE_LOCAL_PORTS", problems),
        )
        if problems:
            raise SettingsError(tuple(problems))
        return settings

    def needed_token(self) -> str:
        """The token; raises SettingsError where none is set."""
        if self.token is None:
            raise SettingsError(("DISCORD_TOKEN is not set: put the bot's token into .env (README, “Your own bot”)",))
        return self.token


def env_with_file(env: Mapping[str, str], path: Path = Path(".env")) -> dict[str, str]:
    """``env`` over the lines of the ``.env`` file, if there is one; raises SettingsError naming keys it can't read.

    The parser behind python-dotenv drops a key whose quotes are not closed with no more than a log line, and expands
    ``${X}`` even in single quotes: the first is refused here, the second switched off.
    """
    if not path.is_file():
        return dict(env)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise SettingsError((f"{path} can't be read: it must be a UTF-8 text file you may read",)) from None
    problems = tuple(
        f"{path} line {binding.original.line} can't be read{_named(binding.original.string)}: write NAME=value"
        for binding in parse_stream(StringIO(text))
        if binding.error
    )
    if problems:
        raise SettingsError(problems)
    values = dotenv_values(stream=StringIO(text), interpolate=False)
    return {key: value for key, value in values.items() if value is not None} | dict(env)


def _named(line: str) -> str:
    key = re.match(r"\s*(?:export\s+)?([A-Za-z_]\w*)\s*=", line)
    return f" ({key[1]})" if key else ""


def _value(env: Mapping[str, str], key: str) -> str | None:
    return env.get(key, "").strip() or None


def _token(env: Mapping[str, str], problems: list[str]) -> str | None:
    token = _value(env, "DISCORD_TOKEN")
    if token is not None and not _TOKEN_FORM.fullmatch(token):
        problems.append(
            "DISCORD_TOKEN holds blanks, quotes or odd characters: copy the token alone from the developer portal"
        )
    return token


def _store(env: Mapping[str, str], problems: list[str]) -> Path:
    try:
        path = Path(_value(env, "NUTGRAF_STORE") or DEFAULT_STORE).expanduser()
        os.fsencode(path)
    except (RuntimeError, UnicodeError):  # "~nobody-here/", characters that no file name can hold
        path = Path("\0")
    if "\0" in str(path):
        problems.append("NUTGRAF_STORE is no path that can be used: write one such as data/nutgraf.db")
        return Path(DEFAULT_STORE)
    return path


def _log_level(env: Mapping[str, str], problems: list[str]) -> int:
    level = (_value(env, "NUTGRAF_LOG") or "INFO").upper()
    if level not in LEVELS:
        problems.append(f"NUTGRAF_LOG must be one of {', '.join(LEVELS)}")
        return logging.INFO
    return logging.getLevelNamesMapping()[level]


def _zone(env: Mapping[str, str], problems: list[str]) -> str:
    zone = _value(env, "NUTGRAF_ZONE") or "UTC"
    if zone in NO_ZONES or zone not in available_timezones():
        problems.append("NUTGRAF_ZONE is no zone name: write one such as Europe/Paris or UTC")
        return "UTC"
    return ZoneInfo(zone).key


def _keep_days(env: Mapping[str, str], problems: list[str]) -> int | None:
    value = _value(env, "NUTGRAF_KEEP_DAYS")
    if value is None:
        return None
    if not re.fullmatch(r"[0-9]{1,5}", value) or not int(value):
        problems.append("NUTGRAF_KEEP_DAYS must be a whole number of days from 1 to 99999, or left out")
        return None
    return int(value)


def _fresh_days(env: Mapping[str, str], problems: list[str]) -> int:
    days = _number(env, "NUTGRAF_FRESH_DAYS", FRESH.days, "days from 1 to 365", 365, problems)
    if not days:
        problems.append("NUTGRAF_FRESH_DAYS must be days from 1 to 365")
    return days


def _ports(env: Mapping[str, str], key: str, problems: list[str]) -> frozenset[int]:
    value = _value(env, key) or ""
    if not re.fullmatch(r"(?:[0-9]{1,5}(?:[ ,]+|$))*", value) or not all(
        0 < int(one) < 65_536 for one in _split(value)
    ):
        problems.append(f"{key} must be ports from 1 to 65535, parted by commas, or left out")
        return frozenset()
    return frozenset(map(int, _split(value)))


def _split(value: str) -> list[str]:
    return value.replace(",", " ").split()


def _excerpt(env: Mapping[str, str], problems: list[str]) -> Budget:
    share = _number(env, "NUTGRAF_EXCERPT_SHARE", DEFAULT_SHARE, "percent from 0 to 100", 100, problems)
    words = _number(env, "NUTGRAF_EXCERPT_WORDS", DEFAULT_WORDS, "words from 0 to 99999", 99_999, problems)
    return Budget(share=share, words=words)


def _number(env: Mapping[str, str], key: str, default: int, of: str, most: int, problems: list[str]) -> int:
    value = _value(env, key) or str(default)
    if not re.fullmatch(r"[0-9]{1,5}", value) or int(value) > most:
        problems.append(f"{key} must be a whole number of {of}, or left out for {default}")
        return default
    return int(value)
