import os
from pathlib import Path

import pytest

from bot.errors import InputError, sentence_for
from bot.files import MOST_BYTES, Input, Link, find_inputs, opened, read_input
from briefs.errors import TooLargeError
from tests.builders import HEADLINE, TEXT


def _paths(*paths: Path | str) -> list[str]:
    return [str(Path(one.path)) for one in find_inputs(map(str, paths)) if isinstance(one, Input)]


def _refused(*paths: Path | str) -> list[str]:
    return [one.why for one in find_inputs(map(str, paths)) if isinstance(one, InputError)]


def test_a_folder_is_walked_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c/d.HTML", "c/e.htm", "left.pdf", ".hidden.txt", "README.md", "c/NOTES.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    found = [str(Path(path).relative_to(tmp_path)) for path in _paths(tmp_path)]
    assert found == ["a.md", "b.txt", "c/d.HTML", "c/e.htm"]


def test_a_file_named_by_itself_is_taken_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("words")
    assert _paths(path) == [str(path)]


def test_a_folder_that_leads_back_into_itself_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "back").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert _paths(tmp_path) == [str(tmp_path / "a.txt")]
    assert "loop" in _refused(tmp_path)


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "bare").mkdir()
    assert _refused(tmp_path / "no.txt") == ["missing"]
    assert _refused(tmp_path / "loop") == ["unreadable"]
    assert _refused(tmp_path / "pipe") == ["special"]
    assert _refused(tmp_path / "bare") == ["empty-folder"]
    assert _refused("/dev/zero") == ["special"]
    assert _refused("a\x00b") == ["unreadable"]


def test_a_link_is_no_path() -> None:
    found = list(find_inputs(["https://news.example/a", "HTTP://news.example/b", "ftp://news.example/c"]))
    assert found == [Link("https://news.example/a"), Link("HTTP://news.example/b"), Link("ftp://news.example/c")]


def test_a_file_of_100_mb_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(TooLargeError) as caught:
        read_input(Input(str(path)))
    assert caught.value.size == 100_000_000
    assert caught.value.most == MOST_BYTES


def test_a_text_longer_than_any_article_is_told_with_the_size_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    path.write_text("The board met and said nothing.\n" * 20_000)
    with pytest.raises(TooLargeError) as caught:
        read_input(Input(str(path)))
    assert sentence_for(caught.value) == "It is larger than 0.4 MB: give one article a file."


def test_a_folder_in_place_of_a_file_is_told_from_one_without_rights(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"), opened(str(tmp_path)):
        pass


def test_a_file_that_went_away_is_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="missing"):
        read_input(Input(str(tmp_path / "gone.txt")))


def test_an_article_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(f"{HEADLINE}\n\n{TEXT}", encoding="utf-8")
    article = read_input(Input(str(path)))
    assert article.headline == HEADLINE
    assert article.text.startswith("The council of Harbour Town")


def test_an_empty_path_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("words")
    assert [one.why for one in find_inputs([""]) if isinstance(one, InputError)] == ["missing"]
    assert not [one for one in find_inputs([""]) if isinstance(one, Input)]


def test_a_walk_names_what_has_the_name_of_an_article_and_is_none(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    (tmp_path / "a.txt").write_text("words")
    assert _paths(tmp_path) == [str(tmp_path / "a.txt")]
    assert _refused(tmp_path) == ["missing", "special", "special"]


@pytest.mark.parametrize("path", ["data:text/html,x", "DATA:,x", "file:///etc/hosts", "feed://harl.example/"])
def test_an_address_of_any_scheme_is_for_the_wire_to_refuse(path: str) -> None:
    assert list(find_inputs([path])) == [Link(path)]
