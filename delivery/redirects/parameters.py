"""What redirects can be asked."""

from typing import Annotated

from pydantic import AfterValidator, Field

from clinics.redirects.paths import PATH_SYNTAX, UnusablePath, path_in
from delivery.clinics.choosing import ClinicParameter
from delivery.parameters import MAX_OFFSET, WholeNumber

MAX_LIMIT = 1000
MAX_PATH = 2000


def _path(value: str) -> str:
    try:
        return path_in(value)
    except UnusablePath as unusable:
        raise ValueError(str(unusable)) from unusable


WebsitePath = Annotated[
    str,
    Field(max_length=MAX_PATH),
    AfterValidator(_path),
    Field(json_schema_extra={"pattern": PATH_SYNTAX}),
]


class PathParameters(ClinicParameter):
    """Which path of which website."""

    path: WebsitePath | None = Field(
        None,
        description=(
            "A path of the website of the clinic, or of the group without `clinic`: the answer "
            "says where it leads now. It goes with `clinic` only."
        ),
        examples=["/botox-offer/"],
    )


class AllRedirectsParameters(ClinicParameter):
    """What the list of all redirects of a website can be asked."""

    limit: WholeNumber = Field(20, ge=0, le=MAX_LIMIT, description="How many items at the most.")
    offset: WholeNumber = Field(0, ge=0, le=MAX_OFFSET, description="How many items to pass over.")
