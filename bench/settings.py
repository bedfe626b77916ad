"""Production's settings, with the addresses to measure beside the site's own."""

from cms_site.settings.production import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
