"""A plan carried out: clinics created and changed, all of them or none."""

from collections.abc import Callable, Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from clinics.models import ClinicPage
from editions.numbering import take_numbering_lock

from .changing import put
from .plan import Plan
from .planning import Work, plan_import
from .reading import Sheet
from .stored import Facts

#: Told how many clinics are saved, and of how many.
Progress = Callable[[int, int], None]


class PlanChangedError(Exception):
    """What is stored has changed since the plan was looked at. ``plan`` is today's."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("The clinics have changed since the plan was made.")
        self.plan = plan


@transaction.atomic
def apply_import(
    sheet: Sheet,
    *,
    update: bool,
    user: AbstractBaseUser | None = None,
    reviewed: str | None = None,
    progress: Progress = lambda done, total: None,
) -> Plan:
    """Publish what the file says, as revisions of ``user``, and return what was done.

    Nothing is written when the plan has problems or nothing to do. Everything is compared
    under the lock that every publish takes, so nothing comes between comparing and saving.

    Raises:
        PlanChangedError: when ``reviewed``, the fingerprint of the plan that somebody has looked
            at, is not that of what would happen now.
    """
    take_numbering_lock()
    prepared = plan_import(sheet, update=update, user=user)
    plan = prepared.plan
    if reviewed is not None and (plan.problems or plan.fingerprint != reviewed):
        raise PlanChangedError(plan)
    if not plan.is_applicable:
        return plan
    saved: dict[str, ClinicPage] = {}
    # Each row of a clinic's hours, people and facts would have the whole clinic indexed anew.
    with disable_reference_index_auto_update():
        for done, work in enumerate(prepared.work, start=1):
            saved[work.code] = _publish(work, saved, prepared.facts or Facts(), user)
            progress(done, len(prepared.work))
    for page in ClinicPage.objects.filter(pk__in=[page.pk for page in saved.values()]):
        ReferenceIndex.create_or_update_for_object(page)
    return plan


def _publish(
    work: Work, saved: Mapping[str, ClinicPage], facts: Facts, user: AbstractBaseUser | None
) -> ClinicPage:
    page = work.page
    if work.parent is not None:
        work.parent.add_child(instance=page)
        put(page, work.values, facts)
    if work.successor:
        page.successor = saved[work.successor]
    # All of it has been validated, and who may publish what, while planning.
    revision = page.save_revision(user=user, log_action=True, clean=False)
    revision.publish(user=user, skip_permission_checks=True)
    return page
