"""What a card is told from in other languages than English; the town of the texts is invented."""

import json
from pathlib import Path

import pytest

from briefs.pipeline import write_brief
from briefs.sentences import split_sentences
from tests.builders import an_article

OTHER = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "gold" / "other.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("row", OTHER, ids=lambda row: row["language"])
def test_another_language_is_told_by_its_lede_and_the_sentences_that_open_a_paragraph(row: dict[str, str]) -> None:
    text = row["text"]
    brief = write_brief(an_article(headline=row["headline"], text=text, language=row["language"]))
    first = text.split("\n\n")[0]
    assert brief.nut_graf is not None
    assert brief.nut_graf.text in first
    assert brief.summary[0] == brief.nut_graf
    assert all(after.start - before.end <= 2 for before, after in zip(brief.summary, brief.summary[1:], strict=False))
    opens = {0} | {at + 2 for at in range(len(text)) if text.startswith("\n\n", at)}
    assert all(line.start in opens for line in (*brief.glance, *brief.takeaways))
    assert brief.why_it_matters is None
    assert brief.figures == ()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("船が出た。町は静かだ。「もう来ない」と市長は言った。", 3),
        ("船开了！为什么？没人知道。", 3),
        ("वह आया। सब चुप थे।", 2),
        ("متى تصل القوارب؟ لا أحد يعرف.", 2),
        ("کشتی آئی۔ شہر خاموش ہے۔", 2),
        ("¿Quién paga? Nadie lo sabe.", 2),
    ],
)
def test_sentences_end_at_the_marks_of_their_script(text: str, sentences: int) -> None:
    assert len(split_sentences(text)) == sentences
