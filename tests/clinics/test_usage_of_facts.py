"""The list of places that give a fact a value, as long as the group has clinics."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import a_clinic, a_fact, a_region

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def usage(client: Client, fact: Any, page: int = 1) -> str:
    address = reverse("wagtailsnippets_editorial_factdefinition:usage", args=[fact.pk])
    return client.get(address, {"p": page}).content.decode()


def places(html: str) -> set[str]:
    """Return the clinics that a page of the list names."""
    return set(re.findall(r"Clinic \d+", html))


def test_a_fact_s_uses_take_the_same_queries_for_any_number_of_clinics(
    admin_client: Client,
) -> None:
    fact = a_fact("price_from")
    region = a_region()
    queries = []
    for numbers in (range(25), range(25, 50)):
        for number in numbers:
            a_clinic(region, title=f"Clinic {number}", facts={"price_from": "$90"})
        usage(admin_client, fact)
        with CaptureQueriesContext(connection) as captured:
            usage(admin_client, fact)
        queries.append(len(captured))

    assert queries[0] == queries[1]


def test_every_use_of_a_fact_stands_on_one_page_of_the_list(admin_client: Client) -> None:
    fact = a_fact("price_from")
    for number in range(25):
        a_clinic(title=f"Clinic {number}", facts={"price_from": "$90"})

    first, second = (places(usage(admin_client, fact, page)) for page in (1, 2))

    assert (len(first), len(second)) == (20, 5)
    assert first | second == {f"Clinic {number}" for number in range(25)}
