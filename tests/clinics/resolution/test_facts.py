"""Facts along the way up from a clinic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinics.resolution.facts import ChainFacts, LocationFacts
from editions.entries import Snapshot
from editorial.facts.values import DefaultFacts, Facts, Substitution

KEYS = ["city", "phone", "price_from"]
GUIDE, OTHER_GUIDE = 7, 8

_tables = st.dictionaries(
    st.sampled_from(KEYS), st.sampled_from(["", " ", "a & b", "<c>", "{{ city }}", "d"])
)
_chains = st.lists(
    st.builds(
        LocationFacts,
        location=st.sampled_from(["los-angeles", "west", "group"]),
        general=_tables,
        for_guides=st.fixed_dictionaries({}, optional={GUIDE: _tables, OTHER_GUIDE: _tables}),
        built_in=_tables,
    ),
    max_size=4,
)


@given(_chains, st.sampled_from(KEYS))
def test_law_7_nearer_first_and_at_one_location_the_guides_value_first(
    chain: list[LocationFacts], key: str
) -> None:
    facts: Facts = ChainFacts(chain, GUIDE)
    candidates = [
        table[key]
        for place in chain
        for table in (place.for_guides.get(GUIDE, {}), place.general, place.built_in)
        if table.get(key, "").strip()
    ]

    assert facts.value(key) == (candidates[0] if candidates else None)


@given(_chains, st.lists(st.sampled_from([*KEYS, "unknown"]), max_size=5))
def test_law_7_no_token_reaches_a_frontend_whatever_the_values_hold(
    chain: list[LocationFacts], mentioned: list[str]
) -> None:
    facts = ChainFacts(chain, GUIDE)
    copy = " ".join(f"{{{{ {key} }}}}" for key in mentioned)
    substitution = Substitution(facts, DefaultFacts(Snapshot()), lambda entry: None)

    plain, html = substitution.text(copy), substitution.html(f"<p>{copy}</p>")

    assert "{{" not in plain + html
    assert "<c>" not in html
    assert "&amp;amp;" not in html
    assert substitution.missing == list(
        dict.fromkeys(key for key in mentioned if facts.value(key) is None)
    )


@pytest.mark.parametrize(
    ("key", "value", "source"),
    [
        ("price_from", "$350", "los-angeles"),  # the clinic's, for this guide
        ("phone", "555 0100", "los-angeles"),  # of the clinic's own fields
        ("currency", "USD", "west"),  # the region's, for this guide
        ("city", "Los Angeles", "los-angeles"),  # what is written goes before the field
        ("hours", "all day", "group"),  # the clinic has only blanks
        ("fax", None, None),
    ],
)
def test_where_a_value_comes_from(key: str, value: str | None, source: str | None) -> None:
    facts = ChainFacts(
        [
            LocationFacts(
                "los-angeles",
                general={"price_from": "$400", "city": "Los Angeles", "hours": " "},
                for_guides={GUIDE: {"price_from": "$350"}, OTHER_GUIDE: {"price_from": "$99"}},
                built_in={"phone": "555 0100", "city": "LA", "hours": ""},
            ),
            LocationFacts(
                "west",
                general={"phone": "555 0199", "currency": "CAD"},
                for_guides={GUIDE: {"price_from": "$300", "currency": "USD"}},
            ),
            LocationFacts("group", general={"hours": "all day", "currency": "EUR"}),
        ],
        GUIDE,
    )

    assert (facts.value(key), facts.source(key)) == (value, source)


def test_a_nearer_general_value_goes_before_a_farther_one_for_the_guide() -> None:
    chain = [
        LocationFacts("los-angeles", general={"price_from": "$400"}),
        LocationFacts("west", for_guides={GUIDE: {"price_from": "$300"}}),
    ]

    assert ChainFacts(chain, GUIDE).value("price_from") == "$400"


def test_outside_guides_only_general_values_count() -> None:
    chain = [LocationFacts("west", {"price_from": "$400"}, {GUIDE: {"price_from": "$300"}})]

    assert ChainFacts(chain).value("price_from") == "$400"
    assert ChainFacts(chain, OTHER_GUIDE).value("price_from") == "$400"
