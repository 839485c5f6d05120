"""Scores on the trial data beside the checkout, by the scorers that lie there; nothing where the data is absent."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from briefs.reading import read_bytes
from briefs.stories import features_of
from tests.data_beside import find_beside
from tests.story_orders import Agreement, agreement

ROOT = Path(__file__).resolve().parents[1]
READ = f"{sys.executable} -m bot read {{files}} --jsonl"
_ENV = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
_PATIENCE = 1200  # seconds; a scorer that hangs must not hang the gate


def _run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=_PATIENCE, env=_ENV
    )
    done.check_returncode()
    return done.stdout


def _quotes_report(*options: str) -> str:
    """What the scorer prints on the dev articles; empty where the data is absent."""
    folder = find_beside("quotes-dev")
    if folder is None:
        return ""
    rows = [json.loads(line) for line in (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as scratch:
        paths = [Path(scratch) / f"{row['id']}.txt" for row in rows]
        for path, row in zip(paths, rows, strict=True):
            path.write_text(row["text"], encoding="utf-8")
        out = Path(scratch) / "out.jsonl"
        out.write_text(_run("-m", "bot", "read", *map(str, paths), "--jsonl"), encoding="utf-8")
        return _run(str(folder / "score.py"), str(folder / "dev.jsonl"), str(out), *options)


def quotes() -> dict[str, float]:
    """Quotes and speakers on the dev articles."""
    report = _quotes_report("--json")
    if not report:
        return {}
    found = json.loads(report)["figures"]
    return {
        "quotes-dev: full quotes F1": found["full_f1"],
        "quotes-dev: partial quotes F1": found["partial_f1"],
        "quotes-dev: speaker, named": found["attr_named"],
        "quotes-dev: speaker, pronoun or nominal": found["attr_coref"],
        "quotes-dev: speaker, when answered": found["attr_when_answered"],
        "quotes-dev: end-to-end F1": found["e2e_f1"],
        "quotes-dev: quotes that are verbatim": 1.0 if found["fabricated"] == 0 else 0.0,
    }


def quote_errors() -> dict[str, int]:
    """How many full quotes went wrong on the dev articles, by what went wrong and by the kind of the source words."""
    errors: Counter[str] = Counter()
    report = _quotes_report("--list", "wrong", "--list", "missed", "--list", "false")
    for kind, item in re.findall(r"^\[(wrong|missed|false)\] \S+: (.+)$", report, re.MULTILINE):
        errors[f"{kind} quotation" if kind != "wrong" else _speaker_error(json.loads(item))] += 1
    return dict(errors)


def _speaker_error(item: dict[str, str | None]) -> str:
    source = (item["source_text"] or "").casefold().split()
    if item["basis"] == "named":
        by = "a name"
    elif not source:
        by = "no words beside the quotation"
    elif len(source) == 1:
        by = f"“{source[0]}”"
    else:
        by = "a description"
    return f"speaker {'wrong' if item['predicted'] else 'not found'}, source: {by}"


def extraction() -> dict[str, float]:
    """Clean text, headline, byline and date on the dev pages and texts."""
    folder = find_beside("extract-dev")
    if folder is None:
        return {}
    articles = find_beside("articles")
    seeds = ("--track", "seeds", "--seeds", str(articles)) if articles else ()
    out = _run(str(folder / "score.py"), READ, *seeds) if seeds else ""
    out += _run(str(folder / "score.py"), READ)
    figures: dict[str, float] = {}
    for track in ("html", "semi", "page", "reader"):
        figures[f"extract-dev: {track} F1"] = _after(out, rf"^{track}\s+F1 ")
    figures["extract-dev: tails, dirt removed"] = 1 - _after(out, r"^tails\s+dirt left ")
    figures["extract-dev: tails, paragraphs kept"] = _after(out, r"paragraphs kept ")
    figures["extract-dev: tails, spotless"] = _after(out, r"spotless ")
    figures["extract-dev: annotated, phrases F1"] = _after(out, r"^annotated F1 ")
    if seeds:
        figures["extract-dev: the five, phrases F1"] = _after(out, r"^seeds\s+F1 ")
    return figures


def summaries() -> dict[str, float]:
    """Summaries against people's briefs (mean of ROUGE-1/2/L at 60 words), glances against editors' highlights."""
    folder = find_beside("summary-dev")
    if folder is None:
        return {}
    score = str(folder / "score.py")
    brief = _run(score, READ, "--set", "inshorts")
    glance = _run(score, READ, "--set", "cnndm", "--field", "glance")
    return {
        "summary-dev: inshorts w60 mean": _after(brief, r"mean "),
        "summary-dev: cnndm glance w60 mean": _after(glance, r"mean "),
        "summary-dev: verbatim": min(_after(brief, r"verbatim "), _after(glance, r"verbatim ")),
    }


def lookup() -> dict[str, float]:
    """The right brief from mistyped words, at 30,000 briefs."""
    folder = find_beside("lookup-dev")
    if folder is None:
        return {}
    found = json.loads(_run(str(folder / "score.py"), "--adapter", "briefs.lookup", "--json"))
    return {
        "lookup-dev: right first": found["hit1"],
        "lookup-dev: right in five": found["hit5"],
        "lookup-dev: nothing found where there is nothing": 1 - found["false_accept"],
        "lookup-dev: typed until in five (lower is better)": found["keys"]["typed_until_top5"],
    }


def stories() -> dict[str, float]:
    """Articles of one event brought together, one at a time."""
    folder = find_beside("story-dev")
    if folder is None:
        return {}
    out = _run(str(folder / "score.py"), f"{sys.executable} -m bot group {{files}} --jsonl")
    return {
        "story-dev: basil B-cubed F1": _after(out, r"^basil\s+B3 F1 "),
        "story-dev: ecb B-cubed F1": _after(out, r"^ecb\s+B3 F1 "),
        "story-dev: ecb, agreement of orders, worst": _agreement(folder / "ecb.jsonl").worst,
    }


def _agreement(path: Path) -> Agreement:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    told = ("\n\n".join(filter(None, (row["title"], row["date"], row["body"]))) for row in rows)
    return agreement([features_of(read_bytes(text.encode(), name="told.txt")) for text in told])


def _after(report: str, pattern: str) -> float:
    found = re.search(pattern + r"(\d+(?:\.\d+)?)", report, re.MULTILINE)
    if found is None:
        raise ValueError(f"the scorer printed no figure after {pattern!r}")
    return float(found[1])


ALL = (quotes, extraction, summaries, lookup, stories)
