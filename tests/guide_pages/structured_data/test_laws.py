"""Whatever copy and values of facts hold, a graph is correct and tells nothing empty."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.delivery.structured_data.vocabulary import faults
from tests.guide_pages.document.test_facts import a_library, hostile, made, ridden, said


@given(st.data(), hostile, hostile)
@settings(max_examples=30)
def test_a_graph_is_correct_whatever_copy_and_values_hold(
    data: st.DataObject, city: str, phone: str
) -> None:
    snapshot = a_library(
        plain=lambda: data.draw(ridden), rich=lambda: f"<p>{data.draw(ridden)}</p>"
    )
    graph = said(made(snapshot, city=city, phone=phone))["structured_data"]
    assert faults(graph) == []
