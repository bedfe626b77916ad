"""The site's URLs: the admin, documents, the API and the reference rendering of pages."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms_site.media import media

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include("clinics.people.admin_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]
if settings.SERVE_MEDIA:
    urlpatterns += [path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", media, name="media")]
urlpatterns += [
    path("", include("delivery.urls")),
    path("", include(wagtail_urls)),
]
