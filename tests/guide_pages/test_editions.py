"""What guides leave in the record."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from editions.models import Edition
from guide_pages.models import GuideFAQ, GuidePage
from tests.factories import a_block, a_guide, a_user, an_faq

pytestmark = pytest.mark.django_db


def test_publishing_a_guide_writes_one_edition_that_says_what_it_says() -> None:
    faq = an_faq()
    guide = a_guide(title="Microneedling", slug="microneedling", faqs=[faq], live=False)
    before = set(Edition.objects.values_list("number", flat=True))

    guide.get_latest_revision().publish()

    [edition] = Edition.objects.exclude(number__in=before)
    assert (edition.kind, edition.object_id, edition.key) == ("guide", guide.pk, "microneedling")
    assert edition.payload["title"] == "Microneedling"
    assert edition.payload["faqs"] == [{"faq": faq.pk, "locked": False}]


def test_an_faq_is_free_again_when_the_schedule_that_used_it_is_cancelled(
    client: Client,
) -> None:
    faq = an_faq()
    guide = a_guide(faqs=[faq], live=False, go_live_at=timezone.now() + timedelta(days=1))
    guide.get_latest_revision().publish()
    guide = GuidePage.objects.get(pk=guide.pk)
    scheduled = guide.revisions.get(approved_go_live_at__isnull=False)
    draft = guide.get_latest_revision_as_object()
    draft.guide_faqs = []
    draft.go_live_at = None
    draft.save_revision()
    GuideFAQ.objects.filter(guide=guide).delete()
    assert set(faq.uses.values_list("state", flat=True)) == {"scheduled"}
    client.force_login(a_user())

    client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[guide.pk, scheduled.pk]))

    assert not faq.uses.exists()


def test_a_guide_says_what_is_locked_and_where_it_is_offered() -> None:
    faq = an_faq()
    guide = a_guide(
        body=[a_block(heading="Risks", locked=True), a_block(heading="Benefits")],
        faqs=[faq],
        only_where_selected=True,
    )
    row = guide.guide_faqs.get()
    row.locked = True
    guide.guide_faqs = [row]
    guide.save_revision().publish()

    payload = Edition.objects.filter(kind="guide", object_id=guide.pk).latest("number").payload

    assert [block["locked"] for block in payload["body"]] == [True, False]
    assert not any("locked" in block["value"] for block in payload["body"])
    assert payload["faqs"] == [{"faq": faq.pk, "locked": True}]
    assert payload["offered_by_default"] is False
