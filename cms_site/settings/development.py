"""Settings for one machine: working on the project, and ``script/server``."""

from .base import *  # noqa: F403
from .base import DATA_DIR, STORAGES, env
from .secret_key import secret_key_in

DEBUG = env.switch("DEBUG", default=True)
SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key_in(DATA_DIR)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
if DEBUG:
    STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
