"""Write the OpenAPI document of the API to ``docs/openapi.json``, readable and diffable."""

import json
import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
COPY = ROOT / "docs" / "openapi.json"


def main() -> None:
    sys.path.insert(0, str(ROOT))
    # The settings of the tests, which compare, so that no environment variable shows.
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms_site.settings.test"
    django.setup()

    from delivery.api import api
    from delivery.openapi import openapi_document

    document = openapi_document(api)
    COPY.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{COPY.relative_to(ROOT)}: {len(document['paths'])} addresses")


if __name__ == "__main__":
    main()
