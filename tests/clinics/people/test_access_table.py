"""Who reaches what: every route and action, for every kind of person.

A row names a request; its marks say, person by person in the order of ``PEOPLE``, whether the
request is answered (``+``) or refused (``.``). Each request is made for real and taken back.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from editions.snapshot import follower
from tests.clinics.people.world import PEOPLE, World, browser_of, is_refused, script_of

pytestmark = [pytest.mark.django_db, pytest.mark.indexed, pytest.mark.any_database]

#: Makes one request.
Request = Callable[[Client, World], Any]


def get(name: str, *parts: Any, **query: Any) -> Request:
    """Ask for an address; parts of it are named by paths into the world."""
    return lambda client, world: client.get(
        reverse(name, args=[_part(world, part) for part in parts]), _values(world, query)
    )


def post(name: str, *parts: Any, **data: Any) -> Request:
    """Send a form."""
    return lambda client, world: client.post(
        reverse(name, args=[_part(world, part) for part in parts]), _values(world, data)
    )


def bulk(action: str, item: str, **data: Any) -> Request:
    """Confirm a bulk action on one page; the answer is whether the page has changed."""

    def send(client: Client, world: World) -> bool:
        pk = getattr(world, item).pk
        state = Page.objects.filter(pk=pk).values_list("path", "live", "live_revision")
        before = list(state)
        client.post(
            reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
            + f"?id={pk}&next=/admin/pages/",
            _values(world, data),
        )
        return list(state.all()) != before

    return send


def api(method: str, path: str, **data: Any) -> Request:
    """Send JSON to the API for scripts."""

    def send(client: Client, world: World) -> Any:
        address = "/api/v3-preview/" + path.format(world=world)
        if method == "get":
            return client.get(address, _values(world, data))
        body = _values(world, data)
        return getattr(client, method)(address, body, content_type="application/json")

    return send


def _part(world: World, part: Any) -> Any:
    """Return the id of what a word names in the world; anything else, or after "=", is itself."""
    if callable(part):
        return part(world)
    if isinstance(part, str) and part.startswith("="):
        return part.removeprefix("=")
    named = getattr(world, part, None) if isinstance(part, str) else None
    return named.pk if named is not None else part


def _values(world: World, values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _values(world, value) if isinstance(value, dict) else _part(world, value)
        for name, value in values.items()
    }


def first(item: str) -> Callable[[World], int]:
    """Return the id of an item's first revision, once there is a world."""
    return lambda world: world.revision_of(getattr(world, item))


def outcome(rows: dict[str, Request], connect: Callable[[Any], Client]) -> dict[str, str]:
    """Make every request as every person and return the marks."""
    world = World()
    clients = {name: connect(person) for name, person in world.people().items()}
    assert tuple(clients) == PEOPLE
    found = {}
    for row, request in rows.items():
        marks = []
        for client in clients.values():
            with transaction.atomic():
                response = request(client, world)
                assert getattr(response, "status_code", 200) < 500, row
                marks.append("." if is_refused(response) else "+")
                transaction.set_rollback(True)
            follower.forget()
        found[row] = "".join(marks)
    return found


P = "wagtailadmin_pages"
FAQ, FACT, TOPIC, REVIEWER = (
    f"wagtailsnippets_{name}"
    for name in ("faq_faq", "editorial_factdefinition", "editorial_topic", "editorial_reviewer")
)
MOVED = {"new_parent_page": "group"}

READING_PAGES: dict[str, tuple[Request, str]] = {
    "explore the root": (get("wagtailadmin_explore_root"), ".......+++"),
    "explore the group": (get("wagtailadmin_explore", "group"), ".......+++"),
    "explore the region": (get("wagtailadmin_explore", "region"), ".....+++++"),
    "explore the clinic": (get("wagtailadmin_explore", "clinic"), "..++.+++++"),
    "explore another clinic": (get("wagtailadmin_explore", "other"), "....+..+++"),
    "explore the library": (get("wagtailadmin_explore", "library"), ".......+++"),
    "edit the group": (get(f"{P}:edit", "group"), ".......+++"),
    "edit the region": (get(f"{P}:edit", "region"), ".....+++++"),
    "edit the clinic": (get(f"{P}:edit", "clinic"), "..++.+++++"),
    "edit another clinic": (get(f"{P}:edit", "other"), "....+..+++"),
    "edit a local guide": (get(f"{P}:edit", "local"), "..++.+++++"),
    "edit another's local guide": (get(f"{P}:edit", "elsewhere"), "....+..+++"),
    "edit a guide": (get(f"{P}:edit", "guide"), ".......+++"),
    "history of the clinic": (get(f"{P}:history", "clinic"), "..++.+++++"),
    "history of another clinic": (get(f"{P}:history", "other"), "....+..+++"),
    "compare revisions of the clinic": (
        get(f"{P}:revisions_compare", "clinic", "earliest", "latest"),
        "..++.+++++",
    ),
    "compare revisions of another clinic": (
        get(f"{P}:revisions_compare", "other", "earliest", "latest"),
        "....+..+++",
    ),
    "revert the clinic": (get(f"{P}:revisions_revert", "clinic", first("clinic")), "..++.+++++"),
    "revert a local guide": (get(f"{P}:revisions_revert", "local", first("local")), "..++.+++++"),
    "revert another's local guide": (
        get(f"{P}:revisions_revert", "elsewhere", first("elsewhere")),
        "....+..+++",
    ),
    "view the draft of a local guide": (get(f"{P}:view_draft", "local"), "..++.+++++"),
    "view the draft of another's": (get(f"{P}:view_draft", "elsewhere"), "....+..+++"),
    "usage of the clinic": (get(f"{P}:usage", "clinic"), "..++.+++++"),
    "usage of another clinic": (get(f"{P}:usage", "other"), "....+..+++"),
    "workflow history of a local guide": (get(f"{P}:workflow_history", "local"), "..++.+++++"),
    "workflow history of another's": (get(f"{P}:workflow_history", "elsewhere"), "....+..+++"),
    "search pages": (get(f"{P}:search", q="clinic"), "..++++++++"),
}
CHANGING_THE_TREE: dict[str, tuple[Request, str]] = {
    "add a page below the group": (get(f"{P}:add_subpage", "group"), ".......+++"),
    "add a region to the group": (get(f"{P}:add", "clinics", "regionpage", "group"), ".......+++"),
    "add a clinic to the region": (
        get(f"{P}:add", "clinics", "clinicpage", "region"),
        ".......+++",
    ),
    "add a local guide by the form": (
        get(f"{P}:add", "clinics", "localguidepage", "clinic"),
        "..........",
    ),
    "add a guide to the library": (
        get(f"{P}:add", "guide_pages", "guidepage", "library"),
        ".......+++",
    ),
    "delete the group": (get(f"{P}:delete", "group"), ".........+"),
    "delete the region": (get(f"{P}:delete", "region"), "........++"),
    "delete the clinic": (post(f"{P}:delete", "clinic"), "........++"),
    "delete another clinic": (post(f"{P}:delete", "other"), "........++"),
    "delete a public local guide": (post(f"{P}:delete", "local"), "...+..+.++"),
    "delete a draft local guide": (post(f"{P}:delete", "unpublished"), "..++.+++++"),
    "delete another's local guide": (post(f"{P}:delete", "elsewhere"), "....+...++"),
    "delete a guide": (get(f"{P}:delete", "third"), "........++"),
    "unpublish the group": (post(f"{P}:unpublish", "group"), ".........+"),
    "unpublish the clinic": (post(f"{P}:unpublish", "clinic"), "........++"),
    "unpublish a local guide": (post(f"{P}:unpublish", "local"), "...+..+.++"),
    "unpublish another's local guide": (post(f"{P}:unpublish", "elsewhere"), "....+...++"),
    "unpublish a guide": (post(f"{P}:unpublish", "third"), "........++"),
    "move the clinic": (get(f"{P}:move", "clinic"), "........++"),
    "move the clinic, confirmed": (post(f"{P}:move_confirm", "clinic", "group"), "........++"),
    "move a local guide": (get(f"{P}:move", "local"), ".........."),
    "move a local guide, confirmed": (
        post(f"{P}:move_confirm", "unpublished", "other"),
        "..........",
    ),
    "set the place of a clinic": (post(f"{P}:set_page_position", "clinic"), "........++"),
    "set the place of a local guide": (post(f"{P}:set_page_position", "local"), ".........."),
    "copy the group": (get(f"{P}:copy", "group"), ".........."),
    "copy the clinic": (get(f"{P}:copy", "clinic"), ".........."),
    "copy the clinic, confirmed": (
        post(f"{P}:copy", "clinic", new_title="New", new_slug="new", new_parent_page="group"),
        "..........",
    ),
    "copy the clinic as an alias": (
        post(
            f"{P}:copy",
            "clinic",
            new_title="New",
            new_slug="new",
            new_parent_page="group",
            alias="on",
        ),
        "..........",
    ),
    "copy a local guide": (get(f"{P}:copy", "local"), ".........."),
    "translate the clinic": (
        post("simple_translation:submit_page_translation", "clinic", locales="spanish"),
        "..........",
    ),
    "translate a local guide": (
        post("simple_translation:submit_page_translation", "local", locales="spanish"),
        "..........",
    ),
    "convert an alias": (get(f"{P}:convert_alias", "other"), ".........."),
    "privacy of the clinic": (
        post(f"{P}:set_privacy", "clinic", restriction_type="login"),
        "........++",
    ),
    "privacy of a local guide": (
        post(f"{P}:set_privacy", "local", restriction_type="login"),
        "........++",
    ),
    "privacy of another's local guide": (
        post(f"{P}:set_privacy", "elsewhere", restriction_type="login"),
        "........++",
    ),
    "lock the clinic": (post(f"{P}:lock", "clinic"), "........++"),
    "lock a local guide": (post(f"{P}:lock", "local"), "........++"),
    "unlock a local guide": (post(f"{P}:unlock", "local"), "........++"),
    "unschedule the clinic": (
        get(f"{P}:revisions_unschedule", "clinic", first("clinic")),
        "...+..+.++",
    ),
    "unschedule another's local guide": (
        get(f"{P}:revisions_unschedule", "elsewhere", first("elsewhere")),
        "....+...++",
    ),
}
THE_LIBRARY_S_PARTS: dict[str, tuple[Request, str]] = {
    "list FAQs": (get(f"{FAQ}:list"), "..++++++++"),
    "add an FAQ": (get(f"{FAQ}:add"), ".......+++"),
    "edit an FAQ": (get(f"{FAQ}:edit", "faq"), ".......+++"),
    "delete an FAQ": (get(f"{FAQ}:delete", "faq"), "........++"),
    "archive an FAQ": (post(f"{FAQ}:archive", "faq"), ".......+++"),
    "unpublish an FAQ": (get(f"{FAQ}:unpublish", "faq"), "........++"),
    "lock an FAQ": (post(f"{FAQ}:lock", "faq"), "........++"),
    "history of an FAQ": (get(f"{FAQ}:history", "faq"), ".......+++"),
    "list facts": (get(f"{FACT}:list"), "..++++++++"),
    "add a fact": (get(f"{FACT}:add"), "........++"),
    "edit a fact": (get(f"{FACT}:edit", "fact"), "........++"),
    "delete a fact": (get(f"{FACT}:delete", "fact"), "........++"),
    "edit a topic": (get(f"{TOPIC}:edit", "topic"), "........++"),
    "edit a reviewer": (get(f"{REVIEWER}:edit", "reviewer"), "........++"),
    "list images": (get("wagtailimages:index"), "..++++++++"),
    "add images": (get("wagtailimages:add_multiple"), "..++++++++"),
    "edit an image of the library": (get("wagtailimages:edit", "image"), "........++"),
    "delete an image of the library": (get("wagtailimages:delete", "image"), "........++"),
    "choose an FAQ": (get("wagtailsnippetchoosers_faq_faq:choose"), "..++++++++"),
    "write an FAQ while choosing": (
        post(
            "wagtailsnippetchoosers_faq_faq:create",
            **{"create-form-question": "Why?", "create-form-answer": "null"},
        ),
        ".......+++",
    ),
    "choose an image": (get("wagtailimages_chooser:choose"), "..++++++++"),
    "choose a page": (get("wagtailadmin_choose_page"), "..++++++++"),
    "choose a page below the region": (
        get("wagtailadmin_choose_page_child", "region"),
        "..++++++++",
    ),
    "choose several pages": (
        get("wagtailadmin_choose_page_chosen_multiple", id="other"),
        "..++++++++",
    ),
    "users": (get("wagtailusers_users:index"), ".........+"),
    "groups of users": (get("wagtailusers_groups:index"), ".........+"),
    "workflows": (get("wagtailadmin_workflows:index"), ".........+"),
    "collections": (get("wagtailadmin_collections:index"), ".........+"),
    "sites": (get("wagtailsites:index"), ".........+"),
    "languages": (get("wagtaillocales:index"), ".........+"),
    "redirects": (get("wagtailredirects:index"), ".........+"),
}
OWN_VIEWS: dict[str, tuple[Request, str]] = {
    "people of the clinic": (get("clinics_people", "clinic"), "..++.+++++"),
    "people of another clinic": (get("clinics_people", "other"), "....+..+++"),
    "people of the region": (get("clinics_people", "region"), ".....+++++"),
    "people of the group": (get("clinics_people", "group"), ".......+++"),
    "people of what is no location": (get("clinics_people", "guide"), ".........."),
    "invite to the clinic": (
        post("clinics_people", "clinic", person="ada@example.com", role="editor"),
        "......+.++",
    ),
    "invite to the region": (
        post("clinics_people", "region", person="ada@example.com", role="editor"),
        "........++",
    ),
    "invite to the group": (
        post("clinics_people", "group", person="ada@example.com", role="editor"),
        ".........+",
    ),
    "invite to another clinic": (
        post("clinics_people", "other", person="ada@example.com", role="editor"),
        "........++",
    ),
    "remove somebody of the clinic": (
        post("clinics_people_remove", "clinic", "somebody", role="editor"),
        "......+.++",
    ),
    "send somebody a link": (
        post("clinics_people_send_again", "clinic", "somebody"),
        "......+.++",
    ),
    "choose a location": (get("clinics_own_locations"), "..++++++++"),
    "guides at the clinic": (get("clinics_guides", "clinic"), "..++.+++++"),
    "guides at another clinic": (get("clinics_guides", "other"), "....+..+++"),
    "read a guide at the clinic": (get("clinics_read_guide", "clinic", "guide"), "..++.+++++"),
    "read a guide at another clinic": (get("clinics_read_guide", "other", "guide"), "....+..+++"),
    "read what is no guide": (get("clinics_read_guide", "clinic", "other"), ".........."),
}
OTHER_VIEWS_OF_THE_CLINICS_TREE: dict[str, tuple[Request, str]] = {
    "begin a local guide at the clinic": (
        get("clinics_create_local_guide", "clinic"),
        "..++.+++++",
    ),
    "begin a local guide at another clinic": (
        get("clinics_create_local_guide", "other"),
        "....+..+++",
    ),
    "begin one from a guide, at the clinic": (
        post("clinics_make_local_guide", location="clinic", guide="third"),
        "..++.+++++",
    ),
    "begin one from a guide, at another clinic": (
        post("clinics_make_local_guide", location="other", guide="third"),
        "....+..+++",
    ),
    "apply a change to others": (get("clinics_apply_changes", "local"), "..++.+++++"),
    "apply another's change to others": (get("clinics_apply_changes", "elsewhere"), "....+..+++"),
    "the reading of a local guide": (post("clinics_local_guide_reading", "local"), "..++.+++++"),
    "the reading of another's local guide": (
        post("clinics_local_guide_reading", "elsewhere"),
        "....+..+++",
    ),
    "drift of a local guide": (get("clinics_drift", "local"), "..++.+++++"),
    "drift of another's local guide": (get("clinics_drift", "elsewhere"), "....+..+++"),
    "keep another's words": (
        post("clinics_drift_keep", "elsewhere", change="none", back="/"),
        "....+..+++",
    ),
    "take the new copy at a local guide": (
        post("clinics_drift_take", "local", change="none"),
        "..++.+++++",
    ),
    "take the new copy at another's": (
        post("clinics_drift_take", "elsewhere", change="none"),
        "....+..+++",
    ),
    "undo a decision at another's": (
        post("clinics_drift_undo", "elsewhere", revision=first("elsewhere")),
        "....+..+++",
    ),
    "apply another's change, confirmed": (
        post("clinics_apply_changes", "elsewhere", changes="none", locations="clinic"),
        "....+..+++",
    ),
    "import": (get("clinics_import"), "........++"),
    "apply an import": (post("clinics_import_apply", rows="forged"), "........++"),
    "export": (get("clinics_export"), "........++"),
    "drift report": (get("desk_drift_report"), "..++++++++"),
    "missing facts": (get("desk_missing_facts"), "..++++++++"),
    "redirects of locations": (get("desk_redirects"), "..++++++++"),
    "local copy": (get("desk_local_copy"), "..++++++++"),
    "impact of a guide": (get("desk_impact", "=guide", "guide"), ".......+++"),
}
REPORTS: dict[str, tuple[Request, str]] = {
    "site history": (get("wagtailadmin_reports:site_history"), "..++++++++"),
    "aging pages": (get("wagtailadmin_reports:aging_pages"), "..++++++++"),
    "locked pages": (get("wagtailadmin_reports:locked_pages"), "........++"),
    "workflows": (get("wagtailadmin_reports:workflow"), "..++++++++"),
    "types of pages": (get("wagtailadmin_reports:page_types_usage"), ".......+++"),
    "types of pages, results": (
        get("wagtailadmin_reports:page_types_usage_results"),
        ".......+++",
    ),
}
BULK_ACTIONS: dict[str, tuple[Request, str]] = {
    "delete the clinic": (bulk("delete", "clinic"), "........++"),
    "delete a local guide": (bulk("delete", "local"), "...+..+.++"),
    "delete another's local guide": (bulk("delete", "elsewhere"), "....+...++"),
    "publish the clinic": (bulk("publish", "clinic"), "...+..+.++"),
    "publish a local guide": (bulk("publish", "unpublished"), "...+..+.++"),
    "unpublish another's local guide": (bulk("unpublish", "elsewhere"), "....+...++"),
    "unpublish the clinic": (bulk("unpublish", "clinic"), "........++"),
    "unpublish a local guide": (bulk("unpublish", "local"), "...+..+.++"),
    "move the clinic": (bulk("move", "clinic", chooser="group"), "........++"),
    "move a local guide": (bulk("move", "unpublished", chooser="other"), ".........."),
}
API: dict[str, tuple[Request, str]] = {
    "read the clinic": (api("get", "pages/{world.clinic.pk}/"), "..++.+++++"),
    "read another clinic": (api("get", "pages/{world.other.pk}/"), "....+..+++"),
    "read a draft local guide": (
        api("get", "pages/{world.unpublished.pk}/", version="draft"),
        "..++.+++++",
    ),
    "read another's local guide": (api("get", "pages/{world.elsewhere.pk}/"), "....+..+++"),
    "revisions of a local guide": (api("get", "pages/{world.local.pk}/revisions/"), "..++.+++++"),
    "revisions of another's": (api("get", "pages/{world.elsewhere.pk}/revisions/"), "....+..+++"),
    "change the clinic": (
        api("patch", "pages/{world.clinic.pk}/", meta={"type": "clinics.ClinicPage"}, title="New"),
        "..++.+++++",
    ),
    "change another clinic": (
        api("patch", "pages/{world.other.pk}/", meta={"type": "clinics.ClinicPage"}, title="New"),
        "....+..+++",
    ),
    "change and publish the clinic": (
        api(
            "patch",
            "pages/{world.clinic.pk}/",
            meta={"type": "clinics.ClinicPage", "action": "publish"},
            title="New",
        ),
        "...+..+.++",
    ),
    "change a guide": (
        api(
            "patch", "pages/{world.guide.pk}/", meta={"type": "guide_pages.GuidePage"}, title="New"
        ),
        ".......+++",
    ),
    "add a clinic": (
        api(
            "post",
            "pages/",
            meta={"type": "clinics.ClinicPage", "parent_id": "region"},
            title="New",
        ),
        ".......+++",
    ),
    "add a local guide": (
        api(
            "post",
            "pages/",
            meta={"type": "clinics.LocalGuidePage", "parent_id": "clinic"},
            title="New",
        ),
        "..........",
    ),
    "publish the clinic": (api("post", "pages/{world.clinic.pk}/actions/publish/"), "...+..+.++"),
    "publish a local guide": (
        api("post", "pages/{world.unpublished.pk}/actions/publish/"),
        "...+..+.++",
    ),
    "publish another's local guide": (
        api("post", "pages/{world.elsewhere.pk}/actions/publish/"),
        "....+...++",
    ),
    "unpublish the clinic": (
        api("post", "pages/{world.clinic.pk}/actions/unpublish/"),
        "........++",
    ),
    "unpublish a local guide": (
        api("post", "pages/{world.local.pk}/actions/unpublish/"),
        "...+..+.++",
    ),
    "move the clinic": (
        api(
            "post",
            "pages/{world.clinic.pk}/actions/move/",
            destination_id="group",
            position="last-child",
        ),
        "........++",
    ),
    "move a local guide": (
        api(
            "post",
            "pages/{world.unpublished.pk}/actions/move/",
            destination_id="other",
            position="last-child",
        ),
        "..........",
    ),
    "copy the clinic": (
        api("post", "pages/{world.clinic.pk}/actions/copy/", destination_id="group", slug="new"),
        "..........",
    ),
    "copy a local guide": (
        api(
            "post",
            "pages/{world.unpublished.pk}/actions/copy/",
            destination_id="other",
            slug="new",
        ),
        "..........",
    ),
    "make an alias of the clinic": (
        api(
            "post",
            "pages/{world.clinic.pk}/actions/create_alias/",
            destination_id="group",
            slug="new",
        ),
        "..........",
    ),
    "translate the clinic": (
        api(
            "post",
            "pages/{world.clinic.pk}/actions/copy_for_translation/",
            locale="es",
            copy_parents=True,
        ),
        "..........",
    ),
    "translate the library": (
        api(
            "post",
            "pages/{world.library.pk}/actions/copy_for_translation/",
            locale="es",
            copy_parents=True,
        ),
        ".......+++",
    ),
    "revert a local guide": (
        api("post", "pages/{world.local.pk}/actions/revert/", revision_id=first("local")),
        "..++.+++++",
    ),
    "revert another's local guide": (
        api("post", "pages/{world.elsewhere.pk}/actions/revert/", revision_id=first("elsewhere")),
        "....+..+++",
    ),
    "delete the clinic": (api("delete", "pages/{world.clinic.pk}/"), "........++"),
    "delete a local guide": (api("delete", "pages/{world.local.pk}/"), "...+..+.++"),
    "delete another's local guide": (api("delete", "pages/{world.elsewhere.pk}/"), "....+...++"),
    "change an image": (api("patch", "images/{world.image.pk}/", title="New"), "........++"),
}

TABLES = {
    "reading pages": (READING_PAGES, browser_of),
    "changing the tree": (CHANGING_THE_TREE, browser_of),
    "the library's parts": (THE_LIBRARY_S_PARTS, browser_of),
    "own views": (OWN_VIEWS, browser_of),
    "other views of the clinics tree": (OTHER_VIEWS_OF_THE_CLINICS_TREE, browser_of),
    "reports": (REPORTS, browser_of),
    "bulk actions": (BULK_ACTIONS, browser_of),
    "api": (API, script_of),
}


@pytest.mark.parametrize("area", TABLES)
def test_everybody_reaches_what_is_theirs_and_nothing_else(area: str) -> None:
    table, connect = TABLES[area]

    found = outcome({row: request for row, (request, _) in table.items()}, connect)

    assert found == {row: marks for row, (_, marks) in table.items()}
