"""Whatever guides, layers and locations say, a graph is correct and tells nothing empty."""

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from clinics.resolution.resolve import resolve
from clinics.structured_data.graph import Service, clinic_graph
from editions.entries import Snapshot
from guide_pages.document.make import make_document
from tests.clinics.resolution.guides_and_layers import guides_with_layers
from tests.clinics.resolution.laws.cases import Case
from tests.delivery.structured_data.vocabulary import faults
from tests.guide_pages.document.editions_of_a_guide import GUIDE_ID, Addresses

from .locations import (
    CLINIC_ID,
    GROUP_ID,
    clinic_payload,
    node_in,
    serving_in,
    url_of,
    with_locations,
)

_words = st.sampled_from(["", " ", "Rome", "{{ city }}", "{{ city }} 1", "<b>", '"', "</script>"])
_webs = st.sampled_from(["", "https://la.example.com/", "la", "https://a b/", "javascript:1"])
_times = st.sampled_from(["09:00", "12:30", "17:00"])
_days = st.sampled_from(["monday", "friday", "sunday"])
_dates = st.sampled_from(["2026-12-25", "2026-12-31"])
_open = st.fixed_dictionaries({"day": _days, "opens": _times, "closes": _times})
_exceptions = st.fixed_dictionaries(
    {"date": _dates, "closed": st.just(False), "opens": _times, "closes": _times, "note": _words}
) | st.fixed_dictionaries(
    {"date": _dates, "closed": st.just(True), "opens": st.none(), "closes": st.none()}
)
_addresses = st.fixed_dictionaries(
    dict.fromkeys(("street", "locality", "region", "postal_code", "country"), _words)
)
_clinics = st.builds(
    clinic_payload,
    status=st.sampled_from(["open", "open", "coming_soon"]),
    address=_addresses,
    geo=st.sampled_from([None, {"latitude": 0.0, "longitude": -118.3}]),
    phone=_words,
    email=_words,
    website_url=_webs,
    opening_hours=st.lists(_open, max_size=4),
    exceptions=st.lists(_exceptions, max_size=3),
    practitioners=st.lists(
        st.fixed_dictionaries({"name": _words, "credentials": _words, "url": _webs}), max_size=3
    ),
    languages=st.lists(st.sampled_from(["en", "es"]), max_size=2),
)
_patterns = st.sampled_from(["", "https://{clinic}.example.com/{guide}/", "https://a.io/#{guide}"])
_snapshots = st.builds(with_locations, _clinics, name=_words, pattern=_patterns)
#: Facts have been put into titles by then.
_titles = st.sampled_from(["", "Peel", "<b>", "</script>"])
_pages = st.sampled_from([None, "https://la.example.com/"])


@given(_snapshots, guides_with_layers(), st.sampled_from([CLINIC_ID, GROUP_ID, None]))
@settings(max_examples=50)
def test_the_graph_of_a_guide_is_correct(
    snapshot: Snapshot, case: Case, location: int | None
) -> None:
    serving = serving_in(snapshot, location)
    entry = snapshot.find("guide", GUIDE_ID)
    assert entry is not None

    document = make_document(
        entry,
        snapshot,
        Addresses(),
        copy=resolve(*case).copy,
        facts=serving.facts(GUIDE_ID),
        place=serving.noting(lambda entry: None),
    )

    graph = json.loads(document.model_dump_json())["structured_data"]
    assert faults(graph) == []
    parts = [each for each in graph["@graph"][0].get("hasPart", ()) if "mainEntity" not in each]
    told = [each["@id"].rpartition("/")[2] for each in parts]
    assert [block.id for block in document.body if block.value.anchor or block.id in told] == told


@given(_snapshots, st.lists(st.builds(Service, _titles, _pages, st.just("")), max_size=3))
@settings(max_examples=50)
def test_the_graph_of_a_clinic_is_correct_or_not_there(
    snapshot: Snapshot, services: list[Service]
) -> None:
    node = node_in(snapshot)
    offered = [
        replace(
            each,
            page=each.page and f"{each.page}{number}/",
            document=f"https://cms.example.com/{number}/",
        )
        for number, each in enumerate(services)
    ]
    graph = clinic_graph(
        node, node_in(snapshot, GROUP_ID), images=[], services=offered, url_of=url_of
    )
    address = (node.clinic or {})["address"]
    is_found = bool(node.name.strip() and (address["street"] + address["locality"]).strip())
    assert (graph is not None) is is_found
    assert graph is None or faults(graph) == []
