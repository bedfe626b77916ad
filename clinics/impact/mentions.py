"""The facts that a place's copy of a guide mentions. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from clinics.resolution.drift import Library, words_of
from editions.entries import Snapshot
from editorial.facts.grammar import tokens_in
from editorial.facts.markup import readable, tags_of
from guide_pages.document.copy import GuideCopy

#: Children of a raw block that are addresses or choices: no fact stands there.
_NOT_COPY = frozenset({"url", "role", "anchor", "kind", "action", "locked"})


@dataclass(frozen=True)
class Mentioned:
    """A fact by key; whether every mention of it brings a fallback of its own."""

    key: str
    has_fallback: bool


def mentioned_in(
    copy: GuideCopy, payload: Mapping[str, Any], library: Library, snapshot: Snapshot
) -> tuple[Mentioned, ...]:
    """Return the facts that a guide's document needs, in the order of their keys.

    ``payload`` is the guide's own, for what no location changes. Titles of related guides
    are left to those guides.
    """
    found: dict[str, bool] = {}
    for text in _texts(copy, payload, library, snapshot):
        for token in tokens_in(readable(text) if tags_of(text) else text):
            found[token.key] = found.get(token.key, True) and bool(token.fallback)
    return tuple(Mentioned(key, found[key]) for key in sorted(found))


def _texts(
    copy: GuideCopy, payload: Mapping[str, Any], library: Library, snapshot: Snapshot
) -> Iterator[str]:
    texts = [copy.title, copy.summary, copy.seo_title, copy.seo_description]
    texts.append((payload["image"] or {}).get("alt", ""))
    texts += [source["title"] for source in payload["sources"]]
    for topic_id in payload["topics"]:
        texts.append(_said(snapshot, "topic", topic_id, "name"))
    for placed in copy.faqs:
        words = words_of(placed, library)
        texts += [words.question, words.answer] if words is not None else []
    for block in copy.body:
        texts += _strings(block.value)
    return (text for text in texts if "{" in text or "&" in text)


def _said(snapshot: Snapshot, kind: str, object_id: int, name: str) -> str:
    entry = snapshot.find(kind, object_id)
    return str(entry.payload[name]) if entry is not None and entry.payload is not None else ""


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, child in value.items():
            if name not in _NOT_COPY:
                yield from _strings(child)
    elif isinstance(value, list):
        for child in value:
            yield from _strings(child)
