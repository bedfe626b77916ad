"""The questions of a document as FAQs: reused where they exist, made where they don't."""

from collections.abc import Sequence
from dataclasses import dataclass

from wagtail.models import Locale

from editorial.rich_text import plain_text
from faq.models import FAQ
from guide_pages.importing.doubts import Doubt, shortened
from guide_pages.importing.reading.questions import normalised_question
from guide_pages.importing.understanding.guide import UnderstoodFAQ


@dataclass(frozen=True, slots=True)
class SavedFAQs:
    """The FAQs in the document's order, the questions that existed, and doubts about them."""

    faqs: tuple[FAQ, ...]
    reused: frozenset[str]
    doubts: tuple[Doubt, ...]


def save_faqs(understood: Sequence[UnderstoodFAQ], *, locale: Locale, publish: bool) -> SavedFAQs:
    """Find or make the FAQ of each question; new ones are drafts unless `publish`.

    An FAQ with the same question in the language is used as it is, whatever its answer: other
    guides show it too. A different answer is a doubt, and so is one that the public doesn't see.
    """
    existing = _existing(locale)
    faqs: list[FAQ] = []
    reused: set[str] = set()
    doubts: list[Doubt] = []
    for item in understood:
        faq = existing.get(normalised_question(item.question))
        if faq is None:
            faqs.append(_created(item, locale, publish=publish))
            continue
        reused.add(item.question)
        doubts.extend(_doubts(item, faq))
        if publish and _is_own_draft(faq):
            faq.get_latest_revision().publish()
        elif publish and not faq.live:
            doubts.append(
                Doubt(
                    item.line,
                    "faq_not_public",
                    f"The FAQ “{faq.question}” exists but isn't published; the guide shows it "
                    "once it is.",
                )
            )
        faqs.append(faq)
    return SavedFAQs(tuple(faqs), frozenset(reused), tuple(doubts))


def _existing(locale: Locale) -> dict[str, FAQ]:
    """Every FAQ of the language by its question; of two the one in use by the public."""
    faqs = FAQ.objects.filter(locale=locale).order_by("live", "-pk")
    return {normalised_question(faq.question): faq for faq in faqs}


def _created(item: UnderstoodFAQ, locale: Locale, *, publish: bool) -> FAQ:
    faq = FAQ(question=item.question, answer=item.answer, locale=locale, live=False)
    faq.validates_as_draft = not publish
    faq.full_clean()
    faq.save()
    revision = faq.save_revision(log_action=True)
    if publish:
        revision.publish()
    return faq


def _doubts(item: UnderstoodFAQ, faq: FAQ) -> list[Doubt]:
    doubts: list[Doubt] = []
    current = faq if faq.live else faq.get_latest_revision_as_object()
    if plain_text(current.answer) != plain_text(item.answer):
        doubts.append(
            Doubt(
                item.line,
                "answer_differs",
                f"The FAQ “{faq.question}” exists with another answer, which stays: "
                f"“{shortened(plain_text(current.answer), limit=120)}”. The document's answer "
                f"isn't imported: “{plain_text(item.answer)}”.",
            )
        )
    if faq.archived:
        doubts.append(
            Doubt(
                item.line,
                "faq_not_public",
                f"The FAQ “{faq.question}” is archived; it is used all the same.",
            )
        )
    return doubts


def _is_own_draft(faq: FAQ) -> bool:
    """Whether an FAQ was never published and nobody is deciding about it."""
    return (
        not faq.live
        and faq.first_published_at is None
        and not faq.locked
        and not faq.archived
        and faq.current_workflow_state is None
        and faq.latest_revision_id is not None
    )
