"""Every image of a document is described, or said to be for decoration."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.entries import Snapshot
from editorial.document import ImageDocument
from guide_pages.document.make import make_document

from .editions_of_a_guide import (
    GUIDE_ID,
    Addresses,
    a_snapshot,
    an_entry,
    an_image_payload,
    guide_payload,
)

texts = st.sampled_from([None, "", "  ", "A pen", "{{ nothing }}", "{{ nothing | A hand }}"])


def a_guide_with(shown: dict[str, Any], **image: str) -> Snapshot:
    """Return the editions of a guide with one image block, and of its image."""
    block = {
        "id": "0",
        "type": "image",
        "anchor": None,
        "locked": False,
        "value": {"image": {"image": 6, **shown}, "caption": "", "role": "other"},
    }
    payload = guide_payload(body=[block])
    return a_snapshot().with_entries(
        [
            an_entry(20, "guide", GUIDE_ID, payload),
            an_entry(21, "image", 6, an_image_payload("pen") | image),
        ]
    )


def shown_in(snapshot: Snapshot) -> ImageDocument:
    """Return the image in the document."""
    entry = snapshot.find("guide", GUIDE_ID)
    assert entry is not None
    image: ImageDocument = make_document(entry, snapshot, Addresses()).body[0].value.image
    return image


@pytest.mark.parametrize(
    ("shown", "image", "expected"),
    [
        ({"alt_text": "A hand", "decorative": False}, {}, ("A hand", False)),
        ({"alt_text": "A hand", "decorative": True}, {}, ("", True)),
        ({"alt_text": "", "decorative": True}, {}, ("", True)),
        ({"alt_text": ""}, {"description": "A pen on a tray"}, ("A pen on a tray", False)),
        ({"alt_text": None, "decorative": None}, {}, ("Pen", False)),
        ({"alt_text": "{{ nothing }}"}, {}, ("Pen", False)),
        ({}, {"title": "{{ nothing | A pen }}"}, ("A pen", False)),
        ({}, {"title": "{{ nothing }}"}, ("", True)),
    ],
)
def test_words_come_from_the_place_else_from_the_image(
    shown: dict[str, Any], image: dict[str, str], expected: tuple[str, bool]
) -> None:
    said = shown_in(a_guide_with(shown, **image))
    assert (said.alt, said.decorative) == expected


@given(alt=texts, decorative=st.sampled_from([None, True, False]), description=texts, title=texts)
def test_an_image_has_words_exactly_where_it_is_not_for_decoration(
    alt: str | None, decorative: bool | None, description: str | None, title: str | None
) -> None:
    image = {"description": description or "", "title": title or ""}
    said = shown_in(a_guide_with({"alt_text": alt, "decorative": decorative}, **image))
    assert said.decorative == (said.alt == "")
    assert not (decorative and said.alt)
    assert "{{" not in said.alt
