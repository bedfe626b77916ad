"""What the rows of a file meet in the database, read in bulk before any row is looked at."""

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from clinics.models import ClinicGroupPage, ClinicPage, Location, RegionPage
from editorial.models import FactDefinition

from .problems import gettext_noop
from .stored import Facts, stored_clinics


class State:
    """Locations, clinics, facts and guides at this moment. A fixed number of queries."""

    def __init__(self, codes: Collection[str]) -> None:
        self.facts = Facts()
        self.required: list[FactDefinition] = [
            each for each in self.facts.definitions.values() if each.required
        ]
        pages = list(ClinicPage.objects.filter(code__in=codes).select_related("locale"))
        self.clinics = stored_clinics(pages, self.facts)
        self.clinic_ids = dict(ClinicPage.objects.values_list("code", "pk"))
        self.kinds = {
            code: name
            for model, name in ((ClinicGroupPage, "group"), (RegionPage, "region"))
            for code in model.objects.values_list("code", flat=True)
        }
        self.parents: dict[str, Location] = {
            each.code: each
            for model in (ClinicGroupPage, RegionPage)
            for each in model.objects.select_related("locale")
        }
        self.group = ClinicGroupPage.objects.first()
        # The web names that pages already have, by the path of the page above them.
        self.slugs = {
            (path[: -Page.steplen], slug)
            for path, slug in Page.objects.filter(slug__in=codes).values_list("path", "slug")
        }
        self._in_workflow = _in_workflow([page.pk for page in pages])

    def obstacle(self, page: ClinicPage) -> str:
        """Return what keeps a clinic from being published with a change, empty for nothing.

        Publishing over a draft would lose it, over a schedule would cancel it.
        """
        if not page.live:
            return gettext_noop(
                "“%(name)s” is not published. Publish it in the editor first, then import."
            )
        if page.pk in self._in_workflow:
            return gettext_noop(
                "“%(name)s” waits for approval. Have it approved, or cancel the workflow, first."
            )
        if page.has_unpublished_changes:
            return gettext_noop(
                "“%(name)s” has a draft that is not published. Publish or discard it in the "
                "editor first, then import."
            )
        if page.go_live_at and page.go_live_at > timezone.now():
            return gettext_noop(
                "“%(name)s” is scheduled to be published. Cancel the schedule in the editor first."
            )
        if page.locked:
            return gettext_noop("“%(name)s” is locked. Unlock it in the editor first.")
        return ""


def _in_workflow(page_ids: Collection[int]) -> set[int]:
    rows = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in page_ids],
    )
    return {int(pk) for pk in rows.values_list("object_id", flat=True)}
