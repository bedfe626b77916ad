"""Making a clinic's document from editions."""

from collections.abc import Iterator
from typing import Any

from clinics.serving import Serving
from clinics.structured_data.graph import ClinicGraph, Service, clinic_graph
from clinics.tree import Node
from delivery.addresses import PublicAddresses
from editions.entries import Entry
from editorial.document import ImageDocument, image_of
from editorial.facts.built_in import BUILT_IN
from editorial.facts.values import DefaultFacts, Substitution
from editorial.web_addresses import web_address
from guide_pages.blocks.showing import Scope, Showing

from .models import (
    ClinicDocument,
    ClinicGuide,
    ClinicMeta,
    ClinicRegion,
    ClinicSummary,
    PractitionerDocument,
)

CLINIC_TYPE = "clinics.ClinicPage"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TOLD_DIFFERENTLY = frozenset(
    {"successor", "images", "opening_hours", "exceptions", "practitioners"}
    | {"booking_url", "website_url"}
)


def make_clinic(serving: Serving, locale: str, addresses: PublicAddresses) -> ClinicDocument:
    """Make the whole document of an open clinic, its guides in this language."""
    summary = make_clinic_summary(serving, locale, addresses)
    images, guides = _images(serving, addresses), _guides(serving, locale)
    return ClinicDocument(
        **dict(summary),
        images=images,
        facts=_facts(serving),
        guides=guides,
        structured_data=_structured_data(serving, images, guides, addresses),
    )


def make_clinic_summary(
    serving: Serving, locale: str, addresses: PublicAddresses
) -> ClinicSummary:
    """Make what is quickly told of an open clinic. Its version is that of the whole."""
    node, said = _clinic(serving)
    region = region_of(serving)
    website = web_address(said["website_url"])
    return ClinicSummary(
        **{key: value for key, value in said.items() if key not in _TOLD_DIFFERENTLY},
        id=node.id,
        code=node.code,
        name=node.name,
        region=ClinicRegion(code=region.code, name=region.name) if region is not None else None,
        booking_url=web_address(said["booking_url"]),
        website_url=website,
        practitioners=[
            PractitionerDocument(**{**each, "url": web_address(each["url"])})
            for each in said["practitioners"]
        ],
        opening_hours=sorted(
            said["opening_hours"], key=lambda each: (_DAYS.index(each["day"]), each["opens"])
        ),
        exceptions=sorted(
            said["exceptions"], key=lambda each: (each["date"], each["opens"] or "")
        ),
        meta=ClinicMeta(
            type=CLINIC_TYPE,
            detail_url=addresses.clinic_detail(node.code),
            html_url=website or None,
            content_version=max(entry.number for entry in _made_from(serving, locale)),
        ),
    )


def region_of(serving: Serving) -> Node | None:
    """Return the nearest live region above a clinic."""
    regions = [node for node in serving.chain if node.scope is Scope.REGION]
    return regions[-1] if regions else None


def _clinic(serving: Serving) -> tuple[Node, Any]:
    if serving.node is None or serving.node.clinic is None:
        raise ValueError("Only a clinic has a clinic's document.")
    return serving.node, serving.node.clinic


def _images(serving: Serving, addresses: PublicAddresses) -> list[ImageDocument]:
    _, said = _clinic(serving)
    words = Substitution(serving.facts(None), DefaultFacts(serving.snapshot), _ignored)
    showing = Showing(
        link_target=lambda page_id: None,
        substitution=words,
        image_of=lambda image_id, alt: image_of(
            image_id,
            alt,
            serving.snapshot,
            _ignored,
            addresses.media,
            addresses.image_on_demand,
        ),
    )
    images = (showing.image(placed["image"], placed["alt"]) for placed in said["images"])
    return [image for image in images if image is not None]


def _facts(serving: Serving) -> dict[str, str]:
    values = serving.facts(None)
    defined = {
        entry.key: str(entry.payload["default"])
        for entry in serving.snapshot.public("fact")
        if entry.payload is not None
    }
    defaults = {fact.key: "" for fact in BUILT_IN} | dict(sorted(defined.items()))
    return {key: values.value(key) or default for key, default in defaults.items()}


def _guides(serving: Serving, locale: str) -> list[ClinicGuide]:
    defaults = DefaultFacts(serving.snapshot)
    guides = []
    for entry in serving.guides(locale):
        words = Substitution(serving.facts(entry.object_id), defaults, _ignored)
        guides.append(
            ClinicGuide(
                id=entry.object_id,
                slug=entry.key,
                title=words.text(serving.title(entry)).strip(),
                html_url=serving.guide_page(entry.key, locale),
            )
        )
    return guides


def _structured_data(
    serving: Serving,
    images: list[ImageDocument],
    guides: list[ClinicGuide],
    addresses: PublicAddresses,
) -> ClinicGraph | None:
    node, _ = _clinic(serving)
    services = [
        Service(
            title=guide.title,
            page=guide.html_url,
            document=addresses.guide_detail(guide.id, node.code),
        )
        for guide in guides
    ]
    return clinic_graph(
        node,
        serving.tree.group,
        images=images,
        services=services,
        url_of=addresses.clinic_detail,
    )


def _ignored(entry: Entry) -> None:
    """What the version counts is :func:`_made_from`, the same for a summary and the whole."""


def _made_from(serving: Serving, locale: str) -> Iterator[Entry]:
    """Return the editions behind a clinic's document, withdrawn ones too.

    A definition counts while its default does, and a guide unless a location says that it is
    not offered, whatever the library says.
    """
    snapshot = serving.snapshot
    yield from serving.behind.locations
    yield from snapshot.entries.get("library", {}).values()
    _, said = _clinic(serving)
    for placed in said["images"]:
        image = snapshot.find("image", placed["image"])
        if image is not None:
            yield image
    values = serving.facts(None)
    for definition in snapshot.entries.get("fact", {}).values():
        if not values.value(definition.key):
            yield definition
    for guide in snapshot.entries.get("guide", {}).values():
        if guide.payload is not None and guide.payload["locale"] != locale:
            continue
        yield from serving.behind.local_guides(guide.object_id)
        if not serving.excludes(guide.object_id):
            yield guide
