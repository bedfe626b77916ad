"""How nodes are described in the contract: by the page that schema.org has for each word. Pure."""

from typing import Any

from pydantic import ConfigDict, with_config

_KEYWORDS = {
    "@type": "What it is, in schema.org's words.",
    "@id": "The node's own name, an address. Nothing needs to be found there.",
    "@context": "Where the words are explained.",
    "@graph": "The things that the page tells of, linked by their names.",
}
_ADDRESSES = ("url", "contentUrl")


def _described(schema: dict[str, Any]) -> None:
    for key, told in schema["properties"].items():
        told["description"] = _KEYWORDS.get(key) or f"See https://schema.org/{key}."
        if key in _ADDRESSES:
            told["format"] = "uri"


#: Describes the keys of a node, or of a graph.
described = with_config(ConfigDict(json_schema_extra=_described))
