"""What people of a location are shown of other locations where pages are listed: nothing."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from clinics.models import ClinicGroupPage

from .access import AnyUser, sees_every_location


def choosable_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Leave out of the page chooser what is other locations' work.

    People of a location choose among what is not of the clinics tree, their own locations, and
    what stands above these.
    """
    return _shown(pages, request.user)


class BrowseOwnView(BrowseView):
    """The page chooser, which opens at the root instead of at another location."""

    parent_page: Page

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> Any:
        """Show a page and what is below it; without a number the page is Wagtail's choice."""
        if parent_page_id == 0:
            raise Http404
        return super().get(request, parent_page_id)

    def get_object_list(self) -> Any:
        """Return the pages below the one that is opened."""
        opened = Page.objects.filter(pk=self.parent_page.pk)
        if not _shown(opened, self.request.user).exists():
            self.parent_page = Page.get_first_root_node()
        return super().get_object_list()


class ChooseSeveralOwnView(ChosenMultipleView):
    """Hands over several chosen pages, without those of other locations."""

    def render_chosen_response(self, result: list[dict[str, Any]]) -> Any:
        """Answer with what the person may choose."""
        chosen = Page.objects.filter(pk__in=[each["id"] for each in result])
        shown = set(_shown(chosen, self.request.user).values_list("pk", flat=True))
        return super().render_chosen_response([each for each in result if each["id"] in shown])


class TypesOfPagesView(PageTypesUsageReportView):
    """The report of the types of pages, which names the page of each that was edited last."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse whoever does not see every location."""
        if not sees_every_location(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


def without_types_of_pages(request: HttpRequest, items: list[MenuItem]) -> None:
    """Take the report of types out of the menu of those who may not open it."""
    if not sees_every_location(request.user):
        items[:] = [each for each in items if each.name != "page-types-usage"]


def _shown(pages: QuerySet[Page], user: AnyUser) -> QuerySet[Page]:
    if sees_every_location(user):
        return pages
    group = ClinicGroupPage.objects.get()
    explorable = page_permission_policy.explorable_instances(user)
    hidden = Page.objects.descendant_of(group).exclude(pk__in=explorable.values("pk"))
    return pages.exclude(pk__in=hidden.values("pk"))
