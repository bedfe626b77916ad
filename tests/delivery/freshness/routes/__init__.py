"""All routes by name, each with the answers that it alters."""

from . import (
    drafts,
    facts,
    faqs,
    guides,
    images,
    local_guides,
    locations,
    offers,
    places,
    privacy,
    redirects,
    site,
    timing,
)
from .route import Route

ROUTES: dict[str, Route] = {}
for _module in (
    guides,
    timing,
    privacy,
    faqs,
    images,
    facts,
    locations,
    places,
    redirects,
    offers,
    local_guides,
    site,
    drafts,
):
    assert not ROUTES.keys() & _module.ROUTES.keys(), "Two routes have one name."
    ROUTES |= _module.ROUTES
