"""Registers what this app adds to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, re_path
from wagtail import hooks

from .drift.places import DriftSummaryItem, drift_buttons, drift_menu_item
from .drift.report import DriftReportView
from .impact.confirming import PublishAnywayView, ask_before_gaps
from .impact.editor import faq_impact_item, guide_impact_item, location_impact_item
from .impact.views import ImpactNoticeView, ImpactView
from .missing_facts.report import MissingFactsView, missing_facts_menu_item
from .previewing.choosing import choose_location

hooks.register("register_reports_menu_item", drift_menu_item)
hooks.register("register_reports_menu_item", missing_facts_menu_item)
hooks.register("register_page_listing_buttons", drift_buttons)
hooks.register("register_page_action_menu_item", guide_impact_item)
hooks.register("register_page_action_menu_item", location_impact_item)
hooks.register("register_snippet_action_menu_item", faq_impact_item)
hooks.register("before_publish_page", ask_before_gaps)


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern]:
    """Add the addresses of the reports and of the impact of edits."""
    return [
        re_path(
            r"^impact/(?P<kind>guide|faq|location)/(?P<pk>\d{1,9})/$",
            ImpactView.as_view(),
            name="desk_impact",
        ),
        re_path(
            r"^impact/(?P<kind>guide|faq|location)/(?P<pk>\d{1,9})/notice/$",
            ImpactNoticeView.as_view(),
            name="desk_impact_notice",
        ),
        re_path(
            r"^impact/(?P<kind>guide|location)/(?P<pk>\d{1,9})/publish/(?P<revision_id>\d{1,9})/$",
            PublishAnywayView.as_view(),
            name="desk_publish_anyway",
        ),
        path("preview-location/", choose_location, name="desk_preview_location"),
        path("reports/drift/", DriftReportView.as_view(), name="desk_drift_report"),
        path(
            "reports/drift/results/",
            DriftReportView.as_view(results_only=True),
            name="desk_drift_report_results",
        ),
        path("reports/missing-facts/", MissingFactsView.as_view(), name="desk_missing_facts"),
        path(
            "reports/missing-facts/results/",
            MissingFactsView.as_view(results_only=True),
            name="desk_missing_facts_results",
        ),
    ]


@hooks.register("construct_homepage_summary_items")
def count_drift(request: HttpRequest, items: list[Any]) -> None:
    """Tell on the home page how many changes wait."""
    items.append(DriftSummaryItem(request))
