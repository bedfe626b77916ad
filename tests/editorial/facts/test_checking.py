"""What editors are told about the facts that a text mentions."""

import pytest
from pytest_django import DjangoAssertNumQueries

from editorial.facts.built_in import BUILT_IN, BUILT_IN_KEYS
from editorial.facts.checking import KnownFact, fact_errors, known_facts
from editorial.facts.grammar import is_key
from tests.factories import a_fact

pytestmark = pytest.mark.django_db


def test_built_in_facts_have_valid_keys_of_their_own() -> None:
    assert all(is_key(fact.key) for fact in BUILT_IN)
    assert len(BUILT_IN_KEYS) == len(BUILT_IN)


@pytest.mark.parametrize("number", [1, 2])
def test_known_facts_are_the_built_in_and_the_defined_ones(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for index in range(number):
        a_fact(key=f"fact_{index}", label=f"Fact {index}", help_text="Why.")

    with django_assert_num_queries(1):
        facts = known_facts()

    assert [fact.key for fact in facts[: len(BUILT_IN)]] == [fact.key for fact in BUILT_IN]
    assert facts[len(BUILT_IN) :] == [
        KnownFact(f"fact_{index}", f"Fact {index}", "Why.") for index in range(number)
    ]


@pytest.mark.parametrize(
    "text",
    ["", "No facts.", "{a} & b", "In {{ city }}.", "{{ price_from | ask }}", "<p>{{ city }}</p>"],
)
def test_nothing_is_wrong_with(text: str) -> None:
    a_fact(key="price_from")
    assert fact_errors(text) == []


def test_text_without_facts_needs_no_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        assert fact_errors("<p>Tom &amp; Jerry {here}</p>") == []


def test_several_mentions_need_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        assert len(fact_errors("{{ a }} {{ b }} {{ c }} {{ city }}")) == 3


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            "In {{ citty }}",
            "There is no fact “citty” (character 4). Did you mean “city”?",
        ),
        (
            "<p>In {{ <b>prise_from</b> }}</p>",
            "There is no fact “prise_from” (character 4). Did you mean “price_from”?",
        ),
        (
            "{{ zzz }}",
            "There is no fact “zzz” (character 1). Choose one from the list, or define it under "
            "“Facts” first.",
        ),
        (
            "<p>A</p><p>Call {{ phone</p><p>us</p>",
            "“{{ phone” (character 8) isn’t closed. A fact ends with two braces on the same line.",
        ),
        (
            "{{ City }}",
            "“{{ City }}” (character 1) can’t be a fact: its name has lowercase letters, digits "
            "and underscores only. Choose one from the list.",
        ),
        ("{{ }}", "“{{ }}” (character 1) names no fact. Choose one from the list."),
        (
            "city }}",
            "“}}” (character 6) closes nothing. A fact begins with two braces on the same line.",
        ),
        (
            "{{{ city }}",
            "“{{{ city }}” (character 1) has too many braces. A fact begins with two.",
        ),
        (
            "{{ city\n}}",
            "“{{ city” (character 1) isn’t closed. A fact ends with two braces on the same line.",
        ),
        (
            '<p><a href="https://example.com/{{ city }}">x</a></p>',
            "Facts can’t stand in web addresses. Take it out of the link: "
            '<a href="https://example.com/{{ city }}">',
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_the_remedy(text: str, error: str) -> None:
    a_fact(key="price_from")
    assert fact_errors(text)[0] == error


def test_errors_come_in_the_order_of_the_text() -> None:
    errors = fact_errors("{{ zzz }} then {{ City }} then {{ citty }}")
    assert [error.split("character ")[1].split(")")[0] for error in errors] == ["1", "16", "32"]
