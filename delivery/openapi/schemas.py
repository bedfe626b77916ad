"""Components as they are read: closed, called by clean names, without what nobody asked for."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Schema = dict[str, Any]

_COMPONENT = "#/components/schemas/"
_KEYWORDS_WITH_NAMES = frozenset({"properties", "mapping"})
#: What the names of models have and those of their documents do without.
_SUFFIX = "Document"


class SameName(Exception):
    """Two models of different shape would have one name."""


def reference(name: str) -> Schema:
    """Return a reference to a component."""
    return {"$ref": _COMPONENT + name}


def name_in(value: object) -> str | None:
    """Return the name of the component that a text refers to, ``None`` for any other."""
    if isinstance(value, str) and value.startswith(_COMPONENT):
        return value.removeprefix(_COMPONENT)
    return None


def tidied(paths: Schema, schemas: Mapping[str, Schema]) -> tuple[Schema, dict[str, Schema]]:
    """Return paths and the components that they need, as the contract says them.

    Raises:
        SameName: when two components would be called the same.
    """
    names: dict[str, str] = {name: _name_of(name, schema) for name, schema in schemas.items()}
    if len(set(names.values())) < len(names):
        raise SameName(", ".join(sorted(names)))
    paths = _renamed(paths, names)
    renamed = {names[name]: _renamed(schema, names) for name, schema in schemas.items()}
    _name_unions(renamed)
    for schema in renamed.values():
        _close(schema)
    _leave_out_titles(paths)
    _leave_out_titles(renamed)
    used = _used(paths, renamed)
    return paths, {name: renamed[name] for name in sorted(used)}


def _name_of(name: str, schema: Schema) -> str:
    """Return what a model is called: its title, which is its class's name without another."""
    return str(schema.get("title", name)).removesuffix(_SUFFIX)


def _renamed(node: Any, names: Mapping[str, str]) -> Any:
    if isinstance(node, dict):
        return {key: _renamed(value, names) for key, value in node.items()}
    if isinstance(node, list):
        return [_renamed(value, names) for value in node]
    name = name_in(node)
    return _COMPONENT + names.get(name, name) if name is not None else node


def _name_unions(schemas: dict[str, Schema]) -> None:
    """Give a union of types told apart by a key a component of its own.

    It is called by what the names of its types end with: ``Block`` for ``SectionBlock`` and
    ``StepsBlock``; where they end differently, after the list that it stands in. A list whose key
    cannot be a name, such as ``@graph``, lends it that of the component that it is in.
    """
    for component, schema in list(schemas.items()):
        for key, value in schema.get("properties", {}).items():
            items = value.get("items", {})
            if "discriminator" in items:
                names = [str(name_in(each["$ref"])) for each in items["oneOf"]]
                if key.isidentifier():
                    name = _shared_ending(names) or f"{key.title().replace('_', '')}Item"
                else:
                    name = f"{component}Item"
                items["description"] = "One of several kinds, told apart by its `{}`.".format(
                    items["discriminator"]["propertyName"]
                )
                if schemas.setdefault(name, items) != items:
                    raise SameName(name)
                value["items"] = reference(name)


def _shared_ending(names: list[str]) -> str:
    endings = {name[[*re.finditer("[A-Z]", name)][-1].start() :] for name in names}
    return endings.pop() if len(endings) == 1 else ""


def _close(schema: Schema) -> None:
    """Say of an object that it has these keys and no others, unless its model allows more."""
    properties = schema.get("properties")
    if properties is None:
        return
    schema.setdefault("additionalProperties", False)
    for key, value in properties.items():
        if "const" in value:
            value.pop("default", None)
            value.setdefault("description", f"Always `{value['const']}` here.")
            if key not in schema.get("required", []):
                schema.setdefault("required", []).append(key)
        if list(value) == ["allOf"] and len(value["allOf"]) == 1:
            properties[key] = value["allOf"][0]


def _leave_out_titles(node: Any, named: bool = False) -> None:
    """Remove the titles that only repeat the name of what they stand on.

    ``named`` says that the keys of ``node`` are names of properties, not keywords.
    """
    if isinstance(node, dict):
        if not named and isinstance(node.get("title"), str):
            del node["title"]
        for key, value in node.items():
            _leave_out_titles(value, named=not named and key in _KEYWORDS_WITH_NAMES)
    elif isinstance(node, list):
        for value in node:
            _leave_out_titles(value)


def _used(paths: Schema, schemas: Mapping[str, Schema]) -> set[str]:
    """Return the names of the components that answers and parameters are described with."""
    used: set[str] = set()
    waiting = list(_references(paths))
    while waiting:
        name = waiting.pop()
        if name not in used:
            used.add(name)
            waiting += _references(schemas[name])
    return used


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict) and (name := name_in(node.get("$ref"))) is not None:
        yield name
    for value in node.values() if isinstance(node, dict) else node:
        if isinstance(value, dict | list):
            yield from _references(value)
