"""The addresses that are asked for."""

import json

from .client import Client

_CLINIC = "seeded-clinic-1"
#: A guide that this clinic has changed.
_GUIDE = "seeded-treatment-1"

DETAIL = f"/api/v2/guides/{_GUIDE}/?clinic={_CLINIC}"
LIST = f"/api/v2/guides/?fields=*&limit=20&clinic={_CLINIC}"
STORE = "/store/"

_STOCK = "/stock/pages/"
#: Without the fields that cost Wagtail's endpoint queries for each of their rows.
_LEAN = "*,-guide_faqs,-topics,-related_guides,-sources,-reviewer"


def detail_of(guide: int, clinic: int) -> str:
    """Return the address of one of a seeded group's documents, both counted from 1."""
    return f"/api/v2/guides/seeded-treatment-{guide}/?clinic=seeded-clinic-{clinic}"


def stock_paths(client: Client) -> dict[str, str]:
    """Return what Wagtail's endpoint is asked for: a guide and 20, whole and lean."""
    listed = f"{_STOCK}?type=guide_pages.GuidePage&limit=20"
    first = json.loads(client.get(listed).body)["items"][0]["id"]
    return {
        "detail": f"{_STOCK}{first}/?fields=*",
        "list of 20": f"{listed}&fields=*",
        "lean detail": f"{_STOCK}{first}/?fields={_LEAN}",
        "lean list of 20": f"{listed}&fields={_LEAN}",
    }
