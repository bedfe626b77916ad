"""What a document says about itself before its copy: `title: …` lines.

Between two lines of ``---``, or as the very first lines of the file.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from guide_pages.importing.doubts import Doubt
from guide_pages.importing.reading.outline import Fields, Source, Text, unformatted

_FIELD = re.compile(r"^([A-Za-z][A-Za-z _-]{0,30}?)\s*:(?:\s+(.*))?$")
_NAMES = {
    "title": "title",
    "slug": "slug",
    "summary": "summary",
    "seo title": "seo_title",
    "meta title": "seo_title",
    "seo description": "seo_description",
    "meta description": "seo_description",
    "topics": "topics",
    "sources": "sources",
}
_LINK = re.compile(r"^\[(?P<title>[^\]]*)\]\((?P<url>[^)\s]+)\)$")
_WEB_ADDRESS = re.compile(r"^https?://[^\s/]\S*$", re.IGNORECASE)


@dataclass(slots=True)
class _Entry:
    line: int
    name: str
    value: str
    more: list[tuple[int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        opening = "" if self.value in {">", "|", ">-", "|-"} else self.value
        return _unquoted("\n".join(part for part in [opening, *(s for _, s in self.more)] if part))

    def listed(self) -> list[tuple[int, str]]:
        """The parts of a comma list, a bracketed list, or a list of "- " lines."""
        inline = [(self.line, part) for part in self.value.strip("[]").split(",")]
        dashed = [(line, part.removeprefix("-")) for line, part in self.more]
        parts = [(line, _unquoted(part.strip())) for line, part in inline + dashed]
        return [(line, part) for line, part in parts if part]


def read_fields(lines: Sequence[str]) -> tuple[Fields, tuple[Doubt, ...]]:
    """The fields at the top of a document, and a doubt for each line that is none.

    Fenced by ``---`` every line up to the closing fence belongs to them; unfenced they end
    before the first line that is no known field. The first field of a name counts.
    """
    start = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    fence = _closing_fence(lines, start)
    doubts: list[Doubt] = []
    if fence is None:
        entries, taken = _unfenced(lines, start)
    else:
        entries = _fenced(lines, start + 1, fence, doubts)
        taken = range(start, fence + 1)
    known = _first_of_each(entries, doubts)
    fields = Fields(
        title=_flat(known.get("title")),
        slug=_flat(known.get("slug")),
        summary=_summary(known.get("summary")),
        seo_title=_flat(known.get("seo_title")),
        seo_description=_flat(known.get("seo_description")),
        topics=tuple(dict.fromkeys(t for _, t in known["topics"].listed()))
        if "topics" in known
        else (),
        sources=_sources(known.get("sources"), doubts),
        lines=frozenset(index + 1 for index in taken),
    )
    return fields, tuple(doubts)


def _closing_fence(lines: Sequence[str], start: int) -> int | None:
    if start >= len(lines) or lines[start].rstrip() != "---":
        return None
    close = next((i for i in range(start + 1, len(lines)) if lines[i].rstrip() == "---"), None)
    if close is None:
        return None
    return close if _FIELD.match(lines[start + 1]) else None


def _fenced(lines: Sequence[str], start: int, end: int, doubts: list[Doubt]) -> list[_Entry]:
    entries: list[_Entry] = []
    for index in range(start, end):
        line = lines[index]
        found = _FIELD.match(line)
        if found:
            entries.append(_Entry(index + 1, _name(found[1]), (found[2] or "").strip()))
        elif entries and line.strip() and (line[0].isspace() or line.startswith("-")):
            entries[-1].more.append((index + 1, line.strip()))
        elif line.strip():
            doubts.append(
                Doubt(
                    index + 1,
                    "unknown_field",
                    f"This line at the top is not “name: value” and isn't imported: “{line}”.",
                )
            )
    return entries


def _unfenced(lines: Sequence[str], start: int) -> tuple[list[_Entry], range]:
    entries: list[_Entry] = []
    index = start
    while index < len(lines):
        found = _FIELD.match(lines[index])
        if not found or _name(found[1]) not in _NAMES or not found[2]:
            break
        entries.append(_Entry(index + 1, _name(found[1]), found[2].strip()))
        index += 1
    return entries, range(start, index)


def _first_of_each(entries: list[_Entry], doubts: list[Doubt]) -> dict[str, _Entry]:
    known: dict[str, _Entry] = {}
    for entry in entries:
        name = _NAMES.get(entry.name)
        if name is not None and name not in known:
            known[name] = entry
            continue
        problem = "is given twice" if name else "is unknown"
        doubts.append(
            Doubt(
                entry.line,
                "unknown_field",
                f"The field “{entry.name}” {problem} and isn't imported: “{_flat(entry)}”. "
                f"Known fields: {', '.join(dict.fromkeys(_NAMES.values()))}.",
            )
        )
    return known


def _sources(entry: _Entry | None, doubts: list[Doubt]) -> tuple[Source, ...]:
    if entry is None:
        return ()
    sources: list[Source] = []
    parts = [
        (entry.line, entry.value),
        *((line, part.removeprefix("-")) for line, part in entry.more),
    ]
    for line, part in parts:
        part = _unquoted(part.strip())
        if not part:
            continue
        link = _LINK.match(part)
        title, _, url = (
            (link["title"], "", link["url"]) if link else (s.strip() for s in part.rpartition("|"))
        )
        if _WEB_ADDRESS.match(url):
            sources.append(Source(title=title or url, url=url))
        else:
            doubts.append(
                Doubt(
                    line,
                    "link_not_imported",
                    f"A source is written “Title | https://…”; this one isn't imported: “{part}”.",
                )
            )
    return tuple(sources)


def _summary(entry: _Entry | None) -> Text | None:
    if entry is None or not entry.text.strip():
        return None
    line = entry.line if entry.value and entry.value[0] not in ">|" else entry.line + 1
    return unformatted(entry.text, line=line)


def _name(written: str) -> str:
    return " ".join(re.split(r"[ _-]+", written.casefold()))


def _flat(entry: _Entry | None) -> str:
    return " ".join(entry.text.split()) if entry else ""


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text
