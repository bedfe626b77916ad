"""What copy says of a clinic's facts."""

import json
from datetime import date

import pytest
from django.test import Client

from clinics.models import OpeningException, Practitioner
from tests.factories import (
    a_block,
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_local_guide,
    a_region,
    a_reviewer,
    a_topic,
    an_faq,
    an_image,
)

from .reading import get

pytestmark = pytest.mark.django_db


def test_facts_stand_in_every_kind_of_text(client: Client) -> None:
    token = "{{ price_from }}"
    a_fact("price_from")
    image = an_image(title=f"Title {token}")
    shown = {"image": image.pk, "alt_text": f"Alt {token}", "decorative": False}
    a_guide(
        slug="peel",
        title=f"Peel {token}",
        summary=f"<p>Summary {token}</p>",
        seo_title=f"SEO {token}",
        search_description=f"Description {token}",
        image=image,
        image_alt=f"Cover {token}",
        body=[
            a_block(heading=f"Heading {token}", text=f"<p><b>{token}</b></p>"),
            a_block("image", role="other", image=shown, caption=f"Caption {token}"),
        ],
        faqs=[an_faq(question=f"Only {token}?", answer=f"<p>{token}</p>")],
        topics=[a_topic(name=f"Topic {token}")],
        sources=[(f"Source {token}", "https://example.com/")],
        reviewer=a_reviewer(name=f"Board {token}"),
    )
    a_clinic(code="la", facts={"price_from": "<$1 & more>"})

    answer = get(client, "guides/peel/", clinic="la")

    plain, html = "<$1 & more>", "&lt;$1 &amp; more&gt;"
    assert answer["title"] == f"Peel {plain}"
    assert answer["summary"] == f"<p>Summary {html}</p>"
    assert answer["seo"]["title"] == f"SEO {plain}"
    assert answer["seo"]["description"] == f"Description {plain}"
    assert (answer["image"]["alt"], answer["image"]["title"]) == (
        f"Cover {plain}",
        f"Title {plain}",
    )
    assert answer["body"][0]["value"]["heading"] == f"Heading {plain}"
    assert answer["body"][0]["value"]["text"] == f"<p><b>{html}</b></p>"
    assert answer["body"][1]["value"]["image"]["alt"] == f"Alt {plain}"
    assert answer["body"][1]["value"]["caption"] == f"Caption {plain}"
    assert answer["faqs"][0]["question"] == f"Only {plain}?"
    assert answer["faqs"][0]["answer"] == f"<p>{html}</p>"
    assert answer["topics"][0]["name"] == f"Topic {plain}"
    assert answer["sources"][0]["title"] == f"Source {plain}"
    assert answer["review"]["reviewed_by"]["name"] == f"Board {plain}"


def test_the_nearest_value_holds_and_one_for_the_guide_before_a_general_one(
    client: Client,
) -> None:
    a_fact("price_from")
    peel, facial = (
        a_guide(slug=slug, title="{{ price_from | ask us }}") for slug in ("peel", "facial")
    )
    group = a_group(facts={"price_from": "$1"})
    region = a_region(group, facts={"price_from": "$2", ("price_from", peel): "$3"})
    a_clinic(region, code="inherits")
    a_clinic(region, code="own", facts={"price_from": "$4"})
    bare = a_region(code="bare")
    a_clinic(bare, code="far")

    def titles(clinic: str) -> dict[str, str]:
        items = get(client, "guides/", clinic=clinic)["items"]
        return {item["meta"]["slug"]: item["title"] for item in items}

    assert titles("inherits") == {"peel": "$3", "facial": "$2"}
    assert titles("own") == {"peel": "$4", "facial": "$4"}
    assert titles("far") == {"peel": "$1", "facial": "$1"}
    assert facial.pk != peel.pk


def test_a_fact_without_a_value_leaves_no_trace(client: Client) -> None:
    a_fact("price_from")
    a_guide(slug="peel", body=[a_block(text="<p>From {{ price_from }}.</p>")])
    a_clinic(code="la")

    [block] = get(client, "guides/peel/", clinic="la")["body"]

    assert block["value"]["text"] == "<p>From .</p>"


def test_a_region_that_is_not_live_contributes_nothing(client: Client) -> None:
    a_fact("price_from")
    guide = a_guide(slug="peel", title="{{ price_from }} {{ region_name }}")
    region = a_region(facts={"price_from": "$1"}, title="West")
    a_clinic(region, code="la")
    a_local_guide(region, guide, summary="<p>Western.</p>")
    assert get(client, "guides/peel/", clinic="la")["title"] == "$1 West"

    region.unpublish()

    answer = get(client, "guides/peel/", clinic="la")
    assert (answer["title"], answer["summary"]) == ("", "<p>What to know.</p>")
    assert get(client, "clinics/la/")["region"] is None


def test_braces_in_a_locations_own_words_reach_no_frontend(client: Client) -> None:
    a_fact("price_from")
    a_group(title="Group {{ phone }}", facts={"price_from": "{{ city }} $9"})
    clinic = a_clinic(
        a_region(title="West {{ city }}"),
        code="la",
        title="Austin {{ city }}",
        street="{{ phone }}",
        phone="{{",
        booking_url="https://booking.example.com/{{city}}",
        licences="No. {{ city }} 1",
    )
    clinic.practitioners = [Practitioner(name="Ana {{ city }}")]
    clinic.opening_exceptions = [
        OpeningException(date=date(2026, 12, 25), closed=True, note="{{ city }} Christmas")
    ]
    clinic.save()
    book = a_block("call_to_action", role="other", label="Go", text="", action="book", url="")
    a_guide(slug="peel", body=[book])

    answers = [get(client, "clinics/la/"), get(client, "clinics/")]
    answers.append(get(client, "guides/peel/", clinic="la"))

    assert "{{" not in json.dumps(answers)
    assert (answers[0]["name"], answers[0]["region"]["name"]) == ("Austin", "West")
    assert answers[0]["facts"]["price_from"] == "$9"
