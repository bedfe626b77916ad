"""What has changed of what one clinic serves: its documents, and those it serves no more."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

from clinics.tree import Node
from delivery.documents import Library
from delivery.parameters import content_languages
from editions.entries import Entry

from .cursor import Position
from .models import Change, ChangeAction, position_of
from .own_questions import own_questions


def changes_at_clinic(library: Library, clinic: Node, after: Position) -> list[Change]:
    """Return the documents of a clinic that have changed after a position, the oldest first.

    Each stands at the newest edition that it is made from, whoever wrote that. What the clinic
    does not serve is withdrawn, and told again whenever that might be news.
    """
    reading = _Reading(library, clinic)
    found = [*reading.served(), *reading.withdrawn(), *reading.questions_withdrawn(after)]
    return sorted((change for change in found if position_of(change) > after), key=position_of)


class _Reading:
    def __init__(self, library: Library, clinic: Node) -> None:
        self._library = library
        self._clinic = clinic
        self._snapshot = library.snapshot
        self._languages = [code for code, _ in content_languages()]
        self._served: set[tuple[str, str]] = set()

    def served(self) -> Iterator[Change]:
        """Return every document that the clinic serves."""
        yield self._published("clinic", self._clinic.id, self._clinic.code, self._own())
        for language in self._languages:
            for guide in self._library.guides(language):
                meta = guide.meta
                yield self._published(
                    "guide", guide.id, meta.slug, (meta.content_version, meta.detail_url)
                )
            for faq in self._library.faqs(language):
                version = max(faq.meta.content_version, self._listed_since(faq.id))
                yield self._published("faq", faq.id, "", (version, faq.meta.detail_url))

    def withdrawn(self) -> Iterator[Change]:
        """Return the guides and FAQs of the record that the clinic does not serve."""
        serving = self._library.serving
        here = self._newest(serving.behind.locations)
        guides = self._snapshot.entries.get("guide", {})
        local = self._newest(chain(*map(serving.behind.local_guides, guides)))
        for kind, others in (("guide", local), ("faq", self._newest_choice)):
            for entry in self._snapshot.entries.get(kind, {}).values():
                if (kind, str(entry.object_id)) not in self._served:
                    yield self._change(
                        max(entry.number, here, others),
                        kind,
                        entry.object_id,
                        entry.key if kind == "guide" else "",
                        ChangeAction.WITHDRAWN,
                        None,
                    )

    def questions_withdrawn(self, after: Position) -> Iterator[Change]:
        """Return the questions of locations' own that the clinic does not serve any more."""
        for key, number in own_questions(self._library, self._clinic, after).items():
            if ("faq", key) not in self._served:
                yield self._change(number, "faq", key, "", ChangeAction.WITHDRAWN, None)

    def _listed_since(self, faq_id: int | str) -> int:
        """Return the newest edition that may have put an FAQ into the clinic's list.

        One that nothing uses is listed, so whatever has ceased to use it may have done so.
        """
        if isinstance(faq_id, str):
            return 0
        return self._shown.get(faq_id) or self._newest_choice

    @cached_property
    def _shown(self) -> dict[int, int]:
        """The FAQs of the library that guides show here, with the newest edition behind that."""
        serving = self._library.serving
        shown: dict[int, int] = {}
        for guide in self._snapshot.public("guide"):
            if not serving.offers(guide.object_id):
                continue
            behind = self._newest([guide, *serving.behind.local_guides(guide.object_id)])
            for placed in serving.resolved(guide).copy.faqs:
                if placed.faq is not None:
                    shown[placed.faq] = max(behind, shown.get(placed.faq, 0))
        return shown

    @cached_property
    def _newest_choice(self) -> int:
        """The newest edition of a guide or a local guide: of whatever chooses FAQs."""
        kinds = ("guide", "local_guide")
        return self._newest(
            chain(*(self._snapshot.entries.get(kind, {}).values() for kind in kinds))
        )

    def _own(self) -> tuple[int, str]:
        metas = [self._library.clinic(self._clinic, language).meta for language in self._languages]
        return max(meta.content_version for meta in metas), metas[0].detail_url

    def _newest(self, entries: Iterable[Entry]) -> int:
        return max((entry.number for entry in entries), default=0)

    def _published(
        self, kind: str, object_id: int | str, key: str, said: tuple[int, str]
    ) -> Change:
        self._served.add((kind, str(object_id)))
        version, detail_url = said
        return self._change(version, kind, object_id, key, ChangeAction.PUBLISHED, detail_url)

    def _change(
        self,
        number: int,
        kind: str,
        object_id: int | str,
        key: str,
        action: ChangeAction,
        detail_url: str | None,
    ) -> Change:
        return Change(
            number=number,
            at=self._snapshot.by_number[number].at,
            kind=kind,
            id=object_id,
            key=key,
            action=action,
            location=self._clinic.code,
            detail_url=detail_url,
        )
