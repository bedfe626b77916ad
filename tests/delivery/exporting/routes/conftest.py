"""The world of the freshness table, put back before every test."""

from tests.delivery.freshness.conftest import (  # noqa: F401
    _django_db_helper,
    admin,
    published_once,
    reader,
    world,
)
