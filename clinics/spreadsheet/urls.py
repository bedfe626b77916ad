"""The addresses of the spreadsheet in the admin."""

from django.urls import URLPattern, path

from .views import ApplyView, ExportView, ReviewView, UploadView


def spreadsheet_urls() -> list[URLPattern]:
    """Return the addresses."""
    return [
        path("clinics/import/", UploadView.as_view(), name="clinics_import"),
        path("clinics/import/review/", ReviewView.as_view(), name="clinics_import_review"),
        path("clinics/import/apply/", ApplyView.as_view(), name="clinics_import_apply"),
        path("clinics/export/", ExportView.as_view(), name="clinics_export"),
    ]
