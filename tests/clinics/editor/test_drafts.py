"""Drafts of locations are saved in any state; publishing is refused at the field or row."""

from typing import Any

import pytest
from django.test import Client

from clinics.models import ClinicPage
from tests.clinics.editor.forms import submitted
from tests.clinics.editor.sending import form_of, send, shown, shown_row
from tests.factories import a_clinic, a_fact, a_guide, an_image

pytestmark = pytest.mark.django_db

REQUIRED = ["This field is required."]

#: Fields that must not be published as typed: what is typed, where it is refused and why.
FIELDS: list[tuple[str, dict[str, str], str, list[str]]] = [
    (
        "half a country",
        {"country": "us"},
        "country",
        ["Use the country's two capital letters, for example US or GB."],
    ),
    ("half an e-mail address", {"email": "la@"}, "email", ["Enter a valid email address."]),
    ("half an address", {"booking_url": "https://"}, "booking_url", ["Enter a valid URL."]),
    ("no address at all", {"website_url": "http://["}, "website_url", ["Enter a valid URL."]),
    (
        "a latitude beyond the pole",
        {"latitude": "91", "longitude": "0"},
        "latitude",
        ["Ensure this value is less than or equal to 90."],
    ),
    (
        "a latitude without a longitude",
        {"latitude": "34.05"},
        "latitude",
        ["Enter both latitude and longitude, or neither."],
    ),
    (
        "languages by name",
        {"languages": "English; Spanish"},
        "languages",
        ["Use language codes with commas between them, for example “en, es”."],
    ),
    (
        "a phone with a story",
        {"phone": "1" * 41},
        "phone",
        ["Ensure this value has at most 40 characters (it has 41)."],
    ),
    (
        "a pattern without the guide",
        {"url_pattern": "https://{clinic}.example.com/"},
        "url_pattern",
        ["Say where the guide's web name stands: {guide}."],
    ),
    ("no name", {"title": "", "street": "1 Main St"}, "title", REQUIRED),
    (
        "a long name",
        {"title": "L" * 256},
        "title",
        ["Ensure this value has at most 255 characters (it has 256)."],
    ),
    (
        "a code with a space",
        {"code": "los angeles"},
        "code",
        ["Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."],
    ),
]

ALONE = {"a latitude without a longitude", "a pattern without the guide", "a long name"}

#: Rows that must not be published as typed: the relation, the row, where it is refused and why.
ROWS: list[tuple[str, str, dict[str, str], dict[str, list[str]]]] = [
    (
        "hours without times",
        "opening_hours",
        {"day": "friday", "opens": "", "closes": ""},
        {"opens": REQUIRED, "closes": REQUIRED},
    ),
    (
        "hours that end before they begin",
        "opening_hours",
        {"day": "friday", "opens": "17:00", "closes": "09:00"},
        {"closes": ["Enter a later time than “opens”; use two rows around midnight."]},
    ),
    (
        "a date that is not said",
        "opening_exceptions",
        {"date": "", "opens": "", "closes": "", "note": "Some holiday"},
        {"date": REQUIRED, "opens": ["Enter both times, or tick “closed all day”."]},
    ),
    (
        "a date without times",
        "opening_exceptions",
        {"date": "2030-12-24", "opens": "09:00", "closes": "", "note": ""},
        {"opens": ["Enter both times, or tick “closed all day”."]},
    ),
    (
        "a long note",
        "opening_exceptions",
        {"date": "2030-12-24", "closed": "on", "note": "N" * 121},
        {"note": ["Ensure this value has at most 120 characters (it has 121)."]},
    ),
    (
        "somebody without a name",
        "practitioners",
        {"name": "", "credentials": "RN", "url": "https://"},
        {"name": REQUIRED, "url": ["Enter a valid URL."]},
    ),
    (
        "a value of no fact",
        "fact_values",
        {"definition": "", "guide": "", "value": "$9"},
        {"definition": REQUIRED},
    ),
    (
        "a fact without a value",
        "fact_values",
        {"definition": "FACT", "guide": "", "value": ""},
        {"value": REQUIRED},
    ),
    (
        "a redirect from no path to nowhere",
        "redirects",
        {"old_path": "", "guide": "", "to": "", "status": "301"},
        {"old_path": REQUIRED, "to": ["Choose a guide or enter an address."]},
    ),
    (
        "a redirect from a whole address to another website",
        "redirects",
        {"old_path": "https://a.example/old", "guide": "", "to": "//b.example", "status": "302"},
        {
            "old_path": [
                "Begin with a slash, as in /old-page/, and leave out the website’s name."
            ],
            "to": ["Begin with one slash: two slashes or a backslash lead to another website."],
        },
    ),
    (
        "a place of no guide",
        "guide_settings",
        {"guide": "", "offered": "no", "featured": "", "position": "3"},
        {"guide": REQUIRED},
    ),
    (
        "a place before the first",
        "guide_settings",
        {"guide": "GUIDE", "offered": "", "featured": "", "position": "-3"},
        {"position": ["Ensure this value is greater than or equal to 0."]},
    ),
    ("words without an image", "images", {"image": "", "alt": "A room"}, {"image": REQUIRED}),
    ("an image without words", "images", {"image": "IMAGE", "alt": ""}, {"alt": REQUIRED}),
]


#: Those that are told of together: some keep others from being asked about.
ALL_AT_ONCE = [case for case in FIELDS if case[0] not in ALONE]


def concrete(row: dict[str, str]) -> dict[str, str]:
    """Return a row with ids in place of the things it names."""
    ids = {
        "FACT": lambda: a_fact().pk,
        "GUIDE": lambda: a_guide().pk,
        "IMAGE": lambda: an_image().pk,
    }
    return {name: str(ids[value]()) if value in ids else value for name, value in row.items()}


@pytest.mark.parametrize("live", [True, False], ids=["live", "not live"])
def test_a_draft_holds_everything_as_typed_and_publishing_says_what_to_mend(
    editor: Client, live: bool
) -> None:
    clinic = a_clinic(title="LA", code="la", city="Los Angeles", live=live)
    typed = {"city": "Long Beach"}
    rows: dict[str, Any] = {}
    refused: dict[str, list[dict[str, list[str]]]] = {}
    for _, values, *_ in ALL_AT_ONCE:
        typed |= values
    for _, relation, row, errors in ROWS:
        rows.setdefault(relation, []).append(concrete(row))
        refused.setdefault(relation, []).append(errors)

    assert send(editor, clinic, **typed, **rows).status_code == 302
    opened = form_of(editor, clinic)
    assert {name: shown(opened)[name] for name in typed} == typed
    assert {name: [shown(each) for each in opened.formsets[name].forms] for name in rows} == {
        name: [
            shown_row(each, row)
            for each, row in zip(opened.formsets[name].forms, found, strict=True)
        ]
        for name, found in rows.items()
    }
    answer = send(editor, clinic, "action-publish", **typed, **rows).context["form"]
    assert {field: answer.errors[field] for _, _, field, _ in ALL_AT_ONCE} == {
        field: messages for _, _, field, messages in ALL_AT_ONCE
    }
    assert {name: answer.formsets[name].errors for name in rows} == refused
    stored = ClinicPage.objects.get()
    assert (stored.title, stored.code, stored.city, stored.live) == (
        "LA",
        "la",
        "Los Angeles",
        live,
    )
    assert not any(getattr(stored, name).exists() for name in rows)


@pytest.mark.parametrize(
    ("typed", "field", "messages"),
    [case[1:] for case in FIELDS],
    ids=[case[0] for case in FIELDS],
)
def test_each_field_alone_is_valid_in_a_draft_and_refused_when_published(
    typed: dict[str, str], field: str, messages: list[str]
) -> None:
    clinic = a_clinic()
    draft = submitted(clinic, as_draft=True, **typed)
    assert (draft.is_valid(), draft.errors) == (True, {})
    assert submitted(clinic, **typed).errors == {field: messages}
