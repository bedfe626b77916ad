"""The addresses of guides on clinics' own websites. Pure.

A pattern such as ``https://{clinic}.example.com/{guide}/`` names the clinic's code and the
guide's slug.
"""

PLACEHOLDERS = ("clinic", "guide")


def guide_url(pattern: str, *, clinic: str | None, guide: str) -> str | None:
    """Return the address of a guide's page.

    ``None`` without a pattern, and for the group itself (``clinic`` is ``None``) when the
    pattern asks for a clinic.
    """
    if not pattern or (clinic is None and "{clinic}" in pattern):
        return None
    return pattern.replace("{clinic}", clinic or "").replace("{guide}", guide)
