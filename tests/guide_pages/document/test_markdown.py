"""A guide's document as Markdown."""

import re
import subprocess
import sys
from gettext import NullTranslations
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from editorial.facts.values import DefaultFacts, Substitution
from guide_pages.blocks.showing import Showing
from guide_pages.blocks.writing import Writing
from guide_pages.document.blocks import block_types, make_block, write_block
from guide_pages.document.copy import PlacedBlock
from guide_pages.document.make import make_document
from guide_pages.document.markdown import guide_file, guide_markdown
from guide_pages.document.models import GuideClinic, GuideDocument
from tests.guide_pages.document.editions_of_a_guide import (
    GUIDE_ID,
    Addresses,
    a_snapshot,
    an_entry,
    guide_payload,
)

EXPECTED = Path(__file__).with_name("microneedling.md")
ENGLISH = NullTranslations()
READER = MarkdownIt("commonmark").enable("table")
#: Words, markup and spaces that copy may hold.
WORDS = st.text(alphabet="ab1 .)-+*_#>`[]<&|\\é\n", max_size=8)


def the_guide(**values: Any) -> GuideDocument:
    """Return a document with these differences from the guide that has every block."""
    entry = an_entry(12, "guide", GUIDE_ID, guide_payload(**values), "microneedling")
    return make_document(entry, a_snapshot(), Addresses())


def written(block_type: str, labels: NullTranslations = ENGLISH, /, **value: Any) -> str:
    """Return a block with this raw value as Markdown."""
    snapshot = a_snapshot()
    facts = DefaultFacts(snapshot)
    showing = Showing(
        link_target=lambda page_id: None,
        substitution=Substitution(facts, facts, lambda entry: None),
    )
    placed = PlacedBlock(id="1", type=block_type, value=value, anchor=None)
    return write_block(make_block(placed, showing), Writing(labels))


class Unlabelled(NullTranslations):
    """Labels without words."""

    def gettext(self, message: str) -> str:
        return ""


def test_a_guide_with_every_block_is_exactly_this_file() -> None:
    guide = the_guide()

    assert {block.type for block in guide.body} == set(block_types())
    assert guide_file(guide, ENGLISH) == EXPECTED.read_text()


def test_what_programs_ask_of_a_file_is_yaml() -> None:
    title = 'A "title": \\ #1 \u2028 \ud7ff 😀 — é'
    guide = the_guide(title=title).model_copy(
        update={"clinic": GuideClinic(code="houston", name="Glow Houston", detail_url="")}
    )

    _, matter, body = re.split(r"^---$", guide_file(guide, ENGLISH), maxsplit=2, flags=re.M)

    assert yaml.safe_load(matter) == {
        "title": " ".join(title.split()),
        "url": "https://www.example.com/microneedling/",
        "language": "en",
        "clinic": "houston",
        "last_reviewed": guide.review and guide.review.last_reviewed,
        "version": 13,
    }
    assert body.strip() == guide_markdown(guide, ENGLISH)
    assert "- Clinic: Glow Houston\n" in body


def test_a_guide_that_says_little_is_a_short_file() -> None:
    nothing = {"title": "", "description": ""}
    guide = the_guide(
        title="Peel", summary="", image=None, body=[], faqs=[], related=[], sources=[], seo=nothing
    )
    guide = guide.model_copy(
        update={
            "treatment": guide.treatment.model_copy(
                update={"session_minutes": None, "sessions": None}
            ),
            "review": None,
        }
    )

    assert guide_markdown(guide, ENGLISH).splitlines() == [
        "# Peel",
        "",
        "## About this guide",
        "",
        "- Address: <https://www.example.com/microneedling/>",
        "- Version: 13",
    ]


@pytest.mark.parametrize("level", [1, 2, 4])
def test_no_level_of_headings_is_left_out(level: int) -> None:
    markdown = guide_markdown(the_guide(), ENGLISH, level)

    html = BeautifulSoup(READER.render(markdown), "html.parser")
    levels = [int(each.name[1]) for each in html.find_all(re.compile(r"h[1-6]"))]

    assert levels[0] == min(levels) == level
    assert len(levels) > 8
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_headings_in_text_without_a_heading_take_its_place() -> None:
    text = "<h3>Part</h3><p>Words.</p>"

    assert written("section", heading="", text=text) == "## Part\n\nWords."
    assert written("section", heading="All", text=text) == "## All\n\n### Part\n\nWords."


def test_labels_are_in_another_language_where_one_is_given() -> None:
    class Shouting(NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper()

    markdown = guide_markdown(the_guide(), Shouting())

    assert "**AVOID:**" in markdown
    assert "## FREQUENTLY ASKED QUESTIONS" in markdown
    assert "**URGENT**" in markdown


def test_lists_of_text_and_lists_of_a_block_stay_apart() -> None:
    markdown = written(
        "steps",
        heading="Steps",
        intro="<ol><li>Before</li></ol>",
        items=[{"title": "", "text": "First"}],
        outro="<ul><li>After</li></ul>",
    )

    assert markdown == "## Steps\n\n1) Before\n\n1. First\n\n* After"
    assert READER.render(markdown).count("<ol>") == 2


@pytest.mark.parametrize(
    ("block_type", "value", "markdown"),
    [
        ("callout", {"kind": "warning", "heading": "Sun", "text": "<p>Stay out.</p>"},
         "> **Warning: Sun**\n>\n> Stay out."),
        ("callout", {"kind": "info", "heading": "", "text": ""}, ""),
        ("call_to_action", {"label": "Book", "text": "", "action": "book"}, ""),
        ("call_to_action", {"label": "Book", "text": "Soon", "action": "book"}, ""),
        ("call_to_action",
         {"label": "Read", "text": "", "action": "link", "url": "https://e.com/"},
         "[Read](https://e.com/)"),
        ("image", {"image": {"image": 6}, "caption": "No picture"}, ""),
        ("video", {"url": "", "title": "", "transcript": "<p>Hi.</p>"},
         "**Transcript:**\n\n> Hi."),
        ("video", {"url": "https://e.com/v", "title": ""}, "**Video:** [Video](https://e.com/v)"),
        ("care_list", {"items": [{"kind": "avoid", "text": "Sun"}, {"kind": "do", "text": ""}]},
         "**Avoid:**\n\n- Sun"),
        ("comparison", {"table": {"data": [["", "A"]]}}, ""),
        ("suitability", {"good_for": [""], "not_for": []}, ""),
    ],
)  # fmt: skip
def test_a_block_says_what_it_has(block_type: str, value: dict[str, Any], markdown: str) -> None:
    assert written(block_type, **value) == markdown


@settings(max_examples=40)
@given(words=st.lists(WORDS, min_size=7, max_size=7))
def test_all_words_of_lists_are_there_in_their_order(words: list[str]) -> None:
    one, two, three, four, five, six, heading = words
    cases: list[tuple[str, dict[str, Any], list[str]]] = [
        (
            "benefit_list",
            {"items": [{"text": one, "detail": two}, {"text": three, "detail": four}]},
            [one, two, three, four],
        ),
        (
            "steps",
            {"items": [{"title": one, "text": two}, {"title": three, "text": four}]},
            [one, two, three, four],
        ),
        (
            "comparison",
            {"table": {"data": [["", one, two], [three, four, five]]}},
            [one, two, three, four, five],
        ),
        ("suitability", {"good_for": [one, two], "not_for": [three]}, [one, two, three]),
        (
            "care_list",
            {"items": [{"kind": "avoid", "text": one}, {"kind": "do", "text": six}]},
            [six, one],
        ),
    ]
    for block_type, value, expected in cases:
        markdown = written(block_type, Unlabelled(), heading=heading, **value)
        html = BeautifulSoup(READER.render(markdown), "html.parser")
        shown = "".join(html.get_text("").split())
        # A name gets a colon of its own, where a label has nothing else.
        assert shown.replace(":", "") == "".join("".join([heading, *expected]).split()), block_type


def test_writing_needs_neither_django_nor_wagtail() -> None:
    program = (
        "import sys\n"
        "import guide_pages.document.markdown\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('django', 'wagtail')))\n"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[3],
        text=True,
    ).stdout
    assert loaded == "[]\n"
