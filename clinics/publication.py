"""What keeps a location from being published, said so that an editor can mend it."""

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .patterns import PLACEHOLDERS
from .status import Status

if TYPE_CHECKING:
    from .models import ClinicPage

#: What is said of double braces where only plain words stand.
BRACES = gettext_lazy(
    "Facts can’t be mentioned here: this is what facts say. Leave out the double braces."
)


def has_braces(value: object) -> bool:
    """Return whether a text has the braces of a fact, whole or half."""
    return isinstance(value, str) and ("{{" in value or "}}" in value)


def clinic_errors(clinic: "ClinicPage") -> dict[str, str]:
    """Return what must be mended before publishing, by field."""
    errors: dict[str, str] = {}
    if (clinic.latitude is None) != (clinic.longitude is None):
        errors["latitude"] = _("Enter both latitude and longitude, or neither.")
    if clinic.successor_id is not None:
        if clinic.status != Status.CLOSED:
            errors["successor"] = _("Only a closed clinic has a successor.")
        elif clinic.successor_id == clinic.pk:
            errors["successor"] = _("A clinic cannot succeed itself. Choose another one.")
    return errors


_BRACED = re.compile(r"\{([^{}]*)\}")


def pattern_error(pattern: str) -> str | None:
    """Return what is wrong with an address pattern; nothing when it may be used."""
    if not pattern:
        return None
    if not re.match(r"https?://[^/\s]", pattern):
        return _("Begin with https://, for example https://{clinic}.example.com/{guide}/")
    if re.search(r"\s", pattern):
        return _("Write the address without spaces.")
    unknown = [name for name in _BRACED.findall(pattern) if name not in PLACEHOLDERS]
    if unknown:
        return _("“{%(name)s}” means nothing here. Use {clinic}, {guide} and {locale}.") % {
            "name": unknown[0]
        }
    rest = _BRACED.sub("", pattern)
    if "{" in rest or "}" in rest:
        return _("A brace has no partner. Write {clinic}, {guide} and {locale}.")
    if "{guide}" not in pattern:
        return _("Say where the guide's web name stands: {guide}.")
    return None
