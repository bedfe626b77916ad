from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class DeliveryConfig(AppConfig):
    name = "delivery"
    verbose_name = _("Delivery")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from editions.signals import recorded
        from editorial.turns import every_turn

        from .caching.checks import answers_can_be_kept
        from .openapi.checks import page_has_its_viewer
        from .previews.checks import check_preview_settings
        from .purging.checks import caches_purge_by_tag
        from .purging.due import purge_due
        from .purging.purge_task import purge_after_commit
        from .renditions.checks import images_can_be_offered
        from .renditions.cleaning import Cleaning

        recorded.connect(purge_after_commit, dispatch_uid="delivery.purging")
        every_turn("purging", purge_due)
        every_turn("renditions", Cleaning())
        checks.register(answers_can_be_kept)
        checks.register(caches_purge_by_tag)
        checks.register(page_has_its_viewer)
        checks.register(check_preview_settings)
        checks.register(images_can_be_offered)
