"""What locations change in guides."""

from typing import Any
from uuid import uuid4

from tests.delivery.freshness.reading import PLACES
from tests.delivery.freshness.scopes import (
    EAST,
    WEST,
    Scope,
    clinics,
    documents,
    faq_lists,
    faqs,
    nothing,
    suggestions,
)
from tests.factories import a_change, a_local_guide, hiding

from .route import Route, published


def peel(*places: str) -> Scope:
    """Return what a local change of the peel alters: also what names the peel, and its FAQs."""
    own = faqs("own", at=("la",)) if "la" in places else nothing
    named = documents("peel", "needling", at=places) | faq_lists("of the peel", places)
    return named | own | clinics(*places)


def change(location: str, **values: Any) -> Any:
    """Publish a local guide of the peel with other words for its first block."""

    def publish(world: Any, admin: Any) -> None:
        target = str(world.peel.body[0].id)
        changes = [a_change(target, text="<p>Said here.</p>")]
        a_local_guide(getattr(world, location), world.peel, changes=changes, **values)

    return publish


def hide(world: Any, admin: Any) -> None:
    published(world.west_peel, changes=[hiding(str(world.peel.body[1].id))])


def choose(world: Any, admin: Any) -> None:
    row = {"type": "choose", "id": str(uuid4()), "value": {"faq": world.id("cards")}}
    a_local_guide(world.mia, world.peel, faq_changes=[row])


#: What Los Angeles changes in the peel: it has a title of its own there.
OF_LA = peel("la") | suggestions("la")

ROUTES = {
    "a local guide of a clinic": Route(change("sf"), peel("sf")),
    "a local guide of a region": Route(change("east"), peel(*EAST)),
    "a local guide of the group": Route(change("group"), peel(*PLACES)),
    "which page a clinic wants to be listed": Route(
        lambda w, _: published(w.la_peel, canonical="own"), peel("la")
    ),
    "which page a region wants to be listed": Route(
        lambda w, _: published(w.west_peel, canonical="group"), peel(*WEST)
    ),
    "a local title": Route(
        lambda w, _: a_local_guide(w.mia, w.peel, guide_title="Ours"), peel("mia")
    ),
    "a local guide of a clinic changes": Route(
        lambda w, _: published(w.la_peel, guide_title="Our peel"), OF_LA
    ),
    "a local guide of a region changes": Route(hide, peel(*WEST)),
    "a local guide of a clinic is unpublished": Route(lambda w, _: w.la_peel.unpublish(), OF_LA),
    "a local guide of a region is unpublished": Route(
        lambda w, _: w.west_peel.unpublish(), peel(*WEST)
    ),
    "a local guide of a clinic is deleted": Route(lambda w, _: w.la_peel.delete(), OF_LA),
    "a local guide of a region is deleted": Route(lambda w, _: w.west_peel.delete(), peel(*WEST)),
    "a local guide of the group is unpublished": Route(
        lambda w, _: w.group.get_children().get(slug="peel").specific.unpublish(),
        peel(*PLACES),
        first=change("group"),
    ),
    "a local guide of a clinic is restored": Route(
        lambda w, _: w.la_peel.revisions.order_by("pk").first().publish(),
        OF_LA,
        first=lambda w, _: published(w.la_peel, guide_title="Our peel"),
    ),
    "a local guide of a region is published again": Route(
        lambda w, _: published(w.west_peel),
        peel(*WEST),
        first=lambda w, _: w.west_peel.unpublish(),
    ),
    "a local guide says: not offered": Route(
        lambda w, _: a_local_guide(w.sf, w.facial, offered=False),
        documents("facial", "peel", at=("sf",)) | clinics("sf"),
    ),
    "a local guide of what is not offered": Route(
        lambda w, _: a_local_guide(w.ny, w.facial, guide_title="Ours"),
        documents("peel", at=("ny",)) | clinics("ny"),
    ),
    "a clinic's guide has a question that no guide had": Route(
        choose, peel("mia") | faqs("cards", at=("group", "la", "sf", "ny"))
    ),
}
