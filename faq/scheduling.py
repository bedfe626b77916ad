"""Whether an FAQ has a version that waits for its hour."""

from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from wagtail.models import Revision

#: Annotates FAQs with whether one of their revisions is scheduled.
IS_SCHEDULED = Exists(
    Revision.objects.filter(
        base_content_type__app_label="faq",
        base_content_type__model="faq",
        object_id=Cast(OuterRef("pk"), CharField()),
        approved_go_live_at__isnull=False,
    )
)
