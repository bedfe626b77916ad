"""How the record asks after guides and libraries."""

from collections.abc import Collection, Iterable, Mapping

from editions.kinds import EditionKind, Statement
from editions.models import Edition
from editions.record import current_editions, record
from editorial.images import ImageKind, prepare

from .images_in_copy import image_ids_of
from .models import GuideIndexPage, GuidePage
from .payloads import LibraryPayload
from .statements import guide_payload, stored_relations


class GuideKind(EditionKind):
    """Live guides that everybody may see; their key is their slug."""

    name = "guide"

    def object_ids(self) -> Iterable[int]:
        return GuidePage.objects.values_list("pk", flat=True)

    def prepare(self, object_ids: Collection[int]) -> None:
        image_ids = {
            image_id
            for guide in GuidePage.objects.filter(pk__in=object_ids).live().public()
            for image_id in image_ids_of(guide)
        }
        prepare(image_ids)
        record(ImageKind.name, image_ids)

    def statements(self, object_ids: Collection[int]) -> Mapping[int, Statement]:
        guides = GuidePage.objects.filter(pk__in=object_ids).live().public()
        relations = stored_relations(object_ids)
        published = self._last_published(object_ids)
        return {
            guide.pk: Statement(
                guide.slug, guide_payload(guide, relations[guide.pk], published.get(guide.pk))
            )
            for guide in guides.select_related("locale")
        }

    def _last_published(self, object_ids: Collection[int]) -> dict[int, Mapping[str, object]]:
        """Return the newest payload of each guide, from before a withdrawal if need be."""
        newest = current_editions(self.name, object_ids)
        payloads = {pk: e.payload for pk, e in newest.items() if e.payload is not None}
        withdrawn = [pk for pk, e in newest.items() if e.payload is None]
        if withdrawn:
            earlier = Edition.objects.filter(kind=self.name, object_id__in=withdrawn)
            rows = earlier.filter(payload__isnull=False).order_by("number")
            payloads |= dict(rows.values_list("object_id", "payload"))
        return payloads


class LibraryKind(EditionKind):
    """The order of a library's guides, live or not: publishing one leaves it as it is."""

    name = "library"

    def object_ids(self) -> Iterable[int]:
        return GuideIndexPage.objects.values_list("pk", flat=True)

    def statements(self, object_ids: Collection[int]) -> Mapping[int, Statement]:
        libraries = GuideIndexPage.objects.filter(pk__in=object_ids).values_list("pk", "path")
        guides = GuidePage.objects.order_by("path").values_list("pk", "path")
        by_parent: dict[str, list[int]] = {}
        for guide_id, path in guides:
            by_parent.setdefault(path[: -GuidePage.steplen], []).append(guide_id)
        return {
            pk: Statement("", LibraryPayload(order=by_parent.get(path, [])))
            for pk, path in libraries
        }
