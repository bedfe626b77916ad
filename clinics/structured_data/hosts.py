"""Who publishes the guides of a location and who treats there. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from clinics.tree import Node
from editorial.web_addresses import web_address
from guide_pages.blocks.showing import Scope
from guide_pages.structured_data.names import Names
from guide_pages.structured_data.nodes import (
    ClinicNode,
    OrganizationNode,
    PostalAddressNode,
)
from guide_pages.structured_data.place import Hosts

#: Returns the absolute URL of a location's document by its code.
LocationURL = Callable[[str], str]

#: What a payload says of a clinic that can be visited.
_OPEN = "open"
_PARTS = (
    ("street", "streetAddress"),
    ("locality", "addressLocality"),
    ("region", "addressRegion"),
    ("postal_code", "postalCode"),
    ("country", "addressCountry"),
)


def hosts_at(node: Node | None, group: Node | None, url_of: LocationURL) -> Hosts:
    """Return what a location says in the graphs of its guides.

    Without a location, nothing. ``group`` is the live group.
    """
    publisher = group_node(group, url_of) if node is not None and group is not None else None
    clinic = clinic_node(node, publisher, url_of) if node is not None else None
    if node is None or clinic is None:
        return Hosts(group=publisher)
    return Hosts(
        group=publisher,
        clinic=clinic,
        website=web_address(_said(node)["website_url"]),
        treats=is_treating(node),
    )


def is_treating(node: Node) -> bool:
    """Return whether a clinic is open: where one is only coming, nobody is treated yet."""
    return bool(_said(node)["status"] == _OPEN)


def group_node(group: Node, url_of: LocationURL) -> OrganizationNode:
    """Return the group."""
    return {
        "@type": "Organization",
        "@id": Names(url_of(group.code)).of("group"),
        "name": group.name,
    }


def clinic_node(
    node: Node, group: OrganizationNode | None, url_of: LocationURL
) -> ClinicNode | None:
    """Return a clinic in short.

    ``None`` for other locations, and for a clinic of which no street and no town is known:
    schema.org's businesses are found at an address.
    """
    said = _said(node)
    if node.scope is not Scope.CLINIC or not said or not node.name.strip():
        return None
    address = _address(said["address"])
    if not {"streetAddress", "addressLocality"} & address.keys():
        return None
    clinic: ClinicNode = {
        "@type": "MedicalClinic",
        "@id": Names(url_of(node.code)).of("clinic"),
        "name": node.name,
        "branchCode": node.code,
        "address": address,
    }
    geo, website = said["geo"], web_address(said["website_url"])
    if geo is not None:
        clinic["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": geo["latitude"],
            "longitude": geo["longitude"],
        }
    phone, email = said["phone"].strip(), said["email"].strip()
    if phone:
        clinic["telephone"] = phone
    if email:
        clinic["email"] = email
    if website:
        clinic["url"] = website
    if group is not None:
        clinic["parentOrganization"] = {"@id": group["@id"]}
    return clinic


def _address(parts: Mapping[str, str]) -> PostalAddressNode:
    address: Any = {"@type": "PostalAddress"}
    for name, schema_name in _PARTS:
        part = parts[name].strip()
        if part:
            address[schema_name] = part
    return address


def _said(node: Node) -> Mapping[str, Any]:
    return node.clinic or {}
