"""Who is asked to approve, found from the tree of pages."""

from collections import defaultdict
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from wagtail.models import GroupPagePermission, Page, TaskState
from wagtail.permissions import policy_registry

from clinics.models import ClinicGroupPage


def may_approve(user: Any, item: Any) -> bool:
    """Whether the user may publish the page or snippet, and so approve it."""
    policy = policy_registry.get_by_type(Page if isinstance(item, Page) else type(item))
    if isinstance(item, Page):
        return bool(policy.user_has_permission_for_instance(user, "publish", item))
    return bool(policy.user_has_permission(user, "publish"))


def approvers_of(item: Any) -> QuerySet[Any]:
    """Return the users who are asked: publishers of the nearest page that has any."""
    publishers = _publishers()
    asked = publishers.get(_nearest(_path_of(item), publishers), set())
    return get_user_model()._default_manager.filter(pk__in=asked)


def waiting_for(user: Any, states: QuerySet[TaskState]) -> list[int]:
    """Return the ids of those tasks in progress for which the user is asked.

    Costs a fixed number of queries, however many tasks there are.
    """
    publishers = _publishers()
    if not any(user.pk in users for users in publishers.values()):
        return []
    rows = states.values_list(
        "pk", "workflow_state__object_id", "workflow_state__base_content_type__model"
    )
    tasks = list(rows)
    page_ids = [int(object_id) for _, object_id, model in tasks if model == "page"]
    paths = dict(Page.objects.filter(pk__in=page_ids).values_list("pk", "path"))
    top = _top()
    found = []
    for pk, object_id, model in tasks:
        path = paths.get(int(object_id), top) if model == "page" else top
        if user.pk in publishers.get(_nearest(path, publishers), set()):
            found.append(pk)
    return found


def _publishers() -> dict[str, set[int]]:
    """Return the active users who may publish, by the path of the page they have that right on."""
    rights = GroupPagePermission.objects.filter(
        permission__codename="publish_page", group__user__is_active=True
    )
    found: dict[str, set[int]] = defaultdict(set)
    for path, user_id in rights.values_list("page__path", "group__user"):
        found[path].add(user_id)
    return found


def _nearest(path: str, publishers: dict[str, set[int]]) -> str:
    """Return the longest path with publishers at or above this one, or nothing."""
    above = (each for each in publishers if path.startswith(each))
    return max(above, key=len, default="")


def _path_of(item: Any) -> str:
    return str(item.path) if isinstance(item, Page) else _top()


def _top() -> str:
    """Return the group's path; before there is a group, the root's."""
    path = ClinicGroupPage.objects.values_list("path", flat=True).first()
    return str(path or Page.get_first_root_node().path)
