"""Where calls to action lead at a clinic."""

from typing import Any

import pytest

from clinics.contact import contact_url, email_url, phone_url
from guide_pages.actions import Action

NOWHERE = dict.fromkeys(("street", "locality", "region", "postal_code", "country"), "")


def a_clinic_saying(**details: Any) -> dict[str, Any]:
    """Return what a clinic says that has no means of contact but those given."""
    return {
        "booking_url": "",
        "phone": "",
        "email": "",
        "address": NOWHERE,
        "geo": None,
        **details,
    }


@pytest.mark.parametrize(
    ("phone", "url"),
    [
        ("+1 (310) 555-0100", "tel:+13105550100"),
        ("(+1) 310 555 0100", "tel:+13105550100"),
        ("310.555.0100", "tel:3105550100"),
        ("310+555", "tel:310555"),
        ("++1", "tel:+1"),
        ("٣١٠ 555²", "tel:555"),
        ("٣١٠", None),
        ("+", None),
        ("by e-mail only", None),
        ("", None),
    ],
)
def test_a_number_is_dialled_by_its_ascii_digits_after_a_leading_plus(
    phone: str, url: str | None
) -> None:
    assert phone_url(phone) == url


@pytest.mark.parametrize(
    ("email", "url"),
    [
        ("la@example.com", "mailto:la@example.com"),
        ("la+west@example.com", "mailto:la+west@example.com"),
        ("la?subject=x&cc=y@example.com", "mailto:la%3Fsubject%3Dx%26cc%3Dy@example.com"),
        ("50%off@example.com", "mailto:50%25off@example.com"),
        ("größe@example.com", "mailto:gr%C3%B6%C3%9Fe@example.com"),
        ("", None),
    ],
)
def test_an_e_mail_address_is_quoted(email: str, url: str | None) -> None:
    assert email_url(email) == url


@pytest.mark.parametrize(
    ("action", "details", "url"),
    [
        (Action.BOOK, {"booking_url": "https://book.example/"}, "https://book.example/"),
        (Action.BOOK, {}, None),
        (Action.CALL, {"phone": "+1"}, "tel:+1"),
        (Action.EMAIL, {"email": "a@b.example"}, "mailto:a@b.example"),
        (
            Action.DIRECTIONS,
            {"address": {**NOWHERE, "street": "1 Main St", "locality": "LA & more"}},
            "https://www.google.com/maps/dir/?api=1&destination=1%20Main%20St%2C%20LA%20%26%20more",
        ),
        (
            Action.DIRECTIONS,
            {
                "address": {**NOWHERE, "street": "1 Main St"},
                "geo": {"latitude": 34.05, "longitude": -118.25},
            },
            "https://www.google.com/maps/dir/?api=1&destination=34.05%2C-118.25",
        ),
        (Action.DIRECTIONS, {}, None),
        (Action.LINK, {"booking_url": "https://book.example/"}, None),
    ],
)
def test_an_action_leads_to_the_clinics_own_means_of_contact(
    action: Action, details: dict[str, Any], url: str | None
) -> None:
    assert contact_url(action, a_clinic_saying(**details)) == url
