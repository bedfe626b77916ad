"""The workflow by which what locations write, and the library, is approved."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from clinics.models import ClinicGroupPage, LocationApprovalTask
from faq.models import FAQ
from guide_pages.models import GuideIndexPage


def prepare_workflow() -> Workflow:
    """Give the group, the libraries and FAQs the workflow. Safe to run again.

    A page or snippet that has been given a workflow of its own keeps it.
    """
    workflow = _workflow()
    taken = set(WorkflowPage.objects.values_list("page_id", flat=True))
    pages = [
        *ClinicGroupPage.objects.values_list("pk", flat=True),
        *GuideIndexPage.objects.values_list("pk", flat=True),
    ]
    WorkflowPage.objects.bulk_create(
        [WorkflowPage(workflow=workflow, page_id=pk) for pk in pages if pk not in taken],
        ignore_conflicts=True,
    )
    WorkflowContentType.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(FAQ), defaults={"workflow": workflow}
    )
    return workflow


def _workflow() -> Workflow:
    """Return the workflow that consists of the approval, made if there is none."""
    existing = Workflow.objects.filter(
        workflow_tasks__task__in=LocationApprovalTask.objects.all()
    ).first()
    if existing is not None:
        return existing
    # A menu says "Submit to" and this name.
    with translation.override(settings.LANGUAGE_CODE):
        workflow = Workflow.objects.create(name=_("Publishers"))
        task = LocationApprovalTask.objects.create(name=_("Approval by publishers"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow
