"""The library page, under which guides live in the editors' order."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import Page

from editions.numbering import take_numbering_lock
from editorial.deleting import EditionedPageManager
from editorial.features import SHORT_TEXT
from editorial.present_place import take_present_place
from guide_pages.editor.panels import library_editor


class GuideIndexPage(Page):
    """A list of guides. Their order in the explorer is their order everywhere."""

    intro = RichTextField(
        _("introduction"), features=SHORT_TEXT, blank=True, help_text=_("Shown above the list.")
    )

    objects = EditionedPageManager()

    edit_handler = library_editor
    admin_default_ordering = "ord"
    subpage_types = ("guide_pages.GuidePage",)
    template = "guide_pages/guide_index_page.html"
    page_description = _("The library: a list of treatment guides in the order you give them.")

    class Meta:
        verbose_name = _("guide library")
        verbose_name_plural = _("guide libraries")

    @transaction.atomic
    def add_child(self, **kwargs: Any) -> Page:
        """Add a guide under the numbering lock, which comes before any row's."""
        take_numbering_lock()
        take_present_place(self)
        return super().add_child(**kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the library shows: its introduction and a card for each public guide."""
        from guide_pages.rendering import library_to_render

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["library"] = library_to_render(self)
        return context
