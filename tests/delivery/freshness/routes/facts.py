"""Definitions of facts, and their values at locations."""

from typing import Any

from clinics.models import FactValue
from tests.delivery.freshness.reading import CLINICS, PLACES
from tests.delivery.freshness.scopes import WEST, clinics, documents, whole
from tests.factories import a_fact

from .route import Route, published, saved

#: Where the peel says the note, in the west the region has other words; and the clinics whose
#: documents say the default.
NOTE = documents("peel", at=("group", "ny", "mia")) | clinics("sf", "ny", "mia")


def value(location: Any, definition: Any, value: str, guide: Any = None) -> None:
    """Publish a location with another value of a fact."""
    of_others = [
        row
        for row in location.fact_values.all()
        if (row.definition_id, row.guide_id) != (definition.pk, guide and guide.pk)
    ]
    new = FactValue(definition=definition, guide=guide, value=value)
    published(location, fact_values=[*of_others, new])


ROUTES = {
    "a default": Route(lambda w, _: saved(w.note, default="each time"), NOTE),
    "a default that every place overrides": Route(lambda w, _: saved(w.price, default="$1")),
    "the label of a fact": Route(lambda w, _: saved(w.note, label="A note"), NOTE),
    "a definition is deleted": Route(lambda w, _: w.note.delete(), NOTE | whole("la")),
    "a definition that no copy mentions is deleted": Route(
        lambda w, _: w.unused.delete(), clinics(*CLINICS)
    ),
    "a new definition": Route(lambda w, _: a_fact("deposit"), clinics(*CLINICS)),
    "a value at a clinic": Route(lambda w, _: value(w.sf, w.price, "$1"), whole("sf")),
    "a value at a region": Route(lambda w, _: value(w.west, w.price, "$1"), whole(*WEST)),
    "a value at the group": Route(lambda w, _: value(w.group, w.price, "$1"), whole(*PLACES)),
    "a value for one guide at a clinic": Route(
        lambda w, _: value(w.la, w.price, "$1", w.needling), whole("la")
    ),
    "a value for one guide at a region": Route(
        lambda w, _: value(w.east, w.price, "$1", w.peel), whole("ny", "mia")
    ),
    "a value for one guide at the group": Route(
        lambda w, _: value(w.group, w.price, "$1", w.peel), whole(*PLACES)
    ),
    "a value is taken back": Route(lambda w, _: published(w.west, fact_values=[]), whole(*WEST)),
}
