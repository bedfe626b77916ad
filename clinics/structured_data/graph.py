"""The graph of a clinic: the place, its group and what it offers. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NotRequired, cast

from pydantic import Field
from typing_extensions import TypedDict

from clinics.tree import Node
from editorial.document import ImageDocument
from editorial.web_addresses import web_address
from guide_pages.structured_data.described import described
from guide_pages.structured_data.images import image_node
from guide_pages.structured_data.names import treatment_name
from guide_pages.structured_data.nodes import (
    CONTEXT,
    ClinicNode,
    ImageNode,
    OrganizationNode,
    TherapyNode,
)

from .hosts import LocationURL, clinic_node, group_node, is_treating
from .hours import OpeningHoursNode, special_hours, weekly_hours

_Practitioner = TypedDict("_Practitioner", {"@type": Literal["Person"]})


@described
class PractitionerNode(_Practitioner):
    """Somebody who treats patients; `honorificSuffix` has the credentials."""

    name: str
    honorificSuffix: NotRequired[str]
    url: NotRequired[str]


@described
class WholeClinicNode(ClinicNode, total=False):
    """The clinic, whole."""

    openingHoursSpecification: list[OpeningHoursNode]
    specialOpeningHoursSpecification: list[OpeningHoursNode]
    knowsLanguage: list[str]
    member: list[PractitionerNode]
    image: list[ImageNode]


WholeNode = Annotated[
    WholeClinicNode | OrganizationNode | TherapyNode, Field(discriminator="@type")
]
_ClinicGraph = TypedDict(
    "_ClinicGraph", {"@context": Literal["https://schema.org"], "@graph": list[WholeNode]}
)


@described
class ClinicGraph(_ClinicGraph):
    """What a page about the clinic tells search engines, as JSON-LD."""


@dataclass(frozen=True)
class Service:
    """A guide that a clinic offers; ``page`` is its public page there, if it has one."""

    title: str
    page: str | None
    document: str


def clinic_graph(
    node: Node,
    group: Node | None,
    *,
    images: Iterable[ImageDocument],
    services: Sequence[Service],
    url_of: LocationURL,
) -> ClinicGraph | None:
    """Make the graph of a clinic, ``None`` for one of which no address is known."""
    publisher = group_node(group, url_of) if group is not None else None
    short = clinic_node(node, publisher, url_of)
    said = node.clinic
    if short is None or said is None:
        return None
    clinic = cast(WholeClinicNode, dict(short))
    graph: list[WholeNode] = [clinic]
    if publisher is not None:
        graph.append(publisher)
    _add_people(clinic, said)
    pictures = [each for each in map(image_node, images) if each is not None]
    if pictures:
        clinic["image"] = pictures
    if is_treating(node):
        _add_hours(clinic, said)
        offered = [_therapy(service) for service in services]
        if offered:
            clinic["availableService"] = [{"@id": each["@id"]} for each in offered]
        graph += offered
    return {"@context": CONTEXT, "@graph": graph}


def _add_people(clinic: WholeClinicNode, said: Any) -> None:
    people = [_practitioner(each) for each in said["practitioners"] if each["name"].strip()]
    if people:
        clinic["member"] = people
    languages = [code for code in said["languages"] if code.strip()]
    if languages:
        clinic["knowsLanguage"] = languages


def _add_hours(clinic: WholeClinicNode, said: Any) -> None:
    weekly, special = weekly_hours(said["opening_hours"]), special_hours(said["exceptions"])
    if weekly:
        clinic["openingHoursSpecification"] = weekly
    if special:
        clinic["specialOpeningHoursSpecification"] = special


def _practitioner(said: Any) -> PractitionerNode:
    person: PractitionerNode = {"@type": "Person", "name": said["name"]}
    if said["credentials"].strip():
        person["honorificSuffix"] = said["credentials"]
    url = web_address(said["url"])
    if url:
        person["url"] = url
    return person


def _therapy(service: Service) -> TherapyNode:
    therapy: TherapyNode = {
        "@type": "MedicalTherapy",
        "@id": treatment_name(service.page, service.document),
    }
    if service.title:
        therapy["name"] = service.title
    if service.page:
        therapy["url"] = service.page
    return therapy
