"""The editor's screens of the group, its regions and its clinics."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    PageChooserPanel,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from editorial.panels import IntroducedTab

from .choices import ChoosingRowsPanel, DestinationSelect, FactSelect, RowSelect
from .compact_rows import CompactRowsPanel
from .draft_rows import DraftRowsPanel
from .in_force.panels import FactsInForcePanel, GuidesInForcePanel


def _guides_tab() -> Panel:
    return IntroducedTab(
        [
            GuidesInForcePanel(heading=_("In force here"), icon="list-ul"),
            ChoosingRowsPanel(
                "guide_settings",
                [
                    FieldPanel("guide", widget=RowSelect),
                    FieldRowPanel(
                        [FieldPanel("offered"), FieldPanel("featured"), FieldPanel("position")]
                    ),
                ],
                heading=_("Guides that differ here"),
                label=_("guide"),
                icon="doc-full",
            ),
        ],
        heading=_("Guides"),
        help_text=_(
            "A location offers the guides that the location above it offers. List only those "
            "that differ: offered or not, featured or not, at another place in the list."
        ),
    )


def _facts_tab() -> Panel:
    return IntroducedTab(
        [
            FactsInForcePanel(heading=_("In force here"), icon="list-ul"),
            ChoosingRowsPanel(
                "fact_values",
                [
                    FieldRowPanel(
                        [FieldPanel("definition", widget=FactSelect), FieldPanel("value")]
                    ),
                    FieldPanel(
                        "guide",
                        widget=RowSelect,
                        help_text=_(
                            "Choose one for a value, such as a price, that holds in it alone."
                        ),
                    ),
                ],
                heading=_("Values given here"),
                label=_("value"),
                icon="tag",
            ),
        ],
        heading=_("Facts"),
        help_text=_(
            "What copy says where it mentions a fact, here and at every location below that "
            "has no value of its own."
        ),
    )


def _redirects_tab() -> Panel:
    return IntroducedTab(
        [
            ChoosingRowsPanel(
                "redirects",
                [
                    FieldRowPanel([FieldPanel("old_path"), FieldPanel("status")]),
                    FieldRowPanel(
                        [FieldPanel("guide", widget=DestinationSelect), FieldPanel("to")]
                    ),
                ],
                heading=_("Old paths"),
                label=_("redirect"),
                icon="redirect",
                help_text=_(
                    "A guide whose web name changes needs none: its old address leads to the new "
                    "one by itself. A redirect holds here and at every location below that has "
                    "none of its own from the same path; where a guide has its page, the page is "
                    "shown."
                ),
            )
        ],
        heading=_("Redirects"),
        help_text=_("Where visitors of addresses that are no more are led on this website."),
    )


def _location_tab(heading: Any, placeholder: Any, *more: Panel) -> Panel:
    return IntroducedTab(
        [
            TitleFieldPanel(
                "title",
                heading=placeholder,
                placeholder=placeholder,
                targets=["code"],
                help_text=_("As visitors know it. Guides can mention it as a fact."),
            ),
            FieldPanel("code"),
            *more,
            FieldPanel("url_pattern"),
            PublishingPanel(),
            CommentPanel(),
        ],
        heading=heading,
        help_text=_("The name and the code are what websites and apps show and ask for."),
    )


group_editor = TabbedInterface(
    [
        _location_tab(_("Group"), _("Name of the group")),
        _facts_tab(),
        _guides_tab(),
        _redirects_tab(),
    ]
)

region_editor = TabbedInterface(
    [
        _location_tab(_("Region"), _("Name of the region")),
        _facts_tab(),
        _guides_tab(),
        _redirects_tab(),
    ]
)

clinic_editor = TabbedInterface(
    [
        _location_tab(
            _("Clinic"),
            _("Name of the clinic"),
            FieldRowPanel(
                [
                    FieldPanel("status"),
                    PageChooserPanel("successor", "clinics.ClinicPage"),
                ],
                heading=_("Is it open?"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("street"),
                    FieldRowPanel([FieldPanel("city"), FieldPanel("state")]),
                    FieldRowPanel([FieldPanel("postal_code"), FieldPanel("country")]),
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                ],
                heading=_("Address"),
                icon="globe",
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                    FieldPanel("booking_url"),
                    FieldPanel("website_url"),
                ],
                heading=_("How it is reached"),
                icon="mail",
            ),
        ),
        IntroducedTab(
            [
                FieldPanel("time_zone", help_text=_("The zone in which the hours are meant.")),
                CompactRowsPanel(
                    "opening_hours",
                    [
                        FieldRowPanel(
                            [FieldPanel("day"), FieldPanel("opens"), FieldPanel("closes")]
                        )
                    ],
                    heading=_("Every week"),
                    label=_("hours"),
                    icon="time",
                ),
                CompactRowsPanel(
                    "opening_exceptions",
                    [
                        FieldRowPanel([FieldPanel("date"), FieldPanel("closed")]),
                        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
                        FieldPanel("note"),
                    ],
                    heading=_("On single dates"),
                    label=_("date"),
                    icon="calendar",
                ),
            ],
            heading=_("Hours"),
            help_text=_("In the clinic's own time. A day with a break has two rows."),
        ),
        IntroducedTab(
            [
                DraftRowsPanel(
                    "practitioners",
                    [
                        FieldRowPanel([FieldPanel("name"), FieldPanel("credentials")]),
                        FieldPanel("url"),
                    ],
                    heading=_("Practitioners"),
                    label=_("practitioner"),
                    icon="group",
                ),
                FieldPanel("languages"),
                FieldPanel("licences"),
                DraftRowsPanel(
                    "images",
                    [FieldPanel("image"), FieldPanel("alt")],
                    heading=_("Images"),
                    label=_("image"),
                    icon="image",
                ),
            ],
            heading=_("Team & images"),
            help_text=_(
                "Who treats patients here, and what it looks like. Name people only with their "
                "consent; no patient is ever named. Who may edit this clinic is decided under "
                "“Who may edit…” in its menu."
            ),
        ),
        _facts_tab(),
        _guides_tab(),
        _redirects_tab(),
    ]
)
