"""Every error of the API, mapped in one place to ``{"message": "…"}``."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from pydantic import BaseModel, Field

from .answers import answer


class ErrorDocument(BaseModel):
    """What went wrong, and what is allowed."""

    message: str = Field(
        description="A sentence for whoever writes the client.",
        examples=["limit: Input should be less than or equal to 100"],
    )


class GoneDocument(BaseModel):
    """What has closed for good, and which clinic takes its place."""

    message: str = Field(
        description="A sentence for whoever writes the client.",
        examples=["The clinic “Old Town” has closed."],
    )
    successor: str | None = Field(
        description="The code of the clinic to go to instead; null when there is none.",
        examples=["los-angeles"],
    )


class BadRequest(Exception):
    """A parameter that is unknown or malformed: 400. Its text names it and the remedy."""


class Forbidden(Exception):
    """What was given to prove a right proves none: 403. The text says what to do."""


class NotFound(Exception):
    """Nothing is served under this address: 404."""


class Gone(Exception):
    """What was asked for has closed: 410. ``successor`` is a clinic's code."""

    def __init__(self, message: str, successor: str | None) -> None:
        super().__init__(message)
        self.successor = successor


class Busy(Exception):
    """What was asked for takes a while: 503. ``retry_after`` seconds say when to ask again."""

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


def error_answer(status: int, message: str) -> HttpResponse:
    """Return the answer for an error."""
    return answer(ErrorDocument(message=message).model_dump(), status=status)


def busy_answer(message: str, retry_after: int) -> HttpResponse:
    """Return the answer for what may be asked for again after some seconds."""
    response = error_answer(503, message)
    response["Retry-After"] = str(retry_after)
    return response


def map_errors(api: NinjaAPI) -> None:
    """Have ``api`` answer every exception as the contract says."""
    api.add_exception_handler(BadRequest, lambda request, exc: error_answer(400, str(exc)))
    api.add_exception_handler(Forbidden, lambda request, exc: error_answer(403, str(exc)))
    api.add_exception_handler(NotFound, lambda request, exc: error_answer(404, str(exc)))
    api.add_exception_handler(Gone, _gone)
    api.add_exception_handler(Busy, _busy)
    api.add_exception_handler(Http404, lambda request, exc: error_answer(404, "Not found."))
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(
        SuspiciousOperation,
        lambda request, exc: error_answer(
            400, "The parameters cannot be read: there are too many."
        ),
    )


def _busy(request: HttpRequest, exc: Any) -> HttpResponse:
    return busy_answer(str(exc), exc.retry_after)


def _gone(request: HttpRequest, exc: Any) -> HttpResponse:
    document = GoneDocument(message=str(exc), successor=exc.successor)
    return answer(document.model_dump(), status=410)


def _invalid(request: HttpRequest, exc: Any) -> HttpResponse:
    return error_answer(400, "; ".join(_describe(error) for error in exc.errors))


def _describe(error: Mapping[str, Any]) -> str:
    name = next((str(part) for part in reversed(error["loc"]) if isinstance(part, str)), "")
    message = str(error["msg"]).removeprefix("Value error, ")
    return f"{name}: {message}"
