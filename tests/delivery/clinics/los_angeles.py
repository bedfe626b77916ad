"""A clinic with everything that lists of clinics tell."""

from typing import Any

from clinics.models import ClinicPage
from tests.factories import a_clinic

ADDRESS = {
    "street": "8 Sunset Boulevard",
    "city": "Los Angeles",
    "state": "CA",
    "postal_code": "90028",
    "country": "US",
}


def los_angeles(parent: Any = None, **values: Any) -> ClinicPage:
    """Make a clinic with an address and a position."""
    return a_clinic(
        parent,
        **{
            "code": "los-angeles",
            "title": "Glow Los Angeles",
            "latitude": "34.1",
            "longitude": "-118.3",
            "phone": "+1 310 555 0100",
            **ADDRESS,
            **values,
        },
    )
