"""``guides/``: the guides as documents."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router
from pydantic import ConfigDict, Field

from guide_pages.document.models import GuideDocument
from guide_pages.roles import Role

from .answers import answer
from .caching.negotiation import MARKDOWN, asks_for_markdown
from .clinics.choosing import ClinicParameter
from .documents import Library, addresses
from .errors import BadRequest, ErrorDocument, GoneDocument
from .fields import selected_keys
from .guide_lookup import Renamed, guide_asked_for, moved_with_query
from .listing import in_order, listed, ordered
from .markdown.contract import NEGOTIATED
from .markdown.guide import markdown_address, negotiated_answer
from .parameters import (
    FieldsParameter,
    ListParameters,
    LocaleParameter,
    PathName,
    default_language,
    fields_syntax,
    known_query,
    order_syntax,
    syntax,
)
from .resources import SUMMARY_KEYS, GuideList, GuideSelection, GuideSelectionList
from .search.indexes import index_of_guides

router = Router(tags=["guides"])

KEYS = list(GuideDocument.model_fields)
ORDERS = {
    "position": lambda placed: placed[0],
    "title": lambda placed: placed[1].title.casefold(),
    "slug": lambda placed: placed[1].meta.slug,
    "first_published_at": lambda placed: placed[1].meta.first_published_at,
    "last_published_at": lambda placed: placed[1].meta.last_published_at,
}


class GuideListParameters(ListParameters, ClinicParameter):
    """What the list of guides can be asked."""

    model_config = ConfigDict(
        json_schema_extra=syntax(fields=fields_syntax(KEYS), order=order_syntax(ORDERS))
    )

    slug: str | None = Field(None, description="Only the guide with this slug.")
    topic: str | None = Field(None, description="Only guides of this topic, by its slug.")
    role: Role | None = Field(None, description="Only guides with a block of this role.")
    order: str | None = Field(
        None,
        max_length=200,
        description=(
            "`position` (the default: the editors' order, featured guides first), `title`, "
            "`slug`, `first_published_at` or `last_published_at`; several separated by "
            "commas; `-` in front reverses."
        ),
        examples=["-last_published_at"],
    )

    @property
    def asks_of_documents(self) -> bool:
        """Whether all documents must be read to know which of them are listed, and where."""
        asked = (self.slug, self.topic, self.role, self.order)
        return any(each is not None for each in asked)


class GuideParameters(FieldsParameter, LocaleParameter, ClinicParameter):
    """What one guide can be asked."""

    model_config = ConfigDict(json_schema_extra=syntax(fields=fields_syntax(KEYS)))


@router.get(
    "/guides/",
    response={200: GuideList | GuideSelectionList, 400: ErrorDocument, 410: GoneDocument},
    url_name="guides",
    operation_id="list_guides",
    summary="List guides",
)
def list_guides(
    request: HttpRequest,
    params: GuideListParameters = known_query(),
) -> HttpResponse:
    """Guides in the editors' order or a clinic's own, or as asked for."""
    keys = selected_keys(params.fields, available=KEYS, default=SUMMARY_KEYS)
    library = Library(params.clinic)
    locale = params.locale or default_language()
    if params.search is not None:
        finding = index_of_guides(library, locale).find(
            params.search, any_word=params.search_operator == "or"
        )
        guides = _chosen(library, locale, params, finding.keys)
        page = listed(
            guides,
            lambda guide: {**_plain(guide, keys), "match": finding.match(guide.id)},
            params.limit,
            params.offset,
        )
    elif params.asks_of_documents:
        guides = _chosen(library, locale, params)
        page = listed(guides, lambda guide: _dumped(guide, keys), params.limit, params.offset)
    else:
        page = listed(
            library.served_guides(locale),
            lambda entry: _dumped(library.document(entry), keys),
            params.limit,
            params.offset,
        )
    return answer(page, changed_at=library.changed_at(), tags=library.tags())


@router.get(
    "/guides/{guide}/",
    response={
        200: GuideDocument | GuideSelection,
        301: None,
        400: ErrorDocument,
        404: ErrorDocument,
        410: GoneDocument,
    },
    openapi_extra=NEGOTIATED,
    url_name="guide",
    operation_id="get_guide",
    summary="Get a guide",
)
def get_guide(
    request: HttpRequest,
    guide: PathName = Path(
        ..., description="The guide's id or its slug.", examples=["microneedling"]
    ),
    params: GuideParameters = known_query(),
) -> HttpResponse:
    """One guide, whole. A slug that the guide had before leads to the present one.

    Who prefers `text/markdown` to `application/json`, and names it, gets the guide in Markdown. No
    shared cache keeps that; `Link` names the address of the same text that every cache may keep.
    """
    keys = selected_keys(params.fields, available=KEYS, default=KEYS)
    library = Library(params.clinic)
    try:
        entry = guide_asked_for(guide, library, locale=params.locale, clinic=params.clinic)
    except Renamed as renamed:
        return moved_with_query(addresses.guide_by_slug(renamed.slug), request)
    if asks_for_markdown(request.META.get("HTTP_ACCEPT", "")):
        if params.fields is not None:
            raise BadRequest(
                "fields: a guide in Markdown is whole. Leave it away, or accept application/json."
            )
        return negotiated_answer(library, entry)
    document = library.document(entry)
    response = answer(
        _dumped(document, keys),
        changed_at=library.changed_at(document.meta.content_version),
        tags=library.tags(entry),
    )
    response["Link"] = f'<{markdown_address(document)}>; rel="alternate"; type="{MARKDOWN}"'
    return response


def _chosen(
    library: Library, locale: str, params: GuideListParameters, found: list[int] | None = None
) -> list[GuideDocument]:
    """Return the guides that are listed, in their order: of those ``found``, the best first."""
    placed = [pair for pair in enumerate(library.guides(locale)) if _matches(pair[1], params)]
    if found is not None:
        placed = in_order(placed, lambda pair: pair[1].id, found)
    return [guide for _, guide in ordered(placed, params.order, ORDERS)]


def _matches(guide: GuideDocument, params: GuideListParameters) -> bool:
    return (
        (params.slug is None or guide.meta.slug == params.slug)
        and (params.topic is None or any(topic.slug == params.topic for topic in guide.topics))
        and (params.role is None or any(b.value.role == params.role for b in guide.body))
    )


def _dumped(guide: GuideDocument, keys: list[str]) -> GuideDocument | dict[str, Any]:
    # A whole document becomes JSON by itself, in one go.
    return guide if keys == KEYS else _plain(guide, keys)


def _plain(guide: GuideDocument, keys: list[str]) -> dict[str, Any]:
    return guide.model_dump(mode="json", include=set(keys))
