"""Exception → one clear sentence that says what to do; and the exit status of the command line."""

from __future__ import annotations

import traceback
from pathlib import Path

from bot.wire import errors as wire
from briefs import errors as reading
from storage import errors as storing

DONE, NOT_DONE, USAGE, REFUSED = 0, 1, 2, 3  # exit statuses: done; nothing found or an input failed; usage; store


class BotError(Exception):
    """The family of this room."""


class SettingsError(BotError):
    """Settings that can't be used; each problem is a sentence of its own without a value in it."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(*problems)
        self.problems = problems


class InputError(BotError):
    """A path that can't be taken in. ``why`` is one of the keys of `_INPUT`."""

    def __init__(self, path: Path | str, why: str) -> None:
        super().__init__(str(path), why)
        self.path = str(path)
        self.why = why


class TokenRefusedError(BotError):
    """Discord does not know the token."""


class GatewayRefusedError(BotError):
    """Discord's gateway takes no connection of this bot, by the code with which it closed the last one."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class PreviewMissingError(BotError):
    """The extra `preview` is not installed."""


class RefusedHereError(BotError):
    """A command can't be done here, or not by this member; ``sentence`` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UsageError(RefusedHereError):
    """A command of the terminal that was given what it can't mean, such as a page that is not there."""


class PersonError(BotError):
    """Who is meant can't be told, or can't be joined or parted so. ``why`` is one of the keys of `_PERSON`."""

    def __init__(self, why: str, asked: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(why, asked)
        self.why = why
        self.asked = asked
        self.choices = choices


_GATEWAY = {
    4011: "the bot is in more servers than one connection may serve",
    4014: "its application may not hear what the bot asks for, see the developer portal",
}
_OUTDATED = "this version of the program speaks otherwise than Discord does, install a newer one"
_PERSON = {
    "nobody": "Nobody in the store is named {asked}: `nutgraf people` lists who is.",
    "several": "{asked} may mean {choices}: give the number.",
    "two names": "`nutgraf people {asked}` needs two names, each in quotation marks: {asked} A B.",
    "one already": "They are one person already: {choices}.",
    "no such name": "{asked} is no name of theirs; they are printed as {choices}.",
    "nothing to undo": "No join or part of an editor's stands: there is nothing to undo.",
    "not there": "{asked} is no article that prints the name for them; these are: {choices}.",
    "only place": "{asked} is printed for {choices} nowhere else: there is nothing to part.",
    "only name": "{asked} is the only name {choices} is printed under: there is nothing to part.",
}
_INPUT = {
    "missing": "There is no such file or folder.",
    "unreadable": "It can't be opened: check its permissions.",
    "loop": "The folder leads back into itself, so it was left out.",
    "empty-folder": "There is no .txt, .md, .html or .htm file in this folder.",
    "folder": "It is a folder: give the path of a file.",
    "special": "It is neither a file nor a folder.",
    "url": "Links are fetched by `nutgraf read` and `nutgraf ingest` alone: give the path of a file here.",
}


def refuse_page(page: int, pages: int) -> None:
    """Raise `UsageError` for a page, from 1, that is not there."""
    if page > pages:
        raise UsageError(
            f"There is no page {page}: {'one page is' if pages == 1 else f'{pages} pages are'} all there is."
        )


def sentence_for(error: BaseException) -> str | None:
    """One clear sentence that says what to do; None for an error nobody foresaw."""
    match error:
        case SettingsError(problems=problems):
            return "; ".join(problems) + "."
        case InputError(why=why):
            return _INPUT[why]
        case PersonError(why=why, asked=asked, choices=choices):
            return _PERSON[why].format(asked=asked[:60], choices=" or ".join(choices))
        case TokenRefusedError():
            return "Discord refused the token: copy it again from the developer portal into DISCORD_TOKEN."
        case GatewayRefusedError(code=code):
            return f"Discord's gateway takes no connection of this bot ({code}): {_GATEWAY.get(code, _OUTDATED)}."
        case RefusedHereError(sentence=sentence):
            return sentence
        case PreviewMissingError():
            return "The preview is not installed: run `make preview`, or pip install '.[preview]'."
        case wire.WireError():
            return wire.sentence_for(error)
        case reading.BriefsError():
            return _reading(error)
        case storing.StorageError():
            return _storing(error)
    return None


def sentence_for_page(error: BaseException) -> str | None:
    """The same of a page behind a link: nobody can save it in another form."""
    match error:
        case reading.TooShortError(words=words):
            return f"The page has only {words} word{'' if words == 1 else 's'} of text: there is nothing to digest."
        case reading.NoArticleError() | reading.EmptyError():
            return "The page holds no article text."
        case reading.BriefsError():
            return "The page can't be read as an article."
    return sentence_for(error)


def _reading(error: reading.BriefsError) -> str:
    match error:
        case reading.EmptyError():
            return "It is empty."
        case reading.BinaryError():
            return "It is not text: give a .txt, .md or .html file."
        case reading.UndecodableError():
            return "Its encoding could not be told: save it as UTF-8."
        case reading.TooLargeError(most=most):
            return f"It is larger than {most / 1_000_000:g} MB: give one article a file."
        case reading.TooShortError(words=words):
            return f"It has only {words} word{'' if words == 1 else 's'} of text: give the whole article."
        case reading.NoArticleError():
            return "No article text was found in it: save the article's own page, or its text."
        case reading.FrontMatterError(line=line):
            where = f" (line {line})" if line else ""
            return f"Its front matter can't be read{where}: write YAML between --- lines, or TOML between +++ lines."
        case reading.BadTimeError() | reading.BadDaysError() | reading.BadZoneError():
            return _timetable(error)
    return "It can't be read as an article."


def _timetable(error: reading.BadTimeError | reading.BadDaysError | reading.BadZoneError) -> str:
    match error:
        case reading.BadTimeError(why="digits"):
            return "Write the time with the digits 0 to 9, as 07:30 or 7:30 pm."
        case reading.BadTimeError(text=text, why="range"):
            return f"There is no such time as {text[:20]!r}: write it as 07:30 or 7:30 pm; midnight is 00:00."
        case reading.BadTimeError():
            return "Write the time as 07:30 or 7:30 pm."
        case reading.BadDaysError(part=part):
            return f"{part[:40]!r} is no day of the week: write days as mon-fri, weekdays, mon,wed or daily."
        case reading.BadZoneError(text=text, nearest=nearest):
            meant = f" Did you mean {' or '.join(nearest)}?" if nearest else ""
            return f"{text[:40]!r} is no time zone: pick one from the list, such as Europe/London.{meant}"


def _storing(error: storing.StorageError) -> str:
    match error:
        case storing.StoreFileError(path=path):
            return _store_file(error, path)
        case storing.SqliteTooOldError(found=found, least=least):
            return f"This Python has SQLite {found}; Nutgraf needs {least} or newer."
        case storing.NotFoundError(asked=int(number)):
            return f"There is no story {number}: `nutgraf story list` shows those there are."
        case storing.NotFoundError(asked=asked):
            return f"Nothing in the store is called {str(asked)[:100]!r}: `nutgraf stories` shows what there is."
        case storing.UnstorableError(field=name):
            return f"The {name} holds characters or numbers that can't be stored: remove them and try again."
    return "The store could not do that; try again."


def _store_file(error: storing.StoreFileError, path: Path) -> str:
    match error:
        case storing.StoreMissingError():
            return f"There is no store at {path}: `nutgraf ingest PATH` makes one."
        case storing.StoreEmptyError():
            return f"The store {path} has 0 bytes: delete it to start anew, or put your copy back."
        case storing.StoreCorruptError():
            return (
                f"The store {path} is damaged or no database: put your copy back, or name another with NUTGRAF_STORE."
            )
        case storing.StoreForeignError():
            return f"{path} belongs to another program and was left alone: name another file with NUTGRAF_STORE."
        case storing.StoreNewerError(found=found, known=known):
            return f"The store {path} is of version {found}, this program knows up to {known}: update Nutgraf."
        case storing.StoreReadOnlyError():
            return f"The store {path} or its folder can't be written to: check its permissions."
        case storing.DiskFullError():
            return f"The disk is full: free some room and try again; {path} keeps what was stored before."
        case storing.StoreBusyError(seconds=seconds):
            return f"Another program has been writing to {path} for {seconds:g} s: try again when it is done."
        case storing.StoreReplacedError():
            return f"Another file was put in the place of {path}: start again to use it."
        case storing.BotRunningError(lock=lock):
            return f"Another bot runs on {path} and holds {lock.name}: stop it, or name another with NUTGRAF_STORE."
    return f"The store {path} can't be opened: check the path and its permissions."


def unforeseen(error: BaseException) -> str:
    """What to say of an error nobody foresaw: its kind and place, and none of the words it was about."""
    return f"Nutgraf failed here ({type(error).__name__} at {place_of(error)}): please report it."


def place_of(error: BaseException | None) -> str:
    """Where an error arose, as file and line: what an operator can report without anybody's words in it."""
    frames = traceback.extract_tb(error.__traceback__) if error else []
    return f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else "?"


def status_for(error: BaseException) -> int:
    """The exit status that goes with an error."""
    match error:
        case SettingsError() | TokenRefusedError() | PreviewMissingError() | UsageError():
            return USAGE
        case storing.NotFoundError() | storing.UnstorableError():
            return NOT_DONE
        case storing.StorageError():
            return REFUSED
    return NOT_DONE
