"""Mail to people: that something waits for their approval, and that they are invited."""

import logging
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.admin.mail import EmailNotificationMixin, Notifier, send_mail
from wagtail.admin.utils import get_admin_base_url, get_user_display_name
from wagtail.admin.views.account import password_reset_enabled
from wagtail.models import Page, TaskState

from clinics.models import Location, LocationApprovalTask, Role

from .approvers import approvers_of

logger = logging.getLogger(__name__)

SECONDS_A_DAY = 24 * 60 * 60


class ApprovalNotifier(EmailNotificationMixin, Notifier):
    """Tells those who are asked for approval, with the words Wagtail has for it."""

    notification = "submitted"

    def __init__(self) -> None:
        super().__init__((TaskState,))

    def can_handle(self, instance: TaskState, **kwargs: Any) -> bool:
        """Whether the task is ours to tell about."""
        handled = super().can_handle(instance, **kwargs)
        return handled and isinstance(instance.task.specific, LocationApprovalTask)

    def get_context(self, instance: TaskState, **kwargs: Any) -> dict[str, Any]:
        """Return what the mail names."""
        item = instance.workflow_state.content_object
        context = {
            **super().get_context(instance, **kwargs),
            "task": instance.task.specific,
            "object": item,
            "model_name": item._meta.verbose_name,
        }
        if isinstance(item, Page):
            context["page"] = item.specific
        return context

    def get_recipient_users(self, instance: TaskState, **kwargs: Any) -> QuerySet[Any]:
        """Return those who are asked, without the person who asks."""
        recipients = approvers_of(instance.workflow_state.content_object)
        if getattr(settings, "WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS", True):
            users = get_user_model()._default_manager
            recipients = recipients | users.filter(is_superuser=True, is_active=True)
        asking = kwargs.get("user")
        return recipients.exclude(pk=asking.pk) if asking else recipients


approval_notifier = ApprovalNotifier()


def send_invitation(location: Location, user: Any, role: str, *, by: Any, is_new: bool) -> bool:
    """Tell somebody which role they have; a new person gets a link to set a password.

    Says whether the mail has gone out. The link ends after ``PASSWORD_RESET_TIMEOUT`` seconds.
    """
    if not user.email:
        return False
    base_url = get_admin_base_url() or ""
    link = reverse("wagtailadmin_home")
    if is_new and password_reset_enabled():
        parts = {
            "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
            "token": default_token_generator.make_token(user),
        }
        link = reverse("wagtailadmin_password_reset_confirm", kwargs=parts)
    context = {
        "location": location,
        "role": Role(role).label,
        "by": get_user_display_name(by),
        "username": user.get_username(),
        "is_new": is_new,
        "sets_password": is_new and password_reset_enabled(),
        "link": base_url + link,
        "days": settings.PASSWORD_RESET_TIMEOUT // SECONDS_A_DAY,
        "site_name": getattr(settings, "WAGTAIL_SITE_NAME", ""),
    }
    subject, text = (
        render_to_string(f"clinics/people/invitation{part}.txt", context).strip()
        for part in ("_subject", "")
    )
    try:
        return bool(send_mail(" ".join(subject.split()), text, [user.email]))
    except OSError:
        logger.exception("An invitation could not be sent.")
        return False
