"""How revisions of a local guide are compared: in words, without the ids of what is changed."""

from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import BlockComparison, CharBlockComparison, StructBlockComparison

from clinics.resolution.layers import BlockAction

ACTIONS = (
    (BlockAction.REPLACE.value, _("In place of the copy from above")),
    (BlockAction.INSERT_BEFORE.value, _("Before it")),
    (BlockAction.INSERT_AFTER.value, _("After it")),
)

#: Fields of a block that a location does not decide about.
_OF_THE_PLACE = ("role", "anchor", "locked")


class _InWords(CharBlockComparison):
    """An action by its label."""

    def __init__(self, block: Any, exists_a: bool, exists_b: bool, a: Any, b: Any) -> None:
        super().__init__(block, exists_a, exists_b, _label(a), _label(b))

    def htmlvalue(self, val: Any) -> Any:
        return super().htmlvalue(_label(val))


class _Untold(BlockComparison):
    """A value that is nobody's to read."""

    def htmlvalue(self, val: Any) -> str:
        return ""

    def htmldiff(self) -> str:
        return ""


class ChangeComparison(StructBlockComparison):
    """A change with what it does and the words it brings."""

    def __init__(self, block: Any, exists_a: bool, exists_b: bool, a: Any, b: Any) -> None:
        told = SimpleNamespace(child_blocks=_told(block))
        super().__init__(told, exists_a, exists_b, a, b)


def _told(block: Any) -> dict[str, Any]:
    children = {name: child for name, child in block.child_blocks.items() if name != "target"}
    if "content" in children:
        children["content"] = _words_of(children["content"])
    if "action" in children:
        children["action"] = _told_as(_("Where"), _InWords)
    return children or {"target": _told_as(block.label, _Untold)}


def _words_of(content: Any) -> Any:
    """Return a block without what belongs to its place in the guide: nothing to compare here."""
    words = {
        name: child for name, child in content.child_blocks.items() if name not in _OF_THE_PLACE
    }
    return SimpleNamespace(
        label=content.label,
        child_blocks=words,
        get_comparison_class=lambda: StructBlockComparison,
    )


def _told_as(label: Any, comparison: type[BlockComparison]) -> Any:
    return SimpleNamespace(label=label, get_comparison_class=lambda: comparison)


def _label(action: Any) -> str:
    return str(dict(ACTIONS).get(action, action or ""))
