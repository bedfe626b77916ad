"""What the admin's views of FAQs do differently from those of any snippet."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, LocaleColumn, TitleColumn, UpdatedAtColumn
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.snippets.side_panels import SnippetStatusSidePanel
from wagtail.snippets.views.snippets import (
    CopyView,
    DeleteView,
    EditView,
    IndexView,
    UnpublishView,
    UsageView,
)

from .columns import StatusColumn, TopicsColumn, WhereUsedColumn
from .deletion import FAQInUse
from .models import FAQ, FAQUse
from .scheduling import IS_SCHEDULED
from .searching import matching
from .where_used import NUMBER_OF_USERS, Place, places


def _url(name: str, faq: FAQ) -> str:
    url: str = reverse(FAQ.snippet_viewset.get_url_name(name), args=(quote(faq.pk),))
    return url


class FAQIndexView(IndexView):
    """The list of FAQs: topics, where they are used, and their state, in few queries."""

    default_ordering = "question"

    @cached_property
    def list_display(self) -> list[str | Column]:
        columns: list[str | Column] = [
            "question",
            TopicsColumn(),
            WhereUsedColumn(),
            UpdatedAtColumn(),
            StatusColumn(),
        ]
        if self.i18n_enabled and len(self.locales_in_use) > 1:
            columns.insert(1, LocaleColumn())
        return columns

    @cached_property
    def columns(self) -> list[Column]:
        """Keep room for questions on narrow screens."""
        columns: list[Column] = super().columns
        for column in columns:
            if isinstance(column, TitleColumn):
                column.width = "40%"
        return columns

    @cached_property
    def locales_in_use(self) -> list[int]:
        """Return the ids of the languages that FAQs are written in."""
        return list(FAQ.objects.order_by().values_list("locale_id", flat=True).distinct())

    def get_base_queryset(self) -> QuerySet[FAQ]:
        faqs: QuerySet[FAQ] = super().get_base_queryset()
        return faqs.annotate(users=NUMBER_OF_USERS, scheduled=IS_SCHEDULED).prefetch_related(
            "topics"
        )

    def get_valid_orderings(self) -> list[str]:
        return [*super().get_valid_orderings(), "question", "-question"]

    def order_queryset(self, queryset: QuerySet[FAQ]) -> QuerySet[FAQ]:
        """Order by the column, and what is equal in it by question: pages never overlap."""
        ordered: QuerySet[FAQ] = super().order_queryset(queryset)
        return ordered.order_by(*ordered.query.order_by, "question", "pk")

    def search_queryset(self, queryset: QuerySet[FAQ]) -> QuerySet[FAQ]:
        """Search within whatever is filtered and ordered."""
        if not self.is_searching:
            return queryset
        return queryset.filter(matching(self.search_query))

    def get_list_more_buttons(self, instance: FAQ) -> list[Any]:
        """Offer to archive or to restore beside the usual things."""
        buttons: list[Any] = super().get_list_more_buttons(instance)
        if self.user_has_permission("change"):
            name, label, icon = _archiving(instance)
            buttons.append(MenuItem(label, url=_url(name, instance), icon_name=icon, priority=25))
        return buttons


def _archiving(faq: FAQ) -> tuple[str, Any, str]:
    """Return the view that changes whether an FAQ is archived, its label and its icon."""
    if faq.archived:
        return "restore", _("Restore"), "rotate"
    return "archive", _("Archive"), "folder-inverse"


class FAQCopyView(CopyView):
    """Opens a new FAQ filled in like another. Its form goes to the page of new FAQs."""

    # Sent to this page instead, the form would overwrite the FAQ that is being copied.
    http_method_names = ("get", "head", "options")


class FAQEditView(EditView):
    """The editor of an FAQ, which says when it is archived."""

    template_name = "faq/edit.html"

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = list(super().header_more_buttons)
        if self.user_has_permission("change"):
            name, label, icon = _archiving(self.object)
            buttons.append(Button(label, url=_url(name, self.object), icon_name=icon, priority=15))
        return buttons

    def get_side_panels(self) -> Any:
        """Count the same uses in the status panel as everywhere else."""
        side_panels = super().get_side_panels()
        for panel in side_panels:
            if isinstance(panel, SnippetStatusSidePanel):
                panel.get_usage_context = self.get_usage_context
        return side_panels

    def get_usage_context(self) -> dict[str, Any]:
        """Return how many places use the FAQ, and where they are listed."""
        faqs = FAQ.objects.filter(pk=self.object.pk).annotate(users=NUMBER_OF_USERS)
        return {
            "usage_count": faqs.values_list("users", flat=True).first() or 0,
            "usage_url": self.get_usage_url(),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, restore_url=_url("restore", self.object))


class StatesColumn(Column):
    """In which states a place uses the FAQ."""

    cell_template_name = "faq/tables/states_cell.html"

    def __init__(self) -> None:
        super().__init__("states", label=_("Uses it"))


class FAQUsageView(UsageView):
    """Every place that uses an FAQ, with the states in which it does."""

    def get_queryset(self) -> Sequence[Place]:
        return places(self.object, self.request.user)

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn(
                "title", label=_("Name"), get_url=lambda place: place.edit_url, id_accessor="pk"
            ),
            Column("type_name", label=_("Type")),
            StatesColumn(),
        ]

    def get_table(self, object_list: Sequence[Place], **kwargs: Any) -> Any:
        # The general view makes its rows from references, which do not know drafts.
        return self.table_class(self.columns, object_list, **self.get_table_kwargs())


class FAQDeleteView(DeleteView):
    """Deletes an unused FAQ; for a used one it shows what uses it and offers to archive."""

    template_name = "faq/confirm_delete.html"

    def get_usage(self) -> None:
        """Leave the references alone: uses are known better."""

    @cached_property
    def places(self) -> list[Place]:
        """Return what uses the FAQ."""
        return places(self.object, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.usage_url = None
        return super().get_context_data(
            **kwargs,
            places=self.places,
            archive_url=_url("archive", self.object),
            may_archive=self.user_has_permission("change"),
            usage_page_url=_url("usage", self.object),
        )

    def form_valid(self, form: Any) -> HttpResponse:
        """Delete, unless something has come to use the FAQ since the page was opened."""
        try:
            return super().form_valid(form)
        except FAQInUse as refusal:
            messages.error(self.request, str(refusal))
            return redirect(self.get_delete_url())


class FAQUnpublishView(UnpublishView):
    """Unpublishing, with the list of what loses the FAQ by it."""

    template_name = "faq/confirm_unpublish.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["usage_url"] = None
        context["places"] = places(self.object, self.request.user, [FAQUse.State.LIVE])
        return context


class ArchiveView(DeleteView):
    """Asks, then offers the FAQ to no further guide. Where it is used, it stays."""

    view_name = "archive"
    permission_required = "change"
    template_name = "faq/confirm_archive.html"
    page_title = _("Archive")
    success_message = _("“%(object)s” is archived: it stays where it is used.")
    log_action = "faq.archive"

    def run_before_hook(self) -> None:
        """Leave the hooks of deletion alone."""

    def get_usage(self) -> None:
        """Leave the references alone: uses are known better."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.usage_url = None
        return super().get_context_data(
            **kwargs,
            places=places(self.object, self.request.user),
            action_url=_url(self.view_name, self.object),
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask, unless the FAQ already is as asked."""
        if self.is_done:
            return HttpResponseRedirect(_url("edit", self.object))
        return super().get(request, *args, **kwargs)

    @property
    def is_done(self) -> bool:
        """Return whether the FAQ already is as asked."""
        return bool(self.object.archived)

    def change(self) -> None:
        """Change the FAQ."""
        self.object.archive()

    def form_valid(self, form: Any) -> HttpResponse:
        """Change the FAQ and write it into its history, unless somebody has locked it."""
        lock = self.object.get_lock()
        if lock is not None and lock.for_user(self.request.user):
            messages.error(self.request, lock.get_message(self.request.user))
            return HttpResponseRedirect(_url("edit", self.object))
        if not self.is_done:
            self.change()
            log(instance=self.object, action=self.log_action, user=self.request.user)
        messages.success(self.request, self.success_message % {"object": self.object})
        return HttpResponseRedirect(self.get_success_url())


class RestoreView(ArchiveView):
    """Asks, then offers an archived FAQ to guides again."""

    view_name = "restore"
    template_name = "faq/confirm_restore.html"
    page_title = _("Restore")
    success_message = _("“%(object)s” is offered to guides again.")
    log_action = "faq.restore"

    @property
    def is_done(self) -> bool:
        return not self.object.archived

    def change(self) -> None:
        self.object.restore()
