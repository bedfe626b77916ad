"""``redirects/?path=`` and ``redirects/all/``: where old paths of a website lead now."""

from django.http import HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from ninja import Router

from clinics.redirects.leading import GONE, PERMANENT, Lead, lead, leads
from delivery.answers import answer
from delivery.documents import Library, addresses
from delivery.errors import BadRequest, ErrorDocument, GoneDocument, NotFound
from delivery.listing import listed
from delivery.parameters import known_query

from .models import PathRedirect, PathRedirectList, RedirectGuide
from .parameters import AllRedirectsParameters, PathParameters

router = Router(tags=["redirects"])

_OWN_PARAMETERS = frozenset(PathParameters.model_fields)


def redirect_of_path(params: PathParameters) -> HttpResponse | None:
    """Return where the path asked for leads; ``None`` when no path is asked for.

    Raises:
        BadRequest: for parameters that do not go together, and for an unknown clinic.
        NotFound: when the path leads nowhere else.
        Gone: when the clinic has closed.
    """
    if params.path is None:
        if params.clinic is not None:
            raise BadRequest("clinic: give a path with it, or ask `redirects/all/` for all paths.")
        return None
    others = sorted(params.model_fields_set - _OWN_PARAMETERS)
    if others:
        raise BadRequest(f"{others[0]}: leave it out beside path, which asks for one answer.")
    library = Library(params.clinic)
    found = lead(params.path, library.website())
    if found is None:
        raise NotFound(f"The path “{params.path}” leads nowhere else.")
    return answer(
        _document(found, library, params.clinic),
        changed_at=library.changed_at(),
        tags=library.tags(),
    )


@router.get(
    "/redirects/all/",
    response={200: PathRedirectList, 400: ErrorDocument, 410: GoneDocument},
    url_name="all-redirects",
    operation_id="list_paths",
    summary="List where all old paths lead",
)
def list_paths(
    request: HttpRequest,
    params: AllRedirectsParameters = known_query(),
) -> HttpResponse:
    """Every old path of a clinic's website, or of the group's, with where it leads; by path."""
    library = Library(params.clinic)
    page = listed(
        leads(library.website()),
        lambda each: _document(each, library, params.clinic),
        params.limit,
        params.offset,
    )
    return answer(page, changed_at=library.changed_at(), tags=library.tags())


def _document(found: Lead, library: Library, clinic: str | None) -> PathRedirect:
    entry = library.snapshot.find("guide", found.guide) if found.guide is not None else None
    return PathRedirect(
        path=iri_to_uri(found.path),
        to=iri_to_uri(found.to) if found.to is not None else None,
        url=iri_to_uri(found.url) if found.url is not None else None,
        status=found.status,
        is_permanent=found.status in (PERMANENT, GONE),
        reason=found.reason.value,
        origin=found.origin,
        guide=RedirectGuide(
            id=entry.object_id,
            slug=entry.key,
            detail_url=addresses.guide_detail(entry.object_id, clinic),
        )
        if entry is not None
        else None,
    )
