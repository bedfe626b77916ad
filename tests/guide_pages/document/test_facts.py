"""Facts in a guide's document: put in everywhere, escaped once, no token left."""

import json
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.entries import Entry, Snapshot
from guide_pages.document.blocks import block_types
from guide_pages.document.made import MadeGuide
from guide_pages.document.make import make_guide
from tests.guide_pages.document.editions_of_a_guide import (
    GUIDE_ID,
    Addresses,
    a_snapshot,
    an_entry,
    an_image_payload,
    blocks,
    guide_payload,
)

Write = Callable[[], str]

#: What tells a block how to be, rather than anybody anything.
SETTINGS = {"role", "kind", "action", "anchor", "type", "id"}
RICH = {"intro", "outro", "transcript", "summary", "answer"}


class Values:
    """Facts from a table."""

    def __init__(self, **values: str) -> None:
        self.values = values

    def value(self, key: str) -> str | None:
        """Return the value in the table."""
        return self.values.get(key)


def written(value: Any, plain: Write, rich: Write, block_type: str = "") -> Any:
    """Return raw copy with all of its words written anew."""
    if isinstance(value, list):
        return [
            plain() if isinstance(item, str) else written(item, plain, rich, block_type)
            for item in value
        ]
    if not isinstance(value, dict):
        return value
    anew = {}
    for name, child in value.items():
        is_rich = name in RICH or (name == "text" and block_type in ("section", "callout"))
        if not isinstance(child, str):
            anew[name] = written(child, plain, rich, block_type)
        elif name in SETTINGS:
            anew[name] = child
        elif name == "url":
            anew[name] = f"https://www.example.com/{plain()}"
        else:
            anew[name] = rich() if is_rich else plain()
    return anew


def a_library(plain: Write, rich: Write) -> Snapshot:
    """Return editions in which all words of the guide and of its parts are written anew."""
    body = [
        {**block, "value": written(block["value"], plain, rich, block["type"])}
        for block in blocks()
    ]
    payload = guide_payload(
        title=plain(),
        summary=rich(),
        body=body,
        image={"image": 5, "alt": plain()},
        sources=[{"title": plain(), "url": f"https://www.example.com/{plain()}"}],
        seo={"title": plain(), "description": plain()},
    )
    faq = {"locale": "en", "question": plain(), "answer": rich(), "topics": []}
    other = guide_payload(title=plain(), slug="peel")
    reviewer = {"name": plain(), "credentials": plain(), "url": "https://www.example.com/"}
    return a_snapshot().with_entries(
        [
            an_entry(20, "guide", GUIDE_ID, payload, "microneedling"),
            an_entry(21, "faq", 3, faq),
            an_entry(22, "guide", 14, other, "peel"),
            an_entry(23, "image", 6, {**an_image_payload("pen"), "title": plain()}),
            an_entry(24, "topic", 1, {"slug": "skin", "name": plain()}),
            an_entry(25, "reviewer", 2, reviewer),
        ]
    )


def a_definition(number: int, key: str, default: str) -> Entry:
    """Return the edition of a fact's definition."""
    payload = {"key": key, "label": key, "default": default, "required": False}
    return an_entry(number, "fact", number, payload, key)


def made(snapshot: Snapshot, **values: str) -> MadeGuide:
    """Make the guide with these facts."""
    entry = snapshot.find("guide", GUIDE_ID)
    assert entry is not None
    return make_guide(entry, snapshot, Addresses(), facts=Values(**values))


def said(guide: MadeGuide) -> dict[str, Any]:
    """Return a document as frontends read it."""
    document: dict[str, Any] = json.loads(guide.document.model_dump_json())
    return document


def saying(title: str = "", **values: Any) -> Snapshot:
    """Return editions of a guide with one short text, and no other token anywhere."""
    payload = guide_payload(title=title, **values)
    return a_snapshot().with_entries([an_entry(20, "guide", GUIDE_ID, payload)])


def strings(value: Any) -> Iterator[str]:
    """Yield every string of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for child in value.values():
            yield from strings(child)
    elif isinstance(value, list):
        for child in value:
            yield from strings(child)


TOKENS = [
    *("{{ city }}", "{{city}}", "{{ phone | our desk }}", "{{ none }}", "{{ none | <b>x</b> }}"),
    *("{{", "}}", "{{{", "{", "}", "{{ city", "{{ Bad key }}", "{{ city | {{ phone }} }}"),
    *("&#123;", "&lbrace;", "<b>", "</b>", '<a href="https://a.example/{{ city }}">', "</a>"),
    *("a ", " & ", "<", "\n", "é"),
]
ridden = st.lists(st.sampled_from(TOKENS), max_size=6).map("".join)
hostile = st.sampled_from(["Rome", "{", "{{ city }}", "{{{", "<script>", "}}", "R&D", "{{ none"])


@given(st.data(), hostile, hostile)
def test_no_token_is_left_in_a_document_whatever_copy_and_values_hold(
    data: st.DataObject, city: str, phone: str
) -> None:
    snapshot = a_library(
        plain=lambda: data.draw(ridden), rich=lambda: f"<p>{data.draw(ridden)}</p>"
    )
    snapshot = snapshot.with_entries([a_definition(30, "none", "{{ city }}")])

    guide = made(snapshot, city=city, phone=phone)

    assert "{{" not in guide.document.model_dump_json()
    assert len(guide.document.body) == len(block_types())


plain_values = st.text(st.sampled_from("ab <>&\"'é–;/.#0"), min_size=1, max_size=12).filter(
    lambda value: bool(value.strip())
)


@given(plain_values)
def test_a_value_is_shown_as_if_it_were_written_in_the_copy(value: str) -> None:
    with_tokens = made(
        a_library(plain=lambda: "See {{ city }}.", rich=lambda: "<p>See {{ city }}.</p>"),
        city=value,
    )
    written_out = made(
        a_library(plain=lambda: f"See {value}.", rich=lambda: f"<p>See {escape(value)}.</p>")
    )

    shown, expected = said(with_tokens), said(written_out)
    for document in (shown, expected):
        for source in document["sources"]:
            del source["url"]
        for block in document["body"]:
            # An anchor is the same at every clinic: it is made from the raw heading.
            for name in ("url", "provider", "anchor"):
                block["value"].pop(name, None)
        for node in document["structured_data"]["@graph"]:
            for told in (node, *node.get("citation", ()), *node.get("hasPart", ())):
                told.pop("url", None)
    assert shown == expected
    assert (with_tokens.missing, with_tokens.fallen_back) == ((), ())


def test_a_value_stands_raw_in_plain_text_and_escaped_in_rich_text() -> None:
    snapshot = saying("In {{ city }}", summary="<p>In {{ city }}</p>")
    document = said(made(snapshot, city="R&D <i>"))
    assert document["title"] == document["seo"]["title"] == "In R&D <i>"
    assert document["summary"] == "<p>In R&amp;D &lt;i&gt;</p>"
    assert document["seo"]["description"] == "In R&D <i>"


def test_no_facts_stand_in_addresses() -> None:
    snapshot = a_library(plain=lambda: "{{ city }}", rich=lambda: "<p>x</p>")
    document = said(made(snapshot, city="Rome"))
    values = {block["type"]: block["value"] for block in document["body"]}
    assert document["sources"] == [{"title": "Rome", "url": ""}]
    assert values["call_to_action"]["url"] is None
    assert (values["video"]["url"], values["video"]["provider"]) == ("", "")
    assert not any("example.com" in text and "Rome" in text for text in strings(document))


@pytest.mark.parametrize(
    ("title", "values", "expected", "missing", "fallen_back"),
    [
        ("{{ city }}", {"city": "Rome"}, "Rome", (), ()),
        ("{{ city | here }}", {"city": "Rome"}, "Rome", (), ()),
        ("{{ city | here }}", {"city": ""}, "here", (), ("city",)),
        ("{{ price }}", {}, "$100", (), ("price",)),
        ("{{ price | ask }}", {}, "ask", (), ("price",)),
        ("{{ zip }} and {{ city }} and {{ zip }}", {}, "and  and", ("zip", "city"), ()),
    ],
)
def test_a_token_becomes_the_value_or_the_fallback_or_the_default_or_nothing(
    title: str,
    values: dict[str, str],
    expected: str,
    missing: tuple[str, ...],
    fallen_back: tuple[str, ...],
) -> None:
    guide = made(saying(title).with_entries([a_definition(30, "price", "$100")]), **values)
    assert guide.document.title == expected
    assert (guide.missing, guide.fallen_back) == (missing, fallen_back)


def test_rich_text_of_nothing_but_a_missing_fact_is_empty() -> None:
    document = said(made(saying("A", summary="<p><b>{{ city }}</b></p>")))
    assert document["summary"] == ""


def test_a_heading_of_nothing_but_a_missing_fact_has_no_anchor() -> None:
    value = {"role": "other", "heading": "{{ city }}", "anchor": "", "text": "<p>x</p>"}
    body = [{**blocks()[0], "value": value, "anchor": "city"}]
    shown = made(saying("A", body=body)).document.body[0].value
    assert (shown.heading, shown.anchor) == ("", None)
    shown = made(saying("A", body=body), city="Rome").document.body[0].value
    assert (shown.heading, shown.anchor) == ("Rome", "city")


@pytest.mark.parametrize(
    ("title", "values", "version"),
    [
        ("{{ price }}", {}, 30),
        ("{{ price }}", {"price": "$90"}, 20),
        ("{{ other }}", {}, 20),
        ("No token", {}, 20),
    ],
)
def test_the_content_version_counts_the_definitions_that_a_document_needs(
    title: str, values: dict[str, str], version: int
) -> None:
    snapshot = saying(title).with_entries([a_definition(30, "price", "$100")])
    assert made(snapshot, **values).document.meta.content_version == version
