"""From an old path to where it leads in the end. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from guide_pages.blocks.showing import Origin

from .paths import UnusablePath, parts_of_address, path_in, without_query

PERMANENT, TEMPORARY, GONE = 301, 302, 410


class Reason(Enum):
    """Why a path leads elsewhere."""

    #: A guide's page had it.
    RENAMED = "renamed"
    #: Somebody at a location has said so.
    REDIRECT = "redirect"


@dataclass(frozen=True)
class Rule:
    """Where one path leads: to a guide's page, to another destination, or nowhere any more.

    ``path`` is as :func:`path_in` writes it. ``guide`` is an id; ``to`` is a path of the same
    website or an address. Both are ``None`` for a page that is gone.
    """

    path: str
    status: int
    origin: Origin
    reason: Reason = Reason.REDIRECT
    guide: int | None = None
    to: str | None = None


@dataclass(frozen=True)
class Website:
    """What is known of one location's website.

    ``address`` is where its paths begin (``https://la.example.com``), "" if that is not known.
    ``rules`` are those in force, by path. ``pages`` has the addresses of the guides that are
    offered, by id, ``None`` where no pattern makes any; ``live`` has the paths of these pages.
    """

    address: str
    rules: Mapping[str, Rule]
    pages: Mapping[int, str | None] = field(default_factory=dict)
    live: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Lead:
    """Where a path leads in the end.

    ``to`` is a path of the same website, ``url`` an address; either is ``None`` where there is
    none, both for a page that is gone (``status`` 410). ``guide`` is the id of the guide whose
    page it is. ``reason`` and ``origin`` are those of the first step.
    """

    path: str
    status: int
    reason: Reason
    origin: Origin
    to: str | None = None
    url: str | None = None
    guide: int | None = None


@dataclass(frozen=True)
class Walk:
    """The rules that a path passes, in this order, and where they end.

    ``end`` is a destination of the last rule. A walk that comes back to a rule ends in a circle.
    """

    rules: tuple[Rule, ...] = ()
    is_circle: bool = False


def rule_for(path: str, website: Website) -> Rule | None:
    """Return the rule for a path: as it is, else without what is asked of it.

    A guide's page is where it is, whatever rules say of its path.
    """
    for asked in (path, without_query(path)):
        if asked in website.live:
            return None
        if asked in website.rules:
            return website.rules[asked]
    return None


def walk(path: str, website: Website) -> Walk:
    """Follow the rules from a path on."""
    passed: dict[str, Rule] = {}
    rule = rule_for(path, website)
    while rule is not None and rule.path not in passed:
        passed[rule.path] = rule
        here = path_on(rule, website)
        rule = rule_for(here, website) if here is not None else None
    rules = tuple(passed.values())
    if rule is None:
        return Walk(rules)
    return Walk(rules[list(passed).index(rule.path) :], is_circle=True)


def lead(path: str, website: Website) -> Lead | None:
    """Return where a path leads in the end; ``None`` for nowhere, also round in a circle."""
    found = walk(path, website)
    if not found.rules or found.is_circle:
        return None
    first, last = found.rules[0], found.rules[-1]
    is_permanent = all(rule.status == PERMANENT for rule in found.rules)
    status = PERMANENT if is_permanent else TEMPORARY
    if last.guide is not None:
        if last.guide not in website.pages:
            return None
        url = website.pages[last.guide]
        to = local_part(url, website) if url is not None else None
        return Lead(path, status, first.reason, first.origin, to, url, last.guide)
    if last.to is None:
        return Lead(path, GONE, first.reason, first.origin)
    to = local_part(last.to, website)
    if to is None:
        return Lead(path, status, first.reason, first.origin, None, last.to)
    url = f"{website.address}{to}" if website.address else None
    guide = website.live.get(path_on(last, website) or "")
    return Lead(path, status, first.reason, first.origin, to, url, guide)


def leads(website: Website) -> list[Lead]:
    """Return where every path with a rule leads, by path; those that lead nowhere are left out."""
    found = (lead(path, website) for path in sorted(website.rules))
    return [each for each in found if each is not None]


def path_on(rule: Rule, website: Website) -> str | None:
    """Return the path of the same website that a rule leads to; ``None`` if it leads elsewhere."""
    to = local_part(rule.to, website) if rule.to is not None else None
    if to is None:
        return None
    try:
        return path_in(to.partition("#")[0])
    except UnusablePath:
        return None


def local_part(to: str, website: Website) -> str | None:
    """Return a destination as a path of the same website; ``None`` for one of another website."""
    if to.startswith("/"):
        return to
    address, rest = parts_of_address(to)
    if not website.address or _named(address) != _named(website.address):
        return None
    return rest if rest.startswith("/") else f"/{rest}"


def _named(address: str) -> str:
    """Return a website's name, with which protocol it is read aside."""
    return address.partition("://")[2]
