"""What the editor's own buttons, the bulk actions and workflows leave in the record."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.models import GroupApprovalTask, Page, Revision, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from editions.models import Edition
from editions.record import current_editions, record
from editorial.rich_text import plain_text
from guide_pages.models import GuidePage
from tests.factories import a_guide, a_library, a_user, an_faq

pytestmark = pytest.mark.django_db

Recording = Callable[[], Any]


def filled_form(admin: Client, guide: GuidePage, **values: Any) -> QueryDict:
    """Return the editor's form as the browser would send it, with a body of one section."""
    page = admin.get(reverse("wagtailadmin_pages:edit", args=(guide.pk,)))
    form = querydict_from_html(page.content.decode(), form_id="page-edit-form")
    for name in [name for name in form if name.startswith("body")]:
        del form[name]
    section = {
        "heading": "What is it?",
        "text": rich_text("<p>A treatment.</p>", features=["bold"]),
        "role": "overview",
        "anchor": "",
    }
    form.update(nested_form_data({"body": streamfield([("section", section)])}))
    form.update({name: value for name, value in values.items() if name not in form})
    for name, value in values.items():
        form[name] = value
    return form


def say(guide: GuidePage) -> dict[str, Any] | None:
    """Return what a guide's newest edition says."""
    payload: dict[str, Any] | None = current_editions("guide", [guide.pk])[guide.pk].payload
    return payload


def edit(guide: GuidePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=(guide.pk,))


def test_the_publish_button_records_what_the_form_says(
    admin: Client, recording: Recording
) -> None:
    guide = a_guide(live=False)
    form = filled_form(admin, guide, title="Chemical peel", **{"action-publish": "1"})
    with recording() as rows:
        assert admin.post(edit(guide), form).status_code == 302
    assert rows == [("guide", guide.pk, True)]
    said = say(guide)
    assert said is not None
    assert said["title"] == "Chemical peel"
    assert plain_text(said["body"][0]["value"]["text"]) == "A treatment."
    assert said["body"][0]["anchor"] == "what-is-it"


def test_saving_a_draft_of_a_live_guide_leaves_nothing(
    admin: Client, recording: Recording
) -> None:
    guide = a_guide()
    form = filled_form(admin, guide, title="Not yet")
    with recording() as rows:
        assert admin.post(edit(guide), form).status_code == 302
    assert rows == []
    guide.refresh_from_db()
    assert guide.has_unpublished_changes


def test_publishing_the_same_again_leaves_nothing(recording: Recording) -> None:
    guide = a_guide()
    revision = guide.save_revision()
    with recording() as rows:
        Revision.objects.get(pk=revision.pk).publish()
    assert rows == []


def test_publishing_a_new_slug_changes_the_key_and_unpublishing_keeps_it(
    recording: Recording,
) -> None:
    guide = a_guide(slug="peel")
    guide.slug = "chemical-peel"
    revision = guide.save_revision()
    with recording() as rows:
        revision.publish()
    assert rows == [("guide", guide.pk, True)]
    with recording() as rows:
        guide.refresh_from_db()
        guide.unpublish()
    assert rows == [("guide", guide.pk, False)]
    keys = Edition.objects.filter(kind="guide", object_id=guide.pk).values_list("key", flat=True)
    assert list(keys) == ["peel", "chemical-peel", "chemical-peel"]


def test_the_unpublish_view_withdraws_the_guide(admin: Client, recording: Recording) -> None:
    guide = a_guide()
    with recording() as rows:
        address = reverse("wagtailadmin_pages:unpublish", args=(guide.pk,))
        assert admin.post(address).status_code == 302
    assert rows == [("guide", guide.pk, False)]


def test_unpublishing_the_library_with_all_below_withdraws_its_guides(
    admin: Client, recording: Recording
) -> None:
    library = a_library()
    guides = [a_guide(parent=library) for _ in range(2)]
    address = reverse("wagtailadmin_pages:unpublish", args=(library.pk,))
    with recording() as rows:
        assert admin.post(address, {"include_descendants": "on"}).status_code == 302
    assert rows == [("guide", guide.pk, False) for guide in guides]


def test_unpublishing_the_library_alone_leaves_its_guides(recording: Recording) -> None:
    library = a_library()
    a_guide(parent=library)
    with recording() as rows:
        library.unpublish()
    assert rows == []


@pytest.mark.parametrize(("action", "says"), [("publish", True), ("unpublish", False)])
def test_a_bulk_action_records_each_guide(
    action: str, says: bool, admin: Client, recording: Recording
) -> None:
    guides = [a_guide(live=not says) for _ in range(3)]
    ids = "&".join(f"id={guide.pk}" for guide in guides)
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", action))
    with recording() as rows:
        assert admin.post(f"{address}?{ids}&next=/admin/").status_code == 302
    assert sorted(rows) == [("guide", guide.pk, says) for guide in guides]


def test_reverting_to_an_old_revision_records_it_when_it_is_published(
    admin: Client, recording: Recording
) -> None:
    guide = a_guide(title="Old")
    old = guide.get_latest_revision()
    guide.title = "New"
    guide.save_revision().publish()
    form = filled_form(admin, guide, title="Old", revision=str(old.pk))
    with recording() as rows:
        assert admin.post(edit(guide), form).status_code == 302
    assert rows == []
    form["action-publish"] = "1"
    with recording() as rows:
        assert admin.post(edit(guide), form).status_code == 302
    assert rows == [("guide", guide.pk, True)]
    said = say(guide)
    assert said is not None
    assert said["title"] == "Old"


def test_an_approval_publishes_the_guide_and_a_submission_does_not(
    admin: Client, recording: Recording
) -> None:
    workflow = Workflow.objects.create(name="Review")
    task = GroupApprovalTask.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.all().delete()
    WorkflowPage.objects.create(workflow=workflow, page=Page.objects.get(depth=1))
    guide = a_guide(live=False)
    with recording() as rows:
        form = filled_form(admin, guide, **{"action-submit": "1"})
        assert admin.post(edit(guide), form).status_code == 302
    assert rows == []
    guide.refresh_from_db()
    state = guide.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=(guide.pk, "approve", state.pk))
    with recording() as rows:
        assert admin.post(address, {"comment": ""}).status_code in (200, 302)
    assert rows == [("guide", guide.pk, True)]


def test_anchors_stay_when_a_published_heading_changes_and_after_a_withdrawal(
    recording: Recording,
) -> None:
    guide = a_guide()
    body = guide.body.get_prep_value()
    body[0]["value"]["heading"] = "Another heading"
    guide.body = body
    guide.save_revision().publish()
    said = say(guide)
    assert said is not None
    assert said["body"][0]["anchor"] == "what-is-it"
    guide.refresh_from_db()
    guide.unpublish()
    body[0]["value"]["heading"] = "A third heading"
    guide.body = body
    with recording() as rows:
        guide.save_revision().publish()
    assert rows == [("guide", guide.pk, True)]
    said = say(guide)
    assert said is not None
    assert said["body"][0]["anchor"] == "what-is-it"
    assert said["body"][0]["value"]["heading"] == "A third heading"


def test_many_live_guides_are_recorded_in_a_fixed_number_of_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    library = a_library()
    few = [a_guide(parent=library, faqs=[an_faq()]).pk for _ in range(2)]
    many = few + [a_guide(parent=library, faqs=[an_faq()]).pk for _ in range(2)]
    for ids in (few, many):
        GuidePage.objects.filter(pk__in=ids).update(title=f"Title {len(ids)}")
        with django_assert_num_queries(15):
            assert len(record("guide", ids)) == len(ids)


def test_a_user_of_the_admin_is_never_part_of_what_a_guide_says() -> None:
    user = a_user(username="nobody-public")
    guide = a_guide(live=False)
    guide.owner = user
    guide.save_revision(user=user).publish(user=user)
    assert "nobody-public" not in str(say(guide))
