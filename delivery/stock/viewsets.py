"""Wagtail's viewsets as this API uses them: compact JSON, addresses under ``/api/v2/``."""

from typing import Any

from django.urls import reverse
from rest_framework.fields import Field
from rest_framework.renderers import JSONRenderer
from wagtail.api import APIField
from wagtail.api.v2.serializers import PageSerializer
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.contrib.redirects.api import RedirectsAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page

from clinics.models import LocalGuidePage, Location
from delivery.addresses import asking
from delivery.documents import Library
from delivery.errors import BadRequest
from guide_pages.document.models import GuideDocument, GuideMeta
from guide_pages.models import GuidePage

from .values import check_filters


class CompactJSON(JSONRenderer):
    """JSON without white space, whatever the client accepts."""

    charset = None

    def render(self, data: Any, media_type: Any = None, context: Any = None) -> bytes:
        """Render compactly."""
        return super().render(data, "application/json", {})


class PublicViewSet(BaseAPIViewSet):
    """What all of Wagtail's endpoints have in common here."""

    about = "Wagtail's own endpoint."
    #: Of the list, where there is more to say of it.
    about_list = ""
    renderer_classes = (CompactJSON,)
    authentication_classes = ()

    def get_queryset(self) -> Any:
        """Check the values of filters before they reach the database."""
        queryset = super().get_queryset()
        columns = set(self.get_available_fields(queryset.model, db_fields_only=True))
        asked = self.request.GET.items()
        check_filters(
            queryset.model, {name: value for name, value in asked if name in columns - {"locale"}}
        )
        return queryset

    @classmethod
    def get_object_detail_urlpath(cls, model: Any, pk: int, namespace: str = "") -> str:
        """Return the path of an object's own answer; ``namespace`` ends with the endpoint."""
        endpoint = namespace.rpartition(":")[2]
        return reverse(f"guides-api:{endpoint}-detail", kwargs={"id": pk})


class PublicImages(PublicViewSet, ImagesAPIViewSet):
    """Images."""

    about = "Images of the media library that everybody may see."


class PublicDocuments(PublicViewSet, DocumentsAPIViewSet):
    """Documents."""

    about = "Documents of the media library that everybody may see."


class PublicRedirects(PublicViewSet, RedirectsAPIViewSet):
    """Redirects."""

    about = "Redirects of Wagtail's sites, to be followed by frontends."
    about_list = (
        f"{about} With `path`, where that path of the website of the clinic, or of the group, "
        "leads now: through redirects of locations and earlier addresses of guides, in one "
        "answer; 404 where it leads nowhere else."
    )
    # The path is of no use once the redirect is found, and refused where it leads.
    find_query_parameters = RedirectsAPIViewSet.find_query_parameters | {"html_path"}


class DocumentKey(Field):
    """A key of a guide's document."""

    def get_attribute(self, instance: Page) -> Any:
        return instance

    def to_representation(self, value: Page) -> Any:
        return self.context["view"].document_of(value).get(self.field_name)


class GuideAwareSerializer(PageSerializer):
    """Pages as Wagtail shows them; of a guide, what its document says."""

    def to_representation(self, instance: Page) -> dict[str, Any]:
        data: dict[str, Any] = super().to_representation(instance)
        if issubclass(instance.specific_class or Page, GuidePage):
            document = self.context["view"].document_of(instance)
            if document:
                _overlay(data, document)
            clinic = self.context["view"].clinic
            if clinic is not None and "detail_url" in data.get("meta", {}):
                data["meta"]["detail_url"] = asking(data["meta"]["detail_url"], clinic=clinic)
        return data


def _overlay(data: dict[str, Any], document: dict[str, Any]) -> None:
    for key in data.keys() & document.keys() - {"meta"}:
        data[key] = document[key]
    meta = data.get("meta", {})
    for key in meta.keys() & document["meta"].keys() - {"detail_url"}:
        meta[key] = document["meta"][key]


#: Pages to editors only: where copy is changed, not what is read.
NO_PAGES = (Location, LocalGuidePage)


class PublicPages(PublicViewSet, PagesAPIViewSet):
    """Pages; guides among them say what their documents say."""

    base_serializer_class = GuideAwareSerializer
    known_query_parameters = PagesAPIViewSet.known_query_parameters | {"clinic"}
    about = (
        "Public pages of the site. A guide among them says what its document says, with "
        "`clinic` what that clinic serves. Lists of one `type` can also be filtered by the "
        "columns of that type; filters, order and search go by the library's own words."
    )

    @classmethod
    def get_body_fields(cls, model: Any) -> list[APIField]:
        """Give guides the keys of their documents."""
        if not issubclass(model, GuidePage):
            return super().get_body_fields(model)
        own = ("id", "title")
        keys = [key for key in GuideDocument.model_fields if key not in (*own, "meta")]
        return [*map(APIField, own), *(APIField(key, DocumentKey()) for key in keys)]

    @classmethod
    def get_meta_fields(cls, model: Any) -> list[APIField]:
        """Give guides the keys of their documents' ``meta`` besides Wagtail's."""
        fields = super().get_meta_fields(model)
        if not issubclass(model, GuidePage):
            return fields
        known = {field.name for field in fields}
        extra = [key for key in GuideMeta.model_fields if key not in known]
        return [*fields, *(APIField(key, MetaKey()) for key in extra)]

    def get_base_queryset(self) -> Any:
        """Leave out guides that are not served, and what is no page to frontends."""
        queryset = super().get_base_queryset().not_type(*NO_PAGES)
        library = self.library
        public = [entry.object_id for entry in library.snapshot.public("guide")]
        served = [pk for pk in public if library.serving.offers(pk)]
        hidden = GuidePage.objects.exclude(pk__in=served).values("pk")
        return queryset.exclude(pk__in=hidden)

    def get_queryset(self) -> Any:
        """Fetch the language with each page."""
        queryset = super().get_queryset()
        if issubclass(queryset.model, NO_PAGES):
            raise BadRequest("type doesn't exist")
        return queryset.select_related("locale")

    @property
    def library(self) -> Library:
        """The documents as of this request."""
        if not hasattr(self, "_library"):
            self._library = Library(self.clinic)
        return self._library

    @property
    def clinic(self) -> str | None:
        """The code of the clinic whose copy is wanted."""
        return self.request.GET.get("clinic")

    def document_of(self, page: Page) -> dict[str, Any]:
        """Return the document of a guide as plain data, empty for one that is not public."""
        dumped: dict[int, dict[str, Any]] = self.__dict__.setdefault("_dumped", {})
        if page.pk not in dumped:
            document = self.library.guide_by_id(page.pk)
            dumped[page.pk] = document.model_dump(mode="json") if document is not None else {}
        return dumped[page.pk]


class MetaKey(Field):
    """A key of the ``meta`` of a guide's document."""

    def get_attribute(self, instance: Page) -> Any:
        return instance

    def to_representation(self, value: Page) -> Any:
        return self.context["view"].document_of(value).get("meta", {}).get(self.field_name)


def refuse_deep_nesting(fields: str | None) -> None:
    """Raise :class:`BadRequest` for ``fields`` nested deeper than any answer is."""
    if fields is not None and fields.count("(") > 8:
        raise BadRequest("fields: nested too deeply.")
