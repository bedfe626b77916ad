"""Keeping the uses of FAQs true."""

from collections.abc import Iterable, Mapping

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from .models import FAQ, FAQUse


@transaction.atomic
def record_uses(user: models.Model, faq_ids: Mapping[str, Iterable[int]]) -> None:
    """Replace the uses that ``user`` makes of FAQs: ``{state: FAQ ids}``.

    Ids of FAQs that do not exist are passed over: a revision may be older than a deletion.
    """
    content_type = ContentType.objects.get_for_model(user)
    wanted = {(faq_id, state) for state, ids in faq_ids.items() for faq_id in ids}
    rows = FAQUse.objects.filter(content_type=content_type, object_id=user.pk)
    known = {(row.faq_id, row.state): row.pk for row in rows}
    gone = [pk for use, pk in known.items() if use not in wanted]
    if gone:
        FAQUse.objects.filter(pk__in=gone).delete()
    missing = wanted - known.keys()
    if missing:
        existing = set(
            FAQ.objects.filter(pk__in={faq_id for faq_id, _ in missing}).values_list(
                "pk", flat=True
            )
        )
        FAQUse.objects.bulk_create(
            [
                FAQUse(faq_id=faq_id, content_type=content_type, object_id=user.pk, state=state)
                for faq_id, state in sorted(missing)
                if faq_id in existing
            ],
            ignore_conflicts=True,
        )
