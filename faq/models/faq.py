"""The FAQ snippet."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from editions.snapshot import follower
from editorial.draft_form import SnippetDraftForm
from editorial.editioned import EditionedDraft
from editorial.facts.checking import fact_errors
from editorial.facts.values import DefaultFacts, Substitution
from editorial.features import SHORT_TEXT
from editorial.models import Topic
from editorial.rich_text import display_html
from editorial.viewpoints import viewpoint_of


class FAQ(
    EditionedDraft,
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A question and its answer, written once and used by many guides.

    An archived FAQ stays where it is used and is offered to nobody else.
    """

    edition_kind = "faq"
    base_form_class = SnippetDraftForm
    unpublic_fields = EditionedDraft.unpublic_fields | {"archived_at"}

    question = models.CharField(
        _("question"),
        max_length=255,
        help_text=_("As a patient would ask it, for example “Does microneedling hurt?”"),
    )
    answer = RichTextField(
        _("answer"),
        features=SHORT_TEXT,
        help_text=_("Two to four sentences. The first one answers the question."),
    )
    topics = ParentalManyToManyField(
        Topic, verbose_name=_("topics"), blank=True, related_name="faqs"
    )
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True, editable=False)

    search_fields = (
        index.SearchField("question", boost=2),
        index.AutocompleteField("question"),
        index.SearchField("answer"),
        index.FilterField("live"),
        index.FilterField("archived_at"),
        index.FilterField("locale"),
        index.RelatedFields("topics", [index.SearchField("name")]),
    )
    api_fields = tuple(APIField(name, writable=True) for name in ("question", "answer", "topics"))

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("FAQ")
        verbose_name_plural = _("FAQs")
        ordering = ("question",)

    def __str__(self) -> str:
        return self.question

    def clean(self) -> None:
        """Refuse what must not be published.

        Whoever acts for a person sets ``validates_as_draft``. Only where it is ``False`` are
        facts asked about: drafts can always be saved, and nothing raises at go-live.
        """
        super().clean()
        if getattr(self, "validates_as_draft", True):
            return
        found = {name: fact_errors(getattr(self, name)) for name in ("question", "answer")}
        errors = {name: messages for name, messages in found.items() if messages}
        if errors:
            raise ValidationError(errors)

    @property
    def archived(self) -> bool:
        """Whether the FAQ is offered to no further guide."""
        return self.archived_at is not None

    def archive(self) -> None:
        """Offer the FAQ to no further guide. Where it is used, it stays."""
        self.archived_at = timezone.now()
        self.save(update_fields=["archived_at"])

    def restore(self) -> None:
        """Offer an archived FAQ again."""
        self.archived_at = None
        self.save(update_fields=["archived_at"])

    def with_content_json(self, content: dict[str, Any]) -> "FAQ":
        """Return a revision's FAQ; whether it is archived is no matter of revisions."""
        faq: FAQ = super().with_content_json(content)
        faq.archived_at = self.archived_at
        return faq

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Return the template of the editor's preview."""
        return "faq/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Add question and answer as the public reads them, links to pages as plain text."""
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        snapshot = follower.snapshot()
        defaults = DefaultFacts(snapshot)
        context["viewpoint"] = viewpoint = viewpoint_of(request)
        values = viewpoint.facts(snapshot) if viewpoint is not None else None
        facts = Substitution(values or defaults, defaults, lambda entry: None)
        answer = facts.html(display_html(self.answer, lambda page_id: None))
        context["question"] = facts.text(self.question)
        # display_html has cleaned it, and values are escaped.
        context["answer"] = mark_safe(answer)  # noqa: S308
        return context
