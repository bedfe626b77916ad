"""Finding and mending what went past the models."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from editions.models import CurrentEdition, Edition
from editions.numbering import last_number
from editions.record import current_editions
from editorial.models import Reviewer, Topic
from faq.models import FAQ
from guide_pages.models import GuidePage
from tests.factories import a_guide, a_library, a_reviewer, a_topic, an_faq, an_image

pytestmark = pytest.mark.django_db


def checked(*arguments: str) -> str:
    """Return what the command prints."""
    output = StringIO()
    call_command("check_editions", *arguments, stdout=output)
    return output.getvalue()


def test_a_right_record_is_called_right_and_repair_changes_nothing() -> None:
    a_guide(faqs=[an_faq()], topics=[a_topic()], reviewer=a_reviewer())
    before = last_number()
    assert checked() == "Every object says what its newest edition says.\n"
    assert checked("--repair") == "Every object says what its newest edition says.\n"
    assert last_number() == before


def test_changes_past_the_models_are_named_and_fail_the_check() -> None:
    image = an_image()
    changed = a_guide(slug="changed", image=image, image_alt="A room")
    hidden = a_guide(slug="hidden")
    faq, topic, reviewer = an_faq(), a_topic(slug="skin"), a_reviewer()
    GuidePage.objects.filter(pk=changed.pk).update(title="Changed")
    Page.objects.filter(pk=hidden.pk).update(live=False)
    FAQ.objects.filter(pk=faq.pk).update(answer="<p>Changed.</p>")
    Topic.objects.filter(pk=topic.pk).update(name="Changed")
    Reviewer.objects.filter(pk=reviewer.pk).update(name="Changed")
    type(image).objects.filter(pk=image.pk).update(title="Changed")
    before = last_number()

    output = StringIO()
    with pytest.raises(CommandError, match=r"\A6 objects differ. Run again with --repair"):
        call_command("check_editions", stdout=output)

    assert set(output.getvalue().splitlines()) == {
        f"guide {changed.pk} (changed) differs from its newest edition",
        f"guide {hidden.pk} (hidden) is not public",
        f"faq {faq.pk} (no key) differs from its newest edition",
        f"topic {topic.pk} (skin) differs from its newest edition",
        f"reviewer {reviewer.pk} (no key) differs from its newest edition",
        f"image {image.pk} (no key) differs from its newest edition",
    }
    assert last_number() == before


def test_repair_writes_one_row_for_each_and_only_once() -> None:
    changed, hidden, untouched = (a_guide() for _ in range(3))
    GuidePage.objects.filter(pk=changed.pk).update(title="Changed")
    Page.objects.filter(pk=hidden.pk).update(live=False)
    before = last_number()

    assert checked("--repair").endswith("Repaired: 2 new editions.\n")

    newest = current_editions("guide", [changed.pk, hidden.pk, untouched.pk])
    said = newest[changed.pk].payload
    assert said is not None
    assert said["title"] == "Changed"
    assert newest[hidden.pk].payload is None
    assert newest[untouched.pk].number <= before
    assert last_number() == before + 2
    assert checked() == "Every object says what its newest edition says.\n"


def test_repair_makes_missing_renditions_of_the_images_that_live_guides_show() -> None:
    image = an_image()
    guide = a_guide(live=False)
    GuidePage.objects.filter(pk=guide.pk).update(live=True, image=image, image_alt="A room")
    checked("--repair")
    newest = current_editions("image", [image.pk])[image.pk]
    assert newest.payload is not None
    assert [each["width"] for each in newest.payload["renditions"]] == [320, 640, 800]
    assert image.renditions.count() == 3


def test_repair_records_a_deletion_that_sent_no_signal() -> None:
    faq = an_faq()
    FAQ.topics.through.objects.filter(faq_id=faq.pk).delete()
    FAQ.objects.filter(pk=faq.pk)._raw_delete(using="default")
    checked("--repair")
    assert current_editions("faq", [faq.pk])[faq.pk].payload is None


def test_a_record_made_from_nothing_is_the_same_record() -> None:
    library = a_library()
    guides = [a_guide(parent=library, faqs=[an_faq()], topics=[a_topic()]) for _ in range(2)]
    before = {
        (row.kind, row.object_id): (row.edition.key, row.edition.payload)
        for row in CurrentEdition.objects.select_related("edition")
    }
    assert {("guide", guide.pk) for guide in guides} < set(before)
    CurrentEdition.objects.all().delete()
    Edition.objects.all()._raw_delete(using="default")
    checked("--repair")
    after = {
        (row.kind, row.object_id): (row.edition.key, row.edition.payload)
        for row in CurrentEdition.objects.select_related("edition")
    }
    assert after == before
