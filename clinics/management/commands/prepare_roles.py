"""``manage.py prepare_roles``: the roles and the workflow of a group of clinics."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from clinics.models import ClinicGroupPage, RoleGroup
from clinics.people.roles import prepare_roles
from clinics.people.workflow import prepare_workflow


class Command(BaseCommand):
    help = (
        "Make the roles of the group and its workflow of approval, and give back to every role "
        "the rights it should have. Safe to run again; a group made later has them by itself."
    )

    def handle(self, **options: Any) -> None:
        if not ClinicGroupPage.objects.exists():
            self.stderr.write("There is no clinic group yet. Its roles are made with it.")
            return
        with transaction.atomic():
            prepare_roles()
            prepare_workflow()
        self.stderr.write(f"{RoleGroup.objects.count()} roles and their workflow are in order.")
