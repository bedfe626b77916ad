"""What a block is for, whatever its heading says. Pure."""

from enum import StrEnum


class Role(StrEnum):
    """The roles by which frontends pick blocks and structured data is built."""

    OVERVIEW = "overview"
    BENEFITS = "benefits"
    SUITABILITY = "suitability"
    PREPARATION = "preparation"
    PROCEDURE = "procedure"
    SESSIONS = "sessions"
    RESULTS = "results"
    AFTERCARE = "aftercare"
    RISKS = "risks"
    COST = "cost"
    COMPARISON = "comparison"
    SUMMARY = "summary"
    OTHER = "other"
