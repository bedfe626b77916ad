"""Topics and reviewers in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.snippets.views.snippets import SnippetViewSet

from .menu import MENU_HOOK
from .models import Reviewer, Topic


class TopicViewSet(SnippetViewSet):
    """Topics in the admin."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 300
    menu_hook = MENU_HOOK
    list_display = ("name", "slug")
    # A handful of rows needs no search index, and SQLite's fails over a quotation mark.
    search_backend_name = None
    search_fields = ("name", "slug")
    panels = (
        TitleFieldPanel(
            "name",
            placeholder=_("Name, for example Skin"),
            help_text=_("Visitors filter guides and FAQs by topics. A handful of them is enough."),
        ),
        FieldPanel("slug", widget=SlugInput),
    )


class ReviewerViewSet(SnippetViewSet):
    """Reviewers in the admin."""

    model = Reviewer
    icon = "user"
    menu_label = _("Reviewers")
    menu_order = 400
    menu_hook = MENU_HOOK
    list_display = ("name", "credentials", "url")
    search_backend_name = None
    search_fields = ("name", "credentials")
    panels = (
        HelpPanel(
            _(
                "Guides name their reviewer in public. Enter people only with their consent, or "
                "a body such as your clinical board."
            ),
            heading=_("Who is shown here"),
        ),
        FieldPanel("name"),
        FieldPanel("credentials"),
        FieldPanel("url"),
    )
