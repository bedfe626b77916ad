"""The URLs of the APIs, to be included at the root of a site."""

from django.urls import path

from . import v3
from .api import urls

urlpatterns = [path("api/v2/", urls()), *v3.urlpatterns]
