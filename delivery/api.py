"""The public API: its endpoints, its errors and its OpenAPI document."""

from django.urls import URLPattern, path, re_path
from ninja import NinjaAPI

from . import faqs, guides
from .changes import endpoints as changes
from .clinics import endpoints as clinics
from .errors import map_errors
from .markdown import endpoints as markdown
from .openapi.views import docs_view, openapi_view
from .previews import endpoints as previews
from .public import nothing_here, public, with_slash
from .redirects import endpoints as redirects
from .renditions import endpoints as renditions
from .search import endpoints as search
from .sitemaps import endpoint as sitemaps
from .stock import endpoints as stock

TAGS = [
    {"name": "guides", "description": "Treatment guides as whole documents."},
    {"name": "text", "description": "The same as Markdown, for language models and people."},
    {"name": "faqs", "description": "Questions and answers, which many guides may use."},
    {"name": "clinics", "description": "The group's clinics: where they are, what they offer."},
    {"name": "search", "description": "Suggestions while somebody types."},
    {"name": "changes", "description": "What has changed since a reader last asked."},
    {"name": "previews", "description": "Drafts, for whoever carries an editor's token."},
    {"name": "sitemaps", "description": "Which pages search engines should list."},
    {"name": "pages", "description": "All public pages, as Wagtail's API shows them."},
    {"name": "images", "description": "Images of the media library."},
    {"name": "documents", "description": "Files to download."},
    {"name": "redirects", "description": "Old addresses and where they lead now."},
]

api = NinjaAPI(
    title="Clinic Guides",
    version="2.0.0",
    description=(
        "Treatment guides, FAQs and what belongs to them, for websites and apps. Reading "
        "needs no key and sets no cookie. Every address also answers HEAD and OPTIONS; any "
        'other method is answered with 405. Every error is `{"message": "…"}`.'
    ),
    urls_namespace="guides-api",
    openapi_extra={"tags": TAGS},
    docs_url=None,
    openapi_url=None,
)
map_errors(api)
api.add_router("", guides.router)
api.add_router("", markdown.router)
api.add_router("", faqs.router)
api.add_router("", clinics.router)
api.add_router("", search.router)
api.add_router("", changes.router)
api.add_router("", redirects.router)
api.add_router("", previews.router)
api.add_router("", sitemaps.router)
api.add_router("", stock.router)
api.add_router("", renditions.router)


def urls() -> tuple[list[URLPattern], str, str]:
    """Return the API's URLs, every one of them public, for ``path()``."""
    found, app_name, namespace = api.urls
    patterns = [pattern for pattern in found if isinstance(pattern, URLPattern)]
    for pattern in patterns:
        is_root = pattern.name == "api-root"
        pattern.callback = public(nothing_here if is_root else pattern.callback)
    own = [
        path("openapi.json", public(openapi_view(api)), name="openapi"),
        path("docs/", public(docs_view(api)), name="docs"),
        *patterns,
        re_path(r"^[\s\S]*[^/]\Z", public(with_slash)),
        re_path(r"^[\s\S]+\Z", public(nothing_here)),
    ]
    return own, app_name, namespace
