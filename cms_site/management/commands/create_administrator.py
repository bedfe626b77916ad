"""``manage.py create_administrator``: the first account of a new installation."""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction


class Command(BaseCommand):
    help = (
        "Make an administrator with a random password and print it, this one time. "
        "Does nothing when there is an administrator already."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--username", default="admin", help="default: %(default)s")
        parser.add_argument("--email", default="", help="where Wagtail sends its notices")

    def handle(self, *, username: str, email: str, **options: Any) -> None:
        users = get_user_model()._default_manager
        with transaction.atomic():
            if existing := users.filter(is_superuser=True, is_active=True).first():
                self.stdout.write(
                    f"There is an administrator: {existing.get_username()}. A new password for "
                    f"it: .venv/bin/python manage.py changepassword {existing.get_username()}"
                )
                return
            if users.filter(**{get_user_model().USERNAME_FIELD: username}).exists():
                raise CommandError(
                    f"The account {username} exists and is no administrator. "
                    f"Choose another name: --username NAME"
                )
            password = secrets.token_urlsafe(15)
            users.create_superuser(username=username, email=email, password=password)
        self.stdout.write(f"Made an administrator: {username}, password: {password}")
        self.stdout.write("The password is not shown again and is stored only as a hash.")
