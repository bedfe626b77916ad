"""The graph of a clinic: what it says, and what it leaves out."""

from typing import Any

from clinics.structured_data.graph import Service, clinic_graph
from editorial.document import ImageDocument, RenditionDocument
from tests.delivery.structured_data.vocabulary import faults

from .locations import (
    CLINICS,
    GROUP,
    GROUP_ID,
    clinic_payload,
    node_in,
    url_of,
    with_locations,
)

PEEL = Service("Peel", "https://la.example.com/peel/", "https://cms.example.com/guides/4/")
LASER = Service("", None, "https://cms.example.com/guides/5/?clinic=los-angeles")
HOURS = [
    {"day": "saturday", "opens": "10:00", "closes": "14:00"},
    {"day": "tuesday", "opens": "13:00", "closes": "17:00"},
    {"day": "monday", "opens": "13:00", "closes": "17:00"},
    {"day": "monday", "opens": "09:00", "closes": "12:00"},
    {"day": "monday", "opens": "09:00", "closes": "12:00"},
]
EXCEPTIONS = [
    {"date": "2026-12-31", "closed": False, "opens": "09:00", "closes": "12:00", "note": "Eve"},
    {"date": "2026-12-25", "closed": True, "opens": None, "closes": None, "note": ""},
]


def an_image(*widths: int, alt: str = "") -> ImageDocument:
    """Return an image with copies of these widths."""
    copies = [
        RenditionDocument(
            url=f"https://media.example.com/{width}.webp", width=width, height=9, format="webp"
        )
        for width in widths
    ]
    return ImageDocument(
        id=1, title="Door", alt=alt, width=900, height=9, focal_point=None, renditions=copies
    )


def graph_of(*services: Service, images: Any = (), **values: Any) -> Any:
    """Return the nodes of a clinic with these values."""
    snapshot = with_locations(clinic_payload(**values))
    graph = clinic_graph(
        node_in(snapshot),
        node_in(snapshot, GROUP_ID),
        images=images,
        services=services,
        url_of=url_of,
    )
    assert graph is not None
    assert faults(graph) == []
    return graph["@graph"]


def hours(*days: str, opens: str, closes: str) -> dict[str, Any]:
    """Return an interval of these days."""
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [f"https://schema.org/{day}" for day in days],
        "opens": opens,
        "closes": closes,
    }


def on(date: str, opens: str, closes: str) -> dict[str, Any]:
    """Return the hours of one date."""
    return {
        "@type": "OpeningHoursSpecification",
        "validFrom": date,
        "validThrough": date,
        "opens": opens,
        "closes": closes,
    }


def test_days_with_equal_hours_stand_together_in_the_order_of_the_week() -> None:
    clinic, *_ = graph_of(opening_hours=HOURS)
    assert clinic["openingHoursSpecification"] == [
        hours("Monday", opens="09:00", closes="12:00"),
        hours("Monday", "Tuesday", opens="13:00", closes="17:00"),
        hours("Saturday", opens="10:00", closes="14:00"),
    ]


def test_a_date_that_is_closed_is_open_from_midnight_to_midnight() -> None:
    clinic, *_ = graph_of(exceptions=EXCEPTIONS)
    assert clinic["specialOpeningHoursSpecification"] == [
        on("2026-12-25", "00:00", "00:00"),
        on("2026-12-31", "09:00", "12:00"),
    ]


def test_a_clinic_offers_the_treatments_of_its_guides() -> None:
    clinic, group, peel, laser = graph_of(PEEL, LASER)
    assert group == GROUP
    assert peel == {
        "@type": "MedicalTherapy",
        "@id": "https://la.example.com/peel/#/treatment",
        "name": "Peel",
        "url": "https://la.example.com/peel/",
    }
    assert laser == {
        "@type": "MedicalTherapy",
        "@id": "https://cms.example.com/guides/5/?clinic=los-angeles#/treatment",
    }
    assert clinic["availableService"] == [{"@id": peel["@id"]}, {"@id": laser["@id"]}]


def test_a_clinic_that_is_only_coming_is_neither_open_nor_treats() -> None:
    clinic, group = graph_of(
        PEEL, status="coming_soon", opening_hours=HOURS, exceptions=EXCEPTIONS
    )
    assert group == GROUP
    assert not clinic.keys() & {
        "openingHoursSpecification",
        "specialOpeningHoursSpecification",
        "availableService",
    }


def test_people_languages_and_images_are_told() -> None:
    practitioners = [
        {"name": "A. Nurse", "credentials": "RN", "url": "https://la.example.com/nurse/"},
        {"name": "Head nurse", "credentials": "", "url": "nurse.html"},
    ]
    clinic, *_ = graph_of(
        images=[an_image(320, 640, alt="The door"), an_image(), an_image(320)],
        practitioners=practitioners,
    )
    assert clinic["member"] == [
        {
            "@type": "Person",
            "name": "A. Nurse",
            "honorificSuffix": "RN",
            "url": "https://la.example.com/nurse/",
        },
        {"@type": "Person", "name": "Head nurse"},
    ]
    assert clinic["knowsLanguage"] == ["en", "es"]
    assert clinic["image"] == [
        {
            "@type": "ImageObject",
            "contentUrl": "https://media.example.com/640.webp",
            "caption": "The door",
        },
        {"@type": "ImageObject", "contentUrl": "https://media.example.com/320.webp"},
    ]


def test_a_clinic_of_which_little_is_known_says_no_more_than_that() -> None:
    clinic, *_ = graph_of(languages=[])
    assert clinic["@id"] == f"{CLINICS}/los-angeles/#/clinic"
    assert not clinic.keys() & {
        "member",
        "knowsLanguage",
        "image",
        "openingHoursSpecification",
        "specialOpeningHoursSpecification",
        "availableService",
    }


def test_a_clinic_without_an_address_has_no_graph() -> None:
    address = dict.fromkeys(("street", "locality", "region", "postal_code", "country"), "")
    snapshot = with_locations(clinic_payload(address=address))
    group = node_in(snapshot, GROUP_ID)
    node = node_in(snapshot)
    assert clinic_graph(node, group, images=[], services=[PEEL], url_of=url_of) is None


def test_a_clinic_without_a_live_group_belongs_to_nobody() -> None:
    node = node_in(with_locations(clinic_payload()))
    graph = clinic_graph(node, None, images=[], services=[], url_of=url_of)
    assert graph is not None
    assert faults(graph) == []
    (clinic,) = graph["@graph"]
    assert "parentOrganization" not in clinic
