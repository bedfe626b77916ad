"""What one location changes in one guide."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from clinics.canonicals import Canonical
from clinics.editor.local_guide import local_guide_editor
from clinics.local_guides.blocks import BlockChanges, FAQChanges
from clinics.local_guides.facts_in_changes import fact_errors_of
from clinics.local_guides.images import image_ids_of
from clinics.people.copies import refuse_copies
from clinics.people.permissions import LocalGuidePermissionTester
from editions.numbering import take_numbering_lock
from editorial.deleting import EditionedPageManager
from editorial.editioned import EditionedDraft
from editorial.images import prepare, publish_images
from editorial.present_place import take_present_place
from faq.models import FAQUse
from guide_pages.models import GuidePage
from guide_pages.models.guide import SUMMARY_FEATURES

from .location import Location
from .unrouted import Unrouted

#: What an editor may want of the page, as :class:`clinics.canonicals.Canonical` knows it.
CANONICALS = (
    (Canonical.AUTOMATIC.value, _("Automatic: the one that its words call for")),
    (Canonical.OWN.value, _("The clinic’s own page")),
    (Canonical.GROUP.value, _("The group’s page")),
)


class LocalGuidePage(EditionedDraft, Unrouted, Page):
    """A location's own version of one guide: only what differs from the copy from above.

    Its title follows from the guide and the location. ``basis`` keeps, for each change by its
    id, what it was made against: ``{"edition": number, "fingerprint": digest}``.
    """

    edition_kind = "local_guide"

    for_location = models.ForeignKey(
        Location, on_delete=models.RESTRICT, related_name="local_guides", editable=False
    )
    guide = models.ForeignKey(
        GuidePage, on_delete=models.PROTECT, related_name="local_guides", editable=False
    )
    offered = models.BooleanField(
        _("offered here"),
        default=True,
        help_text=_("Untick it where this guide is not offered."),
    )
    guide_title = models.CharField(_("title here"), max_length=255, blank=True)
    summary = RichTextField(_("summary here"), features=SUMMARY_FEATURES, blank=True)
    changes = StreamField(BlockChanges(), verbose_name=_("changes of the body"), blank=True)
    faq_changes = StreamField(FAQChanges(), verbose_name=_("changes of the FAQs"), blank=True)
    faq_order = models.JSONField(_("order of the FAQs"), default=list, blank=True)
    session_minutes_min = models.PositiveSmallIntegerField(_("at least"), null=True, blank=True)
    session_minutes_max = models.PositiveSmallIntegerField(_("at most"), null=True, blank=True)
    sessions_min = models.PositiveSmallIntegerField(_("at least"), null=True, blank=True)
    sessions_max = models.PositiveSmallIntegerField(_("at most"), null=True, blank=True)
    recovery_days_min = models.PositiveSmallIntegerField(_("at least"), null=True, blank=True)
    recovery_days_max = models.PositiveSmallIntegerField(_("at most"), null=True, blank=True)
    canonical = models.CharField(
        _("page in search results"),
        max_length=10,
        choices=CANONICALS,
        default="",
        blank=True,
        help_text=_(
            "Which page search engines should list for this guide. A choice at a region holds for "
            "its clinics, unless one of them chooses."
        ),
    )
    basis = models.JSONField(default=dict, editable=False)

    faq_uses = GenericRelation(FAQUse)

    objects = EditionedPageManager()

    edit_handler = local_guide_editor
    template = "clinics/local_guide_page.html"
    parent_page_types: Sequence[str] = (
        "clinics.ClinicGroupPage",
        "clinics.RegionPage",
        "clinics.ClinicPage",
    )
    subpage_types: Sequence[str] = ()
    page_description = _("What this location changes in one guide.")

    class Meta:
        verbose_name = _("local guide")
        verbose_name_plural = _("local guides")
        constraints = (
            models.UniqueConstraint(
                fields=["for_location", "guide"],
                name="one_local_guide",
                violation_error_message=_("This location has its own version of this guide."),
            ),
        )

    def clean(self) -> None:
        """Refuse facts that cannot be put in. Drafts can always be saved."""
        super().clean()
        if getattr(self, "validates_as_draft", True) is False:
            errors = fact_errors_of(self)
            if errors:
                raise ValidationError(errors)

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Refuse the explorer's blank form: a local guide begins with a guide."""
        return False

    def reasons_against_publishing(self) -> Iterator[str]:
        """Return what must be mended before a person publishes this very draft."""
        from clinics.readiness import reasons

        return reasons(self)

    def permissions_for_user(self, user: Any) -> LocalGuidePermissionTester:
        """Return what the user may do: nobody moves or copies a local guide."""
        return LocalGuidePermissionTester(user, self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a live one publishes its images first. FAQs it adds are kept from deletion."""
        from clinics.local_guides.uses import record_faq_uses

        own = {"for_location": self.for_location_id, "guide": self.guide_id}
        refuse_copies(self, checked=kwargs.get("clean", True), **own)
        is_content_saved = kwargs.get("update_fields") is None
        if is_content_saved:
            self._take_its_name()
        image_ids = image_ids_of(self) if is_content_saved and self.live else set()
        prepare(image_ids)
        with transaction.atomic():
            take_numbering_lock(wait=self.may_wait)
            publish_images(image_ids)
            super().save(*args, **kwargs)
            if is_content_saved:
                record_faq_uses(self)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a revision with what each new change is made against."""
        from clinics.local_guides.basis import fill_basis
        from clinics.local_guides.uses import record_faq_uses

        prepare(image_ids_of(self))
        with transaction.atomic():
            take_numbering_lock()
            # First of all: one that has been deleted has nothing above it.
            take_present_place(self)
            self._take_its_name()
            restored = kwargs.get("previous_revision")
            fill_basis(self, restored.as_object() if restored is not None else None)
            revision = super().save_revision(*args, **kwargs)
            record_faq_uses(self)
        return revision

    def _take_its_name(self) -> None:
        self.title = f"{self.guide.title} · {self.for_location.title}"[:255]

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Add the guide's document as this location gets it, made from this very object."""
        from clinics.local_guides.preview import document_to_preview

        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return {**context, "guide": document_to_preview(self)}
