"""Sentences on clinics without a value of a fact."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clinics.tree import Node

#: How many names a sentence holds before it says how many more there are.
_NAMED = 3


def lacked(fact: str, clinics: Sequence[Node]) -> str:
    """Say that copy there mentions the fact in vain."""
    return ngettext(
        "%(number)s clinic lacks “%(fact)s”, so visitors there read nothing in its "
        "place: %(names)s.",
        "%(number)s clinics lack “%(fact)s”, so visitors there read nothing in its "
        "place: %(names)s.",
        len(clinics),
    ) % _about(fact, clinics)


def lost(fact: str, clinics: Sequence[Node]) -> str:
    """Say that copy there will show something instead of the value."""
    return ngettext(
        "%(number)s clinic loses its value of “%(fact)s”, so visitors there read "
        "what copy says instead: %(names)s.",
        "%(number)s clinics lose their value of “%(fact)s”, so visitors there read "
        "what copy says instead: %(names)s.",
        len(clinics),
    ) % _about(fact, clinics)


def required_and_lacked(fact: str, clinics: Sequence[Node]) -> str:
    """Say that they are without what every clinic needs."""
    return ngettext(
        "%(number)s clinic has no value of “%(fact)s”, which every clinic needs: %(names)s.",
        "%(number)s clinics have no value of “%(fact)s”, which every clinic needs: %(names)s.",
        len(clinics),
    ) % _about(fact, clinics)


def required_and_lost(fact: str, clinics: Sequence[Node]) -> str:
    """Say that they would be without what every clinic needs."""
    return ngettext(
        "%(number)s clinic would have no value of “%(fact)s”, which every clinic needs: "
        "%(names)s.",
        "%(number)s clinics would have no value of “%(fact)s”, which every clinic needs: "
        "%(names)s.",
        len(clinics),
    ) % _about(fact, clinics)


def names_of(clinics: Sequence[Node]) -> str:
    """Return the first names, and how many more there are."""
    named = ", ".join(node.name for node in clinics[:_NAMED])
    more = len(clinics) - _NAMED
    if more <= 0:
        return named
    return _("%(names)s and %(number)s more") % {"names": named, "number": more}


def _about(fact: str, clinics: Sequence[Node]) -> dict[str, Any]:
    return {"number": len(clinics), "fact": fact, "names": names_of(clinics)}
