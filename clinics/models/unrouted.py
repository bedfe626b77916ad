"""Pages that are edited here and read by others: no site of this installation shows them."""

from typing import Any, NoReturn

from django.db import models
from django.http import Http404, HttpRequest
from wagtail.models import Site


class Unrouted(models.Model):
    """A page without an address on a site, wherever in the tree it stands."""

    class Meta:
        abstract = True

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, None, None] | None:
        """Return a site without a path: nothing is missing, there is just no address."""
        roots = Site.get_site_root_paths()
        return (roots[0].site_id, None, None) if roots else None

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse, where the tree puts it below a site's first page."""
        raise Http404("Locations and their guides are read through the API.")
