"""Markdown is read with its formatting, and without running anything in it."""

import pytest

from guide_pages.importing.reading.markdown import read_markdown
from guide_pages.importing.reading.outline import Heading, ItemList, Paragraph, Question
from guide_pages.importing.understanding.guide import understand


def paragraphs(text: str) -> list[str]:
    return [node.text.html for node in read_markdown(text).nodes if isinstance(node, Paragraph)]


def test_bold_italics_links_and_breaks_are_kept() -> None:
    text = "**a** *b* [c](https://x.example/?a=1&b=2)\\\nd [e](mailto:e@x.example)"
    assert paragraphs(text) == [
        '<b>a</b> <i>b</i> <a href="https://x.example/?a=1&amp;b=2">c</a><br/>d '
        '<a href="mailto:e@x.example">e</a>'
    ]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "/local",
        "#a",
        "ftp://x.example",
    ],
)
def test_other_addresses_lose_the_link_keep_the_words_and_are_reported(address: str) -> None:
    outline = read_markdown(f"[words]({address})")
    assert paragraphs(f"[words]({address})") == ["words"]
    (doubt,) = outline.doubts
    assert doubt.kind == "link_not_imported"
    assert address in doubt.message


def test_html_and_templates_are_text() -> None:
    text = '<img src=x onerror="x()"> {{ y }} {% z %}'
    assert paragraphs(text) == ['&lt;img src=x onerror="x()"&gt; {{ y }} {% z %}']


def test_an_attribute_cannot_be_broken_out_of() -> None:
    (html,) = paragraphs('[x](https://e.example/"onmouseover="y)')
    assert html == '<a href="https://e.example/&quot;onmouseover=&quot;y">x</a>'


def test_images_and_code_are_reported() -> None:
    outline = read_markdown("![alt](pic.png)\n\n```js\nrun()\n```\n")
    assert [(doubt.line, doubt.kind) for doubt in outline.doubts] == [
        (1, "image_not_imported"),
        (3, "code_as_text"),
    ]
    assert paragraphs("```js\nrun()\n```\n") == ["run()"]


@pytest.mark.parametrize(
    "text",
    [
        "**Q1: Is it sore?**\nA: *Not* much.",
        "**Q1: Is it sore?** *Not* much.",
        "Q: Is it sore?\n\nA: *Not* much.",
    ],
)
def test_marked_questions_keep_the_formatting_of_their_answers(text: str) -> None:
    question, answer = read_markdown(text).nodes
    assert isinstance(question, Question)
    assert isinstance(answer, Paragraph)
    assert (question.text.plain, answer.text.html) == ("Is it sore?", "<i>Not</i> much.")


@pytest.mark.parametrize(
    "text",
    [
        "# Peel\n\n## FAQ\n\n### Is it sore?\n\nA bit.\n\n### Is it red?\n\nYes.\n\n"
        "## Cost\n\nLow.",
        "# Peel\n\n## FAQ\n\n## Is it sore?\n\nA bit.\n\n## Is it red?\n\nYes.\n\n## Cost\n\nLow.",
        "# Peel\n\n## FAQ\n\n**Is it sore?**\n\nA bit.\n\n**Is it red?** Yes.\n\n## Cost\n\nLow.",
        "# Peel\n\n## FAQ\n\n- **Is it sore?** A bit.\n- **Is it red?** Yes.\n\n## Cost\n\nLow.",
        "# Peel\n\n## FAQ\n\nIs it sore?\n\nA bit.\n\nIs it red?\n\nYes.\n\n## Cost\n\nLow.",
    ],
    ids=["lower", "same-level", "bold", "list", "plain"],
)
def test_questions_under_an_faq_heading_are_found_in_every_form(text: str) -> None:
    guide = understand(read_markdown(text), file_name="f.md")
    assert [(faq.question, faq.answer) for faq in guide.faqs] == [
        ("Is it sore?", "<p>A bit.</p>"),
        ("Is it red?", "<p>Yes.</p>"),
    ]
    assert [block.value["heading"] for block in guide.blocks] == ["Cost"]
    assert [text.plain for text in guide.structure] == ["FAQ"]


def test_bold_lines_are_headings_where_no_others_are() -> None:
    nodes = read_markdown("Intro.\n\n**What is it?**\n\nA peel.").nodes
    assert [type(node) for node in nodes] == [Paragraph, Heading, Paragraph]


def test_line_numbers_count_the_fields_at_the_top() -> None:
    outline = read_markdown("---\ntitle: Peel\n---\n\nIntro.\n")
    assert [node.text.line for node in outline.nodes if isinstance(node, Paragraph)] == [5]


def test_a_rule_at_the_top_opens_no_fields() -> None:
    outline = read_markdown("---\n\nIntro here: yes.\n\n---\n\nMore.\n")
    assert outline.fields.title == ""
    assert len(outline.nodes) == 2


def test_a_plain_text_that_calls_itself_markdown_is_read_as_one() -> None:
    text = "What Is a Peel?\nIt is an acid that loosens cells.\nAftercare\nKeep out of the sun."
    nodes = read_markdown(text).nodes
    assert [type(node) for node in nodes] == [Heading, Paragraph, Heading, Paragraph]


def test_unindented_text_below_a_list_item_ends_the_list() -> None:
    text = (
        "## Suitability\n\nGood candidates:\n- adults\nNot suitable for:\n"
        "- pregnant people\n- minors"
    )
    (block,) = understand(read_markdown(text), file_name="f.md").blocks
    assert block.type == "suitability"
    assert [item["value"] for item in block.value["good_for"]] == ["adults"]
    assert [item["value"] for item in block.value["not_for"]] == ["pregnant people", "minors"]
    assert (block.value["intro"], block.value["outro"]) == ("", "")


def test_care_lists_without_blank_lines_keep_what_to_avoid_apart() -> None:
    text = "# Peel\n\n## Aftercare\n\nDo:\n- rest\nAvoid:\n- sun\n- retinol\n"
    (block,) = understand(read_markdown(text), file_name="f.md").blocks
    assert block.type == "care_list"
    assert [(item["value"]["kind"], item["value"]["text"]) for item in block.value["items"]] == [
        ("do", "rest"),
        ("avoid", "sun"),
        ("avoid", "retinol"),
    ]


def test_an_unindented_closing_sentence_is_no_part_of_the_last_step() -> None:
    text = "# Peel\n\n## How it works\n\n1. We cleanse.\n2. We peel.\nThen we finish.\n"
    (block,) = understand(read_markdown(text), file_name="f.md").blocks
    assert block.type == "steps"
    assert [item["value"]["text"] for item in block.value["items"]] == ["We cleanse.", "We peel."]
    assert block.value["outro"] == "<p>Then we finish.</p>"


def test_an_unindented_line_between_two_numbers_belongs_to_the_first() -> None:
    (steps, end) = read_markdown("1. We cleanse\nthe skin.\n2. We peel.\nDone.\n").nodes
    assert isinstance(steps, ItemList)
    assert [item.text.plain for item in steps.items] == ["We cleanse the skin.", "We peel."]
    assert isinstance(end, Paragraph)
    assert (end.text.plain, end.text.line) == ("Done.", 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n  b\n", ["a b"]),
        ("1. a\n  b\n", ["a b"]),
        (" - a\n B\n", ["a"]),
        ("- a\n  - b\nC\n", ["a"]),
        ("> - a\n> B\n", ["a"]),
        ("- a\n\n  ```\nB\n  ```\n", ["a"]),
        ("- avoid sun for two\nweeks after\n", ["avoid sun for two weeks after"]),
        ("- adults\nnot for:\n", ["adults"]),
    ],
    ids=[
        "indented",
        "indented-too-little",
        "list-indented",
        "nested",
        "quoted",
        "fence",
        "wrapped",
        "label",
    ],
)
def test_a_list_item_goes_on_in_indented_lines_and_wrapped_sentences_only(
    text: str, expected: list[str]
) -> None:
    (found,) = [node for node in read_markdown(text).nodes if isinstance(node, ItemList)]
    assert [item.text.plain for item in found.items] == expected


def test_a_doubt_below_a_list_that_text_ends_has_its_own_line() -> None:
    outline = read_markdown("## Care\n\nDo:\n- rest\nSee [us](/here).\n- sun\n\n[x](/there)\n")
    assert [(doubt.line, doubt.kind) for doubt in outline.doubts] == [
        (5, "link_not_imported"),
        (8, "link_not_imported"),
    ]


@pytest.mark.parametrize("mark", ["2.", "2)", "(2)"])
def test_the_number_of_a_question_in_a_heading_is_no_part_of_it(mark: str) -> None:
    text = f"# Peel\n\n## FAQ\n\n### {mark} How long does it take?\n\nAn hour.\n"
    guide = understand(read_markdown(text), file_name="f.md")
    assert [faq.question for faq in guide.faqs] == ["How long does it take?"]
    assert guide.doubts == ()


def test_a_figure_that_opens_a_question_stays() -> None:
    text = "# Peel\n\n## FAQ\n\n### 24 hours later, is it sore?\n\nA bit.\n"
    guide = understand(read_markdown(text), file_name="f.md")
    assert [faq.question for faq in guide.faqs] == ["24 hours later, is it sore?"]
