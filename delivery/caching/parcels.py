"""Finished answers on their way between processes: bytes that prove themselves.

A parcel is a mark, a digest of all that follows, the length of the header, the header as JSON,
then the body and the compressed forms. Whatever is not exactly that is no answer.
"""

from datetime import datetime
from hashlib import blake2b
from typing import Literal

from pydantic import BaseModel, ConfigDict

from .finished import Finished
from .negotiation import Encoding

#: The form of parcels; another form has another mark.
_MARK = b"clinic-guides/1\n"
_DIGEST = 16
_LENGTH = 4
_START = len(_MARK) + _DIGEST + _LENGTH


class _Header(BaseModel):
    """What is said of a body. ``key`` is the one under which the parcel was left."""

    model_config = ConfigDict(strict=True, extra="forbid")

    key: str
    status: int
    reason: str
    content_type: str
    more: list[tuple[str, str]]
    changed_at: datetime | None
    digest: str
    lengths: list[tuple[Literal["identity", "gzip", "br"], int]]


def packed(answer: Finished, key: str) -> bytes:
    """Return an answer that editions have made, with the compressed forms it has by now."""
    parts: dict[Encoding, bytes] = {"identity": answer.body, **answer.compressed()}
    header = _Header(
        key=key,
        status=answer.status,
        reason=answer.reason,
        content_type=answer.content_type,
        more=list(answer.more),
        changed_at=answer.changed_at,
        digest=answer.digest,
        lengths=[(encoding, len(part)) for encoding, part in parts.items()],
    )
    said = header.model_dump_json().encode()
    rest = b"".join((len(said).to_bytes(_LENGTH, "big"), said, *parts.values()))
    return _MARK + _digest(rest) + rest


def unpacked(value: object, key: str) -> Finished | None:
    """Return the answer in a parcel; ``None`` unless it is whole and was left under this key."""
    if not isinstance(value, bytes) or len(value) < _START or not value.startswith(_MARK):
        return None
    rest = value[len(_MARK) + _DIGEST :]
    if value[len(_MARK) : len(_MARK) + _DIGEST] != _digest(rest):
        return None
    end = _LENGTH + int.from_bytes(rest[:_LENGTH], "big")
    try:
        header = _Header.model_validate_json(rest[_LENGTH:end])
    except ValueError:
        return None
    return _answer(header, rest[end:]) if header.key == key else None


def _answer(header: _Header, content: bytes) -> Finished | None:
    parts: dict[Encoding, bytes] = {}
    for encoding, length in header.lengths:
        parts[encoding], content = content[:length], content[length:]
    answer = Finished(
        status=header.status,
        reason=header.reason,
        content_type=header.content_type,
        body=parts.pop("identity", b""),
        more=tuple(header.more),
        changed_at=header.changed_at,
        depends_on="editions",
        is_kept=True,
    )
    # The tag that clients know the body by is made from this digest.
    if answer.digest != header.digest:
        return None
    for encoding, part in parts.items():
        answer.take_compressed(encoding, part)
    return answer


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST).digest()
