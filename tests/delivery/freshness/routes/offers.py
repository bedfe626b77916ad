"""Which guides locations offer, and in what order."""

from typing import Any

from clinics.models import GuideAtLocation
from tests.delivery.freshness.reading import CLINICS, PLACES
from tests.delivery.freshness.scopes import (
    EAST,
    WEST,
    Scope,
    draft,
    gone,
    listing,
    nothing,
    redirects,
    suggested,
    suggestions,
    whole,
)

from .route import Route, published


def setting(location: str, guide: str, *, also: Scope = nothing, **values: Any) -> Route:
    """Return the route of publishing a location with other settings of one guide.

    ``also`` alters besides all that the location serves.
    """

    def publish(world: Any, admin: Any) -> None:
        rows = [GuideAtLocation(guide=getattr(world, guide), **values)]
        published(getattr(world, location), guide_settings=rows)

    places = {"west": WEST, "east": EAST, "group": PLACES}.get(location, (location,))
    return Route(publish, whole(*places) | also)


ROUTES = {
    "a clinic no longer offers a guide": setting("sf", "facial", offered="no"),
    "a region no longer offers a guide": setting(
        "west", "peel", offered="no", also=suggestions("la") | redirects(*WEST)
    ),
    "the group no longer offers a guide": setting(
        "group", "peel", offered="no", also=suggested | redirects(*CLINICS)
    ),
    "a clinic offers a guide again": Route(
        lambda w, _: published(w.ny, guide_settings=[]),
        (gone("ny") - draft - redirects("ny")) | listing("facial"),
    ),
    "a clinic lists a guide first": setting("sf", "needling", position=1),
    "a region features a guide": setting("east", "needling", featured="yes"),
    "the group lists a guide first": setting("group", "needling", position=1),
}
