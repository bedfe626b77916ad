"""What the addresses of clinics can be asked."""

import re
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field

from delivery.parameters import (
    FieldsParameter,
    ListParameters,
    LocaleParameter,
    WholeNumber,
    fields_syntax,
    order_syntax,
    syntax,
)

from .choosing import MAX_CODE
from .distance import POSITION
from .models import KEYS

MAX_LIMIT = 1000
ORDERS = {
    "name": lambda node: node.name.casefold(),
    "code": lambda node: node.code,
}


def _position(value: str) -> str:
    if not re.fullmatch(POSITION, value):
        raise ValueError(
            "use a latitude from -90 to 90 and a longitude from -180 to 180 with a comma "
            "between, such as 34.05,-118.24"
        )
    return value


Position = Annotated[
    str, AfterValidator(_position), Field(json_schema_extra={"pattern": f"^{POSITION}$"})
]


class ClinicListParameters(ListParameters):
    """What the list of clinics can be asked."""

    model_config = ConfigDict(
        json_schema_extra=syntax(fields=fields_syntax(KEYS), order=order_syntax(ORDERS))
    )

    limit: WholeNumber = Field(20, ge=0, le=MAX_LIMIT, description="How many items at the most.")
    region: str | None = Field(
        None,
        max_length=MAX_CODE,
        description="Only clinics in this region or in a region of it, by its code.",
        examples=["california"],
    )
    offers: str | None = Field(
        None,
        max_length=255,
        description="Only clinics that offer this guide, by its slug.",
        examples=["microneedling"],
    )
    near: Position | None = Field(
        None,
        max_length=60,
        description=(
            "Latitude and longitude in degrees: nearest clinics first, each with its "
            "`distance_km`; those without a position last."
        ),
        examples=["34.05,-118.24"],
    )
    order: str | None = Field(
        None,
        max_length=200,
        description=(
            "`name` (the default without `near`) or `code`; several separated by commas; `-` "
            "in front reverses."
        ),
        examples=["name"],
    )


class ClinicParameters(FieldsParameter, LocaleParameter):
    """What one clinic can be asked."""

    model_config = ConfigDict(json_schema_extra=syntax(fields=fields_syntax(KEYS)))
