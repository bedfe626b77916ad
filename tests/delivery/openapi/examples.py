"""Making the contract's examples: a few requests to every operation of the demonstration.

What is answered in JSON is an example; texts say the same in words.

Which requests is worked out from the contract: the shortest one, one for each parameter that
changes whose words are answered or how much, and those that are refused.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5

from django.test import Client

from delivery.openapi.examples import JSON, Example

#: Of the ready-made copies of images, which there are.
IMAGE_WIDTHS = [800]
#: How many items a list shows.
FEW = "1"
CLINIC = "los-angeles"
#: A cursor that no record has.
FOREIGN_CURSOR = "1-000000000000"

_UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_VOLATILE = [
    (r'"(id|content_version|number)":\d+', r'"\1":0'),
    (_UUID, "0"),
    (r"\d{4}-\d\d-\d\dT[0-9:.]+Z", "0"),
    (r"\d+-[0-9a-f]{12}\b", "0"),
    (r"(/v2/\w+/|guide=|pages/)\d+", r"\g<1>0"),
    (r"“\d+”", "0"),
]


def without_numbers(value: Any) -> str:
    """Return plain data as text without what differs from one loading to the next."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for pattern, constant in _VOLATILE:
        text = re.sub(pattern, constant, text)
    return text


def with_steady_ids(examples: list[Example]) -> list[Example]:
    """Return examples whose UUIDs, which are drawn anew each time, are told by their order."""
    order: dict[str, str] = {}

    def steady(match: re.Match[str]) -> str:
        return order.setdefault(match[0], str(uuid5(NAMESPACE_URL, str(len(order)))))

    found: list[Example] = json.loads(_UUID.sub(steady, json.dumps(examples)))
    return found


def made_examples(document: Mapping[str, Any]) -> list[Example]:
    """Ask the demonstration, which must be loaded, and return all examples."""
    client = Client()
    found: list[Example] = []
    for path, methods in document["paths"].items():
        known = [each for each in methods["get"]["parameters"] if "name" in each]
        values = _values(document, path, known, found)
        for name, summary, query, in_path in _requests(known, values):
            address = path
            for key, value in in_path.items():
                address = address.replace(f"{{{key}}}", value)
            address += f"?{urlencode(query, safe=',*')}" if query else ""
            response = client.get(address)
            is_json = response.get("Content-Type") == JSON
            if str(response.status_code) in methods["get"]["responses"] and is_json:
                found.append(
                    Example(
                        operation=methods["get"]["operationId"],
                        name=name,
                        summary=summary,
                        path=in_path,
                        address=address,
                        status=response.status_code,
                        body=json.loads(response.content),
                    )
                )
    return found


def _values(
    document: Mapping[str, Any], path: str, known: list[Any], found: list[Example]
) -> dict[str, str]:
    """Return what stands in an address: the contract's own example, or what a list has."""
    values = {}
    for parameter in known:
        if parameter["in"] == "path":
            given = parameter["schema"].get("examples", [])
            listed = path.removesuffix(f"{{{parameter['name']}}}/")
            items = next(
                (each["body"]["items"] for each in found if each["address"].startswith(listed)),
                [],
            )
            given = [*given, *(item.get(parameter["name"], item.get("id")) for item in items)]
            values[parameter["name"]] = str(given[0]) if given else "1"
    return values


def needed_in(known: list[Any]) -> dict[str, str]:
    """Return the parameters without which nothing is answered, with the contract's examples."""
    return {
        each["name"]: each["schema"]["examples"][0]
        for each in known
        if each["in"] == "query" and each.get("required") and each["schema"].get("examples")
    }


def _requests(
    known: list[Any], values: dict[str, str]
) -> Iterator[tuple[str, str, dict[str, str], dict[str, str]]]:
    """Return the requests to an operation: name, what it shows, query, values in the path."""
    names = {each["name"]: each for each in known if each["in"] == "query"}
    few = needed_in(known) | ({"limit": FEW} if "limit" in names else {})
    yield "plain", "As it is asked for in the shortest way", few, values
    if "fields" in names and (wanted := names["fields"]["schema"].get("examples")):
        yield "fields", "Some keys only", {**few, "fields": wanted[0]}, values
    if "clinic" in names:
        yield "clinic", "As a clinic serves it", {**few, "clinic": CLINIC}, values
    if "near" in names:
        [position] = names["near"]["schema"]["examples"]
        yield "near", "The nearest first", {**few, "near": position}, values
    yield "unknown_parameter", "A parameter that is not known", {"nothing": "1"}, values
    if values:
        missing = {name: "999999999" for name in values}
        yield "missing", "A name that nothing has", {}, missing
    if "since" in names:
        yield "other_record", "The cursor of another record", {"since": FOREIGN_CURSOR}, values
