"""Several drafts that are to be published together."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from clinics.impact.impact import public_guides
from editions.entries import Snapshot

from .edit import GuideEdit, LocalGuideEdit
from .pending import Edit


class SeveralEdits(Edit):
    """What all of them change. It has no page of its own."""

    name = "several"
    url = ""

    def __init__(self, edits: Sequence[Edit]) -> None:
        super().__init__(None)
        self.edits = edits

    def may_see(self, user: Any) -> bool:
        return all(each.may_see(user) for each in self.edits)

    def may_publish(self, user: Any) -> bool:
        return all(each.may_publish(user) for each in self.edits)

    @property
    def edit_url(self) -> str:
        return self.edits[0].edit_url if len(self.edits) == 1 else reverse("wagtailadmin_home")

    @property
    def list_url(self) -> str:
        return reverse("wagtailadmin_home")

    @property
    def title(self) -> str:
        if len(self.edits) == 1:
            return self.edits[0].title
        return ngettext("%(number)s page", "%(number)s pages", len(self.edits)) % {
            "number": len(self.edits)
        }

    def published(self, snapshot: Snapshot) -> Snapshot:
        for each in self.edits:
            snapshot = each.published(snapshot)
        return snapshot

    def guide_ids(self) -> Sequence[int]:
        if all(isinstance(each, GuideEdit | LocalGuideEdit) for each in self.edits):
            return sorted({pk for each in self.edits for pk in each.guide_ids()})
        return public_guides(self.after)
