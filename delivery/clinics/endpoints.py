"""``clinics/``: the group's clinics as documents."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router

from clinics.tree import Node
from delivery.answers import answer
from delivery.documents import Library
from delivery.errors import BadRequest, ErrorDocument, GoneDocument, NotFound
from delivery.fields import selected_keys
from delivery.guide_lookup import published_guide_named
from delivery.listing import in_order, listed, ordered
from delivery.parameters import NAME, PathName, default_language, known_query
from delivery.search.indexes import index_of_clinics
from delivery.tags import tags_of_clinics, tags_of_place
from guide_pages.blocks.showing import Scope

from .choosing import open_clinic
from .distance import distance_km, position_in
from .models import (
    KEYS,
    ClinicDocument,
    ClinicInList,
    ClinicList,
    ClinicSelection,
    ClinicSelectionList,
    ClinicSummary,
)
from .parameters import ORDERS, ClinicListParameters, ClinicParameters

router = Router(tags=["clinics"])

LIST_KEYS = tuple(key for key in ClinicInList.model_fields if key in KEYS)
_OF_THE_WHOLE = frozenset(KEYS) - ClinicSummary.model_fields.keys()


@router.get(
    "/clinics/",
    response={200: ClinicList | ClinicSelectionList, 400: ErrorDocument},
    url_name="clinics",
    operation_id="list_clinics",
    summary="List clinics",
)
def list_clinics(
    request: HttpRequest,
    params: ClinicListParameters = known_query(),
) -> HttpResponse:
    """Clinics by name, by distance, or as asked for. Those that have closed are left out."""
    keys = selected_keys(params.fields, available=KEYS, default=LIST_KEYS)
    library = Library()
    locale = params.locale or default_language()
    clinics = library.clinics()
    if params.region is not None:
        region_id = _region_id(library, params.region)
        clinics = [node for node in clinics if region_id in node.payload["ancestors"]]
    if params.offers is not None:
        guide_id = _guide_id(library, params.offers, locale)
        clinics = [node for node in clinics if library.serving_of(node).offers(guide_id)]
    distances: dict[int, float | None] = {}
    if params.near is not None:
        start = position_in(params.near)
        distances = {node.id: _distance(start, node) for node in clinics}
    finding = None
    if params.search is not None:
        finding = index_of_clinics(library, locale).find(
            params.search, any_word=params.search_operator == "or"
        )
        clinics = in_order(clinics, lambda node: node.id, finding.keys)
    if params.near is not None and params.order is None:
        clinics = sorted(clinics, key=lambda node: _nearest_first(distances[node.id]))
    clinics = ordered(clinics, params.order, ORDERS)

    def item(node: Node) -> dict[str, Any]:
        dumped = _dumped(library, node, locale, keys)
        if params.near is not None:
            dumped["distance_km"] = _rounded(distances[node.id])
        if finding is not None:
            dumped["match"] = finding.match(node.id)
        return dumped

    return answer(
        listed(clinics, item, params.limit, params.offset),
        changed_at=library.changed_at(),
        tags=tags_of_clinics(),
    )


@router.get(
    "/clinics/{code}/",
    response={
        200: ClinicDocument | ClinicSelection,
        400: ErrorDocument,
        404: ErrorDocument,
        410: GoneDocument,
    },
    url_name="clinic",
    operation_id="get_clinic",
    summary="Get a clinic",
)
def get_clinic(
    request: HttpRequest,
    code: PathName = Path(..., description="The clinic's code.", examples=["los-angeles"]),
    params: ClinicParameters = known_query(),
) -> HttpResponse:
    """One clinic, whole."""
    keys = selected_keys(params.fields, available=KEYS, default=KEYS)
    library = Library()
    node = library.tree.find(code) if re.fullmatch(NAME, code) else None
    if node is None or node.scope is not Scope.CLINIC:
        raise NotFound("There is no clinic with this code. `clinics/` lists them.")
    locale = params.locale or default_language()
    return answer(
        _dumped(library, open_clinic(library.tree, node), locale, keys),
        changed_at=library.changed_at(library.clinic(node, locale).meta.content_version),
        tags=tags_of_place(node),
    )


def _region_id(library: Library, code: str) -> int:
    node = library.tree.find(code)
    if node is None or node.scope is not Scope.REGION:
        raise BadRequest(f"region: no region has the code “{code}”.")
    return node.id


def _guide_id(library: Library, slug: str, locale: str) -> int:
    entry = published_guide_named(slug, library, locale)
    if entry is None:
        raise BadRequest(
            f"offers: no guide has the slug “{slug}” in this language. `guides/` lists them."
        )
    return entry.object_id


def _distance(start: tuple[float, float], node: Node) -> float | None:
    geo = (node.clinic or {})["geo"]
    return distance_km(start, geo) if geo is not None else None


def _rounded(distance: float | None) -> float | None:
    return round(distance, 1) if distance is not None else None


def _nearest_first(distance: float | None) -> tuple[bool, float]:
    return distance is None, distance or 0.0


def _dumped(library: Library, node: Node, locale: str, keys: list[str]) -> dict[str, Any]:
    is_whole = not _OF_THE_WHOLE.isdisjoint(keys)
    document = library.clinic(node, locale) if is_whole else library.clinic_summary(node, locale)
    dumped = document.model_dump(mode="json", include=set(keys))
    return {key: dumped[key] for key in keys}
