"""The title and slug of a guide whose document may name neither."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from guide_pages.importing.reading.outline import Heading, Node

LONGEST_SLUG = 80
_WHAT_IS = re.compile(r"^what(?:['’]s|\s+is|\s+are)\s+(?:an?\s+|the\s+)?(?P<name>.+?)\s*\?$", re.I)
_COMMON = """
a about after aftercare all an and are as at be before benefit benefits best between by candidate
candidates can care common compare compared comparison comparing cost costs different do does done
during each every everyone everything expect final for from get good guide happen happens have how
i if in into is it its know long many may me much my need needed of on or other our overview
prepare preparing price pricing procedure questions ready recovery required results right risk
risks safe safety session sessions should side effects skin so suitable summary than that the their
them they thoughts to treatment treatments types understanding up versus vs we what when where
which who why will with work works would you your
"""
_COMMON_WORDS = frozenset(_COMMON.split())


def title_heading(nodes: Sequence[Node]) -> Heading | None:
    """The heading that names the document: the one of level 1 at its head.

    A document that uses level 1 for its sections has none.
    """
    headings = [node for node in nodes if isinstance(node, Heading)]
    if not headings or headings[0].level != 1:
        return None
    if sum(heading.level == 1 for heading in headings) == 1:
        return headings[0]
    is_first = bool(nodes) and nodes[0] is headings[0]
    has_lower = any(heading.level > 1 for heading in headings)
    return headings[0] if is_first and has_lower else None


def title_from_headings(headings: Sequence[str]) -> str:
    """The treatment that the headings speak of, "" when they share none.

    "What Is Microneedling?" names it outright; otherwise it is the longest run of telling words
    that at least two headings share.
    """
    asked = [found["name"] for heading in headings if (found := _WHAT_IS.match(heading.strip()))]
    named = [name for name in asked if _telling(name) and len(name.split()) <= 5]
    for name in named:
        if sum(name.casefold() in heading.casefold() for heading in headings) > 1:
            return _capitalised(name)
    if named:
        return _capitalised(named[0])
    shared = Counter(run for heading in headings for run in set(_runs(heading)))
    common = [(times, len(run.split()), run) for run, times in shared.items() if times > 1]
    if not common:
        return ""
    times, _, key = max(common)
    longest = [run for count, _, run in common if count == times and key in run]
    return _as_written(max(longest, key=len), headings)


def title_from_file_name(name: str) -> str:
    """A file's name as a title: "chemical-peel_v2.txt" is "Chemical peel v2"."""
    words = re.sub(r"[\s_-]+", " ", PurePath(name).stem).strip()
    return _capitalised(words) if words else "Untitled guide"


def slug_of(text: str) -> str:
    """An ASCII slug of lower-case letters, digits and single hyphens; "" when none remains.

    A slug of digits alone is put after "guide-", because a number means a guide's id.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if len(slug) > LONGEST_SLUG:
        slug = slug[:LONGEST_SLUG].rsplit("-", 1)[0]
    return f"guide-{slug}" if slug.replace("-", "").isdigit() else slug


def _telling(name: str) -> bool:
    return any(word.casefold() not in _COMMON_WORDS for word in re.findall(r"[\w'’]+", name))


def _runs(heading: str) -> list[str]:
    """Every run of words in a heading without a common word, in lower case."""
    runs: list[str] = []
    current: list[str] = []
    for word in [*re.findall(r"[^\W_][\w'’-]*", heading.casefold()), ""]:
        if word and word not in _COMMON_WORDS and not word.isdigit():
            current.append(word)
            runs.extend(" ".join(current[start:]) for start in range(len(current)))
        else:
            current = []
    return runs


def _as_written(run: str, headings: Sequence[str]) -> str:
    pattern = re.compile(re.escape(run).replace(r"\ ", r"\W+"), re.IGNORECASE)
    found = next((match for heading in headings if (match := pattern.search(heading))), None)
    return _capitalised(found.group() if found else run)


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]
