"""What Wagtail's permissions by subtree allow too much of, taken away.

A right counts as the group's when it is held on the group or on a page above it. Whoever has a
right only on a region or a clinic writes there and decides nothing about its place in the tree.
"""

from functools import cached_property
from typing import Any

from wagtail.models import Page, PagePermissionTester


class _GroupRights(PagePermissionTester):
    """Knows which of a user's rights are the group's; costs no query of its own."""

    def __init__(self, user: Any, page: Page) -> None:
        super().__init__(user, page)
        self._pages: list[tuple[Page, str]] = []
        if user.is_active and not user.is_superuser:
            self._pages = [
                (right.page, right.permission.codename.rsplit("_", maxsplit=1)[0])
                for right in self.permission_policy.get_cached_permissions_for_user(user)
                if page.path.startswith(right.page.path) and _is_group_or_above(right.page)
            ]

    @cached_property
    def of_the_group(self) -> PagePermissionTester:
        """What the user may do by rights of the group."""
        return self._with({action for _, action in self._pages})

    @cached_property
    def from_above(self) -> PagePermissionTester:
        """The same, without rights that are held on this very page."""
        return self._with({action for page, action in self._pages if page.pk != self.page.pk})

    @property
    def manages(self) -> bool:
        """Whether the user is one of those who decide about locations."""
        return bool(self.of_the_group.can_edit())

    def _with(self, actions: set[str]) -> PagePermissionTester:
        tester = PagePermissionTester(self.user, self.page)
        tester.permissions = actions
        return tester

    def can_set_view_restrictions(self) -> bool:
        return bool(self.of_the_group.can_set_view_restrictions())

    def can_copy(self) -> bool:
        """Nobody copies what there is once per location."""
        return False


class LocationPermissionTester(_GroupRights):
    """Leaves the place of a location, and its being there, to people above it."""

    def can_add_subpage(self) -> bool:
        return bool(self.of_the_group.can_add_subpage())

    def can_reorder_children(self) -> bool:
        return bool(self.of_the_group.can_reorder_children())

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return bool(self.from_above.can_delete(ignore_bulk))

    def can_unpublish(self) -> bool:
        return bool(self.from_above.can_unpublish())

    def can_lock(self) -> bool:
        return bool(self.of_the_group.can_lock())


class LocalGuidePermissionTester(_GroupRights):
    """Keeps a local guide at its location."""

    def can_move(self) -> bool:
        return False

    def can_move_to(self, destination: Page) -> bool:
        return False


def _is_group_or_above(page: Page) -> bool:
    from clinics.models import ClinicPage, LocalGuidePage, RegionPage

    model = page.specific_class
    return model is None or not issubclass(model, RegionPage | ClinicPage | LocalGuidePage)
