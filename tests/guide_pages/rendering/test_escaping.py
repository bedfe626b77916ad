"""Hostile copy is text."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.factories import a_block, a_guide, a_reviewer, a_topic, an_faq, an_image
from tests.guide_pages.rendering.full_guide import listed

pytestmark = pytest.mark.django_db

HOSTILE = '"><script>alert(1)</script>{{ settings.SECRET_KEY }}{% now "Y" %}<img src=x onerror=y>'
#: Broken facts are shown without their braces.
SHOWN = HOSTILE.replace("{{", "").replace("}}", "")
RICH = "<p>Words</p><script>alert(1)</script><img src=x onerror=y><a href='javascript:y'>go</a>"


def hostile_body() -> list[dict[str, Any]]:
    framed = {"role": "other", "heading": HOSTILE, "anchor": "", "intro": RICH, "outro": RICH}
    image = {"image": an_image(title=HOSTILE).pk, "alt_text": HOSTILE, "decorative": False}
    return [
        a_block(heading=HOSTILE, text=RICH),
        a_block("benefit_list", items=listed({"text": HOSTILE, "detail": HOSTILE}), **framed),
        a_block("care_list", items=listed({"kind": "do", "text": HOSTILE}), **framed),
        a_block("suitability", good_for=listed(HOSTILE), not_for=listed(HOSTILE), **framed),
        a_block("steps", items=listed({"title": HOSTILE, "text": HOSTILE}), **framed),
        a_block("comparison", table={"data": [["", HOSTILE], [HOSTILE, HOSTILE]]}, **framed),
        a_block("callout", role="other", kind=HOSTILE, heading=HOSTILE, anchor="", text=RICH),
        a_block("image", role="other", image=image, caption=HOSTILE),
        a_block(
            "video",
            role="other",
            url='https://x.example/"onclick="y',
            title=HOSTILE,
            transcript=RICH,
        ),
        a_block("call_to_action", label=HOSTILE, text=HOSTILE, action="link", url="javascript:y"),
    ]


def test_hostile_copy_is_shown_as_text_everywhere(client: Client) -> None:
    guide = a_guide(
        title=HOSTILE,
        seo_title=HOSTILE,
        search_description=HOSTILE,
        summary=RICH,
        image=an_image(),
        image_alt=HOSTILE,
        body=hostile_body(),
        faqs=[an_faq(question=HOSTILE, answer=RICH)],
        topics=[a_topic(name=HOSTILE[:80])],
        sources=[(HOSTILE, "")],
        reviewer=a_reviewer(name=HOSTILE, credentials=HOSTILE),
    )

    for path in (guide.url, guide.get_parent().url):
        html = client.get(path).content.decode()
        page = BeautifulSoup(html, "html.parser")
        assert page.find_all("script") == []
        assert [
            each for each in page.find_all(True) if any(a.startswith("on") for a in each.attrs)
        ] == []
        assert "javascript:" not in [str(each.get("href"))[:11] for each in page.find_all("a")]
        assert page.h1 is not None
        assert " settings.SECRET_KEY " in page.text
        assert "{{" not in html
    guide_page = BeautifulSoup(client.get(guide.url).content, "html.parser")
    assert guide_page.h1 is not None
    assert guide_page.h1.text == SHOWN
