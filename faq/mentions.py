"""Which FAQs mention a fact."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Revision

from editorial.facts.grammar import keys_in_html
from editorial.facts.mentions import Mention

from .models import FAQ


def faqs_that_mention(key: str) -> Iterator[Mention]:
    """Yield the FAQs that mention the fact: live, in a draft, or scheduled."""
    finder = AdminURLFinder()
    for faq in versions_with(FAQ, key):
        if key in keys_in_html(faq.question) | keys_in_html(faq.answer):
            label = _("FAQ “%(question)s”") % {"question": faq.question}
            yield Mention(label, finder.get_edit_url(faq))


def versions_with(model: type[Any], word: str, rows: Sequence[str] = ()) -> Iterator[Any]:
    """Yield the live objects of a model, and their drafts and schedules that hold ``word``.

    Two queries and one for each of the ``rows`` that are read of live objects, besides those
    of the drafts that are yielded.
    """
    yield from model.objects.filter(live=True).prefetch_related(*rows)
    content_type = ContentType.objects.get_for_model(model)
    drafts = model.objects.exclude(latest_revision=None).values("latest_revision")
    revisions = Revision.objects.filter(content_type=content_type).filter(
        Q(pk__in=drafts) | Q(approved_go_live_at__isnull=False)
    )
    for revision in revisions:
        if word in json.dumps(revision.content):
            yield revision.as_object()
