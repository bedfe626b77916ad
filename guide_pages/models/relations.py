"""What belongs to one guide, in the editor's order.

The relations cascade so that a revision which refers to something deleted since can
still be opened; what keeps FAQs from deletion are their uses.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from editorial.facts.widgets import FactTextInput
from faq.models import FAQ
from guide_pages.api_fields import reference, writable


class GuideFAQ(Orderable):
    """An FAQ in a guide."""

    guide = ParentalKey(
        "guide_pages.GuidePage", on_delete=models.CASCADE, related_name="guide_faqs"
    )
    faq = models.ForeignKey(FAQ, on_delete=models.CASCADE, related_name="+", verbose_name=_("FAQ"))
    locked = models.BooleanField(
        _("locked"), default=False, help_text=_("No location may change or hide it.")
    )

    panels = (FieldPanel("faq"), FieldPanel("locked"))
    api_fields = (*reference("faq"), *writable("locked"))

    def __str__(self) -> str:
        return str(self.faq)


class GuideSource(Orderable):
    """Where statements of a guide can be checked."""

    guide = ParentalKey("guide_pages.GuidePage", on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(
        _("title"),
        max_length=255,
        help_text=_("Who says it and where, for example “NHS: Microneedling”."),
    )
    url = models.URLField(_("web page"), max_length=500, blank=True)

    panels = (FieldPanel("title", widget=FactTextInput), FieldPanel("url"))
    api_fields = writable("title", "url")

    def __str__(self) -> str:
        return self.title


class RelatedGuide(Orderable):
    """A guide worth reading after this one."""

    guide = ParentalKey(
        "guide_pages.GuidePage", on_delete=models.CASCADE, related_name="related_guides"
    )
    related = models.ForeignKey(
        "guide_pages.GuidePage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("guide"),
    )

    panels = (PageChooserPanel("related", "guide_pages.GuidePage"),)
    api_fields = reference("related")

    def __str__(self) -> str:
        return str(self.related)
