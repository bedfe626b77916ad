"""Who uses an FAQ: live, in a draft, or scheduled."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from .faq import FAQ


class FAQUse(models.Model):
    """One object's use of one FAQ in one state.

    A real row for drafts and schedules too, which exist only inside revisions: it keeps
    an FAQ from being deleted while anything uses it.
    """

    class State(models.TextChoices):
        """Where in the life of the using object the FAQ stands."""

        LIVE = "live", _("live")
        DRAFT = "draft", _("draft")
        SCHEDULED = "scheduled", _("scheduled")

    faq = models.ForeignKey(FAQ, on_delete=models.PROTECT, related_name="uses")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    user = GenericForeignKey("content_type", "object_id")
    state = models.CharField(max_length=16, choices=State.choices)

    # The admin's general list of references knows the users themselves.
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["content_type", "object_id", "faq", "state"], name="one_use_per_state"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.faq} ({self.state})"
