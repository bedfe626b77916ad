"""What the blocks have in common in the admin."""

from typing import Any, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

from editorial.features import SHORT_TEXT
from guide_pages.roles import Role

from .choice import Choice

Words = TypeVar("Words", bound=blocks.FieldBlock)

ROLE_LABELS = {
    Role.OVERVIEW: _("Overview: what the treatment is"),
    Role.BENEFITS: _("Benefits"),
    Role.SUITABILITY: _("Suitability: who it is for, and who not"),
    Role.PREPARATION: _("Preparation: before the treatment"),
    Role.PROCEDURE: _("Procedure: what happens"),
    Role.SESSIONS: _("Sessions: how many, how often"),
    Role.RESULTS: _("Results: what to expect, and when"),
    Role.AFTERCARE: _("Aftercare"),
    Role.RISKS: _("Risks and side effects"),
    Role.COST: _("Cost"),
    Role.COMPARISON: _("Comparison with other treatments"),
    Role.SUMMARY: _("Summary"),
    Role.OTHER: _("Other"),
}


def role_choice(default: Role) -> Choice:
    """Return the choice of a block's role, set to what such a block mostly is for."""
    return Choice(
        choices=[(role.value, label) for role, label in ROLE_LABELS.items()],
        default=default.value,
        label=_("What this part is about"),
        help_text=_("Websites and apps find this part by it, whatever its heading says."),
    )


def with_facts(block: Words) -> Words:
    """Let a fact be inserted in the block's plain text, or in a table's cell, from a list."""
    # Said to the block rather than at its making: it is nothing that migrations need.
    block.meta.form_attrs = {"data-facts": "table" if isinstance(block, TableBlock) else ""}
    return block


def heading(required: bool = False) -> blocks.CharBlock:
    """Return the heading of a block."""
    return with_facts(blocks.CharBlock(required=required, max_length=160, label=_("Heading")))


def anchor() -> blocks.RegexBlock:
    """Return the block's own choice of its address within the page."""
    return blocks.RegexBlock(
        regex=r"\A[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z",
        required=False,
        max_length=80,
        label=_("Link name"),
        help_text=_(
            "The end of a link to this part, for example “aftercare” in …#aftercare. "
            "Leave it empty: it is made from the heading once and then kept, so that links "
            "to this part go on working when the heading changes. Type a new one to change it."
        ),
        error_messages={
            "invalid": _("Use lowercase letters, digits and hyphens, beginning with a letter.")
        },
    )


def lock() -> blocks.BooleanBlock:
    """Return whether the block is the same everywhere."""
    return blocks.BooleanBlock(
        required=False,
        default=False,
        label=_("Locked"),
        help_text=_("No location may change or hide this part."),
    )


def rich_text(
    label: str | Promise, features: list[str] = SHORT_TEXT, **options: Any
) -> blocks.RichTextBlock:
    """Return a rich-text child with the features copy may use."""
    options.setdefault("required", False)
    return blocks.RichTextBlock(features=features, label=label, **options)


def layout(*children: str, anchored: bool = True) -> blocks.BlockGroup:
    """Return a form layout with the rare things behind the settings button.

    The role is among them unless ``children`` name it: most types have one role mostly.
    """
    rare = ["role", "anchor", "locked"] if anchored else ["role", "locked"]
    return blocks.BlockGroup(
        children=list(children), settings=[name for name in rare if name not in children]
    )
