"""Choosing FAQs for a guide: searching, filtering by topic, and writing a new one on the spot."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.choosers import BaseFilterForm, LocaleFilterMixin, SearchFilterMixin
from wagtail.admin.ui.tables import Column, LocaleColumn
from wagtail.log_actions import log
from wagtail.models import Locale
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
    SnippetCreateView,
)

from editorial.models import Topic

from .columns import TopicsColumn
from .models import FAQ
from .searching import matching


class FAQFilterForm(LocaleFilterMixin, SearchFilterMixin, BaseFilterForm):
    """Narrows the FAQs that are offered."""

    topic = forms.ModelChoiceField(
        queryset=Topic.objects.all(),
        required=False,
        label=_("Topic"),
        empty_label=_("All topics"),
        widget=forms.Select(attrs={"data-chooser-modal-search-filter": True}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(Locale.objects.all()) < 2:
            self.fields.pop("locale", None)

    def filter(self, objects: QuerySet[FAQ]) -> QuerySet[FAQ]:
        """Filter by topic, by language and by words, in any combination."""
        topic, words = self.cleaned_data.get("topic"), self.cleaned_data.pop("q", "")
        if topic is not None:
            objects = objects.filter(pk__in=FAQ.objects.filter(topics=topic).values("pk"))
        if words:
            objects = objects.filter(matching(words))
            self.is_searching, self.search_query = True, words
        return super().filter(objects)


class _Offered:
    """The FAQs that a guide may choose: those that are not archived."""

    filter_form_class = FAQFilterForm

    @property
    def page_subtitle(self) -> str:
        return ""

    def get_object_list(self) -> QuerySet[FAQ]:
        return FAQ.objects.filter(archived_at=None).prefetch_related("topics")

    @property
    def columns(self) -> list[Column]:
        title, *others = super().columns  # type: ignore[misc]
        title.label = _("Question")
        if "locale" not in self.filter_form.fields:  # type: ignore[attr-defined]
            others = [column for column in others if not isinstance(column, LocaleColumn)]
        return [title, TopicsColumn(), *others]


class FAQChooseView(_Offered, ChooseView):
    """The whole dialog."""


class FAQChooseResultsView(_Offered, ChooseResultsView):
    """The list inside the dialog."""


def offered(pks: list[str]) -> QuerySet[FAQ]:
    """Return those of these FAQs that may be chosen. What is no number is passed over."""
    numbers = [int(pk) for pk in pks if pk.isascii() and pk.isdecimal() and len(pk) < 19]
    return FAQ.objects.filter(pk__in=numbers, archived_at=None)


class FAQChosenView(SnippetChosenView):
    """Answers with the FAQ that was chosen, unless it has been archived since."""

    def get_object(self, pk: str) -> FAQ:
        return offered([str(pk)]).get()


class FAQChosenMultipleView(SnippetChosenMultipleView):
    """Answers with the FAQs that were chosen, without those archived since."""

    def get_objects(self, pks: list[str]) -> QuerySet[FAQ]:
        return offered(pks)


class NewFAQForm(WagtailAdminModelForm):
    """The question and the answer; everything else can wait."""

    class Meta:
        model = FAQ
        fields = ("question", "answer")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        locales = Locale.objects.all()
        if len(locales) > 1:
            self.fields["language"] = forms.ModelChoiceField(
                locales, initial=Locale.get_default(), empty_label=None, label=_("Language")
            )

    def clean(self) -> dict[str, Any]:
        """Ask what publishing asks where the FAQ is published at once."""
        policy = policy_registry.get_by_type(FAQ)
        may_publish = self.for_user and policy.user_has_permission(self.for_user, "publish")
        self.instance.validates_as_draft = not may_publish
        cleaned_data: dict[str, Any] = super().clean()
        return cleaned_data


class FAQCreateView(SnippetCreateView):
    """Makes an FAQ from the dialog: live for those who may publish, else a draft."""

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        """Tell the form for whom it is."""
        return {**super().get_creation_form_kwargs(), "for_user": self.request.user}

    def save_form(self, form: NewFAQForm) -> FAQ:
        """Save the FAQ with a first revision, as its own editor does."""
        faq: FAQ = form.save(commit=False)
        faq.locale = form.cleaned_data.get("language") or Locale.get_default()
        may_publish = self.get_permission_policy().user_has_permission(
            self.request.user, "publish"
        )
        faq.live = False
        faq.save()
        form.save_m2m()
        log(instance=faq, action="wagtail.create", user=self.request.user, content_changed=True)
        revision = faq.save_revision(user=self.request.user)
        if may_publish:
            revision.publish(user=self.request.user)
            faq.refresh_from_db()
        return faq


class FAQChooserViewSet(SnippetChooserViewSet):
    """The dialog in which an editor picks FAQs."""

    choose_view_class = FAQChooseView
    choose_results_view_class = FAQChooseResultsView
    chosen_view_class = FAQChosenView
    chosen_multiple_view_class = FAQChosenMultipleView
    create_view_class = FAQCreateView
    creation_form_class = NewFAQForm
    choose_one_text = _("Choose FAQs")
    choose_another_text = _("Choose another FAQ")
    edit_item_text = _("Edit this FAQ")
    search_tab_label = _("Choose")
    creation_tab_label = _("Write a new one")
    create_action_label = _("Add this FAQ")
    create_action_clicked_label = _("Adding…")
