"""Random files into the readers: `python -m tests.fuzz_reading [--seconds N] [--rounds N] [--seed N]`.

Whatever the bytes, an article or an error of `briefs.errors` comes out, and soon: any other exception, a text that
cleaning changes again, a lost line or a slow answer is reported with the seed that makes it.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator

from briefs.cleaning import clean
from briefs.errors import BriefsError
from briefs.models import Article
from briefs.reading import read_bytes, read_message
from briefs.sentences import word_set
from tests.gold_reading import pages_of
from tests.gold_scores import SAMPLE, rows_of

SLOW = 2.0  # seconds of CPU an input of this size may take
_NAMES = ("page.html", "text.txt", "note.md", "file", "PAGE.HTM", "a.xhtml")
_CODECS = (
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1252",
    "latin-1",
    "shift_jis",
    "gb18030",
    "koi8-r",
    "cp437",
    "utf-7",
)
_TAGS = sorted(
    word_set(
        """html head body title meta script style div p span br h1 h2 li ul ol table tr td th blockquote article section
        aside header footer figure figcaption time address template svg iframe textarea select noscript pre form"""
    )
)
_ODD = (
    "\x00", "\ufeff", "\ud800", "\u202e", "\u2028", "\x85", "\x1b[31m", "&", "&#0;", "&#x110000;", "&lt;",
    "]]>", "<!--",
    "-->", "<![CDATA[", "<?xml", "{{", "}}", "---\n", "|", "> ", "• ", "“", "”", "\t", "\r", "\x0b", "🙂", "é",
    "ß", "漢", "م",
    "1.", "- ", "# ", "***", "___", "```", "[a](b)", "![]()", "By ", "May 3, 2024", "Read more", "Share", "Related",
)  # fmt: skip
_LINKED = '<script type="application/ld+json">%s</script>'


def seeds() -> list[str]:
    """Texts to begin with: the gold texts and pages, the sample."""
    texts = [row["text"] for name in ("cleaning", "cleaning_more", "other") for row in rows_of(name)]
    texts += [data.decode("utf-8", "replace") for _, data, _ in pages_of()]
    texts += [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.iterdir()) if path.suffix in {".md", ".txt"}]
    return texts


def _cut(text: str, dice: random.Random) -> str:
    first, last = sorted(dice.randrange(len(text) + 1) for _ in range(2))
    return text[:first] + text[last:]


def _repeat(text: str, dice: random.Random) -> str:
    first = dice.randrange(len(text) + 1)
    piece = text[first : first + dice.choice((1, 7, 80, 900))]
    return text[:first] + piece * dice.choice((2, 5, 40)) + text[first:]


def _odd(text: str, dice: random.Random) -> str:
    for _ in range(dice.randrange(1, 12)):
        place = dice.randrange(len(text) + 1)
        text = text[:place] + dice.choice(_ODD) * dice.choice((1, 1, 3, 50)) + text[place:]
    return text


def _tags(text: str, dice: random.Random) -> str:
    for _ in range(dice.randrange(1, 30)):
        place = dice.randrange(len(text) + 1)
        tag = dice.choice(_TAGS)
        tag = dice.choice((f"<{tag}>", f"</{tag}>", f"<{tag} class='x", f"<{tag}/>", f"<{tag} id=comments>"))
        text = text[:place] + tag + text[place:]
    return text


def _nest(text: str, dice: random.Random) -> str:
    tag = dice.choice(_TAGS)
    return f"<{tag}>" * dice.choice((10, 300, 2000)) + text


def _lines(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    dice.shuffle(lines)
    return dice.choice(("\n", "\n\n", "\r\n", " ", "<br>")).join(lines)


def _state(text: str, dice: random.Random) -> str:
    value = dice.choice(
        ("null", "[]", "{}", '"x"', "12", '[["a"]]', '{"@value": 1}', '"2024-13-45"', '{"name": ["a", 1]}')
    )
    key = dice.choice(("headline", "author", "datePublished", "articleBody", "publisher", "@type", "@graph", "url"))
    return _LINKED % f'{{"@type": "NewsArticle", "{key}": {value}}}' + text


def _matter(text: str, dice: random.Random) -> str:
    value = dice.choice(("1", "[1, 2]", "{a: b}", "2024-02-31", "!!python/object:os.system", "&a [*a]", '"'))
    return f"---\n{dice.choice(('headline', 'byline', 'published', 'url', 'x'))}: {value}\n---\n{text}"


_CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    _cut, _repeat, _odd, _tags, _nest, _lines, _state, _matter,
)  # fmt: skip


def inputs(seed: int) -> Iterator[tuple[str, bytes]]:
    """One changed text after the other, as bytes under a file's name; the same for the same seed."""
    dice = random.Random(seed)
    texts = seeds()
    while True:
        text = dice.choice(texts)
        for _ in range(dice.randrange(1, 5)):
            text = dice.choice(_CHANGES)(text, dice)[:200_000]
        data = text.encode(dice.choice(_CODECS) if dice.random() < 0.3 else "utf-8", "replace")
        if dice.random() < 0.2:
            spoilt = bytearray(data)
            for _ in range(dice.randrange(1, 40)):
                spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
            data = bytes(spoilt)
        yield dice.choice(_NAMES), data or b" "


def complaint(name: str, data: bytes) -> str | None:
    """What is wrong with how the bytes are read, or None."""
    begun = time.process_time()
    try:
        article = read_bytes(data, name=name)
    except BriefsError:
        article = None
    except Exception as error:  # the very thing that is looked for
        return f"{type(error).__name__}: {error}"
    taken = time.process_time() - begun
    if taken > SLOW + len(data) / 1_000_000:
        return f"took {taken:.1f} s for {len(data)} bytes"
    return _broken_promise(article) if article else None


def _broken_promise(article: Article) -> str | None:
    text = article.text
    if clean(text).text != text and clean(text, extracted=True).text != text:
        return "cleaning it again changes the text"
    if any(not one.why or not one.text for one in article.removed):
        return "a line was taken out without a reason"
    try:
        read_message(article.text)
    except BriefsError:
        pass
    except Exception as error:
        return f"read as a message: {type(error).__name__}: {error}"
    return None


def run(seed: int, *, rounds: int | None = None, seconds: float | None = None) -> list[str]:
    """The complaints of one run, each with its place in it; ends after the rounds or the seconds, what comes first."""
    ends = time.monotonic() + seconds if seconds is not None else float("inf")
    found: list[str] = []
    for number, (name, data) in enumerate(inputs(seed)):
        if (rounds is not None and number >= rounds) or time.monotonic() > ends:
            print(f"{number} files read, {len(found)} complaints (seed {seed})")
            break
        if words := complaint(name, data):
            found.append(f"seed {seed}, file {number}, {name}, {len(data)} bytes: {words}")
    return found


def main() -> int:
    """Fuzz as the arguments say; 1 where there is a complaint."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=None)
    parser.add_argument("--rounds", type=int, default=None)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    seconds = 60.0 if chosen.seconds is None and chosen.rounds is None else chosen.seconds
    found = run(chosen.seed, rounds=chosen.rounds, seconds=seconds)
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
