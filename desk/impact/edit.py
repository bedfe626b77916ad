"""One pending edit of a guide or an FAQ, asked about at every clinic."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.permissions import policy_registry

from clinics.impact.difference import Difference, difference
from clinics.impact.impact import ClinicImpact, guides_with_faq, impact, public_guides
from clinics.impact.standing import Standing
from clinics.impact.summary import Summary, summarise
from clinics.models import Location
from clinics.people.access import may_edit
from clinics.places import NoAddresses, tree_of
from clinics.tree import Node, Tree
from editions.entries import Snapshot
from editions.snapshot import follower
from faq.models import FAQ
from guide_pages.models import GuidePage

from .drafts import with_faq_draft, with_guide_draft, with_location_draft


class Edit(ABC):
    """What is public and what would be, with the guides that are concerned."""

    name: str
    #: Which rows its page lists at first, "" for all.
    listed_first = ""
    #: Whether it changes guides from beside them: what else of it changes is no copy.
    is_about_guides = False

    def __init__(self, instance: Any) -> None:
        self.instance = instance

    @abstractmethod
    def may_see(self, user: Any) -> bool:
        """Return whether the user may edit what is edited."""

    @property
    @abstractmethod
    def edit_url(self) -> str:
        """Return where it is edited."""

    @abstractmethod
    def published(self, snapshot: Snapshot) -> Snapshot:
        """Return the snapshot with the edit published."""

    @abstractmethod
    def guide_ids(self) -> Sequence[int]:
        """Return the guides that the edit may change."""

    @cached_property
    def before(self) -> Standing:
        """What all clinics say now."""
        return Standing(tree_of(follower.snapshot()), NoAddresses())

    @cached_property
    def after(self) -> Standing:
        """What all clinics would say."""
        tree = Tree(self.published(self.before.snapshot))
        return Standing(tree, NoAddresses(), beside=self.before)

    def clinics(self) -> Sequence[Node]:
        """Return the clinics that the edit may concern."""
        return self.after.tree.clinics()

    @cached_property
    def impacts(self) -> list[ClinicImpact]:
        """What it does to each guide at each clinic."""
        return impact(
            before=self.before,
            after=self.after,
            guide_ids=self.guide_ids(),
            clinics=self.clinics(),
        )

    @cached_property
    def summary(self) -> Summary:
        """The same in a few numbers."""
        return summarise(self.impacts)

    def difference(self, clinic: Node, guide_id: int) -> Difference:
        """Return what visitors of one clinic would read differently."""
        return difference(before=self.before, after=self.after, clinic=clinic, guide_id=guide_id)

    def title_of(self, guide_id: int) -> str:
        """Return the raw title of a guide."""
        entry = self.after.snapshot.find("guide", guide_id)
        return str(entry.payload["title"]) if entry and entry.payload else ""


class GuideEdit(Edit):
    """The newest draft of a guide."""

    name = "guide"
    instance: GuidePage

    def may_see(self, user: Any) -> bool:
        return bool(self.instance.permissions_for_user(user).can_edit())

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=(self.instance.pk,))

    def published(self, snapshot: Snapshot) -> Snapshot:
        return with_guide_draft(snapshot, self.instance)

    def guide_ids(self) -> Sequence[int]:
        return [self.instance.pk]


class FAQEdit(Edit):
    """The newest draft of an FAQ, in every guide that has it."""

    name = "faq"
    instance: FAQ

    def may_see(self, user: Any) -> bool:
        policy = policy_registry.get_by_type(FAQ)
        return bool(policy.user_has_permission_for_instance(user, "change", self.instance))

    @property
    def edit_url(self) -> str:
        name = FAQ.snippet_viewset.get_url_name("edit")
        return reverse(name, args=(quote(self.instance.pk),))

    def published(self, snapshot: Snapshot) -> Snapshot:
        return with_faq_draft(snapshot, self.instance)

    def guide_ids(self) -> Sequence[int]:
        return guides_with_faq(self.after, self.instance.pk)


class LocationEdit(Edit):
    """The newest draft of a location: its values of facts, its choice of guides."""

    name = "location"
    listed_first = "changed"
    is_about_guides = True

    def __init__(self, instance: Location) -> None:
        super().__init__(instance.specific)

    def may_see(self, user: Any) -> bool:
        return may_edit(user, self.instance)

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=(self.instance.pk,))

    def published(self, snapshot: Snapshot) -> Snapshot:
        return with_location_draft(snapshot, self.instance)

    def guide_ids(self) -> Sequence[int]:
        return public_guides(self.after)

    def clinics(self) -> Sequence[Node]:
        below = self.instance.pk
        return [
            node
            for node in super().clinics()
            if node.id == below or below in node.payload["ancestors"]
        ]


EDITS: dict[str, tuple[type[Any], type[Edit]]] = {
    GuideEdit.name: (GuidePage, GuideEdit),
    FAQEdit.name: (FAQ, FAQEdit),
    LocationEdit.name: (Location, LocationEdit),
}
