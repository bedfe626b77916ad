"""The admin's pages of the spreadsheet: upload, look at the difference, apply; download."""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import OperationalError
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
from .plan import Action, Plan, PlannedClinic
from .planning import plan_import
from .problems import UnreadableError
from .reading import read_sheet
from .report import summary
from .review import Review, review_in, signed

#: How many clinics, and how many problems, are shown at once.
PER_PAGE = 50
MOST_PROBLEMS = 200


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
        pages = Paginator(changes_in(plan), PER_PAGE)
        return self.show(
            "review",
            plan=plan,
            token=token,
            counts={action.value: plan.count(action) for action in Action},
            changed_columns=plan.changed_columns(),
            page_obj=pages.get_page(self.request.POST.get("p")),
            problems=[(each, each.said(_)) for each in plan.problems[:MOST_PROBLEMS]],
            further_problems=max(0, len(plan.problems) - MOST_PROBLEMS),
            **context,
        )

    def show(self, name: str, **context: Any) -> HttpResponse:
        """Show a page of the import."""
        self.template_name = f"clinics/spreadsheet/{name}.html"
        return self.render_to_response(self.get_context_data(**context))


def changes_in(plan: Plan) -> list[PlannedClinic]:
    """Return the clinics of a plan that change."""
    return [each for each in plan.clinics if each.action is not Action.UNCHANGED]


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


class WithReview(ImportPage):
    """A view that goes on with what was looked at."""

    http_method_names = ("get", "post")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Begin anew."""
        return redirect("clinics_import")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Go on, or begin anew with what is too old."""
        try:
            review = review_in(request.POST.get("token", ""), request.user)
        except signing.BadSignature:
            messages.error(
                request,
                _("What you looked at is more than an hour old. Choose the file again."),
            )
            return redirect("clinics_import")
        return self.go_on(request, review)

    def go_on(self, request: HttpRequest, review: Review) -> HttpResponse:
        """Answer with what follows from the review."""
        raise NotImplementedError


class ReviewView(WithReview):
    """Another page of the difference, as it is now."""

    def go_on(self, request: HttpRequest, review: Review) -> HttpResponse:
        """Show the page that was asked for."""
        plan = plan_import(read_sheet(review.data), update=True, user=request.user).plan  # type: ignore[arg-type]
        has_changed = plan.fingerprint != review.fingerprint
        return self.show_plan(plan, review.data, has_changed=has_changed)


class ApplyView(WithReview):
    """Apply what was looked at, if it is still what would happen.

    Sent twice, by a second press or by loading the page again, it is applied once.
    """

    def go_on(self, request: HttpRequest, review: Review) -> HttpResponse:
        """Import, and show what was done."""
        try:
            plan = apply_import(
                read_sheet(review.data),
                update=True,
                user=request.user,  # type: ignore[arg-type]
                reviewed=review.fingerprint,
            )
        except PlanChangedError as error:
            if error.plan.changes_nothing and not error.plan.problems:
                return self.show("done", summary=_("The file is imported already."), changes=[])
            return self.show_plan(error.plan, review.data, has_changed=True)
        except OperationalError:
            plan = plan_import(read_sheet(review.data), update=True, user=request.user).plan  # type: ignore[arg-type]
            return self.show_plan(plan, review.data, is_busy=True)
        codes = [each.code for each in changes_in(plan)]
        page_ids = dict(ClinicPage.objects.filter(code__in=codes).values_list("code", "pk"))
        return self.show(
            "done",
            summary=summary(plan, done=True),
            changes=[(each, page_ids[each.code]) for each in changes_in(plan)],
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
