"""What the site writes to its log, and in which form."""

from typing import Any, Literal

FORMATTERS: dict[str, dict[str, Any]] = {
    "readable": {
        "format": "{asctime} {levelname:<7} {name}: {message}",
        "datefmt": "%H:%M:%S",
        "style": "{",
    },
    "structured": {
        "()": "pythonjsonlogger.json.JsonFormatter",
        "format": "{levelname}{name}{message}{process}",
        "style": "{",
        "timestamp": "at",
        "rename_fields": {"levelname": "level", "name": "logger"},
    },
}


def logging_to_stderr(*, form: Literal["readable", "structured"], level: str) -> dict[str, Any]:
    """Return Django's ``LOGGING``: everything from ``level`` up, one line each, to stderr.

    ``readable`` is for people at a terminal; ``structured`` writes one JSON object a line with
    at, level, logger, message, process, and whatever the call gave as ``extra``.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {form: FORMATTERS[form]},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": form, "level": level}
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Django gives this logger handlers of its own; ours takes their place.
            "django": {"handlers": [], "level": level, "propagate": True},
            # Two lines for every update of the search index are no news.
            "django_tasks": {"level": "WARNING"},
            "PIL": {"level": "INFO"},
        },
    }
