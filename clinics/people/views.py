"""Who has which role at a location: listed, given and taken."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from clinics.models import Location, Role
from editions.numbering import take_numbering_lock

from .access import may_edit, may_invite
from .forms import InvitationForm, account_of
from .inviting import give_role, holders, new_account, take_role
from .mail import send_invitation


class PeopleView(WagtailAdminTemplateMixin, FormView):
    """Lists people to everybody who works here; takes invitations from those who may invite."""

    page_title = gettext_lazy("Who may edit")
    header_icon = "group"
    template_name = "clinics/people/people.html"
    form_class = InvitationForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.location = get_object_or_404(Location, pk=kwargs["location_id"])
        self.may_invite = may_invite(request.user, self.location)
        if not (self.may_invite or may_edit(request.user, self.location)):
            raise PermissionDenied
        if request.method == "POST" and not self.may_invite:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: InvitationForm) -> HttpResponse:
        role, user = form.cleaned_data["role"], form.account
        with transaction.atomic():
            if user is None:
                # Whoever comes second waits here, and then finds the account.
                take_numbering_lock()
                user = account_of(form.cleaned_data["person"])
            is_new = user is None
            if user is None:
                names = (form.cleaned_data["first_name"], form.cleaned_data["last_name"])
                user = new_account(form.cleaned_data["person"], *names)
            give_role(self.location, user, role, by=self.request.user)
        sent = send_invitation(self.location, user, role, by=self.request.user, is_new=is_new)
        _tell(self.request, user, role, is_new=is_new, sent=sent)
        return redirect("clinics_people", self.location.pk)

    def get_page_subtitle(self) -> str:
        return str(self.location.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        explorer = reverse("wagtailadmin_explore", args=[self.location.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": explorer, "label": self.location.title},
            {"url": "", "label": _("Who may edit %(name)s") % {"name": self.location.title}},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people = holders(self.location)
        return {
            **super().get_context_data(**kwargs),
            "location": self.location,
            "may_invite": self.may_invite,
            "here": [each for each in people if each.location.pk == self.location.pk],
            "above": [each for each in people if each.location.pk != self.location.pk],
        }


@require_POST
def remove_person(request: HttpRequest, location_id: int, user_id: int) -> HttpResponse:
    """Take a role at this very location away."""
    location = get_object_or_404(Location, pk=location_id)
    if not may_invite(request.user, location):
        raise PermissionDenied
    user = get_object_or_404(get_user_model(), pk=user_id)
    role = request.POST.get("role", "")
    if role in Role.values and take_role(location, user, role, by=request.user):
        name = get_user_display_name(user)
        messages.success(request, _("%(name)s has no role here any more.") % {"name": name})
    else:
        messages.warning(request, _("This person had no such role here. Nothing was changed."))
    return redirect("clinics_people", location.pk)


@require_POST
def send_again(request: HttpRequest, location_id: int, user_id: int) -> HttpResponse:
    """Send a new link to somebody who has a role here and has never signed in."""
    location = get_object_or_404(Location, pk=location_id)
    if not may_invite(request.user, location):
        raise PermissionDenied
    holder = next(
        (
            each
            for each in holders(location)
            if each.user.pk == user_id and each.location.pk == location.pk
        ),
        None,
    )
    if holder is None or holder.user.last_login is not None or not holder.user.is_active:
        messages.warning(request, _("There is no open invitation of this person here."))
    else:
        sent = send_invitation(location, holder.user, holder.role, by=request.user, is_new=True)
        _tell(request, holder.user, holder.role, is_new=True, sent=sent)
    return redirect("clinics_people", location.pk)


def people_urls() -> list[URLPattern]:
    """Return the addresses of these views."""
    base = "clinics/<object_id:location_id>/people/"
    return [
        path(base, PeopleView.as_view(), name="clinics_people"),
        path(f"{base}<object_id:user_id>/remove/", remove_person, name="clinics_people_remove"),
        path(
            f"{base}<object_id:user_id>/send-again/", send_again, name="clinics_people_send_again"
        ),
    ]


def _tell(request: HttpRequest, user: Any, role: str, *, is_new: bool, sent: bool) -> None:
    words = {"name": get_user_display_name(user), "role": Role(role).label, "email": user.email}
    if not sent:
        messages.warning(
            request,
            _(
                "%(name)s has the role “%(role)s” here, but no mail could be sent. Tell them "
                "yourself; “Forgotten it?” where one signs in sends a link to set a password."
            )
            % words,
        )
    elif is_new:
        messages.success(request, _("An invitation has been sent to %(email)s.") % words)
    else:
        messages.success(request, _("%(name)s has the role “%(role)s” here.") % words)
