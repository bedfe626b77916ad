"""Cache tags: what answers say they are made from, and what editions make untrue."""

from datetime import date

import pytest
from django.test import Client

from clinics.models import Location
from delivery.tags import EVERYTHING, MOST_CHARACTERS, tags_made_untrue, tags_of_guide
from editions.entries import Entry, Snapshot, nothing_said
from editorial.document import topics_of
from tests.factories import (
    a_clinic,
    a_fact,
    a_guide,
    a_region,
    a_reviewer,
    a_topic,
    an_faq,
    an_image,
)


def tags(client: Client, path: str) -> list[str]:
    """Return the tags of an answer, which both headers name."""
    answer = client.get(f"/api/v2/{path}")
    assert answer.status_code == 200
    assert answer["Surrogate-Key"].split(" ") == answer["Cache-Tag"].split(",")
    named: list[str] = answer["Cache-Tag"].split(",")
    return named


def chain(*locations: Location) -> list[str]:
    """Return the tags of these locations."""
    return [f"location-{location.pk}" for location in locations]


@pytest.mark.django_db
def test_a_guide_names_everything_it_is_made_from_and_whatever_may_change_it(
    client: Client,
) -> None:
    a_fact("price_from", default="on request")
    region = a_region()
    clinic, group = a_clinic(region), region.get_parent()
    topic, reviewer, image, faq = a_topic(), a_reviewer(), an_image(), an_faq()
    draft, other = a_guide(live=False), a_guide()
    guide = a_guide(
        summary=f'<p>{{{{ price_from }}}} or {{{{ no_such_fact }}}}, <a linktype="page" '
        f'id="{draft.pk}">more</a></p>',
        topics=[topic],
        faqs=[faq],
        related=[other],
        image=image,
        image_alt="A face",
        reviewer=reviewer,
        last_reviewed=date(2026, 1, 1),
    )

    assert tags(client, f"guides/{guide.pk}/?clinic={clinic.code}") == [
        "fact-no_such_fact",
        "fact-price_from",
        f"faq-{faq.pk}",
        *sorted(f"guide-{each.pk}" for each in (guide, other, draft)),
        f"image-{image.pk}",
        f"reviewer-{reviewer.pk}",
        f"topic-{topic.pk}",
        *chain(group, region, clinic),
        *(
            f"local-{location.pk}-{each}"
            for location in (group, region, clinic)
            for each in sorted([guide.pk, other.pk, draft.pk])
        ),
    ]


@pytest.mark.django_db
def test_what_looks_at_everything_names_the_sort(client: Client) -> None:
    group_page = a_clinic().get_parent()
    clinic = a_clinic(code="houston")
    guide, faq = a_guide(slug="peel"), an_faq()
    at_the_clinic = [
        "library",
        *chain(group_page, clinic),
        f"local-{group_page.pk}",
        f"local-{clinic.pk}",
    ]

    assert tags(client, "guides/?clinic=houston") == at_the_clinic
    assert tags(client, "faqs/?clinic=houston") == [*at_the_clinic, "faq-choices"]
    assert tags(client, f"faqs/{faq.pk}/?clinic=houston") == [*at_the_clinic, "faq-choices"]
    assert tags(client, "clinics/houston/") == at_the_clinic
    assert tags(client, "clinics/") == ["library", "locations", "local-guides"]
    assert tags(client, "changes/") == tags(client, "changes/?clinic=houston") == ["changes"]
    assert tags(client, "guides/") == [
        "library",
        f"location-{group_page.pk}",
        f"local-{group_page.pk}",
    ]
    assert guide.slug == "peel"


@pytest.mark.django_db
def test_without_a_group_every_location_may_change_an_answer(client: Client) -> None:
    guide = a_guide()

    assert tags(client, "guides/") == ["library", "locations"]
    assert tags(client, f"guides/{guide.pk}/") == [f"guide-{guide.pk}", "locations"]


@pytest.mark.django_db
def test_an_answer_without_tags_must_be_asked_for_again(client: Client) -> None:
    guide = a_guide()

    for path in (f"pages/{guide.pk}/", "images/", "documents/", "openapi.json", "docs/"):
        answer = client.get(f"/api/v2/{path}")
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "no-cache"
        assert answer.has_header("ETag")
        assert not answer.has_header("Cache-Tag")
        assert not answer.has_header("Surrogate-Key")


@pytest.mark.django_db
def test_an_unchanged_answer_says_its_tags_too(client: Client) -> None:
    guide = a_guide()
    whole = client.get(f"/api/v2/guides/{guide.pk}/")
    unchanged = client.get(f"/api/v2/guides/{guide.pk}/", headers={"If-None-Match": whole["ETag"]})

    assert unchanged.status_code == 304
    assert unchanged["Cache-Tag"] == whole["Cache-Tag"]


def test_more_names_than_fit_a_header_are_said_by_their_sort() -> None:
    few = [nothing_said("faq", number) for number in range(10)]
    many = [nothing_said("faq", number) for number in range(1, MOST_CHARACTERS // 4)]

    assert tags_of_guide(few, None) == (*(f"faq-{number}" for number in range(10)), "locations")
    assert tags_of_guide(many, None) == ("library", "locations")


@pytest.mark.parametrize(
    ("kind", "key", "expected"),
    [
        ("guide", "peel", {"guide-7", "library", "changes"}),
        ("library", "", {"library-7", "library", "changes"}),
        ("fact", "city", {"fact-city", "library", "changes"}),
        ("clinic", "houston", {"location-7", "locations", "changes"}),
        ("group", "group", {"location-7", "locations", "changes"}),
        ("local_guide", "3/5", {"local-3-5", "local-3", "local-guides", "changes"}),
    ],
)
def test_an_edition_names_all_who_may_read_differently(
    kind: str, key: str, expected: set[str]
) -> None:
    assert tags_made_untrue(kind, 7, key, None) == expected
    assert expected & set(EVERYTHING)


@pytest.mark.parametrize(("faq", "is_told"), [(5, True), (None, False)])
def test_a_local_guide_that_chooses_a_question_of_the_library_is_told_to_all_faqs(
    faq: int | None, is_told: bool
) -> None:
    tags = tags_made_untrue("local_guide", 7, "3/5", {"faqs": [{"faq": None}, {"faq": faq}]})

    assert ("faq-choices" in tags) == is_told


def test_what_is_not_public_yet_is_told_of_like_what_is() -> None:
    told: list[Entry] = []

    assert topics_of([3], Snapshot(), told.append) == []
    assert [(entry.kind, entry.object_id, entry.number) for entry in told] == [("topic", 3, 0)]
