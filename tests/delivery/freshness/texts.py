"""What the texts for language models are about, told from the JSON that says the same."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from .reading import API, GROUP, Address, Answered

#: What ``llms.txt`` and ``llms-full.txt`` say of a clinic.
_OF_A_CLINIC = (
    *("name", "status", "address", "phone", "email", "booking_url", "website_url"),
    *("time_zone", "opening_hours", "exceptions"),
)


def texts_altered(
    addresses: Sequence[Address], before: Mapping[str, Answered], after: Mapping[str, Answered]
) -> set[str]:
    """Return the addresses of texts that must read differently."""
    texts = [address for address in addresses if address.kind in ("llms", "llms-full")]
    return {each.path for each in texts if _about(each, before) != _about(each, after)}


def _about(text: Address, read: Mapping[str, Answered]) -> Any:
    clinic = "" if text.place == GROUP else f"&clinic={text.place}"
    whole = read[f"{API}guides/?fields=_,title,meta,seo&locale=en{clinic}"]
    if whole.status != 200:
        # The clinic is gone.
        return whole.status
    guides = json.loads(whole.body)
    spanish = json.loads(read[f"{API}guides/?locale=es{clinic}"].body)
    about = _at(text.place, read)
    if text.kind == "llms-full":
        # The version of each guide stands in it.
        return guides, about if text.place != GROUP else None
    listed = [
        (each["title"], each["meta"]["slug"], each["seo"]["description"])
        for each in guides["items"]
    ]
    base = [each["meta"]["detail_url"].partition("/api/")[0] for each in guides["items"]]
    return listed, base, bool(spanish["items"]), about


def _at(place: str, read: Mapping[str, Answered]) -> Any:
    if place != GROUP:
        clinic = json.loads(read[f"{API}clinics/{place}/"].body)
        return [clinic.get(key) for key in _OF_A_CLINIC]
    clinics = json.loads(read[f"{API}clinics/"].body)["items"]
    return [(each["code"], each["name"], each["address"]) for each in clinics]
