"""The columns of the FAQ list. They read what the list's query has annotated."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column

from .models import FAQ


class TopicsColumn(Column):
    """The names of an FAQ's topics."""

    def __init__(self) -> None:
        super().__init__("topics", label=_("Topics"))

    def get_value(self, instance: FAQ) -> str:
        return ", ".join(topic.name for topic in instance.topics.all())


class WhereUsedColumn(Column):
    """How many places use an FAQ, with a link to the list of them."""

    cell_template_name = "faq/tables/where_used_cell.html"

    def __init__(self) -> None:
        super().__init__("users", label=_("Where used"), sort_key="users")

    def get_cell_context_data(
        self, instance: FAQ, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        users = instance.users
        context["value"] = (
            ngettext("%(count)s place", "%(count)s places", users) % {"count": users}
            if users
            else _("Not used")
        )
        if users:
            name = FAQ.snippet_viewset.get_url_name("usage")
            context["link_url"] = reverse(name, args=(instance.pk,))
        return context


class StatusColumn(Column):
    """The state of an FAQ in words."""

    cell_template_name = "faq/tables/status_cell.html"

    def __init__(self) -> None:
        super().__init__("status", label=_("Status"), sort_key="live")

    def get_value(self, instance: FAQ) -> list[tuple[Promise, bool]]:
        """Return each part of the state and whether it is one that the public sees."""
        return list(state_parts(instance, scheduled=instance.scheduled))


def state_parts(faq: FAQ, *, scheduled: bool) -> list[tuple[Promise, bool]]:
    """Return an FAQ's state, part by part, and whether it is one that the public sees."""
    parts: list[tuple[Promise, bool]] = [(_("live"), True)] if faq.live else []
    if scheduled:
        parts.append((_("scheduled"), False))
    elif faq.has_unpublished_changes or not faq.live:
        parts.append((_("expired") if faq.expired and not faq.live else _("draft"), False))
    if faq.archived:
        parts.append((_("archived"), False))
    return parts
