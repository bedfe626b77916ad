"""``sitemap.xml``: the pages of a clinic, or the group, that search engines should list."""

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from delivery.addresses import asking, sitemap_url
from delivery.answers import answer_in_bytes
from delivery.clinics.choosing import ClinicParameter
from delivery.documents import Library
from delivery.errors import ErrorDocument, GoneDocument, NotFound
from delivery.parameters import MAX_OFFSET, WholeNumber, known_query

from .pages import Page, pages_of
from .xml import index, newest, sitemap

router = Router(tags=["sitemaps"])

CONTENT_TYPE = "application/xml"
#: Pages in one sitemap. The protocol allows no more, and 50 MB: a kilobyte for each.
MOST = 50_000


class SitemapParameters(ClinicParameter, BaseModel):
    """What a sitemap can be asked."""

    page: WholeNumber | None = Field(
        None,
        ge=1,
        le=MAX_OFFSET,
        description=(
            "Which of several sitemaps. Without it, all pages, or an index of the sitemaps "
            f"where there are more than {MOST:,} pages."
        ),
        examples=[1],
    )


@router.get(
    "/sitemap.xml",
    response={200: None, 400: ErrorDocument, 404: ErrorDocument, 410: GoneDocument},
    url_name="sitemap",
    operation_id="get_sitemap",
    summary="Get a sitemap",
    openapi_extra={
        "responses": {200: {"content": {CONTENT_TYPE: {"schema": {"type": "string"}}}}}
    },
)
def get_sitemap(request: HttpRequest, params: SitemapParameters = known_query()) -> HttpResponse:
    """The guides' pages that are their own canonical, in all languages of the site.

    XML after sitemaps.org 0.9. `lastmod` is when the document changed for this place, whatever
    in it changed. A page in several languages names each as an alternate.
    """
    library = Library(params.clinic)
    pages = pages_of(library)
    sitemaps = in_sitemaps(pages)
    if params.page is not None:
        if params.page > len(sitemaps):
            raise NotFound(f"page: the last one here is {len(sitemaps)}.")
        content = sitemap(sitemaps[params.page - 1])
    elif len(sitemaps) > 1:
        content = index(
            [
                (asking(sitemap_url(), clinic=params.clinic, page=number), newest(each))
                for number, each in enumerate(sitemaps, start=1)
            ]
        )
    else:
        content = sitemap(pages)
    return answer_in_bytes(
        content, CONTENT_TYPE, changed_at=library.changed_at(), tags=library.tags()
    )


def in_sitemaps(pages: list[Page]) -> list[list[Page]]:
    """Return the pages as they are divided into sitemaps; one at least."""
    return [pages[start : start + MOST] for start in range(0, max(1, len(pages)), MOST)]
