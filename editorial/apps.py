from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = _("Editorial")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from editions.kinds import register

        from . import image_signals
        from .images import ImageKind
        from .kinds import ReviewerKind, TopicKind
        from .models import Reviewer, Topic
        from .withdrawals import record_withdrawals_of

        for kind in (TopicKind(), ReviewerKind(), ImageKind()):
            register(kind)
        record_withdrawals_of(Topic)
        record_withdrawals_of(Reviewer)
        image_signals.connect()
