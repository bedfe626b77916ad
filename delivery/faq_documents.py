"""The FAQs that a place serves, and their documents.

In the list of all FAQs one that the library has says the library's words, for guides may differ
over it; asked for by a guide, it says what that guide says.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from clinics.serving import Serving
from editions.entries import Entry
from editorial.facts.values import DefaultFacts, Substitution, Used
from faq.document import FAQDocument, make_faq
from guide_pages.blocks.showing import Showing
from guide_pages.document.copy import PlacedFAQ
from guide_pages.document.make import link_target_in

from .addresses import PublicAddresses
from .resources import FAQMeta, FAQResource

FAQ_TYPE = "faq.FAQ"


@dataclass(frozen=True)
class ServedFAQ:
    """An FAQ and whose facts hold in it: a guide's, or those that hold in general.

    ``asked_guide`` is the guide whose words were asked for, ``None`` when none was.
    """

    placed: PlacedFAQ
    locale: str
    guide: Entry | None = None
    asked_guide: int | None = None


def served_faqs(serving: Serving) -> Iterator[ServedFAQ]:
    """Return the FAQs of the guides that a place serves, and those that nothing uses.

    In all languages, each once. One that is hidden in every guide that has it is left out, and
    so is one that only other places show.
    """
    snapshot, used = serving.snapshot, serving.tree.used_faqs
    shown: set[int] = set()
    added: dict[str, ServedFAQ] = {}
    for guide in snapshot.public("guide"):
        payload = guide.payload or {}
        if not serving.offers(guide.object_id):
            continue
        for placed in serving.resolved(guide).copy.faqs:
            if placed.faq is not None:
                shown.add(placed.faq)
            else:
                added.setdefault(placed.key, ServedFAQ(placed, payload["locale"], guide))
    for entry in snapshot.public("faq"):
        pk = entry.object_id
        if pk in shown or pk not in used:
            yield ServedFAQ(PlacedFAQ(key=str(pk), faq=pk), (entry.payload or {})["locale"])
    yield from added.values()


def faqs_in_guide(serving: Serving, guide: Entry) -> Iterator[ServedFAQ]:
    """Return the FAQs of a guide that is served, in its order."""
    for placed in serving.resolved(guide).copy.faqs:
        locale = (guide.payload or {})["locale"]
        if placed.faq is not None:
            entry = serving.snapshot.find("faq", placed.faq)
            if entry is None or entry.payload is None:
                continue
            locale = entry.payload["locale"]
        yield ServedFAQ(placed, locale, guide, guide.object_id)


def make_faq_resource(
    served: ServedFAQ, serving: Serving, addresses: PublicAddresses
) -> FAQResource:
    """Make the document of an FAQ as a place serves it."""
    versions: list[int] = []

    def used(entry: Entry) -> None:
        versions.append(entry.number)

    guide_id = served.guide.object_id if served.guide is not None else None
    showing = Showing(
        link_target=link_target_in(serving.snapshot, addresses, used, serving.noting(used)),
        substitution=Substitution(serving.facts(guide_id), DefaultFacts(serving.snapshot), used),
    )
    made = _made(served.placed, serving, showing, used)
    for entry in serving.behind.guide(guide_id):
        used(entry)
    if served.guide is not None:
        used(served.guide)
    clinic = serving.clinic.code if serving.clinic is not None else None
    return FAQResource(
        **dict(made),
        origin=served.placed.origin,
        meta=FAQMeta(
            type=FAQ_TYPE,
            detail_url=addresses.faq_detail(made.id, clinic, served.asked_guide),
            locale=served.locale,
            content_version=max(versions),
        ),
    )


def _made(placed: PlacedFAQ, serving: Serving, showing: Showing, used: Used) -> FAQDocument:
    entry = serving.snapshot.find("faq", placed.faq) if placed.faq is not None else None
    if entry is None:
        return FAQDocument(
            id=placed.key,
            question=showing.plain(placed.question or ""),
            answer=showing.rich(placed.answer or ""),
            topics=[],
        )
    return make_faq(
        entry,
        serving.snapshot,
        showing,
        used,
        question=placed.question,
        answer=placed.answer,
    )
