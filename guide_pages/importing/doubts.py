"""What the importer is not sure of: shown to people, stored nowhere."""

from dataclasses import dataclass
from typing import Literal

DoubtKind = Literal[
    "answer_differs",
    "block_removed",
    "code_as_text",
    "contradictory_figures",
    "empty_list_item",
    "faq_not_public",
    "faq_removed",
    "formatting_not_kept",
    "glued_sentences",
    "heading_without_role",
    "heading_without_text",
    "image_not_imported",
    "link_not_imported",
    "list_without_bullets",
    "list_without_lead_in",
    "mixed_spelling",
    "no_copy",
    "no_headings",
    "not_imported",
    "place_name",
    "question_without_answer",
    "repeated_question",
    "slug_changed",
    "title_guessed",
    "title_replaced",
    "unknown_field",
]


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """One thing to look at: where (1-based line, 0 for the file as a whole), what, and why."""

    line: int
    kind: DoubtKind
    message: str


def shortened(text: str, *, limit: int = 60) -> str:
    """`text` on one line for a message, cut at a word with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return flat[:limit].rsplit(" ", 1)[0].rstrip(",;:") + "…"
