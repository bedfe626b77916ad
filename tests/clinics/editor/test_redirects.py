"""What publishing a location refuses of its redirects, and what stands in the tables then."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from clinics.models import ClinicPage, LocationRedirect
from editorial.schedule import publish_due
from tests.clinics.editor.forms import filled, submitted
from tests.clinics.editor.sending import form_of, send
from tests.factories import a_clinic, a_group, a_guide, a_local_guide, a_region

pytestmark = pytest.mark.django_db

PATTERN = "https://{clinic}.example.com/{guide}/"
DOUBLED = "This path has a redirect here already."


def row(old_path: str, to: str = "", **values: Any) -> dict[str, Any]:
    """Return a row as the form sends it."""
    return {"id": "", "old_path": old_path, "guide": "", "to": to, "status": "301", **values}


def refused(location: Any, *rows: dict[str, Any], **changed: Any) -> list[dict[str, list[str]]]:
    """Return what the form says at each row of redirects when it is published."""
    form = submitted(location, redirects=list(rows), **changed)
    assert not form.non_field_errors()
    return list(form.formsets["redirects"].errors)


def test_a_redirect_is_published_as_its_path_is_compared(editor: Client) -> None:
    guide = a_guide()
    clinic = a_clinic(code="la")
    rows = [
        row("/Botox-Offer/", guide=guide.pk),
        row("/caf%C3%A9?b=2&a=1", "/Menu/#top", status="302"),
        row("/spa/", status="410"),
    ]
    assert send(editor, clinic, "action-publish", redirects=rows).status_code == 302

    stored = LocationRedirect.objects.values_list("old_path", "guide", "to", "status")
    assert list(stored) == [
        ("/botox-offer", guide.pk, "", "301"),
        ("/café?a=1&b=2", None, "/Menu/#top", "302"),
        ("/spa", None, "", "410"),
    ]


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"to": ""}, {"to": ["Choose a guide or enter an address."]}),
        ({"guide": "GUIDE"}, {"to": ["Choose a guide or enter an address, not both."]}),
        (
            {"status": "410"},
            {"to": ["Leave guide and address empty: what is gone leads nowhere."]},
        ),
        (
            {"to": "javascript:alert(1)"},
            {"to": ["Enter a path such as /prices/, or an address that begins with https://."]},
        ),
        (
            {"old_path": "/a#b"},
            {"old_path": ["Leave out “#” and what comes after it, which browsers do not send."]},
        ),
        ({"old_path": "/a/../b"}, {"old_path": ["Leave out the parts “.” and “..”."]}),
        (
            {"old_path": "/100%"},
            {"old_path": ["Leave out control characters, and write a percent sign as %25."]},
        ),
        (
            {"to": "/{{ city }}/"},
            {"to": ["Leave out spaces, quotation marks, angle brackets and braces."]},
        ),
        ({"old_path": "/" + "{" * 200}, {"old_path": ["Enter a shorter path."]}),
    ],
)
def test_a_row_says_what_to_mend(values: dict[str, str], errors: dict[str, list[str]]) -> None:
    given = {"old_path": "/old", "to": "/new/", **values}
    if given.get("guide"):
        given["guide"] = str(a_guide().pk)
    assert refused(a_clinic(), row(**given)) == [errors]


def test_two_rows_from_one_path_are_one_too_many() -> None:
    rows = row("/Old/", "/a/"), row("/old", "/b/")
    assert refused(a_clinic(), *rows) == [{}, {"old_path": [DOUBLED]}]


def test_a_circle_within_a_location_is_refused_at_its_rows() -> None:
    rows = row("/a", "/B/"), row("/b", "/a?x=1"), row("/c", "/d/"), row("/e", "/a")
    assert refused(a_clinic(), *rows) == [
        {"old_path": ["This leads round in a circle: “/a” → “/b” → “/a”."]},
        {"old_path": ["This leads round in a circle: “/b” → “/a” → “/b”."]},
        {},
        {"old_path": ["This leads round in a circle: “/a” → “/b” → “/a”."]},
    ]


def test_a_circle_with_a_location_above_is_refused() -> None:
    region = a_region(a_group(url_pattern=PATTERN, redirects={"/a": "/b"}), redirects={"/b": "/c"})
    clinic = a_clinic(region, code="la")
    way = "“/c” → “/a” → “/b” → “/c”"
    assert refused(clinic, row("/c", "https://la.example.com/a")) == [
        {"old_path": [f"This leads round in a circle: {way}."]}
    ]
    assert refused(clinic, row("/c", "https://other.example.com/a")) == [{}]
    assert refused(clinic, row("/c", "/a"), row("/b", "/d/")) == [{}, {}]


def test_a_circle_that_a_location_below_closes_is_refused_with_its_name() -> None:
    group = a_group()
    a_clinic(group, title="Glow LA", redirects={"/b": "/a"})
    a_clinic(group, title="Glow SF", redirects={"/x": "/y", "/y": "/x"})
    assert refused(group, row("/a", "/b"), row("/x", "/z/")) == [
        {"old_path": ["At “Glow LA” this leads round in a circle: “/a” → “/b” → “/a”."]},
        {},
    ]


def test_a_redirect_from_a_guides_page_is_refused_at_a_clinic() -> None:
    guide = a_guide(title="Peel", slug="peel")
    group = a_group(url_pattern=PATTERN)
    clinic = a_clinic(group)
    sentence = (
        "The guide “Peel” has its page at /peel here, so nobody would be led on. Choose another "
        "path, or stop offering the guide here."
    )
    assert refused(clinic, row("/Peel/", "/skin/")) == [{"old_path": [sentence]}]
    # Another pattern, or a guide that is not offered any more, in the very same form.
    pattern = "https://{clinic}.example.com/treatments/{guide}/"
    assert refused(clinic, row("/peel", "/skin/"), url_pattern=pattern) == [{}]
    not_offered = {"id": "", "guide": guide.pk, "offered": "no", "featured": "", "position": ""}
    assert refused(clinic, row("/peel", "/skin/"), guide_settings=[not_offered]) == [{}]
    # Above clinics it is for those that do not offer the guide.
    assert refused(group, row("/peel", "/skin/")) == [{}]

    a_local_guide(clinic, guide, offered=False)
    assert refused(clinic, row("/peel", "/skin/")) == [{}]


def test_a_new_clinic_is_asked_as_well(editor: Client) -> None:
    group = a_group(url_pattern=PATTERN, redirects={"/a": "/b"})
    a_guide(slug="peel")
    clinic = ClinicPage(title="LA", code="la")
    rows = [row("/b", "/a"), row("/peel", "/a")]
    url = reverse("wagtailadmin_pages:add", args=["clinics", "clinicpage", group.pk])
    answer = editor.post(url, {**filled(clinic, redirects=rows), "action-publish": "1"})

    assert [sorted(each) for each in answer.context["form"].formsets["redirects"].errors] == [
        ["old_path"],
        ["old_path"],
    ]
    assert not ClinicPage.objects.exists()


def test_a_draft_holds_a_circle_and_every_road_to_publishing_refuses_it(editor: Client) -> None:
    clinic = a_clinic()
    rows = [row("/a", "/b"), row("/b", "/a")]
    assert send(editor, clinic, redirects=rows).status_code == 302
    draft = ClinicPage.objects.get().get_latest_revision_as_object()

    assert [each.old_path for each in draft.redirects.all()] == ["/a", "/b"]
    assert list(draft.reasons_against_publishing()) == [
        "This leads round in a circle: “/a” → “/b” → “/a”.",
        "This leads round in a circle: “/b” → “/a” → “/b”.",
    ]
    shown = form_of(editor, clinic).formsets["redirects"].forms
    assert [each["to"].value() for each in shown] == ["/b", "/a"]


def test_the_clock_leaves_out_what_is_unfinished_and_keeps_the_rest() -> None:
    clinic = a_clinic()
    draft = ClinicPage.objects.get(pk=clinic.pk)
    draft.redirects = [
        LocationRedirect(old_path="/old", to="/new/"),
        LocationRedirect(old_path="/half"),
        LocationRedirect(old_path="/OLD/", to="/else/"),
    ]
    revision = draft.save_revision(clean=False)
    due = timezone.now() - datetime.timedelta(minutes=1)
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=due)

    assert publish_due().failed == []
    assert list(LocationRedirect.objects.values_list("old_path", "to")) == [("/old", "/new/")]


def test_two_redirects_change_places(editor: Client) -> None:
    clinic = a_clinic(redirects={"/a": "/one/", "/b": "/two/"})
    first, second = clinic.redirects.all()
    rows = [row("/b", "/one/", id=first.pk), row("/a", "/two/", id=second.pk)]
    assert send(editor, clinic, "action-publish", redirects=rows).status_code == 302
    assert dict(LocationRedirect.objects.values_list("old_path", "to")) == {
        "/b": "/one/",
        "/a": "/two/",
    }
