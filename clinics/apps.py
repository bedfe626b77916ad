from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClinicsConfig(AppConfig):
    name = "clinics"
    verbose_name = _("Clinics")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.core import checks
        from wagtail.images import get_image_model

        from editions.kinds import register
        from editorial.facts.mentions import register_mentions
        from editorial.models import FactDefinition
        from editorial.withdrawals import record_referrers_of, record_withdrawals_of
        from guide_pages.models import GuidePage

        from . import page_signals
        from .checks import own_page_share_is_a_part
        from .kinds import LocalGuideKind, location_kinds
        from .local_guides.facts_in_changes import local_guides_that_mention
        from .models import LocalGuidePage
        from .people import following
        from .references import locations_that_name

        for kind in location_kinds():
            register(kind)
            record_withdrawals_of(kind.model)
            for model in (GuidePage, FactDefinition, get_image_model()):
                record_referrers_of(model, kind.name, locations_that_name(kind.model))
        register(LocalGuideKind())
        record_withdrawals_of(LocalGuidePage)
        register_mentions(local_guides_that_mention)
        page_signals.connect()
        following.connect()
        checks.register(own_page_share_is_a_part)
