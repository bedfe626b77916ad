"""What every node of the clinics tree has: a code, and addresses of guides."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from clinics.editor.forms import LocationForm
from clinics.people.copies import refuse_copies
from clinics.people.managed import keep_managed_fields
from clinics.people.permissions import LocationPermissionTester
from clinics.publication import pattern_error
from clinics.storing import (
    BY_CLOCK,
    leave_out_unfinished,
    log_left_out,
    make_room,
    only_its_identity,
)
from clinics.unfinished import is_malformed, is_unfinished
from editions.numbering import take_numbering_lock
from editorial.deleting import EditionedPageManager
from editorial.editioned import EditionedDraft
from editorial.models import ascii_slug
from editorial.present_place import take_present_place
from guide_pages.blocks.showing import Scope

from .unrouted import Unrouted

CODE_LENGTH = 80
TITLE_LENGTH = 255
CODE_TAKEN = _("Another location has this code. Choose another one.")
CODE_TAKEN_BY_GUIDE = _("A local guide beside it has this as its address. Choose another code.")


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
        error_messages={"unique": CODE_TAKEN},
    )
    url_pattern = models.CharField(
        _("address of guides"),
        max_length=300,
        blank=True,
        help_text=_(
            "Where this location's website shows a guide, for example "
            "“https://{clinic}.example.com/{guide}/”. {locale} stands for the language of the "
            "guide. Left empty, the pattern from above holds."
        ),
    )

    objects = EditionedPageManager()

    draft_title: str

    #: Whether what forbids publishing is left to publishing; an editor's form says so.
    validates_as_draft: bool = False
    #: Whether the clock publishes, which asks nobody.
    goes_live_by_clock: bool = False
    #: What could not go live with the rest, in words.
    left_out: Sequence[str] = ()

    base_form_class = LocationForm
    parent_page_types: Sequence[str] = ()
    subpage_types: Sequence[str] = ()
    is_creatable: ClassVar[bool] = False

    class Meta:
        verbose_name = _("location")
        verbose_name_plural = _("locations")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Take the code for the page's slug, and a code from the name while there is none."""
        if self.code and not (self.validates_as_draft and is_malformed(self, "code")):
            self.slug = self.code
        super().full_clean(*args, **kwargs)

    def clean_fields(self, exclude: Any = None) -> None:
        """Fill the code before it is validated."""
        if not self.code:
            self.code = self.slug
        super().clean_fields(exclude)

    def clean(self) -> None:
        """Refuse an address pattern that makes no address, and a code that a page beside has."""
        try:
            super().clean()
        except ValidationError as refusal:
            if "slug" not in refusal.error_dict:
                raise
            is_of_location = Location.objects.filter(code=self.code).exclude(pk=self.pk).exists()
            taken = CODE_TAKEN if is_of_location else CODE_TAKEN_BY_GUIDE
            raise ValidationError({"code": ValidationError(taken, code="unique")}) from refusal
        error = pattern_error(self.url_pattern)
        if error:
            raise ValidationError({"url_pattern": error})

    def get_admin_display_title(self) -> str:
        """Return the name in the newest draft; the code while the draft has none."""
        return str(super().get_admin_display_title() or self.code)

    def reasons_against_publishing(self) -> Iterator[str]:
        """Return what must be mended before a person publishes this very draft."""
        from clinics.readiness import reasons

        return reasons(self)

    def permissions_for_user(self, user: Any) -> LocationPermissionTester:
        """Return what the user may do: its own people decide nothing about its place."""
        return LocationPermissionTester(user, self)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a revision; whoever restores an older one restores only what is theirs."""
        user, restored = kwargs.get("user"), kwargs.get("previous_revision")
        if user and restored and not self.permissions_for_user(user).manages:
            keep_managed_fields(self)
        return super().save_revision(*args, **kwargs)

    def publish(self, revision: Any, user: Any = None, **kwargs: Any) -> Any:
        """Publish a revision; by the clock, without what must not be published as it is."""
        self.goes_live_by_clock = kwargs.get("log_action") == BY_CLOCK
        return super().publish(revision, user=user, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Return a revision's location, in a state to be published when the clock does it."""
        revised = super().with_content_json(content)
        if self.goes_live_by_clock:
            revised.left_out = leave_out_unfinished(revised)
        return revised

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the code as the page's slug; of an unfinished draft no more than its name."""
        refuse_copies(self, checked=kwargs.get("clean", True), code=self.code)
        if kwargs.get("update_fields") is not None:
            self.draft_title = self.draft_title[:TITLE_LENGTH]
            super().save(*args, **kwargs)
        elif self.validates_as_draft and not self.live and is_unfinished(self):
            with only_its_identity(self) as update_fields:
                super().save(*args, **{**kwargs, "update_fields": update_fields})
        else:
            self._save_all(*args, **kwargs)

    @transaction.atomic
    def _save_all(self, *args: Any, **kwargs: Any) -> None:
        take_numbering_lock(wait=self.may_wait)
        self.code = self.code or self.slug
        self.slug = self.code
        if self.left_out:
            self.has_unpublished_changes = True
        make_room(self)
        super().save(*args, **kwargs)
        if self.left_out:
            log_left_out(self)

    @transaction.atomic
    def add_child(self, **kwargs: Any) -> Page:
        """Add a page below under the numbering lock, which comes before any row's."""
        take_numbering_lock()
        take_present_place(self)
        return super().add_child(**kwargs)
