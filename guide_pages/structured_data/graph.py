"""The graph of a guide: page, blocks, treatment, FAQs, and who stands behind them. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from editorial.document import ImageDocument, ReviewerDocument
from editorial.web_addresses import web_address
from faq.document import FAQDocument
from guide_pages.blocks.showing import BlockDocument
from guide_pages.document.models import SEO, GuideMeta, Review, Source

from .aspects import ASPECTS
from .images import image_node
from .names import Names, names_of_guide
from .nodes import (
    CONTEXT,
    BreadcrumbsNode,
    ClinicNode,
    GuideGraph,
    GuideNode,
    ListItemNode,
    NodeReference,
    Part,
    PersonNode,
    QuestionNode,
    SourceNode,
    TherapyNode,
    TopicNode,
    WebPageNode,
)
from .place import Hosts
from .treatment import describe

#: The parts of a document that its graph is made of, besides ``meta``.
TOLD = ("title", "image", "body", "faqs", "sources", "review", "seo")


def guide_graph(
    *,
    meta: GuideMeta,
    title: str,
    image: ImageDocument | None,
    body: Sequence[BlockDocument],
    faqs: Iterable[FAQDocument],
    sources: Iterable[Source],
    review: Review | None,
    seo: SEO,
    hosts: Hosts,
) -> GuideGraph:
    """Make the graph from the parts of a guide's document, and from whose it is."""
    names = names_of_guide(meta.html_url, meta.detail_url)
    page = _page(names, meta, title, seo, sources)
    therapy = _therapy(names, meta, title, body)
    graph: list[GuideNode] = [page]
    picture = image_node(image, names.of("image"))
    if picture is not None:
        page["primaryImageOfPage"] = _to(picture["@id"])
        graph.append(picture)
    parts: list[Part] = [*_topics(names, meta.html_url, body)]
    questions = _questions(names, faqs)
    if questions:
        parts.append(
            {
                "@type": "FAQPage",
                "@id": names.of("faqs"),
                "inLanguage": meta.locale,
                "mainEntity": questions,
            }
        )
    if parts:
        page["hasPart"] = parts
    graph.append(therapy)
    breadcrumbs = _breadcrumbs(names, title, hosts)
    if breadcrumbs is not None:
        page["breadcrumb"] = _to(breadcrumbs["@id"])
        graph.append(breadcrumbs)
    graph += _reviewed(names, page, review)
    graph += _hosted(page, therapy, hosts)
    return {"@context": CONTEXT, "@graph": graph}


def _page(
    names: Names, meta: GuideMeta, title: str, seo: SEO, sources: Iterable[Source]
) -> WebPageNode:
    page: WebPageNode = {
        "@type": "MedicalWebPage",
        "@id": names.of("page"),
        "inLanguage": meta.locale,
        "dateModified": _moment(meta.last_published_at),
        "medicalAudience": {"@type": "Patient"},
        "mainEntity": _to(names.of("treatment")),
    }
    if title:
        page["name"] = title
    if seo.description:
        page["description"] = seo.description
    if meta.html_url:
        page["url"] = meta.html_url
    if meta.first_published_at is not None:
        page["datePublished"] = _moment(meta.first_published_at)
    cited = [each for each in map(_source, sources) if each is not None]
    if cited:
        page["citation"] = cited
    return page


def _therapy(
    names: Names, meta: GuideMeta, title: str, body: Iterable[BlockDocument]
) -> TherapyNode:
    therapy: TherapyNode = {
        "@type": "MedicalTherapy",
        "@id": names.of("treatment"),
    }
    if title:
        therapy["name"] = title
    if meta.html_url:
        therapy["url"] = meta.html_url
    describe(therapy, body)
    return therapy


def _topics(
    names: Names,
    page_url: str | None,
    body: Iterable[BlockDocument],
) -> Iterable[TopicNode]:
    """Return a node for each block of words that has a heading or an aspect of its own."""
    for block in body:
        value = block.value
        if not value.has_heading:
            continue
        heading, aspect = getattr(value, "heading", ""), ASPECTS.get(value.role)
        if not heading and not aspect:
            continue
        topic: TopicNode = {
            "@type": "HealthTopicContent",
            "@id": names.of("block", block.id),
        }
        if heading:
            topic["name"] = heading
        if page_url and value.anchor and "#" not in page_url:
            topic["url"] = f"{page_url}#{value.anchor}"
        if aspect:
            topic["hasHealthAspect"] = aspect
        yield topic


def _questions(names: Names, faqs: Iterable[FAQDocument]) -> list[QuestionNode]:
    return [
        {
            "@type": "Question",
            "@id": names.of("faq", faq.id),
            "name": faq.question,
            "acceptedAnswer": {"@type": "Answer", "text": faq.answer},
        }
        for faq in faqs
        if faq.question and faq.answer
    ]


def _breadcrumbs(names: Names, title: str, hosts: Hosts) -> BreadcrumbsNode | None:
    """Return the way from the clinic's website: two steps, so both must be known by name."""
    if hosts.clinic is None or not hosts.website or not title:
        return None
    start: ListItemNode = {
        "@type": "ListItem",
        "position": 1,
        "name": hosts.clinic["name"],
        "item": {"@type": "WebPage", "@id": hosts.website},
    }
    return {
        "@type": "BreadcrumbList",
        "@id": names.of("breadcrumbs"),
        "itemListElement": [start, {"@type": "ListItem", "position": 2, "name": title}],
    }


def _reviewed(names: Names, page: WebPageNode, review: Review | None) -> Iterable[PersonNode]:
    if review is None:
        return
    if review.last_reviewed is not None:
        page["lastReviewed"] = review.last_reviewed.isoformat()
    if review.reviewed_by is not None and review.reviewed_by.name:
        reviewer = _person(names.of("reviewer"), review.reviewed_by)
        page["reviewedBy"] = _to(reviewer["@id"])
        yield reviewer


def _person(name: str, reviewer: ReviewerDocument) -> PersonNode:
    person: PersonNode = {"@type": "Person", "@id": name, "name": reviewer.name}
    if reviewer.credentials:
        person["honorificSuffix"] = reviewer.credentials
    url = web_address(reviewer.url)
    if url:
        person["url"] = url
    return person


def _hosted(page: WebPageNode, therapy: TherapyNode, hosts: Hosts) -> Iterable[GuideNode]:
    """Return who stands behind the guide: the group publishes it, the clinic treats."""
    publisher = hosts.group or hosts.clinic
    if publisher is not None:
        page["publisher"] = _to(publisher["@id"])
    if hosts.group is not None:
        yield hosts.group
    if hosts.clinic is not None:
        page["provider"] = _to(hosts.clinic["@id"])
        clinic: ClinicNode = hosts.clinic.copy()
        if hosts.treats:
            clinic["availableService"] = [_to(therapy["@id"])]
        yield clinic


def _source(source: Source) -> SourceNode | None:
    work: SourceNode = {"@type": "CreativeWork"}
    url = web_address(source.url)
    if source.title:
        work["name"] = source.title
    if url:
        work["url"] = url
    return work if source.title or url else None


def _to(name: str) -> NodeReference:
    return {"@id": name}


def _moment(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
