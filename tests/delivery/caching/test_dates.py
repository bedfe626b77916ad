"""``Last-Modified``: since when an answer is true."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from time_machine import TimeMachineFixture

from tests.factories import a_clinic, a_guide, an_faq

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 11, 1, 12, 0, 0, 400_000, tzinfo=UTC)
SECOND = datetime(2026, 11, 2, 12, 0, 0, 400_000, tzinfo=UTC)
LATER = datetime(2026, 11, 3, tzinfo=UTC)


@pytest.fixture
def paths(time_machine: TimeMachineFixture) -> dict[str, str]:
    """Publish a guide and a clinic on one day, and something else the day after."""
    time_machine.move_to(FIRST, tick=False)
    guide, clinic = a_guide(slug="peel"), a_clinic(code="la")
    faq = an_faq()
    time_machine.move_to(SECOND, tick=False)
    an_faq(question="Something else?")
    time_machine.move_to(LATER, tick=False)
    return {
        "guide": f"guides/{guide.pk}/?clinic=la",
        "faq": f"faqs/{faq.pk}/",
        "clinic": f"clinics/{clinic.code}/",
        "guides": "guides/",
        "faqs": "faqs/",
        "clinics": "clinics/",
    }


@pytest.mark.parametrize("name", ["guide", "faq", "clinic"])
def test_a_document_is_as_old_as_what_it_is_made_from(
    client: Client, paths: dict[str, str], name: str
) -> None:
    answer = client.get(f"/api/v2/{paths[name]}")

    assert answer["Last-Modified"] == "Sun, 01 Nov 2026 12:00:01 GMT"


@pytest.mark.parametrize("name", ["guides", "faqs", "clinics"])
def test_a_list_is_as_old_as_the_newest_publication(
    client: Client, paths: dict[str, str], name: str
) -> None:
    answer = client.get(f"/api/v2/{paths[name]}")

    assert answer["Last-Modified"] == "Mon, 02 Nov 2026 12:00:01 GMT"


def test_who_has_it_already_is_told_so(client: Client, paths: dict[str, str]) -> None:
    path = f"/api/v2/{paths['guide']}"
    since = client.get(path)["Last-Modified"]
    again = client.get(path, headers={"If-Modified-Since": since})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Last-Modified"] == since


def test_within_the_second_of_a_change_there_is_no_date(
    client: Client, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to(FIRST, tick=False)
    faq = an_faq()
    answer = client.get(f"/api/v2/faqs/{faq.pk}/")

    assert "Last-Modified" not in answer
    assert "ETag" in answer
