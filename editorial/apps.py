from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = _("Editorial")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from editions.kinds import register

        from . import image_signals
        from .ids import id_converter
        from .images import ImageKind
        from .kinds import FactKind, ReviewerKind, TopicKind
        from .models import FactDefinition, Reviewer, Topic
        from .withdrawals import record_withdrawals_of

        id_converter()
        for kind in (TopicKind(), ReviewerKind(), FactKind(), ImageKind()):
            register(kind)
        for model in (Topic, Reviewer, FactDefinition):
            record_withdrawals_of(model)
        image_signals.connect()
