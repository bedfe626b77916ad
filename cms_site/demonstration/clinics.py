"""The demonstration's clinics: locations, facts, local changes, a lock and a drift."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

from wagtail.models import Page

from clinics.local_guides.creating import new_local_guide
from clinics.models import (
    ClinicGroupPage,
    ClinicPage,
    FactValue,
    GuideAtLocation,
    LocalGuidePage,
    Location,
    LocationRedirect,
    OpeningException,
    OpeningHours,
    RegionPage,
)
from clinics.redirects.paths import path_in
from editorial.models import FactDefinition
from guide_pages.models import GuidePage

MODELS: dict[str, type[Location]] = {
    "group": ClinicGroupPage,
    "region": RegionPage,
    "clinic": ClinicPage,
}
#: What stands in the file beside a location's own fields.
_BESIDES = {"kind", "parent", "facts", "hours", "exceptions", "not_offered", "redirects"}

Guides = Mapping[str, GuidePage]
Table = Mapping[str, Any]


def read() -> dict[str, Any]:
    """Return what the file says."""
    return tomllib.loads(
        (Path(__file__).parent / "clinics.toml").read_text("utf-8"), parse_float=Decimal
    )


def define_facts() -> None:
    """Define the facts, which the guides mention."""
    for table in read()["facts"]:
        FactDefinition.objects.get_or_create(key=table["key"], defaults=table)


def load_clinics(guides: Guides) -> None:
    """Make and publish everything. Runs in the caller's transaction."""
    told = read()
    for table in told["locks"]:
        _lock(guides[table["guide"]], table)
    locations: dict[str, Location] = {}
    for table in told["locations"]:
        locations[table["code"]] = _location(table, locations, guides)
    for table in told["local_guides"]:
        _local_guide(locations[table["location"]], guides[table["guide"]], table)
    _say_anew(guides[told["newer"]["guide"]], told["newer"])


def _location(table: Table, locations: Mapping[str, Location], guides: Guides) -> Location:
    values = {name: value for name, value in table.items() if name not in _BESIDES | {"name"}}
    location: Any = MODELS[table["kind"]](
        title=table["name"], slug=table["code"], live=False, **values
    )
    location.fact_values = [
        _fact_value(name, value, guides) for name, value in table.get("facts", {}).items()
    ]
    location.guide_settings = [
        GuideAtLocation(guide=guides[slug], offered="no") for slug in table.get("not_offered", ())
    ]
    location.redirects = [
        _redirect(path, to, guides) for path, to in table.get("redirects", {}).items()
    ]
    if table["kind"] == "clinic":
        location.opening_hours = [_hours(words) for words in table.get("hours", ())]
        location.opening_exceptions = [_exception(row) for row in table.get("exceptions", ())]
    parent = locations[table["parent"]] if "parent" in table else Page.get_first_root_node()
    parent.add_child(instance=location)
    location.save_revision(log_action=True).publish()
    return location


def _fact_value(name: str, value: str, guides: Guides) -> FactValue:
    key, _, slug = name.partition("@")
    return FactValue(
        definition=FactDefinition.objects.get(key=key),
        guide=guides[slug] if slug else None,
        value=value,
    )


def _redirect(path: str, to: str, guides: Guides) -> LocationRedirect:
    """Return a redirect to an address, or to the guide whose slug stands after an @."""
    guide = guides[to.removeprefix("@")] if to.startswith("@") else None
    return LocationRedirect(old_path=path_in(path), guide=guide, to="" if guide else to)


def _hours(words: str) -> OpeningHours:
    day, _, interval = words.partition(" ")
    opens, closes = map(time.fromisoformat, interval.split("-"))
    return OpeningHours(day=day, opens=opens, closes=closes)


def _exception(row: Table) -> OpeningException:
    times = {name: time.fromisoformat(row[name]) for name in ("opens", "closes") if name in row}
    on: date = row["date"]
    return OpeningException(
        date=on, closed=row.get("closed", False), note=row.get("note", ""), **times
    )


def _lock(guide: GuidePage, table: Table) -> None:
    """Lock the blocks with these roles and the FAQs with these questions."""
    body = guide.body.get_prep_value()
    for block in body:
        if block["value"]["role"] in table["roles"]:
            block["value"]["locked"] = True
    guide.body = json.dumps(body)
    for placed in guide.guide_faqs.all():
        placed.locked = placed.locked or placed.faq.question in table["questions"]
        placed.save()
    guide.save_revision(log_action=True).publish()
    guide.refresh_from_db()


def _local_guide(location: Location, guide: GuidePage, table: Table) -> LocalGuidePage:
    local = new_local_guide(location, guide)
    local.changes = json.dumps(
        [
            *(_change("replace", guide, row) for row in table.get("replace", ())),
            *(_change("insert_after", guide, row) for row in table.get("insert_after", ())),
            *(_raw("hide", target=_block_id(guide, role)) for role in table.get("hide", ())),
        ]
    )
    local.faq_changes = json.dumps(
        [
            *(_replaced_faq(guide, row) for row in table.get("replace_faqs", ())),
            *(_raw("add", **row) for row in table.get("add_faqs", ())),
        ]
    )
    local.save_revision(log_action=True).publish()
    return local


def _change(action: str, guide: GuidePage, row: Table) -> dict[str, Any]:
    content = {"heading": row["heading"], "text": row["text"], "role": row["role"], "anchor": ""}
    return _raw("section", action=action, target=_block_id(guide, row["role"]), content=content)


def _replaced_faq(guide: GuidePage, row: Table) -> dict[str, Any]:
    faqs = {placed.faq.question: placed.faq_id for placed in guide.guide_faqs.all()}
    return _raw("replace", target=str(faqs[row["question"]]), **row)


def _raw(kind: str, **value: Any) -> dict[str, Any]:
    return {"type": kind, "id": str(uuid4()), "value": value}


def _block_id(guide: GuidePage, role: str) -> str:
    body = guide.body.get_prep_value()
    return next(str(block["id"]) for block in body if block["value"]["role"] == role)


def _say_anew(guide: GuidePage, table: Table) -> None:
    body = guide.body.get_prep_value()
    for block in body:
        if block["value"]["role"] == table["role"]:
            block["value"]["text"] = table["text"]
    guide.body = json.dumps(body)
    guide.save_revision(log_action=True).publish()
