"""The same site without kept answers in front: what Wagtail's own endpoint is served by."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
