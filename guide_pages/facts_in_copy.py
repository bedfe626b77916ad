"""The facts that a guide mentions, and what is wrong with how it mentions them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

from editorial.facts.checking import fact_errors
from editorial.facts.grammar import keys_in_html

if TYPE_CHECKING:
    from guide_pages.models import GuidePage, GuideSource

#: The guide's own fields in which facts may stand.
FIELDS = ("title", "summary", "image_alt", "seo_title", "search_description")
#: The guide's rows in which facts may stand, whose forms tell their errors themselves.
SOURCES = "sources"

_WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock, blocks.URLBlock)


@dataclass(frozen=True)
class Passage:
    """A piece of a guide's raw copy.

    ``field`` is the guide's; ``place`` tells people where in it the copy stands, "" when the
    field says it all. No facts can stand in an address. ``block`` is the id of the block of the
    field's stream that it is in, "" outside of one.
    """

    field: str
    place: str
    text: str
    is_address: bool = False
    block: str = ""


def fact_errors_of(guide: "GuidePage") -> dict[str, list[str]]:
    """Return what is wrong with the facts that a guide mentions, by field.

    Its sources are left out: they are asked about row by row, by :func:`source_errors`.
    """
    return errors_in(each for each in passages(guide) if each.field != SOURCES)


def source_errors(source: "GuideSource") -> dict[str, list[str]]:
    """Return what is wrong with the facts that a source mentions, by its field."""
    words = Passage("title", "", source.title)
    return errors_in([words, Passage("url", "", source.url, is_address=True)])


def errors_in(copy: Iterable[Passage]) -> dict[str, list[str]]:
    """Return what is wrong with the facts that pieces of copy mention, by field."""
    errors: dict[str, list[str]] = {}
    for passage in copy:
        for error in _errors(passage):
            said = f"{passage.place}: {error}" if passage.place else error
            errors.setdefault(passage.field, []).append(said)
    return errors


def keys_mentioned(guide: "GuidePage") -> set[str]:
    """Return the keys of all facts that a guide's own copy mentions, draft or not."""
    keys: set[str] = set()
    for passage in passages(guide):
        if not passage.is_address:
            keys |= keys_in_html(passage.text)
    return keys


def passages(guide: "GuidePage") -> Iterator[Passage]:
    """Yield all of a guide's raw copy: its fields, then its blocks and sources in order."""
    for name in FIELDS:
        yield Passage(name, "", getattr(guide, name))
    yield from passages_in(guide.body.stream_block, guide.body.get_prep_value(), "body")
    for number, source in enumerate(guide.sources.all(), start=1):
        where = _("Source %(number)s") % {"number": number}
        yield Passage(SOURCES, where, source.title)
        yield Passage(SOURCES, where, source.url, is_address=True)


def _numbered(number: int, kind: Any, raw: Mapping[str, Any]) -> str:
    return _("Block %(number)s (%(type)s)") % {"number": number, "type": kind}


def passages_in(
    body: blocks.StreamBlock,
    raw_body: list[dict[str, Any]],
    field: str,
    where: Callable[[int, Any, Mapping[str, Any]], str] = _numbered,
) -> Iterator[Passage]:
    """Yield the raw copy of a body's blocks, each with its field and its place.

    ``where`` names a block by its number from 1, the label of its type and its raw value.
    """
    for number, raw in enumerate(raw_body, start=1):
        block = body.child_blocks.get(raw["type"])
        if block is None:
            continue
        name = where(number, block.label, raw["value"])
        for label, text, is_address in _texts(block, raw["value"]):
            place = f"{name}, {label}"
            yield Passage(field, place, text, is_address, block=str(raw.get("id") or ""))


def _texts(block: Any, raw: Any) -> Iterator[tuple[str, str, bool]]:
    if isinstance(block, blocks.StructBlock) and isinstance(raw, Mapping):
        for name, child in block.child_blocks.items():
            yield from _texts(child, raw.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in raw or []:
            is_item = isinstance(item, Mapping) and item.get("type") == "item"
            yield from _texts(block.child_block, item["value"] if is_item else item)
    elif isinstance(block, TableBlock):
        for row in (raw or {}).get("data") or []:
            yield from ((block.label, cell, False) for cell in row if isinstance(cell, str))
    elif isinstance(raw, str) and isinstance(block, _WORDS):
        yield block.label, raw, isinstance(block, blocks.URLBlock)


def _errors(passage: Passage) -> list[str]:
    if "{" not in passage.text and "}" not in passage.text:
        return []
    if passage.is_address:
        if "{{" not in passage.text:
            return []
        return [_("Facts cannot stand in a web address. Enter the address itself.")]
    return fact_errors(passage.text)
