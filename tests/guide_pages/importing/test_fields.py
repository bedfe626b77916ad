"""What a document says about itself at its top."""

from guide_pages.importing.reading.fields import read_fields
from guide_pages.importing.reading.outline import Source


def test_fields_between_fences() -> None:
    fields, doubts = read_fields(
        [
            "---",
            'title: "Light peel"',
            "summary: >",
            "  One line",
            "  and another.",
            "topics: [Skin, Dull skin, Skin]",
            "sources:",
            "- NHS | https://www.nhs.uk/",
            "- [FDA](https://www.fda.gov/)",
            "- https://www.aad.org/",
            "---",
            "Copy",
        ]
    )
    assert doubts == ()
    assert fields.title == "Light peel"
    assert fields.summary is not None
    assert (fields.summary.line, fields.summary.plain) == (4, "One line and another.")
    assert fields.topics == ("Skin", "Dull skin")
    assert fields.sources == (
        Source("NHS", "https://www.nhs.uk/"),
        Source("FDA", "https://www.fda.gov/"),
        Source("https://www.aad.org/", "https://www.aad.org/"),
    )
    assert fields.lines == frozenset(range(1, 12))


def test_the_first_lines_may_be_fields_without_fences() -> None:
    fields, doubts = read_fields(
        ["Title: Light peel", "Meta Description: What to expect.", "", "Slug: no field any more"]
    )
    assert (fields.title, fields.seo_description, fields.slug) == (
        "Light peel",
        "What to expect.",
        "",
    )
    assert fields.lines == {1, 2}
    assert doubts == ()


def test_unknown_repeated_and_broken_fields_are_reported_with_their_words() -> None:
    _, doubts = read_fields(
        ["---", "title: A", "mood: calm", "title: B", "no field", "sources: nowhere", "---"]
    )
    assert sorted((doubt.line, doubt.kind) for doubt in doubts) == [
        (3, "unknown_field"),
        (4, "unknown_field"),
        (5, "unknown_field"),
        (6, "link_not_imported"),
    ]
    said = " ".join(doubt.message for doubt in doubts)
    assert all(word in said for word in ("calm", "“B”", "no field", "nowhere"))


def test_a_source_must_be_on_the_web() -> None:
    fields, doubts = read_fields(["---", "sources:", "- X | javascript:alert(1)", "---"])
    assert fields.sources == ()
    assert [doubt.line for doubt in doubts] == [3]


def test_copy_that_begins_like_a_field_is_copy() -> None:
    fields, doubts = read_fields(["Note: this guide is general.", "Copy"])
    assert (fields.lines, doubts) == (frozenset(), ())
