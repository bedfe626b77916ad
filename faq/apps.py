from collections.abc import Iterable

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FAQConfig(AppConfig):
    name = "faq"
    verbose_name = _("FAQs")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from editions.kinds import register
        from editorial.facts.mentions import register_mentions
        from editorial.languages import follow_languages_of
        from editorial.models import Topic
        from editorial.withdrawals import record_referrers_of, record_withdrawals_of

        from .kinds import FAQKind
        from .mentions import faqs_that_mention
        from .models import FAQ

        def with_topic(topic: Topic) -> Iterable[int]:
            return topic.faqs.values_list("pk", flat=True)

        register(FAQKind())
        register_mentions(faqs_that_mention)
        record_withdrawals_of(FAQ)
        follow_languages_of(FAQ, FAQKind.name)
        record_referrers_of(Topic, FAQKind.name, with_topic)
