"""``images/<id>/rendition/``: a public image in another size, shape or format."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from ninja import Path, Router
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from delivery.addresses import PublicAddresses
from delivery.answers import Answer
from delivery.errors import BadRequest, ErrorDocument, NotFound
from delivery.parameters import known_query
from delivery.stock.parameters import PathId, is_id
from delivery.tags import tags_of_image
from editions.snapshot import follower
from editorial.images import ImageKind

from .making import rendition_file
from .offers import present_offer
from .specs import ORIGINAL

router = Router(tags=["images"])

addresses = PublicAddresses()


def _needs(*names: str) -> Any:
    """Return what says in a JSON schema that these are needed.

    The endpoint itself refuses what has none, with what is allowed.
    """

    def add(schema: dict[str, Any]) -> None:
        schema["required"] = list(names)

    return add


def _with_ratios(schema: dict[str, Any]) -> None:
    schema["enum"] = list(present_offer().ratios)


def _with_formats(schema: dict[str, Any]) -> None:
    schema["enum"] = list(present_offer().formats)


Width = Annotated[str, WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 100_000})]


class RenditionParameters(BaseModel):
    """Which rendition is wanted."""

    model_config = ConfigDict(json_schema_extra=_needs("width", "format"))

    width: Width | None = Field(
        None,
        description=(
            "In pixels: a width that the site offers, or that of a rendition which stands in "
            "documents. Nothing is enlarged: where a crop has less, it is answered whole."
        ),
        examples=[640],
    )
    ratio: str = Field(
        ORIGINAL,
        description=(
            "Width to height. The image is cropped around its focal point; `original` leaves "
            "it whole."
        ),
        json_schema_extra=_with_ratios,
    )
    format: str | None = Field(
        None, description="Of the file.", examples=["avif"], json_schema_extra=_with_formats
    )


@router.get(
    "/images/{id}/rendition/",
    response={302: None, 400: ErrorDocument, 404: ErrorDocument},
    url_name="rendition",
    operation_id="get_rendition",
    summary="Get an image in another size, shape or format",
)
def get_rendition(
    request: HttpRequest,
    id: PathId = Path(..., description="The id of an image that stands in a document."),
    params: RenditionParameters = known_query(),
) -> HttpResponse:
    """Leads to the file, which is made when it is first asked for.

    Documents have the address as `on_demand`, with gaps for width, ratio and format. What it
    leads to follows the image: use it as it stands, and do not keep where it leads. While the
    file is being made the answer may be 503; `Retry-After` says when to ask again.
    """
    offer = present_offer()
    ratio = _one_of(offer.ratios, "ratio", params.ratio)
    format = _one_of(offer.formats, "format", params.format)
    image_id = int(id) if is_id(id) else 0
    entry = follower.snapshot().find(ImageKind.name, image_id)
    if entry is None or entry.payload is None:
        raise NotFound(f"There is no public image “{id}”.")
    if not offer.covers(entry.payload):
        raise NotFound(f"Image “{id}” is not made on demand: use its renditions in documents.")
    widths = map(str, offer.widths_of(entry.payload))
    width = int(_one_of(list(widths), "width", params.width))
    spec = offer.spec(entry.payload, width=width, ratio=ratio, format=format)
    file = rendition_file(image_id, entry.payload.get("source"), spec)
    # Rows tell where it leads: one that is cleaned away leaves no edition.
    response = Answer(status=302)
    response.depends_on = "commits"
    response.tags = tags_of_image(image_id)
    response["Location"] = iri_to_uri(addresses.media(file))
    return response


def _one_of(allowed: Any, name: str, value: str | None) -> str:
    if value not in allowed:
        raise BadRequest(f"{name}: use one of {', '.join(allowed) or 'none'}.")
    return str(value)
