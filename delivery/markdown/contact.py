"""Where a clinic is, when it is open and how it is reached, as Markdown. Pure."""

from collections.abc import Iterable
from itertools import groupby

from delivery.clinics.models import Address, ClinicSummary, OpeningException
from editorial.markdown.labels import Labels
from editorial.markdown.pieces import address, bullets, strong
from editorial.markdown.plain import escaped


def contact_of(clinic: ClinicSummary, labels: Labels) -> str:
    """Return a list of what is known."""
    gettext = labels.gettext
    soon = gettext("This clinic opens soon.") if clinic.status == "coming_soon" else ""
    known = [
        (gettext("Status"), escaped(soon)),
        (gettext("Address"), escaped(one_line(clinic.address))),
        (gettext("Phone"), escaped(clinic.phone)),
        (gettext("E-mail"), escaped(clinic.email)),
        (gettext("Book"), _address(clinic.booking_url)),
        (gettext("Website"), _address(clinic.website_url)),
        (gettext("Opening hours"), escaped(_hours(clinic, labels))),
        (gettext("Other hours"), escaped("; ".join(_exceptions(clinic.exceptions, labels)))),
    ]
    return bullets(f"{strong(f'{name}:')} {said}" for name, said in known if said)


def one_line(where: Address) -> str:
    """Return a postal address in one line."""
    town = " ".join(filter(None, (where.region, where.postal_code)))
    return ", ".join(filter(None, (where.street, where.locality, town, where.country)))


def _address(url: str) -> str:
    return address(url) if url else ""


def _hours(clinic: ClinicSummary, labels: Labels) -> str:
    days = [
        f"{labels.gettext(day.title())} "
        + ", ".join(f"{each.opens}–{each.closes}" for each in intervals)
        for day, intervals in groupby(clinic.opening_hours, key=lambda each: each.day)
    ]
    return f"{'; '.join(days)} ({clinic.time_zone})" if days else ""


def _exceptions(exceptions: Iterable[OpeningException], labels: Labels) -> Iterable[str]:
    for each in exceptions:
        hours = labels.gettext("closed") if each.closed else f"{each.opens}–{each.closes}"
        yield f"{each.date.isoformat()} {hours}" + (f" ({each.note})" if each.note else "")
