"""FAQs in the admin."""

from typing import Any

from django import forms
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from editorial.facts.widgets import FactTextInput
from editorial.ids import id_converter
from editorial.menu import MENU_HOOK
from editorial.panels import IntroducedTab
from editorial.publishing import ApproveSnippetView

from .choosers import FAQChooserViewSet
from .filters import FAQFilterSet
from .models import FAQ
from .views import (
    ArchiveView,
    FAQCopyView,
    FAQDeleteView,
    FAQEditView,
    FAQIndexView,
    FAQUnpublishView,
    FAQUsageView,
    RestoreView,
)


class FAQViewSet(SnippetViewSet):
    """The list, the editor and everything else that is done with one FAQ."""

    model = FAQ
    pk_path_converter = id_converter()
    icon = "help"
    menu_label = _("FAQs")
    menu_order = 200
    menu_hook = MENU_HOOK
    list_per_page = 30
    chooser_per_page = 25
    inspect_view_enabled = False
    index_view_class = FAQIndexView
    copy_view_class = FAQCopyView
    edit_view_class = FAQEditView
    edit_template_name = "faq/edit.html"
    delete_view_class = FAQDeleteView
    delete_template_name = "faq/confirm_delete.html"
    unpublish_view_class = FAQUnpublishView
    usage_view_class = FAQUsageView
    workflow_action_view_class = ApproveSnippetView
    chooser_viewset_class = FAQChooserViewSet
    filterset_class = FAQFilterSet
    edit_handler = IntroducedTab(
        [
            FieldPanel("question", required_on_save=True, icon="help", widget=FactTextInput),
            FieldPanel("answer"),
            FieldPanel("topics", widget=forms.CheckboxSelectMultiple, icon="tag"),
            PublishingPanel(),
        ],
        help_text=_(
            "Write it once for every clinic: insert a fact where a city, a price or a phone "
            "number belongs. Once it is published, any guide can use it; what you change here "
            "changes in all of them."
        ),
    )

    @property
    def list_display(self) -> Any:
        """Leave the columns to the view, which knows which languages are in use."""
        return self.UNDEFINED

    @property
    def unpublish_view(self) -> Any:
        """Return the view with its own template."""
        return self.construct_view(
            self.unpublish_view_class, template_name="faq/confirm_unpublish.html"
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add archiving and restoring to the routes of any snippet."""
        return [
            *super().get_urlpatterns(),
            path("archive/<object_id:pk>/", self.construct_view(ArchiveView), name="archive"),
            path("restore/<object_id:pk>/", self.construct_view(RestoreView), name="restore"),
        ]
