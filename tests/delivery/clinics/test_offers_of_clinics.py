"""Which guides a clinic serves, and in which order."""

import pytest
from django.test import Client

from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_group,
    a_guide,
    a_library,
    a_local_guide,
    a_region,
    an_faq,
)

from .reading import get, refusal, slugs

pytestmark = pytest.mark.django_db

PATTERN = "https://{clinic}.example.com/{guide}/"


def test_what_is_not_offered_is_not_there_nor_linked_to(client: Client) -> None:
    library = a_library()
    laser = a_guide(parent=library, slug="laser")
    link = f'<p>Or <a linktype="page" id="{laser.pk}">lasers</a>.</p>'
    a_guide(
        parent=library,
        slug="peel",
        body=[a_block(text=link)],
        faqs=[an_faq(answer=link)],
        related=[laser],
    )
    group = a_group(url_pattern=PATTERN)
    a_clinic(group, code="all")
    a_clinic(group, code="few", guides={laser: {"offered": "no"}})

    everything, few = (get(client, "guides/peel/", clinic=code) for code in ("all", "few"))

    assert everything["body"][0]["value"]["text"] == (
        '<p>Or <a data-guide="laser" href="https://all.example.com/laser/">lasers</a>.</p>'
    )
    assert [guide["html_url"] for guide in everything["related"]] == [
        "https://all.example.com/laser/"
    ]
    assert few["body"][0]["value"]["text"] == few["faqs"][0]["answer"] == "<p>Or lasers.</p>"
    assert few["related"] == []
    assert slugs(get(client, "guides/", clinic="few")) == ["peel"]
    assert get(client, "guides/", clinic="few", slug="laser")["meta"] == {"total_count": 0}
    for name in ("laser", str(laser.pk)):
        status, message = refusal(client, f"guides/{name}/", clinic="few")
        assert (status, message) == (
            404,
            f"There is no guide “{name}” in this language at the clinic “few”.",
        )


def test_the_order_of_a_clinic_goes_before_the_regions_and_the_librarys(client: Client) -> None:
    library = a_library()
    a, b, c, rare = (
        a_guide(parent=library, slug=slug, only_where_selected=slug == "rare")
        for slug in ("a", "b", "c", "rare")
    )
    region = a_region(guides={c: {"featured": "yes"}, rare: {"offered": "yes"}})
    a_clinic(region, code="inherits")
    a_clinic(region, code="own", guides={b: {"position": 1}, c: {"featured": "no"}})
    a_clinic(region, code="less", guides={a: {"offered": "no"}, rare: {"offered": "no"}})

    assert slugs(get(client, "guides/")) == ["a", "b", "c"]
    assert slugs(get(client, "guides/", clinic="inherits")) == ["c", "a", "b", "rare"]
    assert slugs(get(client, "guides/", clinic="own")) == ["b", "a", "c", "rare"]
    assert slugs(get(client, "guides/", clinic="less")) == ["c", "b"]


def test_filters_search_and_order_see_what_the_clinic_says(client: Client) -> None:
    peel = a_guide(slug="peel", title="Peel", body=[a_block(role="overview", text="<p>Acid.</p>")])
    a_guide(slug="facial", title="Facial for {{ city }}")
    clinic = a_clinic(code="la", city="Anaheim")
    change = a_change(
        peel.body[0].id, action="insert_after", role="cost", text="<p>Two prices.</p>"
    )
    a_local_guide(clinic, peel, guide_title="A peel", changes=[change])

    assert slugs(get(client, "guides/", clinic="la", role="cost")) == ["peel"]
    assert slugs(get(client, "guides/", role="cost")) == []
    assert slugs(get(client, "guides/", clinic="la", search="prices")) == ["peel"]
    assert slugs(get(client, "guides/", clinic="la", search="anaheim")) == ["facial"]
    assert slugs(get(client, "guides/", clinic="la", order="title")) == ["peel", "facial"]
    assert slugs(get(client, "guides/", order="title")) == ["facial", "peel"]


def test_an_old_slug_leads_to_the_new_one_of_the_same_clinic(client: Client) -> None:
    guide = a_guide(slug="needling")
    guide.slug = "microneedling"
    guide.save_revision().publish()
    a_clinic(code="la")
    a_clinic(code="few", guides={guide: {"offered": "no"}})

    response = client.get("/api/v2/guides/needling/?clinic=la&fields=_,title")

    assert response.status_code == 301
    assert response["Location"] == (
        "http://localhost:8000/api/v2/guides/microneedling/?clinic=la&fields=_,title"
    )
    assert client.get("/api/v2/guides/needling/?clinic=few").status_code == 404
    assert client.get("/api/v2/guides/microneedling?clinic=la")["Location"] == (
        "http://localhost:8000/api/v2/guides/microneedling/?clinic=la"
    )
