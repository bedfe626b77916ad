"""Write the contract again: its examples, from the demonstration, the committed copy of it, and
the types of the TypeScript client."""

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import django
import time_machine

ROOT = Path(__file__).resolve().parent.parent
COPY = ROOT / "docs" / "openapi.json"
EXAMPLES = ROOT / "delivery" / "openapi" / "examples.json"
#: When the demonstration is loaded, so that nothing alters which has not.
MOMENT = datetime(2026, 11, 22, 15, tzinfo=UTC)


def main() -> None:
    sys.path.insert(0, str(ROOT))
    # The settings of the tests, which compare, so that no environment variable shows.
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms_site.settings.test"
    os.environ.pop("DATABASE_URL", None)
    django.setup()

    from django.core.management import call_command
    from django.test import override_settings

    from delivery.api import api
    from delivery.openapi.document import openapi_document
    from delivery.openapi.examples import recorded
    from tests.clients.node import CLIENT, TYPES, alone, generate, install_packages
    from tests.delivery.openapi.examples import IMAGE_WIDTHS, made_examples, with_steady_ids

    with (
        time_machine.travel(MOMENT, tick=False),
        override_settings(CLINIC_GUIDES_IMAGE_WIDTHS=IMAGE_WIDTHS),
    ):
        call_command("migrate", verbosity=0)
        call_command("load_demonstration")
        examples = with_steady_ids(made_examples(openapi_document(api)))
    write(EXAMPLES, examples)
    recorded.cache_clear()
    document = openapi_document(api)
    write(COPY, document)
    with alone():
        install_packages()
        generate(CLIENT / TYPES)
    print(f"{len(document['paths'])} addresses, {len(examples)} examples")


def write(path: Path, content: object) -> None:
    """Write plain data, readable and diffable."""
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
