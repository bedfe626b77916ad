"""What visitors call the roles of blocks."""

import pytest
from django.conf import settings

from delivery.search.role_names import NAMES, name_of
from delivery.search.words import plain_words
from guide_pages.blocks.editing import ROLE_LABELS
from guide_pages.roles import Role


@pytest.mark.parametrize("locale", NAMES)
def test_every_role_that_says_something_has_a_name_of_its_own(locale: str) -> None:
    assert [role for role in Role if not name_of(role, locale)] == [Role.OTHER]
    assert len(set(NAMES[locale].values())) == len(NAMES[locale])
    assert all(plain_words(name) for name in NAMES[locale].values())


def test_the_sites_languages_have_names() -> None:
    assert {code for code, _ in settings.LANGUAGES} <= NAMES.keys()


@pytest.mark.parametrize("role", NAMES["en"])
def test_visitors_and_editors_call_a_role_the_same(role: Role) -> None:
    assert str(ROLE_LABELS[role]).startswith(name_of(role, "en"))


@pytest.mark.parametrize(
    ("locale", "name"),
    [("en-GB", "Benefits"), ("es-mx", "Beneficios"), ("xx", ""), ("", "")],
)
def test_a_language_is_its_code_without_the_country(locale: str, name: str) -> None:
    assert name_of(Role.BENEFITS, locale) == name
