"""Settings for the tests: SQLite in a folder of their own unless ``DATABASE_URL`` is given.

The database is a file, not memory, so that threads and processes meet it as they do in use.
"""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASES, STORAGES, WAGTAILSEARCH_BACKENDS

DATA_DIR = Path(tempfile.mkdtemp(prefix="clinic-guides-tests-"))
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir()

SECRET_KEY = "for-tests-only-and-for-nothing-else-because-everybody-can-read-it"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PUBLIC_BASE_URL = "http://localhost:8000"
WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = PUBLIC_BASE_URL
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CLINIC_GUIDES_SHARED_CACHE = None
WAGTAILFRONTENDCACHE = {}
# Tests that search are marked "indexed".
WAGTAILSEARCH_BACKENDS["default"]["AUTO_UPDATE"] = False

# What a power cut would lose does not matter here.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["NAME"] = str(DATA_DIR / "db.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
else:
    DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off"
