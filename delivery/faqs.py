"""``faqs/``: the FAQs as documents."""

import re
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router
from pydantic import ConfigDict, Field

from editorial.rich_text import plain_text

from .answers import answer
from .documents import Library
from .errors import ErrorDocument, NotFound
from .fields import selected_keys
from .listing import found, ordered, page_of
from .models import FAQList, FAQResource, FAQSelection
from .parameters import (
    FieldsParameter,
    ListParameters,
    PathName,
    default_language,
    fields_syntax,
    known_query,
    order_syntax,
    syntax,
)

router = Router(tags=["faqs"])

KEYS = ["id", "meta", "question", "answer", "topics", "origin"]
ORDERS = {
    "question": lambda faq: faq.question.casefold(),
    "id": lambda faq: faq.id,
}


class FAQListParameters(ListParameters):
    """What the list of FAQs can be asked."""

    model_config = ConfigDict(
        json_schema_extra=syntax(fields=fields_syntax(KEYS), order=order_syntax(ORDERS))
    )

    topic: str | None = Field(None, description="Only FAQs of this topic, by its slug.")
    guide: str | None = Field(
        None, description="Only the FAQs of this guide, by its slug, in the guide's order."
    )
    order: str | None = Field(
        None,
        max_length=200,
        description=(
            "`question` (the default) or `id`; several separated by commas; `-` in front reverses."
        ),
        examples=["question"],
    )


class FAQParameters(FieldsParameter):
    """What one FAQ can be asked."""

    model_config = ConfigDict(json_schema_extra=syntax(fields=fields_syntax(KEYS)))


@router.get(
    "/faqs/",
    response={200: FAQList, 400: ErrorDocument},
    url_name="faqs",
    operation_id="list_faqs",
    summary="List FAQs",
)
def list_faqs(
    request: HttpRequest,
    params: FAQListParameters = known_query(),
) -> HttpResponse:
    """FAQs by their question, or as asked for."""
    keys = set(selected_keys(params.fields, available=KEYS, default=KEYS))
    library = Library()
    locale = params.locale or default_language()
    faqs = library.faqs(locale)
    if params.guide is not None:
        guide = library.guide_by_slug(params.guide, locale)
        places = {faq.id: place for place, faq in enumerate(guide.faqs if guide else [])}
        faqs = sorted((faq for faq in faqs if faq.id in places), key=lambda f: places[f.id])
    if params.topic is not None:
        faqs = [faq for faq in faqs if any(topic.slug == params.topic for topic in faq.topics)]
    faqs = found(faqs, params.search, params.search_operator, _texts)
    faqs = ordered(faqs, params.order, ORDERS)
    return answer(
        {
            "meta": {"total_count": len(faqs)},
            "items": [_dumped(faq, keys) for faq in page_of(faqs, params.limit, params.offset)],
        }
    )


@router.get(
    "/faqs/{faq}/",
    response={
        200: FAQResource | FAQSelection,
        400: ErrorDocument,
        404: ErrorDocument,
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
    document = Library().faq_by_id(int(faq)) if re.fullmatch(r"[0-9]{1,19}", faq) else None
    if document is None:
        raise NotFound(f"There is no FAQ “{faq}”.")
    return answer(_dumped(document, set(keys)))


def _texts(faq: FAQResource) -> Iterable[str]:
    yield faq.question
    yield plain_text(faq.answer)


def _dumped(faq: FAQResource, keys: set[str]) -> dict[str, object]:
    whole = faq.model_dump(mode="json", include=keys)
    return {key: whole[key] for key in KEYS if key in whole}
