"""Reports over rows that are made in memory rather than read from one table."""

from collections.abc import Collection, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from wagtail.admin.views.reports import ReportView

from clinics.people.access import editable_locations


class MadeReportView(ReportView):
    """A report whose rows are plain objects: chosen, ordered and paged in memory."""

    results_template_name = "wagtailadmin/reports/base_report_results.html"
    paginate_by = 50

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Admit whoever may edit at least one location."""
        if not editable_locations(request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_rows(self) -> Sequence[Any]:
        """Return the rows that are chosen of those that the user may see, in their usual order."""
        raise NotImplementedError

    def get_queryset(self) -> Sequence[Any]:
        return self.get_rows()

    def filter_queryset(self, queryset: Sequence[Any]) -> Sequence[Any]:
        return queryset

    @cached_property
    def locations(self) -> Collection[int]:
        """The ids of the locations that are chosen of those that the user may edit. One query."""
        editable = editable_locations(self.request.user)
        if location := self.chosen().get("location"):
            editable = editable.filter(path__startswith=location.path)
        return set(editable.order_by().values_list("pk", flat=True))

    def chosen(self) -> dict[str, Any]:
        """Return what is chosen in the filters, by name; nothing of what is malformed."""
        if not self.filters:
            return {}
        self.filters.form.is_valid()
        cleaned: dict[str, Any] = self.filters.form.cleaned_data
        return {name: value for name, value in cleaned.items() if value}
