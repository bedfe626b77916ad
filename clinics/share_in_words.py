"""A share of words as people read it."""

from django.utils.translation import gettext as _


def share_in_words(share: float) -> str:
    """Return a share in whole per cent, rounded down: too little never looks enough."""
    return _("%(number)s%%") % {"number": round(share * 1000) // 10}
