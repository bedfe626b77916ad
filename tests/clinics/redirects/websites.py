"""Websites made of few words."""

from typing import Any

from clinics.redirects.leading import GONE, PERMANENT, Reason, Rule, Website
from clinics.redirects.paths import path_in
from guide_pages.blocks.showing import SHARED, Origin, Scope

ADDRESS = "https://la.example.com"
LA = Origin(scope=Scope.CLINIC, location="la")


def a_rule(path: str, to: Any, status: int = PERMANENT) -> Rule:
    """Return a rule: ``to`` is a guide's id, a destination, or nothing for a page that is gone."""
    if to is None:
        return Rule(path, GONE, LA)
    guide = to if isinstance(to, int) else None
    return Rule(path, status, LA, guide=guide, to=None if guide is not None else to)


def renamed(path: str, guide: int) -> Rule:
    """Return the rule of a guide's former address."""
    return Rule(path, PERMANENT, SHARED, Reason.RENAMED, guide)


def a_website(*rules: Rule, pages: dict[int, str] | None = None) -> Website:
    """Return a website with these rules, and with guides at these paths by their ids."""
    paths = pages or {}
    return Website(
        address=ADDRESS,
        rules={rule.path: rule for rule in rules},
        pages={guide: f"{ADDRESS}{path}" for guide, path in paths.items()},
        live={path_in(path): guide for guide, path in paths.items()},
    )
