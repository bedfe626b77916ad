"""Approval by those who publish where the work was done."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState


class LocationApprovalTask(Task):
    """Asks the publishers of the nearest location that has any; at the top, the group's.

    Publishers further up may approve too, without being asked. What is no page, such as an
    FAQ, is the group's.
    """

    class Meta:
        verbose_name = _("approval by the location's publishers")
        verbose_name_plural = _("approvals by the location's publishers")

    @classmethod
    def get_description(cls) -> str:
        """Return what administrators read when they make a task."""
        return str(
            _("Publishers of the nearest location approve; where there are none, those above it.")
        )

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """Begin, without a lock of somebody who may not approve."""
        from clinics.people.approvers import may_approve

        item = workflow_state.content_object
        holder = getattr(item, "locked_by", None)
        if holder is not None and not may_approve(holder, item):
            item.locked, item.locked_by, item.locked_at = False, None, None
            item.save(update_fields=["locked", "locked_by", "locked_at"])
        return super().start(workflow_state, user=user)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Whether the task itself opens the editor: to those who may approve."""
        return self._may_approve(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Whether the user must wait for the decision."""
        return not self._may_approve(obj, user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        """Whether the user may keep others away while deciding."""
        return self._may_approve(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Return the decisions the user may take."""
        if not self._may_approve(obj, user):
            return []
        return [
            ("reject", _("Request changes"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with comment"), True),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        """Return what waits for the user: where nobody nearer can be asked."""
        from clinics.people.approvers import waiting_for

        states = TaskState.objects.filter(task=self, status=TaskState.STATUS_IN_PROGRESS)
        return states if user.is_superuser else states.filter(pk__in=waiting_for(user, states))

    def _may_approve(self, obj: Any, user: Any) -> bool:
        from clinics.people.approvers import may_approve

        return may_approve(user, obj)
