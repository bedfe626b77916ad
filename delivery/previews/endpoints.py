"""``preview/``: a draft, for whoever carries its token."""

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from delivery.answers import answer
from delivery.errors import ErrorDocument, Forbidden, NotFound
from delivery.parameters import known_query
from guide_pages.document.models import GuideDocument

from .draft import draft_document
from .settings import preview_seconds
from .tokens import LONGEST, Expired, NoToken, preview_in

router = Router(tags=["previews"])


class PreviewParameters(BaseModel):
    """What a preview is asked with."""

    token: str = Field(
        min_length=1,
        max_length=LONGEST,
        description=(
            "The token that the editor's browser brought to the frontend's preview address. It "
            "opens one draft, at one location, for an hour."
        ),
    )


@router.get(
    "/preview/",
    response={200: GuideDocument, 400: ErrorDocument, 403: ErrorDocument, 404: ErrorDocument},
    url_name="preview",
    operation_id="get_preview",
    summary="Get a draft",
)
def get_preview(
    request: HttpRequest,
    params: PreviewParameters = known_query(),
) -> HttpResponse:
    """A guide's newest draft, or a local guide's, as if it were published. Never kept."""
    try:
        preview = preview_in(params.token, seconds=preview_seconds())
    except Expired:
        raise Forbidden(
            "token: this preview has expired. Open it again from the editor."
        ) from None
    except NoToken:
        raise Forbidden(
            "token: this is no preview of this site. Open it again from the editor."
        ) from None
    document = draft_document(preview)
    if document is None:
        raise NotFound("What this preview shows has been deleted, or its location is not live.")
    response = answer(document)
    response.is_private = True
    return response
