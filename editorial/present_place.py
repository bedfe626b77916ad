"""Where a page stands in the tree now, whenever it was read."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from treebeard.mp_tree import MP_Node
from wagtail.models import Page


class Gone(Http404):
    """The page has been deleted since it was read. Whoever asked gets "not found"."""


def take_present_place(instance: Any) -> None:
    """Give a stored page the place that it has in the tree by now; nothing to other objects.

    Saving a page writes its path and the number of its children as they were read. Others may
    have moved it, or added pages below it, while it waited for the numbering lock, which the
    caller holds: its own transaction then sees theirs. One query.

    Raises:
        Gone: when the page has been deleted meanwhile; saving it would bring half of it back.
    """
    if instance._state.adding or not isinstance(instance, MP_Node):
        return
    # A move does not take the numbering lock, but it holds the row until its commit.
    rows = Page.objects.select_for_update(no_key=True).filter(pk=instance.pk)
    place = rows.values_list("path", "depth", "numchild").first()
    if place is None:
        raise Gone(_("“%(title)s” has been deleted meanwhile.") % {"title": instance})
    is_elsewhere = instance.path != place[0]
    instance.path, instance.depth, instance.numchild = place
    if is_elsewhere:
        instance.set_url_path(instance.get_parent(update=True))
