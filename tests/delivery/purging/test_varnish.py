"""A real Varnish in front of a real worker: what is published is new at the next read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clinics.models import ClinicPage, FactValue
from delivery.models import PurgeProgress
from delivery.purging.due import purge_due
from editorial.models import FactDefinition
from guide_pages.models import GuidePage
from tests.delivery.caching.workers import Reply, ask, await_worker, start_worker
from tests.factories import a_change, a_clinic, a_fact, a_guide, a_local_guide, an_faq

from .varnish import PROGRAM, Varnish, is_kept, start_varnish

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        PROGRAM is None, reason="No Varnish found. Install one (Debian: apt-get install varnish)"
    ),
]


@pytest.fixture
def varnish(tmp_path: Path, settings: Any) -> Iterator[Varnish]:
    """Start a worker with Varnish in front, which this process purges."""
    worker = start_worker(tmp_path / "data")
    started = None
    try:
        await_worker(worker)
        started = start_varnish(tmp_path / "varnish", worker.port)
        settings.WAGTAILFRONTENDCACHE = {
            "varnish": {
                "BACKEND": "delivery.purging.backends.VarnishBackend",
                "LOCATION": started.address,
            }
        }
        # The first time everything is purged.
        assert purge_due() == []
        yield started
    finally:
        if started is not None:
            started.stop()
        worker.kill()


@pytest.fixture
def world() -> dict[str, str]:
    """Two clinics, two guides, and the addresses of what they serve."""
    a_fact("price_from", default="on request")
    a_clinic(code="los-angeles"), a_clinic(code="houston")
    faq = an_faq(question="Does it hurt?")
    a_guide(slug="microneedling", summary="<p>From {{ price_from }}.</p>", faqs=[faq])
    a_guide(slug="hydrafacial")
    return {
        "in los angeles": "/api/v2/guides/microneedling/?clinic=los-angeles",
        "in houston": "/api/v2/guides/microneedling/?clinic=houston",
        "the group's": "/api/v2/guides/microneedling/",
        "other guide": "/api/v2/guides/hydrafacial/?clinic=los-angeles",
        "clinic": "/api/v2/clinics/houston/",
        "faqs": "/api/v2/faqs/?clinic=houston",
        "list": "/api/v2/guides/?clinic=houston",
    }


def read(varnish: Varnish, addresses: dict[str, str]) -> dict[str, Reply]:
    """Read every address once."""
    replies = {name: varnish.get(address) for name, address in addresses.items()}
    assert {reply.status for reply in replies.values()} == {200}
    return replies


def names(replies: dict[str, Reply], *, kept: bool) -> set[str]:
    """Return the names of those that came from Varnish's memory, or that did not."""
    return {name for name, reply in replies.items() if is_kept(reply) is kept}


def test_what_is_published_is_new_at_the_next_read_and_the_rest_stays_kept(
    varnish: Varnish, world: dict[str, str]
) -> None:
    read(varnish, world)
    assert names(read(varnish, world), kept=False) == set()

    guide = GuidePage.objects.get(slug="microneedling")
    a_local_guide(
        ClinicPage.objects.get(code="los-angeles"),
        guide,
        changes=[a_change(guide.body[0].id, text="<p>Only in Los Angeles.</p>")],
    )
    after = read(varnish, world)
    assert names(after, kept=False) == {"in los angeles"}
    assert "Only in Los Angeles." in after["in los angeles"].body.decode()
    assert names(read(varnish, world), kept=False) == set()

    houston = ClinicPage.objects.get(code="houston")
    price = FactDefinition.objects.get(key="price_from")
    houston.fact_values.add(FactValue(definition=price, value="$150", sort_order=0))
    houston.save_revision().publish()
    after = read(varnish, world)
    assert names(after, kept=False) == {"in houston", "clinic", "faqs", "list"}
    assert "From $150." in after["in houston"].body.decode()

    guide = GuidePage.objects.get(slug="microneedling")
    guide.title = "Microneedling, renewed"
    guide.save_revision().publish()
    after = read(varnish, world)
    assert names(after, kept=True) == {"other guide"}
    assert "Microneedling, renewed" in after["in los angeles"].body.decode()


def test_a_visitor_gets_neither_tags_nor_another_ones_answer(
    varnish: Varnish, world: dict[str, str]
) -> None:
    address = world["in houston"]
    first = varnish.get(address)
    assert "cache-tag" not in first.headers
    assert "surrogate-key" not in first.headers
    with_session = varnish.get(address, Cookie="sessionid=abc", Authorization="Bearer abc")
    assert is_kept(with_session)
    assert with_session.body == first.body
    unchanged = varnish.get(address, **{"If-None-Match": first.etag})
    assert (unchanged.status, unchanged.body) == (304, b"")
    # The order of parameters makes no other entry.
    turned = varnish.get("/api/v2/guides/?limit=1&clinic=houston")
    again = varnish.get("/api/v2/guides/?clinic=houston&limit=1")
    assert not is_kept(turned)
    assert is_kept(again)


def test_what_does_not_say_for_how_long_and_other_schemes_are_kept_apart(
    varnish: Varnish, world: dict[str, str]
) -> None:
    for _ in range(2):
        redirect = varnish.get("/api/v2")
        assert (redirect.status, "cache-control" in redirect.headers) == (301, False)
        assert not is_kept(redirect)

    address = world["other guide"]
    varnish.get(address)
    assert is_kept(varnish.get(address))
    assert not is_kept(varnish.get(address, **{"X-Forwarded-Proto": "https"}))
    assert is_kept(varnish.get(address, **{"X-Forwarded-Proto": "https"}))


def test_whoever_asks_for_markdown_gets_it_and_everybody_else_keeps_json(
    varnish: Varnish, world: dict[str, str]
) -> None:
    address = world["in houston"]
    json_first = varnish.get(address)
    asking = {"Accept": "text/markdown, */*;q=0.1"}

    text = varnish.get(address, **asking)
    assert text.body.startswith(b"---\ntitle: ")
    assert text.headers["content-type"] == "text/markdown; charset=utf-8"
    assert text.headers["vary"] == "Accept, Accept-Encoding"
    assert text.headers["cache-control"] == "private, no-cache"
    named = text.headers["content-location"]
    assert named == "/api/v2/guides/microneedling.md?clinic=houston"
    assert is_kept(varnish.get(address, **asking))
    by_address = varnish.get(named)
    assert is_kept(by_address)
    assert by_address.body == text.body
    assert by_address.headers["vary"] == "Accept-Encoding"
    for accepted in ("*/*", "application/json", "text/markdown, application/json"):
        again = varnish.get(address, Accept=accepted)
        assert is_kept(again)
        assert again.body == json_first.body


def test_only_publishers_purge_and_only_tags(varnish: Varnish) -> None:
    connected = varnish.connect()
    answers = {
        tags: ask(connected, "/", "BAN", **{"X-Cache-Tags": tags}).status
        for tags in ("guide-1|library", ".*", 'a" || obj.http.x', "")
    }
    assert answers == {"guide-1|library": 200, ".*": 400, 'a" || obj.http.x': 400, "": 400}


def test_what_cannot_be_purged_is_purged_by_the_next_turn_of_the_clock(
    varnish: Varnish, world: dict[str, str], settings: Any
) -> None:
    in_houston = {"in houston": world["in houston"]}
    read(varnish, in_houston)
    reachable = settings.WAGTAILFRONTENDCACHE
    settings.WAGTAILFRONTENDCACHE = {
        "varnish": {**reachable["varnish"], "LOCATION": "http://127.0.0.1:9"}
    }
    guide = GuidePage.objects.get(slug="microneedling")
    guide.title = "Microneedling, renewed"
    guide.save_revision().publish()

    progress = PurgeProgress.objects.get(cache="varnish")
    assert progress.failing_since is not None
    assert "refused" in progress.error
    assert names(read(varnish, in_houston), kept=True) == {"in houston"}
    assert purge_due() == ["varnish"]

    settings.WAGTAILFRONTENDCACHE = reachable
    assert purge_due() == []
    renewed = read(varnish, in_houston)["in houston"]
    assert "Microneedling, renewed" in renewed.body.decode()
    progress.refresh_from_db()
    assert (progress.failing_since, progress.error) == (None, "")
