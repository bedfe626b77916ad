"""How the record asks after locations and local guides."""

from collections.abc import Collection, Iterable, Mapping

from editions.kinds import EditionKind, Statement
from editions.record import record
from editorial.images import ImageKind, prepare

from .local_guides.changes import local_guide_payload
from .local_guides.images import image_ids_of
from .models import ClinicGroupPage, ClinicImage, ClinicPage, LocalGuidePage, Location, RegionPage
from .statements import location_payloads


class LocationKind(EditionKind):
    """Live locations of one sort; their key is their code."""

    model: type[Location]

    def __init__(self, model: type[Location]) -> None:
        self.model = model
        self.name = model.edition_kind

    def object_ids(self) -> Iterable[int]:
        return self.model.objects.values_list("pk", flat=True)

    def prepare(self, object_ids: Collection[int]) -> None:
        if self.model is ClinicPage:
            images = ClinicImage.objects.filter(clinic_id__in=object_ids, clinic__live=True)
            _publish_images(set(images.values_list("image_id", flat=True)))

    def statements(self, object_ids: Collection[int]) -> Mapping[int, Statement]:
        locations = list(self.model.objects.filter(pk__in=object_ids).live().public())
        clinics = {each.pk: each for each in locations if isinstance(each, ClinicPage)}
        payloads = location_payloads(locations, clinics)
        return {each.pk: Statement(each.code, payloads[each.pk]) for each in locations}


class LocalGuideKind(EditionKind):
    """Live local guides; their key is ``<location id>/<guide id>``, which outlives the words."""

    name = LocalGuidePage.edition_kind

    def object_ids(self) -> Iterable[int]:
        return LocalGuidePage.objects.values_list("pk", flat=True)

    def prepare(self, object_ids: Collection[int]) -> None:
        local_guides = LocalGuidePage.objects.filter(pk__in=object_ids, live=True)
        _publish_images({pk for local in local_guides for pk in image_ids_of(local)})

    def statements(self, object_ids: Collection[int]) -> Mapping[int, Statement]:
        local_guides = LocalGuidePage.objects.filter(pk__in=object_ids).live().public()
        return {
            local.pk: Statement(
                f"{local.for_location_id}/{local.guide_id}", local_guide_payload(local)
            )
            for local in local_guides
        }


def location_kinds() -> list[LocationKind]:
    """Return the kinds of all sorts of locations."""
    return [LocationKind(model) for model in (ClinicGroupPage, RegionPage, ClinicPage)]


def _publish_images(image_ids: Collection[int]) -> None:
    prepare(image_ids)
    record(ImageKind.name, image_ids)
