"""Where a fact is given values: as many places as there are clinics, read a page at a time."""

from itertools import groupby
from typing import Any

from django.db.models import Q
from wagtail.models import ReferenceIndex
from wagtail.models.reference_index import ReferenceGroups
from wagtail.snippets.views.snippets import UsageView


class ReferencesByPage(ReferenceGroups):
    """References grouped by their source, of which a slice reads no more than its own."""

    def __getitem__(self, wanted: slice) -> list[Any]:
        source = ("base_content_type", "object_id")
        rows = self.qs.order_by(*source).values_list(*source).distinct()[wanted]
        of_these = Q(pk__in=[])
        for content_type, found in groupby(rows, key=lambda row: row[0]):
            ids = [object_id for _, object_id in found]
            of_these |= Q(base_content_type=content_type, object_id__in=ids)
        return list(ReferenceGroups(self.qs.filter(of_these)))


class FactUsageView(UsageView):
    """Lists where a fact is used; costs the same for any number of clinics."""

    def get_queryset(self) -> ReferencesByPage:
        return ReferencesByPage(ReferenceIndex.get_references_to(self.object))
