"""The kinds of edits that have an impact."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from wagtail.permissions import policy_registry

from clinics.drafts import (
    with_default,
    with_faq_draft,
    with_guide_draft,
    with_local_guide_draft,
    with_location_draft,
)
from clinics.impact.details import Detail, clinics_that_differ, details
from clinics.impact.impact import guides_with_faq, public_guides
from clinics.models import LocalGuidePage, Location
from clinics.people.access import may_edit, may_publish
from clinics.tree import Node
from editions.entries import Snapshot
from editorial.models import FactDefinition
from faq.models import FAQ
from guide_pages.models import GuidePage

from .pending import Edit, below


class PageEdit(Edit):
    """The newest draft of a page."""

    def may_see(self, user: Any) -> bool:
        return bool(self.instance.permissions_for_user(user).can_edit())

    def may_publish(self, user: Any) -> bool:
        return bool(self.instance.permissions_for_user(user).can_publish())

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=(self.instance.pk,))

    @property
    def list_url(self) -> str:
        return reverse("wagtailadmin_explore", args=(self.instance.get_parent().pk,))

    @property
    def title(self) -> str:
        return str(self.instance.get_admin_display_title())


class SnippetEdit(Edit):
    """A snippet."""

    def may_see(self, user: Any) -> bool:
        return self._may(user, "change")

    def may_publish(self, user: Any) -> bool:
        return self._may(user, "publish")

    @property
    def edit_url(self) -> str:
        name = self.instance.snippet_viewset.get_url_name("edit")
        return reverse(name, args=(quote(self.instance.pk),))

    @property
    def list_url(self) -> str:
        return reverse(self.instance.snippet_viewset.get_url_name("list"))

    def _may(self, user: Any, action: str) -> bool:
        policy = policy_registry.get_by_type(type(self.instance))
        return bool(policy.user_has_permission_for_instance(user, action, self.instance))


class GuideEdit(PageEdit):
    """The newest draft of a guide."""

    name = "guide"
    instance: GuidePage

    def published(self, snapshot: Snapshot) -> Snapshot:
        return with_guide_draft(snapshot, self.instance)

    def guide_ids(self) -> Sequence[int]:
        return [self.instance.pk]


class LocalGuideEdit(PageEdit):
    """The newest draft of a local guide, at its location and below."""

    name = "local-guide"
    instance: LocalGuidePage

    def published(self, snapshot: Snapshot) -> Snapshot:
        return with_local_guide_draft(snapshot, self.instance)

    def guide_ids(self) -> Sequence[int]:
        return [self.instance.guide_id]

    def clinics(self) -> Sequence[Node]:
        return below(self.instance.for_location_id, super().clinics())


class FAQEdit(SnippetEdit):
    """The newest draft of an FAQ, in every guide that has it."""

    name = "faq"
    instance: FAQ

    def published(self, snapshot: Snapshot) -> Snapshot:
        return with_faq_draft(snapshot, self.instance)

    def guide_ids(self) -> Sequence[int]:
        return guides_with_faq(self.after, self.instance.pk)


class LocationEdit(PageEdit):
    """The newest draft of a location: all that it says, and what follows at those below."""

    name = "location"
    listed_first = "changed"
    is_about_guides = True

    def __init__(self, instance: Location) -> None:
        super().__init__(instance.specific)

    def may_see(self, user: Any) -> bool:
        return may_edit(user, self.instance)

    def may_publish(self, user: Any) -> bool:
        return may_publish(user, self.instance)

    def published(self, snapshot: Snapshot) -> Snapshot:
        return with_location_draft(snapshot, self.instance)

    def guide_ids(self) -> Sequence[int]:
        return public_guides(self.after)

    def clinics(self) -> Sequence[Node]:
        return below(self.instance.pk, super().clinics())

    def details(self, clinic: Node) -> Sequence[Detail]:
        return details(before=self.before, after=self.after, clinic=clinic)

    @cached_property
    def clinics_with_details(self) -> Sequence[Node]:
        return clinics_that_differ(before=self.before, after=self.after, clinics=self.clinics())


class FactEdit(SnippetEdit):
    """The definition of a fact. It is no draft: it is public as soon as it is saved."""

    name = "fact"
    listed_first = "changed"
    is_about_guides = True
    instance: FactDefinition

    def __init__(self, instance: FactDefinition) -> None:
        super().__init__(instance)
        self.default = instance.default

    def read(self, asked: Mapping[str, str]) -> None:
        """Take the default that somebody has typed."""
        self.default = asked.get("default", self.default)[:_LONGEST_DEFAULT]

    def may_publish(self, user: Any) -> bool:
        return self.may_see(user)

    @property
    def url(self) -> str:
        return f"{super().url}?{urlencode({'default': self.default})}"

    @property
    def is_pending(self) -> bool:
        entry = self.before.snapshot.find("fact", self.instance.pk)
        said = entry.payload["default"] if entry is not None and entry.payload else ""
        return bool(self.default != said)

    def published(self, snapshot: Snapshot) -> Snapshot:
        return with_default(snapshot, self.instance, self.default)

    @property
    def keys(self) -> Collection[str]:
        return [self.instance.key]

    def guide_ids(self) -> Sequence[int]:
        return public_guides(self.after)


_LONGEST_DEFAULT = FactDefinition._meta.get_field("default").max_length or 0

EDITS: dict[str, tuple[type[Any], type[Edit]]] = {
    GuideEdit.name: (GuidePage, GuideEdit),
    LocalGuideEdit.name: (LocalGuidePage, LocalGuideEdit),
    FAQEdit.name: (FAQ, FAQEdit),
    LocationEdit.name: (Location, LocationEdit),
    FactEdit.name: (FactDefinition, FactEdit),
}


def edit_of(instance: Any) -> Edit | None:
    """Return what publishing an object is, ``None`` for one that no clinic shows."""
    kinds = (kind for model, kind in EDITS.values() if isinstance(instance, model))
    kind = next(kinds, None)
    return kind(instance) if kind is not None else None
