"""What the documentation prints for websites without the client, run as it is printed."""

import json
import re
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from delivery.renditions.offers import DEFAULT_FORMATS, DEFAULT_RATIOS
from delivery.renditions.specs import ORIGINAL, spec_of
from editorial.images import rendition_specs
from tests.factories import a_block, a_clinic, a_guide, an_faq
from tests.guide_pages.rendering.full_guide import a_full_guide, every_block

from .contract import block_types, kinds, words_of
from .node import DOCS, run, sample, told

pytestmark = pytest.mark.any_database

#: What means something in HTML.
SIGNS = ' & <b>"x"'


class Page(HTMLParser):
    """What a page says, as a browser understands it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said += "".join(f"\n{value}" for _, value in attrs)

    def handle_data(self, data: str) -> None:
        self.said += data


def with_signs(value: Any, name: str = "") -> Any:
    """Return a raw value whose plain texts have signs that a page must escape."""
    if isinstance(value, dict):
        return {key: with_signs(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_signs(inner, name) for inner in value]
    is_copy = name not in {
        "id",
        "type",
        "role",
        "kind",
        "action",
        "url",
        "anchor",
        "intro",
        "outro",
    }
    is_plain = isinstance(value, str) and value and not value.startswith("<")
    return value + SIGNS if is_copy and is_plain else value


@pytest.mark.django_db(transaction=True)
def test_the_first_page_shows_every_type_of_block_and_the_questions(
    live_server: LiveServer, client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.WAGTAILAPI_BASE_URL = live_server.url
    callouts = [
        a_block("callout", role="risks", kind=kind, heading="", text=f"<p>{kind}</p>")
        for kind in kinds("CalloutKind")
    ]
    a_full_guide(
        title=f"Microneedling{SIGNS}",
        body=with_signs([*every_block(), *callouts]),
        faqs=[an_faq(question=f"Does it hurt?{SIGNS}", answer="<p>A <b>little</b>.</p>")],
    )
    a_clinic(code="los-angeles", booking_url="https://booking.example.com/?a=1&b=2")
    guide = client.get("/api/v2/guides/microneedling/", {"clinic": "los-angeles"}).json()
    printed = sample(DOCS / "frontend.md", "js", "care_list")
    script = tmp_path / "guide.mjs"
    script.write_text(printed.replace("http://localhost:8000", live_server.url))
    result = run("node", script, folder=tmp_path)
    assert result.returncode == 0, told(result)
    page = result.stdout

    assert page.startswith('<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n')
    assert {block["type"] for block in guide["body"]} == block_types()
    texts = [(guide["title"], False), (guide["seo"]["title"], False), (guide["summary"], True)]
    texts += [pair for block in guide["body"] for pair in words_of(block)]
    texts += [(each["question"], False) for each in guide["faqs"]]
    texts += [(each["answer"], True) for each in guide["faqs"]]
    said = Page(page).said
    assert [words for words, is_html in texts if words not in (page if is_html else said)] == []
    assert "undefined" not in page
    for block in guide["body"]:
        if block["value"].get("heading"):
            assert f'<h2 id="{block["value"]["anchor"]}">' in page


@pytest.mark.django_db(transaction=True)
def test_the_first_page_says_what_to_avoid_and_how_much_it_presses(
    live_server: LiveServer, settings: Settings, tmp_path: Path
) -> None:
    settings.WAGTAILAPI_BASE_URL = live_server.url
    items = [{"kind": kind, "text": f"This is {kind}."} for kind in sorted(kinds("CareKind"))]
    listed = [{"type": "item", "value": item, "id": item["kind"]} for item in items]
    framed = {"heading": "", "anchor": "", "intro": "", "outro": ""}
    care = a_block("care_list", role="aftercare", items=listed, **framed)
    callouts = [
        a_block("callout", role="risks", kind=kind, heading="", text=f"<p>This is {kind}.</p>")
        for kind in sorted(kinds("CalloutKind"))
    ]
    a_guide(slug="microneedling", body=[care, *callouts])
    a_clinic(code="los-angeles")
    printed = sample(DOCS / "frontend.md", "js", "care_list")
    script = tmp_path / "guide.mjs"
    script.write_text(printed.replace("http://localhost:8000", live_server.url))
    result = run("node", script, folder=tmp_path)
    assert result.returncode == 0, told(result)

    assert re.findall(r"<h3>([^<]+)</h3><ul><li>([^<]+)</li></ul>", result.stdout) == [
        ("Do", "This is do."),
        ("Avoid", "This is avoid."),
        ("Good to know", "This is note."),
    ]
    assert re.findall(r"<aside><b>([^<]+)</b><p>([^<]+)</p></aside>", result.stdout) == [
        ("Good to know", "This is info."),
        ("Urgent", "This is urgent."),
        ("Warning", "This is warning."),
    ]


@pytest.mark.django_db(transaction=True)
def test_the_middleware_leads_on_wherever_an_old_path_leads(
    live_server: LiveServer, settings: Settings, tmp_path: Path
) -> None:
    settings.WAGTAILAPI_BASE_URL = live_server.url
    a_clinic(
        code="los-angeles",
        redirects={
            "/a-guide": a_guide(slug="peel"),
            "/a-path": "/prices/",
            "/away": "https://shop.example.org/",
            "/gone": {"status": "410"},
        },
    )
    script = tmp_path / "middleware.mjs"
    script.write_text(
        f"""const api = "{live_server.url}/api/v2/";
        const gone = () => [410];
        const redirect = (to, status) => [status, to];
        async function lookUp(url) {{
          {sample(DOCS / "api.md", "js", "redirects/?")}
          return [404];
        }}
        const answers = [];
        for (const path of process.argv.slice(2)) {{
          answers.push(await lookUp(new URL(path, "https://www.example.com")));
        }}
        console.log(JSON.stringify(answers));
        """
    )
    paths = ["/a-guide", "/a-path/?b=1", "/away", "/gone", "/nothing"]
    result = run("node", script, *paths, folder=tmp_path)

    assert result.returncode == 0, told(result)
    assert json.loads(result.stdout) == [
        [301, "/guides/peel/"],
        [301, "/prices/"],
        [301, "https://shop.example.org/"],
        [410],
        [404],
    ]


@pytest.mark.parametrize("size", [(1600, 900), (900, 1600), (317, 211), (4000, 700)])
def test_a_picture_declares_the_widths_that_its_files_have(
    size: tuple[int, int], tmp_path: Path
) -> None:
    width, height = size
    names = [spec.partition("|")[0] for spec in rendition_specs(width)]
    image = {
        "alt": 'A "calm" room',
        "width": width,
        "height": height,
        "renditions": [
            {"url": f"https://media.example.com/{name}.webp", "width": int(name[6:])}
            for name in names
        ],
        "on_demand": "https://example.com/{width}/{ratio}/{format}/",
    }
    script = tmp_path / "picture.mjs"
    script.write_text(
        f"""{sample(DOCS / "api.md", "js", "function picture")}
        const [image, ratio] = process.argv.slice(2).map(JSON.parse);
        console.log(picture(image, {{ ratio }}));
        """
    )
    ratios = (ORIGINAL, *DEFAULT_RATIOS)
    pages = {
        ratio: run("node", script, json.dumps(image), json.dumps(ratio), folder=tmp_path).stdout
        for ratio in ratios
    }

    for ratio, format in product(ratios, DEFAULT_FORMATS):
        address = rf"https://example.com/(\d+)/{ratio.replace(':', '%3A')}/{format}/ (\d+)w"
        candidates = re.findall(address, pages[ratio])
        specs = [
            spec_of(width=int(at), ratio=ratio, format=format, size=size) for at, _ in candidates
        ]
        assert candidates
        assert [int(re.findall(r"\d+", spec)[0]) for spec in specs] == [
            int(w) for _, w in candidates
        ]
        assert len(set(specs)) == len(specs), "two candidates are the same file"
