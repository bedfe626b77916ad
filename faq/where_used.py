"""Where an FAQ is used, as an editor reads it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import CharField, Count, F, Model, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_latest_str

from .models import FAQ, FAQUse

#: How many objects use an FAQ, whatever the number of their states. Annotates FAQs.
NUMBER_OF_USERS = Coalesce(
    Subquery(
        FAQUse.objects.filter(faq=OuterRef("pk"))
        .order_by()
        .values("faq")
        .annotate(
            users=Count(
                Concat(
                    Cast(F("content_type_id"), CharField()),
                    Value("/"),
                    Cast(F("object_id"), CharField()),
                ),
                distinct=True,
            )
        )
        .values("users")
    ),
    0,
)


@dataclass(frozen=True)
class Place:
    """One object that uses an FAQ, as far as the person who asks may see it."""

    title: str
    type_name: str
    #: Where the person may edit it, ``None`` where they may not.
    edit_url: str | None
    states: list[FAQUse.State]

    @property
    def pk(self) -> str:
        """Return what tells the rows of a table apart."""
        return f"{self.type_name}: {self.title}"


def places(
    faq: FAQ, person: AbstractBaseUser, states: Iterable[FAQUse.State] = FAQUse.State
) -> list[Place]:
    """Return the objects that use ``faq`` in any of ``states``, by title.

    Two queries for any number of uses by one type of page, besides those that tell what
    ``person`` may edit. What they may not edit is counted, and its title is kept from them.
    """
    uses = FAQUse.objects.filter(faq=faq, state__in=list(states)).prefetch_related("user")
    by_user: dict[tuple[int, int], tuple[Model, list[FAQUse.State]]] = {}
    for use in uses:
        if use.user is not None:
            key = (use.content_type_id, use.object_id)
            by_user.setdefault(key, (use.user, []))[1].append(FAQUse.State(use.state))
    finder = AdminURLFinder(person)
    found = [_place(user, in_states, finder) for user, in_states in by_user.values()]
    return sorted(found, key=lambda place: (place.edit_url is None, place.title.lower()))


def _telling(user: Model, states: list[FAQUse.State]) -> list[FAQUse.State]:
    """Leave out the draft of an object whose newest draft is what is live."""
    is_draft_live = FAQUse.State.LIVE in states and not getattr(
        user, "has_unpublished_changes", True
    )
    return [each for each in states if not (is_draft_live and each is FAQUse.State.DRAFT)]


def _place(user: Model, states: list[FAQUse.State], finder: AdminURLFinder) -> Place:
    edit_url = finder.get_edit_url(user)
    type_name = str(user._meta.verbose_name)
    order = list(FAQUse.State)
    return Place(
        title=get_latest_str(user) if edit_url else _("(Private %(type)s)") % {"type": type_name},
        type_name=capfirst(type_name),
        edit_url=edit_url,
        states=sorted(_telling(user, states), key=order.index),
    )
