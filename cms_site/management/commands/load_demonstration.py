"""``manage.py load_demonstration``: a library with guides to look at."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms_site.demonstration.loading import DemonstrationNotLoaded, load


class Command(BaseCommand):
    help = (
        "Load the demonstration guides with their FAQs and pictures into the default site's "
        "library. Does nothing when the site has guides, or had some once."
    )

    def handle(self, **options: Any) -> None:
        try:
            guides = load()
        except DemonstrationNotLoaded as reason:
            raise CommandError(f"The demonstration is not loaded. {reason}") from reason
        if guides:
            self.stdout.write(
                f"Loaded the demonstration: {', '.join(guide.title for guide in guides)}."
            )
        else:
            self.stdout.write("The demonstration is not loaded: the site has or had guides.")
