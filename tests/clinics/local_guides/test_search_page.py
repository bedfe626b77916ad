"""What the editor of a local guide says of its page in search results."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.clinics.people.staff import a_person
from tests.factories import a_block, a_clinic, a_group, a_guide, a_local_guide

pytestmark = pytest.mark.django_db

TEXT = "<p>Fine needles make very small channels.</p>"
OWN = "<p>Our nurses begin with a long talk about your skin.</p>"


@pytest.mark.parametrize(
    ("pattern", "values", "live", "told"),
    [
        (
            "https://example.com/{guide}/",
            {"guide_title": "Peeling downtown"},
            True,
            ("20% of the words", "Until then it lists the group’s"),
        ),
        (
            "https://example.com/{guide}/",
            {"summary": OWN},
            False,
            ("58% of the words", "From 30% on, “Automatic” lists the clinic’s own page: it does"),
        ),
        (
            "https://{clinic}.example.com/{guide}/",
            {},
            True,
            ("0% of the words", "The group has no page of this guide"),
        ),
    ],
)
def test_the_editor_says_how_much_is_local_and_what_follows(
    client: Client, pattern: str, values: dict[str, Any], live: bool, told: tuple[str, str]
) -> None:
    la = a_clinic(a_group(url_pattern=pattern), url_pattern="https://la.example.com/{guide}/")
    guide = a_guide(
        title="Peel", summary="<p>In short.</p>", body=[a_block(heading="", text=TEXT)]
    )
    local = a_local_guide(la, guide, live=live, **values)
    client.force_login(a_person(la, "editor"))

    html = client.get(reverse("wagtailadmin_pages:edit", args=(local.pk,))).content.decode()

    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))
    assert all(sentence in words for sentence in told)
    assert re.search(r'<input[^>]*name="canonical"[^>]*value=""[^>]*checked', html)


def test_a_comparison_tells_the_choice_in_words(client: Client) -> None:
    la = a_clinic()
    local = a_local_guide(la, a_guide())
    local.canonical = "own"
    local.save_revision()
    client.force_login(a_person(la, "editor"))
    address = reverse(
        "wagtailadmin_pages:revisions_compare", args=(local.pk, "earliest", "latest")
    )

    html = client.get(address).content.decode()

    assert "Page in search results" in html
    assert "The clinic’s own page" in html
