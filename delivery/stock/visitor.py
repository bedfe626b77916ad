"""The request Wagtail's own views get: an anonymous visitor of the configured address."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, QueryDict

from delivery.addresses import base_url


def visitor_request(path: str, query: Mapping[str, str]) -> HttpRequest:
    """Return a GET request without cookies, whose host is the configured one.

    Words to search for lose their quotation marks: SQLite's search fails over a single one.
    """
    address = urlsplit(base_url())
    secure = address.scheme == "https"
    parameters = QueryDict(mutable=True)
    parameters.update(query)
    if "search" in query:
        parameters["search"] = query["search"].replace('"', " ").strip()
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = path
    request.META = {
        "REQUEST_METHOD": "GET",
        "SERVER_NAME": address.hostname or "localhost",
        "SERVER_PORT": str(address.port or (443 if secure else 80)),
        "wsgi.url_scheme": address.scheme or "http",
        "QUERY_STRING": parameters.urlencode(),
    }
    request.GET = QueryDict(parameters.urlencode())
    request.user = AnonymousUser()
    request.session = {}  # type: ignore[assignment]
    return request
