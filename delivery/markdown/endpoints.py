"""``guides/<id or slug>.md``, ``llms.txt`` and ``llms-full.txt``."""

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router

from delivery.answers import text_answer
from delivery.caching.negotiation import MARKDOWN
from delivery.clinics.choosing import ClinicParameter
from delivery.documents import Library, addresses
from delivery.errors import ErrorDocument, GoneDocument
from delivery.guide_lookup import Renamed, guide_asked_for, moved_with_query
from delivery.parameters import LocaleParameter, PathName, default_language, known_query

from .contract import described
from .guide import markdown_answer
from .llms import llms_full_text, llms_text, tags_of_llms

router = Router(tags=["text"])

PLAIN = "text/plain"


class TextParameters(LocaleParameter, ClinicParameter):
    """What a text can be asked."""


@router.get(
    "/guides/{guide}.md",
    response={
        200: None,
        301: None,
        400: ErrorDocument,
        404: ErrorDocument,
        410: GoneDocument,
    },
    openapi_extra=described(MARKDOWN, "CommonMark after a few lines of YAML, no HTML."),
    url_name="guide-markdown",
    operation_id="get_guide_markdown",
    summary="Get a guide in Markdown",
)
def get_guide_markdown(
    request: HttpRequest,
    guide: PathName = Path(..., description="The guide's id or its slug."),
    params: TextParameters = known_query(),
) -> HttpResponse:
    """One guide, whole, in words: for language models, and for people with an editor.

    A slug that the guide had before leads to the present one. Errors are JSON.
    """
    library = Library(params.clinic)
    try:
        entry = guide_asked_for(guide, library, locale=params.locale, clinic=params.clinic)
    except Renamed as renamed:
        return moved_with_query(addresses.guide_markdown(renamed.slug), request)
    return markdown_answer(library, entry)


@router.get(
    "/llms.txt",
    response={200: None, 400: ErrorDocument, 410: GoneDocument},
    openapi_extra=described(PLAIN, "Markdown as llmstxt.org describes it."),
    url_name="llms",
    operation_id="get_llms",
    summary="Get what language models should know",
)
def get_llms(request: HttpRequest, params: TextParameters = known_query()) -> HttpResponse:
    """A place in short, with a link to each of its guides in Markdown.

    Of a clinic also where it is, when it is open and how it is reached.
    """
    library = Library(params.clinic)
    text = llms_text(library, params.locale or default_language())
    return text_answer(text, PLAIN, changed_at=library.changed_at(), tags=tags_of_llms(library))


@router.get(
    "/llms-full.txt",
    response={200: None, 400: ErrorDocument, 410: GoneDocument},
    openapi_extra=described(PLAIN, "Markdown of one megabyte at the most; the rest is linked."),
    url_name="llms-full",
    operation_id="get_llms_full",
    summary="Get all guides in one text",
)
def get_llms_full(request: HttpRequest, params: TextParameters = known_query()) -> HttpResponse:
    """A place with all of its guides, whole, in its own order."""
    library = Library(params.clinic)
    text = llms_full_text(library, params.locale or default_language())
    return text_answer(text, PLAIN, changed_at=library.changed_at(), tags=tags_of_llms(library))
