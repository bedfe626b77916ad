"""The clinic: a real place."""

from collections.abc import Sequence
from functools import cache
from typing import Any, ClassVar
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.images import get_image_model_string
from wagtail.models import Orderable

from clinics.editor.forms import ClinicForm
from clinics.editor.panels import clinic_editor
from clinics.publication import clinic_errors
from clinics.status import Status
from editions.numbering import take_numbering_lock
from editorial.images import prepare, publish_images
from guide_pages.blocks.showing import Scope

from .location import Location

country_code = RegexValidator(
    r"\A[A-Z]{2}\Z", _("Use the country's two capital letters, for example US or GB.")
)
language_codes = RegexValidator(
    r"\A[a-z]{2,3}(-[A-Za-z]{2,4})?(, ?[a-z]{2,3}(-[A-Za-z]{2,4})?)*\Z",
    _("Use language codes with commas between them, for example “en, es”."),
)


def time_zones() -> list[tuple[str, str]]:
    """Return every time zone as a choice."""
    return _time_zones()


@cache
def _time_zones() -> list[tuple[str, str]]:
    return [(name, name) for name in sorted(available_timezones()) if "/" in name]


class ClinicPage(Location):
    """A clinic: its address, its hours, how it is reached and whether it is open."""

    edition_kind = "clinic"
    scope: ClassVar[Scope] = Scope.CLINIC

    street = models.CharField(_("street"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    state = models.CharField(_("state or county"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[country_code],
        help_text=_("Two letters, for example US or GB."),
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    phone = models.CharField(
        _("phone"),
        max_length=40,
        blank=True,
        help_text=_("As people read it, for example +1 310 555 0100."),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    booking_url = models.URLField(
        _("booking page"),
        max_length=500,
        blank=True,
        help_text=_("The clinic's own booking system. Nothing about bookings is kept here."),
    )
    website_url = models.URLField(_("website"), max_length=500, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, choices=time_zones)
    status = models.CharField(
        _("status"), max_length=12, choices=Status.choices, default=Status.OPEN
    )
    successor = models.ForeignKey(
        "clinics.ClinicPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("successor"),
        help_text=_("The clinic that visitors of a closed one are sent to."),
    )
    languages = models.CharField(
        _("languages spoken"),
        max_length=100,
        blank=True,
        validators=[language_codes],
        help_text=_("Language codes with commas between them, for example “en, es”."),
    )
    licences = models.TextField(
        _("licences"), blank=True, help_text=_("One per line, as the law wants them shown.")
    )

    base_form_class = ClinicForm
    edit_handler = clinic_editor
    is_creatable: ClassVar[bool] = True
    parent_page_types: Sequence[str] = ("clinics.ClinicGroupPage", "clinics.RegionPage")
    subpage_types: Sequence[str] = ("clinics.LocalGuidePage",)
    preview_modes = ()
    page_description = _("A real place: its address, its hours, its own facts and changes.")

    class Meta:
        verbose_name = _("clinic")
        verbose_name_plural = _("clinics")

    def clean(self) -> None:
        """Refuse what a clinic must not be published with. Drafts can always be saved."""
        super().clean()
        if not self.validates_as_draft:
            errors = clinic_errors(self)
            if errors:
                raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the clinic; a live one makes its images ready and publishes them first."""
        is_content_saved = kwargs.get("update_fields") is None
        images = self.images.all() if is_content_saved else ()
        image_ids = {each.image_id for each in images if each.image_id is not None}
        prepare(image_ids)
        with transaction.atomic():
            take_numbering_lock(wait=self.may_wait)
            if self.live:
                publish_images(image_ids)
            super().save(*args, **kwargs)

    def language_list(self) -> list[str]:
        """Return the language codes."""
        return [code.strip() for code in self.languages.split(",") if code.strip()]

    def licence_list(self) -> list[str]:
        """Return the licences."""
        return [line.strip() for line in self.licences.splitlines() if line.strip()]


class Day(models.TextChoices):
    """The days of the week."""

    MONDAY = "monday", _("Monday")
    TUESDAY = "tuesday", _("Tuesday")
    WEDNESDAY = "wednesday", _("Wednesday")
    THURSDAY = "thursday", _("Thursday")
    FRIDAY = "friday", _("Friday")
    SATURDAY = "saturday", _("Saturday")
    SUNDAY = "sunday", _("Sunday")


class OpeningHours(Orderable):
    """One interval of a weekday, in the clinic's own time. A day may have several."""

    clinic = ParentalKey(ClinicPage, on_delete=models.CASCADE, related_name="opening_hours")
    day = models.CharField(_("day"), max_length=9, choices=Day.choices)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    def __str__(self) -> str:
        return f"{self.day} {self.opens or ''}–{self.closes or ''}"

    def clean(self) -> None:
        """Refuse an interval that ends before it begins."""
        super().clean()
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError(
                {"closes": _("Enter a later time than “opens”; use two rows around midnight.")}
            )


class OpeningException(Orderable):
    """A date with hours of its own, or none."""

    clinic = ParentalKey(ClinicPage, on_delete=models.CASCADE, related_name="opening_exceptions")
    date = models.DateField(_("date"))
    closed = models.BooleanField(_("closed all day"), default=False)
    opens = models.TimeField(_("opens"), null=True, blank=True)
    closes = models.TimeField(_("closes"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=120, blank=True)

    def __str__(self) -> str:
        return f"{self.date} {self.note}".strip()

    def clean(self) -> None:
        """Ask for both times, or for "closed"."""
        super().clean()
        if self.closed:
            if self.opens or self.closes:
                raise ValidationError({"closed": _("Leave the times empty, or untick “closed”.")})
        elif not (self.opens and self.closes):
            raise ValidationError({"opens": _("Enter both times, or tick “closed all day”.")})
        elif self.closes <= self.opens:
            raise ValidationError({"closes": _("Enter a later time than “opens”.")})


class Practitioner(Orderable):
    """Somebody who treats patients at the clinic."""

    clinic = ParentalKey(ClinicPage, on_delete=models.CASCADE, related_name="practitioners")
    name = models.CharField(_("name"), max_length=120)
    credentials = models.CharField(_("credentials"), max_length=160, blank=True)
    url = models.URLField(_("web page"), blank=True)

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.credentials) if part)


class ClinicImage(Orderable):
    """A picture of the clinic."""

    clinic = ParentalKey(ClinicPage, on_delete=models.CASCADE, related_name="images")
    image: Any = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("image"),
    )
    alt = models.CharField(
        _("alternative text"),
        max_length=255,
        help_text=_("What the image shows, for people who do not see it."),
    )

    def __str__(self) -> str:
        return self.alt
