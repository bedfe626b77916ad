"""One location's local guide while changes of another are taken into it."""

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from clinics.models import LocalGuidePage
from clinics.resolution.layers import BlockAction
from guide_pages.document.copy import GuideCopy

from .blocks import HIDE
from .changes import FIGURES

#: The fields that one change sets together, by the change's name.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "text:title": ("guide_title",),
    "text:summary": ("summary",),
    "text:seo_title": ("seo_title",),
    "text:seo_description": ("search_description",),
    **{f"treatment:{name}": (f"{name}_min", f"{name}_max") for name in FIGURES},
}
#: The name of the order of the FAQs.
ORDER = "faq_order"


class Result(StrEnum):
    """What became of one change at one location."""

    DONE = "done"
    SAME = "same"
    THEIRS = "theirs"
    LOCKED = "locked"
    GONE = "gone"


def names_of_changes(source: LocalGuidePage) -> list[str]:
    """Return the changes that can be taken elsewhere: ``text:…``, ``treatment:…`` or an id.

    The order of the FAQs comes last: it is about those that are taken as well.
    """
    named = [name for name, fields in FIELDS.items() if _filled(source, fields)]
    streams = (source.changes.get_prep_value(), source.faq_changes.get_prep_value())
    ids = [str(change["id"]) for stream in streams for change in stream]
    return [*named, *ids, *([ORDER] if source.faq_order else [])]


class Taking:
    """The changes of one location while others are taken over."""

    def __init__(
        self,
        source: LocalGuidePage,
        target: LocalGuidePage,
        above: GuideCopy,
        replace_theirs: bool,
    ) -> None:
        self.source = source
        self.target = target
        self.replace_theirs = replace_theirs
        self.blocks = list(target.changes.get_prep_value())
        self.faqs = list(target.faq_changes.get_prep_value())
        self._source_blocks = {str(each["id"]): each for each in source.changes.get_prep_value()}
        self._source_faqs = {str(each["id"]): each for each in source.faq_changes.get_prep_value()}
        self.fields: dict[str, Any] = {}
        self.renewed: set[str] = set()
        self._locked_blocks = {block.id: block.locked for block in above.body}
        self._locked_faqs = {faq.key: faq.locked for faq in above.faqs}

    def take(self, name: str) -> Result:
        """Take one change over; what it becomes is written later."""
        if name in FIELDS:
            return self._take_fields(name)
        if name == ORDER:
            return self._take_order()
        if name in self._source_blocks:
            return self._take_block(self._source_blocks[name])
        if name in self._source_faqs:
            return self._take_faq(self._source_faqs[name])
        return Result.GONE

    def write(self, local: LocalGuidePage) -> None:
        """Put everything taken over into a local guide in memory."""
        for name, value in self.fields.items():
            setattr(local, name, value)
        local.changes = json.dumps(self.blocks)
        local.faq_changes = json.dumps(self.faqs)
        # What was replaced is made against today's copy, whatever stood there before.
        local.basis = {
            change: kept for change, kept in local.basis.items() if change not in self.renewed
        }

    def _take_fields(self, name: str) -> Result:
        ours = {each: getattr(self.source, each) for each in FIELDS[name]}
        theirs = {each: getattr(self.target, each) for each in FIELDS[name]}
        if ours == theirs:
            return Result.SAME
        if _filled(self.target, FIELDS[name]) and not self.replace_theirs:
            return Result.THEIRS
        self.fields |= ours
        self.renewed.add(name)
        return Result.DONE

    def _take_block(self, raw: Mapping[str, Any]) -> Result:
        value = raw["value"]
        decides = raw["type"] == HIDE or value["action"] == BlockAction.REPLACE
        target = self._target_of(raw)
        new = {**raw, "id": self._new_id(raw), "value": {**value, "target": target}}
        if not decides:
            own = {str(each["id"]) for each in self.blocks}
            if target not in self._locked_blocks and target not in own:
                return Result.GONE
            return self._put(self.blocks, new, lambda each: str(each["id"]) == new["id"])
        if target not in self._locked_blocks:
            return Result.GONE
        if self._locked_blocks[target]:
            return Result.LOCKED
        return self._put(
            self.blocks,
            new,
            lambda each: (
                each["value"]["target"] == target
                and (each["type"] == HIDE or each["value"]["action"] == BlockAction.REPLACE)
            ),
        )

    def _take_faq(self, raw: Mapping[str, Any]) -> Result:
        new = {**raw, "id": self._new_id(raw)}
        if raw["type"] == "choose":
            faq = raw["value"].get("faq")
            if str(faq) in self._locked_faqs:
                return Result.SAME
            return self._put(
                self.faqs,
                new,
                lambda each: each["type"] == "choose" and each["value"].get("faq") == faq,
            )
        if raw["type"] == "add":
            return self._put(self.faqs, new, lambda each: str(each["id"]) == new["id"])
        target = raw["value"]["target"]
        if target not in self._locked_faqs:
            return Result.GONE
        if self._locked_faqs[target]:
            return Result.LOCKED
        return self._put(self.faqs, new, lambda each: each["value"].get("target") == target)

    def _take_order(self) -> Result:
        new = {key: self._new_id(raw) for key, raw in self._source_faqs.items()}
        there = {*self._locked_faqs, *(_key(each) for each in self.faqs)}
        keys = [new.get(key, key) for key in map(str, self.source.faq_order)]
        order = [key for key in keys if key in there]
        if not order:
            return Result.GONE
        if order == self.target.faq_order:
            return Result.SAME
        if self.target.faq_order and not self.replace_theirs:
            return Result.THEIRS
        self.fields[ORDER] = order
        return Result.DONE

    def _put(self, stream: list[Any], new: dict[str, Any], is_about_the_same: Any) -> Result:
        theirs = [each for each in stream if is_about_the_same(each)]
        if any(_said(each) == _said(new) for each in theirs):
            return Result.SAME
        if theirs and not self.replace_theirs:
            return Result.THEIRS
        place = stream.index(theirs[0]) if theirs else len(stream)
        stream[:] = [each for each in stream if each not in theirs]
        stream.insert(place, new)
        self.renewed |= {new["id"], *(str(each["id"]) for each in theirs)}
        return Result.DONE

    def _target_of(self, raw: Mapping[str, Any]) -> str:
        # Beside another insertion of the source: beside what that becomes here.
        target = str(raw["value"]["target"])
        beside = self._source_blocks.get(target)
        return self._new_id(beside) if beside is not None else target

    def _new_id(self, raw: Mapping[str, Any]) -> str:
        """Return the id at this location: always the same, and different at every location."""
        location = uuid5(NAMESPACE_URL, f"location:{self.target.for_location_id}")
        return str(uuid5(location, str(_uuid(raw["id"]))))


def _uuid(value: Any) -> UUID | str:
    try:
        return UUID(str(value))
    except ValueError:
        return str(value)


def _key(change: Mapping[str, Any]) -> str:
    """Return the key by which an order knows what a change adds."""
    return str(change["value"].get("faq") if change["type"] == "choose" else change["id"])


def _said(change: Mapping[str, Any]) -> tuple[Any, Any]:
    return change["type"], change["value"]


def _filled(local: LocalGuidePage, names: Iterable[str]) -> bool:
    return any(getattr(local, name) not in ("", None) for name in names)
