"""The WSGI application of a site that gives out kept answers itself."""

from typing import Any

from django.core.wsgi import get_wsgi_application as django_application


def get_wsgi_application() -> Any:
    """Return Django's WSGI application with the kept answers in front of it."""
    application = django_application()
    # Models can be imported only once Django is set up.
    from .caching.front import Front

    return Front(application)
