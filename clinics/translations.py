"""Which guides are languages of one treatment, from what is stored."""

from collections.abc import Collection, Iterable, Mapping

from django.conf import settings
from wagtail.coreutils import get_supported_content_language_variant


def treatments_of(guide_ids: Iterable[int | None]) -> dict[str, list[int]]:
    """Return these guides by treatment, as :class:`clinics.payloads.LocationPayload` has them.

    ``None`` stands for no guide. One query at the most.
    """
    ids = {pk for pk in guide_ids if pk is not None}
    return by_treatment(translation_keys(ids), ids)


def translation_keys(guide_ids: Collection[int]) -> dict[int, str]:
    """Return the translation keys of guides by id: the site's own language first, then by id."""
    from guide_pages.models import GuidePage

    if not guide_ids:
        return {}
    own = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    guides = GuidePage.objects.filter(pk__in=guide_ids).order_by("pk")
    rows = guides.values_list("pk", "translation_key", "locale__language_code")
    ranked = sorted(rows, key=lambda row: row[2] != own)
    return {pk: str(translation_key) for pk, translation_key, _ in ranked}


def by_treatment(keys: Mapping[int, str], guide_ids: Collection[int]) -> dict[str, list[int]]:
    """Return the guides among ``guide_ids`` by their keys, in the order of ``keys``."""
    found: dict[str, list[int]] = {}
    for pk, key in keys.items():
        if pk in guide_ids:
            found.setdefault(key, []).append(pk)
    return found
