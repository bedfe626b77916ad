"""The first account of an installation."""

import io
import re

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def create_administrator(*arguments: str) -> str:
    output = io.StringIO()
    call_command("create_administrator", *arguments, stdout=output)
    return output.getvalue()


def test_the_administrator_can_log_in_with_the_password_that_was_printed() -> None:
    found = re.search(r"admin, password: (\S+)\n", create_administrator())

    assert found
    user = authenticate(username="admin", password=found[1])
    assert user is not None
    assert user.is_superuser
    assert len(found[1]) == 20


def test_a_second_run_makes_nothing_and_prints_no_password() -> None:
    create_administrator()

    output = create_administrator()

    assert output == (
        "There is an administrator: admin. A new password for it: "
        ".venv/bin/python manage.py changepassword admin\n"
    )
    assert get_user_model().objects.count() == 1


def test_an_account_of_that_name_is_not_taken_over() -> None:
    get_user_model().objects.create_user(username="admin", password="hers")

    with pytest.raises(CommandError, match="--username"):
        create_administrator()

    assert not get_user_model().objects.get().is_superuser
