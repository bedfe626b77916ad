"""What editors are told about redirects."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .leading import Rule
from .paths import Fault

_REMEDIES: Mapping[Fault, Any] = {
    Fault.NO_PATH: gettext_lazy(
        "Begin with a slash, as in /old-page/, and leave out the website’s name."
    ),
    Fault.NO_DESTINATION: gettext_lazy(
        "Enter a path such as /prices/, or an address that begins with https://."
    ),
    Fault.OTHER_WEBSITE: gettext_lazy(
        "Begin with one slash: two slashes or a backslash lead to another website."
    ),
    Fault.FRAGMENT: gettext_lazy(
        "Leave out “#” and what comes after it, which browsers do not send."
    ),
    Fault.DOTS: gettext_lazy("Leave out the parts “.” and “..”."),
    Fault.UNREADABLE: gettext_lazy(
        "Leave out control characters, and write a percent sign as %25."
    ),
    Fault.UNSAFE: gettext_lazy("Leave out spaces, quotation marks, angle brackets and braces."),
}


def remedy(fault: Fault) -> str:
    """Return what to do about a path or an address that can't be used."""
    return str(_REMEDIES[fault])


def circle_in_words(rules: Iterable[Rule]) -> str:
    """Return that these redirects lead round in a circle."""
    paths = [rule.path for rule in rules]
    way = " → ".join(f"“{path}”" for path in (*paths, paths[0]))
    return _("This leads round in a circle: %(way)s.") % {"way": way}


def circle_below_in_words(rules: Iterable[Rule], name: str) -> str:
    """Return that these redirects lead round in a circle at a location below."""
    paths = [rule.path for rule in rules]
    way = " → ".join(f"“{path}”" for path in (*paths, paths[0]))
    return _("At “%(name)s” this leads round in a circle: %(way)s.") % {"name": name, "way": way}


def page_in_words(path: str, title: str) -> str:
    """Return that a guide's page stands at an old path."""
    return _(
        "The guide “%(title)s” has its page at %(path)s here, so nobody would be led on. Choose "
        "another path, or stop offering the guide here."
    ) % {"title": title, "path": path}
