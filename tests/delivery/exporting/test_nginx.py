"""The documented nginx in front of an export and a real site: as exact as the site alone."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings

from tests.delivery.caching.workers import Reply, Worker, ask, await_worker, start_worker
from tests.factories import a_block, a_clinic, a_guide, an_faq

from .exported import exported
from .nginx import PROGRAM, Nginx, start_nginx

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        PROGRAM is None or shutil.which("openssl") is None,
        reason="No nginx or no openssl found. Install them (Debian: apt-get install nginx-light)",
    ),
]

#: What a file's answer shares with the site's, besides the body.
SHARED = (
    "content-type",
    "cache-control",
    "vary",
    "access-control-allow-origin",
    "access-control-expose-headers",
)


@dataclass
class Served:
    """The site, nginx in front of it, and the ids of what they serve."""

    nginx: Nginx
    site: Worker
    guide: int
    faq: int

    def both(self, question: str, method: str = "GET", **headers: str) -> tuple[Reply, Reply]:
        """Return nginx's answer and the site's own."""
        headers["Host"] = "localhost"
        path = f"/api/v2/{question.format(guide=self.guide, faq=self.faq)}"
        own = ask(self.site.connect(), path, method, **headers, **{"X-Forwarded-Proto": "https"})
        return self.nginx.ask(path, method, **headers), own


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Export two clinics' guides, and start a site in production with nginx in front."""
    faq = an_faq(question="Does it hurt?")
    guide = a_guide(slug="peel", body=[a_block()], faqs=[faq])
    a_clinic(code="houston"), a_clinic(code="austin")
    exported(tmp_path / "export", is_compressed=True)
    site = start_worker(
        tmp_path / "data",
        DJANGO_SETTINGS_MODULE="cms_site.settings.production",
        SECRET_KEY=settings.SECRET_KEY,
        ALLOWED_HOSTS="localhost",
        PUBLIC_BASE_URL=settings.PUBLIC_BASE_URL,
        BEHIND_PROXY="1",
    )
    nginx = None
    try:
        await_worker(site)
        nginx = start_nginx(tmp_path / "nginx", tmp_path / "export", site.port)
        yield Served(nginx, site, guide.pk, faq.pk)
    finally:
        if nginx is not None:
            nginx.stop()
        site.kill()


def is_file(reply: Reply) -> bool:
    """Say whether nginx has answered with a file: its tags are a date and a size."""
    return re.fullmatch(r'(W/)?"[0-9a-f]+-[0-9a-f]+"', reply.headers.get("etag", "")) is not None


FROM_FILES = [
    "guides/peel/",
    "guides/peel/?locale=en",
    "guides/peel/?clinic=houston",
    "guides/peel/?clinic=houston&locale=en",
    "guides/peel/?locale=en&clinic=houston",
    "guides/peel.md",
    "guides/peel.md?clinic=houston",
    "llms.txt",
    "llms-full.txt?clinic=houston",
    "guides/",
    "guides/?locale=es",
    "guides/?clinic=houston",
    "faqs/",
    "faqs/?clinic=houston&locale=es",
    "faqs/{faq}/",
    "faqs/{faq}/?clinic=houston",
    "sitemap.xml",
    "sitemap.xml?clinic=houston",
    "clinics/houston/",
    "clinics/houston/?locale=es",
]
FROM_THE_SITE = [
    "guides/{guide}/",
    "guides/{guide}.md",
    "guides/nowhere/",
    "guides/peel/?locale=es",
    "guides/peel/?locale=xx",
    "guides/peel/?locale=../../group/guides/peel.en",
    "guides/peel/?clinic=nowhere",
    "guides/peel/?clinic=houston&clinic=austin",
    "guides/peel/?clinic=",
    "guides/peel/?clinic=../group",
    "guides/peel/?fields=title",
    "guides/peel/?unknown=1",
    "guides/?limit=1",
    "guides/?LOCALE=es",
    "faqs/{faq}/?locale=es",
    "faqs/{faq}/?locale=en",
    "sitemap.xml?locale=en",
    "clinics/houston/?clinic=austin",
    "clinics/nowhere/",
    "clinics/",
    "openapi.json",
    "search/?q=peel",
    "nowhere/",
]


def test_every_question_has_the_sites_own_answer(served: Served) -> None:
    for questions, comes_from_a_file in ((FROM_FILES, True), (FROM_THE_SITE, False)):
        for question in questions:
            answer, own = served.both(question)
            assert (answer.status, answer.body) == (own.status, own.body), question
            assert is_file(answer) is comes_from_a_file, question
            for name in SHARED:
                assert answer.headers.get(name) == own.headers.get(name), (question, name)


def test_compressed_files_are_sent_to_those_who_take_them(served: Served) -> None:
    answer, own = served.both("guides/peel/", **{"Accept-Encoding": "gzip"})

    assert is_file(answer)
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.body == own.body


def test_every_method_has_the_sites_own_answer(served: Served) -> None:
    questions = ("guides/peel/", "guides/", "faqs/{faq}/", "sitemap.xml", "search/?q=peel")
    for method, question in product(("HEAD", "OPTIONS", "POST", "DELETE"), questions):
        answer, own = served.both(question, method)
        assert (answer.status, answer.body) == (own.status, own.body), (method, question)
        assert answer.headers.get("allow") == own.headers.get("allow"), (method, question)


def test_whoever_prefers_markdown_gets_it(served: Served) -> None:
    for accepted, is_text in {
        "text/markdown": True,
        "Text/Markdown, application/json;q=0.5": True,
        "text/markdown;q=0.5, application/json": False,
        "*/*": False,
    }.items():
        answer, own = served.both("guides/peel/?clinic=houston", Accept=accepted)
        assert (answer.status, answer.body) == (own.status, own.body), accepted
        for name in SHARED:
            assert answer.headers[name] == own.headers[name], (accepted, name)
        assert answer.headers["content-type"].startswith("text/markdown") is is_text


def test_what_is_not_exported_is_asked_over_https_and_keeps_its_own_headers(
    served: Served,
) -> None:
    page = served.nginx.ask("/admin/", Host="localhost")
    strange = served.nginx.ask("/admin/", Host="elsewhere.example.com")

    assert (page.status, page.headers["location"]) == (302, "/admin/login/?next=/admin/")
    assert "public" not in page.headers.get("cache-control", "")
    assert "access-control-allow-origin" not in page.headers
    assert strange.status == 400


def test_without_an_export_the_site_answers_everything(served: Served, tmp_path: Path) -> None:
    (tmp_path / "export/current").unlink()

    answer, own = served.both("guides/peel/?clinic=houston")

    assert not is_file(answer)
    assert (answer.status, answer.body) == (200, own.body)
