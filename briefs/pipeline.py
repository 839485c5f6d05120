"""From an article to its brief; start reading here."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.blocks import find_blocks
from briefs.boxes import find_boxes
from briefs.context import add_context
from briefs.figures import find_figures
from briefs.glance import find_why
from briefs.keywords import content_words, keywords_for
from briefs.models import Article, Brief, Line, Quote
from briefs.nutgraf import at_the_head, pick_nut_graf
from briefs.people import Person, find_people, read_names
from briefs.quotes import find_quotes
from briefs.ranking import weigh
from briefs.rules import RULES, Rules
from briefs.sections import find_sections
from briefs.slugs import slug_for
from briefs.tables import find_tables
from briefs.takeaways import lede_as_it_runs, opening_paragraphs, pick_anyhow, pick_points, pick_summary
from briefs.telling import find_telling
from briefs.words import BODY_WORDS, PLACES, ROLES

_TOLD_ANYHOW = frozenset({"news", "opinion", "explainer", "list"})  # an answer or a correction is not told apart


def write_brief(article: Article, rules: Rules = RULES) -> Brief:
    """The brief of an article; every line of it is an exact span of ``article.text``."""
    text, headline = article.text, article.headline
    title = frozenset(content_words(headline))

    blocks = find_blocks(text)  # every span below points into this text; the brief keeps it
    boxes = find_boxes(text, blocks)
    telling = find_telling(article, blocks, boxes, title, rules)
    sentences = telling.sentences
    reading = read_names(text, headline)
    quotes = find_quotes(article, reading)
    people = names_of(find_people(text, reading), quotes)
    quotes = add_context(article, quotes, telling.prose, blocks)

    weights = weigh(sentences, title, rules)
    point_weights = weigh(sentences, title, rules.for_points())
    if telling.english:
        summary = pick_summary(sentences, weights, headline, people, rules)
        if not summary and telling.kind in _TOLD_ANYHOW:
            summary = pick_anyhow(telling.prose, title, headline, people, rules)
        nut_graf = pick_nut_graf(sentences, title, headline, people, rules)
        nut_graf = at_the_head(nut_graf, summary, headline, people, sentences[0].line if sentences else None)
        nut_graf = nut_graf or next(iter(summary), None)
    else:  # nothing is known of what the words lean on: the lede as it runs, and sentences that open a paragraph
        summary = lede_as_it_runs(sentences, rules)
        nut_graf = summary[0] if summary else None
        sentences = opening_paragraphs(sentences)
    why = find_why(text, blocks, sentences, boxes, headline, people)
    boxed = boxes.takeaways.points if boxes.takeaways else ()
    glance = (
        boxes.glance.points
        if boxes.glance
        else telling.answers[: rules.points]
        or pick_points(sentences, point_weights, headline, _words_of([why, *boxed]), people, told=summary)
    )
    why = why or find_why(text, blocks, sentences, boxes, headline, people, glance)
    taken = _words_of([why, nut_graf, *summary, *glance])
    takeaways = (
        boxes.takeaways.points
        if boxes.takeaways
        else pick_points(sentences, point_weights, headline, taken, people, rules.takeaways)
    )
    return Brief(
        article=article,
        slug=slug_for(headline, article.published),
        nut_graf=nut_graf,
        summary=summary,
        glance=glance,
        glance_source="outlet" if boxes.glance else "nutgraf",
        why_it_matters=why,
        takeaways=takeaways,
        takeaways_source="outlet" if boxes.takeaways else "nutgraf",
        tables=find_tables(text, blocks),
        sections=find_sections(text, blocks, boxes.spans),
        quotes=quotes,
        figures=find_figures(text) if telling.english else (),
        people=people,
        keywords=keywords_for(article, people, blocks, rules),
        kind=telling.kind,
        correction=telling.correction,
    )


def names_of(people: Sequence[Person], quotes: Sequence[Quote]) -> tuple[str, ...]:
    """The full names of those the text shows to be people: by a role, a given name or by being quoted."""
    speakers = {quote.speaker.text for quote in quotes if quote.speaker}
    return tuple(
        person.name
        for person in people
        if (person.role or person.gender or person.name in speakers)
        and person.name.split()[-1].lower() not in ROLES | BODY_WORDS | PLACES
    )


def _words_of(lines: Sequence[Line | None]) -> list[frozenset[str]]:
    return [frozenset(content_words(line.text)) for line in lines if line]
