"""Settings for production. Refuses to start until what it cannot guess has been set."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import LOG_LEVEL, PUBLIC_BASE_URL, env
from .logs import logging_to_stderr

REQUIRED = {
    "SECRET_KEY": "a long random text, the same for every process, known to nobody else",
    "ALLOWED_HOSTS": "the host names that the site answers to, separated by commas",
    "PUBLIC_BASE_URL": "the address of the site, such as https://guides.example.com",
    "DATABASE_URL": "the database, such as postgres://user:password@host:5432/name",
}
missing = [name for name in REQUIRED if not env.str(name, default="").strip()]
if missing:
    raise ImproperlyConfigured(
        "Production needs these environment variables: "
        + "; ".join(f"{name} ({REQUIRED[name]})" for name in missing)
    )

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(PUBLIC_BASE_URL))]

SECURE_SSL_REDIRECT = env.switch("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.switch("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = SECURE_HSTS_INCLUDE_SUBDOMAINS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
if env.switch("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = logging_to_stderr(form="structured", level=LOG_LEVEL)

if env.str("EMAIL_URL", default=""):
    globals().update(env.email_url("EMAIL_URL"))
