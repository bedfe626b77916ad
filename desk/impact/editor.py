"""How an editor comes from a draft to its impact: an action, and a notice above the form."""

from typing import Any

from django.forms import Media
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.snippets.action_menu import ActionMenuItem as SnippetActionMenuItem

from clinics.models import LocalGuidePage, Location
from editorial.models import FactDefinition
from faq.models import FAQ
from guide_pages.models import GuidePage

from .edit import FactEdit, FAQEdit, GuideEdit, LocalGuideEdit, LocationEdit


class _ImpactItem:
    """Beside "Publish": a link to the impact. Its script shows the notice."""

    name = "action-impact"
    label = _("See the impact on clinics")
    icon_name = "site"
    template_name = "desk/impact/action.html"
    kind: str
    model: type[Any]
    #: The field of the form that the impact follows, for what has no draft.
    followed = ""

    def instance_in(self, context: Any) -> Any:
        """Return what is edited, ``None`` for anything that has no impact."""
        found = context.get("page") or context.get("instance")
        return found if isinstance(found, self.model) and found.pk else None

    def is_shown(self, context: Any) -> bool:
        return context["view"] == "edit" and self.instance_in(context) is not None

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)  # type: ignore[misc]
        pk = self.instance_in(parent_context).pk
        return {
            **context,
            "followed": self.followed,
            "url": reverse("desk_impact", args=(self.kind, pk)),
            "notice_url": reverse("desk_impact_notice", args=(self.kind, pk)),
        }

    @property
    def media(self) -> Media:
        """Bring the notice's script and styles."""
        return Media(
            js=[static("desk/impact_notice.js")], css={"all": [static("desk/impact.css")]}
        )


class GuideImpactItem(_ImpactItem, ActionMenuItem):
    """In the editor of a guide."""

    kind = GuideEdit.name
    model = GuidePage


class LocationImpactItem(_ImpactItem, ActionMenuItem):
    """In the editor of a location."""

    kind = LocationEdit.name
    model = Location


class LocalGuideImpactItem(_ImpactItem, ActionMenuItem):
    """In the editor of a local guide."""

    kind = LocalGuideEdit.name
    model = LocalGuidePage


class FactImpactItem(_ImpactItem, SnippetActionMenuItem):
    """In the editor of a fact, whose impact follows the default that is typed."""

    kind = FactEdit.name
    model = FactDefinition
    followed = "default"


class FAQImpactItem(_ImpactItem, SnippetActionMenuItem):
    """In the editor of an FAQ."""

    kind = FAQEdit.name
    model = FAQ


def guide_impact_item() -> ActionMenuItem:
    """Return the action of guides."""
    return GuideImpactItem(order=90)


def local_guide_impact_item() -> ActionMenuItem:
    """Return the action of local guides."""
    return LocalGuideImpactItem(order=90)


def location_impact_item() -> ActionMenuItem:
    """Return the action of locations."""
    return LocationImpactItem(order=90)


def snippet_impact_item(model: type[Any]) -> SnippetActionMenuItem | None:
    """Return the action of FAQs and of facts."""
    if model is FAQ:
        return FAQImpactItem(order=90)
    return FactImpactItem(order=90) if model is FactDefinition else None
