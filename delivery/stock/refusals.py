"""What Wagtail's endpoints refuse, said as this API says it: the parameter, then the remedy. Pure.

Wagtail names neither in most of its messages, and some are empty.
"""

import re

_LEAVE_OUT = "leave one of them out."
_PAGES = "`pages/` lists them."
#: What Wagtail says, and what is said instead; groups of the pattern stand in braces.
_RULES = [
    (re.compile(said), instead)
    for said, instead in (
        ("unknown fields: (.+)", "fields: there is no {0}. `fields=*` shows what there is."),
        ("fields error: (.+)", "fields: {0}. Use keys, separated by commas, as in `_,id,title`."),
        (
            "'(.+)' does not support nested fields",
            "fields: {0} has no keys to choose from. Name it without brackets.",
        ),
        (
            "cannot order by '(.+)' while searching .+",
            "order: {0} is no order for what `search` finds; " + _LEAVE_OUT,
        ),
        (
            r"cannot order by '(.+)' \(.+\)",
            "order: {0} is nothing to order by. Use `id`, `title` or a column of the `type`.",
        ),
        (
            "cannot filter by '(.+)' while searching .+",
            "{0}: this is no filter for what `search` finds; " + _LEAVE_OUT,
        ),
        (
            "filtering by tag with a search query is not supported",
            "tags: this is no filter for what `search` finds; " + _LEAVE_OUT,
        ),
        (
            "filtering by descendant_of with child_of is not supported",
            "descendant_of: child_of says it more narrowly; " + _LEAVE_OUT,
        ),
        ("parent page doesn't exist", "child_of: there is no page with this id. " + _PAGES),
        ("ancestor page doesn't exist", "descendant_of: there is no page with this id. " + _PAGES),
        ("descendant page doesn't exist", "ancestor_of: there is no page with this id. " + _PAGES),
        (
            "translation_of page doesn't exist",
            "translation_of: there is no page with this id. " + _PAGES,
        ),
        (
            "type doesn't exist",
            "type: there are no public pages of this type. `meta.type` of a page says its own.",
        ),
        (
            "query parameter is not an operation or a recognised field: (.+)",
            "Unknown parameter: {0}. Columns of a type can be asked for beside `type`.",
        ),
    )
]


def in_our_words(message: str) -> str:
    """Return what is said in place of a message of Wagtail's; an unknown one stays as it is."""
    for said, instead in _RULES:
        found = said.fullmatch(message)
        if found:
            return instead.format(*found.groups())
    return message
