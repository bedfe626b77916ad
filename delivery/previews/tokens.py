"""Tokens that open one draft, for a while, to whoever carries them."""

from dataclasses import dataclass

from django.core import signing

_SALT = "delivery.previews"
#: More characters than any token has.
LONGEST = 400


class Expired(Exception):
    """The token's time is over."""


class NoToken(Exception):
    """This is no token of this site."""


@dataclass(frozen=True)
class Preview:
    """What a token opens: the newest draft of a page, as a location gets it.

    ``location`` is a code; "" stands for the group's own copy.
    """

    page: int
    location: str


def token_for(preview: Preview) -> str:
    """Return a token of letters, digits, ``-``, ``_`` and ``:``."""
    return signing.dumps([preview.page, preview.location], salt=_SALT)


def preview_in(token: str, *, seconds: int) -> Preview:
    """Return what a token opens that is not older than so many seconds.

    Raises:
        Expired: when it is.
        NoToken: when this site has not made it.
    """
    try:
        page, location = signing.loads(token, salt=_SALT, max_age=seconds)
    except signing.SignatureExpired as error:
        raise Expired from error
    except signing.BadSignature as error:
        raise NoToken from error
    return Preview(page, location)
