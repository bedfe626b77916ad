"""A guide's title and slug when the document names neither."""

import pytest

from guide_pages.importing.understanding.titles import (
    slug_of,
    title_from_file_name,
    title_from_headings,
)


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        (["What Is Microneedling?", "Benefits of Microneedling", "Cost"], "Microneedling"),
        (["What Is a Chemical Peel?", "After a Chemical Peel"], "Chemical Peel"),
        (["What is laser hair removal?", "Cost"], "Laser hair removal"),
        (["Benefits of Hydrating Facials", "Hydrating Facials vs. Peels"], "Hydrating Facials"),
        (["Aftercare", "Cost"], ""),
        ([], ""),
    ],
)
def test_the_title_is_the_treatment_that_headings_share(headings: list[str], title: str) -> None:
    assert title_from_headings(headings) == title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("chemical-peel_v2.txt", "Chemical peel v2"),
        ("folder/rf needling.md", "Rf needling"),
        ("_.txt", "Untitled guide"),
    ],
)
def test_a_file_name_becomes_a_title(name: str, title: str) -> None:
    assert title_from_file_name(name) == title


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Chemical Peel", "chemical-peel"),
        ("Crème & Co.", "creme-co"),
        ("2026", "guide-2026"),
        ("皮肤", ""),
        ("word " * 40, ("word-" * 16).strip("-")),
    ],
)
def test_slugs_are_ascii_and_never_a_number(text: str, slug: str) -> None:
    assert slug_of(text) == slug
