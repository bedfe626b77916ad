"""``faqs/``: the FAQs as documents."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router
from pydantic import BaseModel, ConfigDict, Field

from .answers import answer
from .clinics.choosing import ClinicParameter
from .documents import Library, id_in
from .errors import ErrorDocument, GoneDocument, NotFound
from .fields import selected_keys
from .guide_lookup import guide_named
from .listing import in_order, listed, ordered
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
from .resources import FAQList, FAQResource, FAQSelection, FAQSelectionList
from .search.finding import Finding
from .search.indexes import index_of_faqs, is_in_guides
from .tags import tags_of_faqs

router = Router(tags=["faqs"])

KEYS = ["id", "meta", "question", "answer", "topics", "origin"]
ORDERS = {
    "question": lambda faq: faq.question.casefold(),
    "id": lambda faq: (isinstance(faq.id, str), faq.id),
}


class GuideParameter(BaseModel):
    """In which guide's words an FAQ is wanted."""

    guide: str | None = Field(
        None,
        max_length=255,
        description=(
            "Only the FAQs of this guide, by its id or slug, in the guide's order and exactly "
            "as it shows them."
        ),
        examples=["microneedling"],
    )


class FAQListParameters(ListParameters, ClinicParameter, GuideParameter):
    """What the list of FAQs can be asked."""

    model_config = ConfigDict(
        json_schema_extra=syntax(fields=fields_syntax(KEYS), order=order_syntax(ORDERS))
    )

    topic: str | None = Field(None, description="Only FAQs of this topic, by its slug.")
    order: str | None = Field(
        None,
        max_length=200,
        description=(
            "`question` (the default) or `id`; several separated by commas; `-` in front reverses."
        ),
        examples=["question"],
    )


class FAQParameters(FieldsParameter, LocaleParameter, ClinicParameter, GuideParameter):
    """What one FAQ can be asked."""

    model_config = ConfigDict(json_schema_extra=syntax(fields=fields_syntax(KEYS)))


@router.get(
    "/faqs/",
    response={200: FAQList | FAQSelectionList, 400: ErrorDocument, 410: GoneDocument},
    url_name="faqs",
    operation_id="list_faqs",
    summary="List FAQs",
)
def list_faqs(
    request: HttpRequest,
    params: FAQListParameters = known_query(),
) -> HttpResponse:
    """FAQs by their question, or as asked for.

    Those of the guides that are served, in the library's words, and those that nothing uses;
    `guide` gives them in the words of one guide.
    """
    keys = set(selected_keys(params.fields, available=KEYS, default=KEYS))
    library = Library(params.clinic)
    faqs = _asked_for(library, params.guide, params.locale)
    if params.topic is not None:
        faqs = [faq for faq in faqs if any(topic.slug == params.topic for topic in faq.topics)]
    finding = _finding(library, params)
    if finding is not None:
        faqs = in_order(faqs, lambda faq: faq.id, finding.keys)
    faqs = ordered(faqs, params.order, ORDERS)

    def item(faq: FAQResource) -> dict[str, Any]:
        dumped = _dumped(faq, keys)
        if finding is not None:
            dumped["match"] = finding.match(faq.id)
        return dumped

    return answer(
        listed(faqs, item, params.limit, params.offset),
        changed_at=library.changed_at(),
        tags=tags_of_faqs(library.serving.node),
    )


@router.get(
    "/faqs/{faq}/",
    response={
        200: FAQResource | FAQSelection,
        400: ErrorDocument,
        404: ErrorDocument,
        410: GoneDocument,
    },
    url_name="faq",
    operation_id="get_faq",
    summary="Get an FAQ",
)
def get_faq(
    request: HttpRequest,
    faq: PathName = Path(..., description="The FAQ's id."),
    params: FAQParameters = known_query(),
) -> HttpResponse:
    """One FAQ, whole."""
    keys = selected_keys(params.fields, available=KEYS, default=KEYS)
    key = str(number) if (number := id_in(faq)) is not None else faq
    library = Library(params.clinic)
    if params.guide is None:
        document = library.faq_by_key(key)
    else:
        in_guide = _asked_for(library, params.guide, params.locale)
        document = next((each for each in in_guide if str(each.id) == key), None)
    if document is None or params.locale not in (None, document.meta.locale):
        raise NotFound(f"There is no FAQ “{faq[:100]}” here.")
    return answer(
        _dumped(document, set(keys)),
        changed_at=library.changed_at(document.meta.content_version),
        tags=tags_of_faqs(library.serving.node),
    )


def _asked_for(library: Library, guide: str | None, locale: str | None) -> list[FAQResource]:
    if guide is None:
        return library.faqs(locale or default_language())
    entry = guide_named(guide, library, locale)
    return library.faqs_of_guide(entry) if entry is not None else []


def _finding(library: Library, params: FAQListParameters) -> Finding[int | str] | None:
    if params.search is None:
        return None
    entry = guide_named(params.guide, library, params.locale) if params.guide is not None else None
    if params.guide is not None and entry is None:
        # Of a guide that is not served there is nothing to find.
        return None
    locale = params.locale or default_language()
    return index_of_faqs(library, locale, entry).find(
        params.search,
        any_word=params.search_operator == "or",
        is_written=is_in_guides(library, locale),
    )


def _dumped(faq: FAQResource, keys: set[str]) -> dict[str, Any]:
    whole = faq.model_dump(mode="json", include=keys)
    return {key: whole[key] for key in KEYS if key in whole}
