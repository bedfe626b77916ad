"""The editions of one guide that uses everything, and what it refers to."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from editions.entries import Entry, Snapshot

MOMENT = datetime(2026, 10, 1, 9, 30, tzinfo=UTC)
GUIDE_ID = 12


class Addresses:
    """Addresses that tell what was asked of them."""

    def guide_detail(self, guide_id: int, clinic: str | None = None) -> str:
        """Return the URL of a guide's document."""
        query = f"?clinic={clinic}" if clinic else ""
        return f"https://cms.example.com/api/v2/guides/{guide_id}/{query}"

    def guide_page(self, slug: str) -> str | None:
        """Return the URL of a guide's public page."""
        return f"https://www.example.com/{slug}/"

    def media(self, file: str) -> str:
        """Return the URL of a file."""
        return f"https://media.example.com/{file}"

    def image_on_demand(self, image_id: int, payload: Mapping[str, Any]) -> str | None:
        """Return the template of an image's URL in other sizes."""
        return f"https://cms.example.com/api/v2/images/{image_id}/?width={{width}}"


def an_entry(
    number: int, kind: str, object_id: int, payload: dict[str, Any] | None, key: str = ""
) -> Entry:
    """Make an entry of the record."""
    return Entry(number, kind, object_id, key, MOMENT, payload)


def an_image_payload(name: str) -> dict[str, Any]:
    """Make what an image of 800 by 450 pixels says."""
    return {
        "title": name.title(),
        "description": "",
        "source": name,
        "width": 800,
        "height": 450,
        "focal_point": {"x": 400, "y": 150},
        "renditions": [
            {"file": f"images/{name}.{width}.webp", "width": width, "height": 9 * width // 16}
            | {"format": "webp"}
            for width in (320, 800)
        ],
    }


def item(value: Any) -> dict[str, Any]:
    """Make an item of a list as an older payload may have it, with an id of its own."""
    return {"type": "item", "value": value, "id": "00000000-0000-4000-8000-000000000000"}


def blocks() -> list[dict[str, Any]]:
    """Return one block of each of the ten types, as payloads keep them."""
    framed = {"anchor": "", "intro": "<p>Before.</p>", "outro": "<p>After.</p>"}
    values: list[tuple[str, str | None, dict[str, Any]]] = [
        (
            "section",
            "what-is-it",
            {
                "role": "overview",
                "heading": " What is it? ",
                "anchor": "",
                "text": '<h3>In short</h3><p>See <a linktype="page" id="14">the peel</a>, '
                '<a linktype="page" id="99">a draft</a>, <a href="https://www.nhs.uk/">NHS</a> '
                'and <a href="javascript:alert(1)">this</a>.<script>alert(1)</script></p>',
            },
        ),
        (
            "benefit_list",
            "benefits",
            {
                **framed,
                "role": "benefits",
                "heading": "Benefits",
                "items": [
                    {"text": "Smoother texture", "detail": ""},
                    item({"text": "Softer scars", "detail": "They do not vanish."}),
                ],
            },
        ),
        (
            "care_list",
            "aftercare",
            {
                **framed,
                "role": "aftercare",
                "heading": "Aftercare",
                "items": [
                    {"kind": "do", "text": "Wash gently"},
                    {"kind": "avoid", "text": "Sun & sauna"},
                    {"kind": "unheard of", "text": "Redness fades"},
                ],
            },
        ),
        (
            "suitability",
            "for-whom",
            {
                **framed,
                "role": "suitability",
                "heading": "For whom",
                "good_for": ["Texture", item("Shallow scars")],
                "not_for": ["Active acne"],
            },
        ),
        (
            "steps",
            "steps",
            {
                **framed,
                "role": "procedure",
                "heading": "Steps",
                "items": [{"title": "Numbing", "text": "A cream is applied."}],
            },
        ),
        (
            "comparison",
            "compared",
            {
                **framed,
                "role": "comparison",
                "heading": "Compared",
                "table": {
                    "data": [
                        ["", "Microneedling", "Peel"],
                        ["Recovery", "1–3 days", None],
                        ["Sessions", "3–6"],
                    ]
                },
            },
        ),
        (
            "callout",
            None,
            {
                "role": "risks",
                "heading": "",
                "anchor": "",
                "kind": "urgent",
                "text": "<p>Call us with a fever.</p>",
            },
        ),
        (
            "image",
            None,
            {
                "role": "procedure",
                "image": {"image": 6, "alt_text": "A pen", "decorative": False},
                "caption": "The device",
            },
        ),
        (
            "video",
            None,
            {
                "role": "procedure",
                "url": "https://player.vimeo.com/video/1",
                "title": "A session",
                "thumbnail": 7,
                "transcript": "<p>Words.</p>",
            },
        ),
        (
            "call_to_action",
            None,
            {
                "role": "no such role",
                "label": "Read more",
                "text": "At your pace",
                "action": "link",
                "url": "https://example.com/more",
            },
        ),
        ("leaflet", None, {"text": "A type that exists no more."}),
    ]
    return [
        {
            "id": str(UUID(int=number)),
            "type": block_type,
            "value": value,
            "anchor": anchor,
            "locked": False,
        }
        for number, (block_type, anchor, value) in enumerate(values, start=1)
    ]


def guide_payload(**values: Any) -> dict[str, Any]:
    """Return what the guide says, with these differences."""
    return {
        "translation_key": "5b0a3c52-0f6a-4b46-9d0e-6d6f0e0a9f10",
        "locale": "en",
        "slug": "microneedling",
        "title": "Microneedling",
        "summary": "<p>Fine <b>channels</b> in the skin.</p>",
        "image": {"image": 5, "alt": "A treatment room"},
        "featured": True,
        "offered_by_default": True,
        "first_published_at": "2026-09-01T08:00:00Z",
        "topics": [1, 2, 3],
        "treatment": {
            "session_minutes": {"min": 30, "max": 60},
            "sessions": {"min": 3, "max": 6},
            "recovery_days": None,
        },
        "body": blocks(),
        "faqs": [{"faq": faq_id, "locked": False} for faq_id in (4, 3, 8)],
        "related": [14, 99],
        "sources": [{"title": "NHS: Microneedling", "url": ""}],
        "review": {
            "reviewer": 2,
            "last_reviewed": "2026-10-01",
            "next_review": "2027-10-01",
        },
        "seo": {"title": "", "description": ""},
        **values,
    }


def entries() -> list[Entry]:
    """Return all the editions, by number."""
    faq = {"locale": "en", "question": "Does it hurt?", "answer": "<p>A little.</p>"}
    return [
        an_entry(1, "topic", 1, {"slug": "skin", "name": "Skin"}, "skin"),
        an_entry(2, "topic", 2, {"slug": "face", "name": "Face"}, "face"),
        an_entry(3, "topic", 3, None, "gone"),
        an_entry(4, "reviewer", 2, {"name": "Clinical board", "credentials": "", "url": ""}),
        an_entry(5, "image", 5, an_image_payload("room")),
        an_entry(6, "image", 6, an_image_payload("pen")),
        an_entry(7, "image", 7, None),
        an_entry(8, "faq", 3, {**faq, "topics": [1]}),
        an_entry(9, "faq", 4, {**faq, "question": "How long?", "topics": []}),
        an_entry(10, "faq", 8, None),
        an_entry(11, "guide", 14, guide_payload(title="Peel", slug="peel"), "peel"),
        an_entry(12, "guide", GUIDE_ID, guide_payload(), "microneedling"),
        an_entry(13, "reviewer", 2, {"name": "Medical board", "credentials": "MD", "url": ""}),
    ]


def a_snapshot() -> Snapshot:
    """Return the newest edition of everything."""
    return Snapshot().with_entries(entries())
