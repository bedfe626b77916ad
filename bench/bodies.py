"""The body of a guide like the real ones: prose, lists, steps, a table, a picture, facts. Pure."""

from collections.abc import Callable, Sequence
from itertools import cycle, islice
from typing import Any
from uuid import uuid4

from guide_pages.roles import Role

RawBlock = dict[str, Any]

_PROSE = (
    "<p>At {{ clinic_name | our clinics }} a practitioner looks at the skin before anything is "
    "booked, and writes down what was found. Prices start at {{ price_from }}; what a course of "
    "sessions costs is said beforehand.</p><p>Most people notice <b>a little redness</b>, which "
    "fades within a day or two. Whoever is unsure calls {{ phone | the clinic }}.</p>"
)


def populated(first: RawBlock, blocks: int, image: int) -> list[RawBlock]:
    """Return a body of so many blocks that begins with ``first``, which keeps its id."""
    return [first, *islice((make(image) for make in cycle(_MAKERS)), blocks - 1)]


def _block(of_type: str, role: Role, /, **value: Any) -> RawBlock:
    return {"type": of_type, "id": str(uuid4()), "value": {"role": role.value, **value}}


def _titled(of_type: str, role: Role, heading: str, /, **value: Any) -> RawBlock:
    return _block(of_type, role, heading=heading, anchor="", **value)


def _items(values: Sequence[Any]) -> list[RawBlock]:
    return [{"type": "item", "id": str(uuid4()), "value": value} for value in values]


def _picture(image: int) -> RawBlock:
    chosen = {"image": image, "alt_text": "A calm treatment room", "decorative": False}
    return _block("image", Role.OVERVIEW, image=chosen, caption="A room at one of our clinics.")


def _benefits(image: int) -> RawBlock:
    items = [
        {"text": f"Benefit number {number}", "detail": "It may last for some months."}
        for number in range(4)
    ]
    return _titled(
        "benefit_list",
        Role.BENEFITS,
        "Why do people choose it?",
        intro="<p>People in {{ city | your city }} often name one of these:</p>",
        items=_items(items),
        outro="<p>No clinic can promise a certain result.</p>",
    )


def _suitability(image: int) -> RawBlock:
    return _titled(
        "suitability",
        Role.SUITABILITY,
        "Is it right for you?",
        intro="<p>Tell us about your health first.</p>",
        good_for=_items(["Adults with dry skin", "Adults with fine lines"]),
        not_for=_items(["Anyone with an infection in the area", "Anyone under eighteen"]),
        outro="",
    )


def _care(image: int) -> RawBlock:
    kinds = ("do", "do", "avoid", "avoid", "note")
    items = [
        {"kind": kind, "text": "Wear sunscreen, and keep warm rooms short."} for kind in kinds
    ]
    return _titled(
        "care_list",
        Role.AFTERCARE,
        "How do you look after your skin?",
        intro="<p>For the first two days:</p>",
        items=_items(items),
        outro="<p>Call {{ phone | us }} if redness grows.</p>",
    )


def _steps(image: int) -> RawBlock:
    items = [
        {"title": f"Step {number}", "text": "Your practitioner explains what comes next."}
        for number in range(1, 6)
    ]
    return _titled(
        "steps",
        Role.PROCEDURE,
        "What happens during a session?",
        intro="<p>A session takes about an hour:</p>",
        items=_items(items),
        outro="",
    )


def _section(image: int) -> RawBlock:
    return _titled("section", Role.RESULTS, "What can you expect?", text=_PROSE)


def _callout(image: int) -> RawBlock:
    text = "<p>Call {{ phone | your clinic }} the same day for pain that grows.</p>"
    return _titled("callout", Role.RISKS, "When to get help", kind="urgent", text=text)


def _comparison(image: int) -> RawBlock:
    rows = [["", "This", "That"], *([f"Point {n}", "Short", "Long"] for n in range(1, 5))]
    table = {
        "data": rows,
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_caption": "",
        "table_header_choice": "both",
        "cell": [],
        "mergeCells": [],
    }
    return _titled(
        "comparison", Role.COMPARISON, "How do they compare?", intro="", table=table, outro=""
    )


def _invitation(image: int) -> RawBlock:
    return _block(
        "call_to_action",
        Role.OTHER,
        action="call",
        url="",
        label="Call {{ clinic_name | us }}",
        text="Ask your questions before you decide.",
    )


_MAKERS: tuple[Callable[[int], RawBlock], ...] = (
    _picture,
    _benefits,
    _suitability,
    _care,
    _steps,
    _section,
    _callout,
    _comparison,
    _invitation,
)
