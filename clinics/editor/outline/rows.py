"""The rows of the outline: the pieces of the copy from above, and what their forms begin with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlock

from clinics.local_guides.above import resolved_above
from clinics.local_guides.blocks import HIDE
from clinics.local_guides.naming import NAMING
from clinics.resolution.resolve import Resolved
from editions.snapshot import follower
from guide_pages.blocks.body import BodyBlock
from guide_pages.blocks.showing import Origin, Scope
from guide_pages.document.copy import GuideCopy, PlacedBlock, PlacedFAQ
from guide_pages.statements import raw_value

from .reading import FAQReading, Reader

if TYPE_CHECKING:
    from clinics.models import LocalGuidePage

NAME_LENGTH = 80


@dataclass(frozen=True)
class BlockType:
    """A type of block that can be added."""

    name: str
    label: str
    icon: str
    description: str


@dataclass(frozen=True)
class Row:
    """A piece of the copy from above.

    ``name`` is what people know it by, ``state`` what the form of a change begins with.
    """

    key: str
    type: str
    icon: str
    label: str
    name: str
    origin: str
    locked: bool
    reading: SafeString | FAQReading
    state: Mapping[str, Any]


class Outline:
    """One local guide laid out: rows of the copy from above, and readings of its own changes."""

    def __init__(self, local: "LocalGuidePage") -> None:
        self.local = local
        self.snapshot = follower.snapshot()

    @cached_property
    def above(self) -> Resolved:
        """The copy in force above the location, and whose words its texts and figures are."""
        return resolved_above(self.local, self.snapshot)

    @property
    def copy(self) -> GuideCopy:
        """The copy in force above the location."""
        return self.above.copy

    @cached_property
    def reader(self) -> Reader:
        """What shows copy to the editor."""
        return Reader(self.local, self.snapshot)

    @cached_property
    def _names(self) -> dict[str, str]:
        above = self.local.for_location.get_ancestors().specific()
        return {each.code: each.title for each in above if hasattr(each, "code")}

    def origin_label(self, origin: Origin) -> str:
        """Return whose words a piece is, for people."""
        if origin.scope is Scope.SHARED or origin.location is None:
            return _("Shared")
        return self._names.get(origin.location, origin.location)

    def block_rows(self, changes: StreamBlock) -> list[Row]:
        """Return the blocks from above; ``changes`` knows the forms."""
        return [
            self._block_row(block, changes)
            for block in self.copy.body
            if block.type in changes.child_blocks
        ]

    def _block_row(self, block: PlacedBlock, changes: StreamBlock) -> Row:
        form = changes.child_blocks[block.type].child_blocks["content"]
        label = str(form.label)
        return Row(
            key=block.id,
            type=block.type,
            icon=form.meta.icon,
            label=label,
            name=self.name_of(block.value) or label,
            origin=self.origin_label(block.origin),
            locked=block.locked,
            reading=self.reader.block(block),
            state=form.get_form_state(form.normalize(form.to_python(block.value))),
        )

    def name_of(self, value: Mapping[str, Any]) -> str:
        """Return what people know a raw block by, "" when it has no name."""
        names = (self.reader.showing.plain(value.get(name)) for name in NAMING)
        return Truncator(next((name for name in names if name), "")).chars(NAME_LENGTH)

    def faq_rows(self, changes: StreamBlock) -> list[Row]:
        """Return the FAQs from above; ``changes`` knows the forms."""
        form = changes.child_blocks["replace"]
        rows = []
        for placed in self.copy.faqs:
            reading = self.reader.faq(placed)
            question, answer = self.reader.faq_words(placed)
            words = {"target": placed.key, "question": question, "answer": answer}
            rows.append(
                Row(
                    key=placed.key,
                    type="faq",
                    icon="help",
                    label=_("FAQ"),
                    name=reading.question,
                    origin=self.origin_label(placed.origin),
                    locked=placed.locked,
                    reading=reading,
                    state=form.get_form_state(form.to_python(words)),
                )
            )
        return rows

    def block_readings(self, raw_changes: Any) -> dict[str, dict[str, str]]:
        """Return the location's own blocks, by the id of the change: their HTML and name."""
        body = BodyBlock()
        return {
            str(change["id"]): {
                "html": self.reader.block(_own_block(change)),
                "name": self.name_of(change["value"].get("content") or {}),
                "label": str(body.child_blocks[change["type"]].label),
            }
            for change in raw_changes
            if change["type"] != HIDE and change["type"] in body.child_blocks
        }

    def faq_readings(self, raw_changes: Any) -> dict[str, dict[str, str]]:
        """Return the location's own questions, by the id of the change: answer and question."""
        readings = {}
        for change in raw_changes:
            if change["type"] == HIDE:
                continue
            reading = self.reader.faq(_own_faq(change))
            readings[str(change["id"])] = {"html": reading.answer, "name": reading.question}
        return readings


def _own_block(change: Mapping[str, Any]) -> PlacedBlock:
    value = raw_value(change["value"].get("content") or {})
    return PlacedBlock(id=str(change["id"]), type=change["type"], value=value, anchor=None)


def _own_faq(change: Mapping[str, Any]) -> PlacedFAQ:
    value = change["value"]
    if change["type"] == "choose":
        return PlacedFAQ(key=str(value.get("faq")), faq=value.get("faq"))
    return PlacedFAQ(
        key=str(change["id"]),
        faq=None,
        question=value.get("question") or "",
        answer=value.get("answer") or "",
    )


def block_types(changes: StreamBlock) -> list[BlockType]:
    """Return the types of blocks that can be added, in the picker's order."""
    return [
        BlockType(
            name=name,
            label=str(block.label),
            icon=block.meta.icon,
            description=str(block.child_blocks["content"].meta.description or ""),
        )
        for name, block in changes.child_blocks.items()
        if name != HIDE
    ]
