"""Documents become guides in the library, by the command."""

import json
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Locale

from editions.models import Edition
from editorial.models import Topic
from faq.models import FAQ
from guide_pages.models import GuideIndexPage, GuidePage, RelatedGuide
from tests.factories import a_guide, a_library, a_reviewer, an_faq, an_image

pytestmark = pytest.mark.django_db

DOCUMENTS = Path(__file__).parent / "documents"
PLAIN = DOCUMENTS / "dermaplaning.txt"
MARKDOWN = DOCUMENTS / "light_peel.md"


def run(*arguments: str | Path) -> list[dict[str, Any]]:
    """Import with --json and return the reports on the files."""
    out = StringIO()
    call_command("import_guide", *map(str, arguments), "--json", stdout=out)
    return json.loads(out.getvalue())["files"]


def run_refused(*arguments: str | Path) -> list[dict[str, Any]]:
    """Import files of which at least one is refused."""
    out = StringIO()
    with pytest.raises(CommandError) as raised:
        call_command("import_guide", *map(str, arguments), "--json", stdout=out)
    assert raised.value.returncode == 1
    return json.loads(out.getvalue())["files"]


def written(folder: Path, text: str, name: str = "peel.md") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def latest_draft(guide: GuidePage) -> GuidePage:
    return GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object()


def test_a_document_becomes_a_draft_in_the_library() -> None:
    library = a_library()
    (report,) = run(PLAIN)
    guide = GuidePage.objects.get()
    assert (report["result"], report["error"]) == ("created", None)
    assert guide.get_parent().specific == library
    assert (guide.title, guide.slug, guide.live) == ("Dermaplaning", "dermaplaning", False)
    assert (guide.session_minutes_min, guide.session_minutes_max) == (25, 40)
    assert (guide.sessions_min, guide.sessions_max) == (4, 8)
    assert (guide.recovery_days_min, guide.recovery_days_max) == (1, 3)
    assert len(guide.body) == 8
    assert [row.faq.question for row in guide.guide_faqs.all()] == [
        faq["question"] for faq in report["faqs"]
    ]
    assert not FAQ.objects.filter(live=True).exists()
    assert not Edition.objects.filter(kind="guide").exists()


def test_publish_makes_guide_and_faqs_public() -> None:
    a_library()
    run(PLAIN, "--publish")
    assert GuidePage.objects.get().live
    assert FAQ.objects.filter(live=True).count() == 4
    assert Edition.objects.filter(kind="guide", payload__isnull=False).count() == 1


def test_the_report_for_machines_has_its_exact_shape() -> None:
    a_library()
    (report,) = run(MARKDOWN)
    assert list(report) == [
        "file",
        "title",
        "slug",
        "summary",
        "blocks",
        "faqs",
        "treatment",
        "doubts",
        "result",
        "error",
    ]
    assert report["file"] == str(MARKDOWN)
    assert report["blocks"][4] == {
        "type": "care_list",
        "role": "aftercare",
        "heading": "Aftercare",
        "items": ["Use a plain moisturizer.", "Avoid direct sun.", "You may see fine flakes."],
    }
    assert report["faqs"][0] == {"question": "Will my skin visibly peel?", "reused": False}
    assert report["treatment"]["session_minutes"] == {
        "min": 30,
        "max": 30,
        "line": 86,
        "sentence": "A session takes 30 minutes.",
    }
    assert report["treatment"]["sessions"] is None
    assert list(report["doubts"][0]) == ["line", "kind", "message"]


def test_everything_imported_passes_the_editors_own_validation() -> None:
    a_library()
    run(PLAIN, MARKDOWN)
    for guide in GuidePage.objects.all():
        guide.body.stream_block.clean(guide.body)
        guide.full_clean()


def test_fields_of_a_document_reach_the_guide() -> None:
    a_library()
    Topic.objects.create(name="Dullness", slug="dullness")
    run(MARKDOWN)
    guide = GuidePage.objects.get()
    assert guide.seo_title == "Light peel – what to expect"
    assert guide.search_description.startswith("How a light peel works")
    assert sorted(topic.name for topic in guide.topics.all()) == ["Dullness", "Skin texture"]
    assert [(row.title, row.url) for row in guide.sources.all()] == [
        ("American Academy of Dermatology", "https://www.aad.org/")
    ]
    assert Topic.objects.count() == 2


def test_a_dry_run_says_what_would_happen_and_saves_nothing() -> None:
    a_library()
    before = Edition.objects.count()
    (report,) = run(MARKDOWN, "--dry-run", "--publish")
    assert report["result"] == "would_create"
    assert not GuidePage.objects.exists()
    assert not FAQ.objects.exists()
    assert not Topic.objects.exists()
    assert Edition.objects.count() == before


def test_a_dry_run_does_not_write_to_the_log_that_pages_were_made(
    caplog: pytest.LogCaptureFixture,
) -> None:
    a_library()
    caplog.clear()
    run(MARKDOWN, "--dry-run")
    assert caplog.messages == []
    run(MARKDOWN)
    assert any(message.startswith("Page created") for message in caplog.messages)


def test_a_guide_that_exists_is_refused_without_update() -> None:
    a_library()
    run(PLAIN)
    (report,) = run_refused(PLAIN)
    assert report["result"] == "refused"
    assert "--update" in report["error"]
    assert GuidePage.objects.count() == 1


def test_an_update_that_changes_nothing_makes_no_revision() -> None:
    a_library()
    for document in (PLAIN, MARKDOWN):
        run(document, "--publish")
        guide = GuidePage.objects.get(slug=document.stem.replace("_", "-"))
        revisions = guide.revisions.count()
        (report,) = run(document, "--update")
        assert report["result"] == "unchanged"
        assert guide.revisions.count() == revisions


def test_an_update_is_a_new_draft_and_leaves_the_public_guide_alone(tmp_path: Path) -> None:
    a_library()
    path = written(tmp_path, "# Peel\n\nOld summary.\n\n## What is it?\n\nAn acid.\n")
    run(path, "--publish")
    written(tmp_path, "# Peel\n\nNew summary.\n\n## What is it?\n\nAn acid.\n")
    (report,) = run(path, "--update")
    guide = GuidePage.objects.get()
    draft = latest_draft(guide)
    assert report["result"] == "updated"
    assert guide.summary == "<p>Old summary.</p>"
    assert draft.summary == "<p>New summary.</p>"
    assert guide.has_unpublished_changes


def test_an_update_keeps_the_ids_of_blocks_by_heading_and_by_text(tmp_path: Path) -> None:
    a_library()
    path = written(
        tmp_path,
        "# Peel\n\nIntro.\n\n## Benefits\n\nPeople notice:\n\n- Glow\n- Even skin\n\n"
        "## Aftercare\n\nWash the face with lukewarm water and wear sunscreen.\n",
    )
    run(path)
    before = GuidePage.objects.get().body.get_prep_value()
    written(
        tmp_path,
        "# Peel\n\nIntro.\n\n## Risks\n\nRedness.\n\n"
        "## How to look after it\n\nWash the face with lukewarm water and wear sunscreen.\n\n"
        "## Benefits\n\nPeople notice:\n\n- Even skin\n- Smoothness\n",
    )
    run(path, "--update")
    after = latest_draft(GuidePage.objects.get()).body.get_prep_value()
    assert [block["value"]["heading"] for block in after] == [
        "Risks",
        "How to look after it",
        "Benefits",
    ]
    assert after[0]["id"] not in {before[0]["id"], before[1]["id"]}
    assert after[1]["id"] == before[1]["id"]
    assert after[2]["id"] == before[0]["id"]
    assert after[2]["value"]["items"][0]["id"] == before[0]["value"]["items"][1]["id"]


def test_an_update_leaves_alone_what_the_document_does_not_speak_of(tmp_path: Path) -> None:
    guide = a_guide(
        parent=a_library(),
        slug="peel",
        title="Peel",
        image=an_image(),
        image_alt="A bottle",
        reviewer=a_reviewer(),
        featured=True,
        sessions_min=2,
        sessions_max=4,
        faqs=[an_faq()],
        related=[a_guide()],
    )
    run(written(tmp_path, "# Peel\n\nNew.\n\n## What is it?\n\nAn acid.\n"), "--update")
    draft = latest_draft(guide)
    assert draft.summary == "<p>New.</p>"
    assert draft.image_id == guide.image_id
    assert (draft.image_alt, draft.featured) == ("A bottle", True)
    assert draft.reviewer_id == guide.reviewer_id
    assert (draft.sessions_min, draft.sessions_max) == (2, 4)
    assert draft.guide_faqs.count() == 1
    assert RelatedGuide.objects.filter(guide=guide).count() == 1
    assert draft.related_guides.count() == 1


def test_an_update_keeps_editors_blocks_anchors_and_roles(tmp_path: Path) -> None:
    section = {
        "heading": "Our promise",
        "role": "summary",
        "anchor": "promise",
        "text": "<p>A</p>",
    }
    callout = {"heading": "", "kind": "urgent", "role": "risks", "anchor": "", "text": "<p>B</p>"}
    body = [
        {"type": "section", "id": "11111111-1111-4111-8111-111111111111", "value": section},
        {"type": "callout", "id": "22222222-2222-4222-8222-222222222222", "value": callout},
    ]
    guide = a_guide(parent=a_library(), slug="peel", title="Peel", body=body)
    path = written(tmp_path, "# Peel\n\n## What is it?\n\nAcid.\n\n## Our promise\n\nC.\n")
    run(path, "--update")
    after = latest_draft(guide).body.get_prep_value()
    assert [block["type"] for block in after] == ["section", "section", "callout"]
    assert after[1]["value"] == {**section, "text": "<p>C.</p>"}
    assert after[2] == body[1]


def test_what_an_update_takes_out_is_reported(tmp_path: Path) -> None:
    a_library()
    path = written(
        tmp_path, "# Peel\n\n## Cost\n\nIt varies.\n\n## Risks\n\nRed.\n\nQ: Sore?\nA: A bit.\n"
    )
    run(path)
    written(tmp_path, "# Peel\n\n## Cost\n\nIt varies.\n\nQ: Red?\nA: A bit.\n")
    (report,) = run(path, "--update")
    messages = {doubt["kind"]: doubt["message"] for doubt in report["doubts"]}
    assert "“Risks”" in messages["block_removed"]
    assert "“Sore?”" in messages["faq_removed"]


def test_an_existing_faq_with_the_same_question_is_reused(tmp_path: Path) -> None:
    a_library()
    existing = an_faq(question="Does  it HURT", answer="<p>A little.</p>")
    path = written(tmp_path, "# Peel\n\n## FAQ\n\n### Does it hurt?\n\nA little.\n")
    (report,) = run(path)
    assert report["faqs"] == [{"question": "Does it hurt?", "reused": True}]
    assert report["doubts"] == []
    assert FAQ.objects.get() == existing
    assert GuidePage.objects.get().guide_faqs.get().faq == existing


def test_a_different_answer_is_reported_and_the_existing_one_stays(tmp_path: Path) -> None:
    a_library()
    an_faq(question="Does it hurt?", answer="<p>A little.</p>")
    path = written(tmp_path, "# Peel\n\n## FAQ\n\n### Does it hurt?\n\nNot at all.\n")
    (report,) = run(path)
    (doubt,) = report["doubts"]
    assert (doubt["line"], doubt["kind"]) == (5, "answer_differs")
    assert "A little." in doubt["message"]
    assert "Not at all." in doubt["message"]
    assert FAQ.objects.get().answer == "<p>A little.</p>"


def test_the_same_question_in_another_language_is_another_faq(tmp_path: Path) -> None:
    a_library()
    spanish, _ = Locale.objects.get_or_create(language_code="es")
    an_faq(question="Does it hurt?", locale=spanish)
    path = written(tmp_path, "# Peel\n\n## FAQ\n\n### Does it hurt?\n\nNo.\n")
    (report,) = run(path)
    assert report["faqs"][0]["reused"] is False
    assert FAQ.objects.count() == 2


def test_two_guides_in_one_run_share_their_faq(tmp_path: Path) -> None:
    a_library()
    first = written(tmp_path, "# Peel\n\n## FAQ\n\n### Does it hurt?\n\nNo.\n", "a.md")
    second = written(tmp_path, "# Facial\n\n## FAQ\n\n### Does it hurt?\n\nNo.\n", "b.md")
    reports = run(first, second)
    assert [report["faqs"][0]["reused"] for report in reports] == [False, True]
    assert FAQ.objects.count() == 1


def test_publishing_an_update_publishes_the_faqs_an_earlier_import_left_as_drafts() -> None:
    a_library()
    run(PLAIN)
    (report,) = run(PLAIN, "--update", "--publish")
    assert report["result"] == "updated"
    assert GuidePage.objects.get().live
    assert FAQ.objects.filter(live=True).count() == 4


def test_a_bad_file_stops_none_of_the_others(tmp_path: Path) -> None:
    a_library()
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)))
    large = tmp_path / "large.txt"
    large.write_bytes(b"word " * 300_000)
    reports = run_refused(
        empty, PLAIN, binary, large, tmp_path / "missing.txt", tmp_path / "x.docx", MARKDOWN
    )
    assert [report["result"] for report in reports] == [
        "refused",
        "created",
        "refused",
        "refused",
        "refused",
        "refused",
        "created",
    ]
    errors = [report["error"] for report in reports if report["error"]]
    assert [error.split(":")[0] for error in errors] == [
        "The file is empty",
        "The file is binary, not text",
        "The file is larger than the 1 MiB a document may have",
        "The file can't be read (No such file or directory)",
        "The file can't be read (No such file or directory)",
    ]
    assert GuidePage.objects.count() == 2


def test_a_failure_in_mid_save_leaves_the_database_as_it_was() -> None:
    a_library()
    before = Edition.objects.count()
    with (
        patch.object(GuidePage, "save_revision", side_effect=RuntimeError("power cut")),
        pytest.raises(RuntimeError),
    ):
        call_command("import_guide", str(MARKDOWN), stdout=StringIO())
    assert not GuidePage.objects.exists()
    assert not FAQ.objects.exists()
    assert not Topic.objects.exists()
    assert Edition.objects.count() == before


def test_without_a_library_the_report_says_how_to_make_one() -> None:
    (report,) = run_refused(PLAIN)
    assert "Guide library" in report["error"]
    assert not FAQ.objects.exists()


def test_of_several_libraries_one_is_chosen_by_slug_or_id() -> None:
    a_library(slug="one")
    second = a_library(slug="two")
    (report,) = run_refused(PLAIN)
    assert "--parent" in report["error"]
    run(PLAIN, "--parent", "two")
    run(MARKDOWN, "--parent", str(second.pk))
    assert GuidePage.objects.child_of(second).count() == 2
    (report,) = run_refused(PLAIN, "--parent", "three")
    assert "“three”" in report["error"]


def test_a_language_the_site_does_not_have_is_refused_with_those_it_has() -> None:
    a_library()
    (report,) = run_refused(PLAIN, "--locale", "xx")
    assert "“xx”" in report["error"]
    assert "en" in report["error"]


def test_a_slug_that_another_page_has_is_refused_in_words(tmp_path: Path) -> None:
    library = a_library()
    GuideIndexPage.objects.get()
    library.add_child(instance=GuideIndexPage(title="Peel", slug="peel"))
    (report,) = run_refused(written(tmp_path, "# Peel\n\nIntro.\n"), "--parent", library.slug)
    assert report["error"].startswith("The guide can't be saved: slug: ")


def test_a_locked_guide_is_not_updated(tmp_path: Path) -> None:
    guide = a_guide(parent=a_library(), slug="peel", title="Peel")
    guide.locked = True
    guide.save()
    (report,) = run_refused(written(tmp_path, "# Peel\n\nNew.\n"), "--update")
    assert "locked" in report["error"]


def test_the_given_title_goes_before_the_documents(tmp_path: Path) -> None:
    a_library()
    (report,) = run(written(tmp_path, "# Peel\n\nIntro.\n"), "--title", "Light peel")
    assert (report["title"], report["slug"]) == ("Light peel", "light-peel")
    assert [doubt["kind"] for doubt in report["doubts"]] == ["title_replaced"]


def test_an_update_finds_the_guide_by_its_title_and_keeps_its_slug(tmp_path: Path) -> None:
    guide = a_guide(parent=a_library(), slug="skin-peel", title="Light Peel")
    run(written(tmp_path, "# Light peel\n\nNew.\n"), "--update")
    draft = latest_draft(guide)
    assert (draft.slug, draft.title, draft.summary) == ("skin-peel", "Light peel", "<p>New.</p>")


def test_the_table_for_people_names_headings_figures_and_doubts() -> None:
    a_library()
    out = StringIO()
    call_command("import_guide", str(PLAIN), "--dry-run", stdout=out)
    printed = out.getvalue()
    assert "What Are the Benefits of Dermaplaning?" in printed
    assert "25–40 minutes" in printed
    assert "line 34 [glued_sentences]" in printed
    assert "Would be created; nothing was saved." in printed


def test_one_title_for_several_files_is_refused_before_anything_is_saved() -> None:
    a_library()
    with pytest.raises(CommandError, match="--title names one guide"):
        call_command("import_guide", str(PLAIN), str(MARKDOWN), title="Peel", stdout=StringIO())
    assert not GuidePage.objects.exists()


@pytest.mark.parametrize("choice", [(), ("--dry-run",)])
def test_a_document_without_copy_is_not_published(tmp_path: Path, choice: tuple[str, ...]) -> None:
    a_library()
    path = written(tmp_path, "# Peel\n\n## Cost\n")
    (report,) = run_refused(path, "--publish", *choice)
    assert report["result"] == "refused"
    assert "no copy" in report["error"]
    assert not GuidePage.objects.exists()
    (report,) = run(path)
    assert report["result"] == "created"
    assert "no_copy" in [doubt["kind"] for doubt in report["doubts"]]
