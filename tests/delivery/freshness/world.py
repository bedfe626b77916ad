"""A small, whole group: two regions, four clinics and a closed one, guides that show each other.

Los Angeles (``la``) and San Francisco (``sf``) stand in the west, New York (``ny``) and Miami
(``mia``) in the east, with a closed clinic (``old``) whose successor is Los Angeles. New York
offers no facials. The peel links to the facial and the needling names the peel. An old path
of the group leads to the peel, another one of Los Angeles to its prices.
"""

from datetime import time
from typing import Any

from django.db.models import Model

from clinics.models import ClinicImage, OpeningHours
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_library,
    a_local_guide,
    a_region,
    a_reviewer,
    a_topic,
    a_translation,
    a_user,
    an_faq,
    an_image,
)

OWN_FAQ = "3f0b7c0e-7a55-4f6b-8f0a-0d5a3f6f7c21"
PRICES = "<p>{{ price_from }}, {{ note }}, at {{ clinic_name }} in {{ region_name }}.</p>"


class World:
    """What has been published, by name: ``world.la`` is the clinic as it is stored now."""

    def __init__(self, objects: dict[str, Model]) -> None:
        self._stored = {name: (type(each), each.pk) for name, each in objects.items()}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        model, pk = self._stored[name]
        return model._default_manager.get(pk=pk)

    def id(self, name: str) -> int:
        """Return the id of an object, which it keeps when it is deleted."""
        return self._stored[name][1]


def a_world() -> World:
    """Publish everything that changes are made of, and sign up an editor."""
    skin, face = a_topic(name="Skin", slug="skin"), a_topic(name="Face", slug="face")
    about = {"editor": a_user(), "skin": skin, "face": face, "board": a_reviewer()}
    about |= {
        "price": a_fact("price_from", default="$90"),
        "note": a_fact("note", default="per session"),
        "unused": a_fact("parking", default="none"),
    }
    about |= {name: an_image(width=400, height=300) for name in ("room", "device", "door")}
    about |= {
        "hurt": an_faq(question="Does it hurt?", topics=[skin]),
        "long": an_faq(question="How long?", answer="<p>Ask {{ phone }}.</p>"),
        "cards": an_faq(question="Do you take cards?"),
    }
    about |= _guides(about)
    about["duele"] = an_faq(question="¿Duele?", locale=about["spanish"].locale)
    about |= _locations(about)
    about |= _local_guides(about)
    return World(about)


def _guides(about: dict[str, Any]) -> dict[str, Any]:
    library = a_library(title="Guides", slug="guides")
    facial = a_guide(
        parent=library, title="Facial", slug="facial", topics=[about["face"]], faqs=[about["hurt"]]
    )
    link = f'<p>Like a <a linktype="page" id="{facial.pk}">facial</a>.</p>'
    peel = a_guide(
        parent=library,
        title="Peel",
        slug="peel",
        body=[a_block(text=PRICES), a_block(heading="Or this", text=link)],
        faqs=[about["hurt"], about["long"]],
        related=[facial],
        topics=[about["skin"]],
        reviewer=about["board"],
    )
    shown = {"image": about["device"].pk, "alt_text": "A device", "decorative": False}
    needling = a_guide(
        parent=library,
        title="Needling",
        slug="needling",
        body=[
            a_block(text="<p>From {{ price_from }}.</p>"),
            a_block("image", image=shown, caption="", role="procedure"),
        ],
        related=[peel],
        image=about["room"],
        image_alt="A room",
    )
    return {
        "library": library,
        "shelf": a_library(title="More guides", slug="more-guides"),
        "facial": facial,
        "peel": peel,
        "needling": needling,
        "draft": a_guide(parent=library, title="Laser", slug="laser", live=False),
        "spanish": a_translation(facial, "es", title="Limpieza", slug="limpieza"),
    }


def _locations(about: dict[str, Any]) -> dict[str, Any]:
    group = a_group(
        code="group",
        title="Glow",
        url_pattern="https://{clinic}.example.com/{guide}/",
        facts={"price_from": "$100"},
        redirects={"/offer": "/peel/"},
    )
    west = a_region(group, code="west", title="West", facts={"price_from": "$120"})
    east = a_region(group, code="east", title="East")
    la = a_clinic(
        west,
        code="la",
        title="Glow Los Angeles",
        phone="+1 310 555 0100",
        city="Los Angeles",
        facts={("price_from", about["needling"]): "$190", "note": "each"},
        redirects={"/costs": "/prices/"},
    )
    la.images.add(ClinicImage(image=about["door"], alt="The door"))
    la.opening_hours.add(OpeningHours(day="monday", opens=time(9), closes=time(17)))
    la.save_revision().publish()
    return {
        "group": group,
        "west": west,
        "east": east,
        "la": la,
        "sf": a_clinic(west, code="sf", title="Glow San Francisco"),
        "ny": a_clinic(
            east, code="ny", title="Glow New York", guides={about["facial"]: {"offered": "no"}}
        ),
        "mia": a_clinic(east, code="mia", title="Glow Miami"),
        "old": a_clinic(east, code="old", title="Old Glow", status="closed", successor=la),
    }


def _local_guides(about: dict[str, Any]) -> dict[str, Any]:
    first = {name: str(about[name].body[0].id) for name in ("peel", "needling")}
    added = {"question": "Is there parking?", "answer": "<p>In {{ city }}, yes.</p>"}
    return {
        "west_peel": a_local_guide(
            about["west"],
            about["peel"],
            changes=[a_change(first["peel"], text="<p>{{ clinic_name }}: {{ price_from }}</p>")],
        ),
        "la_peel": a_local_guide(
            about["la"],
            about["peel"],
            guide_title="Peel in Los Angeles",
            faq_changes=[{"type": "add", "id": OWN_FAQ, "value": added}],
        ),
        "ny_needling": a_local_guide(
            about["ny"],
            about["needling"],
            changes=[a_change(first["needling"], action="insert_after", heading="Ours")],
        ),
    }
