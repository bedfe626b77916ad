"""What a person publishes is ready for it, whichever road it takes.

The editor's forms ask first, where questions can be answered. A script, an approval and a bulk
action have no form, so the object itself asks again before it is published by somebody. The
clock is nobody: it is never refused.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from wagtail.actions.publish_revision import PublishPermissionError


class NotReady(ValidationError, PublishPermissionError):
    """A draft that a person may not publish as it is. Its messages say what to mend.

    Scripts read it as what is wrong with the draft; where nobody looks for it, Wagtail refuses.
    """


def reasons_of(draft: Any) -> list[str]:
    """Return what must be mended before a draft is published; nothing without rules of ours."""
    ask = getattr(draft, "reasons_against_publishing", None)
    return list(ask()) if ask is not None else []


def refuse_unready(draft: Any) -> None:
    """Ask a draft whether it may be published; what keeps no rules of ours always may.

    Raises:
        NotReady: when something must be mended first.
    """
    found = reasons_of(draft)
    if found:
        raise NotReady(found)


def validation_reasons(draft: Any) -> Iterator[str]:
    """Yield what validation refuses when a person publishes, after the names of fields."""
    draft.validates_as_draft = False
    try:
        draft.full_clean()
    except ValidationError as error:
        yield from sentences_of(draft, error)


def sentences_of(instance: Any, error: ValidationError) -> Iterator[str]:
    """Yield an error's messages, those of a field after its name."""
    if not hasattr(error, "error_dict"):
        yield from error.messages
        return
    for name, sentences in error.message_dict.items():
        if name == NON_FIELD_ERRORS:
            yield from sentences
        else:
            label = capfirst(str(instance._meta.get_field(name).verbose_name))
            yield from (f"{label}: {sentence}" for sentence in sentences)


def refusal_in_words(introduction: str, sentences: Iterable[str]) -> SafeString:
    """Return a message of the admin with a list of what to mend."""
    return format_html(
        "{}<ul>{}</ul>",
        introduction,
        format_html_join("", "<li>{}</li>", ((sentence,) for sentence in sentences)),
    )
