"""What a fact says at a location."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from editorial.models import FactDefinition
from guide_pages.models import GuidePage

from .location import Location


class FactValue(Orderable):
    """The value of a fact at a location and below it, for one guide or for all."""

    location = ParentalKey(Location, on_delete=models.CASCADE, related_name="fact_values")
    definition = models.ForeignKey(
        FactDefinition, on_delete=models.CASCADE, related_name="values", verbose_name=_("fact")
    )
    guide = models.ForeignKey(
        GuidePage,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("only in"),
        help_text=_("Leave empty for a value that holds in every guide."),
    )
    value = models.CharField(_("value"), max_length=255)

    class Meta(Orderable.Meta):
        verbose_name = _("value of a fact")
        verbose_name_plural = _("values of facts")
        constraints = (
            models.UniqueConstraint(
                fields=["location", "definition", "guide"],
                name="one_value_in_a_guide",
                violation_error_message=_("This fact has a value in this guide already."),
            ),
            models.UniqueConstraint(
                fields=["location", "definition"],
                condition=models.Q(guide=None),
                name="one_value_in_general",
                violation_error_message=_("This fact has a value here already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.definition if self.definition_id else ''}: {self.value}"
