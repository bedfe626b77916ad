"""Where old paths lead."""

from clinics.models import LocationRedirect
from tests.delivery.freshness.reading import PLACES
from tests.delivery.freshness.scopes import WEST, redirects, whole
from tests.delivery.freshness.world import World

from .route import Change, Route, published


def leading(location: str, old_path: str, to: str) -> Change:
    """Return the change that a location leads visitors of a path to another one."""

    def change(world: World, _: object) -> None:
        row = LocationRedirect(old_path=old_path, to=to)
        published(getattr(world, location), redirects=[row])

    return change


ROUTES = {
    "a redirect of a clinic": Route(
        leading("sf", "/spa", "/skin/"), whole("sf") | redirects("sf", of=("",))
    ),
    "a redirect of a region from the path of one above": Route(
        leading("west", "/offer", "/sale/"), whole(*WEST) | redirects(*WEST)
    ),
    "a redirect of the group is taken away": Route(
        lambda w, _: published(w.group, redirects=[]), whole(*PLACES) | redirects(*PLACES)
    ),
}
