"""``manage.py prepare_site``: everything between an empty folder and a site that can serve."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils.module_loading import import_string

from cms_site.health import unapplied_migrations
from cms_site.setting_up import alone, give_the_default_site_its_address, static_files_stamp
from guide_pages.models import GuideIndexPage, GuidePage

MANIFEST_STORAGE = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"


class Command(BaseCommand):
    help = (
        "Migrate, collect static files, give the site its public address, load the demonstration "
        "and make an administrator, each only where it is still to be done. What it does goes to "
        "stderr; the addresses worth opening go to stdout."
    )
    # The database may have no tables yet.
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--no-demonstration", action="store_true", help="begin with an empty library"
        )

    def handle(self, *, no_demonstration: bool, **options: Any) -> None:
        with alone():
            if unapplied_migrations():
                self.say("Migrating the database")
                call_command("migrate", verbosity=0, interactive=False)
            self.collect_static_files()
            give_the_default_site_its_address()
            if not no_demonstration:
                call_command("load_demonstration", stdout=self.stderr)
            call_command("prepare_roles", stdout=self.stderr)
            call_command("create_administrator", stdout=self.stderr)
        for name, address in addresses():
            self.stdout.write(f"  {name:<10} {address}")

    def say(self, sentence: str) -> None:
        self.stderr.write(sentence)

    def collect_static_files(self) -> None:
        """Collect and compress static files when one has changed since the last time."""
        backend = import_string(settings.STORAGES["staticfiles"]["BACKEND"])
        if not issubclass(backend, import_string(MANIFEST_STORAGE)):
            return
        stamp, path = static_files_stamp(), Path(settings.DATA_DIR) / ".static-files"
        if path.exists() and path.read_text() == stamp and Path(settings.STATIC_ROOT).exists():
            return
        self.say("Collecting the static files")
        call_command("collectstatic", verbosity=0, interactive=False)
        path.write_text(stamp)


def addresses() -> list[tuple[str, str]]:
    """Return what a newcomer wants to open, as pairs of a name and an address."""
    base = settings.PUBLIC_BASE_URL
    found = [("Admin", f"{base}/admin/"), ("API", f"{base}/api/v2/guides/")]
    library = GuideIndexPage.objects.live().order_by("path").first()
    guide = GuidePage.objects.live().order_by("path").first()
    for name, page in (("Library", library), ("One guide", guide)):
        if page and page.url:
            found.append((name, base + page.url))
    if guide:
        found.append(("As JSON", f"{base}/api/v2/guides/{guide.slug}/"))
    return found
