"""A clinic that changes one section of a guide, and a library that goes on writing."""

from typing import Any

from clinics.models import ClinicPage, LocalGuidePage
from guide_pages.models import GuidePage
from tests.factories import a_block, a_change, a_clinic, a_guide, a_local_guide


def a_changed_section(
    clinic: ClinicPage | None = None, **values: Any
) -> tuple[GuidePage, LocalGuidePage, dict[str, Any]]:
    """Make a guide of two sections and a clinic's words for the first; return its change too."""
    first = a_block(heading="What is it?", text="<p>Needles make tiny channels.</p>")
    guide = a_guide(title="Microneedling", body=[first, a_block(heading="Aftercare")])
    change = a_change(first["id"], heading="What is it?", text="<p>We use a pen.</p>")
    local = a_local_guide(clinic or a_clinic(), guide, changes=[change], **values)
    return guide, local, change


def rewrite(guide: GuidePage, text: str, *, index: int = 0, **value: Any) -> None:
    """Publish the guide with other words in one of its sections."""
    raw = guide.body.get_prep_value()
    raw[index]["value"] |= {"text": text, **value}
    publish_body(guide, raw)


def publish_body(guide: GuidePage, raw: list[dict[str, Any]]) -> None:
    """Publish the guide with this body."""
    guide.body = raw
    guide.save_revision().publish()
    guide.refresh_from_db()
