"""Topics and reviewers: small things that guides and FAQs refer to."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.search import index

from .editioned import Editioned

ascii_slug = RegexValidator(
    r"\A(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*\Z",
    _("Use lowercase letters, digits and single hyphens, with at least one letter."),
)


class Topic(index.Indexed, Editioned, models.Model):
    """A subject by which guides and FAQs are grouped, such as "Skin"."""

    edition_kind = "topic"

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(
        _("web name"),
        max_length=80,
        unique=True,
        validators=[ascii_slug],
        help_text=_("How websites and apps ask for this topic, for example “skin”."),
    )

    panels = (FieldPanel("name"), FieldPanel("slug"))
    api_fields = (APIField("name", writable=True), APIField("slug", writable=True))
    search_fields = (index.SearchField("name"), index.AutocompleteField("name"))

    class Meta:
        ordering = ("name",)
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.name


class Reviewer(index.Indexed, Editioned, models.Model):
    """Who has checked a guide: a clinician or a body that answers for it."""

    edition_kind = "reviewer"

    name = models.CharField(_("name"), max_length=120)
    credentials = models.CharField(
        _("credentials"),
        max_length=160,
        blank=True,
        help_text=_("Degrees, licences or role, for example “RN, aesthetic nurse”."),
    )
    url = models.URLField(
        _("web page"), blank=True, help_text=_("A page that shows who this reviewer is.")
    )

    panels = (FieldPanel("name"), FieldPanel("credentials"), FieldPanel("url"))
    api_fields = tuple(APIField(name, writable=True) for name in ("name", "credentials", "url"))
    search_fields = (index.SearchField("name"), index.AutocompleteField("name"))

    class Meta:
        ordering = ("name",)
        verbose_name = _("reviewer")
        verbose_name_plural = _("reviewers")

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.credentials) if part)
