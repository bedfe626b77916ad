"""How the changes of a local guide are stored: one block for each change."""

from copy import copy
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from clinics.resolution.layers import BlockAction
from editorial.features import SHORT_TEXT
from guide_pages.blocks.body import BodyBlock

from .comparison import ACTIONS, ChangeComparison

HIDE = "hide"


def target() -> blocks.CharBlock:
    """Return the id of what a change is about. The editor fills it; nobody types it."""
    return blocks.CharBlock(max_length=64, label=_("About"))


class ChangeBlock(blocks.StructBlock):
    """One change."""

    def get_comparison_class(self) -> type[ChangeComparison]:
        """Return what compares two revisions of it."""
        return ChangeComparison


class HideBlock(ChangeBlock):
    """A block or an FAQ from above that is not shown here."""

    target = target()

    class Meta:
        icon = "view"
        label = _("Hidden here")
        # Else lists of what the form holds would show the target's id.
        label_format = label


def changed(content: blocks.Block) -> ChangeBlock:
    """Return the change that shows ``content`` here, instead of or beside its target."""
    return ChangeBlock(
        [
            ("action", blocks.ChoiceBlock(choices=ACTIONS, default=BlockAction.REPLACE.value)),
            ("target", target()),
            # A copy: the block is one of guides too, where it keeps its own name.
            ("content", copy(content)),
        ],
        label=content.label,
        icon=content.meta.icon,
    )


class BlockChanges(blocks.StreamBlock):
    """The changes of a guide's body, one type for each type of block, and hiding."""

    hide = HideBlock()

    def __init__(self, local_blocks: Any = (), **kwargs: Any) -> None:
        if not local_blocks:
            body = BodyBlock()
            local_blocks = [(name, changed(block)) for name, block in body.child_blocks.items()]
        super().__init__(local_blocks, **kwargs)

    class Meta:
        required = False


class FAQWords(ChangeBlock):
    """A question and its answer in this location's words."""

    question = blocks.CharBlock(max_length=255, label=_("Question"), form_attrs={"data-facts": ""})
    answer = blocks.RichTextBlock(features=SHORT_TEXT, label=_("Answer"))


class FAQChanges(blocks.StreamBlock):
    """The changes of a guide's FAQs."""

    hide = HideBlock()
    replace = FAQWords([("target", target())], icon="edit", label=_("In other words"))
    add = FAQWords(icon="help", label=_("A question of this location"))
    choose = blocks.StructBlock(
        [("faq", SnippetChooserBlock("faq.FAQ", label=_("FAQ")))],
        icon="list-ul",
        label=_("A question from the library"),
    )

    class Meta:
        required = False
