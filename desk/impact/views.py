"""The page that tells what publishing would change, and the notice in the editor."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .edit import EDITS
from .pending import Edit
from .wording import ImpactInWords

_PER_PAGE = 50
#: Parameters that say what the edit is.
_KEPT = ("default",)


class EditMixin:
    """Finds the edit that an address is about, for those who may make it."""

    request: Any
    kwargs: dict[str, Any]

    @cached_property
    def edit(self) -> Edit:
        """Return the edit; 404 for what is not there, 403 for what the user may not edit."""
        model, kind = EDITS[self.kwargs["kind"]]
        edit = kind(get_object_or_404(model, pk=self.kwargs["pk"]))
        if not edit.may_see(self.request.user):
            raise PermissionDenied
        edit.read(self.request.GET)
        return edit


class ImpactView(EditMixin, WagtailAdminTemplateMixin, TemplateView):
    """Every clinic with what publishing does there, and the difference at one of them."""

    template_name = "desk/impact/impact.html"
    page_title = gettext_lazy("Impact")
    header_icon = "site"

    def get_page_subtitle(self) -> str:
        return self.edit.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            {"url": self.edit.edit_url, "label": self.edit.title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = ImpactInWords(self.edit)
        show = self.request.GET.get("show", self.edit.listed_first)
        listed = words.listed(show)
        page = Paginator(listed, _PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            **kwargs,
            words=words,
            page_obj=page,
            rows=words.rows(page.object_list),
            show=show,
            clinics=[each.clinic for each in self._clinics()],
            shown=self._shown(words),
            details=self._details(words),
            kept_query=self._kept_query(),
        )

    def _details(self, words: ImpactInWords) -> dict[str, Any] | None:
        """Return what a clinic says of itself: the chosen one, or the only one there is."""
        code = self.request.GET.get("clinic", "").strip()
        nodes = self.edit.clinics()
        if not code and len(nodes) > 1:
            return None
        node = next((each for each in nodes if each.code == code or not code), None)
        found = words.details(node) if node is not None else []
        return {"clinic": node, "parts": found} if found else None

    def _kept_query(self) -> dict[str, str]:
        """Return what every address of the page says again: of what it tells the impact."""
        return {name: self.request.GET[name] for name in _KEPT if name in self.request.GET}

    def _clinics(self) -> list[Any]:
        return list({each.clinic.id: each for each in self.edit.impacts}.values())

    def _shown(self, words: ImpactInWords) -> dict[str, Any] | None:
        """Return the difference at the clinic that is asked for."""
        code = self.request.GET.get("clinic", "").strip()
        if not code:
            return None
        here = [each for each in self.edit.impacts if each.clinic.code == code]
        if not here:
            return {"code": code, "clinic": None}
        asked = self.request.GET.get("guide", "")
        found = next((each for each in here if str(each.guide) == asked), None) or next(
            (each for each in here if each.is_changed), here[0]
        )
        return {
            "code": code,
            "clinic": found.clinic,
            "guide": found.guide,
            "guides": [(each.guide, self.edit.title_of(each.guide)) for each in here],
            "difference": words.difference(found),
        }


class ImpactNoticeView(EditMixin, TemplateView):
    """The same in a few sentences, for the editor. Empty while there is nothing to publish."""

    template_name = "desk/impact/notice.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.edit.is_pending:
            return HttpResponse(status=204)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, words=ImpactInWords(self.edit))
