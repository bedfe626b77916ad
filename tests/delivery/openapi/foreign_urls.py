"""A project's URLs with APIs of its own beside ours, of which one has our models' names."""

from django.http import HttpRequest
from django.urls import path
from ninja import NinjaAPI, Router, Schema

from cms_site.urls import urlpatterns as ours


class GuideDocument(Schema):
    secret: str


router = Router(tags=["guides"])


@router.get("/guides/", response=GuideDocument, operation_id="list_guides", url_name="guides")
def list_patients(request: HttpRequest) -> GuideDocument:
    """A foreign endpoint."""
    return GuideDocument(secret="foreign")


api = NinjaAPI(title="Foreign", version="1", urls_namespace="foreign")
api.add_router("", router)

urlpatterns = [path("foreign/", api.urls), *ours]
