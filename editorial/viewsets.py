"""Topics, reviewers and facts in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList, TitleFieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.widgets import SlugInput
from wagtail.snippets.views.snippets import SnippetViewSet

from .facts.changing import FactEditView
from .facts.deletion import FactDeleteView
from .facts.usage import FactUsageView
from .ids import id_converter
from .menu import MENU_HOOK
from .models import FactDefinition, Reviewer, Topic


class TopicViewSet(SnippetViewSet):
    """Topics in the admin."""

    model = Topic
    pk_path_converter = id_converter()
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
    pk_path_converter = id_converter()
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


class FactDefinitionForm(WagtailAdminModelForm):
    """The form of a fact, whose key is only shown once it is saved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["key"].disabled = True
            self.fields["key"].help_text = _("Copy mentions the fact by it, so it stays.")


class FactDefinitionViewSet(SnippetViewSet):
    """Definitions of facts in the admin."""

    model = FactDefinition
    pk_path_converter = id_converter()
    icon = "clipboard-list"
    menu_label = _("Facts")
    menu_order = 500
    menu_hook = MENU_HOOK
    list_display = (
        "label",
        "key",
        "default",
        BooleanColumn("required", label=_("Required"), sort_key="required"),
    )
    search_backend_name = None
    search_fields = ("label", "key", "help_text")
    edit_view_class = FactEditView
    delete_view_class = FactDeleteView
    usage_view_class = FactUsageView
    delete_template_name = "editorial/facts/confirm_delete.html"
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "Copy mentions a fact and every clinic shows its own value, for example the "
                    "price of a treatment. Name, address, phone and opening hours are there "
                    "already: they come from the clinic’s own page."
                ),
                heading=_("What a fact is"),
            ),
            FieldPanel("label"),
            FieldPanel("key"),
            FieldPanel("help_text"),
            FieldPanel("default"),
            FieldPanel("required"),
        ],
        base_form_class=FactDefinitionForm,
    )
