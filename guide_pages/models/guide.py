"""The guide: a treatment explained once, for every clinic."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from editions.numbering import take_numbering_lock
from editorial.deleting import EditionedPageManager
from editorial.editioned import EditionedDraft
from editorial.images import prepare, publish_images
from editorial.models import Reviewer, Topic
from editorial.viewpoints import viewpoint_of
from faq.models import FAQUse
from faq.uses import record_uses
from guide_pages.api_fields import reference, writable
from guide_pages.block_ids import own_block_ids
from guide_pages.blocks.body import BodyBlock
from guide_pages.editor.forms import GuideForm
from guide_pages.editor.panels import guide_editor
from guide_pages.images_in_copy import image_ids_of
from guide_pages.publication import publication_errors
from guide_pages.slugs import slug_errors, take_free_slug

SUMMARY_FEATURES = ["bold", "italic", "link", "fact"]


class GuidePage(EditionedDraft, Page):
    """A treatment guide. It lives in the library and belongs to no clinic."""

    edition_kind = "guide"

    summary = RichTextField(
        _("summary"),
        features=SUMMARY_FEATURES,
        blank=True,
        help_text=_("One or two short paragraphs. Lists, link previews and searches show them."),
    )
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the image shows, for people who do not see it. Required with an image."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    block_namespace = models.UUIDField(null=True, blank=True, editable=False)

    session_minutes_min = models.PositiveSmallIntegerField(_("at least"), null=True, blank=True)
    session_minutes_max = models.PositiveSmallIntegerField(_("at most"), null=True, blank=True)
    sessions_min = models.PositiveSmallIntegerField(_("at least"), null=True, blank=True)
    sessions_max = models.PositiveSmallIntegerField(_("at most"), null=True, blank=True)
    recovery_days_min = models.PositiveSmallIntegerField(_("at least"), null=True, blank=True)
    recovery_days_max = models.PositiveSmallIntegerField(_("at most"), null=True, blank=True)

    topics = ParentalManyToManyField(
        Topic, verbose_name=_("topics"), blank=True, related_name="guides"
    )
    featured = models.BooleanField(
        _("featured"), default=False, help_text=_("Featured guides stand first in every list.")
    )
    only_where_selected = models.BooleanField(
        _("offered only where selected"),
        default=False,
        help_text=_(
            "Otherwise every clinic offers the treatment, except where a location says that it "
            "does not."
        ),
    )

    reviewer = models.ForeignKey(
        Reviewer,
        verbose_name=_("reviewed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="guides",
    )
    last_reviewed = models.DateField(_("last reviewed on"), null=True, blank=True)
    next_review = models.DateField(_("next review due on"), null=True, blank=True)

    faq_uses = GenericRelation(FAQUse)

    objects = EditionedPageManager()

    edit_handler = guide_editor
    base_form_class = GuideForm
    parent_page_types: Sequence[str] = ("guide_pages.GuideIndexPage",)
    subpage_types: Sequence[str] = ()
    template = "guide_pages/guide_page.html"
    page_description = _("A treatment explained: what it is, who it suits, what happens, FAQs.")

    search_fields = (
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("featured"),
        index.FilterField("next_review"),
    )
    api_fields = (
        *writable("summary"),
        *reference("image"),
        *writable("image_alt", "body", "guide_faqs"),
        *writable("session_minutes_min", "session_minutes_max"),
        *writable("sessions_min", "sessions_max"),
        *writable("recovery_days_min", "recovery_days_max"),
        *writable("topics", "related_guides", "sources", "featured", "only_where_selected"),
        *reference("reviewer"),
        *writable("last_reviewed", "next_review"),
    )

    class Meta:
        verbose_name = _("treatment guide")
        verbose_name_plural = _("treatment guides")

    def clean(self) -> None:
        """Refuse what must not be published, and addresses that cannot be used.

        Whoever acts for a person sets ``validates_as_draft``: drafts can always be saved, and
        facts are asked about only where it is set to ``False``.
        """
        super().clean()
        errors: dict[str, list[str]] = {
            field: [error] for field, error in slug_errors(self).items()
        }
        as_draft = getattr(self, "validates_as_draft", None)
        if not as_draft:
            errors |= publication_errors(self, by_a_person=as_draft is False)
        if errors:
            raise ValidationError(errors)

    def reasons_against_publishing(self) -> list[str]:
        """Return what must be mended before a person publishes this very draft."""
        from guide_pages.editor.readiness import reasons

        return reasons(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the guide; a live one makes its images ready and publishes them first."""
        own_block_ids(self)
        is_content_saved = kwargs.get("update_fields") is None
        image_ids = image_ids_of(self) if is_content_saved and self.live else set()
        prepare(image_ids)
        with transaction.atomic():
            take_numbering_lock(wait=self.may_wait)
            publish_images(image_ids)
            if self._state.adding:
                take_free_slug(self)
            elif is_content_saved:
                self.take_present_place()
            super().save(*args, **kwargs)
            if is_content_saved:
                self.record_faq_uses()

    def take_present_place(self) -> None:
        """Take over the place in the tree: it may have been moved since it was read."""
        names = ("path", "depth", "numchild", "url_path")
        stored = Page.objects.select_for_update().filter(pk=self.pk).values(*names).first()
        if stored is not None and stored["path"] != self.path:
            for name, value in stored.items():
                setattr(self, name, value)
            self.get_parent(update=True)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a revision, and keep the FAQs that its draft uses from being deleted.

        Its images are made ready already, so that publishing holds up nobody.
        """
        own_block_ids(self)
        prepare(image_ids_of(self))
        with transaction.atomic():
            revision = super().save_revision(*args, **kwargs)
            self.record_faq_uses()
        return revision

    def with_content_json(self, content: dict[str, Any]) -> "GuidePage":
        """Return a revision's guide; one copied from another guide gets ids of its own."""
        guide: GuidePage = super().with_content_json(content)
        own_block_ids(guide)
        return guide

    def record_faq_uses(self) -> None:
        """Record which FAQs the live guide, its draft and its scheduled revisions use."""
        State = FAQUse.State
        live = self.guide_faqs.model.objects.filter(guide_id=self.pk, guide__live=True)
        drafts = self.revisions.filter(pk=self.latest_revision_id)
        scheduled = self.revisions.filter(approved_go_live_at__isnull=False)
        record_uses(
            self,
            {
                State.LIVE: live.values_list("faq_id", flat=True),
                State.DRAFT: _faq_ids_in(drafts),
                State.SCHEDULED: _faq_ids_in(scheduled),
            },
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the guide's document, made from this very object, draft or not."""
        from guide_pages.rendering import document_to_render

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["viewpoint"] = viewpoint = viewpoint_of(request)
        context["guide"] = document_to_render(
            self,
            is_preview=request.is_preview,  # type: ignore[attr-defined]
            viewpoint=viewpoint,
        )
        return context


def _faq_ids_in(revisions: Any) -> set[int]:
    return {
        item["faq"]
        for content in revisions.values_list("content", flat=True)
        for item in content.get("guide_faqs", [])
        if item.get("faq") is not None
    }
