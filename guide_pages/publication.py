"""What keeps a guide from being published, said so that an editor can mend it."""

from collections import Counter
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from editorial.rich_text import plain_text
from guide_pages.block_ids import duplicate_ids
from guide_pages.facts_in_copy import fact_errors_of

if TYPE_CHECKING:
    from guide_pages.models import GuidePage

#: The figures of a treatment and their highest sane value.
RANGES = {"session_minutes": 600, "sessions": 50, "recovery_days": 365}


def publication_errors(guide: "GuidePage", *, by_a_person: bool) -> dict[str, list[str]]:
    """Return what must be mended before publishing, by field.

    Words and facts are asked about where a person publishes, who can mend them. A guide that
    goes live by the clock after a definition was deleted is shown without that fact.
    """
    found = fact_errors_of(guide) if by_a_person else {}
    if by_a_person and _is_empty(guide):
        found.setdefault("summary", []).append(
            _("There is nothing to read yet. Write a summary, or add a block under “Body”.")
        )
    for check in (_range_errors, _image_errors, _body_errors, _review_errors):
        for field, error in check(guide).items():
            found.setdefault(field, []).append(error)
    return found


def _is_empty(guide: "GuidePage") -> bool:
    return not guide.body.get_prep_value() and not plain_text(guide.summary).strip()


def _range_errors(guide: "GuidePage") -> dict[str, str]:
    errors: dict[str, str] = {}
    for name, highest in RANGES.items():
        least, most = getattr(guide, f"{name}_min"), getattr(guide, f"{name}_max")
        for end, figure in (("min", least), ("max", most)):
            if figure is not None and figure > highest:
                errors[f"{name}_{end}"] = _(
                    "%(figure)s is more than the highest value allowed here, %(highest)s."
                ) % {"figure": figure, "highest": highest}
        if least is not None and most is not None and least > most:
            errors[f"{name}_max"] = _(
                "“At most” (%(most)s) must not be less than “at least” (%(least)s)."
            ) % {"most": most, "least": least}
        if name != "recovery_days":
            for end, figure in (("min", least), ("max", most)):
                if figure == 0:
                    errors[f"{name}_{end}"] = _("Enter 1 or more, or leave the field empty.")
    return errors


def _image_errors(guide: "GuidePage") -> dict[str, str]:
    if guide.image_id is not None and not guide.image_alt.strip():
        return {"image_alt": _("Describe what the image shows, for people who do not see it.")}
    return {}


def _body_errors(guide: "GuidePage") -> dict[str, str]:
    raw_body = guide.body.get_prep_value()
    if duplicate_ids(raw_body):
        return {"body": _("Two blocks have the same id. Remove one of them and add it anew.")}
    typed = Counter(
        block["value"].get("anchor") for block in raw_body if block["value"].get("anchor")
    )
    repeated = [anchor for anchor, times in typed.items() if times > 1]
    if repeated:
        return {
            "body": _("Two blocks have the link name “%(anchor)s”. Change one of them.")
            % {"anchor": repeated[0]}
        }
    return {}


def _review_errors(guide: "GuidePage") -> dict[str, str]:
    last, following = guide.last_reviewed, guide.next_review
    if last and following and following <= last:
        return {"next_review": _("The next review must come after the last one.")}
    return {}
