from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuidePagesConfig(AppConfig):
    name = "guide_pages"
    verbose_name = _("Treatment guides")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.images import get_image_model

        from editions.kinds import register
        from editorial.facts.mentions import register_mentions
        from editorial.languages import follow_languages_of
        from editorial.models import Reviewer, Topic
        from editorial.withdrawals import record_referrers_of, record_withdrawals_of

        from . import page_signals
        from .kinds import GuideKind, LibraryKind
        from .mentions import guides_that_mention
        from .models import GuidePage, RelatedGuide

        def guides(**condition: Any) -> Iterable[int]:
            return GuidePage.objects.filter(**condition).values_list("pk", flat=True)

        def related_to(guide: GuidePage) -> Iterable[int]:
            return RelatedGuide.objects.filter(related=guide).values_list("guide_id", flat=True)

        register(GuideKind())
        register(LibraryKind())
        record_withdrawals_of(GuidePage)
        follow_languages_of(GuidePage, GuideKind.name)
        record_referrers_of(GuidePage, GuideKind.name, related_to)
        record_referrers_of(Topic, GuideKind.name, lambda topic: guides(topics=topic))
        record_referrers_of(Reviewer, GuideKind.name, lambda reviewer: guides(reviewer=reviewer))
        record_referrers_of(get_image_model(), GuideKind.name, lambda image: guides(image=image))
        register_mentions(guides_that_mention)
        page_signals.connect()
