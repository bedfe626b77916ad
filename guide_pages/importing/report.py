"""What the importer understood, for people and for machines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypedDict

from guide_pages.importing.doubts import Doubt, shortened
from guide_pages.importing.understanding.body import UnderstoodBlock
from guide_pages.importing.understanding.guide import UnderstoodGuide
from guide_pages.importing.understanding.treatment import Figure

Result = Literal["created", "updated", "unchanged", "would_create", "would_update", "refused"]

_RESULTS: dict[Result, str] = {
    "created": "Created",
    "updated": "Updated, as a draft",
    "unchanged": "Unchanged: the guide says this already",
    "would_create": "Would be created; nothing was saved",
    "would_update": "Would be updated; nothing was saved",
    "refused": "Refused; nothing was saved",
}
_FIGURES = {
    "session_minutes": ("Length of a session", "minutes"),
    "sessions": ("Sessions", ""),
    "recovery_days": ("Recovery", "days"),
}


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file.

    `guide` is None for a file that couldn't be understood; `reused` are the questions for which
    an FAQ exists already; `doubts` are those of saving, beyond the guide's own; `error` is one
    sentence when the result is "refused".
    """

    file: str
    result: Result
    guide: UnderstoodGuide | None = None
    reused: frozenset[str] = frozenset()
    doubts: Sequence[Doubt] = field(default_factory=tuple)
    error: str | None = None
    is_published: bool = False


class BlockSummary(TypedDict):
    """A block in the report for machines."""

    type: str
    role: str
    heading: str
    items: list[str]


class FileSummary(TypedDict):
    """A file in the report for machines."""

    file: str
    title: str | None
    slug: str | None
    summary: str | None
    blocks: list[BlockSummary]
    faqs: list[dict[str, Any]]
    treatment: dict[str, dict[str, Any] | None]
    doubts: list[dict[str, Any]]
    result: Result
    error: str | None


def items_of(block: UnderstoodBlock) -> list[str]:
    """The texts of a block's list: what it holds, with what is said about it after a colon.

    Of a comparison they are the labels of its rows; running text has none.
    """
    value = block.value
    if block.type == "comparison":
        return [row[0] for row in value["table"]["data"][1:]]
    stored = [*value.get("items", ()), *value.get("good_for", ()), *value.get("not_for", ())]
    return [_item_text(item["value"]) for item in stored]


def for_machines(reports: Iterable[FileReport]) -> dict[str, list[FileSummary]]:
    """The report as JSON-ready data, one entry per file in the order given."""
    return {"files": [_file_summary(report) for report in reports]}


def for_people(report: FileReport) -> str:
    """The report on one file as a table with its doubts below."""
    lines = [report.file, "=" * len(report.file)]
    if report.guide is not None:
        lines += _guide_lines(report.guide, report.reused)
        lines += _doubt_lines(_all_doubts(report))
    lines.append("")
    result = "Created and published" if _is_new_and_public(report) else _RESULTS[report.result]
    if report.result == "updated" and report.is_published:
        result = "Updated and published"
    lines.append(f"{result}.")
    if report.error:
        lines.append(report.error)
    return "\n".join(lines)


def _is_new_and_public(report: FileReport) -> bool:
    return report.result == "created" and report.is_published


def _all_doubts(report: FileReport) -> list[Doubt]:
    own = report.guide.doubts if report.guide else ()
    return sorted({*own, *report.doubts})


def _file_summary(report: FileReport) -> FileSummary:
    guide = report.guide
    figures = {figure.name: figure for figure in guide.treatment.figures} if guide else {}
    return {
        "file": report.file,
        "title": guide.title if guide else None,
        "slug": guide.slug if guide else None,
        "summary": guide.summary if guide else None,
        "blocks": [_block_summary(block) for block in guide.blocks] if guide else [],
        "faqs": [
            {"question": faq.question, "reused": faq.question in report.reused}
            for faq in (guide.faqs if guide else ())
        ],
        "treatment": {name: _figure_summary(figures.get(name)) for name in _FIGURES},  # type: ignore[call-overload]
        "doubts": [
            {"line": doubt.line, "kind": doubt.kind, "message": doubt.message}
            for doubt in _all_doubts(report)
        ],
        "result": report.result,
        "error": report.error,
    }


def _block_summary(block: UnderstoodBlock) -> BlockSummary:
    return {
        "type": block.type,
        "role": block.value["role"],
        "heading": block.value["heading"],
        "items": items_of(block),
    }


def _figure_summary(figure: Figure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {
        "min": figure.minimum,
        "max": figure.maximum,
        "line": figure.line,
        "sentence": figure.sentence,
    }


def _item_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    title, text = value.get("title"), value["text"]
    if title:
        return f"{title}: {text}"
    return f"{text}: {value['detail']}" if value.get("detail") else text


def _guide_lines(guide: UnderstoodGuide, reused: frozenset[str]) -> list[str]:
    lines = [f"Title    {guide.title}", f"Slug     {guide.slug}"]
    lines.append(f"Summary  {guide.summary.count('<p>')} paragraph(s)")
    rows = [
        (
            str(block.line),
            shortened(block.value["heading"], limit=48) or "(no heading)",
            block.value["role"],
            block.type,
            str(len(items_of(block)) or ""),
        )
        for block in guide.blocks
    ]
    lines += ["", *_table(("Line", "Heading", "Role", "Block", "Items"), rows)]
    if guide.faqs:
        faq_rows = [
            (
                str(faq.line),
                shortened(faq.question, limit=70),
                "reused" if faq.question in reused else "new",
            )
            for faq in guide.faqs
        ]
        lines += ["", *_table(("Line", "Question", "FAQ"), faq_rows)]
    figure_rows = [_figure_row(figure) for figure in guide.treatment.figures]
    if figure_rows:
        lines += ["", *_table(("Line", "Treatment", "Figure", "Sentence"), figure_rows)]
    if guide.structure:
        lines += ["", "Read as structure:"]
        lines += [f"  line {text.line}: {text.plain}" for text in guide.structure]
    return lines


def _figure_row(figure: Figure) -> tuple[str, ...]:
    label, unit = _FIGURES[figure.name]
    return (
        str(figure.line),
        label,
        f"{figure.written} {unit}".strip(),
        shortened(figure.sentence, limit=70),
    )


def _doubt_lines(doubts: Sequence[Doubt]) -> list[str]:
    if not doubts:
        return ["", "No doubts."]
    lines = ["", f"{len(doubts)} doubt(s):"]
    for doubt in doubts:
        place = f"line {doubt.line}" if doubt.line else "the file"
        lines.append(f"  {place} [{doubt.kind}] {doubt.message}")
    return lines


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[i]) for row in [names, *rows]) for i in range(len(names))]
    ruled = [names, ["-" * width for width in widths], *rows]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in ruled
    ]
