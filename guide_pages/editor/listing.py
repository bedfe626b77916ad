"""Guides as the admin lists them: below their library, and all together."""

from datetime import date
from typing import Any

from django.forms import RadioSelect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.ui.tables.pages import NavigateToChildrenColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import (
    ExplorableIndexView,
    PageFilterSet,
    PageListingMixin,
)
from wagtail.admin.viewsets.pages import PageViewSet

from editorial.publishing import ApprovePageView
from guide_pages.models import GuidePage


class GuideFilterSet(PageFilterSet):
    """The filters that suit guides. All their fields are known to the search index."""

    next_review = DateFromToRangeFilter(label=_("Next review due"), widget=DateRangePickerWidget)
    featured = ChoiceFilter(
        label=_("Featured"),
        choices=[("true", _("Yes")), ("false", _("No"))],
        empty_label=_("Any"),
        widget=RadioSelect,
        method="is_featured",
    )

    class Meta:
        model = GuidePage
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A guide has no pages below it, and all guides belong to one library.
        del self.filters["has_child_pages"]

    def is_featured(self, guides: Any, name: str, value: str) -> Any:
        """Keep the featured guides, or the others."""
        return guides.filter(featured=value == "true")


class ReviewColumn(Column):
    """When the next review of a guide is due, and whether it is overdue."""

    cell_template_name = "guide_pages/admin/review_cell.html"

    def __init__(self) -> None:
        super().__init__("next_review", label=_("Next review"), sort_key="next_review")

    def get_cell_context_data(
        self, instance: GuidePage, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        due: date | None = instance.next_review
        context["overdue"] = due is not None and due <= timezone.localdate()
        return context


class FeaturedColumn(Column):
    """Whether a guide stands first in lists, in words."""

    cell_template_name = "guide_pages/admin/featured_cell.html"

    def __init__(self) -> None:
        super().__init__("featured", label=_("Featured"), sort_key="featured")


class GuideExplorerView(ExplorableIndexView):
    """The guides of a library. None has pages below it that one could go on to."""

    @cached_property
    def explorable_columns(self) -> list[BaseColumn]:
        return [
            column
            for column in super().explorable_columns
            if not isinstance(column, NavigateToChildrenColumn)
        ]


_usual = {column.name: column for column in PageListingMixin.base_columns}


class GuideViewSet(PageViewSet):
    """Lists guides with what marketers look for, instead of a type that is always the same."""

    model = GuidePage
    icon = "doc-full"
    index_view_class = GuideExplorerView
    workflow_action_view_class = ApprovePageView
    filterset_class = GuideFilterSet
    list_display = (
        _usual["bulk_actions"],
        PageTitleColumn(
            "title", label=_("Title"), sort_key="title", classname="title", width="28%"
        ),
        _usual["parent"],
        FeaturedColumn(),
        ReviewColumn(),
        _usual["latest_revision_created_at"],
        _usual["status"],
    )
