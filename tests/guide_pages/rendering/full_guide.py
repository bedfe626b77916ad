"""A guide with everything a guide can have."""

from datetime import date
from typing import Any
from uuid import uuid4

from guide_pages.models import GuidePage
from tests.factories import a_block, a_guide, a_reviewer, a_topic, an_faq, an_image


def listed(*values: Any) -> list[dict[str, Any]]:
    """Return a raw list of values."""
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


def every_block() -> list[dict[str, Any]]:
    """Return a raw body with a block of every type; its images are stored."""
    framed = {"anchor": "", "intro": "<p>Before.</p>", "outro": "<p>After.</p>"}
    return [
        a_block(heading="What is it?", text="<p>Needles.</p><h3>How deep?</h3><p>2 mm.</p>"),
        a_block(
            "benefit_list",
            role="benefits",
            heading="Benefits",
            items=listed(
                {"text": "Smoother skin", "detail": ""},
                {"text": "Softer scars", "detail": "Some."},
            ),
            **framed,
        ),
        a_block(
            "care_list",
            role="aftercare",
            heading="Aftercare",
            items=listed(
                {"kind": "do", "text": "Use sunscreen."},
                {"kind": "avoid", "text": "Avoid saunas."},
                {"kind": "note", "text": "Redness is usual."},
            ),
            **framed,
        ),
        a_block(
            "suitability",
            role="suitability",
            heading="Is it right for you?",
            good_for=listed("Shallow scars"),
            not_for=listed("Active acne"),
            **framed,
        ),
        a_block(
            "steps",
            role="procedure",
            heading="What happens?",
            items=listed({"title": "Numbing", "text": "A cream."}, {"title": "", "text": "Rest."}),
            **framed,
        ),
        a_block(
            "comparison",
            role="comparison",
            heading="Compared",
            table={"data": [["", "Peel", "Facial"], ["Recovery", "3 days", ""]]},
            **framed,
        ),
        a_block(
            "callout",
            role="risks",
            kind="urgent",
            heading="Get help",
            anchor="",
            text="<p>Now.</p>",
        ),
        a_block(
            "image",
            role="other",
            image={"image": an_image().pk, "alt_text": "Fine channels", "decorative": False},
            caption="Channels close within hours.",
        ),
        a_block(
            "video",
            role="procedure",
            url="https://vimeo.com/1",
            title="A session",
            thumbnail=an_image().pk,
            transcript="<p>She cleans the skin.</p>",
        ),
        a_block(
            "call_to_action", role="other", label="Book", text="Unsure?", action="book", url=""
        ),
        a_block(
            "call_to_action",
            role="other",
            label="Leaflet",
            text="Or read",
            action="link",
            url="https://example.org/leaflet",
        ),
    ]


def a_full_guide(**values: Any) -> GuidePage:
    """Make a live guide with every block type, figures, questions, sources and a review."""
    return a_guide(
        **{
            "title": "Microneedling",
            "slug": "microneedling",
            "summary": "<p>Very fine needles.</p>",
            "image": an_image(1600, 900),
            "image_alt": "Soft waves",
            "body": every_block(),
            "faqs": [an_faq(question="Does it hurt?"), an_faq(question="How long?")],
            "related": [a_guide(title="Chemical peel", slug="chemical-peel")],
            "topics": [a_topic(name="Skin")],
            "sources": [("A journal", "https://example.org/journal"), ("A book", "")],
            "session_minutes_min": 30,
            "session_minutes_max": 60,
            "sessions_min": 3,
            "sessions_max": 6,
            "recovery_days_min": 1,
            "recovery_days_max": 3,
            "reviewer": a_reviewer(name="Clinical board", credentials="Hospital"),
            "last_reviewed": date(2026, 10, 1),
            "next_review": date(2027, 10, 1),
            **values,
        }
    )
