"""Which lines of a plain text are headings."""

import re

from guide_pages.importing.roles import role_of
from guide_pages.importing.sentences import sentences_of
from guide_pages.roles import Role

LONGEST_HEADING = 90
_SMALL = """
a an and are as at be by do does for from how if in into is it its like my of on or our so than
that the their them they this to up vs was what when where which who will with you your
"""
_SMALL_WORDS = frozenset(_SMALL.split())
_INTERROGATIVE = """
are can could do does how is should what what's when where which who why will would
"""
_INTERROGATIVES = frozenset(_INTERROGATIVE.split())
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,}|~{3,})$")
_RULE = re.compile(r"^(?:[-*_=~–—•·#+]\s?){3,}$")
_OPEN_ENDED = re.compile(
    r"\b(?:includ(?:e|es|ing)|are|is|these|following|if|for|to|with|have|has|avoid|do|don['’]?t)$",
    re.IGNORECASE,
)


def is_underline(line: str) -> bool:
    """Whether a line underlines the one above it, which makes that a heading."""
    return bool(_UNDERLINE.match(line.strip()))


def is_rule(line: str) -> bool:
    """Whether a line only separates: "***", "- - -"."""
    return bool(_RULE.match(line.strip()))


def ends_like_a_sentence(line: str) -> bool:
    """Whether a line ends in final punctuation, quotes and brackets aside."""
    return line.rstrip().rstrip("\"'”’)]").endswith((".", "!", "?", ":", ";", ",", "…"))


def is_title_case(line: str) -> bool:
    """Whether nearly all of its telling words begin with a capital."""
    words: list[str] = re.findall(r"[^\W\d_][\w'’]*", line)
    telling = [word for word in words if word.casefold() not in _SMALL_WORDS]
    if not telling or not words[0][0].isupper():
        return False
    capitals = sum(word[0].isupper() for word in telling)
    return capitals * 4 >= len(telling) * 3


def is_single_question(line: str, *, most_words: int = 30) -> bool:
    """Whether a line is one question and nothing else."""
    text = line.strip()
    return (
        text.endswith("?")
        and text.count("?") == 1
        and len(text.split()) <= most_words
        and len(sentences_of(text)) == 1
    )


def looks_like_heading(line: str) -> bool:
    """Whether a line, taken alone, reads as a heading.

    That is a short line without final punctuation, or a question in title case, with a known
    role, or opened by a question word. A short line with a colon counts when it is in title case
    and names a role ("Benefits:"), not when it leads into something ("Risks include:").
    """
    text = line.strip()
    if not any(character.isalpha() for character in text) or len(text) > LONGEST_HEADING:
        return False
    if "://" in text or re.match(r"^\S+@\S+$", text):
        return False
    words = text.split()
    if text.endswith("?"):
        if not is_single_question(text, most_words=14):
            return False
        opening = words[0].casefold().replace("’", "'")
        return is_title_case(text) or role_of(text) != Role.OTHER or opening in _INTERROGATIVES
    if text.endswith(":"):
        bare = text.rstrip(": ")
        return (
            len(words) <= 6
            and is_title_case(bare)
            and role_of(bare) != Role.OTHER
            and not _OPEN_ENDED.search(bare)
        )
    if ends_like_a_sentence(text) or len(words) > 12 or len(sentences_of(text)) > 1:
        return False
    return (
        text[0].isupper() or text[0].isdigit() or (role_of(text) != Role.OTHER and len(words) <= 6)
    )
