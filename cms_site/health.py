"""What a load balancer asks: can this process answer requests now?"""

from collections.abc import Callable

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from delivery.caching.moments import DatabaseGone, moments

HEALTH_PATH = "/health/"


class HealthMiddleware:
    """Answer ``/health/`` before anything else looks at the request.

    A load balancer calls a process by its number and without encryption, so the host name and
    the redirect to HTTPS must not stand in its way; and no session is opened. The answer is 200
    with ``{"status": "ok"}``, or 503 with a ``reason`` when the database does not answer or has
    migrations to come. All other requests pass.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.migrated = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != HEALTH_PATH:
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        reason = self.reason_against()
        body = {"status": "unavailable", "reason": reason} if reason else {"status": "ok"}
        response = JsonResponse(body, status=503 if reason else 200)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Length"] = str(len(response.content))
        return response

    def reason_against(self) -> str | None:
        """Say why this process cannot serve, or nothing when it can."""
        try:
            # A database that hangs would hold the thread: this question alone has a limit.
            moments.now()
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            # Migrations are never taken back while a process runs: one success is enough.
            self.migrated = self.migrated or not unapplied_migrations()
        except (DatabaseGone, Error):
            return "The database does not answer."
        return None if self.migrated else "The database has migrations to come."


def unapplied_migrations() -> list[str]:
    """Return the names of the migrations that the database has not had, as ``app.name``."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
