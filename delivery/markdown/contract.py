"""What the OpenAPI document says of answers that are texts."""

from typing import Any

from delivery.caching.negotiation import MARKDOWN

#: Headers of an address that answers by what the client accepts, by their components.
_HEADERS = {"Content-Location": "MarkdownAddress", "Link": "Alternate", "Vary": "ByAccept"}


def described(media_type: str, description: str) -> dict[str, Any]:
    """Return what is said of an endpoint that answers with a text."""
    return {"responses": {200: {"content": _content(media_type, description)}}}


def _content(media_type: str, description: str) -> dict[str, Any]:
    return {media_type: {"schema": {"type": "string", "description": description}}}


#: What is said of a guide's document, which is Markdown to those who prefer it.
NEGOTIATED: dict[str, Any] = {
    "responses": {
        200: {"content": _content(MARKDOWN, "As under `guides/{guide}.md`."), "headers": _HEADERS},
        304: {"headers": _HEADERS},
    }
}
