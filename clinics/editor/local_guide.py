"""The editor's screen of a local guide: the guide as its location gets it."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)

from clinics.drift.panels import DriftPanel
from editorial.facts.widgets import FactTextInput

from .form import LocalGuideForm
from .outline.panels import BodyOutlinePanel, FAQOutlinePanel, InheritedPanel
from .search_page import SearchPagePanel


def _text(
    name: str, shows: str, heading: Any, icon: str, widget: forms.Widget | None = None
) -> Panel:
    if widget is not None:
        # The panel has the heading; beside it the field's own would say it twice.
        widget.attrs["aria-label"] = heading
    field = FieldPanel(name, heading=heading, **({"widget": widget} if widget else {}))
    return InheritedPanel([field], shows=shows, heading=heading, icon=icon)


def _figure(name: str, heading: Any, icon: str) -> Panel:
    ends = (("min", _("At least")), ("max", _("At most")))
    return InheritedPanel(
        [
            FieldPanel(
                f"{name}_{end}",
                heading=words,
                widget=forms.NumberInput(
                    attrs={"min": 0, "aria-label": format_lazy("{}: {}", heading, words)}
                ),
            )
            for end, words in ends
        ],
        shows=name,
        heading=heading,
        icon=icon,
        classname="inherited-figure",
    )


guide_tab = ObjectList(
    [
        DriftPanel(),
        _text("guide_title", "title", _("Title"), "title", widget=FactTextInput()),
        _text("summary", "summary", _("Summary"), "pilcrow"),
        BodyOutlinePanel("changes", heading=_("The guide, part by part"), icon="doc-full"),
        FAQOutlinePanel("faq_changes", heading=_("Frequently asked questions"), icon="help"),
    ],
    heading=_("Guide"),
    help_text=_(
        "This is the guide as this location gets it. Change only what differs here: everything "
        "else follows the copy from above, today and whenever it changes."
    ),
)

figures_tab = ObjectList(
    [
        _figure("session_minutes", _("Minutes per session, numbing included"), "time"),
        _figure("sessions", _("Sessions in one course"), "order"),
        _figure("recovery_days", _("Days of recovery, 0 for the same day"), "calendar"),
    ],
    heading=_("Figures"),
)

search_tab = ObjectList(
    [
        FieldPanel("offered"),
        _text(
            "seo_title",
            "seo_title",
            _("Title in search results"),
            "search",
            widget=FactTextInput(),
        ),
        _text(
            "search_description",
            "seo_description",
            _("Text in search results"),
            "search",
            widget=forms.Textarea(attrs={"rows": 3, "data-facts": ""}),
        ),
        SearchPagePanel(
            [FieldPanel("canonical", widget=forms.RadioSelect)],
            heading=_("Own words and search results"),
            icon="site",
        ),
        PublishingPanel(),
        CommentPanel(),
    ],
    heading=_("Offer and search"),
)

local_guide_editor = TabbedInterface(
    [guide_tab, figures_tab, search_tab], base_form_class=LocalGuideForm
)
