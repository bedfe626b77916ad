"""Every road by which a person publishes refuses what may not be published, and says why."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    APIToken,
    GroupApprovalTask,
    Task,
    TaskState,
    Workflow,
    WorkflowTask,
)

from clinics.models import ClinicPage, LocationApprovalTask
from editorial.schedule import publish_due
from faq.models import FAQ
from tests.clinics.editor.forms import filled
from tests.factories import a_clinic, a_fact, a_group, a_guide, a_local_guide, a_user, an_faq

pytestmark = pytest.mark.django_db

V3 = "/api/v3-preview/"

#: What is wrong with the draft, and what is said about it.
FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "a required fact": (
        {},
        "Under “Facts”, give a value to “Price from”: every clinic needs one.",
    ),
    "braces": ({"title": "Austin {{ city }}"}, "Title: Facts can’t be mentioned here"),
    "half a place": (
        {"latitude": 3},
        "Latitude: Enter both latitude and longitude, or neither.",
    ),
    "a pattern": (
        {"url_pattern": "/{guide}/"},
        "Address of guides: Begin with https://, for example",
    ),
}


def a_draft(fault: str) -> ClinicPage:
    """Make a clinic with a draft that may not be published."""
    if fault == "a required fact":
        a_fact(required=True)
    clinic = a_clinic(title="Austin", live=False)
    for name, value in FAULTS[fault][0].items():
        setattr(clinic, name, value)
    clinic.validates_as_draft = True
    clinic.save_revision(clean=False)
    return clinic


def bearer() -> dict[str, str]:
    _, token = APIToken.create_token(user=a_user(), name="A script")
    return {"authorization": f"Bearer {token}"}


def sent_by_script(client: Client, method: str, path: str, data: Any = None) -> str:
    """Send a request of a script that is refused; return what it is told."""
    send = getattr(client, method)
    answer = send(V3 + path, json.dumps(data or {}), "application/json", headers=bearer())
    assert answer.status_code == 422, answer.content
    return " ".join(error["msg"] for error in answer.json()["errors"])


def said_in_admin(response: Any) -> str:
    """Return what the person is told after being led on."""
    return unescape(" ".join(str(each) for each in get_messages(response.wsgi_request)))


def a_script(client: Client, page: Any) -> str:
    return sent_by_script(client, "post", f"pages/{page.pk}/actions/publish/")


def an_edit_by_script(client: Client, page: Any) -> str:
    data = {"show_in_menus": True, "meta": {"action": "publish"}}
    return sent_by_script(client, "patch", f"pages/{page.pk}/", data)


def a_bulk_action(client: Client, page: Any) -> str:
    client.force_login(a_user())
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return said_in_admin(client.post(f"{address}?{urlencode({'id': page.pk})}&next=/admin/"))


def an_approval(client: Client, item: Any) -> str:
    return refused(*decided(client, item, LocationApprovalTask.objects.create(name="Approve")))


def a_groups_approval(client: Client, item: Any) -> str:
    task = GroupApprovalTask.objects.create(name="Group approves")
    task.groups.add(Group.objects.create(name="Approvers"))
    return refused(*decided(client, item, task))


def decided(client: Client, item: Any, task: Task, **headers: str) -> tuple[Any, TaskState]:
    """Approve a draft that was submitted, say before a fact became required."""
    client.force_login(a_user())
    workflow = Workflow.objects.create(name="One step")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    state = workflow.start(item, a_user()).current_task_state
    name = (
        "wagtailadmin_pages:workflow_action"
        if hasattr(item, "slug")
        else item.snippet_viewset.get_url_name("workflow_action")
    )
    address = reverse(name, args=[item.pk, "approve", state.pk])
    response = client.post(address, {"comment": ""}, headers=headers)
    state.refresh_from_db()
    return response, state


def refused(response: Any, state: TaskState) -> str:
    """Return what the approver is told, in the editor, while the draft waits on."""
    assert response.status_code == 302
    assert "/edit/" in response["Location"]
    assert state.status == "in_progress"
    return said_in_admin(response)


def an_answered_question(client: Client, page: Any) -> str:
    """Publish by the page that asks about gaps."""
    client.force_login(a_user())
    kind = "guide" if not isinstance(page, ClinicPage) else "location"
    revision = type(page).objects.get(pk=page.pk).latest_revision_id
    url = reverse("desk_publish_anyway", args=[kind, page.pk, revision])
    seen = re.search(r'name="seen" value="([^"]*)"', client.get(url).text)
    assert seen
    return said_in_admin(client.post(url, {"seen": unescape(seen[1])}))


def the_editor(client: Client, page: Any) -> str:
    client.force_login(a_user())
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    draft = page.get_latest_revision_as_object()
    answer = client.post(url, filled(draft) | {"action-publish": "1"})
    assert answer.status_code == 200
    return unescape(answer.text)


ROADS = [
    a_script,
    an_edit_by_script,
    a_bulk_action,
    an_approval,
    a_groups_approval,
    an_answered_question,
]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("road", ROADS)
def test_a_person_publishes_no_unfinished_clinic(
    client: Client, road: Callable[[Client, Any], str], fault: str
) -> None:
    clinic = a_draft(fault)
    said = road(client, clinic)
    sentence = FAULTS[fault][1]
    assert sentence.split(": ", 1)[-1] in said
    assert not ClinicPage.objects.get().live


def test_the_editor_refuses_too(client: Client) -> None:
    assert FAULTS["a required fact"][1] in the_editor(client, a_draft("a required fact"))
    assert not ClinicPage.objects.get().live


def test_the_editor_submits_no_unfinished_clinic(client: Client) -> None:
    clinic = a_draft("a required fact")
    client.force_login(a_user())
    url = reverse("wagtailadmin_pages:edit", args=[clinic.pk])
    answer = client.post(url, filled(clinic) | {"action-submit": "1"})
    assert FAULTS["a required fact"][1] in unescape(answer.text)
    assert clinic.current_workflow_state is None


def test_a_script_creates_no_clinic_without_a_required_fact(client: Client) -> None:
    group = a_group()
    a_fact(required=True)
    data = {
        "meta": {"type": "clinics.ClinicPage", "parent_id": group.pk, "action": "publish"},
        "title": "Austin",
        "slug": "austin",
    }
    assert "“Price from”" in sent_by_script(client, "post", "pages/", data)
    assert not ClinicPage.objects.exists()


@pytest.mark.parametrize("road", ROADS[:5])
def test_a_person_publishes_no_local_guide_with_an_unknown_fact(
    client: Client, road: Callable[[Client, Any], str]
) -> None:
    local = a_local_guide(a_clinic(), a_guide(), live=False)
    local.guide_title = "{{ nonsense }}"
    local.save_revision(clean=False)
    assert "There is no fact “nonsense”" in road(client, local)
    local.refresh_from_db()
    assert not local.live


@pytest.mark.parametrize("road", ROADS)
def test_a_person_publishes_no_guide_with_an_unknown_fact(
    client: Client, road: Callable[[Client, Any], str]
) -> None:
    guide = a_guide(live=False)
    guide.summary = "<p>{{ nonsense }}</p>"
    guide.save_revision(clean=False)
    assert "There is no fact “nonsense”" in road(client, guide)
    guide.refresh_from_db()
    assert not guide.live


@pytest.mark.parametrize("road", ["a script", "an approval"])
def test_a_person_publishes_no_faq_with_an_unknown_fact(client: Client, road: str) -> None:
    faq = an_faq(live=False)
    faq.question = "{{ nonsense }}?"
    faq.save_revision(clean=False)
    if road == "a script":
        said = sent_by_script(client, "post", f"snippets/faq.FAQ/{faq.pk}/actions/publish/")
    else:
        said = an_approval(client, faq)
    assert "There is no fact “nonsense”" in said
    faq.refresh_from_db()
    assert not faq.live


def test_the_dialog_that_writes_an_faq_publishes_none_with_an_unknown_fact(
    client: Client,
) -> None:
    client.force_login(a_user())
    text = '{"blocks": [{"text": "Yes.", "type": "unstyled", "key": "a"}], "entityMap": {}}'
    address = reverse("wagtailsnippetchoosers_faq_faq:create")
    answer = client.post(address, {"question": "{{ nonsense }}?", "answer": text})
    assert "There is no fact “nonsense”" in unescape(answer.json()["htmlFragment"])
    assert not FAQ.objects.exists()


@pytest.mark.parametrize("task", [GroupApprovalTask, LocationApprovalTask])
def test_what_is_finished_is_approved_and_published(client: Client, task: type[Task]) -> None:
    a_fact(required=True)
    a_group(facts={"price_from": "$9"})
    clinic = a_clinic(live=False)
    clinic.save_revision()

    _, state = decided(client, clinic, task.objects.create(name="Approve"))

    assert state.status == "approved"
    assert ClinicPage.objects.get().live


def test_a_dialog_that_approves_is_answered_with_the_way_to_the_editor(client: Client) -> None:
    clinic = a_draft("a required fact")
    task = LocationApprovalTask.objects.create(name="Approve")

    response, state = decided(client, clinic, task, **{"x-requested-with": "XMLHttpRequest"})

    editor = reverse("wagtailadmin_pages:edit", args=[clinic.pk])
    assert response.json() == {"step": "success", "redirect": editor}
    assert FAULTS["a required fact"][1] in said_in_admin(response)
    assert state.status == "in_progress"


def test_what_the_first_of_two_approves_waits_for_the_second(client: Client) -> None:
    clinic = a_draft("a required fact")
    client.force_login(a_user())
    workflow = Workflow.objects.create(name="Two steps")
    for order in (1, 2):
        task = LocationApprovalTask.objects.create(name=f"Step {order}")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    state = workflow.start(clinic, a_user())
    codes = []
    for _ in (1, 2):
        args = [clinic.pk, "approve", state.current_task_state.pk]
        client.post(reverse("wagtailadmin_pages:workflow_action", args=args), {"comment": ""})
        state.refresh_from_db()
        codes.append((state.status, state.current_task_state.task.name))
    assert codes == [("in_progress", "Step 2")] * 2
    assert not ClinicPage.objects.get().live


def test_the_clock_publishes_a_clinic_without_a_required_fact_and_the_report_names_it(
    client: Client,
) -> None:
    clinic = a_draft("a required fact")
    revision = clinic.latest_revision
    revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
    revision.save()

    assert publish_due().failed == []

    assert ClinicPage.objects.get().live
    client.force_login(a_user())
    report = client.get(reverse("desk_missing_facts")).text
    assert "Austin" in report
    assert "Required, in no copy" in report
