"""The list from which editors insert a fact into copy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path

from .checking import known_facts
from .grammar import FALLBACK_LENGTH


def choose(request: HttpRequest) -> HttpResponse:
    """Answer with the dialog that lists the facts, for the scripts that open it."""
    context = {"facts": known_facts(), "fallback_length": FALLBACK_LENGTH}
    return render(request, "editorial/facts/choose.html", context)


urlpatterns: list[URLPattern] = [path("copy-facts/choose/", choose, name="choose_fact")]
