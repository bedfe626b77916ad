"""The WSGI entry point."""

import os

from delivery.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms_site.settings.production")

application = get_wsgi_application()
