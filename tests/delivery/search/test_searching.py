"""``search`` of guides, FAQs and clinics: what a place really says is found there."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from clinics.models import Practitioner
from tests.delivery.clinics.reading import codes, get, questions, refusal, slugs
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_library,
    a_local_guide,
    a_region,
    a_topic,
    a_translation,
    an_faq,
)

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def test_a_match_is_answered_exactly_as_the_contract_says(client: Client) -> None:
    care = a_block(heading="Peels & care", text="<p>After a <b>peel</b>, use x &lt; 2 creams.</p>")
    faq = an_faq(question="Does it hurt?", answer="<p>Peels sting.</p>")
    guide = a_guide(
        title="Chemical peel",
        slug="peel",
        summary="<p>A peel fades spots.</p>",
        topics=[a_topic(name="Peels", slug="peels")],
        body=[a_block(heading="Other", text="<p>Nothing.</p>"), care],
        faqs=[faq],
    )

    answer = get(client, "guides/", search="PEELS", fields="_,id")

    assert answer == {
        "meta": {"total_count": 1},
        "items": [
            {
                "id": guide.pk,
                "match": {
                    "title": "Chemical <mark>peel</mark>",
                    "excerpts": [
                        {
                            "part": "summary",
                            "block": None,
                            "anchor": None,
                            "faq": None,
                            "heading": "",
                            "html": "A <mark>peel</mark> fades spots.",
                        },
                        {
                            "part": "topics",
                            "block": None,
                            "anchor": None,
                            "faq": None,
                            "heading": "",
                            "html": "<mark>Peels</mark>",
                        },
                        {
                            "part": "body",
                            "block": care["id"],
                            "anchor": "peels-care",
                            "faq": None,
                            "heading": "<mark>Peels</mark> &amp; care",
                            "html": "After a <mark>peel</mark>, use x &lt; 2 creams.",
                        },
                    ],
                },
            }
        ],
    }
    assert get(client, "guides/", search="sting", fields="_")["items"][0]["match"] == {
        "title": "Chemical peel",
        "excerpts": [
            {
                "part": "faqs",
                "block": None,
                "anchor": None,
                "faq": faq.pk,
                "heading": "Does it hurt?",
                "html": "Peels <mark>sting</mark>.",
            }
        ],
    }
    assert get(client, "faqs/", search="stings hurt", fields="_,id")["items"] == [
        {
            "id": faq.pk,
            "match": {
                "title": "Does it <mark>hurt</mark>?",
                "excerpts": [
                    {"part": "answer", "heading": "", "html": "Peels <mark>sting</mark>."}
                ],
            },
        }
    ]


def test_a_match_of_a_clinic_is_answered_exactly_as_the_contract_says(client: Client) -> None:
    clinic = a_clinic(code="la", title="Glow", street="8 Sunset Boulevard", city="Los Angeles")
    clinic.practitioners.add(Practitioner(name="Sunny Nurse"))
    clinic.save()

    answer = get(client, "clinics/", search="sun", fields="_,code", near="0,0")

    assert answer["items"] == [
        {
            "code": "la",
            "distance_km": None,
            "match": {
                "title": "Glow",
                "excerpts": [
                    {
                        "part": "address",
                        "heading": "",
                        "html": "8 <mark>Sunset</mark> Boulevard, Los Angeles",
                    },
                    {
                        "part": "practitioners",
                        "heading": "",
                        "html": "<mark>Sunny</mark> Nurse",
                    },
                ],
            },
        }
    ]
    assert codes(get(client, "clinics/", search="Los Angelos")) == ["la"]


def test_a_clinic_is_found_by_the_regions_that_it_stands_in(client: Client) -> None:
    south = a_region(title="The South")
    texas = a_region(south, title="Texas")
    a_clinic(texas, code="aus", title="Glow")
    a_clinic(south, code="mia", title="Glow")
    a_clinic(code="la", title="Glow", street="1 Texas Avenue")

    assert codes(get(client, "clinics/", search="texas")) == ["la", "aus"]
    assert codes(get(client, "clinics/", search="glow texsa")) == ["la", "aus"]
    [_, south_of_all] = get(client, "clinics/", search="south", order="-code")["items"]
    assert south_of_all["match"] == {
        "title": "Glow",
        "excerpts": [{"part": "region", "heading": "", "html": "Texas, The <mark>South</mark>"}],
    }


def test_a_region_is_found_by_its_new_name_at_once(client: Client) -> None:
    texas = a_region(title="Texas")
    a_clinic(texas, code="aus")
    assert codes(get(client, "clinics/", search="texas")) == ["aus"]

    texas.title = "Lone Star"
    texas.save_revision().publish()

    assert codes(get(client, "clinics/", search="texas")) == []
    assert codes(get(client, "clinics/", search="lone")) == ["aus"]


def test_nothing_is_matched_where_nothing_is_looked_for(client: Client) -> None:
    a_guide()
    an_faq()
    a_clinic()

    for path in ("guides/", "faqs/", "clinics/"):
        [item] = get(client, path, fields="*")["items"]
        assert "match" not in item


def test_whole_guides_can_be_searched(client: Client) -> None:
    a_guide(slug="peel", title="Peel")

    [item] = get(client, "guides/", search="peel", fields="*")["items"]

    assert item.pop("match")["title"] == "<mark>Peel</mark>"
    assert item == get(client, "guides/peel/")


def test_mistyped_words_and_beginnings_are_found(client: Client) -> None:
    a_guide(slug="needling", title="Microneedling", body=[])
    a_guide(slug="peel", title="Peeling químico", body=[])

    for words in ("micro", "Microneedlign", "needling", "micro-needling"):
        assert slugs(get(client, "guides/", search=words)) == ["needling"], words
    assert slugs(get(client, "guides/", search="QUIMICO")) == ["peel"]
    for words in ("xyz", "mikro"):
        assert slugs(get(client, "guides/", search=words)) == [], words


def test_a_word_of_the_guides_is_no_slip_in_questions(client: Client) -> None:
    a_guide(body=[a_block(text="<p>The aftercare is easy.</p>")])
    an_faq(question="Makeup afterward?")

    for path, name in (("faqs/", "search"), ("suggest/", "q")):
        assert get(client, path, **{name: "aftercare"})["items"] == []
        assert len(get(client, path, **{name: "afterwart"})["items"]) == 1


def test_what_is_submitted_is_not_taken_for_a_beginning_with_slips(client: Client) -> None:
    an_faq(question="Is it cosmetic?")
    an_faq(question="Is it a pricking pain?")

    for words in ("cost", "price"):
        assert questions(get(client, "faqs/", search=words)) == [], words
    assert questions(get(client, "faqs/", search="cosm")) == ["Is it cosmetic?"]
    assert len(get(client, "suggest/", q="cosn")["items"]) == 1


def test_what_no_reader_sees_is_not_found(client: Client) -> None:
    block = a_block(
        "call_to_action",
        role="aftercare",
        label="Go",
        text="",
        action="link",
        url="https://example.com/",
    )
    a_guide(slug="peel", title="Peel", body=[block, a_block(heading="Intro", role="other")])

    for words in ("aftercare", "other", "https", "example", "link", "shared"):
        assert slugs(get(client, "guides/", search=words)) == [], words
    assert slugs(get(client, "guides/", search="go")) == ["peel"]


def test_a_block_is_found_by_what_it_is_for(client: Client) -> None:
    library = a_library()
    care = a_block(heading="How do you rest?", role="aftercare", text="<p>Sleep & sleep.</p>")
    a_guide(parent=library, slug="text", title="One", body=[a_block(text="<p>Aftercare.</p>")])
    a_guide(parent=library, slug="role", title="Laser", body=[care])
    a_guide(parent=library, slug="heading", title="Two", body=[a_block(heading="Aftercare")])

    found = get(client, "guides/", search="aftercare")
    assert slugs(found) == ["heading", "role", "text"]
    [excerpt] = found["items"][1]["match"]["excerpts"]
    assert (excerpt["anchor"], excerpt["heading"]) == ("how-do-you-rest", "How do you rest?")
    assert excerpt["html"] == "Sleep &amp; sleep."
    assert slugs(get(client, "guides/", search="laser aftercare")) == ["role"]
    assert slugs(get(client, "guides/", search="laser aftrcare sleeping")) == ["role"]


def test_what_a_block_is_for_is_called_so_in_the_language_of_its_guide(client: Client) -> None:
    guide = a_guide(slug="peel", body=[a_block(heading="-", role="risks")])
    a_translation(guide, "es", slug="peeling", body=[a_block(heading="-", role="risks")])

    assert slugs(get(client, "guides/", search="side effect")) == ["peel"]
    assert slugs(get(client, "guides/", search="riesgo")) == []
    assert slugs(get(client, "guides/", search="riesgo", locale="es")) == ["peeling"]
    assert slugs(get(client, "guides/", search="risks", locale="es")) == []


def test_filters_choose_among_what_is_found(client: Client) -> None:
    skin = a_topic(name="Skin", slug="skin")
    library = a_library()
    red = an_faq(question="Red?")
    peel = a_guide(parent=library, slug="peel", title="Peel", topics=[skin], faqs=[red])
    a_guide(parent=library, slug="laser", title="Laser peel")
    an_faq(question="Redder?", topics=[skin])

    assert slugs(get(client, "guides/", search="peel", topic="skin")) == ["peel"]
    assert slugs(get(client, "guides/", search="peel", order="title")) == ["laser", "peel"]
    assert questions(get(client, "faqs/", search="red", guide=peel.pk)) == ["Red?"]
    assert questions(get(client, "faqs/", search="red", topic="skin")) == ["Redder?"]
    assert questions(get(client, "faqs/", search="red", guide="unknown")) == []
    answer = get(client, "guides/", search="peel", limit=1, offset=1)
    assert (answer["meta"]["total_count"], slugs(answer)) == (2, ["laser"])


def test_words_without_letters_find_nothing(client: Client) -> None:
    a_guide(title="!!! …")

    assert get(client, "guides/", search="!!!") == {"meta": {"total_count": 0}, "items": []}
    assert refusal(client, "guides/", search=" ")[0] == 400


def test_what_only_one_clinic_says_is_found_at_that_clinic_alone(client: Client) -> None:
    a_fact("device")
    block = a_block(text="<p>We use {{ device | a laser }}.</p>")
    guide = a_guide(slug="peel", body=[block], faqs=[an_faq(question="Why?")])
    group = a_group(code="glow")
    a_clinic(group, code="la", facts={"device": "Zephyrine"})
    a_clinic(group, code="ny", facts={"device": "Quartzite"})
    sf = a_clinic(group, code="sf")
    parking = {"question": "Is there valet parking?", "answer": "<p>Yes.</p>"}
    a_local_guide(
        sf,
        guide,
        changes=[a_change(block["id"], text="<p>Ours is by the cathedral.</p>")],
        faq_changes=[{"type": "add", "value": parking}],
    )
    places = {"": {}, "la": {"clinic": "la"}, "ny": {"clinic": "ny"}, "sf": {"clinic": "sf"}}

    def where(path: str, name: str, words: str) -> list[str]:
        found = {at: get(client, path, **{name: words}, **query) for at, query in places.items()}
        return [at for at, answer in found.items() if answer["items"]]

    assert where("guides/", "search", "zephyrine") == ["la"]
    assert where("guides/", "search", "quartzite") == ["ny"]
    assert where("guides/", "search", "cathedral") == ["sf"]
    assert where("guides/", "search", "laser") == [""]
    assert where("guides/", "search", "valet") == ["sf"]
    assert where("faqs/", "search", "valet") == ["sf"]
    assert where("suggest/", "q", "valet") == ["sf"]
    assert where("guides/", "search", "why") == ["", "la", "ny", "sf"]


def test_a_publication_is_found_at_once(client: Client) -> None:
    guide = a_guide(slug="peel", title="Peel")
    assert slugs(get(client, "guides/", search="renamed")) == []

    guide.title = "Renamed"
    guide.save_revision().publish()

    assert slugs(get(client, "guides/", search="renamed")) == ["peel"]
    assert slugs(get(client, "guides/", search="peel")) == []


@pytest.mark.parametrize("guides", [3, 6])
def test_one_query_answers_however_much_there_is(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, guides: int
) -> None:
    a_fact("price")
    library, clinic = a_library(), a_clinic(code="la", facts={"price": "$1"})
    for _ in range(guides):
        block = a_block(heading="Price", text="<p>{{ price }}</p>")
        guide = a_guide(parent=library, body=[block], faqs=[an_faq(question="Which price?")])
        a_local_guide(clinic, guide, summary="<p>Our price.</p>")
    get(client, "guides/")

    for path in (
        "guides/?search=price",
        "guides/?search=price&clinic=la&fields=*",
        "faqs/?search=prcie&clinic=la",
        "faqs/?search=price&clinic=la&guide=" + guide.slug,
        "clinics/?search=clinic",
        "suggest/?q=pri&clinic=la",
    ):
        for _ in ("made now", "kept"):
            with django_assert_num_queries(1):
                answer = client.get(f"/api/v2/{path}")
            assert answer.json()["items"], path
