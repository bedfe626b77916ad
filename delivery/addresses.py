"""The absolute URLs in public answers. They come from configuration, never from a request."""

from django.conf import settings
from django.urls import reverse
from wagtail.images.models import get_rendition_storage


def base_url() -> str:
    """Return the site's address without a trailing slash.

    ``WAGTAILAPI_BASE_URL``, else ``WAGTAILADMIN_BASE_URL``.
    """
    configured = getattr(settings, "WAGTAILAPI_BASE_URL", None) or getattr(
        settings, "WAGTAILADMIN_BASE_URL", ""
    )
    return str(configured).rstrip("/")


def absolute(path: str) -> str:
    """Return a path of this site as a URL; an address that is absolute stays as it is."""
    return path if path.startswith(("http://", "https://", "//")) else f"{base_url()}{path}"


class PublicAddresses:
    """Where the parts of a document are found by a frontend."""

    def guide_detail(self, guide_id: int) -> str:
        """Return the URL of a guide's document."""
        return absolute(reverse("guides-api:guide", kwargs={"guide": str(guide_id)}))

    def guide_by_slug(self, slug: str) -> str:
        """Return the URL of a guide's document by its slug."""
        return absolute(reverse("guides-api:guide", kwargs={"guide": slug}))

    def faq_detail(self, faq_id: int | str) -> str:
        """Return the URL of an FAQ's document."""
        return absolute(reverse("guides-api:faq", kwargs={"faq": str(faq_id)}))

    def guide_page(self, slug: str) -> str | None:
        """Return nothing: the group has no public pages until it has a URL pattern."""
        return None

    def media(self, file: str) -> str:
        """Return the URL of a rendition by its name in the media storage."""
        return absolute(get_rendition_storage().url(file))
