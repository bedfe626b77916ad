"""Facts in Wagtail's rich text: chips in the editor, spans when stored, tokens when read."""

import json
from typing import Any

import pytest
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.rich_text.converters.db_html import DbHTMLConverter

from editorial.facts.grammar import keys_in_html
from editorial.features import SECTION_TEXT, SHORT_TEXT
from editorial.rich_text import display_html, without_editor_marks

CHIP = '<span data-fact="city">{{ city }}</span>'
CHIP_WITH_FALLBACK = (
    '<span data-fact="phone" data-fallback="&lt;ask&gt; &quot;us&quot; &amp; co">'
    '{{ phone | &lt;ask&gt; "us" &amp; co }}</span>'
)


def loaded(html: str) -> Any:
    return json.loads(ContentstateConverter(SHORT_TEXT).from_database_format(html))


def stored(content: Any) -> str:
    return str(ContentstateConverter(SHORT_TEXT).to_database_format(json.dumps(content)))


def test_a_chip_is_one_indivisible_entity() -> None:
    content = loaded(f'<p data-block-key="a1">In {CHIP} today.</p>')

    (block,) = content["blocks"]
    assert block["text"] == "In {{ city }} today."
    assert block["entityRanges"] == [{"key": 0, "offset": 3, "length": 10}]
    assert content["entityMap"] == {
        "0": {"type": "FACT", "mutability": "IMMUTABLE", "data": {"fact": "city", "fallback": ""}}
    }


@pytest.mark.parametrize(
    "html",
    [
        f'<p data-block-key="a1">In {CHIP} today.</p>',
        f'<p data-block-key="a1">{CHIP}{CHIP}</p>',
        f'<p data-block-key="a1">Call {CHIP_WITH_FALLBACK}</p>',
        '<p data-block-key="a1"><span data-fact="city"><b>{{ city }}</b></span></p>',
        '<ul><li data-block-key="a1">{{ city }}, typed, and {{ broken</li></ul>',
    ],
)
def test_what_is_stored_comes_back_from_the_editor_unchanged(html: str) -> None:
    assert stored(loaded(html)) == html


def test_a_fallback_reaches_the_editor_unescaped() -> None:
    content = loaded(f'<p data-block-key="a1">{CHIP_WITH_FALLBACK}</p>')

    assert content["entityMap"]["0"]["data"] == {"fact": "phone", "fallback": '<ask> "us" & co'}


def test_hostile_entities_are_stored_as_harmless_text() -> None:
    content = loaded('<p data-block-key="a1"><span data-fact="x">{{ x }}</span></p>')
    content["entityMap"]["0"]["data"] = {"fact": '"><script>', "fallback": '"><b onclick="x">'}
    content["blocks"][0]["text"] = "<script>x"

    html = stored(content)

    assert "<script" not in html
    assert "<b " not in html


@pytest.mark.parametrize("features", [SHORT_TEXT, SECTION_TEXT])
def test_copy_offers_facts(features: list[str]) -> None:
    options = DraftailRichTextArea(features=features).options
    (fact,) = [each for each in options["entityTypes"] if each["type"] == "FACT"]
    assert str(fact["chooserUrl"]) == "/admin/copy-facts/choose/"
    assert options["decorators"] == [{"type": "FACT_TEXT"}]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (f"<p>{CHIP}</p>", f"<p>{CHIP}</p>"),
        (
            '<p><span data-fact="city" onclick="x" data-fallback="a">{{ city | a }}</span></p>',
            '<p><span data-fact="city" data-fallback="a">{{ city | a }}</span></p>',
        ),
        ('<p><span class="x">{{ city }}</span></p>', "<p>{{ city }}</p>"),
        ('<p><span data-fact="No!">{{ city }}</span></p>', "<p>{{ city }}</p>"),
    ],
)
def test_what_scripts_write_is_kept_as_the_editor_stores_it(written: str, kept: str) -> None:
    cleaned, _removals = DbHTMLConverter(SHORT_TEXT).clean(written)
    assert cleaned == kept


@pytest.mark.parametrize(
    ("database_html", "expected"),
    [
        (f'<p data-block-key="a1">In {CHIP}.</p>', "<p>In {{ city }}.</p>"),
        (f"<p>{CHIP}{CHIP}</p>", "<p>{{ city }}{{ city }}</p>"),
        (
            f"<p>{CHIP_WITH_FALLBACK}</p>",
            '<p>{{ phone | &lt;ask&gt; "us" &amp; co }}</p>',
        ),
        (
            "<p><span data-fallback='a > \"b\"' data-fact='city'><b>{{ city | a }}</b></span></p>",
            "<p><b>{{ city | a }}</b></p>",
        ),
        ("<p>Type &lt;span data-fact=</p>", "<p>Type &lt;span data-fact=</p>"),
    ],
)
def test_payloads_and_the_public_read_the_bare_token(database_html: str, expected: str) -> None:
    assert without_editor_marks(database_html) == expected
    shown = display_html(database_html, lambda _: None)
    assert "span" not in shown.replace("&lt;span", "")
    assert keys_in_html(shown) == keys_in_html(expected)
