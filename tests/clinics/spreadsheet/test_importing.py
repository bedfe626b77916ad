from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry, ReferenceIndex, Revision, Workflow

from clinics.models import ClinicPage
from clinics.spreadsheet.applying import PlanChangedError, apply_import
from clinics.spreadsheet.plan import Action, Difference, Plan
from clinics.spreadsheet.planning import plan_import
from clinics.spreadsheet.reading import read_sheet
from clinics.spreadsheet.report import problem_line
from editions.models import Edition
from tests.factories import a_clinic, a_fact, a_group, a_guide, a_local_guide, a_region, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

ROW = {
    "code": "los-angeles",
    "name": "Los Angeles",
    "parent": "california",
    "status": "open",
    "street": "5 Palm Street; Suite 2",
    "city": "Los Angeles",
    "state": "CA",
    "postal_code": "02139",
    "country": "US",
    "latitude": "34.052200",
    "longitude": "-118.243700",
    "phone": "+1 310 555 0100",
    "email": "la@example.com",
    "booking_url": "https://booking.example.com/la",
    "website_url": "https://la.example.com",
    "time_zone": "America/Los_Angeles",
    "languages": "en, es",
    "licences": "CA 1 | CA 2",
    "opening_hours": "mon-fri 09:00-13:00, 14:00-18:00",
    "exceptions": "2026-12-25 closed Christmas; 2026-12-24 09:00-12:00",
    "practitioners": "Ana Ruiz, RN, BSN <https://example.com/ana>; Ben Ito",
    "url_pattern": "https://la.example.com/{guide}/",
    "fact:price_from": "$120",
    "fact:price_from@microneedling": "$200",
}


def a_file(*rows: dict[str, str]) -> bytes:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    lines = [columns, *([row.get(name, "") for name in columns] for row in rows)]
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines]
    return "\n".join(quoted).encode()


def imported(*rows: dict[str, str], update: bool = True, **options: Any) -> Plan:
    return apply_import(read_sheet(a_file(*rows)), update=update, **options)


def problems(*rows: dict[str, str], update: bool = True, **options: Any) -> list[str]:
    sheet = read_sheet(a_file(*rows))
    found = [problem_line(each) for each in plan_import(sheet, update=update).plan.problems]
    before = (Revision.objects.count(), Edition.objects.count(), ClinicPage.objects.count())
    apply_import(sheet, update=update)
    after = (Revision.objects.count(), Edition.objects.count(), ClinicPage.objects.count())
    assert before == after
    return found


def test_a_row_becomes_a_published_clinic_with_everything_it_says() -> None:
    california = a_region(code="california")
    a_fact("price_from")
    microneedling = a_guide(slug="microneedling")
    user = a_user()

    plan = imported(ROW, user=user)

    clinic = ClinicPage.objects.get()
    assert [each.action for each in plan.clinics] == [Action.NEW]
    assert clinic.get_parent().pk == california.pk
    assert (clinic.live, clinic.has_unpublished_changes, clinic.owner) == (True, False, user)
    payload = Edition.objects.get(kind="clinic", object_id=clinic.pk).payload
    definition = clinic.fact_values.all()[0].definition_id
    assert payload == {
        "name": "Los Angeles",
        "ancestors": [california.get_parent().pk, california.pk],
        "url_pattern": "https://la.example.com/{guide}/",
        "values": [
            {"fact": definition, "guide": None, "value": "$120"},
            {"fact": definition, "guide": microneedling.pk, "value": "$200"},
        ],
        "guides": [],
        "treatments": {str(microneedling.translation_key): [microneedling.pk]},
        "clinic": {
            "status": "open",
            "successor": None,
            "address": {
                "street": "5 Palm Street; Suite 2",
                "locality": "Los Angeles",
                "region": "CA",
                "postal_code": "02139",
                "country": "US",
            },
            "geo": {"latitude": 34.0522, "longitude": -118.2437},
            "phone": "+1 310 555 0100",
            "email": "la@example.com",
            "booking_url": "https://booking.example.com/la",
            "website_url": "https://la.example.com",
            "time_zone": "America/Los_Angeles",
            "opening_hours": [
                {"day": day, "opens": opens, "closes": closes}
                for day in ("monday", "tuesday", "wednesday", "thursday", "friday")
                for opens, closes in (("09:00", "13:00"), ("14:00", "18:00"))
            ],
            "exceptions": [
                {
                    "date": "2026-12-24",
                    "closed": False,
                    "opens": "09:00",
                    "closes": "12:00",
                    "note": "",
                },
                {
                    "date": "2026-12-25",
                    "closed": True,
                    "opens": None,
                    "closes": None,
                    "note": "Christmas",
                },
            ],
            "practitioners": [
                {
                    "name": "Ana Ruiz",
                    "credentials": "RN, BSN",
                    "url": "https://example.com/ana",
                },
                {"name": "Ben Ito", "credentials": "", "url": ""},
            ],
            "licences": ["CA 1", "CA 2"],
            "languages": ["en", "es"],
            "images": [],
        },
        "redirects": [],
    }
    actions = PageLogEntry.objects.filter(page=clinic.pk, user=user).values_list(
        "action", flat=True
    )
    assert {"wagtail.edit", "wagtail.publish"} <= set(actions)


def test_importing_the_same_file_again_writes_nothing() -> None:
    a_region(code="california")
    a_fact("price_from")
    a_guide(slug="microneedling")
    imported(ROW)
    revisions, editions = Revision.objects.count(), Edition.objects.count()

    plan = imported(ROW)

    assert [each.action for each in plan.clinics] == [Action.UNCHANGED]
    assert (Revision.objects.count(), Edition.objects.count()) == (revisions, editions)


def test_only_what_differs_is_changed_and_the_rest_stays() -> None:
    a_fact("price_from")
    a_fact("parking")
    guide = a_guide()
    clinic = a_clinic(
        code="los-angeles",
        title="Los Angeles",
        phone="+1",
        email="la@example.com",
        facts={"price_from": "$100", "parking": "Free"},
        guides={guide: {"offered": "no"}},
    )
    local = a_local_guide(clinic, guide)

    plan = imported(
        {
            "code": "los-angeles",
            "name": "",
            "phone": "+2",
            "email": "-",
            "fact:price_from": "$120",
            "fact:parking": "-",
        }
    )

    assert plan.clinics[0].differences == (
        Difference("phone", "+1", "+2"),
        Difference("email", "la@example.com", ""),
        Difference("fact:price_from", "$100", "$120"),
        Difference("fact:parking", "Free", ""),
    )
    clinic = ClinicPage.objects.get()
    assert (clinic.title, clinic.phone, clinic.email) == ("Los Angeles", "+2", "")
    assert [(row.definition.key, row.value) for row in clinic.fact_values.all()] == [
        ("price_from", "$120")
    ]
    assert [row.offered for row in clinic.guide_settings.all()] == ["no"]
    assert clinic.local_guides.get() == local
    assert Revision.objects.for_instance(clinic).count() == 1


def test_a_successor_may_be_new_in_the_same_file_and_stand_after_it() -> None:
    a_group()

    imported(
        {"code": "old", "name": "Old", "status": "closed", "successor": "new"},
        {"code": "new", "name": "New"},
    )

    successor = ClinicPage.objects.get(code="new")
    assert ClinicPage.objects.get(code="old").successor == successor
    used_by = ReferenceIndex.objects.filter(to_object_id=str(successor.pk))
    assert [row.model_path for row in used_by] == ["successor"]


def test_without_update_a_clinic_that_says_the_same_is_unchanged() -> None:
    a_clinic(code="los-angeles", phone="1")
    rows = {"code": "los-angeles", "phone": "1"}, {"code": "boston", "name": "Boston"}

    plan = imported(*rows, update=False)

    assert [each.action for each in plan.clinics] == [Action.UNCHANGED, Action.NEW]
    assert [each.action for each in imported(*rows, update=False).clinics] == [
        Action.UNCHANGED,
        Action.UNCHANGED,
    ]


def test_without_update_a_clinic_that_would_change_is_refused() -> None:
    a_clinic(code="los-angeles")
    assert problems({"code": "los-angeles", "phone": "1"}, update=False) == [
        "Line 2, column code: “los-angeles” exists already. Use --update to change clinics."
    ]


def test_a_draft_is_never_lost() -> None:
    clinic = a_clinic(code="los-angeles", title="Los Angeles")
    clinic.phone = "from a draft"
    clinic.save_revision()

    assert problems({"code": "los-angeles", "email": "la@example.com"}) == [
        "Line 2, column code: “Los Angeles” has a draft that is not published. Publish or "
        "discard it in the editor first, then import."
    ]
    assert ClinicPage.objects.get().get_latest_revision_as_object().phone == "from a draft"


def test_a_clinic_that_waits_for_approval_is_refused() -> None:
    clinic = a_clinic(code="los-angeles", title="Los Angeles")
    clinic.save_revision()
    Workflow.objects.earliest("pk").start(clinic, a_user())

    assert problems({"code": "los-angeles", "phone": "1"}) == [
        "Line 2, column code: “Los Angeles” waits for approval. Have it approved, or cancel the "
        "workflow, first."
    ]


def test_a_clinic_with_a_draft_that_says_what_the_file_says_is_unchanged() -> None:
    clinic = a_clinic(code="los-angeles", email="la@example.com")
    clinic.save_revision()

    plan = imported({"code": "los-angeles", "email": "la@example.com"})

    assert [each.action for each in plan.clinics] == [Action.UNCHANGED]


def test_a_clinic_that_is_not_published_locked_or_scheduled_is_refused() -> None:
    a_clinic(code="hidden", title="Hidden", live=False)
    a_clinic(code="locked", title="Locked", locked=True)
    tomorrow = timezone.now() + timezone.timedelta(days=1)
    a_clinic(code="later", title="Later", go_live_at=tomorrow)

    assert problems(*({"code": code, "phone": "1"} for code in ("hidden", "locked", "later"))) == [
        "Line 2, column code: “Hidden” is not published. Publish it in the editor first, then "
        "import.",
        "Line 3, column code: “Locked” is locked. Unlock it in the editor first.",
        "Line 4, column code: “Later” is scheduled to be published. Cancel the schedule in the "
        "editor first.",
    ]


def test_one_bad_row_keeps_all_others_out_and_every_problem_is_said() -> None:
    a_group(code="group")
    a_region(code="california")
    a_fact("price_from")
    a_clinic(code="san-diego", title="San Diego")

    assert problems(
        {"code": "good", "name": "Good"},
        {"code": "bad code", "name": "Bad"},
        {"code": "a", "name": "A", "parent": "californa", "email": "nobody"},
        {"code": "california", "name": "California"},
        {"code": "b", "status": "open"},
        {"code": "c", "name": "C", "latitude": "95", "longitude": "1", "country": "USA"},
        {"code": "d", "name": "D", "latitude": "5", "languages": "English"},
        {"code": "e", "name": "E", "successor": "san-dieg", "booking_url": "nowhere"},
        {"code": "f", "name": "F", "status": "open", "successor": "san-diego"},
        {"code": "san-diego", "parent": "california"},
        {"code": "g", "name": "G", "fact:price_from": "{{ phone }}"},
        {"code": "h", "name": "H", "practitioners": f"{'x' * 121}; B", "url_pattern": "/here/"},
        {"code": "i", "name": "I", "successor": "j", "status": "closed"},
        {"code": "j", "name": "J", "successor": "i", "status": "closed"},
        {"code": "k", "name": "K", "successor": "good"},
        {"code": "l", "name": "L", "latitude": "north"},
    ) == [
        "Line 3, column code: Use lowercase letters, digits and single hyphens, with at least "
        "one letter.",
        "Line 4, column parent: There is no region “californa”. Did you mean “california”?",
        "Line 5, column code: “california” is a region or the group. A spreadsheet has clinics "
        "only.",
        "Line 6, column name: A new clinic needs a name.",
        "Line 7, column country: Ensure this value has at most 2 characters (it has 3).",
        "Line 7, column latitude: Ensure this value is less than or equal to 90.",
        "Line 8, column languages: Use language codes with commas between them, for example “en, "
        "es”.",
        "Line 8, column latitude: Enter both latitude and longitude, or neither.",
        "Line 9, column successor: There is no clinic “san-dieg”. Did you mean “san-diego”?",
        "Line 10, column successor: Only a closed clinic has a successor.",
        "Line 11, column parent: “san-diego” stands under “group”. An import moves no clinic: "
        "move it in the page explorer, or write “group”.",
        "Line 12, column fact:price_from: A value can’t mention a fact itself. Leave out the "
        "double braces.",
        "Line 13, column url_pattern: Begin with https://, for example "
        "https://{clinic}.example.com/{guide}/",
        "Line 13, column practitioners: Ensure this value has at most 120 characters (it has "
        "121).",
        "Line 14, column successor: “i” is new and stands in a circle of successors. Leave its "
        "successor empty, import, and add the successor in a second import.",
        "Line 15, column successor: “j” is new and stands in a circle of successors. Leave its "
        "successor empty, import, and add the successor in a second import.",
        "Line 16, column successor: Only a closed clinic has a successor. Write “closed” as its "
        "status.",
        "Line 17, column latitude: “north” is no number of degrees. Write it like 34.052200.",
    ]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("name", "Clinic {{ city }}"),
        ("street", "{{ street }}"),
        ("phone", "+1 }} 2"),
        ("booking_url", "https://booking.example.com/{{city}}"),
        ("licences", "CA 1 | {{ CA 2"),
        ("exceptions", "2026-12-25 closed {{ note }}"),
        ("practitioners", "Ana Ruiz, {{ RN }}"),
    ],
)
def test_plain_words_mention_no_facts(column: str, cell: str) -> None:
    a_clinic(code="los-angeles")
    assert problems(
        {"code": "los-angeles", column: cell}, {"code": "new", "name": "New", column: cell}
    ) == [
        f"Line {line}, column {column}: Facts can’t be mentioned here: this is what facts say. "
        "Leave out the double braces."
        for line in (2, 3)
    ]


@pytest.mark.parametrize(
    ("column", "sentence"),
    [
        (
            "fact:price_form",
            "Line 1, column fact:price_form: “price_form” is not known. Did you mean "
            "“price_from”?",
        ),
        (
            "fact:zzz",
            "Line 1, column fact:zzz: There is no fact “zzz”. Define it under “Facts” first.",
        ),
        (
            "fact:price_from@microneedlin",
            "Line 1, column fact:price_from@microneedlin: “microneedlin” is not known. Did you "
            "mean “microneedling”?",
        ),
        (
            "fact:price_from@microneedling:es",
            "Line 1, column fact:price_from@microneedling:es: There is no guide “microneedling”. "
            "Write its web name, and its language if several guides have that name: "
            "fact:key@web-name:en.",
        ),
    ],
)
def test_an_unknown_fact_or_guide_in_the_header_is_said(column: str, sentence: str) -> None:
    a_group()
    a_fact("price_from")
    a_guide(slug="microneedling")
    assert problems({"code": "a", "name": "A", column: "1"}) == [sentence]


def test_a_required_fact_is_required_of_imported_clinics() -> None:
    a_group()
    a_fact("price_from", required=True)

    assert problems({"code": "a", "name": "A"}) == [
        "Line 2, column fact:price_from: The clinic has no value of “Price from”, which every "
        "clinic needs. Add a column fact:price_from with its value."
    ]
    assert imported({"code": "a", "name": "A", "fact:price_from": "$1"}).problems == ()


def test_without_a_group_nothing_can_be_imported() -> None:
    assert problems({"code": "a", "name": "A"}) == [
        "There is no clinic group yet. Add it in the page explorer first."
    ]


def test_what_was_looked_at_must_still_be_what_would_happen() -> None:
    clinic = a_clinic(code="los-angeles", title="Los Angeles", phone="1")
    sheet = read_sheet(a_file({"code": "los-angeles", "phone": "2"}))
    looked_at = plan_import(sheet, update=True).plan.fingerprint
    clinic.phone = "3"
    clinic.save_revision().publish()

    with pytest.raises(PlanChangedError) as caught:
        apply_import(sheet, update=True, reviewed=looked_at)

    assert ClinicPage.objects.get().phone == "3"
    assert caught.value.plan.clinics[0].differences == (Difference("phone", "3", "2"),)


def test_a_failure_in_the_middle_leaves_nothing_behind() -> None:
    a_group()

    def failing(done: int, total: int) -> None:
        if done == 2:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        imported(
            *({"code": f"c{n}", "name": f"C {n}"} for n in range(3)),
            progress=failing,
        )

    assert ClinicPage.objects.count() == 0
    assert not Edition.objects.filter(kind="clinic").exists()


def test_unchanged_clinics_cost_no_queries_of_their_own(django_assert_num_queries: Any) -> None:
    a_fact("price_from")
    for count in (3, 6):
        for n in range(ClinicPage.objects.count(), count):
            a_clinic(code=f"c{n}", title=f"C {n}", facts={"price_from": "1"})
        sheet = read_sheet(
            a_file(*({"code": f"c{n}", "fact:price_from": "1"} for n in range(count)))
        )
        with django_assert_num_queries(17):
            assert plan_import(sheet, update=True).plan.changes_nothing
