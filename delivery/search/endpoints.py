"""``suggest/``: what somebody may be about to ask for, while they type."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from delivery.answers import answer
from delivery.clinics.choosing import ClinicParameter
from delivery.documents import Library
from delivery.errors import ErrorDocument, GoneDocument
from delivery.listing import listed
from delivery.parameters import LocaleParameter, WholeNumber, default_language, known_query
from delivery.tags import tags_of_faqs

from .finding import Finding
from .indexes import index_of_suggestions, is_in_guides
from .models import Kind, Suggestions
from .suggested import SuggestionKey

router = Router(tags=["search"])

MAX_LIMIT = 50


class SuggestParameters(LocaleParameter, ClinicParameter):
    """What suggestions can be asked."""

    q: str = Field(
        ...,
        max_length=200,
        description=(
            "What has been typed so far. The last word may be half typed; without any letter "
            "or digit nothing is suggested."
        ),
        examples=["micron"],
    )
    kind: Kind | None = Field(None, description="Only suggestions of this kind.")
    limit: WholeNumber = Field(
        10, ge=1, le=MAX_LIMIT, description="How many suggestions at the most."
    )


@router.get(
    "/suggest/",
    response={200: Suggestions, 400: ErrorDocument, 410: GoneDocument},
    url_name="suggest",
    operation_id="list_suggestions",
    summary="Suggest while somebody types",
)
def suggest(request: HttpRequest, params: SuggestParameters = known_query()) -> HttpResponse:
    """Titles of guides, headings in them and questions with these words, the best first.

    A heading is also found by what its block is for (`aftercare`), and by words of its guide's
    title together with words of its own.
    """
    library = Library(params.clinic)
    locale = params.locale or default_language()
    finding = index_of_suggestions(library, locale).find(
        params.q, in_title=True, half_typed=True, is_written=is_in_guides(library, locale)
    )
    keys = [key for key in finding.keys if params.kind in (None, key[0])]
    return answer(
        listed(keys, lambda key: _suggestion(finding, key), params.limit, 0),
        changed_at=library.changed_at(),
        tags=tags_of_faqs(library.serving.node),
    )


def _suggestion(finding: Finding[SuggestionKey], key: SuggestionKey) -> dict[str, Any]:
    document = finding.document(key)
    [about] = (section.about for section in document.sections)
    return {
        "kind": key[0],
        "id": key[2],
        "title": document.title,
        "highlighted": finding.title(key),
        **about,
    }
