"""What a clinic itself would say differently: its own document, without its guides' copy. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clinics.own_facts import hours_in_words
from clinics.serving import Serving
from clinics.tree import Node
from editorial.facts.values import DefaultFacts, Substitution
from guide_pages.blocks.showing import Scope

from .at_clinic import AtClinic
from .standing import Standing
from .suspects import suspects

#: The parts of a clinic's document in the order in which they are told.
NAMES = (
    *("name", "code", "status", "successor", "region", "address", "geo", "phone", "email"),
    *("booking_url", "website_url", "time_zone", "opening_hours", "exceptions"),
    *("practitioners", "licences", "languages", "images", "guides", "pages"),
)
#: What stands for the hours of a date on which a clinic is closed.
CLOSED = "closed"
#: Before the key of a fact, in a detail's name.
FACT = "fact:"
_SLUG = "guide"
_LOCALE = "locale"


@dataclass(frozen=True)
class Detail:
    """A part that differs, in words; "" where nothing is said.

    ``name`` is one of :data:`NAMES`, or a fact's key after :data:`FACT`.
    """

    name: str
    was: str
    will_be: str


def details(*, before: Standing, after: Standing, clinic: Node) -> list[Detail]:
    """Return what of a clinic's own document differs, in the order of its parts."""
    former = before.tree.node(clinic.id)
    was = _said(before, former) if former is not None else {}
    will_be = _said(after, clinic)
    return [
        Detail(name, was.get(name, ""), will_be.get(name, ""))
        for name in {**will_be, **was}
        if was.get(name, "") != will_be.get(name, "")
    ]


def clinics_that_differ(
    *, before: Standing, after: Standing, clinics: Iterable[Node]
) -> list[Node]:
    """Return the clinics of which some part differs; closed ones say nothing."""
    suspected = suspects(before, after)
    places = (AtClinic(before, after, node, suspected) for node in clinics)
    return [here.node for here in places if _differs(here)]


def _differs(here: AtClinic) -> bool:
    former, node = here.former, here.node
    if former is None or here.was_open != here.is_open:
        return here.was_open or here.is_open
    if not here.is_open:
        return False
    return (
        here.is_known_otherwise
        or former.clinic != node.clinic
        or _region(here.before, former) != _region(here.after, node)
        or here.has_another_address(_SLUG)
        or any(
            _fact(here.before, former, key) != _fact(here.after, node, key) for key in here.facts
        )
        or (
            not here.is_offered_alike
            and list(_guides(here.before, here.before.serving(former)))
            != list(_guides(here.after, here.after.serving(node)))
        )
    )


def _said(standing: Standing, node: Node) -> dict[str, str]:
    said: Mapping[str, Any] = node.clinic or {}
    serving = standing.serving(node)
    address, geo = said["address"], said["geo"]
    parts = ("street", "locality", "region", "postal_code", "country")
    words = {
        "name": node.name,
        "code": node.code,
        "status": said["status"],
        "successor": _name(standing, said["successor"]),
        "region": _region(standing, node),
        "address": ", ".join(address[part] for part in parts if address[part]),
        "geo": f"{geo['latitude']}, {geo['longitude']}" if geo else "",
        **{name: said[name] for name in ("phone", "email", "booking_url", "website_url")},
        "time_zone": said["time_zone"],
        "opening_hours": hours_in_words(said["opening_hours"]),
        "exceptions": "\n".join(map(_exception, _by_date(said["exceptions"]))),
        "practitioners": "\n".join(map(_practitioner, said["practitioners"])),
        "licences": "\n".join(said["licences"]),
        "languages": ", ".join(said["languages"]),
        "images": "\n".join(_image(image) for image in said["images"]),
        "guides": "\n".join(_guides(standing, serving)),
        "pages": serving.guide_page(_SLUG, _LOCALE) or "",
    }
    return words | dict(_facts(standing, node))


def _name(standing: Standing, location_id: int | None) -> str:
    node = standing.tree.node(location_id) if location_id is not None else None
    return node.name if node is not None else ""


def _by_date(exceptions: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(exceptions, key=lambda each: (each["date"], each["opens"] or ""))


def _exception(each: Mapping[str, Any]) -> str:
    hours = CLOSED if each["closed"] else f"{each['opens']}–{each['closes']}"
    return " ".join(part for part in (each["date"], hours, each["note"]) if part)


def _practitioner(each: Mapping[str, Any]) -> str:
    return ", ".join(part for part in (each["name"], each["credentials"], each["url"]) if part)


def _image(each: Mapping[str, Any]) -> str:
    return str(each["alt"]) or f"#{each['image']}"


def _guides(standing: Standing, serving: Serving) -> Iterator[str]:
    defaults = DefaultFacts(standing.snapshot)
    locales = {
        entry.payload["locale"] for entry in standing.snapshot.public("guide") if entry.payload
    }
    for locale in sorted(locales):
        for entry in serving.guides(locale):
            facts = serving.facts(entry.object_id)
            words = Substitution(facts, defaults, lambda used: None)
            featured = " ★" if serving.is_featured(entry) else ""
            yield words.text(serving.title(entry)).strip() + featured


def _facts(standing: Standing, node: Node) -> Iterator[tuple[str, str]]:
    for key in sorted(entry.key for entry in standing.snapshot.public("fact")):
        yield f"{FACT}{key}", _fact(standing, node, key)


def _fact(standing: Standing, node: Node, key: str) -> str:
    """Return what stands for a fact that is for no guide in particular."""
    return standing.serving(node).facts(None).value(key) or standing.default(key)


def _region(standing: Standing, node: Node) -> str:
    chain = standing.serving(node).chain
    regions = [each for each in chain if each.scope is Scope.REGION]
    return regions[-1].name if regions else ""
