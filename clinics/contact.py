"""The addresses under which a clinic is booked, called, written to and found. Pure."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from editorial.web_addresses import web_address
from guide_pages.actions import Action

_DIRECTIONS = "https://www.google.com/maps/dir/?api=1&destination="
_ADDRESS_PARTS = ("street", "locality", "region", "postal_code", "country")


def contact_url(action: Action, clinic: Mapping[str, Any]) -> str | None:
    """Return where an action leads by what a clinic says of itself; nothing where it can't."""
    match action:
        case Action.BOOK:
            return web_address(clinic["booking_url"]) or None
        case Action.CALL:
            return phone_url(clinic["phone"])
        case Action.EMAIL:
            return email_url(clinic["email"])
        case Action.DIRECTIONS:
            return _directions_url(clinic["address"], clinic["geo"])
        case Action.LINK:
            return None


def phone_url(phone: str) -> str | None:
    """Return the address that dials a number: its ASCII digits, after a leading plus."""
    signs = "".join(re.findall(r"[+0-9]", phone))
    digits = signs.replace("+", "")
    plus = "+" if signs.startswith("+") else ""
    return f"tel:{plus}{digits}" if digits else None


def email_url(email: str) -> str | None:
    """Return the address that begins a message; nothing in it is read as a header or a text."""
    return f"mailto:{quote(email, safe='@+')}" if email else None


def _directions_url(address: Mapping[str, str], geo: Mapping[str, float] | None) -> str | None:
    if geo is not None:
        destination = f"{geo['latitude']},{geo['longitude']}"
    else:
        destination = ", ".join(address[part] for part in _ADDRESS_PARTS if address[part])
    return _DIRECTIONS + quote(destination) if destination else None
