"""A page costs the same number of queries however much it shows."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from guide_pages.models import GuidePage
from tests.factories import a_block, a_guide, a_library, a_topic, an_faq, an_image

pytestmark = pytest.mark.django_db

GUIDE_QUERIES = 16
LIBRARY_QUERIES = 10


def a_guide_of_size(number: int) -> GuidePage:
    related = [a_guide() for _ in range(number)]
    links = "".join(f'<a linktype="page" id="{other.pk}">x</a>' for other in related)
    images = [
        a_block(
            "image",
            role="other",
            caption="",
            image={"image": an_image().pk, "alt_text": "A room", "decorative": False},
        )
        for _ in range(number)
    ]
    return a_guide(
        body=[a_block(text=f"<p>{links}</p>") for _ in range(number)] + images,
        faqs=[an_faq() for _ in range(number)],
        related=related,
        topics=[a_topic() for _ in range(number)],
        sources=[("A book", "") for _ in range(number)],
        image=an_image(),
        image_alt="A room",
    )


@pytest.mark.parametrize("number", [5, 10])
def test_a_guide_costs_a_fixed_number_of_queries(
    client: Client, django_assert_num_queries: Callable[[int], Any], number: int
) -> None:
    guide = a_guide_of_size(number)
    client.get(guide.url)

    with django_assert_num_queries(GUIDE_QUERIES):
        response = client.get(guide.url)

    assert response.content.count(b'data-role="overview"') == number
    assert response.content.count(b"<details") == number


@pytest.mark.parametrize("number", [5, 10])
def test_a_library_costs_a_fixed_number_of_queries(
    client: Client, django_assert_num_queries: Callable[[int], Any], number: int
) -> None:
    library = a_library(intro="<p>All of them.</p>")
    for _ in range(number):
        a_guide(parent=library, image=an_image(), image_alt="A room", topics=[a_topic()])
    client.get(library.url)

    with django_assert_num_queries(LIBRARY_QUERIES):
        response = client.get(library.url)

    assert response.content.count(b"<article") == number
