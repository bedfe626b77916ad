"""The addresses of guides on clinics' own websites. Pure.

A pattern such as ``https://{clinic}.example.com/{locale}/{guide}/`` names the clinic's code, the
language of the guide and its slug.
"""

from editorial.web_addresses import web_address

PLACEHOLDERS = ("clinic", "guide", "locale")


def guide_url(pattern: str, *, clinic: str | None, guide: str, locale: str) -> str | None:
    """Return the address of a guide's page; ``locale`` is the code of the guide's language.

    ``None`` without a pattern, and for the group itself (``clinic`` is ``None``) when the
    pattern asks for a clinic. A pattern that names no language gives every language of a
    treatment the same address, as far as they share the slug.
    """
    if not pattern or (clinic is None and "{clinic}" in pattern):
        return None
    values = {"clinic": clinic or "", "guide": guide, "locale": locale}
    for name in PLACEHOLDERS:
        pattern = pattern.replace(f"{{{name}}}", values[name])
    return web_address(pattern) or None
