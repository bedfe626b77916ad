"""Where the old paths of a clinic's website lead: one of them, or all.

Owns the form of the answers and the parameters. Where a path leads is decided in
``clinics.redirects``. Wagtail's own redirects, of its sites, are in ``delivery.stock``.
"""
