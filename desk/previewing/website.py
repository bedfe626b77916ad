"""From the editor to the website: a draft in the frontend that will show it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from clinics.models import LocalGuidePage
from clinics.places import tree_of
from clinics.tree import Tree
from delivery.previews.settings import preview_url
from delivery.previews.tokens import Preview, token_for
from editions.snapshot import follower
from guide_pages.models import GuidePage

from .choosing import LONGEST_WORDS
from .matching import matching
from .viewpoint import SESSION_KEY

#: So many clinics are listed; others are found by their name or code.
MOST_CLINICS = 50


def website_buttons(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Yield the way to the website in the header of guides and local guides."""
    model = page.specific_class
    is_ours = model is not None and issubclass(model, GuidePage | LocalGuidePage)
    if is_ours and preview_url() and _may_see(page, user):
        url = reverse("desk_website_preview", args=[page.pk])
        attributes = {"target": "_blank", "rel": "noopener"}
        label = _("See the draft on the website")
        yield Button(label, url, icon_name="view", priority=15, attrs=attributes)


class WebsitePreviewView(WagtailAdminTemplateMixin, TemplateView):
    """Leads to the frontend with a token for a page's newest draft.

    Of a guide it is the draft as the location in the address gets it, else the one that previews
    are read at; of a local guide that of its own location. Where the address of the frontend
    names a clinic and none has been chosen, it asks for one.
    """

    template_name = "desk/previewing/choose_clinic.html"
    page_title = gettext_lazy("See the draft on the website")
    header_icon = "view"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        pattern = preview_url()
        if not _may_see(self.draft, request.user):
            raise PermissionDenied
        if not pattern:
            return redirect(self.edit_url)
        if "{clinic}" in pattern and not self.location:
            return super().get(request, *args, **kwargs)
        guide = self.draft.guide if isinstance(self.draft, LocalGuidePage) else self.draft
        response = redirect(
            _filled(
                pattern,
                token=token_for(Preview(self.draft.pk, self.location)),
                clinic=self.location,
                slug=guide.slug,
                locale=guide.locale.language_code,
            )
        )
        # The website has no business with the address of the editor.
        response["Referrer-Policy"] = "no-referrer"
        return response

    @property
    def edit_url(self) -> str:
        """Return where the draft is written."""
        return reverse("wagtailadmin_pages:edit", args=[self.draft.pk])

    @cached_property
    def draft(self) -> Any:
        """Return the newest draft of the guide or local guide in the address."""
        page = get_object_or_404(Page, pk=self.kwargs["pk"]).specific
        if not isinstance(page, GuidePage | LocalGuidePage):
            raise Http404
        return page.get_latest_revision_as_object()

    @cached_property
    def tree(self) -> Tree:
        """Return the live locations."""
        return tree_of(follower.snapshot())

    @cached_property
    def location(self) -> str:
        """Return the code of the location that the draft is shown for, "" for the group."""
        if isinstance(self.draft, LocalGuidePage):
            return str(self.draft.for_location.specific.code)
        code = self.request.GET.get("location", self.request.session.get(SESSION_KEY, ""))
        return code if isinstance(code, str) and self.tree.find(code) is not None else ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": self.edit_url, "label": self.draft.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        clinics, asked = self.tree.clinics(), self.request.GET.get("q", "").strip()
        found = matching(asked, clinics) if asked else clinics
        return super().get_context_data(
            **kwargs,
            guide=self.draft,
            clinics=found[:MOST_CLINICS],
            count=len(clinics),
            asked=asked[:LONGEST_WORDS],
            edit_url=self.edit_url,
        )


def _may_see(page: Page, user: Any) -> bool:
    allowed = page.permissions_for_user(user)
    return bool(allowed.can_edit() or allowed.can_publish())


def _filled(pattern: str, **parts: str) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", quote(part, safe=""))
    return pattern
