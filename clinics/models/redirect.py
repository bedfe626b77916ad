"""Where an old path of a location's website leads."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from clinics.redirects.paths import UnusablePath, destination_in, path_in
from clinics.redirects.wording import remedy
from guide_pages.models import GuidePage

from .location import Location

PATH_LENGTH = 255


class LocationRedirect(Orderable):
    """An old path, and where it leads at a location and below it."""

    class Status(models.TextChoices):
        """What websites answer."""

        PERMANENT = "301", _("Moved for good (301)")
        TEMPORARY = "302", _("Elsewhere for now (302)")
        GONE = "410", _("Gone, nothing takes its place (410)")

    location = ParentalKey(Location, on_delete=models.CASCADE, related_name="redirects")
    old_path = models.CharField(
        _("old path"),
        max_length=PATH_LENGTH,
        help_text=_("As in the address, from the slash on: /botox-offer/"),
    )
    guide = models.ForeignKey(
        GuidePage,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("to a guide"),
        help_text=_("Its page here, also when it is renamed."),
    )
    to = models.CharField(
        _("or to another address"),
        max_length=500,
        blank=True,
        help_text=_("A path of the same website, such as /prices/, or https://…"),
    )
    status = models.CharField(
        _("answer"), max_length=3, choices=Status.choices, default=Status.PERMANENT
    )

    class Meta(Orderable.Meta):
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        constraints = (
            models.UniqueConstraint(
                fields=["location", "old_path"],
                name="one_redirect_from_a_path",
                violation_error_message=_("This path has a redirect here already."),
            ),
        )

    def __str__(self) -> str:
        return self.old_path

    def clean(self) -> None:
        """Write the path as it is compared, and refuse a row that leads nowhere in particular."""
        super().clean()
        errors: dict[str, ValidationError] = {}
        try:
            self.old_path = path_in(self.old_path) if self.old_path else ""
        except UnusablePath as unusable:
            errors["old_path"] = ValidationError(remedy(unusable.fault))
        if len(self.old_path) > PATH_LENGTH:
            errors["old_path"] = ValidationError(_("Enter a shorter path."))
        try:
            self.to = destination_in(self.to) if self.to else ""
        except UnusablePath as unusable:
            errors["to"] = ValidationError(remedy(unusable.fault))
        refusal = self._refusal()
        if refusal and "to" not in errors:
            errors["to"] = ValidationError(refusal)
        if errors:
            raise ValidationError(errors)

    def _refusal(self) -> str:
        """Return what is wrong with the destination as a whole; "" if nothing is."""
        if self.status == self.Status.GONE:
            is_given = bool(self.guide_id or self.to)
            return gettext("Leave guide and address empty: what is gone leads nowhere.") * is_given
        if self.guide_id and self.to:
            return gettext("Choose a guide or enter an address, not both.")
        if not self.guide_id and not self.to:
            return gettext("Choose a guide or enter an address.")
        return ""
