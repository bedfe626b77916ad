"""What search engines should know of a guide's page at one place. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SearchPage:
    """The URL to list the page under, whose words stand there, and whether to list it at all.

    ``local_share`` is the part of the words that the place and those above it have written
    themselves, from 0 to 1. A page that another one stands for is always indexed: search engines
    must be able to read where it points to.
    """

    canonical_url: str | None
    local_share: float = 0.0
    is_indexed: bool = True
