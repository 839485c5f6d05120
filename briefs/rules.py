"""Every threshold of the digest, with its reason. Change one, run the gate again."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a card has room for, and how sentences are weighed against each other."""

    # The summary: people's own briefs of a news article run to about sixty words.
    summary_words: int = 60
    summary_most_words: int = 100  # past this the card is a page
    summary_lines: int = 3
    summary_reach: int = 10  # fit sentences from the top that a summary is told from; later ones are detail

    # At a Glance and takeaways: a point is read in one breath.
    points: int = 4
    least_points: int = 3
    point_words: int = 30  # longer ones are taken only where the text has nothing shorter
    takeaways: int = 3

    # A sentence that may stand on a card.
    least_words: int = 5  # shorter ones are exclamations, labels and captions
    most_words: int = 85  # longer ones are lists run together
    answer_words: int = 14  # so short an answer says nothing without its question
    question_words: int = 4  # a shorter question leans on the one before it
    answer_room: int = 55  # question and answer together
    least_answer_words: int = 6
    own_voice: float = 0.2  # a report says "I" or "we" in fewer sentences than this; a column in more

    deck_told: float = 0.55  # a first paragraph whose words the second tells again is a deck, not the lede
    deck_told_dated: float = 0.4  # the same where the second opens with a dateline

    # Two lines say the same where they share this part of the words of the shorter one.
    repeats: float = 0.55
    repeats_at_most: float = 0.85

    # The nut graf stands near the top: further down it is background.
    nut_graf_reach: int = 8  # paragraphs

    # A lede is a scene where it tells little news and a sentence further down tells much more.
    scene_reach: int = 16  # sentences
    scene_value: float = 0.3
    scene_gain: float = 0.75
    scene_decay: float = 0.06  # a sentence further down has to tell more
    scene_words: int = 12  # shorter ones carry no news

    # Weights of a sentence, tuned on people's briefs; the lead of a news article is hard to beat.
    lead_weight: float = 1.0
    lead_decay: float = 0.5  # the lead counts 1, 0.67, 0.5, 0.4 …
    theme_weight: float = 0.2
    title_weight: float = 0.2
    spoken_cost: float = 0.05  # a line that opens with somebody's words
    short_cost: float = 0.2
    short_words: int = 7  # shorter ones say little
    slight_cost: float = 0.4
    slight_words: int = 13  # shorter ones without a figure or a name are colour

    # Points lean less on the lead than a summary, and a long one has to be worth its length.
    point_theme_weight: float = 1.0
    point_lead_decay: float = 0.5
    long_point_cost: float = 0.1
    long_point_cost_a_word: float = 0.01

    # Why it matters is told in a full sentence that is no page.
    why_least_words: int = 12
    why_most_words: int = 55

    # A point of the summary costs: who opens only the glance must meet the news, who opens both wants more.
    told_cost: float = 0.2

    keywords: int = 24

    def for_points(self) -> Rules:
        """The same rules with the weights that points are picked by."""
        return replace(self, theme_weight=self.point_theme_weight, lead_decay=self.point_lead_decay)


RULES = Rules()
