"""The filters that the reports about locations have in common."""

from typing import Any

import django_filters
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from clinics.models import Location
from clinics.people.access import editable_locations
from guide_pages.models import GuidePage


def _editable(request: HttpRequest | None) -> Any:
    return editable_locations(request.user) if request else Location.objects.none()


class LocationAndGuideFilterSet(WagtailFilterSet):
    """By location and everything below it, and by guide."""

    location = django_filters.ModelChoiceFilter(
        label=_("Location and below"), queryset=_editable, empty_label=_("All")
    )
    guide = django_filters.ModelChoiceFilter(
        label=_("Guide"), queryset=GuidePage.objects.order_by("title"), empty_label=_("All")
    )
