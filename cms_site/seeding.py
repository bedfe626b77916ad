"""A large invented group, to see how the admin and the API behave at that size."""

from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from typing import Any
from uuid import uuid4

from django.db import transaction
from wagtail.models import Page, Site

from clinics.local_guides.creating import new_local_guide
from clinics.models import ClinicGroupPage, ClinicPage, FactValue, Location, RegionPage
from editions.numbering import take_numbering_lock
from editorial.models import FactDefinition
from faq.models import FAQ
from guide_pages.models import GuideFAQ, GuideIndexPage, GuidePage
from guide_pages.roles import Role

CODE = "seeded-group"
CLINICS_IN_A_REGION = 25
BLOCKS = (Role.OVERVIEW, Role.BENEFITS, Role.PROCEDURE, Role.AFTERCARE, Role.RISKS, Role.COST)

#: Told what is made, how many there are of it and how many there will be.
Progress = Callable[[str, int, int], None]


class AlreadySeeded(Exception):
    """There is a group of clinics; the message says what to do."""


@transaction.atomic
def seed(*, clinics: int, guides: int, local_guides: int, progress: Progress) -> None:
    """Make and publish a group of this size, wholly or not at all.

    Raises:
        AlreadySeeded: when there is a group of clinics already.
    """
    if ClinicGroupPage.objects.exists():
        raise AlreadySeeded("There is a group of clinics. Seed an empty database instead.")
    take_numbering_lock()
    price, _ = FactDefinition.objects.get_or_create(
        key="price_from", defaults={"label": "Price from", "default": "on request"}
    )
    made = list(_counted("guides", _guides(guides), guides, progress))
    places = list(_counted("clinics", _clinics(clinics, price), clinics, progress))
    pairs = zip(places, cycle(made), strict=False)
    for _ in _counted("local guides", _changed(pairs, local_guides), local_guides, progress):
        pass


def _counted(name: str, items: Iterable[Any], total: int, progress: Progress) -> Iterator[Any]:
    for number, item in enumerate(items, start=1):
        progress(name, number, total)
        yield item


def _guides(number: int) -> Iterator[GuidePage]:
    home = Site.objects.get(is_default_site=True).root_page
    library = GuideIndexPage.objects.first() or home.add_child(
        instance=GuideIndexPage(title="Seeded guides", slug="seeded-guides", locale=home.locale)
    )
    faqs = []
    for each in range(max(1, number * 6)):
        faq = FAQ(
            question=f"Seeded question {each + 1}: may I ask {{{{ clinic_name | you }}}}?",
            answer="<p>Yes. Call {{ phone | the clinic }} and ask.</p>",
            locale=home.locale,
        )
        faq.save()
        faqs.append(faq)
    for each in range(number):
        guide: Any = GuidePage(
            title=f"Seeded treatment {each + 1}",
            slug=f"seeded-treatment-{each + 1}",
            summary="<p>An invented treatment, to see how many guides behave.</p>",
            body=[_block(each, role) for role in BLOCKS],
            locale=home.locale,
            live=False,
        )
        guide.guide_faqs = [
            GuideFAQ(faq=faq, sort_order=place)
            for place, faq in enumerate(faqs[each * 6 : each * 6 + 6])
        ]
        library.add_child(instance=guide)
        guide.save_revision().publish()
        yield guide


def _block(number: int, role: Role) -> dict[str, Any]:
    return {
        "type": "section",
        "id": str(uuid4()),
        "value": {
            "heading": f"{role.value.capitalize()} of treatment {number + 1}",
            "text": "<p>At {{ clinic_name | our clinics }} a session starts at {{ price_from }}. "
            "This sentence stands for many others.</p>",
            "role": role.value,
        },
    }


def _clinics(number: int, price: FactDefinition) -> Iterator[ClinicPage]:
    group = _added(
        Page.get_first_root_node(),
        ClinicGroupPage(
            title="Seeded group", code=CODE, url_pattern="https://{clinic}.example.com/{guide}/"
        ),
    )
    region = group
    for each in range(number):
        if each % CLINICS_IN_A_REGION == 0:
            name = f"Seeded region {each // CLINICS_IN_A_REGION + 1}"
            region = _added(group, RegionPage(title=name, code=name.lower().replace(" ", "-")))
        name = f"Seeded clinic {each + 1}"
        clinic: Any = ClinicPage(
            title=name,
            code=name.lower().replace(" ", "-"),
            city=f"Seeded city {each + 1}",
            country="US",
            phone=f"+1 212 555 {each % 10_000:04}",
        )
        # Every tenth has no price of its own, and so the default.
        if each % 10:
            clinic.fact_values = [FactValue(definition=price, value=f"${100 + each % 300}")]
        yield _added(region, clinic)


def _added(parent: Page, location: Location) -> Any:
    location.slug = location.code
    parent.add_child(instance=location)
    location.save_revision()
    return location


def _changed(pairs: Iterable[tuple[Location, GuidePage]], number: int) -> Iterator[Any]:
    for location, guide in islice(pairs, number):
        local = new_local_guide(location, guide)
        target = guide.body[0]
        value = {**target.get_prep_value()["value"], "text": f"<p>Ours in {location.title}.</p>"}
        content = {"action": "replace", "target": str(target.id), "content": value}
        local.changes = [{"type": "section", "id": str(uuid4()), "value": content}]
        local.save_revision().publish()
        yield local
