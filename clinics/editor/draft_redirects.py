"""A location as a filled-in form says it, as far as that decides where old paths lead."""

from collections.abc import Sequence
from typing import Any

from clinics.models import LocationRedirect
from clinics.redirects.refusals import with_redirects
from clinics.serving import Serving
from clinics.statements import setting_payloads
from clinics.translations import treatments_of
from editions.snapshot import follower

from .in_force.draft import draft_serving
from .rows import rows_of


def serving_in_form(form: Any, redirects: Sequence[LocationRedirect]) -> Serving:
    """Return what the location would serve once the form is published, with these redirects."""
    location = form.instance
    draft = draft_serving(location, form.parent_page, follower.snapshot())
    said: dict[str, Any] = {
        name: form.cleaned_data[name] for name in ("url_pattern",) if name in form.cleaned_data
    }
    if "guide_settings" in form.formsets:
        settings = setting_payloads(row.instance for row, _ in rows_of(form, "guide_settings"))
        said["guides"] = [each.model_dump(mode="json") for each in settings]
        said["treatments"] = treatments_of(each.guide for each in settings)
    return with_redirects(draft, redirects, **said)
