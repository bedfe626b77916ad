"""Addresses that people have typed, as the public gets them. Pure."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
#: What most addresses look like, so that they cost next to nothing.
_PLAIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,4})?(?:/[A-Za-z0-9/._~-]*)?")
_SCHEMES = frozenset({"http", "https"})
_UNRESERVED = "-._~%"
_IN_PATHS = f"{_UNRESERVED}/:@!$&'()*+,;="


def web_address(typed: str) -> str:
    """Return an http or https address with everything encoded that RFC 3986 has no place for.

    What is a URI stays as it is. Anything else becomes "": what a script has stored may be a
    ``javascript:`` that no form lets pass.
    """
    if _PLAIN.fullmatch(typed):
        return typed
    try:
        parts = urlsplit(typed.strip())
        host = _host(parts.netloc)
        has_place = bool(parts.hostname) and parts.port != 0
        if parts.scheme not in _SCHEMES or not has_place:
            return ""
    except ValueError:
        return ""
    return urlunsplit(
        (
            parts.scheme,
            host,
            _encoded(parts.path, _IN_PATHS),
            _encoded(parts.query, f"{_IN_PATHS}?"),
            _encoded(parts.fragment, f"{_IN_PATHS}?"),
        )
    )


def _host(netloc: str) -> str:
    """Return who is asked; a name outside ASCII as browsers ask for it."""
    before, at, host = netloc.rpartition("@")
    if not host.isascii():
        name, colon, port = host.partition(":")
        host = f"{name.encode('idna').decode()}{colon}{port}"
    return f"{_encoded(before, _UNRESERVED + ':')}{at}{_encoded(host, _UNRESERVED + ':[]')}"


def _encoded(part: str, kept: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe=kept, errors="replace")
