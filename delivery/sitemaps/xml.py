"""Sitemaps as XML, after sitemaps.org 0.9."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.utils.encoding import iri_to_uri
from django.utils.xmlutils import SimplerXMLGenerator

from .pages import Page

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(pages: Iterable[Page]) -> bytes:
    """Return one sitemap of these pages, each with its alternates by language."""
    pages = list(pages)
    names = {"xmlns": SITEMAP}
    if any(page.languages for page in pages):
        names["xmlns:xhtml"] = XHTML
    written, xml = _begun("urlset", names)
    for page in pages:
        xml.startElement("url", AttributesImpl({}))
        xml.addQuickElement("loc", iri_to_uri(page.url))
        _changed(xml, page.changed_at)
        for language, url in page.languages.items():
            xml.addQuickElement(
                "xhtml:link",
                attrs={"rel": "alternate", "hreflang": language, "href": iri_to_uri(url)},
            )
        xml.endElement("url")
    return _ended(written, xml, "urlset")


def index(sitemaps: Sequence[tuple[str, datetime | None]]) -> bytes:
    """Return an index of sitemaps by their URL, each with the moment of its newest page."""
    written, xml = _begun("sitemapindex", {"xmlns": SITEMAP})
    for url, changed_at in sitemaps:
        xml.startElement("sitemap", AttributesImpl({}))
        xml.addQuickElement("loc", iri_to_uri(url))
        _changed(xml, changed_at)
        xml.endElement("sitemap")
    return _ended(written, xml, "sitemapindex")


def newest(pages: Iterable[Page]) -> datetime | None:
    """Return the moment of the page that has changed last."""
    moments = [page.changed_at for page in pages if page.changed_at is not None]
    return max(moments, default=None)


def _changed(xml: SimplerXMLGenerator, at: datetime | None) -> None:
    if at is not None:
        moment = at.astimezone(UTC).isoformat()
        xml.addQuickElement("lastmod", moment.replace("+00:00", "Z"))


def _begun(name: str, attributes: dict[str, str]) -> tuple[StringIO, SimplerXMLGenerator]:
    written = StringIO()
    xml = SimplerXMLGenerator(written, "utf-8")
    xml.startDocument()
    xml.startElement(name, AttributesImpl(attributes))
    return written, xml


def _ended(written: StringIO, xml: SimplerXMLGenerator, name: str) -> bytes:
    xml.endElement(name)
    xml.endDocument()
    return written.getvalue().encode()
