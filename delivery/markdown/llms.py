"""What language models are told of a place, in the form that llmstxt.org describes."""

from django.utils import translation

from clinics.tree import Node
from delivery.documents import Library, addresses
from delivery.parameters import content_languages
from delivery.tags import tags_of_clinics
from editorial.markdown.labels import Labels
from editorial.markdown.pieces import bullets, heading, joined, link, quoted
from editorial.markdown.plain import escaped
from guide_pages.blocks.showing import Scope
from guide_pages.document.markdown import guide_markdown
from guide_pages.document.models import GuideDocument

from .contact import contact_of, one_line
from .guide import markdown_address, named_language
from .labels import LabelsIn

#: Bytes of guides in one text; further ones are linked.
MOST_BYTES = 1_000_000
#: More clinics than this are not listed by name.
MOST_CLINICS = 100


def llms_text(library: Library, locale: str) -> str:
    """Return a place in short with a link to each of its guides, labelled in their language."""
    with translation.override(locale):
        return f"{_text(library, locale, LabelsIn(locale))}\n"


def llms_full_text(library: Library, locale: str) -> str:
    """Return a place with its guides one after the other."""
    with translation.override(locale):
        return f"{_full_text(library, locale, LabelsIn(locale))}\n"


def tags_of_llms(library: Library) -> tuple[str, ...]:
    """Return the cache tags of both texts. The group's names its clinics."""
    return library.tags() if _clinic(library) is not None else tags_of_clinics()


def _text(library: Library, locale: str, labels: Labels) -> str:
    guides = bullets(map(_entry, library.guides(locale)))
    return joined(
        _head(library, locale, labels),
        _section(labels.gettext("Treatment guides"), guides),
        _section(labels.gettext("Clinics"), _clinics(library, locale, labels)),
        # llmstxt.org gives this heading a meaning, so it has no other language.
        _section("Optional", _optional(library, locale, labels)),
    )


def _full_text(library: Library, locale: str, labels: Labels) -> str:
    pieces = [_head(library, locale, labels)]
    left_out = []
    size = 0
    for guide in library.guides(locale):
        piece = guide_markdown(guide, labels, level=2)
        size += len(piece.encode())
        if size <= MOST_BYTES:
            pieces.append(piece)
        else:
            left_out.append(guide)
    return joined(
        *pieces, _section(labels.gettext("Further guides"), bullets(map(_entry, left_out)))
    )


def _head(library: Library, locale: str, labels: Labels) -> str:
    node, clinic = library.serving.node, _clinic(library)
    name = node.name if node is not None else labels.gettext("Treatment guides")
    about = (
        labels.gettext("The treatments that this clinic offers, and how to reach it.")
        if clinic is not None
        else labels.gettext("Treatments in general. Each clinic has a text of its own.")
    )
    summary = library.clinic_summary(clinic, locale) if clinic is not None else None
    contact = contact_of(summary, labels) if summary is not None else ""
    return joined(heading(1, name), quoted(escaped(about)), contact)


def _section(label: str, lines: str) -> str:
    return joined(heading(2, label), lines) if lines else ""


def _entry(guide: GuideDocument) -> str:
    return _noted(link(guide.title, markdown_address(guide)), guide.seo.description)


def _noted(leads_to: str, note: str) -> str:
    return f"{leads_to}: {escaped(note)}" if note else leads_to


def _clinics(library: Library, locale: str, labels: Labels) -> str:
    if _clinic(library) is not None:
        return ""
    clinics = library.clinics()
    if len(clinics) > MOST_CLINICS:
        return bullets([link(labels.gettext("All clinics, as JSON"), addresses.clinics())])
    language = named_language(locale)
    summaries = [library.clinic_summary(node, locale) for node in clinics]
    return bullets(
        _noted(link(each.name, addresses.llms(each.code, language)), one_line(each.address))
        for each in summaries
    )


def _optional(library: Library, locale: str, labels: Labels) -> str:
    clinic = _clinic(library)
    code = clinic.code if clinic is not None else None
    full = link(
        labels.gettext("All guides in one text"),
        addresses.llms_full(code, named_language(locale)),
    )
    others = [
        link(str(name), addresses.llms(code, named_language(other)))
        for other, name in content_languages()
        if other != locale and library.served_guides(other)
    ]
    return bullets([full if library.served_guides(locale) else "", *others])


def _clinic(library: Library) -> Node | None:
    node = library.serving.node
    return node if node is not None and node.scope is Scope.CLINIC else None
