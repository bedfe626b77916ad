"""Which locations lose words when something they refer to is deleted."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q
from wagtail.images import get_image_model

from editorial.models import FactDefinition
from guide_pages.models import GuidePage

from .models import ClinicPage, Location


def locations_that_name(model: type[Location]) -> Callable[[Any], Iterable[int]]:
    """Return a function that lists the locations of one sort that refer to an object."""

    def ids(referent: Any) -> Iterable[int]:
        if isinstance(referent, FactDefinition):
            condition = Q(fact_values__definition=referent)
        elif isinstance(referent, GuidePage):
            condition = (
                Q(fact_values__guide=referent)
                | Q(guide_settings__guide=referent)
                | Q(redirects__guide=referent)
            )
        elif isinstance(referent, get_image_model()) and issubclass(model, ClinicPage):
            condition = Q(images__image=referent)
        else:
            return []
        return model.objects.filter(condition).values_list("pk", flat=True)

    return ids
