"""Choosing the location that previews are read at."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from clinics.places import tree_of
from editions.snapshot import follower

from .matching import matching
from .viewpoint import SESSION_KEY, UNKNOWN_KEY

#: How much of what was typed in vain is shown again.
LONGEST_WORDS = 100


@require_POST
def choose_location(request: HttpRequest) -> HttpResponse:
    """Remember a location by code or name, forget it for "", and go back to the preview.

    Words that do not belong to a single live location change nothing; the preview says so.
    """
    asked = request.POST.get("location", "").strip()
    request.session.pop(UNKNOWN_KEY, None)
    if not asked:
        request.session.pop(SESSION_KEY, None)
    else:
        found = matching(asked, tree_of(follower.snapshot()).nodes())
        if len(found) == 1:
            request.session[SESSION_KEY] = found[0].code
        else:
            request.session[UNKNOWN_KEY] = asked[:LONGEST_WORDS]
    return redirect(_preview(request))


def _preview(request: HttpRequest) -> str:
    """Return the address of the preview that was left, or the admin's home."""
    came_from = request.headers.get("Referer", "")
    is_own = url_has_allowed_host_and_scheme(
        came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return came_from if is_own else reverse("wagtailadmin_home")
