"""The same site without kept answers in front: what Wagtail's own endpoint is served by."""

from django.core.wsgi import get_wsgi_application

from cms_site.scheduling import let_threads_finish

# Its worker is ours in everything else.
let_threads_finish()
application = get_wsgi_application()
