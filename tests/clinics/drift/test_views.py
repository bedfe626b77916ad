import re
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client, RequestFactory
from django.urls import reverse

from clinics.drift.badge import drift_badge
from clinics.drift.comparing import compare
from clinics.drift.finding import drift_of
from clinics.drift.panels import DriftPanel
from clinics.models import LocalGuidePage
from editions.snapshot import follower
from tests.clinics.drift.stories import a_changed_section, publish_body, rewrite
from tests.clinics.people.staff import a_person
from tests.factories import a_block, a_change, a_clinic, a_guide, a_local_guide, a_user, hiding

pytestmark = pytest.mark.django_db


@pytest.fixture
def drifted() -> LocalGuidePage:
    """Return a local guide whose only change has drifted."""
    guide, local, _ = a_changed_section()
    rewrite(guide, "<p>Needles make fine channels.</p>")
    return local


def decision(local: LocalGuidePage) -> dict[str, str]:
    """Return what the page's forms send."""
    [found] = compare(local)
    return {"change": found.drifted.change, "seen": found.seen}


def url(name: str, local: LocalGuidePage) -> str:
    """Return an address of the local guide's drift."""
    return reverse(name, args=(local.pk,))


def said(response: Any) -> str:
    """Return the messages of an answer."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_the_page_marks_what_differs_for_eyes_and_ears(
    admin_client: Client, drifted: LocalGuidePage
) -> None:
    html = admin_client.get(url("clinics_drift", drifted)).content.decode()
    assert re.search(r"<del><span[^>]*>\[removed: </span>tiny<span[^>]*> \]</span></del>", html)
    assert re.search(r"<ins><span[^>]*>\[added: </span>fine<span[^>]*> \]</span></ins>", html)
    assert "We use a pen" in html


def test_copy_is_escaped(admin_client: Client) -> None:
    block = a_block(heading="<script>x</script>")
    guide = a_guide(body=[block])
    local = a_local_guide(a_clinic(), guide, changes=[a_change(block["id"])])
    rewrite(guide, "<p>New</p>")
    html = admin_client.get(url("clinics_drift", local)).content.decode()
    assert "<script>x" not in html
    assert "&lt;script&gt;x" in html


def test_without_drift_the_page_says_so(admin_client: Client) -> None:
    _, local, _ = a_changed_section()
    assert b"No drifted change" in admin_client.get(url("clinics_drift", local)).content


def test_what_is_hidden_here_and_gone_above_has_its_former_name(admin_client: Client) -> None:
    block = a_block(heading="Numbing")
    guide = a_guide(body=[block, a_block()])
    local = a_local_guide(a_clinic(), guide, changes=[hiding(block["id"])])
    publish_body(guide, guide.body.get_prep_value()[1:])
    assert b"Numbing" in admin_client.get(url("clinics_drift", local)).content


def test_keeping_is_undone_by_the_button_in_its_message(
    admin_client: Client, drifted: LocalGuidePage
) -> None:
    response = admin_client.post(url("clinics_drift_keep", drifted), decision(drifted))
    assert drift_of(LocalGuidePage.objects.get()) == []
    token = re.search(r'name="undo" value="([^"]+)"', said(response))
    assert token is not None
    answer = admin_client.post(url("clinics_drift_undo", drifted), {"undo": token[1]})
    assert "has drifted again" in said(answer)
    assert len(drift_of(LocalGuidePage.objects.get())) == 1


def test_a_publisher_takes_the_new_copy_at_once(client: Client, drifted: LocalGuidePage) -> None:
    client.force_login(a_person(drifted.for_location, "publisher"))
    response = client.post(url("clinics_drift_take", drifted), decision(drifted))
    assert "It is published" in said(response)
    entry = follower.snapshot().find("local_guide", drifted.pk)
    assert entry is not None
    assert entry.payload is not None
    assert entry.payload["blocks"] == []


def test_an_editor_takes_the_new_copy_into_a_draft(
    client: Client, drifted: LocalGuidePage
) -> None:
    client.force_login(a_person(drifted.for_location, "editor"))
    response = client.post(url("clinics_drift_take", drifted), decision(drifted))
    assert "once the draft is published" in said(response)
    assert LocalGuidePage.objects.get().has_unpublished_changes
    entry = follower.snapshot().find("local_guide", drifted.pk)
    assert entry is not None
    assert entry.payload is not None
    assert len(entry.payload["blocks"]) == 1


@pytest.mark.parametrize(
    ("role", "reaches"), [("editor", True), ("publisher", True), ("foreign", False), ("", False)]
)
def test_only_people_of_the_location_reach_its_drift(
    client: Client, drifted: LocalGuidePage, role: str, reaches: bool
) -> None:
    if role == "foreign":
        client.force_login(a_person(a_clinic(), "publisher"))
    elif role:
        client.force_login(a_person(drifted.for_location, role))
    before = compare(drifted)
    response = client.get(url("clinics_drift", drifted))
    assert (response.status_code == 200) is reaches
    if not reaches:
        for name in ("keep", "take", "undo"):
            client.post(url(f"clinics_drift_{name}", drifted), decision(drifted))
        assert compare(LocalGuidePage.objects.get(pk=drifted.pk)) == before


def test_actions_are_posted_and_forged_ones_refused(
    admin_client: Client, drifted: LocalGuidePage
) -> None:
    for name in ("keep", "take", "undo"):
        address = url(f"clinics_drift_{name}", drifted)
        assert admin_client.get(address).status_code == 405
        assert said(admin_client.post(address, {"change": "x\x00", "seen": "y", "undo": "z"}))
    assert len(drift_of(LocalGuidePage.objects.get())) == 1
    assert admin_client.get(reverse("clinics_drift", args=(999_999,))).status_code == 404


def test_the_badge_counts_and_links(drifted: LocalGuidePage) -> None:
    html = drift_badge(drifted)
    assert "1 drifted change: the copy above has changed since" in html
    assert url("clinics_drift", drifted) in html
    assert drift_badge(a_changed_section()[1]) == ""


def test_decisions_stand_in_the_history(client: Client, drifted: LocalGuidePage) -> None:
    client.force_login(a_user())
    client.post(url("clinics_drift_keep", drifted), decision(drifted))
    history = client.get(reverse("wagtailadmin_pages:history", args=(drifted.pk,)))
    assert b"Kept its own words after drift" in history.content


def test_the_panel_is_shown_in_an_editor_while_something_waits(
    rf: RequestFactory, drifted: LocalGuidePage
) -> None:
    def shown(local: LocalGuidePage) -> Any:
        draft = local.get_latest_revision_as_object()
        panel = DriftPanel().bind_to_model(LocalGuidePage)
        return panel.get_bound_panel(instance=draft, request=rf.get("/"))

    assert shown(drifted).is_shown()
    assert "1 drifted change: the copy above has changed since" in shown(drifted).render_html()
    assert not shown(a_changed_section()[1]).is_shown()
