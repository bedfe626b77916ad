"""Query parameters: the ones an endpoint knows, and no others."""

import re
from collections.abc import Callable, Iterable
from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import HttpRequest, QueryDict
from ninja import NinjaAPI
from ninja.params import models as ninja_models
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    WithJsonSchema,
    field_validator,
)

from .errors import BadRequest

#: Cache-busting parameters that change nothing.
IGNORED = frozenset({"_"})

MAX_LIMIT = 100
MAX_OFFSET = 2**31 - 1


def written_in_digits(value: Any) -> Any:
    """Return the value; refuse a text that is no whole number in ASCII digits."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]+", value):
        raise ValueError("Input should be a valid integer")
    return value


#: A whole number as an address may hold it: not ``1_000`` or ``1.0``.
WholeNumber = Annotated[int, BeforeValidator(written_in_digits)]


_IN_A_WORD = r'[^\s\u0000-\u001f\u0085"]'


def _with_a_word(value: str) -> str:
    if not re.search(_IN_A_WORD, value):
        raise ValueError("use at least one word")
    return value


#: Words to search for: not only white space, control characters and quotation marks.
Words = Annotated[
    str,
    Field(min_length=1, max_length=200),
    AfterValidator(_with_a_word),
    Field(json_schema_extra={"pattern": _IN_A_WORD}),
]

#: An id or a slug, and how one stands in a path, where anything else is simply not found.
NAME = "[A-Za-z0-9_-]+"
PathName = Annotated[str, WithJsonSchema({"type": "string", "pattern": f"^{NAME}$"})]


def syntax(**patterns: str) -> Callable[[dict[str, Any]], None]:
    """Return what adds these patterns, by parameter, to the JSON schema of a model.

    The endpoint itself checks them, with messages that say more than a pattern.
    """

    def add(schema: dict[str, Any]) -> None:
        for name, pattern in patterns.items():
            schema["properties"][name]["pattern"] = pattern

    return add


def fields_syntax(keys: Iterable[str]) -> str:
    """Return the pattern of a ``fields`` parameter that chooses among ``keys``."""
    key = f"(?:{'|'.join(keys)})"
    return rf"^(?:\*(?:,-{key})*|_(?:,{key})*|-?{key}(?:,-?{key})*)?$"


def order_syntax(keys: Iterable[str]) -> str:
    """Return the pattern of an ``order`` parameter that orders by ``keys``."""
    key = f"-?(?:{'|'.join(keys)})"
    return f"^{key}(?:,{key})*$"


class _KnownQueryModel(ninja_models.QueryModel):
    @classmethod
    def get_request_data(
        cls, request: HttpRequest, api: NinjaAPI, path_params: dict[str, Any]
    ) -> dict[str, Any] | None:
        known = set(cls.__ninja_flatten_map__)  # type: ignore[attr-defined]
        refuse_unreadable(request.GET)
        refuse_unknown(request.GET, known)
        return super().get_request_data(request, api, path_params)


class KnownQuery(ninja_models.Query):  # type: ignore[misc]
    """Ninja's ``Query`` that refuses unknown, repeated and unreadable parameters."""

    _model = _KnownQueryModel

    @classmethod
    def _param_source(cls) -> str:
        return ninja_models.Query._param_source()


class _AnyQueryModel(ninja_models.QueryModel):
    @classmethod
    def get_request_data(
        cls, request: HttpRequest, api: NinjaAPI, path_params: dict[str, Any]
    ) -> dict[str, Any] | None:
        refuse_unreadable(request.GET)
        return super().get_request_data(request, api, path_params)


class AnyQuery(ninja_models.Query):  # type: ignore[misc]
    """Ninja's ``Query`` that refuses repeated and unreadable parameters only."""

    _model = _AnyQueryModel

    @classmethod
    def _param_source(cls) -> str:
        return ninja_models.Query._param_source()


def known_query() -> Any:
    """Return the default of an endpoint's parameters: these and no others."""
    return KnownQuery(...)


def any_query() -> Any:
    """Return the default of an endpoint's parameters that Wagtail knows more of."""
    return AnyQuery(...)


def refuse_unknown(query: QueryDict, known: set[str]) -> None:
    """Raise :class:`BadRequest` when ``query`` has a parameter that is not known."""
    unknown = sorted(set(query) - known - IGNORED)
    if unknown:
        allowed = ", ".join(sorted(known)) or "none"
        raise BadRequest(f"Unknown parameter: {', '.join(unknown)}. Allowed here: {allowed}.")


def refuse_unreadable(query: QueryDict) -> None:
    """Raise :class:`BadRequest` for repeated parameters and null characters."""
    for name, values in query.lists():
        if len(values) > 1:
            raise BadRequest(f"{name}: given {len(values)} times; give it once.")
        if "\x00" in name or "\x00" in values[0]:
            named = name.replace("\x00", "")
            raise BadRequest(f"{named}: null characters are not allowed.")


class FieldsParameter(BaseModel):
    """Which keys of an answer are wanted."""

    fields: str | None = Field(
        None,
        max_length=1000,
        description=(
            "Comma-separated top-level keys: `title,body` adds keys to the default ones, "
            "`-seo` leaves one out, `*` takes all, `_,title` takes only those named."
        ),
        examples=["_,id,meta"],
    )


def with_languages(schema: dict[str, Any]) -> None:
    """Add to a JSON schema that its values are the codes of the site's languages."""
    schema["enum"] = [code for code, _ in content_languages()]


class LocaleParameter(BaseModel):
    """Which language is wanted."""

    locale: str | None = Field(
        None,
        description="A language code of the site, such as `en`. Default: the site's own.",
        examples=["en"],
        json_schema_extra=with_languages,
    )

    @field_validator("locale")
    @classmethod
    def is_a_language_of_the_site(cls, value: str | None) -> str | None:
        """Refuse languages that the site does not publish in."""
        codes = [code for code, _ in content_languages()]
        if value is not None and value not in codes:
            raise ValueError(f"use one of {', '.join(codes)}")
        return value


class ListParameters(FieldsParameter, LocaleParameter):
    """What every list of documents can be asked."""

    limit: WholeNumber = Field(20, ge=0, le=MAX_LIMIT, description="How many items at the most.")
    offset: WholeNumber = Field(0, ge=0, le=MAX_OFFSET, description="How many items to pass over.")
    search: Words | None = Field(
        None,
        description=(
            "Words to look for, the last one perhaps half typed. Best first, unless `order` "
            "says otherwise; each item has what was found as `match`."
        ),
        examples=["acne scars"],
    )
    search_operator: Literal["and", "or"] | None = Field(
        None, description="Whether all words must be found (`and`, the default) or any (`or`)."
    )


def content_languages() -> list[tuple[str, str]]:
    """Return the languages content is published in: ``[(code, name)]``, the site's own first."""
    languages = list(getattr(settings, "WAGTAIL_CONTENT_LANGUAGES", settings.LANGUAGES))
    own = settings.LANGUAGE_CODE
    return sorted(languages, key=lambda language: language[0] != own)


def default_language() -> str:
    """Return the code of the site's own language."""
    codes = [code for code, _ in content_languages()]
    own = settings.LANGUAGE_CODE
    return own if own in codes else own.split("-")[0]
