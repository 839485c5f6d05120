from pathlib import Path

import pytest

from bot.config import Settings, env_with_file
from bot.errors import SettingsError
from bot.excerpts import Budget

TOKEN = "A" * 24 + ".Bcdefg." + "c" * 30  # the form of a token; opens nothing


def _problems(**env: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        Settings.from_env(env)
    return caught.value.problems


def test_nothing_set_gives_the_defaults() -> None:
    settings = Settings.from_env({})
    assert settings.token is None
    assert settings.store == Path("data/nutgraf.db")
    assert settings.zone == "UTC"
    assert settings.keep_days is None


def test_a_blank_setting_is_one_that_is_not_set() -> None:
    assert Settings.from_env({"DISCORD_TOKEN": "  ", "NUTGRAF_ZONE": ""}) == Settings.from_env({})


def test_the_token_never_shows() -> None:
    settings = Settings.from_env({"DISCORD_TOKEN": TOKEN})
    assert settings.needed_token() == TOKEN
    assert TOKEN not in repr(settings)


@pytest.mark.parametrize(
    "token", ["two words", "Bot " + TOKEN, f"'{TOKEN}'", f'"{TOKEN}', "ключ.ключ.ключ", TOKEN + "\x7f"]
)
def test_a_token_of_another_form_is_named_and_not_shown(token: str) -> None:
    (problem,) = _problems(DISCORD_TOKEN=token)
    assert "DISCORD_TOKEN" in problem
    assert token not in problem


def test_a_missing_token_says_where_to_put_it() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings().needed_token()
    assert "DISCORD_TOKEN" in caught.value.problems[0]


def test_every_problem_is_named_together() -> None:
    problems = _problems(NUTGRAF_ZONE="Mars/Olympus", NUTGRAF_LOG="loud", NUTGRAF_KEEP_DAYS="-3", DISCORD_TOKEN="x y")
    assert [problem.split()[0] for problem in problems] == [
        "DISCORD_TOKEN",
        "NUTGRAF_LOG",
        "NUTGRAF_ZONE",
        "NUTGRAF_KEEP_DAYS",
    ]


@pytest.mark.parametrize("zone", ["localtime", "Factory", "posixrules", "europe/paris", "../etc/passwd", "UTC\x00"])
def test_a_zone_must_be_a_name_of_the_list(zone: str) -> None:
    assert "NUTGRAF_ZONE" in _problems(NUTGRAF_ZONE=zone)[0]


@pytest.mark.parametrize("days", ["0", "1.5", "\uff11\uff12", "many", "1000000"])
def test_days_to_keep_are_a_whole_number(days: str) -> None:
    assert "NUTGRAF_KEEP_DAYS" in _problems(NUTGRAF_KEEP_DAYS=days)[0]


@pytest.mark.parametrize("days", ["0", "366", "three", "-1"])
def test_news_is_as_old_as_days_can_be(days: str) -> None:
    assert "NUTGRAF_FRESH_DAYS" in _problems(NUTGRAF_FRESH_DAYS=days)[0]
    assert Settings.from_env({"NUTGRAF_FRESH_DAYS": "7"}).fresh_days == 7
    assert Settings.from_env({}).fresh_days == 3


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("\ufeffNUTGRAF_ZONE=Asia/Tokyo\nexport NUTGRAF_LOG='DEBUG'\n", encoding="utf-8")
    env = env_with_file({"NUTGRAF_ZONE": "Europe/Rome"}, file)
    assert env["NUTGRAF_ZONE"] == "Europe/Rome"
    assert env["NUTGRAF_LOG"] == "DEBUG"


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    assert env_with_file({"A": "1"}, tmp_path / ".env") == {"A": "1"}


def test_a_value_is_taken_as_it_stands(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("NUTGRAF_CONTACT='me ${HOME}'\n", encoding="utf-8")
    assert env_with_file({}, file)["NUTGRAF_CONTACT"] == "me ${HOME}"


def test_an_unclosed_quote_is_named_by_line_and_key_and_never_shown(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text('NUTGRAF_LOG=INFO\nDISCORD_TOKEN="secret-value\n', encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        env_with_file({}, file)
    (problem,) = caught.value.problems
    assert "line 2" in problem
    assert "DISCORD_TOKEN" in problem
    assert "secret-value" not in problem


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"\xff\xfe\x00A=\x81")
    with pytest.raises(SettingsError):
        env_with_file({}, file)


@pytest.mark.parametrize("path", ["~nobody-by-this-name/n.db", "a\x00b.db"])
def test_a_store_path_that_cannot_be_is_named(path: str) -> None:
    assert "NUTGRAF_STORE" in _problems(NUTGRAF_STORE=path)[0]


def test_the_excerpt_of_an_article_is_set_in_percent_and_words() -> None:
    assert Settings.from_env({}).excerpt == Budget(share=25, words=150)
    env = {"NUTGRAF_EXCERPT_SHARE": "10", "NUTGRAF_EXCERPT_WORDS": "0"}
    assert Settings.from_env(env).excerpt == Budget(share=10, words=0)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("NUTGRAF_EXCERPT_SHARE", "101"),
        ("NUTGRAF_EXCERPT_SHARE", "25%"),
        ("NUTGRAF_EXCERPT_SHARE", "0.25"),
        ("NUTGRAF_EXCERPT_WORDS", "-1"),
        ("NUTGRAF_EXCERPT_WORDS", "100000"),
        ("NUTGRAF_EXCERPT_WORDS", "\uff11\uff12"),
    ],
)
def test_an_excerpt_that_is_no_number_in_its_bounds_is_named(key: str, value: str) -> None:
    (problem,) = _problems(**{key: value})
    assert problem.startswith(f"{key} must be a whole number")


def test_ports_are_listed_and_none_are_open_by_default() -> None:
    assert Settings.from_env({}).ports == Settings.from_env({}).local_ports == frozenset()
    settings = Settings.from_env({"NUTGRAF_WIRE_PORTS": "8080, 8443", "NUTGRAF_WIRE_LOCAL_PORTS": "8123"})
    assert (settings.ports, settings.local_ports) == ({8080, 8443}, {8123})


@pytest.mark.parametrize("ports", ["http", "0", "65536", "80-90", "8080;8443", "-1", "8123 x"])
def test_what_is_no_port_is_named(ports: str) -> None:
    (problem,) = _problems(NUTGRAF_WIRE_PORTS=ports)
    assert problem.startswith("NUTGRAF_WIRE_PORTS")
