"""The drifted changes that wait for one person's decision."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from clinics.drift.finding import DriftedChange, find_drift
from clinics.models import LocalGuidePage
from clinics.people.access import editable_locations
from editions.snapshot import follower


def open_changes(user: AbstractBaseUser | AnonymousUser) -> list[DriftedChange]:
    """Return the drifted changes at all locations that the user may edit.

    A fixed number of queries for any number of locations and local guides.
    """
    local_guides = LocalGuidePage.objects.filter(
        for_location__in=editable_locations(user).order_by().values("pk")
    )
    return find_drift(follower.snapshot(), local_guides)
