"""The addresses of the contract: the document, and a page that shows it."""

from functools import cache
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from ninja import NinjaAPI
from pydantic_core import to_json

from delivery.answers import CONTENT_TYPE, Answer

from .document import openapi_document

#: The app that brings Swagger UI as static files.
VIEWER = "ninja"


def openapi_view(api: NinjaAPI) -> Any:
    """Return the view that serves the document of ``api``, made once per process."""

    @cache
    def content() -> bytes:
        return to_json(openapi_document(api))

    def view(request: HttpRequest) -> HttpResponse:
        return Answer(content(), content_type=CONTENT_TYPE)

    return view


def viewer_is_installed() -> bool:
    """Say whether there are static files to show the document with."""
    return apps.is_installed(VIEWER)


def docs_view(api: NinjaAPI) -> Any:
    """Return the view of the page that shows the document of ``api``."""

    def view(request: HttpRequest) -> HttpResponse:
        told = {
            "api": api,
            "openapi_url": reverse(f"{api.urls_namespace}:openapi"),
            "viewer_is_installed": viewer_is_installed(),
        }
        page = render_to_string("delivery/docs.html", told)
        return Answer(page, content_type="text/html; charset=utf-8")

    return view
