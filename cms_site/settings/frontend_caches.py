"""The shared caches in front of the site, from the environment."""

from typing import Any

from .environment import Environment


def frontend_caches(env: Environment) -> dict[str, dict[str, Any]]:
    """Return ``WAGTAILFRONTENDCACHE`` for the caches that are named; empty without any."""
    caches: dict[str, dict[str, Any]] = {
        f"varnish {place}": {
            "BACKEND": "delivery.purging.backends.VarnishBackend",
            "LOCATION": location,
        }
        for place, location in enumerate(
            env.addresses("VARNISH_URLS", example="http://10.0.0.5:6081"), start=1
        )
    }
    if zone := env.str("CLOUDFLARE_ZONE", default=""):
        caches["cloudflare"] = {
            "BACKEND": "delivery.purging.backends.CloudflareBackend",
            "ZONEID": zone,
            "BEARER_TOKEN": env.str("CLOUDFLARE_TOKEN"),
        }
    if distribution := env.str("CLOUDFRONT_DISTRIBUTION", default=""):
        caches["cloudfront"] = {
            "BACKEND": "delivery.purging.backends.CloudfrontBackend",
            "DISTRIBUTION_ID": distribution,
        }
    return caches
