"""Wagtail's own screens of locations and local guides, with the buttons that work on them."""

from typing import Any

from django.utils.functional import cached_property
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet, base_page_viewset
from wagtail.models import Page

from clinics.models import LocalGuidePage, Location
from editorial.publishing import ApprovePageView

from .buttons import without_translate


class LocatedEditView(EditView):
    """The editor, without the button that translates."""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        return without_translate(super().header_more_buttons, self.page)


class LocatedIndexView(ExplorableIndexView):
    """The list of what is below a location, without the button that translates it."""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        return without_translate(super().header_more_buttons, self.parent_page)


class _Located(PageViewSet):
    edit_view_class = LocatedEditView
    index_view_class = LocatedIndexView
    workflow_action_view_class = ApprovePageView

    @property
    def parent_models(self) -> list[Any]:
        """Return the models below which the list is this one."""
        return [self.model]

    @cached_property
    def index_view(self) -> Any:
        return self._list()

    @cached_property
    def index_results_view(self) -> Any:
        return self._list(results_only=True)

    def _list(self, **options: Any) -> Any:
        # Below a location stand pages of several types.
        kwargs = {**base_page_viewset.get_index_view_kwargs(), "model": Page, **options}
        return self.construct_view(self.index_view_class, **kwargs)


class LocationViewSet(_Located):
    """The screens of the group, of regions and of clinics."""

    model = Location
    icon = "site"


class LocalGuideViewSet(_Located):
    """The screens of local guides."""

    model = LocalGuidePage
    icon = "edit"
