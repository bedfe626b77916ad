"""The editor's screens of guides and libraries, in the order in which marketers work."""

from django import forms
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import SlugInput

from editorial.facts.widgets import FactTextInput
from editorial.panels import IntroducedTab

from .widgets import CountedTextarea, CountedTextInput

#: How many characters search engines mostly show.
SEO_TITLE_LENGTH = 60
SEO_DESCRIPTION_LENGTH = 155


def _range(name: str, heading: Promise, icon: str) -> Panel:
    """Return the two ends of one figure side by side, each with its whole name for listeners."""
    ends = (("min", _("at least")), ("max", _("at most")))
    return FieldRowPanel(
        [
            FieldPanel(
                f"{name}_{end}",
                widget=forms.NumberInput(
                    attrs={"min": 0, "aria-label": format_lazy("{}: {}", heading, words)}
                ),
            )
            for end, words in ends
        ],
        heading=heading,
        icon=icon,
    )


def _search_and_address(
    address_help: Promise, otherwise: Promise, *, mentions_facts: bool
) -> list[Panel]:
    """Return what decides how a page is found; its address, rarely changed, collapsed."""
    attrs = {"data-facts": ""} if mentions_facts else {}
    return [
        MultiFieldPanel(
            [
                FieldPanel(
                    "seo_title",
                    widget=CountedTextInput(SEO_TITLE_LENGTH, attrs=attrs),
                    heading=_("Title in search results"),
                    help_text=_("Left empty, the page's own title is used."),
                ),
                FieldPanel(
                    "search_description",
                    widget=CountedTextarea(SEO_DESCRIPTION_LENGTH, attrs={"rows": 3, **attrs}),
                    heading=_("Text in search results"),
                    help_text=otherwise,
                ),
            ],
            heading=_("In search results"),
            icon="search",
        ),
        MultiFieldPanel(
            [FieldPanel("slug", widget=SlugInput, heading=_("Web name"), help_text=address_help)],
            heading=_("Address"),
            icon="link",
            classname="collapsed",
        ),
    ]


guide_tab = IntroducedTab(
    [
        TitleFieldPanel(
            "title",
            widget=FactTextInput,
            placeholder=_("Treatment name, for example Microneedling"),
            help_text=_("The treatment's name, as patients know it."),
        ),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("image"), FieldPanel("image_alt", widget=FactTextInput)],
            heading=_("Main image"),
            icon="image",
        ),
        FieldPanel("body"),
    ],
    heading=_("Guide"),
    help_text=_(
        "Write the guide once, for every clinic: insert a fact where a city, a price or a phone "
        "number belongs. Drafts are saved as you go, finished or not. Nobody outside sees a word "
        "until you publish."
    ),
)

faqs_tab = IntroducedTab(
    [
        MultipleChooserPanel(
            "guide_faqs",
            chooser_field_name="faq",
            heading=_("FAQs of this guide"),
            label=_("Question"),
            icon="help",
        )
    ],
    heading=_("FAQs"),
    help_text=_(
        "An FAQ is written once and used by many guides. Choose several at a time, then drag "
        "them into order. An answer changed later changes in every guide that uses it."
    ),
)

figures_tab = IntroducedTab(
    [
        _range("session_minutes", _("Minutes per session, numbing included"), "time"),
        _range("sessions", _("Sessions in one course"), "order"),
        _range("recovery_days", _("Days of recovery, 0 for the same day"), "calendar"),
    ],
    heading=_("Figures"),
    help_text=_(
        "Websites show these figures beside the guide. Leave empty what is not known; when "
        "there is one figure only, fill in one field."
    ),
)

library_tab = IntroducedTab(
    [
        FieldPanel("topics", widget=forms.CheckboxSelectMultiple, icon="tag"),
        FieldPanel("featured"),
        FieldPanel("only_where_selected"),
        MultipleChooserPanel(
            "related_guides",
            chooser_field_name="related",
            heading=_("Related guides"),
            label=_("Guide"),
            icon="doc-full",
        ),
        InlinePanel("sources", heading=_("Sources"), label=_("Source"), icon="openquote"),
    ],
    heading=_("Library"),
    help_text=_(
        "How readers come to this guide, where they go next, and where they can check what it "
        "says. All of it can be left for later."
    ),
)

review_tab = IntroducedTab(
    [
        FieldPanel("reviewer"),
        FieldRowPanel(
            [FieldPanel("last_reviewed"), FieldPanel("next_review")],
            heading=_("Dates"),
            icon="calendar",
        ),
    ],
    heading=_("Review"),
    help_text=_(
        "Who has checked what the guide says, and when that is due again. A year between two "
        "reviews is common."
    ),
)

search_tab = IntroducedTab(
    [
        *_search_and_address(
            _(
                "The end of the guide's address, for example “microneedling”. When you change "
                "it, the old address goes on working."
            ),
            otherwise=_("Left empty, the beginning of the summary is used."),
            mentions_facts=True,
        ),
        # Both are shown in side panels, whichever tab is open.
        PublishingPanel(),
        CommentPanel(),
    ],
    heading=_("Search"),
    help_text=_("Everything here has a sensible value when you leave it empty."),
)

guide_editor = TabbedInterface(
    [guide_tab, faqs_tab, figures_tab, library_tab, review_tab, search_tab]
)

library_editor = TabbedInterface(
    [
        IntroducedTab(
            [
                TitleFieldPanel("title", placeholder=_("Name of the library, for example Guides")),
                FieldPanel("intro"),
            ],
            heading=_("Library"),
            help_text=_(
                "A library holds treatment guides. Publish it, then add guides below it; their "
                "order there is their order on every website."
            ),
        ),
        ObjectList(
            [
                *_search_and_address(
                    _("The end of the library's address, for example “guides”."),
                    otherwise=_("Left empty, search engines choose a text themselves."),
                    mentions_facts=False,
                ),
                FieldPanel("show_in_menus"),
                PublishingPanel(),
                CommentPanel(),
            ],
            heading=_("Search"),
        ),
    ]
)
