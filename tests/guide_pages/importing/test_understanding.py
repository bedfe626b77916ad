"""What becomes of a document's parts, and what is doubted."""

import pytest

from guide_pages.importing.reading.readers import read_document
from guide_pages.importing.understanding.guide import UnderstoodGuide, understand


def markdown(text: str) -> UnderstoodGuide:
    return understand(read_document("f.md", text.encode()), file_name="f.md")


def doubts(guide: UnderstoodGuide) -> list[tuple[int, str]]:
    return [(doubt.line, doubt.kind) for doubt in guide.doubts]


def test_the_title_of_the_first_heading_goes_before_the_field() -> None:
    guide = markdown("---\ntitle: Field\n---\n# Heading\n\nIntro.\n")
    assert guide.title == "Heading"
    assert doubts(guide) == [(4, "title_replaced")]


def test_without_any_name_the_file_gives_the_title_and_that_is_doubted() -> None:
    guide = understand(
        read_document("light-peel.txt", b"Only a sentence."), file_name="light-peel.txt"
    )
    assert (guide.title, guide.slug, guide.has_own_title) == ("Light peel", "light-peel", False)
    assert doubts(guide) == [(0, "title_guessed")]


def test_a_slug_that_no_address_can_hold_is_changed_and_reported() -> None:
    guide = markdown("---\nslug: Ünser Peel!\n---\n# Peel\n\nIntro.\n")
    assert guide.slug == "unser-peel"
    assert doubts(guide) == [(0, "slug_changed")]


def test_opening_lists_follow_the_summary_as_a_section() -> None:
    guide = markdown("# Peel\n\nIntro.\n\nIn short:\n\n- One\n- Two\n\n## Cost\n\nLow.\n")
    assert guide.summary == "<p>Intro.</p>"
    assert guide.blocks[0].value == {
        "role": "overview",
        "heading": "",
        "anchor": "",
        "text": "<p>In short:</p><ul><li>One</li><li>Two</li></ul>",
    }


def test_a_document_without_headings_has_its_first_paragraph_as_summary() -> None:
    guide = markdown("One.\n\nTwo.\n\nThree.\n")
    assert guide.summary == "<p>One.</p>"
    assert guide.blocks[0].value["text"] == "<p>Two.</p><p>Three.</p>"
    assert (0, "no_headings") in doubts(guide)


def test_a_heading_without_text_and_a_question_without_answer_are_reported() -> None:
    guide = markdown("# Peel\n\n## Cost\n\n## FAQ\n\n### Is it sore?\n\n### Red?\n\nYes.\n")
    assert guide.blocks == ()
    assert [faq.question for faq in guide.faqs] == ["Red?"]
    assert doubts(guide) == [(3, "heading_without_text"), (7, "question_without_answer")]


def test_a_repeated_question_is_reported_with_its_other_answer() -> None:
    guide = markdown("# Peel\n\nQ: Is it sore?\nA bit.\n\nQ: is it SORE\nVery much so.\n")
    assert [faq.answer for faq in guide.faqs] == ["<p>A bit.</p>"]
    (doubt,) = guide.doubts
    assert (doubt.line, doubt.kind) == (6, "repeated_question")
    assert "Very much so." in doubt.message


def test_empty_items_are_left_out_and_reported() -> None:
    guide = markdown("# Peel\n\n## Benefits\n\nPeople see:\n\n- Glow\n-\n")
    assert len(guide.blocks[0].value["items"]) == 1
    assert doubts(guide) == [(8, "empty_list_item")]


def test_copy_under_the_faq_heading_before_any_question_is_a_section() -> None:
    guide = markdown("# Peel\n\n## FAQ\n\nThese come up often.\n\n### Sore?\n\nA bit.\n")
    assert [block.value["heading"] for block in guide.blocks] == ["FAQ"]
    assert len(guide.faqs) == 1


def test_two_lists_in_one_section_become_two_blocks_with_their_lead_ins() -> None:
    guide = markdown(
        "# Peel\n\n## Aftercare\n\nDo:\n\n- Rest\n\nMore text.\n\n"
        "Avoid:\n\n- Sun\n- Retinol\n\nEnd.\n"
    )
    first, second = guide.blocks
    assert (first.type, first.value["heading"]) == ("care_list", "Aftercare")
    assert first.value["outro"] == "<p>More text.</p>"
    assert (second.type, second.value["heading"], second.value["role"]) == (
        "care_list",
        "",
        "aftercare",
    )
    assert second.value["intro"] == "<p>Avoid:</p>"
    assert [item["value"]["kind"] for item in second.value["items"]] == ["avoid", "avoid"]


def test_lower_headings_with_lists_become_blocks_of_their_own() -> None:
    guide = markdown(
        "# Peel\n\n## Aftercare\n\nIntro.\n\n### First day\n\nPlease:\n\n- Rest\n\n"
        "### Later\n\nNothing special.\n"
    )
    assert [
        (block.type, block.value["heading"], block.value["role"]) for block in guide.blocks
    ] == [
        ("section", "Aftercare", "aftercare"),
        ("care_list", "First day", "aftercare"),
        ("section", "Later", "aftercare"),
    ]


def test_lower_headings_with_prose_stay_in_the_running_text() -> None:
    guide = markdown("# Peel\n\n## What is it?\n\nOne.\n\n### Inside\n\nTwo.\n")
    (block,) = guide.blocks
    assert block.value["text"] == "<p>One.</p><h3>Inside</h3><p>Two.</p>"


def test_a_heading_longer_than_a_heading_may_be_is_kept_as_copy() -> None:
    long = "word " * 60
    guide = markdown(f"# Peel\n\nIntro.\n\n## Cost\n\nLow.\n\n## {long}\n\nEnd.\n")
    (block,) = guide.blocks
    assert block.value["text"] == f"<p>Low.</p><p><b>{long.strip()}</b></p><p>End.</p>"


def test_a_question_longer_than_a_question_may_be_is_reported_whole() -> None:
    question = "word " * 60 + "end?"
    guide = markdown(f"# Peel\n\nQ: {question}\n\nThe answer.\n")
    assert guide.faqs == ()
    assert any("The answer." in doubt.message for doubt in guide.doubts)


def test_an_unknown_field_of_several_lines_is_reported_whole_and_once() -> None:
    guide = markdown("---\nmood: calm\n  and quiet\n---\n# Peel\n\nIntro.\n")
    (doubt,) = guide.doubts
    assert (doubt.line, doubt.kind) == (2, "unknown_field")
    assert "calm and quiet" in doubt.message


def plain(text: str) -> UnderstoodGuide:
    return understand(read_document("f.txt", text.encode()), file_name="f.txt")


@pytest.mark.parametrize(
    ("do", "avoid"),
    [
        ("Do", "Don't"),
        ("DO", "DON'T"),
        ("Do's", "Don’ts"),
        ("Do:", "Don't:"),
        ("Do's and don'ts\nDo", "Don't"),
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("title", ["", "Light Peel\n\nA peel renews the skin.\n\n"])
def test_do_and_dont_under_aftercare_are_one_care_list(
    do: str, avoid: str, blank: str, title: str
) -> None:
    guide = plain(
        f"{title}Aftercare\n{blank}{do}\n- Use SPF\n- Wait a day\n{blank}{avoid}\n- Pick at it\n"
        f"{blank}Call us with any questions.\n"
    )
    (block,) = guide.blocks
    assert (block.type, block.value["role"]) == ("care_list", "aftercare")
    assert (block.value["heading"], block.value["intro"]) == ("Aftercare", "")
    assert [(item["value"]["kind"], item["value"]["text"]) for item in block.value["items"]] == [
        ("do", "Use SPF"),
        ("do", "Wait a day"),
        ("avoid", "Pick at it"),
    ]
    assert block.value["outro"] == "<p>Call us with any questions.</p>"
    labels = [label.rstrip(":") for label in (*do.split("\n"), avoid)]
    assert [text.plain.rstrip(":") for text in guide.structure] == labels
    assert not {"not_imported", "list_without_lead_in"} & {kind for _, kind in doubts(guide)}


def test_dos_and_donts_under_aftercare_are_one_list_told_apart_by_their_words() -> None:
    guide = plain(
        "Light Peel\n\nA peel renews the skin.\n\nAftercare\nRest for a day.\n\n"
        "Do's and Don'ts\n- Use SPF\n- Don't pick at it\n\nCost\nIt is low.\n"
    )
    care, cost = guide.blocks
    assert (care.type, care.value["heading"]) == ("care_list", "Aftercare")
    assert care.value["intro"] == "<p>Rest for a day.</p>"
    assert [item["value"]["kind"] for item in care.value["items"]] == ["do", "avoid"]
    assert cost.value["heading"] == "Cost"


def test_dos_and_donts_without_a_heading_above_are_the_heading() -> None:
    guide = plain("Light Peel\n\nA peel.\n\nDo's and Don'ts\n\nDo\n- Rest\n\nDon't\n- Tan\n")
    (block,) = guide.blocks
    assert (block.type, block.value["heading"]) == ("care_list", "Do's and Don'ts")
    assert [item["value"]["kind"] for item in block.value["items"]] == ["do", "avoid"]


@pytest.mark.parametrize(
    "text", ["# Peel\n", "# Peel\n\n## Cost\n\n## Aftercare\n", "title: Peel\n"]
)
def test_a_document_without_copy_is_doubted_in_one_sentence(text: str) -> None:
    guide = markdown(text)
    assert not guide.has_copy
    (doubt,) = [doubt for doubt in guide.doubts if doubt.kind == "no_copy"]
    assert (doubt.line, doubt.message.count(".")) == (0, 1)


@pytest.mark.parametrize(
    "text", ["# Peel\n\nIntro.\n", "# Peel\n\n## FAQ\n\n### Sore?\n\nNo.\n", "## Cost\n\nLow.\n"]
)
def test_a_summary_a_section_or_an_answer_is_copy(text: str) -> None:
    guide = markdown(text)
    assert guide.has_copy
    assert "no_copy" not in {kind for _, kind in doubts(guide)}
