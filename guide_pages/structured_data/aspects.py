"""Which aspect of its topic a block tells of, as schema.org names it. Pure."""

from guide_pages.roles import Role

from .nodes import VOCABULARY

#: The other roles have no counterpart there.
ASPECTS = {
    Role.OVERVIEW: VOCABULARY + "OverviewHealthAspect",
    Role.BENEFITS: VOCABULARY + "BenefitsHealthAspect",
    Role.PROCEDURE: VOCABULARY + "HowItWorksHealthAspect",
    Role.SESSIONS: VOCABULARY + "UsageOrScheduleHealthAspect",
    Role.AFTERCARE: VOCABULARY + "SelfCareHealthAspect",
    Role.RISKS: VOCABULARY + "RisksOrComplicationsHealthAspect",
}
