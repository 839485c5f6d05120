"""What is told of two names at a glance is what comparing all of them tells. The names are put together at random."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.name_forms import _are_plainly_two, _relate_full, form_of

_GIVEN = "Anna Ana Anne Hanna Andrea Andrej Andrey Bob Robert Roberto Bill William Will Ivan Iwan Giorgos Yorgos Kim J."
_FAMILY = "Dow Dowe Petrov Petroff Robert Ivan Andreas Kárdosy Kardosi Müller Mueller Kim Park Bak Lee Abdulrahman Anna"
_WORDS = sorted({*_GIVEN.split(), *_FAMILY.split()})
_NAME = st.lists(st.sampled_from(_WORDS), min_size=2, max_size=3).map(" ".join)


@settings(deadline=None, max_examples=300)
@given(_NAME, _NAME)
def test_names_told_apart_at_a_glance_have_nothing_in_common(one: str, other: str) -> None:
    first, second = form_of(one), form_of(other)
    if _are_plainly_two(first, second):
        assert _relate_full(first, second) is None


def test_every_pair_of_two_words_is_told_right() -> None:
    forms = [form_of(f"{given} {family}") for given in _GIVEN.split()[::2] for family in _FAMILY.split()[::2]]
    at_a_glance = [pair for pair in combinations(forms, 2) if _are_plainly_two(*pair)]
    assert len(at_a_glance) > len(forms)
    assert not [pair for pair in at_a_glance if _relate_full(*pair)]
