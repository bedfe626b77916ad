"""What each role may do: one place that lists it.

Rights on pages hold at the location and below it. Whoever may not publish changes nothing that
is public at once: topics, reviewers, facts and images of others are the group's publishers'.
"""

from clinics.models import ClinicGroupPage, Location, Role

#: Rights on the pages at and below the location, by whether it is the group.
PAGE_RIGHTS: dict[tuple[bool, str], tuple[str, ...]] = {
    (False, Role.EDITOR): ("add", "change"),
    (False, Role.PUBLISHER): ("add", "change", "publish"),
    (True, Role.EDITOR): ("add", "change"),
    (True, Role.PUBLISHER): ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
}

_ADMIN = ("wagtailadmin.access_admin",)
_READING = (
    "faq.view_faq",
    "editorial.view_topic",
    "editorial.view_reviewer",
    "editorial.view_factdefinition",
)
_WRITING = ("faq.add_faq", "faq.change_faq", "simple_translation.submit_translation")
_DECIDING = (
    "faq.publish_faq",
    "faq.delete_faq",
    "faq.lock_faq",
    "faq.unlock_faq",
    *(
        f"editorial.{action}_{model}"
        for model in ("topic", "reviewer", "factdefinition")
        for action in ("add", "change", "delete")
    ),
)

#: Rights that no page limits, as ``app_label.codename``.
MODEL_RIGHTS: dict[tuple[bool, str], tuple[str, ...]] = {
    (False, Role.EDITOR): _ADMIN + _READING,
    (False, Role.PUBLISHER): _ADMIN + _READING,
    (True, Role.EDITOR): _ADMIN + _READING + _WRITING,
    (True, Role.PUBLISHER): _ADMIN + _READING + _WRITING + _DECIDING,
}

#: Rights on every collection, as ``app_label.codename``.
ROOT_COLLECTION_RIGHTS: dict[tuple[bool, str], tuple[str, ...]] = {
    (False, Role.EDITOR): ("wagtailimages.choose_image",),
    (False, Role.PUBLISHER): ("wagtailimages.choose_image",),
    (True, Role.EDITOR): (
        "wagtailimages.choose_image",
        "wagtailimages.add_image",
        "wagtaildocs.choose_document",
        "wagtaildocs.add_document",
    ),
    (True, Role.PUBLISHER): (
        "wagtailimages.choose_image",
        "wagtailimages.add_image",
        "wagtailimages.change_image",
        "wagtaildocs.choose_document",
        "wagtaildocs.add_document",
        "wagtaildocs.change_document",
    ),
}

#: Rights of locations on the one collection that their own pictures go to.
OWN_COLLECTION_RIGHTS = ("wagtailimages.add_image",)


def kind_of(location: Location, role: str) -> tuple[bool, str]:
    """Return the key of a role's rights at a location."""
    return location.specific_class is ClinicGroupPage, role
