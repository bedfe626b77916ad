"""Which form of an answer a client gets, and whether it has it already. Pure."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Literal

Encoding = Literal["identity", "gzip", "br"]

JSON = "application/json"
MARKDOWN = "text/markdown"

#: The forms besides the plain one, the better one first.
COMPRESSED: tuple[Encoding, ...] = ("br", "gzip")


@lru_cache(maxsize=1024)
def chosen_encoding(accepted: str) -> Encoding:
    """Return the form for an ``Accept-Encoding`` header (RFC 9110, section 12.5.3).

    Of the codings a client weighs highest the smallest form is chosen. Plain is the answer
    where nothing else is accepted, and where nothing at all is.
    """
    weights = _weights(accepted)
    others = weights.get("*", 0.0)
    weighed: dict[Encoding, float] = {name: weights.get(name, others) for name in COMPRESSED}
    best = max(weighed, key=lambda name: weighed[name])
    # Plain is the last resort where it is not named, and gives way where it weighs as much.
    is_better = weighed[best] > 0 and weighed[best] >= weights.get("identity", 0)
    return best if is_better else "identity"


@lru_cache(maxsize=1024)
def asks_for_markdown(accepted: str) -> bool:
    """Say whether an ``Accept`` header prefers Markdown to JSON (RFC 9110, section 12.5.1).

    It must name Markdown: whoever takes anything gets JSON, and so does whoever names both and
    weighs them alike. A range with an asterisk gives way to what is named.
    """
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, *parameters = (each.strip() for each in part.split(";"))
        weight = next((_weight(each) for each in parameters if each.startswith("q")), 1.0)
        weights[name] = max(weight, weights.get(name, 0.0))
    markdown = weights.get(MARKDOWN, 0.0)
    if JSON in weights:
        return markdown > weights[JSON]
    return markdown > 0 and markdown >= weights.get("application/*", weights.get("*/*", 0.0))


def _weights(accepted: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.partition(";")
        weights[name.strip()] = _weight(parameter.strip())
    weights.pop("", None)
    if "x-gzip" in weights:
        weights.setdefault("gzip", weights["x-gzip"])
    return weights


def _weight(parameter: str) -> float:
    if not parameter:
        return 1.0
    name, _, value = parameter.partition("=")
    try:
        return min(max(float(value), 0.0), 1.0) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


def last_modified(changed_at: datetime) -> datetime:
    """Return the first whole second that is later than the change.

    Two changes within one second can so never be taken for one: what was received in or after
    that second is the later one.
    """
    return changed_at.replace(microsecond=0) + timedelta(seconds=1)


def is_not_modified(
    *,
    if_none_match: str | None,
    if_modified_since: str | None,
    etag: str,
    changed_at: datetime | None,
    now: datetime,
) -> bool:
    """Say whether the client has this form already (RFC 9110, section 13.2.2).

    ``etag`` comes with its quotation marks. ``If-None-Match`` goes first; the date counts only
    without it, and only once the second of the change is over.
    """
    if if_none_match is not None:
        given = if_none_match.strip()
        return given in (etag, "*") or etag in {_strong(each) for each in given.split(",")}
    if if_modified_since is None or changed_at is None:
        return False
    since = _moment(if_modified_since)
    changed = last_modified(changed_at)
    return since is not None and changed <= since and changed <= now


def _strong(tag: str) -> str:
    # Proxies that compress on their way weaken a tag they pass on.
    return tag.strip().removeprefix("W/")


@lru_cache(maxsize=1024)
def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None and "," not in value:
        # The form of C's `asctime` says no zone and means Greenwich.
        return moment.replace(tzinfo=UTC)
    return moment if moment.tzinfo is not None else None
