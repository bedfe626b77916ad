"""From an old path to the end of its chain: tables and laws."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinics.redirects.leading import Lead, Reason, Website, lead, leads, walk
from clinics.redirects.paths import path_in
from guide_pages.blocks.showing import SHARED
from tests.clinics.redirects.websites import ADDRESS, LA, a_rule, a_website, renamed

PAGES = {5: "/microneedling/", 6: "/peel/"}


def where(path: str, website: Website) -> Any:
    """Return the status and the destination of a path, nothing for one that leads nowhere."""
    found = lead(path, website)
    return (found.status, found.to or found.url) if found is not None else None


@pytest.mark.parametrize(
    ("rules", "path", "expected"),
    [
        ([], "/old", None),
        ([a_rule("/old", "/new/")], "/old", (301, "/new/")),
        ([a_rule("/old", "/new/", 302)], "/old", (302, "/new/")),
        ([a_rule("/old", None)], "/old", (410, None)),
        ([a_rule("/old", 5)], "/old", (301, "/microneedling/")),
        ([a_rule("/old", 7)], "/old", None),
        ([renamed("/needling", 5)], "/needling", (301, "/microneedling/")),
        ([a_rule("/old", "https://example.org/")], "/old", (301, "https://example.org/")),
        # Chains end at once, and hold for good only if every step does.
        ([a_rule("/a", "/b"), a_rule("/b", "/c/#d")], "/a", (301, "/c/#d")),
        ([a_rule("/a", "/B/"), a_rule("/b", "/c")], "/a", (301, "/c")),
        ([a_rule("/a", "/b", 302), a_rule("/b", "/c")], "/a", (302, "/c")),
        ([a_rule("/a", "/b"), a_rule("/b", "/c", 302)], "/a", (302, "/c")),
        ([a_rule("/a", "/b"), a_rule("/b", None)], "/a", (410, None)),
        ([a_rule("/a", "/b"), a_rule("/b", 5)], "/a", (301, "/microneedling/")),
        ([a_rule("/a", "/b"), a_rule("/b", 7)], "/a", None),
        ([a_rule("/a", "/needling/"), renamed("/needling", 5)], "/a", (301, "/microneedling/")),
        ([a_rule("/a", f"{ADDRESS}/b"), a_rule("/b", "/c")], "/a", (301, "/c")),
        ([a_rule("/a", "http://LA.example.com"), a_rule("/", "/c")], "/a", (301, "/c")),
        ([a_rule("/a", "https://la.example.com.evil.example/b")], "/a", (301, None)),
        # Circles lead nowhere.
        ([a_rule("/a", "/a/")], "/a", None),
        ([a_rule("/a", "/b"), a_rule("/b", "/a")], "/a", None),
        ([a_rule("/a", "/b"), a_rule("/b", "/c"), a_rule("/c", "/b")], "/a", None),
        ([a_rule("/a", f"{ADDRESS}/A")], "/a", None),
        ([a_rule("/a", "/a?x=1")], "/a", None),
        # A guide's page stands where it is.
        ([a_rule("/peel", "/new/")], "/peel", None),
        ([a_rule("/old", "/peel"), a_rule("/peel", "/old")], "/old", (301, "/peel")),
        # What is asked of a path counts if a rule says so.
        ([a_rule("/?p=12", 5)], "/?p=12", (301, "/microneedling/")),
        ([a_rule("/?p=12", 5)], "/", None),
        ([a_rule("/old", "/new")], "/old?utm=mail", (301, "/new")),
        ([a_rule("/old", "/new"), a_rule("/old?p=1", "/one")], "/old?p=1", (301, "/one")),
        ([a_rule("/peel?p=1", "/one")], "/peel?p=1", (301, "/one")),
    ],
)
def test_a_path_leads_to_the_end_of_its_chain(rules: list[Any], path: str, expected: Any) -> None:
    found = where(path, a_website(*rules, pages=PAGES))
    if expected == (301, None):
        expected = (301, "https://la.example.com.evil.example/b")
    assert found == expected


def test_where_a_path_leads_is_told_with_its_reason() -> None:
    website = a_website(
        a_rule("/old", "/needling/", 302),
        renamed("/needling", 5),
        a_rule("/away", "https://example.org/a"),
        a_rule("/spa", "/peel/#prices"),
        a_rule("/gone", None),
        a_rule("/nowhere", 7),
        pages=PAGES,
    )
    page = f"{ADDRESS}/microneedling/"
    to_redirect = (Reason.REDIRECT, LA)
    assert leads(website) == [
        Lead("/away", 301, *to_redirect, url="https://example.org/a"),
        Lead("/gone", 410, *to_redirect),
        Lead("/needling", 301, Reason.RENAMED, SHARED, "/microneedling/", page, 5),
        Lead("/old", 302, *to_redirect, to="/microneedling/", url=page, guide=5),
        Lead("/spa", 301, *to_redirect, "/peel/#prices", f"{ADDRESS}/peel/#prices", 6),
    ]


def test_a_guide_without_a_page_is_named_all_the_same() -> None:
    website = Website("", {"/old": a_rule("/old", 5), "/a": a_rule("/a", "/b")}, pages={5: None})
    assert lead("/old", website) == Lead("/old", 301, Reason.REDIRECT, LA, guide=5)
    assert lead("/a", website) == Lead("/a", 301, Reason.REDIRECT, LA, to="/b")


def test_a_circle_is_told_without_the_way_into_it() -> None:
    website = a_website(a_rule("/a", "/b"), a_rule("/b", "/c"), a_rule("/c", "/b"))
    found = walk("/a", website)
    assert found.is_circle
    assert [rule.path for rule in found.rules] == ["/b", "/c"]


PATHS = ["/", "/a", "/b", "/c", "/c?p=1", "/peel", "/microneedling"]
DESTINATIONS = st.one_of(
    st.none(),
    st.sampled_from([5, 6, 7]),
    st.sampled_from([*PATHS, "/A/", "/b#top", "/c?q=2", f"{ADDRESS}/a", "https://example.org/a"]),
)
RULES = st.builds(a_rule, st.sampled_from(PATHS), DESTINATIONS, st.sampled_from([301, 302]))
WEBSITES = st.builds(
    lambda rules, pages: a_website(*rules, pages=pages),
    st.lists(RULES, max_size=8),
    st.sampled_from([{}, PAGES, {6: "/peel/"}]),
)
ASKED = st.sampled_from([*PATHS, "/a?x=1", "/z", "/c?p=1&q=2"])


@given(ASKED, WEBSITES)
def test_where_a_path_leads_does_not_lead_on(path: str, website: Website) -> None:
    found = lead(path, website)
    if found is not None and found.to is not None:
        assert lead(path_in(found.to.partition("#")[0]), website) is None


@given(ASKED, WEBSITES)
def test_a_walk_ends_and_passes_no_rule_twice(path: str, website: Website) -> None:
    passed = [rule.path for rule in walk(path, website).rules]
    assert len(passed) == len(set(passed)) <= len(website.rules)


@given(ASKED, WEBSITES)
def test_a_path_leads_somewhere_exactly_if_its_walk_arrives(path: str, website: Website) -> None:
    found, way = lead(path, website), walk(path, website)
    ends_at_no_page = bool(way.rules) and way.rules[-1].guide not in (None, *website.pages)
    assert (found is None) == (not way.rules or way.is_circle or ends_at_no_page)
    if found is not None:
        assert (found.status == 410) == (found.url is None)


@given(WEBSITES)
def test_a_guides_page_never_leads_elsewhere(website: Website) -> None:
    assert [lead(path, website) for path in website.live] == [None] * len(website.live)


@given(ASKED, WEBSITES)
def test_the_same_question_has_the_same_answer(path: str, website: Website) -> None:
    assert lead(path, website) == lead(path, website)
    assert {each.path for each in leads(website)} <= set(website.rules)
