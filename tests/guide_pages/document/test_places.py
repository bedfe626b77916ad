"""A guide's document at one place: its copy, its addresses, what it offers."""

import json
from dataclasses import dataclass, field, replace
from typing import Any

from editions.entries import Entry, Snapshot
from guide_pages.actions import Action
from guide_pages.blocks.showing import SHARED, Origin, Scope
from guide_pages.document.copy import GuideCopy, PlacedBlock, PlacedFAQ, shared_copy
from guide_pages.document.make import make_document, make_guide
from guide_pages.document.models import GuideClinic
from guide_pages.document.search_page import SearchPage
from guide_pages.structured_data.place import NOBODY, Hosts
from tests.guide_pages.document.editions_of_a_guide import (
    GUIDE_ID,
    Addresses,
    a_snapshot,
    an_entry,
    guide_payload,
)

ROME = Origin(scope=Scope.CLINIC, location="rome")


@dataclass(frozen=True)
class FactsOf:
    """The facts of one guide: whose they are."""

    guide_id: int

    def value(self, key: str) -> str | None:
        """Return the guide's id."""
        return f"guide {self.guide_id}" if key == "whose" else None


@dataclass(frozen=True)
class Clinic:
    """A clinic with a phone that does not offer some guides."""

    clinic: GuideClinic = field(
        default_factory=lambda: GuideClinic(code="rome", name="Rome", detail_url="https://c/")
    )
    not_offered: tuple[int, ...] = ()

    def guide_page(self, slug: str, locale: str) -> str | None:
        """Return the clinic's own page."""
        return f"https://rome.example.com/{slug}/"

    def search_page(self, entry: Entry, copy: GuideCopy) -> SearchPage:
        """Return the group's page, a share of own words, and that it is not to be indexed."""
        url = f"https://www.example.com/{(entry.payload or {})['slug']}/"
        return SearchPage(url, local_share=0.125, is_indexed=False)

    def offers(self, guide_id: int) -> bool:
        """Offer all but a few."""
        return guide_id not in self.not_offered

    def title(self, entry: Entry) -> str:
        """Return a title of its own, with two facts in it."""
        return "Ours: {{ whose }}{{ unknown }}"

    def facts(self, guide_id: int) -> FactsOf:
        """Return the facts of a guide."""
        return FactsOf(guide_id)

    def action_url(self, action: Action) -> str | None:
        """Return a phone link and nothing else."""
        return "tel:+390600" if action is Action.CALL else None

    @property
    def hosts(self) -> Hosts:
        """Return nobody."""
        return NOBODY


def the_guide(snapshot: Snapshot) -> Entry:
    """Return the guide's edition."""
    entry = snapshot.find("guide", GUIDE_ID)
    assert entry is not None
    return entry


def the_copy(snapshot: Snapshot) -> GuideCopy:
    """Return what the library says."""
    return shared_copy(the_guide(snapshot).payload or {})


def document_of(snapshot: Snapshot, **options: Any) -> dict[str, Any]:
    """Return the document as frontends read it."""
    addresses = options.pop("addresses", None) or Addresses()
    made = make_document(the_guide(snapshot), snapshot, addresses, **options)
    document: dict[str, Any] = json.loads(made.model_dump_json())
    return document


def a_section(block_id: str, heading: str, **values: Any) -> PlacedBlock:
    """Return a section."""
    value = {"role": "other", "heading": heading, "anchor": "", "text": "<p>Words.</p>"}
    value |= values.pop("value", {})
    return PlacedBlock(
        **{"id": block_id, "type": "section", "anchor": None, "value": value} | values
    )


def test_the_shared_copy_is_what_a_document_says_by_default() -> None:
    snapshot = a_snapshot()
    assert document_of(snapshot, copy=the_copy(snapshot)) == document_of(snapshot)


def test_a_document_says_what_a_copy_says_and_whose_words_they_are() -> None:
    snapshot = a_snapshot()
    shared = the_copy(snapshot)
    copy = replace(
        shared,
        title="Needling in Rome",
        summary="<p>Here.</p>",
        seo_title="Rome",
        treatment={"session_minutes": None, "sessions": {"min": 1, "max": 2}}
        | {"recovery_days": None},
        body=(replace(shared.body[2], origin=ROME), shared.body[1]),
    )

    document = document_of(snapshot, copy=copy)

    assert (document["title"], document["summary"]) == ("Needling in Rome", "<p>Here.</p>")
    assert document["seo"]["title"] == "Rome"
    assert document["seo"]["description"] == "Here."
    assert document["treatment"]["sessions"] == {"min": 1, "max": 2}
    assert [(block["type"], block["origin"]) for block in document["body"]] == [
        ("care_list", {"scope": "clinic", "location": "rome"}),
        ("benefit_list", {"scope": "shared", "location": None}),
    ]


def test_an_inserted_block_gets_an_anchor_that_no_other_block_has() -> None:
    copy = replace(
        the_copy(a_snapshot()),
        body=(
            a_section("new", "Aftercare"),
            a_section("typed", "Anything", value={"anchor": "parking"}),
            a_section("greedy", "Anything", value={"anchor": "aftercare"}),
            a_section("old", "Aftercare", anchor="aftercare"),
            a_section("bare", ""),
        ),
    )

    document = document_of(a_snapshot(), copy=copy)

    assert {block["id"]: block["value"]["anchor"] for block in document["body"]} == {
        "new": "aftercare-3",
        "typed": "parking",
        "greedy": "aftercare-2",
        "old": "aftercare",
        "bare": None,
    }


def test_a_replacement_keeps_the_anchor_whatever_its_own_words_ask_for() -> None:
    block = a_section("old", "Now at home", anchor="aftercare", value={"anchor": "at-home"})
    copy = replace(the_copy(a_snapshot()), body=(block,))
    document = document_of(a_snapshot(), copy=copy)
    assert document["body"][0]["value"]["anchor"] == "aftercare"


def test_a_location_s_own_words_stand_in_place_of_an_faq_s() -> None:
    copy = replace(
        the_copy(a_snapshot()),
        faqs=(
            PlacedFAQ("3", 3, "Does it hurt in Rome?", "<p>No &amp; yes.</p>", ROME),
            PlacedFAQ("own", None, "Where to park?", "<p>Behind.</p>", ROME),
            PlacedFAQ("4", 4),
            PlacedFAQ("8", 8, "Withdrawn above", "<p>Gone.</p>", ROME),
            PlacedFAQ("99", 99),
        ),
    )

    document = document_of(a_snapshot(), copy=copy)

    clinic, shared = ROME.model_dump(mode="json"), SHARED.model_dump(mode="json")
    assert document["faqs"] == [
        {
            "id": 3,
            "question": "Does it hurt in Rome?",
            "answer": "<p>No &amp; yes.</p>",
            "topics": [{"slug": "skin", "name": "Skin"}],
            "origin": clinic,
        },
        {
            "id": "own",
            "question": "Where to park?",
            "answer": "<p>Behind.</p>",
            "topics": [],
            "origin": clinic,
        },
        {
            "id": 4,
            "question": "How long?",
            "answer": "<p>A little.</p>",
            "topics": [],
            "origin": shared,
        },
    ]


def test_a_document_has_the_addresses_of_its_place() -> None:
    document = document_of(a_snapshot(), place=Clinic())
    assert (
        document["meta"]["detail_url"] == "https://cms.example.com/api/v2/guides/12/?clinic=rome"
    )
    assert document["meta"]["html_url"] == "https://rome.example.com/microneedling/"
    assert document["seo"]["canonical_url"] == "https://www.example.com/microneedling/"
    assert (document["seo"]["local_share"], document["seo"]["robots"]) == (0.125, "noindex")
    assert document["clinic"] == {"code": "rome", "name": "Rome", "detail_url": "https://c/"}
    assert document["related"] == [
        {
            "id": 14,
            "title": "Ours: guide 14",
            "slug": "peel",
            "html_url": "https://rome.example.com/peel/",
        }
    ]
    assert (
        '<a data-guide="peel" href="https://rome.example.com/peel/">the peel</a>'
        in document["body"][0]["value"]["text"]
    )


def test_what_the_title_of_a_related_guide_lacks_is_told_of_that_guide() -> None:
    snapshot = a_snapshot()
    guide = make_guide(the_guide(snapshot), snapshot, Addresses(), place=Clinic())
    assert (guide.missing, guide.fallen_back) == ((), ())


def test_a_guide_that_is_not_offered_is_neither_linked_to_nor_related() -> None:
    document = document_of(a_snapshot(), place=Clinic(not_offered=(14,)))
    assert document["related"] == []
    assert "See the peel," in document["body"][0]["value"]["text"]


def test_a_call_to_action_leads_where_the_place_says() -> None:
    def block(action: str) -> PlacedBlock:
        value = {"role": "other", "label": "Go", "text": "", "action": action, "url": ""}
        return PlacedBlock(id=action, type="call_to_action", value=value, anchor=None)

    link = block("link")
    link = replace(link, value={**link.value, "url": "https://example.org/"})
    copy = replace(the_copy(a_snapshot()), body=(block("call"), block("book"), link))

    at_rome = document_of(a_snapshot(), copy=copy, place=Clinic())
    anywhere = document_of(a_snapshot(), copy=copy)

    assert [each["value"]["url"] for each in at_rome["body"]] == [
        "tel:+390600",
        None,
        "https://example.org/",
    ]
    assert [each["value"]["url"] for each in anywhere["body"]] == [
        None,
        None,
        "https://example.org/",
    ]


def test_editions_behind_the_copy_count_for_the_content_version_even_when_named_late() -> None:
    behind: list[Entry] = []

    class Telling(Clinic):
        """Names an edition when it is asked."""

        def offers(self, guide_id: int) -> bool:
            """Offer everything."""
            behind.append(an_entry(40, "local_guide", 1, guide_payload()))
            return True

    document = document_of(a_snapshot(), place=Telling(), made_from=behind)
    assert document["meta"]["content_version"] == 40
