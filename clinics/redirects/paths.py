"""Paths of websites, in the one way of writing in which redirects compare them. Pure."""

import re
from enum import Enum
from unicodedata import normalize
from urllib.parse import quote, unquote_to_bytes, urlsplit


class Fault(Enum):
    """What keeps a text from being a path or a destination, with the remedy."""

    NO_PATH = "begin with /, as in /old-page/, and leave out the website's name"
    NO_DESTINATION = "use a path such as /prices/, or an address that begins with https://"
    OTHER_WEBSITE = "begin with one slash: two slashes or a backslash lead to another website"
    FRAGMENT = "leave out # and what comes after it, which browsers do not send"
    DOTS = "leave out the parts . and .."
    UNREADABLE = "leave out control characters, and write a percent sign as %25"
    UNSAFE = "leave out spaces, quotation marks, angle brackets and braces"


class UnusablePath(ValueError):
    """A text that is no path or no destination; ``fault`` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


#: How a path may be written at all, for the description of parameters.
PATH_SYNTAX = r"^/(?:[^/\\#\u0000-\u001f\u007f][^\\#\u0000-\u001f\u007f]*)?$"

# Control characters, halves of characters, and percent signs that encode nothing.
_UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]|%(?![0-9A-Fa-f]{2})")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_UNSAFE = re.compile(r"[\s\"<>^`{|}]")
#: What stays encoded, because plainly it would say something else.
_ENCODED = frozenset('/?#%\\"<>^`{|}')
_LOWER = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}


def path_in(text: str) -> str:
    """Return the path that ``text`` is, written so that two paths are one when they are equal.

    Capitals A to Z, the slash at the end, doubled slashes, the order of the query and the way in
    which characters are encoded make no difference.

    Raises:
        UnusablePath: when it is no path of a website.
    """
    if text.startswith(("//", "/\\", "\\")):
        raise UnusablePath(Fault.OTHER_WEBSITE)
    if not text.startswith("/"):
        raise UnusablePath(Fault.NO_PATH)
    if "#" in text:
        raise UnusablePath(Fault.FRAGMENT)
    _refuse_unreadable(text)
    path, _, query = text.partition("?")
    parts = [_rewritten(part, _ENCODED) for part in path.split("/") if part]
    if not {".", ".."}.isdisjoint(parts):
        raise UnusablePath(Fault.DOTS)
    # An encoded & is no boundary.
    asked = sorted(_rewritten(part, _ENCODED | {"&"}) for part in query.split("&") if part)
    return f"/{'/'.join(parts)}" + (f"?{'&'.join(asked)}" if asked else "")


def without_query(path: str) -> str:
    """Return a path without what is asked of it."""
    return path.partition("?")[0]


def destination_in(text: str) -> str:
    """Return ``text`` if a visitor may be sent there: a path, or an address of any website.

    Raises:
        UnusablePath: when it is neither, or might be taken for something else.
    """
    _refuse_unreadable(text)
    if _UNSAFE.search(text):
        raise UnusablePath(Fault.UNSAFE)
    if text.startswith(("/", "\\")):
        path_in(text.partition("#")[0])
    elif not _is_address(text):
        raise UnusablePath(Fault.NO_DESTINATION)
    return text


def parts_of_address(address: str) -> tuple[str, str]:
    """Return the website of an address (``https://example.com``) and the rest, from the path on.

    Both are "" for what is no address. Names of websites are in small letters.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    if not parts.netloc:
        return "", ""
    website = f"{parts.scheme}://{parts.netloc}"
    return website.lower(), address[len(website) :]


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        has_host = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and has_host
        # Names before an @ pretend to be the website.
        and "@" not in parts.netloc
        and "\\" not in text
    )


def _refuse_unreadable(text: str) -> None:
    if _UNREADABLE.search(text):
        raise UnusablePath(Fault.UNREADABLE)


def _rewritten(part: str, encoded: frozenset[str]) -> str:
    """Return a part with its characters plain, as far as they mean the same plainly."""
    # Bytes that are no UTF-8 become halves of characters, and bytes again.
    plain = unquote_to_bytes(part).decode("utf-8", "surrogateescape")
    if _CONTROL.search(plain):
        raise UnusablePath(Fault.UNREADABLE)
    plain = normalize("NFC", normalize("NFC", plain).translate(_LOWER))
    return "".join(
        quote(each, safe="", errors="surrogateescape").lower() if _stays(each, encoded) else each
        for each in plain
    )


def _stays(character: str, encoded: frozenset[str]) -> bool:
    return character in encoded or character.isspace() or not character.isprintable()
