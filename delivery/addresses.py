"""The absolute URLs in public answers. They come from configuration, never from a request."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.urls import URLResolver, get_resolver, get_script_prefix, get_urlconf, reverse
from wagtail.images.models import get_rendition_storage

from .renditions.offers import present_offer


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


def asking(url: str, **query: str | int | None) -> str:
    """Return a URL with the parameters that have a value."""
    given = tuple((name, value) for name, value in query.items() if value is not None)
    return f"{url}?{_encoded(given)}" if given else url


def sitemap_url() -> str:
    """Return the URL of the group's sitemap."""
    return absolute(_path("sitemap"))


class PublicAddresses:
    """Where the parts of a document are found by a frontend."""

    def guide_detail(self, guide_id: int, clinic: str | None = None) -> str:
        """Return the URL of a guide's document, or of what the clinic with this code serves."""
        url = absolute(_path("guide", guide=str(guide_id)))
        return asking(url, clinic=clinic)

    def guide_by_slug(self, slug: str) -> str:
        """Return the URL of a guide's document by its slug."""
        return absolute(_path("guide", guide=slug))

    def guide_markdown(
        self, name: str | int, clinic: str | None = None, locale: str | None = None
    ) -> str:
        """Return the URL of a guide in Markdown, by its slug in a language or by its id."""
        url = absolute(_path("guide-markdown", guide=str(name)))
        return asking(url, clinic=clinic, locale=locale)

    def llms(self, clinic: str | None = None, locale: str | None = None) -> str:
        """Return the URL of what language models are told of a place's guides."""
        return asking(absolute(_path("llms")), clinic=clinic, locale=locale)

    def llms_full(self, clinic: str | None = None, locale: str | None = None) -> str:
        """Return the URL of all guides of a place in one text."""
        return asking(absolute(_path("llms-full")), clinic=clinic, locale=locale)

    def faq_detail(
        self, faq_id: int | str, clinic: str | None = None, guide: int | None = None
    ) -> str:
        """Return the URL of an FAQ's document, with a clinic's words or a guide's."""
        url = absolute(_path("faq", faq=str(faq_id)))
        return asking(url, clinic=clinic, guide=guide)

    def clinics(self) -> str:
        """Return the URL of the list of clinics."""
        return absolute(_path("clinics"))

    def clinic_detail(self, code: str) -> str:
        """Return the URL of a clinic's document."""
        return absolute(_path("clinic", code=code))

    def guide_page(self, slug: str) -> str | None:
        """Return nothing: the group has no public pages until it has a URL pattern."""
        return None

    def media(self, file: str) -> str:
        """Return the URL of a rendition by its name in the media storage."""
        return _media(file)

    def image_on_demand(self, image_id: int, payload: Mapping[str, Any]) -> str | None:
        """Return the template of an image's URL in other sizes, ``None`` where there are none."""
        if not present_offer().covers(payload):
            return None
        url = absolute(_path("rendition", id=str(image_id)))
        return f"{url}?width={{width}}&ratio={{ratio}}&format={{format}}"


@lru_cache(maxsize=8192)
def _encoded(query: tuple[tuple[str, str | int], ...]) -> str:
    return urlencode(query)


@lru_cache(maxsize=8192)
def _media(file: str) -> str:
    # A storage joins and quotes anew each time, which is a fifth of making a document.
    return absolute(get_rendition_storage().url(file))


@receiver(setting_changed, dispatch_uid="delivery.addresses")
def _forget_media(**kwargs: Any) -> None:
    """Work addresses out again: only tests change settings while a process runs."""
    _media.cache_clear()


def _path(name: str, **parts: str) -> str:
    return _reversed(name, get_script_prefix(), get_resolver(get_urlconf()), **parts)


@lru_cache(maxsize=8192)
def _reversed(name: str, prefix: str, resolver: URLResolver, **parts: str) -> str:
    # Django works it out anew each time, which is a tenth of making a document.
    return reverse(f"guides-api:{name}", kwargs=parts)
