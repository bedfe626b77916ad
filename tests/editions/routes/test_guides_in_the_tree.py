"""Changes of the page tree: what moving, copying and deleting leave in the record."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page

from editions.models import Edition
from editions.record import current_editions
from guide_pages.models import GuideIndexPage, GuidePage
from tests.factories import a_guide, a_library

pytestmark = pytest.mark.django_db

Recording = Callable[[], Any]


def order_of(library: GuideIndexPage) -> list[int]:
    """Return the newest recorded order of a library."""
    payload = current_editions("library", [library.pk])[library.pk].payload
    assert payload is not None
    order: list[int] = payload["order"]
    return order


def restricted_library() -> GuideIndexPage:
    library = a_library()
    library.view_restrictions.create(restriction_type="login")
    return library


def test_adding_a_guide_draft_records_only_its_place(recording: Recording) -> None:
    library = a_library()
    with recording() as rows:
        guide = a_guide(parent=library, live=False)
    assert rows == [("library", library.pk, True)]
    assert order_of(library) == [guide.pk]


def test_moving_a_guide_to_another_library_records_both_orders(recording: Recording) -> None:
    here, there = a_library(), a_library()
    guide = a_guide(parent=here)
    with recording() as rows:
        guide.move(there, pos="last-child")
    assert rows == [("library", here.pk, True), ("library", there.pk, True)]
    assert (order_of(here), order_of(there)) == ([], [guide.pk])


def test_moving_a_guide_into_a_restricted_part_withdraws_it(recording: Recording) -> None:
    here, hidden = a_library(), restricted_library()
    guide = a_guide(parent=here)
    with recording() as rows:
        guide.move(hidden, pos="last-child")
    assert rows[0] == ("guide", guide.pk, False)
    assert [kind for kind, _, _ in rows[1:]] == ["library", "library"]


def test_moving_a_guide_out_of_a_restricted_part_publishes_it(recording: Recording) -> None:
    hidden, there = restricted_library(), a_library()
    guide = a_guide(parent=hidden)
    with recording() as rows:
        guide.move(there, pos="last-child")
    assert rows[0] == ("guide", guide.pk, True)
    assert [kind for kind, _, _ in rows[1:]] == ["library", "library"]


def test_moving_the_library_into_a_restricted_part_withdraws_its_guides(
    recording: Recording,
) -> None:
    library = a_library()
    guides = [a_guide(parent=library) for _ in range(2)]
    hidden = Page.objects.get(depth=2).add_child(instance=Page(title="Staff", slug="staff"))
    hidden.view_restrictions.create(restriction_type="login")
    with recording() as rows:
        library.move(hidden, pos="last-child")
    assert rows == [("guide", guide.pk, False) for guide in guides]


def test_the_move_view_records_the_new_place(admin: Client, recording: Recording) -> None:
    here, hidden = a_library(), restricted_library()
    guide = a_guide(parent=here)
    address = reverse("wagtailadmin_pages:move_confirm", args=(guide.pk, hidden.pk))
    with recording() as rows:
        assert admin.post(address).status_code == 302
    assert rows[0] == ("guide", guide.pk, False)
    assert {row[1] for row in rows[1:]} == {here.pk, hidden.pk}


def test_the_bulk_move_records_the_new_place(admin: Client, recording: Recording) -> None:
    here, hidden = a_library(), restricted_library()
    guides = [a_guide(parent=here) for _ in range(2)]
    ids = "&".join(f"id={guide.pk}" for guide in guides)
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "move"))
    with recording() as rows:
        answer = admin.post(f"{address}?{ids}&next=/admin/", {"chooser": hidden.pk})
    assert answer.status_code == 302
    guide_rows = [row for row in rows if row[0] == "guide"]
    assert guide_rows == [("guide", guide.pk, False) for guide in guides]
    assert (order_of(here), order_of(hidden)) == ([], [guide.pk for guide in guides])


def test_reordering_in_the_explorer_records_only_the_order(
    admin: Client, recording: Recording
) -> None:
    library = a_library()
    first, second = a_guide(parent=library), a_guide(parent=library)
    address = reverse("wagtailadmin_pages:set_page_position", args=(second.pk,))
    with recording() as rows:
        assert admin.post(f"{address}?position=0").status_code == 200
    assert rows == [("library", library.pk, True)]
    assert order_of(library) == [second.pk, first.pk]


def test_deleting_a_guide_in_the_admin_withdraws_it(admin: Client, recording: Recording) -> None:
    library = a_library()
    guide = a_guide(parent=library, slug="microneedling")
    address = reverse("wagtailadmin_pages:delete", args=(guide.pk,))
    with recording() as rows:
        assert admin.post(address).status_code == 302
    assert rows == [("guide", guide.pk, False), ("library", library.pk, True)]
    assert Edition.objects.filter(kind="guide").latest("number").key == "microneedling"


def test_deleting_a_draft_guide_leaves_no_guide_row(recording: Recording) -> None:
    library = a_library()
    guide = a_guide(parent=library, live=False)
    with recording() as rows:
        guide.delete()
    assert rows == [("library", library.pk, True)]


def test_bulk_deletion_withdraws_each_guide(admin: Client, recording: Recording) -> None:
    library = a_library()
    guides = [a_guide(parent=library) for _ in range(2)]
    kept = a_guide(parent=library)
    ids = "&".join(f"id={guide.pk}" for guide in guides)
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "delete"))
    with recording() as rows:
        assert admin.post(f"{address}?{ids}&next=/admin/").status_code == 302
    guide_rows = [row for row in rows if row[0] == "guide"]
    assert sorted(guide_rows) == [("guide", guide.pk, False) for guide in guides]
    assert order_of(library) == [kept.pk]


def test_deleting_the_library_withdraws_its_guides_and_itself(recording: Recording) -> None:
    library = a_library()
    guides = [a_guide(parent=library) for _ in range(2)]
    with recording() as rows:
        Page.objects.get(pk=library.pk).delete()
    withdrawn = [row for row in rows if not row[2]]
    assert sorted(withdrawn) == [
        *(("guide", guide.pk, False) for guide in guides),
        ("library", library.pk, False),
    ]


def test_a_related_guide_that_is_deleted_leaves_the_guides_that_named_it(
    recording: Recording,
) -> None:
    library = a_library()
    other = a_guide(parent=library)
    guide = a_guide(parent=library, related=[other])
    other_id = other.pk
    with recording() as rows:
        other.delete()
    assert sorted(rows) == sorted(
        [
            ("guide", other_id, False),
            ("guide", guide.pk, True),
            ("library", library.pk, True),
        ]
    )
    payload = current_editions("guide", [guide.pk])[guide.pk].payload
    assert payload is not None
    assert payload["related"] == []


def test_a_live_copy_is_a_guide_of_its_own(admin: Client, recording: Recording) -> None:
    library = a_library()
    guide = a_guide(parent=library, slug="peel")
    address = reverse("wagtailadmin_pages:copy", args=(guide.pk,))
    form = {
        "new_title": "Peel again",
        "new_slug": "peel-again",
        "new_parent_page": library.pk,
        "publish_copies": "on",
    }
    with recording() as rows:
        assert admin.post(address, form).status_code == 302
    copy = GuidePage.objects.get(slug="peel-again")
    # Wagtail saves a copy with its source's first day and then gives it its own.
    assert sorted(rows) == [
        ("guide", copy.pk, True),
        ("guide", copy.pk, True),
        ("library", library.pk, True),
    ]
    newest = current_editions("guide", [copy.pk, guide.pk])
    original, copied = newest[guide.pk].payload, newest[copy.pk].payload
    assert original is not None
    assert copied is not None
    assert copied["title"] == "Peel again"
    assert copied["body"][0]["value"] == original["body"][0]["value"]
    assert copied["body"][0]["id"] != original["body"][0]["id"]


def test_a_copy_as_a_draft_has_no_edition(recording: Recording) -> None:
    library = a_library()
    guide = a_guide(parent=library, slug="peel")
    with recording() as rows:
        guide.copy(update_attrs={"slug": "peel-again"}, keep_live=False)
    assert rows == [("library", library.pk, True)]


def test_an_alias_says_what_its_source_says_whenever_that_changes(recording: Recording) -> None:
    library, elsewhere = a_library(), a_library()
    guide = a_guide(parent=library, slug="peel", title="Peel")
    with recording() as rows:
        alias = guide.create_alias(parent=elsewhere, update_slug="peel-alias")
    assert sorted(rows) == [("guide", alias.pk, True), ("library", elsewhere.pk, True)]
    guide.title = "Chemical peel"
    revision = guide.save_revision()
    with recording() as rows:
        revision.publish()
    assert sorted(rows) == [("guide", guide.pk, True), ("guide", alias.pk, True)]
    newest = current_editions("guide", [alias.pk])[alias.pk]
    assert newest.payload is not None
    assert (newest.key, newest.payload["title"]) == ("peel-alias", "Chemical peel")
    with recording() as rows:
        guide.unpublish()
    assert sorted(rows) == [("guide", guide.pk, False), ("guide", alias.pk, False)]


def test_converting_an_alias_leaves_what_it_says(recording: Recording) -> None:
    library, elsewhere = a_library(), a_library()
    alias = a_guide(parent=library).create_alias(parent=elsewhere, update_slug="alias")
    with recording() as rows:
        ConvertAliasPageAction(alias).execute()
    assert rows == []


def test_a_translation_copy_is_a_draft_until_it_is_published(recording: Recording) -> None:
    spanish = Locale.objects.create(language_code="es")
    library = a_library()
    guide = a_guide(parent=library, slug="peel")
    home = Page.objects.get(depth=2)
    home.copy_for_translation(spanish)
    with recording() as rows:
        translation = guide.copy_for_translation(spanish, copy_parents=True)
    assert {row[0] for row in rows} == {"library"}
    revision = translation.get_latest_revision() or translation.save_revision()
    with recording() as rows:
        revision.publish()
    assert rows == [("guide", translation.pk, True)]
    payload = current_editions("guide", [translation.pk])[translation.pk].payload
    assert payload is not None
    assert payload["locale"] == "es"


@pytest.mark.parametrize("restricted", ["the guide", "the library", "the home page"])
def test_a_restriction_withdraws_and_its_end_publishes_again(
    restricted: str, recording: Recording
) -> None:
    library = a_library()
    guide = a_guide(parent=library)
    page = {
        "the guide": guide,
        "the library": library,
        "the home page": Page.objects.get(depth=2),
    }[restricted]
    with recording() as rows:
        restriction = page.view_restrictions.create(restriction_type="login")
    assert rows == [("guide", guide.pk, False)]
    with recording() as rows:
        restriction.delete()
    assert rows == [("guide", guide.pk, True)]


def test_the_privacy_view_withdraws_and_publishes_again(
    admin: Client, recording: Recording
) -> None:
    guide = a_guide()
    address = reverse("wagtailadmin_pages:set_privacy", args=(guide.pk,))
    with recording() as rows:
        form = {"restriction_type": "password", "password": "a secret"}
        assert admin.post(address, form).status_code == 200
    assert rows == [("guide", guide.pk, False)]
    with recording() as rows:
        assert admin.post(address, {"restriction_type": "none"}).status_code == 200
    assert rows == [("guide", guide.pk, True)]


def test_the_withdrawal_of_an_unrelated_page_leaves_nothing(recording: Recording) -> None:
    a_guide()
    home = Page.objects.get(depth=2)
    page = home.add_child(instance=Page(title="Imprint", slug="imprint"))
    with recording() as rows:
        page.view_restrictions.create(restriction_type="login")
        page.unpublish()
        page.delete()
    assert rows == []


def test_a_copy_that_is_published_later_was_never_public_before(recording: Recording) -> None:
    guide = a_guide(slug="peel")
    guide.save_revision()
    copy = guide.copy(update_attrs={"slug": "peel-again"}, keep_live=False)
    with recording() as rows:
        GuidePage.objects.get(pk=copy.pk).get_latest_revision().publish()
    assert rows == [("guide", copy.pk, True)]
    copy.refresh_from_db()
    assert copy.first_published_at == copy.last_published_at
    assert copy.first_published_at > guide.first_published_at


def test_a_publish_by_somebody_who_read_the_guide_before_a_move_does_not_undo_the_move(
    recording: Recording,
) -> None:
    library, elsewhere = a_library(slug="here"), a_library(slug="elsewhere")
    first, second = a_guide(parent=library, slug="peel"), a_guide(parent=library)
    read_before_the_move = GuidePage.objects.get(pk=first.pk)
    Page.objects.get(pk=first.pk).move(elsewhere, pos="last-child")
    with recording() as rows:
        read_before_the_move.title = "Chemical peel"
        read_before_the_move.slug = "chemical-peel"
        read_before_the_move.save_revision().publish()
    assert rows == [("guide", first.pk, True)]
    assert (order_of(library), order_of(elsewhere)) == ([second.pk], [first.pk])
    published = GuidePage.objects.get(pk=first.pk)
    assert published.get_parent().pk == elsewhere.pk
    assert published.url_path == "/home/elsewhere/chemical-peel/"
    assert Page.find_problems() == ([], [], [], [], [])
