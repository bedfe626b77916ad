"""A pending edit, asked about at every clinic."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property

from clinics.impact.details import Detail
from clinics.impact.difference import Difference, difference
from clinics.impact.gaps import Gaps, gaps
from clinics.impact.impact import ClinicImpact, impact, lacking_only
from clinics.impact.required import without_required
from clinics.impact.standing import Standing
from clinics.impact.summary import Summary, summarise
from clinics.places import NoAddresses, tree_of
from clinics.tree import Node, Tree
from desk.standing import standing_of
from editions.entries import Snapshot
from editions.snapshot import follower


class Edit(ABC):
    """What is public and what would be, with the guides that are concerned."""

    name: str
    #: Which rows its page lists at first, "" for all.
    listed_first = ""
    #: Whether it changes guides from beside them: what else of it changes is no copy.
    is_about_guides = False

    def __init__(self, instance: Any) -> None:
        self.instance = instance

    def read(self, asked: Mapping[str, str]) -> None:  # noqa: B027 most say everything
        """Take from a request what the stored object does not say."""

    @abstractmethod
    def may_see(self, user: Any) -> bool:
        """Return whether the user may edit what is edited."""

    @abstractmethod
    def may_publish(self, user: Any) -> bool:
        """Return whether the user may make it public."""

    @property
    @abstractmethod
    def edit_url(self) -> str:
        """Return where it is edited."""

    @property
    def title(self) -> str:
        """Return what people know it by."""
        return str(self.instance)

    @property
    def url(self) -> str:
        """Return where its impact is told."""
        return reverse("desk_impact", args=(self.name, self.instance.pk))

    @property
    @abstractmethod
    def list_url(self) -> str:
        """Return where it stands among others of its kind."""

    @property
    def is_pending(self) -> bool:
        """Whether there is anything to publish."""
        return bool(not self.instance.live or self.instance.has_unpublished_changes)

    @abstractmethod
    def published(self, snapshot: Snapshot) -> Snapshot:
        """Return the snapshot with the edit published."""

    @property
    def keys(self) -> Collection[str] | None:
        """The facts whose gaps it tells, ``None`` for all."""
        return None

    @abstractmethod
    def guide_ids(self) -> Sequence[int]:
        """Return the guides that the edit may change."""

    @cached_property
    def before(self) -> Standing:
        """What all clinics say now."""
        return standing_of(tree_of(follower.snapshot()))

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
        found = impact(
            before=self.before,
            after=self.after,
            guide_ids=self.guide_ids(),
            clinics=self.clinics(),
        )
        return found if self.keys is None else lacking_only(found, self.keys)

    @cached_property
    def gaps(self) -> Gaps:
        """What clinics would lack by it that they do not lack now."""
        return gaps(self.impacts, before=self.before, after=self.after, clinics=self.clinics())

    @cached_property
    def without_required(self) -> Mapping[str, Sequence[Node]]:
        """The clinics without a value that every clinic needs; copy alone says nothing of it."""
        if not self.is_about_guides:
            return {}
        return without_required(self.after, self.clinics(), self.keys)

    @cached_property
    def summary(self) -> Summary:
        """The same in a few numbers."""
        return summarise(self.impacts)

    def difference(self, clinic: Node, guide_id: int) -> Difference:
        """Return what visitors of one clinic would read differently."""
        return difference(before=self.before, after=self.after, clinic=clinic, guide_id=guide_id)

    def details(self, clinic: Node) -> Sequence[Detail]:
        """Return what the clinic itself would say differently, apart from its guides' copy."""
        return ()

    @cached_property
    def clinics_with_details(self) -> Sequence[Node]:
        """The clinics that would themselves say something else."""
        return ()

    def title_of(self, guide_id: int) -> str:
        """Return the raw title of a guide."""
        entry = self.after.snapshot.find("guide", guide_id)
        return str(entry.payload["title"]) if entry and entry.payload else ""


def below(location_id: int, clinics: Sequence[Node]) -> list[Node]:
    """Return those of the clinics that are, or stand below, a location."""
    return [
        node
        for node in clinics
        if node.id == location_id or location_id in node.payload["ancestors"]
    ]
