"""Answering what is kept before Django is asked.

A WSGI application around another one. It knows the answers that Django's views have finished in
this process, and the headers that the project's middleware has added to them. Whatever it does
not know it leaves to Django: a first request, another method, a host or a scheme that no answer
has gone out to yet.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from .finished import Finished, Headers
from .kept import found
from .keys import name_of
from .replies import reply_to

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

_TOLD = "clinic_guides.finished"
#: Headers that an answer says itself.
_OWN = frozenset(
    {
        "access-control-allow-origin",
        "access-control-expose-headers",
        "cache-control",
        "cache-tag",
        "content-encoding",
        "content-length",
        "content-location",
        "content-type",
        "etag",
        "last-modified",
        "link",
        "location",
        "surrogate-key",
        "vary",
    }
)
_MOST_HOSTS = 1_000


def tell(request: HttpRequest, answer: Finished) -> None:
    """Tell the front which answer a request gets."""
    told = request.META.get(_TOLD)
    if told is not None:
        told.append(answer)


class Front:
    """Gives out kept answers, and passes every other request on to ``application``."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._base: str | None = None
        self._hosts: set[tuple[str, str]] = set()
        header = getattr(settings, "SECURE_PROXY_SSL_HEADER", None)
        self._scheme_header: str | None = header[0] if header else None

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        if self._base is None:
            self._base = reverse("guides-api:api-root")
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        # An address outside ASCII is not yet the text that Django makes of it.
        if method not in ("GET", "HEAD") or not path.startswith(self._base) or not path.isascii():
            return self._application(environ, start_response)
        connection = self._connection(environ)
        if connection in self._hosts:
            name = name_of(path, environ)
            answer = found(name, is_before_django=True) if name is not None else None
            if answer is not None and (added := answer.added.get(connection[1])) is not None:
                return _given(answer, added, environ, start_response)
        return self._passed_on(environ, start_response, connection)

    def _connection(self, environ: Environ) -> tuple[str, str]:
        """Return what else Django decides by: the host, and whether the request is secure."""
        scheme: str = environ["wsgi.url_scheme"]
        if self._scheme_header is not None:
            scheme = f"{scheme} {environ.get(self._scheme_header, '')}"
        return environ.get("HTTP_HOST", ""), scheme

    def _passed_on(
        self, environ: Environ, start_response: StartResponse, connection: tuple[str, str]
    ) -> Iterable[bytes]:
        answers: list[Finished] = []
        environ[_TOLD] = answers

        def noting(status: str, headers: Headers, *more: Any) -> Any:
            if answers and answers[0].is_kept:
                self._note(answers[0], headers, connection)
            return start_response(status, headers, *more)

        return self._application(environ, noting)

    def _note(self, answer: Finished, headers: Headers, connection: tuple[str, str]) -> None:
        added = [(name, value) for name, value in headers if name.lower() not in _OWN]
        if any(name.lower() == "set-cookie" for name, _ in added):
            return
        if len(self._hosts) >= _MOST_HOSTS:
            self._hosts.clear()
        self._hosts.add(connection)
        answer.added[connection[1]] = added


def _given(
    answer: Finished, added: Headers, environ: Environ, start_response: StartResponse
) -> Iterable[bytes]:
    reply = reply_to(environ, answer)
    start_response(f"{reply.status} {reply.reason}", [*reply.headers, *added])
    # The server sends a list at once, and anything else piece by piece.
    return [reply.body] if reply.body else []
