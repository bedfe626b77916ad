"""Which guides mention a fact."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from editorial.facts.mentions import Mention
from faq.mentions import versions_with

from .facts_in_copy import SOURCES, keys_mentioned
from .models import GuidePage


def guides_that_mention(key: str) -> Iterator[Mention]:
    """Yield the guides that mention the fact: live, in a draft, or scheduled."""
    finder = AdminURLFinder()
    for guide in versions_with(GuidePage, key, [SOURCES]):
        if key in keys_mentioned(guide):
            label = _("Guide “%(title)s”") % {"title": guide.title}
            yield Mention(label, finder.get_edit_url(guide))
