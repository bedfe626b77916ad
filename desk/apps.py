from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        from editorial.viewpoints import register_viewpoint

        from .previewing.viewpoint import location_viewpoint

        register_viewpoint(location_viewpoint)
