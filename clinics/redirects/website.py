"""What a location's website is, from what the location serves. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from clinics.patterns import guide_url
from clinics.serving import Serving
from clinics.tree import Node
from guide_pages.blocks.showing import SHARED

from .leading import PERMANENT, Reason, Rule, Website
from .paths import UnusablePath, parts_of_address, path_in

#: The id of a guide and a slug that it has or had.
Named = tuple[int, str]


def website_of(
    serving: Serving,
    *,
    slugs: Sequence[Named] = (),
    patterns: Sequence[tuple[str, str]] = (),
) -> Website:
    """Return the website of a location.

    ``slugs`` are all that guides ever had, ``patterns`` all addresses of guides that were ever in
    force here, with the location's code then; of two that make one path the first counts.
    """
    languages = _languages(serving)
    pages = {
        guide: serving.guide_page(slug, languages[guide]) for guide, slug in _offered(serving)
    }
    # Languages may share a page's address: it is that of the guide that was there first.
    found = {guide: _path_of(url) for guide, url in reversed(pages.items())}
    live = {path: guide for guide, path in found.items() if path is not None}
    rules: dict[str, Rule] = {}
    for pattern, code in patterns:
        clinic = code if serving.clinic is not None else None
        for guide, slug in slugs if _names_guides_in_paths(pattern) else ():
            if guide not in pages:
                continue
            url = guide_url(pattern, clinic=clinic, guide=slug, locale=languages[guide])
            path = _path_of(url)
            if path is not None and path not in live:
                rules.setdefault(path, _renamed(path, guide))
    for node in serving.chain:
        rules |= {rule.path: rule for rule in reversed(list(_rules_at(node)))}
    return Website(_address(serving), rules, pages, live)


def _offered(serving: Serving) -> Iterator[Named]:
    for entry in serving.snapshot.public("guide"):
        if serving.offers(entry.object_id):
            yield entry.object_id, entry.key


def _languages(serving: Serving) -> Mapping[int, str]:
    return {
        entry.object_id: str(entry.payload["locale"])
        for entry in serving.snapshot.public("guide")
        if entry.payload is not None
    }


def _rules_at(node: Node) -> Iterator[Rule]:
    # Editions of before there were redirects say nothing of them.
    rows: Sequence[Mapping[str, Any]] = node.payload.get("redirects", ())
    for row in rows:
        yield Rule(
            path=row["path"],
            status=row["status"],
            origin=node.origin,
            guide=row["guide"],
            to=row["to"],
        )


def _renamed(path: str, guide: int) -> Rule:
    return Rule(path, PERMANENT, SHARED, Reason.RENAMED, guide)


def _address(serving: Serving) -> str:
    """Return where the paths of the website begin: as in the pattern, else as the clinic says.

    It is not known where the guide or its language is a part of the website's name.
    """
    pages = [serving.guide_page(slug, locale) for slug, locale in (("a", "b"), ("c", "d"))]
    said = serving.node.clinic if serving.node is not None else None
    own = (said or {}).get("website_url", "")
    found = {parts_of_address(page or own)[0] for page in pages}
    return found.pop() if len(found) == 1 else ""


def _names_guides_in_paths(pattern: str) -> bool:
    """Say whether it is the path by which a pattern tells guides apart."""
    return "{guide}" in parts_of_address(pattern)[1].partition("#")[0]


def _path_of(url: str | None) -> str | None:
    """Return the path of an address; ``None`` without one, and for one that is none."""
    if not url:
        return None
    try:
        return path_in(parts_of_address(url)[1].partition("#")[0] or "/")
    except UnusablePath:
        return None
