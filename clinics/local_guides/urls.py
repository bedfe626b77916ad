"""The addresses of the screens of local guides."""

from django.urls import URLPattern, path

from clinics.editor.outline.reading_view import read_changes

from .apply_view import ApplyView
from .choosing import ChooseGuideView, ChooseLocationView, make


def local_guide_urls() -> list[URLPattern]:
    """Return the addresses, for the admin."""
    return [
        path("local-guides/new/", make, name="clinics_make_local_guide"),
        path(
            "local-guides/of-guide/<object_id:guide_id>/",
            ChooseLocationView.as_view(),
            name="clinics_choose_location",
        ),
        path(
            "local-guides/at-location/<object_id:location_id>/",
            ChooseGuideView.as_view(),
            name="clinics_create_local_guide",
        ),
        path(
            "local-guides/<object_id:page_id>/reading/",
            read_changes,
            name="clinics_local_guide_reading",
        ),
        path(
            "local-guides/<object_id:page_id>/apply/",
            ApplyView.as_view(),
            name="clinics_apply_changes",
        ),
    ]
