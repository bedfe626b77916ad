"""How the record asks after FAQs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from editions.kinds import EditionKind, Statement
from editorial.rich_text import without_editor_marks

from .models import FAQ
from .payloads import FAQPayload


class FAQKind(EditionKind):
    """Live FAQs, archived or not. Archiving changes nothing that the public sees."""

    name = "faq"

    def object_ids(self) -> Iterable[int]:
        return FAQ.objects.values_list("pk", flat=True)

    def statements(self, object_ids: Collection[int]) -> Mapping[int, Statement]:
        topics: dict[int, list[int]] = defaultdict(list)
        rows = FAQ.topics.through.objects.filter(faq_id__in=object_ids)
        for faq_id, topic_id in rows.order_by("topic_id").values_list("faq_id", "topic_id"):
            topics[faq_id].append(topic_id)
        faqs = FAQ.objects.filter(pk__in=object_ids, live=True).select_related("locale")
        return {
            faq.pk: Statement(
                "",
                FAQPayload(
                    locale=faq.locale.language_code,
                    question=faq.question,
                    answer=without_editor_marks(faq.answer),
                    topics=topics[faq.pk],
                ),
            )
            for faq in faqs
        }
