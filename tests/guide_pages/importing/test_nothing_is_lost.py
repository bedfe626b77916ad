"""Whatever a document says is in the guide or in the report."""

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from guide_pages.importing.reading.decoding import decode
from guide_pages.importing.reading.readers import read_document
from guide_pages.importing.refusal import DocumentRefused
from guide_pages.importing.report import FileReport, for_machines, for_people
from guide_pages.importing.understanding.guide import UnderstoodGuide, understand

VOCABULARY = """
skin needle serum results aftercare benefits who cost you may avoid red days treatment A Q Is What
How The 3 to 6 sessions 30 minutes 1–3 for: not Good
"""
WORDS = st.sampled_from(VOCABULARY.split()) | st.text("abcdefghijklmnop", min_size=2, max_size=7)
PLAIN = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
ENDS = st.sampled_from(["", ".", "?", ":", "!", "\n", "\t", " | x"])
LISTED = ["", "", "", "- ", "* ", "• ", "  - ", "1. ", "2) ", "✗ ", "Step 1: ", "> ", "| ", "\t"]
NAMED = ["Q1: ", "Q: ", "A: ", "Answer: ", "# ", "## ", "### ", "**", "title: "]
MARKS = st.sampled_from([*LISTED, *NAMED])
LINES = st.one_of(
    st.just(""),
    st.builds(lambda mark, words, end: mark + words + end, MARKS, PLAIN, ENDS),
    st.sampled_from(["Frequently Asked Questions", "FAQs", "---", "===", "|---|---|", "-", "```"]),
)
DOCUMENTS = st.lists(LINES, min_size=1, max_size=25).map("\n".join)


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[a-zA-Z]{2,}", text.casefold()))


def said_by(guide: UnderstoodGuide) -> set[str]:
    report = FileReport(file="f", result="would_create", guide=guide)
    values = [block.value for block in guide.blocks]
    answers = [faq.answer for faq in guide.faqs]
    fields = [guide.seo_title, guide.seo_description, *guide.topics]
    machine = json.dumps(for_machines([report]), ensure_ascii=False)
    return words_of(
        json.dumps([values, answers, fields], ensure_ascii=False).replace("\\", " ")
        + re.sub(r"</?[bi]>", "", guide.summary)
        + machine.replace("\\", " ")
        + for_people(report)
        + " ".join(text.plain for text in guide.structure)
    )


def marks_removed(line: str) -> str:
    line = re.sub(r"^[\s>#*•|✗-]*(?:\d+[.)]\s)?[\s#*]*", "", line)
    return re.sub(r"^(?:Step 1:|title:|Answer:|[QA]\d?:)", "", line)


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
def test_every_word_of_a_plain_text_is_in_the_guide_or_in_the_report(document: str) -> None:
    if not document.strip():
        return
    guide = understand(read_document("f.txt", document.encode()), file_name="f.txt")
    said = said_by(guide)
    for line in document.split("\n"):
        assert words_of(marks_removed(line)) <= said, line


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
def test_every_word_of_a_markdown_document_is_in_the_guide_or_in_the_report(
    document: str,
) -> None:
    if not document.strip():
        return
    guide = understand(read_document("f.md", document.encode()), file_name="f.md")
    said = said_by(guide)
    for line in document.split("\n"):
        assert words_of(marks_removed(line)) <= said, line


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS)
def test_the_safety_net_is_not_what_carries_plain_text(document: str) -> None:
    """Structure alone accounts for every line: no line has to be reported as left out."""
    if not document.strip():
        return
    guide = understand(read_document("f.txt", document.encode()), file_name="f.txt")
    left_out = [doubt for doubt in guide.doubts if "as it stands" in doubt.message]
    assert left_out == []


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=400))
def test_any_text_at_all_is_understood_in_both_forms(text: str) -> None:
    for name in ("f.txt", "f.md"):
        try:
            outline = read_document(name, text.encode("utf-8", "surrogatepass"))
        except DocumentRefused:
            continue
        guide = understand(outline, file_name=name)
        assert guide.title
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", guide.slug)
        assert for_people(FileReport(file=name, result="would_create", guide=guide))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused_with_a_sentence(data: bytes) -> None:
    try:
        outcome = decode(data)
    except DocumentRefused as refusal:
        outcome = str(refusal)
        assert outcome.endswith(".")
    assert outcome.strip()
    assert "\r" not in outcome
