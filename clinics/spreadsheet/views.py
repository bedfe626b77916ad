"""The admin's pages of the spreadsheet: upload, look at the difference, apply; download."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from clinics.models import ClinicPage

from .applying import PlanChangedError, apply_import
from .columns import COLUMNS
from .decoding import LARGEST_FILE
from .exporting import export_clinics
from .permission import may_import
from .plan import Action, Plan
from .planning import plan_import
from .problems import UnreadableError
from .reading import read_sheet
from .report import summary
from .review import Review, review_in, signed


class UploadForm(forms.Form):
    """The choice of a file. What it holds is read, not what it is called; it is not kept."""

    file = forms.FileField(
        label=gettext_lazy("Spreadsheet"),
        help_text=gettext_lazy(
            "A CSV file of at most 5 MB. In Excel choose “Save as” and “CSV UTF-8”."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
        error_messages={"empty": gettext_lazy("The file is empty. Choose another one.")},
    )

    def clean_file(self) -> bytes:
        """Return the file's bytes."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(
                _("The file is larger than 5 MB. Split it into several files.")
            )
        content: bytes = file.read()
        return content


class ForImporters(View):
    """A view for those who may import clinics."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else."""
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ImportPage(ForImporters, WagtailAdminTemplateMixin, TemplateView):
    """The frame of all pages of the import."""

    page_title = gettext_lazy("Import clinics")
    header_icon = "upload"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("clinics_import"), "label": self.page_title},
        ]

    def show_plan(self, plan: Plan, data: bytes, **context: Any) -> HttpResponse:
        """Show what would change, with the form to apply it when that is possible."""
        token = ""
        if plan.is_applicable:
            token = signed(Review(data, plan.fingerprint), self.request.user)
        return self.show("review", plan=plan, token=token, **context)

    def show(
        self, name: str, *, plan: Plan, page_ids: Mapping[str, int] | None = None, **context: Any
    ) -> HttpResponse:
        """Show a page with a plan in it; ``page_ids`` are those of saved clinics by code."""
        context |= {
            "plan": plan,
            "counts": {action.value: plan.count(action) for action in Action},
            "changes": [
                (each, (page_ids or {}).get(each.code))
                for each in plan.clinics
                if each.action is not Action.UNCHANGED
            ],
            "problems": [(each, each.said(_)) for each in plan.problems],
        }
        self.template_name = f"clinics/spreadsheet/{name}.html"
        return self.render_to_response(self.get_context_data(**context))


class UploadView(ImportPage):
    """Choose a file, then see what it would change."""

    template_name = "clinics/spreadsheet/upload.html"

    @cached_property
    def form(self) -> UploadForm:
        """Return the form, bound when a file was sent."""
        if self.request.method == "POST":
            return UploadForm(self.request.POST, self.request.FILES)
        return UploadForm()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form and the columns."""
        columns = [(column.name, _(column.help)) for column in COLUMNS]
        return super().get_context_data(form=self.form, columns=columns, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show the difference that the file makes."""
        if self.form.is_valid():
            data = self.form.cleaned_data["file"]
            plan = plan_import(read_sheet(data), update=True, user=request.user).plan  # type: ignore[arg-type]
            try:
                return self.show_plan(plan, data)
            except UnreadableError as error:
                self.form.add_error("file", _(error.sentence) % error.values)
        return self.render_to_response(self.get_context_data())


class ApplyView(ImportPage):
    """Apply what was looked at, if it is still what would happen."""

    http_method_names = ("get", "post")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Begin anew."""
        return redirect("clinics_import")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Import, and show what was done."""
        try:
            review = review_in(request.POST.get("token", ""), request.user)
        except signing.BadSignature:
            messages.error(
                request,
                _("What you looked at is more than an hour old. Choose the file again."),
            )
            return redirect("clinics_import")
        try:
            plan = apply_import(
                read_sheet(review.data),
                update=True,
                user=request.user,  # type: ignore[arg-type]
                reviewed=review.fingerprint,
            )
        except PlanChangedError as error:
            return self.show_plan(error.plan, review.data, has_changed=True)
        rows = ClinicPage.objects.filter(code__in=[each.code for each in plan.clinics])
        return self.show(
            "done",
            plan=plan,
            summary=summary(plan, done=True),
            page_ids=dict(rows.values_list("code", "pk")),
        )


class ExportView(ForImporters):
    """The published clinics as a file."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Return the file as a download."""
        return HttpResponse(
            export_clinics(),
            content_type="text/csv; charset=utf-8",
            headers={
                "Content-Disposition": 'attachment; filename="clinics.csv"',
                "Cache-Control": "no-store",
            },
        )
