"""What the laws ask about: a shared guide with the layers over it."""

from collections import Counter

from clinics.resolution.layers import Layer
from clinics.resolution.resolve import Reason, Resolved
from guide_pages.document.copy import GuideCopy

Case = tuple[GuideCopy, list[Layer]]


def ids(copy: GuideCopy) -> list[str]:
    """Return the ids of the blocks in their order."""
    return [block.id for block in copy.body]


def keys(copy: GuideCopy) -> list[str]:
    """Return the keys of the FAQs in their order."""
    return [faq.key for faq in copy.faqs]


def reasons(resolved: Resolved) -> Counter[tuple[str, Reason]]:
    """Return how often each change was reported, and why."""
    return Counter((each.change, each.reason) for each in resolved.unapplied)
