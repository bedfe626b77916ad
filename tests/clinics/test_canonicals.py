"""Which page search engines should list."""

import pytest

from clinics.canonicals import Canonical, Choice, stands_for_itself
from clinics.share_in_words import share_in_words


@pytest.mark.parametrize(
    ("share", "least", "wanted", "expected"),
    [
        (0.0, 0.3, None, False),
        (0.299, 0.3, None, False),
        (0.3, 0.3, None, True),
        (1.0, 0.3, None, True),
        (0.0, 0.0, None, True),
        (0.999, 1.0, None, False),
        (1.0, 1.0, None, True),
        (0.0, 0.3, Canonical.AUTOMATIC, False),
        (0.3, 0.3, Canonical.AUTOMATIC, True),
        (0.0, 0.3, Canonical.OWN, True),
        (1.0, 0.3, Canonical.GROUP, False),
        (1.0, 0.0, Canonical.GROUP, False),
    ],
)
def test_enough_own_words_or_an_editor_make_a_page_its_own(
    share: float, least: float, wanted: Canonical | None, expected: bool
) -> None:
    choice = Choice(wanted, "la") if wanted is not None else None
    assert stands_for_itself(share=share, least=least, choice=choice) is expected


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "0%"), (0.009, "0%"), (0.29, "29%"), (0.299, "29%"), (0.3, "30%"), (1.0, "100%")],
)
def test_what_is_too_little_never_looks_enough(share: float, words: str) -> None:
    assert share_in_words(share) == words
