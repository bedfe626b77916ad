"""The pages of the clinics tree and what belongs to them."""

from .approval import LocationApprovalTask
from .clinic import (
    ClinicImage,
    ClinicPage,
    OpeningException,
    OpeningHours,
    Practitioner,
)
from .fact_value import FactValue
from .group import ClinicGroupPage, RegionPage
from .guide_at_location import GuideAtLocation
from .local_guide import LocalGuidePage
from .location import Location
from .redirect import LocationRedirect
from .role import Role, RoleGroup

__all__ = [
    "ClinicGroupPage",
    "ClinicImage",
    "ClinicPage",
    "FactValue",
    "GuideAtLocation",
    "LocalGuidePage",
    "Location",
    "LocationApprovalTask",
    "LocationRedirect",
    "OpeningException",
    "OpeningHours",
    "Practitioner",
    "RegionPage",
    "Role",
    "RoleGroup",
]
