"""The doors between the rooms are one-way."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("bot", "briefs", "storage")
# Rooms or libraries that a room (or a file of it) must not import.
CLOSED = {
    "briefs": {
        "bot",
        "storage",
        "discord",
        "aiosqlite",
        "sqlite3",
        "asyncio",
        "time",
        "socket",
        "aiohttp",
        "random",
    },
    "storage": {"bot", "discord", "rapidfuzz", "rich", "trafilatura"},
    "bot/desk.py": {"discord"},
    "bot/answers.py": {"discord"},
    "bot/compose.py": {"discord"},
    "bot/quotations.py": {"discord"},
    "bot/quoting.py": {"discord"},
    "bot/catalogue.py": {"discord"},
    "bot/commands.py": {"discord"},
    "bot/ingest_commands.py": {"discord"},
    "bot/links.py": {"discord"},
    "bot/known.py": {"discord"},
    "bot/link_text.py": {"discord"},
    "bot/editing.py": {"discord"},
    "bot/story_commands.py": {"discord"},
    "bot/terminal.py": {"discord"},
}


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path.name} imports relatively"
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("room", sorted(CLOSED))
def test_a_room_imports_only_through_its_doors(room: str) -> None:
    place = ROOT / room
    files = [place] if place.is_file() else sorted(place.rglob("*.py"))
    assert files
    for path in files:
        for name in _imports(path):
            assert name.split(".")[0] not in CLOSED[room], f"{path.relative_to(ROOT)} imports {name}"
            assert not (room == "briefs" and name.startswith("urllib.request")), f"{path.relative_to(ROOT)} could fetch"


def test_storage_knows_only_the_vocabulary_of_briefs() -> None:
    for path in sorted((ROOT / "storage").rglob("*.py")):
        for name in _imports(path):
            if name.split(".")[0] == "briefs":
                assert name.startswith("briefs.models") or name == "briefs", f"{path.name} imports {name}"


def test_nothing_in_briefs_asks_for_the_time() -> None:
    for path in sorted((ROOT / "briefs").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"now", "utcnow", "today"}, f"{path.name} line {node.lineno}"


def test_no_file_is_longer_than_one_person_can_hold() -> None:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            lines = len(path.read_text(encoding="utf-8").splitlines())
            assert lines <= 450, f"{path.relative_to(ROOT)} has {lines} lines"


def test_no_sql_stands_outside_storage() -> None:
    for room in ("bot", "briefs"):
        for path in sorted((ROOT / room).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            for word in ("SELECT ", "INSERT INTO", "DELETE FROM", "PRAGMA "):
                assert word not in text, f"{path.relative_to(ROOT)} holds SQL"
