"""What editors do before they publish, and what changes nothing that is public."""

from typing import Any

from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from clinics.models import FactValue
from tests.clinics.editor.forms import filled
from tests.delivery.freshness.reading import CLINICS
from tests.delivery.freshness.scopes import clinics
from tests.delivery.freshness.world import World
from tests.editions.routes.test_guides_in_the_editor import filled_form
from tests.factories import a_clinic, a_guide, a_local_guide, an_faq

from .route import Route, posted, published


def draft(name: str, **values: Any) -> Route:
    """Return the route of saving a draft with these values."""

    def save(world: World, admin: Client) -> None:
        instance = getattr(world, name)
        for field, value in values.items():
            setattr(instance, field, value)
        instance.save_revision()

    return Route(save, is_recorded=False)


def edit(guide: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=(guide.pk,))


def draft_in_the_editor(world: World, admin: Client) -> None:
    guide = world.peel
    posted(admin, edit(guide), filled_form(admin, guide, title="Not yet"))


def clinic_in_the_editor(world: World, admin: Client) -> None:
    posted(admin, edit(world.la), filled(world.la, phone="+1 555"))


def preview(world: World, admin: Client) -> None:
    guide = world.peel
    form = filled_form(admin, guide, title="How would this look?")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=(guide.pk,))
    posted(admin, address, form)
    assert b"How would this look?" in admin.get(address).content


def submitted(world: World, admin: Client) -> None:
    workflow = Workflow.objects.create(name="Review")
    task = GroupApprovalTask.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.all().delete()
    WorkflowPage.objects.create(workflow=workflow, page=Page.objects.get(depth=1))
    guide = world.peel
    form = filled_form(admin, guide, title="Please look", **{"action-submit": "1"})
    posted(admin, edit(guide), form)


def value_of_a_draft(world: World, admin: Client) -> None:
    clinic = world.la
    clinic.fact_values = [FactValue(definition=world.price, value="$1")]
    clinic.save_revision()


ROUTES = {
    "a draft of a guide": draft("peel", title="Not yet"),
    "a draft of a question": draft("hurt", question="Not yet?"),
    "a draft of a clinic": draft("la", phone="+1 555"),
    "a draft of a region": draft("west", title="Not yet"),
    "a draft of the group": draft("group", url_pattern=""),
    "a draft of a local guide": draft("la_peel", guide_title="Not yet"),
    "a draft of a guide in the editor": Route(draft_in_the_editor, is_recorded=False),
    "a draft of a clinic in the editor": Route(clinic_in_the_editor, is_recorded=False),
    "a draft with another value": Route(value_of_a_draft, is_recorded=False),
    "a preview": Route(preview, is_recorded=False),
    "a submission": Route(submitted, is_recorded=False),
    "a new draft of a question": Route(lambda w, _: an_faq(live=False), is_recorded=False),
    "a new draft of a clinic": Route(lambda w, _: a_clinic(w.west, live=False), is_recorded=False),
    "a new draft of a local guide": Route(
        lambda w, _: a_local_guide(w.mia, w.peel, live=False), is_recorded=False
    ),
    "a change of a guide that is not public": Route(
        lambda w, _: a_guide(parent=w.shelf, live=False), clinics(*CLINICS)
    ),
    "the same words are published again": Route(
        lambda w, _: [published(each) for each in (w.peel, w.hurt, w.la, w.la_peel)],
        is_recorded=False,
    ),
    "the record is compared with what it is of": Route(
        lambda w, _: call_command("check_editions", "--repair", verbosity=0), is_recorded=False
    ),
}
