"""What somebody has looked at, on its way through the browser: signed, compressed, expiring."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing

from .problems import UnreadableError, gettext_noop

VALID_FOR = timedelta(hours=1)
_SALT = "clinics.spreadsheet.review"
#: What the rest of the form may take, in bytes.
_REST_OF_THE_FORM = 10_000


@dataclass(frozen=True)
class Review:
    """A file and the fingerprint of the plan that was shown for it."""

    data: bytes
    fingerprint: str


class _Bytes:
    """How a review stands in the token: the fingerprint, a line end, the file."""

    def dumps(self, review: Review) -> bytes:
        return review.fingerprint.encode() + b"\n" + review.data

    def loads(self, signed: bytes) -> Review:
        fingerprint, _separator, data = signed.partition(b"\n")
        return Review(data, fingerprint.decode())


def signed(review: Review, user: Any) -> str:
    """Return the token of a review, good for this user and for an hour.

    Raises ``UnreadableError`` for a file that no form can carry.
    """
    token = signing.dumps(review, salt=_salt(user), serializer=_Bytes, compress=True)
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if most is not None and len(token) > most - _REST_OF_THE_FORM:
        raise UnreadableError(
            gettext_noop(
                "The file is too large to be looked at here. Split it into several files."
            )
        )
    return token


def review_in(token: str, user: Any) -> Review:
    """Return the review that a token carries.

    Raises ``signing.BadSignature`` for a forged token, another user's or an expired one.
    """
    review: Review = signing.loads(token, salt=_salt(user), serializer=_Bytes, max_age=VALID_FOR)
    return review


def _salt(user: Any) -> str:
    return f"{_SALT}:{user.pk}"
