"""What the command for releases says; what it purges is tested with what is due."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "caches",
    [{}, {"pages": {"BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend"}}],
)
def test_without_a_cache_that_purges_tags_the_command_says_how_to_name_one(
    settings: Any, caches: dict[str, Any]
) -> None:
    settings.WAGTAILFRONTENDCACHE = {
        name: {**cache, "LOCATION": "http://127.0.0.1:9"} for name, cache in caches.items()
    }
    output = StringIO()

    call_command("purge_api", stdout=output)

    assert output.getvalue() == (
        "No cache is purged: WAGTAILFRONTENDCACHE names none that takes the API's tags. "
        "docs/settings.md has the variables that name one.\n"
    )
