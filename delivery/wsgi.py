"""The WSGI application of a site that gives out kept answers itself."""

import gc
from typing import Any

from django.core.wsgi import get_wsgi_application as django_application


def get_wsgi_application() -> Any:
    """Return Django's WSGI application with the kept answers in front of it."""
    application = django_application()
    # Models can be imported only once Django is set up.
    from .caching.front import Front
    from .caching.shared import shared

    # While the code on disk is still what this process runs.
    shared.set_up()
    _collect_less()
    return Front(application)


def _collect_less() -> None:
    """Have Python look for garbage less often.

    A worker holds all editions, hundreds of thousands of objects that stay. Looking through them
    again and again takes a third of the time of making an answer.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
