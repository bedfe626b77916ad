"""An FAQ as frontends read it, made from its edition. Pure."""

from collections.abc import Callable

from pydantic import BaseModel, Field

from editions.entries import Entry, Snapshot
from editorial.document import TopicDocument, topics_of
from editorial.rich_text import LinkTarget, display_html


class FAQDocument(BaseModel):
    """A question and its answer."""

    id: int | str = Field(
        description="A number for a shared FAQ, a string for one that a location adds.",
        examples=[3],
    )
    question: str = Field(description="Plain text.")
    answer: str = Field(description="Clean display HTML.")
    topics: list[TopicDocument]


def make_faq(
    entry: Entry,
    snapshot: Snapshot,
    link_target: LinkTarget,
    used: Callable[[Entry], None] = lambda entry: None,
) -> FAQDocument:
    """Make the document of a public FAQ. ``used`` is told of every edition it is made from."""
    payload = entry.payload
    if payload is None:
        raise ValueError("A withdrawn FAQ has no document.")
    used(entry)
    return FAQDocument(
        id=entry.object_id,
        question=payload["question"],
        answer=display_html(payload["answer"], link_target),
        topics=topics_of(payload["topics"], snapshot, used),
    )
