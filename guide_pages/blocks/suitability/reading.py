"""Who a treatment suits and who should not have it, in a document. Pure."""

import re
from dataclasses import dataclass, field

from guide_pages.importing.reading.outline import Heading, ItemList, Node, Paragraph, Text
from guide_pages.importing.understanding.sections import Section
from guide_pages.importing.understanding.shape import Reading, framed_value, listed, plain_items
from guide_pages.roles import Role

LONGEST_TEXT = 255
_NOT_FOR = re.compile(
    r"\bnot\b|n['’]t\b|\bavoid|\bwait\b|contraindicat|unsuitable|\btalk to\b|\bless suitable|"
    r"\b(?:ask|tell) (?:us|your)\b|\bcheck with\b|\bspeak (?:to|with)\b|\bpostpone|\bdelay",
    re.IGNORECASE,
)
_GOOD_FOR = re.compile(
    r"\bgood\b|\bsuit|\bright for\b|\bideal|\bhelps? with\b|\brecommended for\b|\bcandidates?\b|"
    r"\bgreat\b|\bbest for\b|\bmay help\b|\bconsider\b|\bbenefit",
    re.IGNORECASE,
)
_BARE_LABEL = re.compile(
    r"^(?:it(?:['’]s| is| may be) )?(?:a )?(?:not|(?:not )?"
    r"(?:good|suitable|right|ideal|best|recommended|unsuitable))"
    r"(?: (?:for|fit|if|choice|candidates?|suitable))*(?: you)?(?: (?:for|if))?:?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Lists:
    good_for: list[str] = field(default_factory=list)
    not_for: list[str] = field(default_factory=list)
    intro: list[Node] = field(default_factory=list)
    outro: list[Node] = field(default_factory=list)
    labels: list[Text] = field(default_factory=list)


def read(section: Section) -> Reading | None:
    """Read the "good for" and "not for" lists of a section; None when it is something else.

    Each list has a line before it, or a lower heading, that says which it is. A bare label
    ("Good for:") is said by the field; a whole sentence is kept as the introduction, which is
    possible before the first list only.
    """
    if section.role is not Role.SUITABILITY:
        return None
    found = _Lists()
    for place, node in enumerate(section.nodes):
        above = section.nodes[place - 1] if place else None
        if isinstance(node, ItemList):
            if not _take_list(node, above, found, section):
                return None
        elif _labels_a_list(section.nodes, place):
            continue
        elif not isinstance(node, Paragraph):
            return None
        elif found.good_for or found.not_for:
            found.outro.append(node)
        else:
            found.intro.append(node)
        if isinstance(node, ItemList) and found.outro:
            return None
    if not found.good_for and not found.not_for:
        return None
    value = framed_value(
        section,
        found.intro,
        found.outro,
        good_for=listed(found.good_for),
        not_for=listed(found.not_for),
    )
    return Reading(value, tuple(found.labels))


def _labels_a_list(nodes: tuple[Node, ...], place: int) -> bool:
    if place + 1 >= len(nodes) or not isinstance(nodes[place + 1], ItemList):
        return False
    return isinstance(nodes[place], Heading | Paragraph)


def _take_list(node: ItemList, above: Node | None, found: _Lists, section: Section) -> bool:
    """Add a list to the side its label names; False when the block can't hold label or items."""
    items = plain_items(node.items, longest=LONGEST_TEXT)
    label = above.text if isinstance(above, Heading | Paragraph) else section.heading
    if items is None or label is None:
        return False
    words = re.split(r"(?<=[.!?])\s+", label.plain)[-1]
    if _NOT_FOR.search(words):
        side = found.not_for
    elif _GOOD_FOR.search(words):
        side = found.good_for
    else:
        return False
    if side:
        return False
    if above is not None:
        if _BARE_LABEL.match(label.plain):
            found.labels.append(label)
        elif isinstance(above, Paragraph) and not (found.good_for or found.not_for):
            found.intro.append(above)
        else:
            return False
    side.extend(item.text.plain for item in items)
    return True
