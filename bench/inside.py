"""The work on a site that is no request: ``python -m bench.inside``.

Reads one command a line from its input, ``{"do": name, …}``, and answers each with one line.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import django
from django.db import connection


def make(clinics: int, guides: int, blocks: int) -> None:
    """Make the content of a new site."""
    from bench.content import make_content
    from bench.sizes import Size

    make_content(Size(clinics=clinics, guides=guides, blocks=blocks))


def publish_unused() -> None:
    """Publish something that no document is made from: a new edition all the same."""
    from bench.content import UNUSED
    from faq.models import FAQ

    faq = FAQ.objects.get(question=UNUSED)
    faq.answer = f"<p>No, in none. {time.monotonic_ns()}</p>"
    faq.save()


def publish_group() -> None:
    """Publish the group with another name: every document is made from it."""
    from clinics.models import ClinicGroupPage

    group = ClinicGroupPage.objects.get().get_latest_revision_as_object()
    group.title = f"Seeded group {time.monotonic_ns():020}"
    group.save_revision().publish()


def publish_guide(times: int) -> list[dict[str, float]]:
    """Publish a guide with a new summary, and tell the seconds of each time."""
    return [_timed(_publish) for _ in range(times)]


def ask_impact(times: int) -> list[dict[str, float]]:
    """Ask what a draft of a guide would change at every clinic, each time from the beginning."""
    guide = _guide()
    guide.summary = f"<p>A draft {time.monotonic_ns()} for {{{{ clinic_name | you }}}}.</p>"
    guide.save_revision()
    return [_timed(lambda: _impact(guide)) for _ in range(times)]


def count_queries(path: str, after: str | None = None) -> int:
    """Return the SQL queries of a request: for a kept answer, or the first ``after`` a command."""
    from bench.requests import answered
    from cms_site.wsgi import application

    answered(application, path)
    if after is not None:
        COMMANDS[after]()
    counted = []

    def counting(execute: Callable[..., Any], *arguments: Any) -> Any:
        counted.append(arguments[0])
        return execute(*arguments)

    with connection.execute_wrapper(counting):
        answered(application, path)
    return len(counted)


COMMANDS: dict[str, Callable[..., Any]] = {
    each.__name__: each
    for each in (make, publish_unused, publish_group, publish_guide, ask_impact, count_queries)
}


def _guide() -> Any:
    from guide_pages.models import GuidePage

    return GuidePage.objects.order_by("pk")[0].get_latest_revision_as_object()


def _publish() -> None:
    guide = _guide()
    guide.summary = f"<p>An invented treatment, told anew {time.monotonic_ns()}.</p>"
    guide.save_revision().publish()


def _impact(guide: Any) -> None:
    from desk.impact.edit import GuideEdit

    list(GuideEdit(guide).impacts)


def _timed(work: Callable[[], None]) -> dict[str, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}


def main() -> None:
    django.setup()
    for line in sys.stdin:
        command = json.loads(line)
        result = COMMANDS[command.pop("do")](**command)
        print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main()
