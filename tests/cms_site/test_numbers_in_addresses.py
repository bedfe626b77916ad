"""No number in an address, a filter or a form is too large to be answered."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter

from clinics.models import ClinicPage
from tests.clinics.editor.forms import filled
from tests.factories import a_clinic, a_fact, a_guide, a_local_guide, a_topic, a_user, an_faq

pytestmark = pytest.mark.django_db

NUMBERS = (0, 2**63 - 1, 2**63, 10**25)
OURS = {"desk", "delivery", "clinics", "guide_pages", "faq", "editorial", "cms_site"}


def routes(patterns: Any, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield every route, whole."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, before + str(each.pattern))
        else:
            yield before + str(each.pattern), each


def is_ours(pattern: URLPattern) -> bool:
    """Whether the view, or the model that its view set shows, belongs to one of our apps."""
    view: Any = pattern.callback
    model = getattr(view, "view_initkwargs", {}).get("model")
    owners = {getattr(view, "view_class", view).__module__, getattr(model, "__module__", "")}
    return any(owner.split(".")[0] in OURS for owner in owners)


def numbered() -> list[str]:
    """Return our routes of the admin that take a number."""
    return sorted(
        {
            route
            for route, pattern in routes(get_resolver().url_patterns)
            if route.startswith("admin/")
            and is_ours(pattern)
            and any(isinstance(each, IntConverter) for each in pattern.pattern.converters.values())
        }
    )


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(a_user())
    client.raise_request_exception = False
    return client


def test_every_number_in_our_addresses_is_answered(admin: Client) -> None:
    location = a_clinic()
    found = numbered()
    assert "admin/local-guides/<object_id:page_id>/apply/" in found
    assert "admin/snippets/faq/faq/edit/<object_id:pk>/" in found
    answers = {}
    for route in found:
        route_here = route.replace("<object_id:location_id>/guides/<", f"{location.pk}/guides/<")
        route_here = route_here.replace(
            "<object_id:location_id>/people/<", f"{location.pk}/people/<"
        )
        for number in NUMBERS:
            address = re.sub(r"<slug:\w+>", "approve", f"/{route_here}")
            address = re.sub(r"<\w+:\w+>", str(number), address)
            for method in ("get", "post"):
                answers[method, address] = getattr(admin, method)(address).status_code
    strange = {key: code for key, code in answers.items() if code not in {302, 403, 404, 405}}
    assert strange == {}
    assert len(answers) > 300


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "address",
    [
        "reports/drift/?location={}",
        "reports/drift/?guide={}",
        "reports/missing-facts/?location={}",
        "reports/missing-facts/results/?guide={}",
        "reports/location-redirects/?location={}&guide={}",
        "clinics/guides/?p={}",
        "clinics/{location}/guides/?p={}",
        "local-guides/of-guide/{guide}/?p={}",
        "local-guides/at-location/{location}/?p={}",
        "impact/guide/{guide}/?p={}",
        "impact/guide/{guide}/?clinic={}&guide={}",
        "snippets/faq/faq/?topics={}",
        "snippets/choose/faq/faq/?topics={}",
        "snippets/choose/faq/faq/chosen/{}/",
        "snippets/choose/faq/faq/chosen-multiple/?id={}",
    ],
)
def test_every_number_in_a_filter_is_answered(admin: Client, address: str, number: int) -> None:
    guide, location = a_guide(), a_clinic()
    places = {"guide": guide.pk, "location": location.pk}
    answer = admin.get("/admin/" + address.format(*[number] * 2, **places))
    assert answer.status_code in {200, 302, 404}


@pytest.mark.parametrize("number", NUMBERS)
def test_every_number_in_a_form_is_answered(admin: Client, number: int) -> None:
    guide, clinic = a_guide(), a_clinic()
    a_fact()
    local, faq, topic = a_local_guide(a_clinic(), guide), an_faq(), a_topic()
    rows = {
        "fact_values": [{"id": "", "definition": number, "guide": number, "value": "$9"}],
        "guide_settings": [{"id": number, "guide": number, "position": number}],
        "images": [{"id": "", "image": number, "alt": "x"}],
        "successor": number,
    }
    editor = reverse("wagtailadmin_pages:edit", args=[clinic.pk])
    forms: list[tuple[str, dict[str, Any]]] = [
        (editor, filled(clinic, **rows) | {"action-publish": "1"}),
        (editor, filled(clinic, **rows)),
        (reverse("clinics_make_local_guide"), {"location": number, "guide": guide.pk}),
        (reverse("clinics_make_local_guide"), {"location": clinic.pk, "guide": number}),
        (
            reverse("clinics_apply_changes", args=[local.pk]),
            {"location": [number], "change": [number]},
        ),
        (reverse("clinics_people", args=[clinic.pk]), {"email": "a@b.c", "role": number}),
        (
            reverse(faq.snippet_viewset.get_url_name("edit"), args=[faq.pk]),
            {"question": "?", "answer": "null", "topics": [topic.pk, number]},
        ),
        (
            reverse("wagtailsnippetchoosers_faq_faq:create"),
            {"faq-chooser-create-form-question": "?", "language": number},
        ),
        (reverse("desk_preview_location"), {"location": number}),
    ]
    answers = [admin.post(address, data).status_code for address, data in forms]
    assert set(answers) <= {200, 302, 400, 403, 404}
    assert ClinicPage.objects.count() == 2
