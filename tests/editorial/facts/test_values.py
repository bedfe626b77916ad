"""What stands in place of a token, and what is reported."""

from datetime import UTC, datetime

from editions.entries import Entry, Snapshot
from editorial.facts.values import DefaultFacts, Substitution

NOW = datetime(2026, 11, 1, tzinfo=UTC)


class Given:
    """Facts with these values."""

    def __init__(self, **values: str) -> None:
        self.values = values

    def value(self, key: str) -> str | None:
        return self.values.get(key)


def definition(number: int, object_id: int, key: str, default: str | None) -> Entry:
    payload = default if default is None else {"key": key, "label": key, "default": default}
    return Entry(number, "fact", object_id, key, NOW, payload and {**payload, "required": False})


SNAPSHOT = Snapshot().with_entries(
    [
        definition(1, 1, "price_from", "on request"),
        definition(2, 2, "parking", ""),
        definition(3, 3, "gone", "was here"),
        definition(4, 3, "gone", None),
    ]
)


def substitution(used: list[Entry], **values: str) -> Substitution:
    return Substitution(Given(**values), DefaultFacts(SNAPSHOT), used.append)


def test_the_value_goes_before_the_fallback_and_the_fallback_before_the_default() -> None:
    used: list[Entry] = []
    subject = substitution(used, city="Los Angeles", price_from="")

    assert subject.text("{{ city | here }}") == "Los Angeles"
    assert subject.text("{{ price_from | ask us }}") == "ask us"
    assert used == []
    assert subject.text("{{ price_from }}") == "on request"
    assert [entry.key for entry in used] == ["price_from"]
    assert (subject.missing, subject.fallen_back) == ([], ["price_from"])


def test_what_becomes_nothing_is_reported_once_in_order_of_mention() -> None:
    used: list[Entry] = []
    subject = substitution(used)

    assert subject.html("<p>{{ phone }}{{ parking }}</p>") == "<p></p>"
    assert subject.text("{{ city }}, {{ phone }}, {{ gone }}") == ", , "

    assert subject.missing == ["phone", "parking", "city", "gone"]
    assert subject.fallen_back == []
    assert [(entry.key, entry.number) for entry in used] == [
        ("phone", 0),
        ("parking", 2),
        ("city", 0),
        ("phone", 0),
        ("gone", 4),
    ]


def test_values_and_defaults_are_escaped_in_html_and_raw_in_plain_text() -> None:
    subject = substitution([], city="A & B")

    assert subject.text("{{ city }}") == "A & B"
    assert subject.html("<p>{{ city }}</p>") == "<p>A &amp; B</p>"


def test_without_a_place_nothing_has_a_value() -> None:
    facts = DefaultFacts(SNAPSHOT)
    subject = Substitution(facts, facts, [].append)

    assert subject.text("{{ price_from }} / {{ city | your city }}") == "on request / your city"


def test_a_key_that_is_defined_anew_has_the_new_default() -> None:
    anew = SNAPSHOT.with_entries([definition(5, 9, "gone", "back")])
    facts = DefaultFacts(anew)

    assert Substitution(facts, facts, [].append).text("{{ gone }}") == "back"
