"""Requests to a WSGI application in this process, without a server."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def environ(path: str, **more: str) -> dict[str, Any]:
    """Return what a server hands to an application for a GET of ``path``."""
    address, _, query = path.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "QUERY_STRING": query,
        "SCRIPT_NAME": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        **more,
    }


def answered(application: Application, path: str) -> bytes:
    """Return the body of a good answer.

    Raises:
        RuntimeError: for any other answer.
    """
    statuses: list[str] = []
    body = application(environ(path), lambda status, headers: statuses.append(status))
    try:
        content = b"".join(body)
    finally:
        getattr(body, "close", lambda: None)()
    if statuses != ["200 OK"]:
        raise RuntimeError(f"{path} was answered with {statuses}.")
    return content
