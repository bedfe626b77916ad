"""Topics, reviewers and definitions of facts: small things that guides and FAQs refer to."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.search import index

from .editioned import Editioned
from .facts.built_in import BUILT_IN_KEYS
from .facts.grammar import KEY_LENGTH

ascii_slug = RegexValidator(
    r"\A(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*\Z",
    _("Use lowercase letters, digits and single hyphens, with at least one letter."),
)

fact_key = RegexValidator(
    r"\A[a-z][a-z0-9_]*\Z",
    _("Use lowercase letters, digits and underscores, and begin with a letter."),
)


def not_built_in(key: str) -> None:
    """Refuse the key of a fact that every clinic has anyway."""
    if key in BUILT_IN_KEYS:
        raise ValidationError(
            _("Every clinic has “%(key)s” already, from its own page. Choose another key."),
            params={"key": key},
        )


def without_tokens(text: str) -> None:
    """Refuse text that mentions facts where only plain words make sense."""
    if "{{" in text or "}}" in text:
        raise ValidationError(_("Facts can’t be mentioned here. Leave out the double braces."))


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


class FactDefinition(index.Indexed, Editioned, models.Model):
    """A named value that copy may mention as ``{{ key }}``, such as "price_from".

    The key never changes: copy knows the fact by it.
    """

    edition_kind = "fact"

    key = models.CharField(
        _("key"),
        max_length=KEY_LENGTH,
        unique=True,
        validators=[fact_key, not_built_in],
        help_text=_(
            "How copy mentions this fact, for example “price_from”. It can’t be changed later."
        ),
    )
    label = models.CharField(
        _("name"),
        max_length=80,
        help_text=_("What editors choose from the list, for example “Price from”."),
    )
    help_text = models.CharField(
        _("explanation"),
        max_length=200,
        blank=True,
        help_text=_("What it means and how to write it, for example “In dollars, per session”."),
    )
    default = models.CharField(
        _("default"),
        max_length=255,
        blank=True,
        validators=[without_tokens],
        help_text=_("Shown for a clinic without a value, where the copy has no fallback itself."),
    )
    required = models.BooleanField(
        _("required of every clinic"),
        default=False,
        help_text=_("A clinic can’t be published without a value of its own or from above."),
    )

    panels = tuple(
        FieldPanel(name) for name in ("label", "key", "help_text", "default", "required")
    )
    api_fields = tuple(
        APIField(name, writable=True)
        for name in ("key", "label", "help_text", "default", "required")
    )
    search_fields = (
        index.SearchField("label"),
        index.AutocompleteField("label"),
        index.SearchField("key"),
    )

    class Meta:
        ordering = ("label", "key")
        verbose_name = _("fact")
        verbose_name_plural = _("facts")

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        """Keep the key once it is saved."""
        super().clean()
        kept = FactDefinition.objects.filter(pk=self.pk).exclude(key=self.key)
        if self.pk and kept.exists():
            raise ValidationError(
                {"key": _("The key can’t be changed: copy mentions the fact by it.")}
            )
