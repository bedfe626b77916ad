"""What each action of API v3 leaves in the record."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import APIToken, Page

from editions.audit import discrepancies
from editions.models import Edition
from editions.numbering import last_number
from editions.record import current_editions
from guide_pages.models import GuidePage
from tests.factories import a_guide, a_library, a_user, an_faq

pytestmark = pytest.mark.django_db

Send = Callable[..., list[tuple[str, int, bool]]]


@pytest.fixture
def send(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> Send:
    """Send a request as an administrator; return ``(kind, id, says something)`` of new rows."""
    _, token = APIToken.create_token(user=a_user(), name="A script")

    def send_it(method: str, path: str, data: Any = None) -> list[tuple[str, int, bool]]:
        before = last_number()
        with django_capture_on_commit_callbacks(execute=True):
            answer = getattr(client, method)(
                f"/api/v3-preview/{path}",
                data or {},
                content_type="application/json",
                headers={"authorization": f"Bearer {token}"},
            )
        assert answer.status_code in (200, 201, 204), answer.content
        assert list(discrepancies()) == []
        rows = Edition.objects.filter(number__gt=before).order_by("number")
        return [(row.kind, row.object_id, row.payload is not None) for row in rows]

    return send_it


def title_of(guide: GuidePage) -> str:
    payload = current_editions("guide", [guide.pk])[guide.pk].payload
    assert payload is not None
    title: str = payload["title"]
    return title


def test_creating_a_draft_records_only_its_place(send: Send) -> None:
    library = a_library()
    meta = {"type": "guide_pages.GuidePage", "parent_id": library.pk}
    copy = {"title": "Peel", "summary": "<p>Words.</p>", "topics": []}
    rows = send("post", "pages/", {"meta": meta, **copy})
    assert rows == [("library", library.pk, True)]


def test_creating_and_publishing_at_once_records_the_guide(send: Send) -> None:
    library = a_library()
    meta = {"type": "guide_pages.GuidePage", "parent_id": library.pk, "action": "publish"}
    copy = {"title": "Peel", "summary": "<p>Words.</p>", "topics": []}
    rows = send("post", "pages/", {"meta": meta, **copy})
    guide = GuidePage.objects.get(slug="peel")
    assert sorted(rows) == [("guide", guide.pk, True), ("library", library.pk, True)]


def test_a_patch_leaves_nothing_until_it_is_published(send: Send) -> None:
    guide = a_guide(title="Old")
    assert send("patch", f"pages/{guide.pk}/", {"title": "New"}) == []
    assert send("post", f"pages/{guide.pk}/actions/publish/") == [("guide", guide.pk, True)]
    assert title_of(guide) == "New"


def test_a_patch_that_publishes_records_the_guide(send: Send) -> None:
    guide = a_guide(title="Old")
    data = {"title": "New", "meta": {"action": "publish"}}
    assert send("patch", f"pages/{guide.pk}/", data) == [("guide", guide.pk, True)]


def test_unpublishing_withdraws(send: Send) -> None:
    guide = a_guide()
    assert send("post", f"pages/{guide.pk}/actions/unpublish/") == [("guide", guide.pk, False)]


def test_unpublishing_the_library_with_all_below_withdraws_the_guides(send: Send) -> None:
    library = a_library()
    guide = a_guide(parent=library)
    rows = send("post", f"pages/{library.pk}/actions/unpublish/", {"recursive": True})
    assert rows == [("guide", guide.pk, False)]


def test_moving_into_a_restricted_part_withdraws(send: Send) -> None:
    here, hidden = a_library(), a_library()
    hidden.view_restrictions.create(restriction_type="login")
    guide = a_guide(parent=here)
    data = {"destination_id": hidden.pk, "position": "last-child"}
    assert sorted(send("post", f"pages/{guide.pk}/actions/move/", data)) == [
        ("guide", guide.pk, False),
        ("library", here.pk, True),
        ("library", hidden.pk, True),
    ]


@pytest.mark.parametrize("path", ["pages/{}/", "pages/{}/actions/delete/"])
def test_deleting_withdraws(path: str, send: Send) -> None:
    library = a_library()
    guide = a_guide(parent=library)
    assert sorted(send("delete", path.format(guide.pk))) == [
        ("guide", guide.pk, False),
        ("library", library.pk, True),
    ]


def test_deleting_the_library_withdraws_everything_in_it(send: Send) -> None:
    library = a_library()
    guide = a_guide(parent=library)
    rows = send("delete", f"pages/{library.pk}/")
    withdrawn = sorted(row for row in rows if not row[2])
    assert withdrawn == [("guide", guide.pk, False), ("library", library.pk, False)]


def test_reverting_is_a_draft_until_it_is_published(send: Send) -> None:
    guide = a_guide(title="Old")
    old = guide.get_latest_revision()
    guide.title = "New"
    guide.save_revision().publish()
    data = {"revision_id": old.pk}
    assert send("post", f"pages/{guide.pk}/actions/revert/", data) == []
    assert send("post", f"pages/{guide.pk}/actions/publish/") == [("guide", guide.pk, True)]
    assert title_of(guide) == "Old"


def test_a_live_copy_is_recorded(send: Send) -> None:
    library = a_library()
    guide = a_guide(parent=library)
    rows = send("post", f"pages/{guide.pk}/actions/copy/", {"slug": "copy"})
    copy = GuidePage.objects.get(slug="copy")
    assert {row for row in rows} == {("guide", copy.pk, True), ("library", library.pk, True)}


def test_a_copy_as_a_draft_has_no_edition(send: Send) -> None:
    library = a_library()
    guide = a_guide(parent=library)
    data = {"slug": "copy", "keep_live": False}
    rows = send("post", f"pages/{guide.pk}/actions/copy/", data)
    assert rows == [("library", library.pk, True)]


def test_an_alias_is_recorded(send: Send) -> None:
    library, elsewhere = a_library(), a_library()
    guide = a_guide(parent=library)
    data = {"destination_id": elsewhere.pk, "slug": "alias"}
    rows = send("post", f"pages/{guide.pk}/actions/create_alias/", data)
    alias = Page.objects.get(slug="alias")
    assert sorted(rows) == [("guide", alias.pk, True), ("library", elsewhere.pk, True)]


def test_an_faq_is_recorded_when_it_is_published_unpublished_and_deleted(send: Send) -> None:
    faq = an_faq(live=False)
    path = f"snippets/faq.FAQ/{faq.pk}/"
    assert send("patch", path, {"question": "Another?"}) == []
    assert send("post", f"{path}actions/publish/") == [("faq", faq.pk, True)]
    assert send("post", f"{path}actions/unpublish/") == [("faq", faq.pk, False)]
    assert send("delete", path) == []


@pytest.mark.parametrize(
    ("label", "kind", "values", "change"),
    [
        ("editorial.Topic", "topic", {"name": "Skin", "slug": "skin"}, {"name": "Skin care"}),
        (
            "editorial.Reviewer",
            "reviewer",
            {"name": "Clinical board", "credentials": "", "url": ""},
            {"credentials": "Clinical quality"},
        ),
    ],
)
def test_topics_and_reviewers_are_recorded_at_once(
    label: str, kind: str, values: dict[str, str], change: dict[str, str], send: Send
) -> None:
    [(recorded, object_id, says)] = send(
        "post", f"snippets/{label}/", {"meta": {"type": label}, **values}
    )
    assert (recorded, says) == (kind, True)
    path = f"snippets/{label}/{object_id}/"
    assert send("patch", path, change) == [(kind, object_id, True)]
    assert current_editions(kind, [object_id])[object_id].payload == {**values, **change}
    assert send("delete", path) == [(kind, object_id, False)]
