"""Registers what this app adds to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, re_path
from wagtail import hooks

from editorial.facts.changing import BEFORE_CHANGING_A_FACT
from editorial.ids import id_converter
from editorial.publishing import BEFORE_APPROVING

from .drift.places import DriftSummaryItem, drift_buttons, drift_menu_item
from .drift.report import DriftReportView
from .impact.asking import (
    ask_before_approving,
    ask_before_approving_in_the_editor,
    ask_before_changing_a_fact,
    ask_before_publishing_many,
)
from .impact.confirming import PublishAnywayView, ask_before_gaps
from .impact.editor import (
    guide_impact_item,
    local_guide_impact_item,
    location_impact_item,
    snippet_impact_item,
)
from .impact.views import ImpactNoticeView, ImpactView
from .local_copy.report import LocalCopyView, local_copy_menu_item
from .missing_facts.report import MissingFactsView, missing_facts_menu_item
from .previewing.choosing import choose_location
from .previewing.website import WebsitePreviewView, website_buttons
from .redirects.report import RedirectReportView, redirects_menu_item

hooks.register("register_reports_menu_item", drift_menu_item)
hooks.register("register_reports_menu_item", missing_facts_menu_item)
hooks.register("register_reports_menu_item", redirects_menu_item)
hooks.register("register_reports_menu_item", local_copy_menu_item)
hooks.register("register_page_listing_buttons", drift_buttons)
hooks.register("register_page_header_buttons", website_buttons)
hooks.register("register_page_action_menu_item", guide_impact_item)
hooks.register("register_page_action_menu_item", location_impact_item)
hooks.register("register_page_action_menu_item", local_guide_impact_item)
hooks.register("register_snippet_action_menu_item", snippet_impact_item)
hooks.register("before_publish_page", ask_before_gaps)
hooks.register("before_publish", ask_before_gaps)
hooks.register("before_edit_page", ask_before_approving_in_the_editor)
hooks.register("before_edit_snippet", ask_before_approving_in_the_editor)
hooks.register(BEFORE_APPROVING, ask_before_approving)
hooks.register(BEFORE_CHANGING_A_FACT, ask_before_changing_a_fact)
# After what refuses publishing: nobody is asked about what can't be published anyway.
hooks.register("before_bulk_action", ask_before_publishing_many, order=100)


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern]:
    """Add the addresses of the reports and of the impact of edits."""
    return [
        re_path(
            r"^impact/(?P<kind>guide|local-guide|faq|location|fact)/(?P<pk>\d{1,9})/$",
            ImpactView.as_view(),
            name="desk_impact",
        ),
        re_path(
            r"^impact/(?P<kind>guide|local-guide|faq|location|fact)/(?P<pk>\d{1,9})/notice/$",
            ImpactNoticeView.as_view(),
            name="desk_impact_notice",
        ),
        re_path(
            r"^impact/(?P<kind>guide|local-guide|faq|location)/(?P<pk>\d{1,9})"
            r"/publish/(?P<revision_id>\d{1,9})/$",
            PublishAnywayView.as_view(),
            name="desk_publish_anyway",
        ),
        path("preview-location/", choose_location, name="desk_preview_location"),
        path(
            f"website-preview/<{id_converter()}:pk>/",
            WebsitePreviewView.as_view(),
            name="desk_website_preview",
        ),
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
        path("reports/location-redirects/", RedirectReportView.as_view(), name="desk_redirects"),
        path(
            "reports/location-redirects/results/",
            RedirectReportView.as_view(results_only=True),
            name="desk_redirects_results",
        ),
        path("reports/local-copy/", LocalCopyView.as_view(), name="desk_local_copy"),
        path(
            "reports/local-copy/results/",
            LocalCopyView.as_view(results_only=True),
            name="desk_local_copy_results",
        ),
    ]


@hooks.register("construct_homepage_summary_items")
def count_drift(request: HttpRequest, items: list[Any]) -> None:
    """Tell on the home page how many changes wait."""
    items.append(DriftSummaryItem(request))
