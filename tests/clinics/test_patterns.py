import pytest

from clinics.patterns import guide_url
from clinics.publication import pattern_error


@pytest.mark.parametrize(
    ("pattern", "clinic", "expected"),
    [
        ("", "la", None),
        ("https://example.com/{guide}/", "la", "https://example.com/peel/"),
        ("https://example.com/{guide}/", None, "https://example.com/peel/"),
        ("https://{clinic}.example.com/{guide}/", "la", "https://la.example.com/peel/"),
        ("https://{clinic}.example.com/{guide}/", None, None),
        ("https://example.com/{locale}/{guide}", None, "https://example.com/pt-br/peel"),
        (
            "https://{clinic}.example.com/{locale}/{clinic}/{guide}/{locale}",
            "la",
            "https://la.example.com/pt-br/la/peel/pt-br",
        ),
    ],
)
def test_a_pattern_makes_the_address_of_a_guide(
    pattern: str, clinic: str | None, expected: str | None
) -> None:
    assert guide_url(pattern, clinic=clinic, guide="peel", locale="pt-br") == expected


@pytest.mark.parametrize(
    ("pattern", "error"),
    [
        ("", None),
        ("https://example.com/{guide}/", None),
        ("https://{clinic}.example.com/{locale}/{guide}/", None),
        (
            "https://example.com/{language}/{guide}/",
            "“{language}” means nothing here. Use {clinic}, {guide} and {locale}.",
        ),
        (
            "https://example.com/{locale/{guide}/",
            "A brace has no partner. Write {clinic}, {guide} and {locale}.",
        ),
        ("https://example.com/{locale}/", "Say where the guide's web name stands: {guide}."),
    ],
)
def test_a_pattern_that_makes_no_address_is_refused_with_the_remedy(
    pattern: str, error: str | None
) -> None:
    assert pattern_error(pattern) == error
