"""The site's URLs, Wagtail's unmodified endpoint for pages, and what the store holds."""

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, URLResolver, path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from cms_site.urls import urlpatterns as site
from delivery.caching.kept import store
from delivery.caching.settings import memory

stock = WagtailAPIRouter("stock")
stock.register_endpoint("pages", PagesAPIViewSet)


def store_held(request: HttpRequest) -> JsonResponse:
    """Tell how many bytes of finished answers this process keeps, and how many it may."""
    return JsonResponse({"held": store.held, "room": memory()})


urlpatterns: list[URLPattern | URLResolver] = [
    path("stock/", stock.urls),
    path("store/", store_held),
    *site,
]
