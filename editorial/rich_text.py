"""Rich text as the public sees it: clean display HTML from Wagtail's database HTML.

Pure: the addresses of linked pages are the caller's to know.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape, unescape

import nh3
from bs4 import BeautifulSoup, Tag

#: What a link to a guide becomes: its address, or ``None`` when it has none.
LinkTarget = Callable[[int], "GuideLink | None"]

TAGS = {"p", "br", "b", "strong", "i", "em", "a", "ul", "ol", "li", "h3", "h4", "sup", "sub", "hr"}
ATTRIBUTES = {"a": {"href", "data-guide"}}
URL_SCHEMES = {"http", "https", "mailto", "tel"}
_TAG = re.compile(r"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_MARKUP = re.compile(r"</?[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
#: The tags that stand within a line.
_WITHIN_WORDS = re.compile(
    r"</?(?:a|b|strong|i|em|sup|sub)(?=[\s>])(?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
)
_LINK_TO_NOWHERE = re.compile(r"<a>(.*?)</a>", re.DOTALL)
_FACT_CHIP = re.compile(
    r"<span(?=\s)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?\sdata-fact=(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>(.*?)"
    r"</span>",
    re.DOTALL,
)
_EDITOR_KEY = re.compile(r"(<[a-z][a-z0-9]*) data-block-key=\"[a-z0-9]+\"")


class GuideLink:
    """Where a reference to a guide leads: its slug, and its URL when there is one."""

    __slots__ = ("slug", "url")

    def __init__(self, slug: str, url: str | None) -> None:
        self.slug = slug
        self.url = url


def display_html(database_html: str, link_target: LinkTarget) -> str:
    """Return sanitised display HTML, "" for rich text without any content.

    A link to a guide becomes ``<a data-guide="slug">``, with ``href`` when the guide has
    a URL. A link to anything that ``link_target`` does not know, to media, or of a scheme
    that is not allowed becomes plain text.
    """
    if not database_html:
        return ""
    html = database_html
    if "linktype" in html or "<embed" in html:
        html = _expanded(html, link_target)
    return _cleaned(html)


def has_words(clean_html: str) -> bool:
    """Say whether there is anything to read in sanitised HTML."""
    return bool(unescape(_TAG.sub("", clean_html)).strip())


# Many clinics show the same paragraphs.
@lru_cache(maxsize=4096)
def _cleaned(html: str) -> str:
    cleaned = nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=URL_SCHEMES, link_rel=None
    )
    cleaned = _LINK_TO_NOWHERE.sub(r"\1", cleaned)
    return cleaned if has_words(cleaned) else ""


def without_editor_marks(database_html: str) -> str:
    """Return rich text without what only the editor needs.

    That is the keys by which it tells paragraphs apart, and the spans of its chips of facts:
    their tokens stay.
    """
    return _FACT_CHIP.sub(r"\1", _EDITOR_KEY.sub(r"\1", database_html))


# Many clinics show the same paragraphs.
@lru_cache(maxsize=4096)
def plain_text(html: str) -> str:
    """Return the words of a piece of HTML as they are read, white space folded, without markup.

    Paragraphs and items have a space between them; where emphasis or a link ends there is none.
    """
    html = _WITHIN_WORDS.sub("", html)
    if "<!" in html or "<?" in html:
        # Comments and the like, which are no part of clean HTML.
        return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())
    return " ".join(unescape(_MARKUP.sub(" ", html)).split())


def paragraph(text: str) -> str:
    """Return plain text as one paragraph of database HTML."""
    return f"<p>{escape(text, quote=False)}</p>"


def _expanded(html: str, link_target: LinkTarget) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for embed in soup.find_all("embed"):
        embed.decompose()
    for link in soup.find_all("a", attrs={"linktype": True}):
        _expand_link(link, link_target)
    return str(soup)


def _expand_link(link: Tag, link_target: LinkTarget) -> None:
    target = None
    page_id = str(link.get("id", ""))
    if link["linktype"] == "page" and page_id.isdecimal():
        target = link_target(int(page_id))
    if target is None:
        link.unwrap()
        return
    link.attrs = {"data-guide": target.slug}
    if target.url is not None:
        link.attrs["href"] = target.url
