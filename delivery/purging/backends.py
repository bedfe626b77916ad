"""Wagtail's frontend caches that know their entries by tag.

Each is Wagtail's own backend and one method more, ``purge_tags``, which raises when the cache
has not taken what it was told. Where a service has no tags, the whole API is purged instead.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, runtime_checkable
from urllib.parse import urlsplit
from uuid import uuid4

import requests
from django.urls import reverse
from wagtail.contrib.frontend_cache.backends.azure import AzureCdnBackend as AzureCDN
from wagtail.contrib.frontend_cache.backends.azure import AzureFrontDoorBackend as AzureFrontDoor
from wagtail.contrib.frontend_cache.backends.cloudflare import CloudflareBackend as Cloudflare
from wagtail.contrib.frontend_cache.backends.cloudfront import CloudfrontBackend as CloudFront
from wagtail.contrib.frontend_cache.backends.http import HTTPBackend
from wagtail.contrib.frontend_cache.utils import get_backends

from delivery.addresses import base_url

#: Seconds after which a cache that does not answer is given up until the next turn.
PATIENCE = 5


class NotPurged(Exception):
    """A cache has refused to purge; the text says why."""


@runtime_checkable
class PurgesTags(Protocol):
    """A shared cache that forgets answers by what they are made from."""

    def purge_tags(self, tags: Sequence[str]) -> None:
        """Have the cache forget every answer that says one of these tags.

        Raises:
            Exception: when it has not taken them all. Telling it again does no harm.
        """


class VarnishBackend(HTTPBackend):
    """Varnish with the configuration of ``docs/varnish.vcl``; ``LOCATION`` is its address."""

    TAGS_AT_ONCE = 100

    def purge_tags(self, tags: Sequence[str]) -> None:
        """Send ``BAN`` with the tags in ``X-Cache-Tags``, ``|`` between."""
        address = f"{self.cache_scheme}://{self.cache_netloc}/"
        for some in _portions(tags, self.TAGS_AT_ONCE):
            response = requests.request(
                "BAN", address, headers={"X-Cache-Tags": "|".join(some)}, timeout=PATIENCE
            )
            if response.status_code != 200:
                raise NotPurged(f"Varnish answered {response.status_code} {response.reason}.")


class CloudflareBackend(Cloudflare):
    """Cloudflare, by ``Cache-Tag``
    (https://developers.cloudflare.com/cache/how-to/purge-cache/purge-by-tags/).
    """

    TAGS_AT_ONCE = 30

    def purge_tags(self, tags: Sequence[str]) -> None:
        """Send the tags to the zone, so many at once as it takes."""
        if self.cloudflare_token:
            headers = {"Authorization": f"Bearer {self.cloudflare_token}"}
        else:
            headers = {
                "X-Auth-Email": self.cloudflare_email,
                "X-Auth-Key": self.cloudflare_api_key,
            }
        for some in _portions(tags, self.TAGS_AT_ONCE):
            response = requests.post(
                self.cloudflare_purge_endpoint_url,
                json={"tags": some},
                headers=headers,
                timeout=PATIENCE,
            )
            _raise_refusal(response)


class CloudfrontBackend(CloudFront):
    """CloudFront, which forgets by path: the whole API at once, as one path."""

    def purge_tags(self, tags: Sequence[str]) -> None:
        """Invalidate everything below the API's root."""
        self.client.create_invalidation(
            DistributionId=self.cloudfront_distribution_id,
            InvalidationBatch={
                "Paths": {"Quantity": 1, "Items": [_everything()]},
                "CallerReference": str(uuid4()),
            },
        )


class AzureFrontDoorBackend(AzureFrontDoor):
    """Azure Front Door, which forgets by path: the whole API at once."""

    def purge_tags(self, tags: Sequence[str]) -> None:
        """Purge everything below the API's root."""
        self._get_client().endpoints.begin_purge_content(
            resource_group_name=self._resource_group_name,
            front_door_name=self._front_door_name,
            content_file_paths={"contentPaths": [_everything()]},
        )


class AzureCdnBackend(AzureCDN):
    """Azure CDN, which forgets by path: the whole API at once."""

    def purge_tags(self, tags: Sequence[str]) -> None:
        """Purge everything below the API's root."""
        self._get_client().endpoints.begin_purge_content(
            resource_group_name=self._resource_group_name,
            profile_name=self._cdn_profile_name,
            endpoint_name=self._cdn_endpoint_name,
            content_file_paths={"contentPaths": [_everything()]},
        )


def backends_before_the_api() -> dict[str, Any]:
    """Return Wagtail's frontend caches that answers of the API pass through, by name."""
    host = urlsplit(base_url()).hostname or "localhost"
    return {
        name: backend
        for name, backend in get_backends().items()
        if backend.invalidates_hostname(host)
    }


def _portions(tags: Sequence[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(tags), size):
        yield list(tags[start : start + size])


def _raise_refusal(response: requests.Response) -> None:
    try:
        told: Any = response.json()
    except ValueError:
        told = {}
    if response.ok and isinstance(told, dict) and told.get("success"):
        return
    errors = told.get("errors") or [] if isinstance(told, dict) else []
    said = "; ".join(
        str(error.get("message") if isinstance(error, dict) else error) for error in errors
    )
    raise NotPurged(f"Cloudflare answered {response.status_code}. {said}".strip())


def _everything() -> str:
    return f"{reverse('guides-api:api-root')}*"
