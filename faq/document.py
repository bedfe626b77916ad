"""An FAQ as frontends read it, made from its edition. Pure."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from pydantic import BaseModel, Field

from editions.entries import Entry, Snapshot
from editorial.described import HTML, Id
from editorial.document import TopicDocument, topics_of


class Wording(Protocol):
    """How raw copy becomes what the public reads, facts put in."""

    def plain(self, raw_text: object) -> str:
        """Return plain text."""

    def rich(self, database_html: object) -> str:
        """Return clean display HTML."""

    def topics(self, topics: Iterable[TopicDocument]) -> list[TopicDocument]:
        """Return topics."""


class FAQDocument(BaseModel):
    """A question and its answer."""

    id: Id | str = Field(
        description="A number for a shared FAQ, a string for one that a location adds.",
        examples=[3],
    )
    question: str = Field(description="Plain text.")
    answer: HTML = Field(description="Clean display HTML.")
    topics: list[TopicDocument] = Field(description="The subjects it belongs to, by name.")


def make_faq(
    entry: Entry,
    snapshot: Snapshot,
    wording: Wording,
    used: Callable[[Entry], None] = lambda entry: None,
    *,
    question: str | None = None,
    answer: str | None = None,
) -> FAQDocument:
    """Make the document of a public FAQ; see :func:`tell_faq`."""
    told = tell_faq(entry, snapshot, wording, used, question=question, answer=answer)
    return FAQDocument(**told)


def tell_faq(
    entry: Entry,
    snapshot: Snapshot,
    wording: Wording,
    used: Callable[[Entry], None],
    *,
    question: str | None = None,
    answer: str | None = None,
) -> dict[str, Any]:
    """Return what the document of a public FAQ says, by the names of :class:`FAQDocument`.

    ``used`` is told of every edition it is made from.
    ``question`` and ``answer`` (database HTML) stand in place of the FAQ's own when given.

    Raises:
        ValueError: when the FAQ is withdrawn.
    """
    payload = entry.payload
    if payload is None:
        raise ValueError("A withdrawn FAQ has no document.")
    used(entry)
    return {
        "id": entry.object_id,
        "question": wording.plain(payload["question"] if question is None else question),
        "answer": wording.rich(payload["answer"] if answer is None else answer),
        "topics": wording.topics(topics_of(payload["topics"], snapshot, used)),
    }
