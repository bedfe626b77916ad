"""An outline understood as a guide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from guide_pages.importing.doubts import Doubt
from guide_pages.importing.reading.outline import (
    Heading,
    Node,
    Outline,
    Paragraph,
    Source,
    Text,
    lines_of,
    texts_of,
)
from guide_pages.importing.reading.questions import normalised_question
from guide_pages.importing.understanding.body import LONGEST_HEADING, UnderstoodBlock, blocks_of
from guide_pages.importing.understanding.coverage import Piece, unaccounted
from guide_pages.importing.understanding.gaps import gaps_in
from guide_pages.importing.understanding.passages import passages_of
from guide_pages.importing.understanding.pieces import pieces_of_block
from guide_pages.importing.understanding.proofreading import proofread
from guide_pages.importing.understanding.rich_text import rich_text
from guide_pages.importing.understanding.sections import Asked, Division, Section, divide
from guide_pages.importing.understanding.titles import (
    slug_of,
    title_from_file_name,
    title_from_headings,
    title_heading,
)
from guide_pages.importing.understanding.treatment import UnderstoodTreatment, treatment_of
from guide_pages.roles import Role

LONGEST_TITLE = 255
LONGEST_QUESTION = 255


@dataclass(frozen=True, slots=True)
class UnderstoodFAQ:
    """A question, its answer as HTML, and the lines of both."""

    question: str
    answer: str
    lines: frozenset[int]

    @property
    def line(self) -> int:
        """The line in which the question stands."""
        return min(self.lines)


@dataclass(frozen=True, slots=True)
class UnderstoodGuide:
    """What a document says, in the terms of a guide; nothing in it is saved.

    `summary` is HTML. `structure` are lines that only give structure, such as the heading above
    the questions. `doubts` are in the order of the lines. `has_own_title` is false when the
    title is only a guess.
    """

    title: str
    slug: str
    summary: str
    blocks: tuple[UnderstoodBlock, ...]
    faqs: tuple[UnderstoodFAQ, ...]
    treatment: UnderstoodTreatment
    doubts: tuple[Doubt, ...]
    seo_title: str = ""
    seo_description: str = ""
    topics: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    structure: tuple[Text, ...] = ()
    has_own_title: bool = True

    @property
    def has_copy(self) -> bool:
        """Whether it says anything beyond its title and headings."""
        return bool(self.summary or self.blocks or self.faqs)


def understand(outline: Outline, *, file_name: str, title: str = "") -> UnderstoodGuide:
    """The guide that an outline describes.

    The title is the one given, else that of the document: its first heading, its field, the
    treatment its headings speak of, or the file's name.
    """
    return _Understanding(outline, file_name, title).guide()


class _Understanding:
    """One document's way to a guide; `pieces` and `doubts` gather what became of its lines."""

    def __init__(self, outline: Outline, file_name: str, given_title: str) -> None:
        self.outline = outline
        self.file_name = file_name
        self.given_title = given_title
        self.doubts: list[Doubt] = list(outline.doubts)
        self.pieces: list[Piece] = []
        self.has_own_title = True
        self.nodes = [_fitting(node) for node in outline.nodes]

    def guide(self) -> UnderstoodGuide:
        fields = self.outline.fields
        title = self._title()
        slug = self._slug(title)
        division = divide(self.nodes)
        summary, opening = self._summary(division)
        faqs = self._faqs(division)
        sections = [*opening, *division.sections]
        blocks = [block for section in sections for block in blocks_of(section)]
        self.pieces += [
            Piece(section.lines, section.heading_words)
            for section in sections
            if not section.nodes
        ]
        self.doubts.extend(gaps_in(sections))
        treatment, contradictions = treatment_of(passages_of(self.outline, division, sections))
        self.doubts.extend(contradictions)
        self.doubts.extend(proofread(self._copy()))
        if not (summary or blocks or faqs):
            self.doubts.append(
                Doubt(0, "no_copy", "The document has no copy: its guide is nothing but a title.")
            )
        structure = (*division.structure, *(text for block in blocks for text in block.structure))
        self._account(title, slug, summary, blocks, faqs, structure)
        return UnderstoodGuide(
            title=title,
            slug=slug,
            summary=summary,
            blocks=tuple(blocks),
            faqs=tuple(faqs),
            treatment=treatment,
            doubts=tuple(sorted(set(self.doubts))),
            seo_title=fields.seo_title,
            seo_description=fields.seo_description,
            topics=fields.topics,
            sources=fields.sources,
            structure=structure,
            has_own_title=self.has_own_title,
        )

    def _copy(self) -> list[Text]:
        summary = self.outline.fields.summary
        return [*([summary] if summary else []), *texts_of(self.outline.nodes)]

    def _title(self) -> str:
        """Choose the title and take its heading out of the nodes."""
        heading = title_heading(self.nodes)
        if heading is not None:
            self.nodes.remove(heading)
        candidates = [
            self.given_title,
            heading.text.plain if heading else "",
            self.outline.fields.title,
        ]
        written = [candidate.strip() for candidate in candidates if candidate.strip()]
        if not written:
            return self._guessed_title()
        title = written[0][:LONGEST_TITLE].strip()
        line = heading.text.line if heading else 0
        for other in dict.fromkeys([*written[1:], *([written[0]] if title != written[0] else [])]):
            if other != title:
                self.doubts.append(
                    Doubt(line, "title_replaced", f"The title is “{title}”, not “{other}”.")
                )
        if heading is not None:
            self.pieces.append(
                Piece(frozenset(heading.text.lines), f"{title} {heading.text.plain}")
            )
        return title

    def _guessed_title(self) -> str:
        self.has_own_title = False
        headings = [node.text.plain for node in self.nodes if isinstance(node, Heading)]
        title = title_from_headings(headings)
        if title:
            return title
        title = title_from_file_name(self.file_name)[:LONGEST_TITLE]
        self.doubts.append(
            Doubt(
                0,
                "title_guessed",
                f"The document names no title; “{title}” is made from the file's name.",
            )
        )
        return title

    def _slug(self, title: str) -> str:
        written = self.outline.fields.slug
        slug = slug_of(written) or slug_of(title) or slug_of(self.file_name) or "guide"
        if written and slug != written:
            self.doubts.append(
                Doubt(
                    0,
                    "slug_changed",
                    f"The slug “{written}” can't be used in an address; it becomes “{slug}”.",
                )
            )
        return slug

    def _summary(self, division: Division) -> tuple[str, list[Section]]:
        """The summary, and what of the opening copy is none, as a section without heading."""
        field = self.outline.fields.summary
        opening = division.preamble
        if field is not None:
            return f"<p>{field.html}</p>", _opening_section(opening)
        end = _end_of_summary(opening, has_sections=bool(division.sections or division.asked))
        if end < len(opening) and not division.sections:
            self.doubts.append(
                Doubt(
                    0,
                    "no_headings",
                    "The document has no headings: its first paragraph is the summary, the rest "
                    "one section.",
                )
            )
        self.pieces.append(Piece(lines_of(opening[:end]), rich_text(opening[:end]), is_html=True))
        return rich_text(opening[:end]), _opening_section(opening[end:])

    def _faqs(self, division: Division) -> list[UnderstoodFAQ]:
        """The questions that have an answer, each once; the others become doubts."""
        faqs: dict[str, UnderstoodFAQ] = {}
        for asked in division.asked:
            question, answer = asked.question.plain, rich_text(asked.answer)
            key = normalised_question(question)
            if not answer or len(question) > LONGEST_QUESTION:
                self._leave_out(asked, answer)
            elif key in faqs:
                self._repeat(asked, faqs[key], answer)
            else:
                faqs[key] = UnderstoodFAQ(question, answer, asked.lines)
        return list(faqs.values())

    def _leave_out(self, asked: Asked, answer: str) -> None:
        question = asked.question
        if not answer:
            message = f"The question “{question.plain}” has no answer and isn't imported."
            self._report(asked, "question_without_answer", message)
            return
        message = (
            f"A question has at most {LONGEST_QUESTION} characters; this one isn't imported: "
            f"“{question.plain}” “{_words(asked.answer)}”."
        )
        self._report(asked, "not_imported", message)

    def _repeat(self, asked: Asked, first: UnderstoodFAQ, answer: str) -> None:
        message = f"The question “{asked.question.plain}” stands in line {first.line} already"
        if answer != first.answer:
            message += f"; its second answer isn't imported: “{_words(asked.answer)}”"
        self._report(asked, "repeated_question", f"{message}.")

    def _report(self, asked: Asked, kind: str, message: str) -> None:
        self.doubts.append(Doubt(asked.question.line, kind, message))  # type: ignore[arg-type]
        self.pieces.append(Piece(asked.lines, f"{message} {_words(asked.answer)}"))

    def _account(
        self,
        title: str,
        slug: str,
        summary: str,
        blocks: Sequence[UnderstoodBlock],
        faqs: Sequence[UnderstoodFAQ],
        structure: Sequence[Text],
    ) -> None:
        """Add a doubt for every line that is neither in the guide nor in the report."""
        fields = self.outline.fields
        written = [title, slug, fields.title, fields.slug, fields.seo_title, *fields.topics]
        written += [fields.seo_description, *(f"{s.title} {s.url}" for s in fields.sources)]
        names = "title slug summary seo meta title description topics sources"
        pieces = [
            *self.pieces,
            Piece(fields.lines, " ".join([*written, names])),
            Piece(fields.lines, " ".join(doubt.message for doubt in self.outline.doubts)),
            Piece(fields.lines, summary, is_html=True),
            *(piece for block in blocks for piece in pieces_of_block(block)),
            *(Piece(faq.lines, faq.question) for faq in faqs),
            *(Piece(faq.lines, faq.answer, is_html=True) for faq in faqs),
            *(Piece(frozenset(text.lines), text.plain) for text in structure),
            *(Piece(frozenset({doubt.line}), doubt.message) for doubt in self.doubts),
        ]
        self.doubts.extend(unaccounted(self.outline.source_lines, pieces))


def _fitting(node: Node) -> Node:
    """A heading too long for a heading's field as a bold paragraph."""
    if not isinstance(node, Heading) or len(node.text.plain) <= LONGEST_HEADING:
        return node
    return Paragraph(replace(node.text, html=f"<b>{node.text.html}</b>"))


def _opening_section(nodes: Sequence[Node]) -> list[Section]:
    return [Section(None, Role.OVERVIEW, tuple(nodes))] if nodes else []


def _end_of_summary(nodes: Sequence[Node], *, has_sections: bool) -> int:
    """How many of the opening nodes are the summary: its paragraphs, one without headings.

    A paragraph that leads into a list or table stays with it.
    """
    if not has_sections and len(nodes) > 1:
        return 1 if isinstance(nodes[0], Paragraph) else 0
    end = 0
    while end < len(nodes) and isinstance(nodes[end], Paragraph):
        end += 1
    last = nodes[end - 1] if end else None
    is_lead_in = isinstance(last, Paragraph) and last.text.plain.endswith(":")
    return end - 1 if end < len(nodes) and is_lead_in else end


def _words(nodes: Iterable[Node]) -> str:
    return " ".join(text.plain for text in texts_of(nodes))
