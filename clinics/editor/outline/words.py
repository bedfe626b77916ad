"""What the scripts of the outline say."""

from django.utils.translation import gettext as _


def shared_words() -> dict[str, str]:
    """Return what both outlines say; ``%(name)s`` stands for the piece."""
    return {
        "here": _("Here"),
        "hidden": _("Hidden here"),
        "opened": _("You are changing “%(name)s” here. The original stays below."),
        "closed": _("Closed “%(name)s”."),
        "back": _("“%(name)s” is the copy from above again."),
        "undone": _("Your words for “%(name)s” are back."),
        "removed": _("Removed “%(name)s”."),
        "shown": _("“%(name)s” is shown here again."),
        "hid": _("“%(name)s” is hidden here."),
        "edit": _("Edit"),
        "remove": _("Remove"),
        "lockedSince": _(
            "This has been locked since you changed it. Your words are kept, but not shown."
        ),
        "unnamed": _("without a name yet"),
        "unread": _("Nothing to show yet. Open it to write."),
    }


def body_words() -> dict[str, str]:
    """Return what the outline of the body says."""
    return shared_words() | {
        "lostReplace": _(
            "What this stood in place of is gone from the copy above, so it is not shown. "
            "Your words are kept."
        ),
        "lostHide": _("You had hidden a part here that is gone from the copy above."),
        "lostInsert": _("The part this stood beside is gone. It now stands here."),
    }


def faq_words() -> dict[str, str]:
    """Return what the outline of the FAQs says."""
    return shared_words() | {
        "lostReplace": _(
            "The question this stood in place of is gone from the copy above, so it is not "
            "shown. Your words are kept."
        ),
        "lostHide": _("You had hidden a question here that is gone from the copy above."),
        "doubled": _("This question is in the list already. It is shown once."),
        "library": _("Library"),
        "moved": _("“%(name)s” is now number %(place)s of %(count)s."),
        "ordered": _("The order from above holds again."),
    }
