"""Nobody translates locations and local guides: languages belong to the guides."""

from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from wagtail.models import Page

from clinics.models import LocalGuidePage, Location


def translate_page(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """Refuse for pages of the clinics tree; hand over to Wagtail's own view for all others."""
    from wagtail.contrib.simple_translation.views import SubmitPageTranslationView

    model = get_object_or_404(Page, pk=page_id).specific_class
    if model is not None and issubclass(model, Location | LocalGuidePage):
        raise PermissionDenied
    answer: Any = SubmitPageTranslationView.as_view()(request, page_id=page_id)
    return answer


def translating_urls() -> list[URLPattern]:
    """Return the address, which stands before Wagtail's own where translating is installed."""
    if not apps.is_installed("wagtail.contrib.simple_translation"):
        return []
    return [path("translation/submit/page/<object_id:page_id>/", translate_page)]
