"""Addresses of Wagtail's admin that show less here; they stand before Wagtail's own.

Wagtail puts what ``register_admin_urls`` adds behind its own addresses. These have no names: what
asks for an address by name gets Wagtail's, which is the same.
"""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import display_custom_404
from wagtail.utils.urlpatterns import decorate_urlpatterns

from .choosing import BrowseOwnView, ChooseSeveralOwnView, TypesOfPagesView

_browse = BrowseOwnView.as_view()

_patterns = [
    path("choose-page/", _browse),
    path("choose-page/<int:parent_page_id>/", _browse),
    path("choose-page/chosen-multiple/", ChooseSeveralOwnView.as_view()),
    path("reports/page-types-usage/", TypesOfPagesView.as_view()),
    path("reports/page-types-usage/results/", TypesOfPagesView.as_view(results_only=True)),
]
# Inside out, as Wagtail wraps its own.
for _wrap in (require_admin_access, display_custom_404, never_cache):
    _patterns = decorate_urlpatterns(_patterns, _wrap)
urlpatterns = _patterns
