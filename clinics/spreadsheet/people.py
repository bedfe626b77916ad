"""Practitioners in a cell: ``Ana Ruiz, RN, BSN <https://…>; Ben Ito, MD``. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .lists import escaped, parts, split, unescaped
from .problems import UnreadableError, gettext_noop

_BETWEEN = ";\n"
_ADDRESS = re.compile(r"<([^<>]*)>\s*\Z")


@dataclass(frozen=True)
class Person:
    """Who treats patients at a clinic."""

    name: str
    credentials: str = ""
    url: str = ""


def read_people(cell: str) -> tuple[Person, ...]:
    """Return the practitioners in their order. Raises ``UnreadableError``."""
    return tuple(_person(part) for part in parts(cell, _BETWEEN))


def write_people(people: Iterable[Person]) -> str:
    """Return the cell of the practitioners."""
    return "; ".join(_said(person) for person in people)


def _person(part: str) -> Person:
    address = _ADDRESS.search(part)
    url = (
        unescaped(address[1].strip())
        if address and not part[: address.start()].endswith("\\")
        else ""
    )
    said = part[: address.start()] if address and url else part
    name, *credentials = split(said, ",", most=2)
    if not name.strip():
        raise UnreadableError(
            gettext_noop("“%(text)s” has no name. Write “Name, credentials; Name, credentials”."),
            text=part,
        )
    return Person(
        unescaped(name.strip()), unescaped(credentials[0].strip()) if credentials else "", url
    )


def _said(person: Person) -> str:
    said = escaped(person.name, f",<{_BETWEEN}")
    if person.credentials:
        said += f", {escaped(person.credentials, f'<{_BETWEEN}')}"
    return f"{said} <{escaped(person.url, _BETWEEN)}>" if person.url else said
