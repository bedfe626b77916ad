"""A place of which no more is known than the versions of its documents."""

from collections.abc import Mapping
from typing import Any

from delivery.documents import Library, addresses
from delivery.resources import FAQMeta, FAQResource
from guide_pages.document.models import GuideDocument, GuideMeta

from .answers import PlaceAnswers


class Lost(Exception):
    """What was to be taken over from an earlier export is not there."""


class VersionsKnown(Library):
    """A place's documents as far as changes tell of them: their versions, where those are known.

    ``guide_versions`` and ``faq_versions`` are by address; without them documents are made.
    """

    def __init__(self, answers: PlaceAnswers) -> None:
        super().__init__(answers.clinic)
        self._answers = answers
        self.guide_versions: Mapping[str, int] | None = None
        self.faq_versions: Mapping[str, int] | None = None

    def guides(self, locale: str) -> list[GuideDocument]:
        """Return the guides of a language with what changes tell of them."""
        versions = self.guide_versions
        if versions is None:
            return super().guides(locale)
        return [
            _guide(
                id=entry.object_id,
                slug=entry.key,
                detail_url=addresses.guide_detail(entry.object_id, self._answers.clinic),
                content_version=_of(versions, self._answers.guide_address(entry.object_id)),
            )
            for entry in self.served_guides(locale)
        ]

    def faqs(self, locale: str) -> list[FAQResource]:
        """Return the FAQs of a language with what changes tell of them."""
        versions = self.faq_versions
        if versions is None:
            return super().faqs(locale)
        return [
            _faq(
                id=served.placed.faq if served.placed.faq is not None else served.placed.key,
                detail_url=addresses.faq_detail(served.placed.key, self._answers.clinic),
                content_version=_of(versions, self._answers.faq_address(served.placed.key)),
            )
            for served in self.served_faqs()
            if served.locale == locale
        ]


def _guide(*, id: int, **meta: Any) -> GuideDocument:
    known: dict[str, Any] = {"id": id, "meta": GuideMeta.model_construct(**meta)}
    return GuideDocument.model_construct(**known)


def _faq(*, id: int | str, **meta: Any) -> FAQResource:
    known: dict[str, Any] = {"id": id, "meta": FAQMeta.model_construct(**meta)}
    return FAQResource.model_construct(**known)


def _of(versions: Mapping[str, int], address: str) -> int:
    try:
        return versions[address]
    except KeyError:
        raise Lost(address) from None
