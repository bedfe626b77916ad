"""The caches in front of the site, from the environment."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from wagtail.contrib.frontend_cache.utils import get_backends

from cms_site.settings.environment import Environment
from cms_site.settings.frontend_caches import frontend_caches
from delivery.purging.backends import PurgesTags


def made_from(**variables: str) -> dict[str, dict[str, str]]:
    """Return the setting that these variables make."""
    env = Environment()
    env.ENVIRON = variables
    return frontend_caches(env)


def test_without_variables_there_are_none() -> None:
    assert made_from() == {}


def test_each_that_is_named_can_purge_by_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    setting = made_from(
        VARNISH_URLS="http://10.0.0.5:6081,http://10.0.0.6:6081",
        CLOUDFLARE_ZONE="zone",
        CLOUDFLARE_TOKEN="secret",
        CLOUDFRONT_DISTRIBUTION="E1",
    )

    assert list(setting) == ["varnish 1", "varnish 2", "cloudflare", "cloudfront"]
    assert all(isinstance(each, PurgesTags) for each in get_backends(setting).values())
    assert setting["varnish 2"]["LOCATION"] == "http://10.0.0.6:6081"


def test_a_zone_without_its_token_is_refused_by_name() -> None:
    with pytest.raises(ImproperlyConfigured, match="CLOUDFLARE_TOKEN"):
        made_from(CLOUDFLARE_ZONE="zone")


def test_a_varnish_without_its_scheme_is_refused_by_name() -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        made_from(VARNISH_URLS="http://10.0.0.5:6081, 127.0.0.1:6081")

    assert str(refused.value) == (
        "Each of VARNISH_URLS must be a full address such as http://10.0.0.5:6081, "
        "not “127.0.0.1:6081”"
    )
