"""Recording what is written in a language when that language gets another code."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Locale, TranslatableMixin

from editions.record import record_without_waiting


def follow_languages_of(model: type[TranslatableMixin], kind_name: str) -> None:
    """Record the objects of ``model``, which say their language, when its code changes."""

    def record_them(instance: Locale, created: bool, **kwargs: Any) -> None:
        if not created:
            written_in_it = model._default_manager.filter(locale=instance)
            record_without_waiting(kind_name, list(written_in_it.values_list("pk", flat=True)))

    name = f"language:{model._meta.label}"
    post_save.connect(record_them, sender=Locale, weak=False, dispatch_uid=name)
