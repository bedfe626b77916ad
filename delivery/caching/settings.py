"""What a project may set of the keeping of answers, with what holds otherwise."""

from django.conf import settings

#: Browsers ask again after ten seconds, shared caches after a minute. Both may show what they
#: have while they ask, and for a day while the origin does not answer.
DEFAULT_CACHE_CONTROL = (
    "public, max-age=10, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400"
)
DEFAULT_MEMORY = 64 * 1024 * 1024
DEFAULT_STALE_SECONDS = 60.0


def cache_control() -> str:
    """Return ``CLINIC_GUIDES_CACHE_CONTROL``, the header of every public answer."""
    return str(getattr(settings, "CLINIC_GUIDES_CACHE_CONTROL", DEFAULT_CACHE_CONTROL))


def memory() -> int:
    """Return ``CLINIC_GUIDES_CACHE_MEMORY``: bytes that a process keeps of finished answers."""
    return int(getattr(settings, "CLINIC_GUIDES_CACHE_MEMORY", DEFAULT_MEMORY))


def stale_seconds() -> float:
    """Return ``CLINIC_GUIDES_STALE_SECONDS``.

    For so long after its last word from the database a process goes on with what it has.
    """
    return float(getattr(settings, "CLINIC_GUIDES_STALE_SECONDS", DEFAULT_STALE_SECONDS))


def shared_cache() -> str:
    """Return ``CLINIC_GUIDES_SHARED_CACHE``, the alias of the shared cache; empty for none."""
    return str(getattr(settings, "CLINIC_GUIDES_SHARED_CACHE", None) or "")


def build() -> str:
    """Return ``CLINIC_GUIDES_BUILD``: what tells one release of the project from another."""
    return str(getattr(settings, "CLINIC_GUIDES_BUILD", ""))
