"""Which guides a location offers, and where they stand in its lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from guide_pages.models import GuidePage

from .location import Location


class GuideAtLocation(Orderable):
    """Whether and where a guide stands in the lists of a location and of those below it."""

    class Offered(models.TextChoices):
        """Whether the guide is offered."""

        AS_ABOVE = "", _("As above")
        YES = "yes", _("Offered")
        NO = "no", _("Not offered")

    class Featured(models.TextChoices):
        """Whether the guide stands among the first."""

        AS_ABOVE = "", _("As above")
        YES = "yes", _("Featured")
        NO = "no", _("Not featured")

    location = ParentalKey(Location, on_delete=models.CASCADE, related_name="guide_settings")
    guide = models.ForeignKey(
        GuidePage, on_delete=models.CASCADE, related_name="+", verbose_name=_("guide")
    )
    offered = models.CharField(
        _("offered"), max_length=3, choices=Offered.choices, blank=True, default=Offered.AS_ABOVE
    )
    featured = models.CharField(
        _("featured"),
        max_length=3,
        choices=Featured.choices,
        blank=True,
        default=Featured.AS_ABOVE,
    )
    position = models.PositiveSmallIntegerField(
        _("place in the list"),
        null=True,
        blank=True,
        help_text=_("1 for the first. Left empty, the order from above holds."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("guide at a location")
        verbose_name_plural = _("guides at a location")
        constraints = (
            models.UniqueConstraint(
                fields=["location", "guide"],
                name="one_setting_of_a_guide",
                violation_error_message=_("This guide is in the list already."),
            ),
        )

    def __str__(self) -> str:
        return str(self.guide) if self.guide_id else ""
