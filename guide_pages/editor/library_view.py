"""The way from the menu to the guide library, wherever it stands in the page tree."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.permissions import page_permission_policy

from editorial.menu import RememberingMenuItem
from guide_pages.models import GuideIndexPage


class LibraryMenuItem(RememberingMenuItem):
    """Shown to those who may see a library in the explorer, or the need of one."""

    def is_for(self, request: HttpRequest) -> bool:
        if not page_permission_policy.explorable_root_instance(request.user):
            return False
        return _libraries_of(request).exists() or not GuideIndexPage.objects.exists()


def library_menu_item() -> LibraryMenuItem:
    """Return the item."""
    return LibraryMenuItem(
        gettext_lazy("Treatment guides"),
        reverse("guide_library"),
        name="treatment-guides",
        icon_name="doc-full-inverse",
        order=100,
    )


def open_library(request: HttpRequest) -> HttpResponse:
    """Open the only library in the explorer, or the list of all guides when there are more.

    Without any library it opens the explorer and says how to begin.
    """
    libraries = list(_libraries_of(request).order_by("path")[:2])
    if len(libraries) == 1:
        return redirect("wagtailadmin_explore", libraries[0].pk)
    if libraries:
        return redirect("wagtailadmin_pages:type_use", "guide_pages", "guidepage")
    messages.info(
        request,
        _(
            "There is no guide library yet. Open the page it should stand under, press "
            "“Add child page” and choose “Guide library”."
        ),
    )
    return redirect("wagtailadmin_explore_root")


def _libraries_of(request: HttpRequest) -> QuerySet[GuideIndexPage]:
    """Return the libraries that the user may see in the explorer."""
    explorable = page_permission_policy.explorable_instances(request.user)
    return GuideIndexPage.objects.filter(pk__in=explorable.values("pk"))
