"""What a project must have set."""

from django.core.checks import run_checks
from pytest_django import Settings


def test_a_project_without_time_zones_is_refused_with_the_remedy(settings: Settings) -> None:
    settings.USE_TZ = False
    found = [(check.id, check.hint) for check in run_checks() if check.id == "editions.E001"]
    assert found == [("editions.E001", "Set USE_TZ = True.")]


def test_a_project_with_time_zones_is_fine() -> None:
    assert "editions.E001" not in {check.id for check in run_checks()}
