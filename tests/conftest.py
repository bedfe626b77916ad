"""What all tests share: initial data for every test, and a browser where there is one."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.servers.basehttp import WSGIRequestHandler
from django.db import connections, transaction
from django.template.base import Template
from django.template.context import Context
from django.test import Client, override_settings
from django.test.utils import instrumented_test_render
from django.utils.safestring import SafeString
from pytest_django import DjangoDbBlocker
from wagtail.signal_handlers import reference_index_auto_update_disabled

from delivery.caching import front, replies, responses
from delivery.caching.finished import Finished
from delivery.caching.moments import moments
from delivery.caching.replies import Reply
from editions.snapshot import follower
from tests.databases.choosing import holds_on_any_database
from tests.databases.migrated import begin_migrated
from tests.databases.restoring import PutBack, hold_tables
from tests.delivery.contract import API, check_answer, told_of

TESTS = Path(__file__).parent
BROWSER_FIXTURES = {"browser", "context", "page", "new_context"}
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences"}
COMMITTING_FIXTURES = {"transactional_db", "live_server"}
BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_BROWSER = (
    "Browser tests not run: no Chromium found. Install one (Debian: apt-get install chromium) "
    "or name it: CHROMIUM=/path/to/chromium"
)

# How long an example takes says something about the machine, not about the law.
hypothesis.settings.register_profile("patient", parent=hypothesis.settings.default, deadline=None)
hypothesis.settings.load_profile("patient")


def chromium() -> str | None:
    """Return the path of the Chromium to drive, or nothing when this machine has none."""
    names = [named] if (named := os.environ.get("CHROMIUM")) else BROWSER_NAMES
    return next((path for path in map(shutil.which, names) if path), None)


def pytest_configure(config: pytest.Config) -> None:
    # A Playwright session keeps an event loop in the main thread; Django would refuse to
    # query the database beside it.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    # The live server sends headers and bodies apart: a body would wait, 40 ms each time, until
    # the client has acknowledged the headers.
    WSGIRequestHandler.disable_nagle_algorithm = True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark browser tests, and those that commit."""
    found = chromium()
    for item in items:
        fixtures: list[str] = getattr(item, "fixturenames", [])
        if BROWSER_FIXTURES.intersection(fixtures):
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("browser") and not found:
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))
        if holds_on_any_database(item.path.relative_to(TESTS)):
            item.add_marker(pytest.mark.any_database)
        if DATABASE_FIXTURES.intersection(fixtures):
            # Tests on another database are chosen by this mark.
            item.add_marker(pytest.mark.django_db)
        if COMMITTING_FIXTURES.intersection(fixtures):
            item.add_marker(pytest.mark.django_db(transaction=True), append=False)


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what stays, and come by less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def browser_tests_left_out(reporter: Any) -> list[Any]:
    """Return the reports of tests that were skipped because there is no browser."""
    skipped = reporter.stats.get("skipped", [])
    return [report for report in skipped if NO_BROWSER in str(report.longrepr)]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if browser_tests_left_out(terminalreporter):
        terminalreporter.write_line(NO_BROWSER)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run when a browser is required and its tests were left out."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    required = os.environ.get("REQUIRE_BROWSER") == "1"
    if required and reporter and browser_tests_left_out(reporter):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session", autouse=True)
def answers_keep_the_contract() -> Iterator[None]:
    """Hold every answer of the API that this process gives against its description.

    Those to Django's client as they arrive, and those to anybody else, such as a browser, as
    they go out.
    """
    request, reply_to = Client.request, replies.reply_to

    def checked_request(client: Client, **environ: Any) -> Any:
        response = request(client, **environ)
        if response.request.get("PATH_INFO", "").startswith(API):
            check_answer(
                told_of(response.request, response.status_code, response.items(), response.content)
            )
        return response

    def checked_reply(environ: Mapping[str, Any], answer: Finished) -> Reply:
        reply = reply_to(environ, answer)
        if environ.get("PATH_INFO", "").startswith(API):
            check_answer(told_of(environ, reply.status, reply.headers, reply.body))
        return reply

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Client, "request", checked_request)
        for module in (front, responses):
            patched.setattr(module, "reply_to", checked_reply)
        yield


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Begin without what earlier tests left in the cache: no rollback reaches it."""
    cache.clear()


@pytest.fixture(autouse=True)
def indexes(request: pytest.FixtureRequest) -> Iterator[None]:
    """Keep Wagtail's indexes for tests in a browser and for those marked ``indexed``.

    They take a quarter of the time of writing, and what fails in them never reaches a request.
    """
    node = request.node
    if node.get_closest_marker("indexed") or node.get_closest_marker("browser"):
        kept = {"default": {**settings.WAGTAILSEARCH_BACKENDS["default"], "AUTO_UPDATE": True}}
        with override_settings(WAGTAILSEARCH_BACKENDS=kept):
            yield
    else:
        reference_index_auto_update_disabled.value = True
        yield
        # What a test runs may have switched the index off, and on again, by itself.
        with suppress(AttributeError):
            del reference_index_auto_update_disabled.value


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None,
    request: pytest.FixtureRequest,
    django_db_blocker: DjangoDbBlocker,
) -> bool:
    """Let the database begin as a copy of a migrated one; return whether it is there already.

    pytest's own folder keeps the migrated one. ``--create-db`` runs all migrations instead.
    """
    config = request.config
    cache = getattr(config, "cache", None)
    if not cache or any(map(config.getoption, ("create_db", "reuse_db", "nomigrations"))):
        return False
    with django_db_blocker.unblock():
        return begin_migrated(cache.mkdir("migrated"))


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool, django_db_modify_db_settings: bool) -> bool:
    """Keep a database that is there already from being made anew."""
    return django_db_keepdb or django_db_modify_db_settings


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[PutBack]:
    """Hold what the migrations left.

    At the end no connection stands in the way of dropping the database.
    """
    with django_db_blocker.unblock():
        put_back = hold_tables("migrated")
    yield put_back
    moments.forget()


@pytest.fixture
def _django_db_helper(
    request: pytest.FixtureRequest, django_db_setup: PutBack, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Put back what the migrations left after a test that commits.

    Emptying all tables and reading it in again, as Django does, takes a hundred times as long.
    The next test may be one that only rolls back: the order of tests is nobody's promise.
    """
    if not request.node.get_closest_marker("django_db").kwargs.get("transaction"):
        request.getfixturevalue("_django_db_helper")
        yield
        return
    with django_db_blocker.unblock():
        yield
        django_db_setup()
        connections.close_all()


@pytest.fixture(scope="module")
def made_once(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """Let a module make once what all its tests start from: each test rolls back to it.

    A fixture of the module makes its data inside ``with made_once():``. Only for modules whose
    tests roll back: what is made is never committed. Objects may be altered by a test, so a
    test reads them again.
    """

    @contextmanager
    def making() -> Iterator[None]:
        with django_db_blocker.unblock():
            follower.forget()
            cache.clear()
            yield

    everything = transaction.atomic()
    with django_db_blocker.unblock():
        everything.__enter__()
    yield making
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        everything.__exit__(None, None, None)
    follower.forget()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium, which needs these flags inside containers."""
    return {
        **browser_type_launch_args,
        "executable_path": chromium(),
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(scope="session", autouse=True)
def contexts_of_whole_templates(django_test_environment: None) -> Iterator[None]:
    """Have ``response.context`` tell of whole templates.

    Django's test client copies the context of each template that another one includes as well,
    which is a fifth of the time of an admin page.
    """

    def rendered(template: Template, context: Context) -> SafeString:
        if context.template is template:
            return instrumented_test_render(template, context)
        return template.nodelist.render(context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", rendered)
        yield


@pytest.fixture(autouse=True)
def forget_held_editions() -> None:
    """Let no test see the editions of another: rolled-back numbers are given again."""
    follower.forget()
