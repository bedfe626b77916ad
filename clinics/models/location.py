"""What every node of the clinics tree has: a code, values of facts, a choice of guides."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, Page

from clinics.editor.forms import LocationForm
from clinics.people.copies import refuse_copies
from clinics.people.managed import keep_managed_fields
from clinics.people.permissions import LocationPermissionTester
from clinics.publication import pattern_error
from editions.numbering import take_numbering_lock
from editorial.deleting import EditionedPageManager
from editorial.editioned import EditionedDraft
from editorial.models import FactDefinition, ascii_slug
from editorial.present_place import take_present_place
from guide_pages.blocks.showing import Scope
from guide_pages.models import GuidePage

from .unrouted import Unrouted

CODE_LENGTH = 80


class Location(EditionedDraft, Unrouted, Page):
    """A node of the clinics tree: the group, a region or a clinic.

    Its ``code`` is how frontends know it; one code belongs to one location of the group.
    """

    scope: ClassVar[Scope]

    code = models.SlugField(
        _("code"),
        max_length=CODE_LENGTH,
        unique=True,
        validators=[ascii_slug],
        help_text=_(
            "How websites and apps ask for this location, for example “los-angeles”. "
            "It stays when the name changes."
        ),
        error_messages={"unique": _("Another location has this code. Choose another one.")},
    )
    url_pattern = models.CharField(
        _("address of guides"),
        max_length=300,
        blank=True,
        help_text=_(
            "Where this location's website shows a guide, for example "
            "“https://{clinic}.example.com/{guide}/”. Left empty, the pattern from above holds."
        ),
    )

    objects = EditionedPageManager()

    base_form_class = LocationForm
    parent_page_types: Sequence[str] = ()
    subpage_types: Sequence[str] = ()
    is_creatable: ClassVar[bool] = False

    class Meta:
        verbose_name = _("location")
        verbose_name_plural = _("locations")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Take the code for the page's slug, and a code from the name while there is none."""
        if self.code:
            self.slug = self.code
        super().full_clean(*args, **kwargs)

    def clean_fields(self, exclude: Any = None) -> None:
        """Fill the code before it is validated."""
        if not self.code:
            self.code = self.slug
        super().clean_fields(exclude)

    def clean(self) -> None:
        """Refuse an address pattern that makes no address."""
        super().clean()
        error = pattern_error(self.url_pattern)
        if error:
            raise ValidationError({"url_pattern": error})

    def permissions_for_user(self, user: Any) -> LocationPermissionTester:
        """Return what the user may do: its own people decide nothing about its place."""
        return LocationPermissionTester(user, self)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a revision; whoever restores an older one restores only what is theirs."""
        user, restored = kwargs.get("user"), kwargs.get("previous_revision")
        if user and restored and not self.permissions_for_user(user).manages:
            keep_managed_fields(self)
        return super().save_revision(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the code as the page's slug."""
        refuse_copies(self, checked=kwargs.get("clean", True), code=self.code)
        if kwargs.get("update_fields") is None:
            self.code = self.code or self.slug
            self.slug = self.code
        super().save(*args, **kwargs)

    @transaction.atomic
    def add_child(self, **kwargs: Any) -> Page:
        """Add a page below under the numbering lock, which comes before any row's."""
        take_numbering_lock()
        take_present_place(self)
        return super().add_child(**kwargs)


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
        return f"{self.definition}: {self.value}"


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
        return str(self.guide)
