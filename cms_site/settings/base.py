"""Settings that hold in every environment. Safe by default; no secret lives here.

What an installation may set is read from environment variables; docs/settings.md lists them.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .caches import SHARED_ANSWERS, caches
from .databases import database
from .environment import LEVELS, REDIS, Environment, with_a_name
from .frontend_caches import frontend_caches
from .logs import logging_to_stderr

env = Environment()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "data"))).absolute()
_PORT = env.number("PORT", default=8000, least=1, most=65535)
PUBLIC_BASE_URL = env.address(
    "PUBLIC_BASE_URL", example="https://guides.example.com", default=f"http://localhost:{_PORT}"
).rstrip("/")

DEBUG = False

INSTALLED_APPS = [
    "cms_site",
    "desk",
    "delivery",
    "clinics",
    "guide_pages",
    "faq",
    "editorial",
    "editions",
    "wagtail.api.v2",
    "wagtail.api.v3",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.table_block",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "clinics.people.apps.PeopleOfLocationsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "rest_framework",
    "ninja",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "cms_site.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "cms_site.content_security.ContentSecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "cms_site.urls"
WSGI_APPLICATION = "cms_site.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES: dict[str, dict[str, Any]] = {
    "default": with_a_name(
        database(env.str("DATABASE_URL", default=""), otherwise=DATA_DIR / "db.sqlite3")
    ),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.address("REDIS_URL", example="redis://host:6379/0", schemes=REDIS)
CACHES = caches(REDIS_URL)
CLINIC_GUIDES_SHARED_CACHE = SHARED_ANSWERS if REDIS_URL else None
WAGTAILFRONTENDCACHE = frontend_caches(env)
CLINIC_GUIDES_PREVIEW_URL = env.str("PREVIEW_URL", default="")

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("es", "Spanish")]
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = env.time_zone("TIME_ZONE", default="UTC")
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = env.str("MEDIA_URL", default="/media/")
MEDIA_ROOT = DATA_DIR / "media"
# Django serves uploaded files itself unless MEDIA_URL names another host.
SERVE_MEDIA = not urlsplit(MEDIA_URL).netloc
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# An editor page with many blocks sends far more fields than Django expects of a form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        f"img-src 'self' data: {'' if SERVE_MEDIA else MEDIA_URL}".rstrip(),
        "style-src 'self' 'unsafe-inline'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)
# The admin has inline scripts of its own, so its policy leaves scripts alone.
ADMIN_CONTENT_SECURITY_POLICY = "; ".join(
    ["object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'self'"]
)

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default=f"clinic-guides@{urlsplit(PUBLIC_BASE_URL).hostname}"
)

LOG_LEVEL = env.word("LOG_LEVEL", default="INFO", allowed=LEVELS)
LOGGING = logging_to_stderr(form="readable", level=LOG_LEVEL)

WAGTAIL_SITE_NAME = "Clinic Guides"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = PUBLIC_BASE_URL
WAGTAILAPI_LIMIT_MAX = 100
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "wagtail.search.backends.database"}
}
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpeg", "jpg", "png", "webp"]
# At the default of 80 pale gradients show blocks.
WAGTAILIMAGES_WEBP_QUALITY = 90
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "rtf", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
# The admin asks no other host for anything: no avatars, no news, no look for updates.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
