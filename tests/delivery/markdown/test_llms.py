"""``/api/v2/llms.txt`` and ``/api/v2/llms-full.txt``."""

import json
import re
from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from clinics.models import OpeningException, OpeningHours
from delivery.markdown import llms
from editions.snapshot import follower
from tests.factories import a_clinic, a_fact, a_group, a_guide, a_translation

pytestmark = pytest.mark.django_db

API = "http://localhost:8000/api/v2/"


@pytest.fixture
def group() -> Any:
    """Publish a group with a clinic that tells all of itself, and three guides."""
    a_fact("price_from", default="$90")
    group = a_group(code="glow", title="Glow")
    peel = a_guide(title="Peel & more", slug="peel", summary="<p>From {{ price_from }}.</p>")
    a_guide(title="Needling", slug="needling", summary="<p>Fine <b>needles</b> only.</p>")
    laser = a_guide(title="Laser", slug="laser")
    a_translation(peel, "es", title="Peeling", slug="peeling")
    houston = a_clinic(
        group,
        code="houston",
        title="Glow Houston",
        street="8 Main Street",
        city="Houston",
        state="TX",
        postal_code="77002",
        country="US",
        phone="+1 713 555 0100",
        email="hello@example.com",
        booking_url="https://book.example.com/",
        website_url="https://houston.example.com/",
        time_zone="America/Chicago",
        facts={"price_from": "$120"},
        guides={laser: {"offered": "no"}},
    )
    for day, opens, closes in (("tuesday", 9, 12), ("monday", 13, 17), ("monday", 9, 12)):
        houston.opening_hours.add(OpeningHours(day=day, opens=time(opens), closes=time(closes)))
    houston.opening_exceptions.add(
        OpeningException(date=date(2026, 12, 25), closed=True, note="Holiday"),
        OpeningException(date=date(2026, 12, 24), opens=time(9), closes=time(12)),
    )
    houston.save_revision().publish()
    a_clinic(group, code="austin", title="Glow Austin", status="coming_soon", city="Austin")
    a_clinic(group, code="dallas", title="Glow Dallas", status="closed")
    return group


def read(client: Client, path: str) -> str:
    """Return a text."""
    response = client.get(f"/api/v2/{path}")
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Vary"] == "Accept-Encoding"
    return response.content.decode()


def test_a_clinic_is_told_exactly_so(client: Client, group: Any) -> None:
    assert (
        read(client, "llms.txt?clinic=houston")
        == f"""# Glow Houston

> The treatments that this clinic offers, and how to reach it.

- **Address:** 8 Main Street, Houston, TX 77002, US
- **Phone:** +1 713 555 0100
- **E-mail:** hello@example.com
- **Book:** <https://book.example.com/>
- **Website:** <https://houston.example.com/>
- **Opening hours:** Monday 09:00–12:00, 13:00–17:00; Tuesday 09:00–12:00 (America/Chicago)
- **Other hours:** 2026-12-24 09:00–12:00; 2026-12-25 closed (Holiday)

## Treatment guides

- [Peel & more]({API}guides/peel.md?clinic=houston): From $120.
- [Needling]({API}guides/needling.md?clinic=houston): Fine needles only.

## Optional

- [All guides in one text]({API}llms-full.txt?clinic=houston)
- [Spanish]({API}llms.txt?clinic=houston&locale=es)
"""
    )


def test_the_group_names_its_clinics(client: Client, group: Any) -> None:
    text = read(client, "llms.txt")

    assert text.startswith(
        "# Glow\n\n> Treatments in general. Each clinic has a text of its own.\n"
    )
    assert f"- [Peel & more]({API}guides/peel.md): From $90.\n" in text
    assert f"- [Laser]({API}guides/laser.md): What to know.\n" in text
    assert text.partition("## Clinics\n\n")[2].partition("\n\n##")[0].splitlines() == [
        f"- [Glow Austin]({API}llms.txt?clinic=austin): Austin",
        f"- [Glow Houston]({API}llms.txt?clinic=houston): 8 Main Street, Houston, TX 77002, US",
    ]


def test_more_clinics_than_anybody_reads_are_linked(
    client: Client, group: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(llms, "MOST_CLINICS", 1)

    assert f"## Clinics\n\n- [All clinics, as JSON]({API}clinics/)\n" in read(client, "llms.txt")


def test_a_clinic_that_opens_soon_says_so(client: Client, group: Any) -> None:
    text = read(client, "llms.txt?clinic=austin")

    assert "- **Status:** This clinic opens soon.\n- **Address:** Austin\n" in text


def test_another_language_has_its_own_guides(client: Client, group: Any) -> None:
    text = read(client, "llms.txt?clinic=houston&locale=es")

    assert f"- [Peeling]({API}guides/peeling.md?clinic=houston&locale=es)" in text
    assert f"({API}llms-full.txt?clinic=houston&locale=es)" in text
    assert f"({API}llms.txt?clinic=houston)" in text
    assert "needling" not in text


def test_every_link_leads_somewhere(client: Client, group: Any) -> None:
    waiting, seen = ["llms.txt"], set()
    while waiting:
        text = read(client, path) if (path := waiting.pop()).startswith("llms") else ""
        links = [
            link.removeprefix(API)
            for link in re.findall(r"\]\(([^)]+)\)", text)
            if link.startswith(API)
        ]
        waiting += [link for link in links if link not in seen]
        seen |= set(links)

    assert len(seen) > 10
    for path in seen:
        assert client.get(f"/api/v2/{path}").status_code == 200, path


def test_without_anything_published_there_is_a_heading(client: Client) -> None:
    assert read(client, "llms.txt") == (
        "# Treatment guides\n\n> Treatments in general. Each clinic has a text of its own.\n"
    )


def test_all_guides_stand_in_one_text(client: Client, group: Any) -> None:
    text = read(client, "llms-full.txt?clinic=houston")

    headings = re.findall(r"^#{1,2} .+$", text, re.M)
    assert headings == ["# Glow Houston", "## Peel & more", "## Needling"]
    assert "- **Phone:** +1 713 555 0100\n" in text
    assert text.index("From $120.") < text.index("Fine **needles** only.")
    assert "### About this guide\n\n- Clinic: Glow Houston\n" in text
    assert "---" not in text


def test_guides_that_do_not_fit_are_linked(
    client: Client, group: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read(client, "llms-full.txt")
    first = len(whole.partition("## Needling")[0].encode())
    monkeypatch.setattr(llms, "MOST_BYTES", first)

    text = read(client, "llms-full.txt")

    assert "## Peel & more\n" in text
    assert text.endswith(
        f"## Further guides\n\n- [Needling]({API}guides/needling.md): Fine needles only.\n"
        f"- [Laser]({API}guides/laser.md): What to know.\n"
    )


@pytest.mark.parametrize("name", ["llms.txt", "llms-full.txt"])
def test_it_is_refused_as_everything_of_a_clinic(client: Client, group: Any, name: str) -> None:
    unknown = client.get(f"/api/v2/{name}?clinic=nowhere")
    closed = client.get(f"/api/v2/{name}?clinic=dallas")
    other = client.get(f"/api/v2/{name}?limit=1")

    assert (unknown.status_code, closed.status_code, other.status_code) == (400, 410, 400)
    assert json.loads(other.content) == {
        "message": "Unknown parameter: limit. Allowed here: clinic, locale."
    }
    assert client.get(f"/api/v2/{name}/").status_code == 404


def test_caches_know_what_the_texts_are_made_from(client: Client, group: Any) -> None:
    at_clinic = client.get("/api/v2/guides/?clinic=houston")["Cache-Tag"]

    for name in ("llms.txt", "llms-full.txt"):
        assert client.get(f"/api/v2/{name}?clinic=houston")["Cache-Tag"] == at_clinic
        assert client.get(f"/api/v2/{name}")["Cache-Tag"] == "library,locations,local-guides"


@pytest.mark.parametrize("guides", [3, 6])
def test_texts_cost_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, guides: int
) -> None:
    a_clinic(code="houston")
    for _ in range(guides):
        a_guide()
    follower.snapshot()

    for name in ("llms.txt", "llms-full.txt"):
        for query in ("", "?clinic=houston"):
            with django_assert_num_queries(1):
                client.get(f"/api/v2/{name}{query}")
