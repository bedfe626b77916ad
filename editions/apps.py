from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class EditionsConfig(AppConfig):
    name = "editions"
    verbose_name = _("Editions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .checks import time_zones_are_known

        checks.register(time_zones_are_known)
