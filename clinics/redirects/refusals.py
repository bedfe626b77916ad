"""What keeps a location's redirects from being published by a person."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from clinics.places import NoAddresses
from clinics.serving import Serving
from clinics.statements import redirect_payloads
from clinics.tree import Node, Tree
from editions.snapshot import follower
from guide_pages.blocks.showing import Scope

from .leading import Walk, walk
from .paths import UnusablePath, path_in
from .website import website_of
from .wording import circle_below_in_words, circle_in_words, page_in_words

if TYPE_CHECKING:
    from clinics.models import LocationRedirect


def refusals(
    draft: Serving, rows: Sequence["LocationRedirect"]
) -> Iterator[tuple["LocationRedirect", str]]:
    """Yield the redirects that must not be published, each with what to mend.

    ``draft`` is what the location would serve with its draft published, these rows included:
    there, and at every location below it with redirects of its own, no row may lead in a circle,
    and at a clinic none may begin at the page of a guide.
    """
    own = draft.node
    if own is None or not rows:
        return
    tree = _tree_with(own)
    places = [own, *_below_with_redirects(own, tree)]
    websites = [website_of(Serving(tree, each, NoAddresses(), str)) for each in places]
    for row in rows:
        path = _path_of(row)
        if path is None:
            continue
        guide = websites[0].live.get(path) if own.scope is Scope.CLINIC else None
        if guide is not None:
            entry = tree.snapshot.newest("guide", guide)
            yield row, page_in_words(path, str((entry.payload or {}).get("title", "")))
            continue
        for place, website in zip(places, websites, strict=True):
            found = walk(path, website)
            if place is own and found.is_circle:
                yield row, circle_in_words(found.rules)
                break
            if found.is_circle and _takes_part(own, path, found):
                yield row, circle_below_in_words(found.rules, place.name)
                break


def with_redirects(draft: Serving, rows: Sequence["LocationRedirect"], **said: Any) -> Serving:
    """Return the same place with these redirects, and with other words of its payload."""
    node = draft.node
    if node is None:
        return draft
    told = [each.model_dump(mode="json") for each in redirect_payloads(rows)]
    payload = {**node.payload, **said, "redirects": told}
    changed = replace(node, payload=payload, entry=replace(node.entry, payload=payload))
    return Serving(draft.tree, changed, NoAddresses(), str)


def _tree_with(node: Node) -> Tree:
    snapshot = follower.snapshot()
    return Tree(snapshot.with_entries([node.entry]))


def _below_with_redirects(own: Node, tree: Tree) -> list[Node]:
    return [
        node
        for node in tree.nodes()
        if own.id in node.payload["ancestors"] and node.payload.get("redirects")
    ]


def _takes_part(own: Node, path: str, circle: Walk) -> bool:
    """Say whether it is the location's own row that closes a circle at a location below."""
    return any(rule.path == path and rule.origin == own.origin for rule in circle.rules)


def _path_of(row: "LocationRedirect") -> str | None:
    try:
        return path_in(row.old_path)
    except UnusablePath:
        return None
