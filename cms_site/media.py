"""Serves uploaded files where no web server stands in front."""

import posixpath
from pathlib import PurePosixPath

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

SHOWN_IN_PLACE = {".avif", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".webp"}


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with the uploaded file at ``path`` below ``MEDIA_ROOT``, or 404.

    Only pictures are shown in place; a browser keeps anything else as a download, and runs
    nothing that a file may contain. Documents are not served here: they go through Wagtail's
    own view, which asks for their collection's privacy.
    """
    folder = posixpath.normpath(path).lstrip("/").split("/")[0]
    if folder == ".." or folder.casefold() == "documents":
        raise Http404("Nothing is served from there.")
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    if isinstance(response, FileResponse) and (
        PurePosixPath(path).suffix.lower() not in SHOWN_IN_PLACE
    ):
        response.headers["Content-Type"] = "application/octet-stream"
        response.headers["Content-Disposition"] = "attachment"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "public, max-age=86400"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
