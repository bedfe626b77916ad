"""Topics and reviewers in the admin."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import a_reviewer, a_topic, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


@pytest.mark.parametrize("model", ["topic", "reviewer"])
@pytest.mark.parametrize("words", ['"', '5"', "AND", "*", "ski"])
def test_lists_are_searched_by_any_words(client: Client, model: str, words: str) -> None:
    a_topic(name="Skin", slug="skin")
    a_reviewer(name="Skin board")
    client.force_login(a_user())

    response = client.get(reverse(f"wagtailsnippets_editorial_{model}:list"), {"q": words})

    assert response.status_code == 200
    assert ("Skin" in response.text) is (words == "ski")
