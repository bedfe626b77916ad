"""``pages/``, ``images/``, ``documents/`` and ``redirects/``: Wagtail's, validated first."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router
from pydantic import BaseModel
from wagtail.api.v2.router import WagtailAPIRouter

from delivery.answers import CONTENT_TYPE, Answer
from delivery.errors import BadRequest, ErrorDocument, GoneDocument, NotFound
from delivery.parameters import any_query, known_query
from delivery.redirects.endpoints import redirect_of_path
from delivery.redirects.models import PathRedirect

from .models import (
    DocumentItem,
    DocumentList,
    ImageItem,
    ImageList,
    PageItem,
    PageList,
    RedirectItem,
    RedirectList,
)
from .parameters import (
    DocumentListParameters,
    FindByPathParameters,
    FindPageParameters,
    FindParameters,
    ImageListParameters,
    PageListParameters,
    PageParameters,
    PathId,
    RedirectListParameters,
    StockDetailParameters,
    is_id,
)
from .refusals import in_our_words
from .viewsets import (
    PublicDocuments,
    PublicImages,
    PublicPages,
    PublicRedirects,
    PublicViewSet,
    refuse_deep_nesting,
)
from .visitor import visitor_request

router = Router()

_wagtail_router = WagtailAPIRouter("guides-api")
for _viewset in (PublicPages, PublicImages, PublicDocuments, PublicRedirects):
    _wagtail_router.register_endpoint(_viewset.name, _viewset)


ERRORS = {400: ErrorDocument, 404: ErrorDocument}


def _asked(
    request: HttpRequest,
    viewset: type[PublicViewSet],
    action: str,
    missing: Exception,
    **path: Any,
) -> HttpResponse:
    """Return what Wagtail's view answers an anonymous visitor with these parameters.

    ``missing`` is raised where it finds nothing.
    """
    refuse_deep_nesting(request.GET.get("fields"))
    visitor = visitor_request(request.path, request.GET.dict())
    visitor.wagtailapi_router = _wagtail_router  # type: ignore[attr-defined]
    response = viewset.as_view({"get": action})(visitor, **path)
    if response.has_header("Location"):
        redirect = Answer(status=302)
        redirect.depends_on = "commits"
        redirect["Location"] = response["Location"].removesuffix("?")
        return redirect
    if response.status_code == 404:
        raise missing
    if response.status_code == 400:
        raise BadRequest(in_our_words(response.data["message"]))
    response.render()
    answer = Answer(response.content, status=response.status_code, content_type=CONTENT_TYPE)
    answer.depends_on = "commits"
    return answer


def _add(
    viewset: type[PublicViewSet],
    *,
    noun: str,
    nouns: str,
    list_model: Any,
    item_model: type[BaseModel],
    list_parameters: type[BaseModel],
    find_parameters: type[BaseModel],
    detail_parameters: type[BaseModel] = StockDetailParameters,
    errors: Mapping[int, type[BaseModel]] = ERRORS,
    list_errors: Mapping[int, type[BaseModel]] | None = None,
    list_query: Callable[[], Any] = known_query,
    instead: Callable[[Any], HttpResponse | None] = lambda params: None,
) -> None:
    """Add the list, the search by id or path, and the detail of one of Wagtail's endpoints.

    ``instead`` returns our own answer to some questions for the list, ``None`` to the others.
    """
    name = viewset.name
    all_of_them = f"`{name}/` lists them."

    def list_view(
        request: HttpRequest,
        params: list_parameters = list_query(),  # type: ignore[valid-type]  # noqa: B008
    ) -> HttpResponse:
        return instead(params) or _asked(
            request,
            viewset,
            "listing_view",
            BadRequest("site: no site has this host. Leave it out for the default one."),
        )

    def find_view(
        request: HttpRequest,
        params: find_parameters = known_query(),  # type: ignore[valid-type]
    ) -> HttpResponse:
        missing = NotFound(f"There is no such {noun}. {all_of_them}")
        return _asked(request, viewset, "find_view", missing)

    def detail_view(
        request: HttpRequest,
        id: PathId = Path(..., description=f"The id of the {noun}."),
        params: detail_parameters = known_query(),  # type: ignore[valid-type]
    ) -> HttpResponse:
        if not is_id(id):
            raise NotFound(f"There is no {noun} “{id}”: use its id.")
        missing = NotFound(f"There is no {noun} with the id {int(id)}. {all_of_them}")
        return _asked(request, viewset, "detail_view", missing, pk=int(id))

    for path, view, response, action, operation, summary in (
        (
            "",
            list_view,
            {200: list_model, **(list_errors or errors)},
            "list",
            f"list_{nouns}",
            f"List {nouns}",
        ),
        ("find/", find_view, {302: None, **errors}, "find", f"find_{noun}", f"Find a {noun}"),
        (
            *("{id}/", detail_view, {200: item_model, **errors}),
            *("detail", f"get_{noun}", f"Get a {noun}"),
        ),
    ):
        router.get(
            f"/{name}/{path}",
            response=response,
            url_name=f"{name}-{action}",
            operation_id=operation,
            summary=summary,
            description=(action == "list" and viewset.about_list) or viewset.about,
            tags=[name],
        )(view)


_add(
    PublicPages,
    noun="page",
    nouns="pages",
    list_model=PageList,
    item_model=PageItem,
    list_parameters=PageListParameters,
    list_query=any_query,
    find_parameters=FindPageParameters,
    detail_parameters=PageParameters,
    errors=ERRORS | {410: GoneDocument},
)
_add(
    PublicImages,
    noun="image",
    nouns="images",
    list_model=ImageList,
    item_model=ImageItem,
    list_parameters=ImageListParameters,
    find_parameters=FindParameters,
)
_add(
    PublicDocuments,
    noun="document",
    nouns="documents",
    list_model=DocumentList,
    item_model=DocumentItem,
    list_parameters=DocumentListParameters,
    find_parameters=FindParameters,
)
_add(
    PublicRedirects,
    noun="redirect",
    nouns="redirects",
    list_model=RedirectList | PathRedirect,
    item_model=RedirectItem,
    list_parameters=RedirectListParameters,
    find_parameters=FindByPathParameters,
    list_errors=ERRORS | {410: GoneDocument},
    instead=redirect_of_path,
)
