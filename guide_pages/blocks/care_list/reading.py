"""A list of advice in a document. Pure."""

import re

from guide_pages.importing.reading.care_labels import CareLabel, care_label
from guide_pages.importing.reading.outline import Heading, ItemList, Node, Paragraph, Text
from guide_pages.importing.understanding.rich_text import paragraphs_only
from guide_pages.importing.understanding.sections import Section
from guide_pages.importing.understanding.shape import (
    Reading,
    framed,
    framed_value,
    listed,
    plain_items,
)
from guide_pages.roles import Role

LONGEST_TEXT = 400
_ROLES = {Role.AFTERCARE, Role.PREPARATION}
_NOT = r"avoid|skip|don['’]?ts?|do not|never|stay (?:out|away|off)|refrain|stop|hold off"
_AVOIDING_ITEM = re.compile(
    rf"^[✗✘❌]|^(?:please |always |try to )?(?:{_NOT}|no|not|try not|keep (?:away|out)|"
    r"steer clear|leave out|wait)\b",
    re.IGNORECASE,
)
_NOTING_ITEM = re.compile(
    r"^(?:you (?:may|might|can expect|will)|your skin|it(?:['’]s| is| may)|some|expect|most|"
    r"(?:mild )?(?:redness|swelling|tightness|flaking|peeling)|there (?:may|might))\b",
    re.IGNORECASE,
)
_AVOIDING_LEAD_IN = re.compile(
    rf"^(?:please |things to |what to |try to )?(?:{_NOT})\b(?! (?:and|or|&))|"
    r"\b(?:should|must|please|to|and)(?: also)? (?:avoid|not|skip)\b[^,.]*:?$",
    re.IGNORECASE,
)


def read(section: Section) -> Reading | None:
    """Read the list of a section about care before or after; None when it is something else.

    Advice not to do something is "avoid", what only informs is a "note", the rest is "do". Under
    a lead-in or heading that says what to avoid, every item is "avoid". Several lists are one
    when each stands right under a bare label ("Do", "Don't"), which the kind of its items says.
    """
    if section.role not in _ROLES:
        return None
    frame = framed(section)
    if frame is None:
        return _labelled_lists(section)
    if not isinstance(frame.centre, ItemList):
        return None
    items = plain_items(frame.centre.items, longest=LONGEST_TEXT)
    if items is None:
        return None
    avoiding = _leads_into_avoiding(section.heading_words, frame.before)
    advice = [
        {"kind": "avoid" if avoiding else _kind(item.text.plain), "text": item.text.plain}
        for item in items
    ]
    return Reading(framed_value(section, frame.before, frame.after, items=listed(advice)))


def _labelled_lists(section: Section) -> Reading | None:
    """The lists under bare labels, with paragraphs before the first and after the last."""
    nodes = section.nodes
    lists = [place for place, node in enumerate(nodes) if isinstance(node, ItemList)]
    labels = [place for place, node in enumerate(nodes) if _label_in(node) is not None]
    if not lists or not labels or labels[0] > lists[0]:
        return None
    before, after = nodes[: labels[0]], nodes[lists[-1] + 1 :]
    if not (paragraphs_only(before) and paragraphs_only(after)):
        return None
    advice: list[dict[str, str]] = []
    structure: list[Text] = []
    label: CareLabel | None = None
    for node in nodes[labels[0] : lists[-1] + 1]:
        below = _label_in(node)
        if below is not None and label in {None, "both"} and isinstance(node, Heading | Paragraph):
            structure.append(node.text)
            label = below
            continue
        if not isinstance(node, ItemList) or label is None:
            return None
        items = plain_items(node.items, longest=LONGEST_TEXT)
        if items is None:
            return None
        for item in items:
            kind = _kind(item.text.plain) if label == "both" else label
            advice.append({"kind": kind, "text": item.text.plain})
        label = None
    value = framed_value(section, before, after, items=listed(advice))
    return Reading(value, tuple(structure))


def _label_in(node: Node) -> CareLabel | None:
    return care_label(node.text.plain) if isinstance(node, Heading | Paragraph) else None


def _leads_into_avoiding(heading: str, before: tuple[Paragraph, ...]) -> bool:
    if not before:
        return bool(_AVOIDING_LEAD_IN.search(heading))
    last_sentence = re.split(r"(?<=[.!?])\s+", before[-1].text.plain)[-1]
    return last_sentence.endswith(":") and bool(_AVOIDING_LEAD_IN.search(last_sentence))


def _kind(text: str) -> str:
    if _AVOIDING_ITEM.search(text):
        return "avoid"
    return "note" if _NOTING_ITEM.search(text) else "do"
