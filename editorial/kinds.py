"""How the record asks after topics, reviewers and definitions of facts."""

from collections.abc import Collection, Iterable, Mapping

from editions.kinds import EditionKind, Statement

from .payloads import FactPayload, ReviewerPayload, TopicPayload


class TopicKind(EditionKind):
    """Topics are public as soon as they exist; their key is their slug."""

    name = "topic"

    def object_ids(self) -> Iterable[int]:
        from .models import Topic

        return Topic.objects.values_list("pk", flat=True)

    def statements(self, object_ids: Collection[int]) -> Mapping[int, Statement]:
        from .models import Topic

        return {
            topic.pk: Statement(topic.slug, TopicPayload(slug=topic.slug, name=topic.name))
            for topic in Topic.objects.filter(pk__in=object_ids)
        }


class ReviewerKind(EditionKind):
    """Reviewers are public as soon as they exist; they have no key."""

    name = "reviewer"

    def object_ids(self) -> Iterable[int]:
        from .models import Reviewer

        return Reviewer.objects.values_list("pk", flat=True)

    def statements(self, object_ids: Collection[int]) -> Mapping[int, Statement]:
        from .models import Reviewer

        return {
            reviewer.pk: Statement(
                "",
                ReviewerPayload(
                    name=reviewer.name, credentials=reviewer.credentials, url=reviewer.url
                ),
            )
            for reviewer in Reviewer.objects.filter(pk__in=object_ids)
        }


class FactKind(EditionKind):
    """Definitions of facts are public as soon as they exist; copy knows them by their key."""

    name = "fact"

    def object_ids(self) -> Iterable[int]:
        from .models import FactDefinition

        return FactDefinition.objects.values_list("pk", flat=True)

    def statements(self, object_ids: Collection[int]) -> Mapping[int, Statement]:
        from .models import FactDefinition

        return {
            fact.pk: Statement(
                fact.key,
                FactPayload(
                    key=fact.key, label=fact.label, default=fact.default, required=fact.required
                ),
            )
            for fact in FactDefinition.objects.filter(pk__in=object_ids)
        }
