"""The filters of the FAQ list."""

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from editorial.ids import SeveralFilter
from editorial.models import Topic

from .models import FAQ, FAQUse
from .scheduling import IS_SCHEDULED

#: What the state filter offers: its label and which FAQs it keeps.
STATES = {
    "live": (_("Live"), Q(archived_at=None, live=True)),
    "draft": (
        _("Draft, or live with a newer draft"),
        Q(archived_at=None) & (Q(live=False) | Q(has_unpublished_changes=True)),
    ),
    "scheduled": (_("Scheduled"), Q(archived_at=None) & Q(IS_SCHEDULED)),
    "archived": (_("Archived"), Q(archived_at__isnull=False)),
}


class FAQFilterSet(WagtailFilterSet):
    """Filters by topic, by state, by whether anything uses the FAQ, and by language."""

    topics = SeveralFilter(
        queryset=Topic.objects.all(), label=_("Topic"), widget=forms.CheckboxSelectMultiple
    )
    state = ChoiceFilter(
        label=_("State"),
        method="in_state",
        choices=[(name, label) for name, (label, _condition) in STATES.items()],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    used = ChoiceFilter(
        label=_("Used"),
        method="used_or_not",
        choices=[("yes", _("Used somewhere")), ("no", _("Not used"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = FAQ
        fields = ("topics", "state", "used")

    def in_state(self, faqs: QuerySet[FAQ], name: str, value: str) -> QuerySet[FAQ]:
        """Keep the FAQs in one of ``STATES``."""
        _label, condition = STATES[value]
        return faqs.filter(condition)

    def used_or_not(self, faqs: QuerySet[FAQ], name: str, value: str) -> QuerySet[FAQ]:
        """Keep the FAQs that something uses, or those that nothing does."""
        used = Exists(FAQUse.objects.filter(faq=OuterRef("pk")))
        return faqs.filter(used if value == "yes" else ~used)
