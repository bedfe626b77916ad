"""How documents mark questions, answers and the heading above them."""

import re

from guide_pages.importing.reading.outline import Text

_FAQ_HEADING = re.compile(
    r"""
    ^(?:[\w’'\-]+\s){0,4}?
    (?: frequently\s+asked\s+questions | faqs? | f\.a\.q\.?s? | q\s?(?:&|and|\+)\s?a
      | (?:common|popular|frequent|patient|your|top|more|other)\s+questions
      | questions\s+(?:and|&)\s+answers | questions\s+(?:people|patients|you)\s+(?:\w+\s)?ask
    )
    (?:\s+(?:about|on|for|and|&|answered|\()(?!\w).{0,60})?
    \s*:?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_QUESTION = re.compile(
    r"^(?:q\s?\d{0,3}\s?[:.)]|question\s?\d{0,3}\s?[:.)])\s*(.*)$", re.IGNORECASE | re.DOTALL
)
_ANSWER = re.compile(r"^(?:a\s?\d{0,3}\s?[:)]|a\d{0,3}\.(?=\s)|answer\s?\d{0,3}\s?[:.)])\s*", re.I)
_BOLD_ANSWER = re.compile(
    r"^<b>(?:a\s?\d{0,3}\s?[:.)]|answer\s?\d{0,3}\s?[:.)])\s*(</b>\s*)?", re.I
)


def is_faq_heading(text: str) -> bool:
    """Whether a heading opens the questions: "FAQs", "Common questions about peels"."""
    return len(text) <= 90 and bool(_FAQ_HEADING.match(text.strip()))


def marked_question(text: str) -> str | None:
    """What follows a "Q1:", "Q." or "Question:" mark; None without one."""
    found = _QUESTION.match(text.strip())
    return found.group(1) if found else None


def question_mark_length(text: str) -> int:
    """How many characters the mark before a question takes; 0 without one."""
    found = _QUESTION.match(text)
    return found.start(1) if found else 0


def is_marked_answer(text: str) -> bool:
    """Whether a line begins with "A:" or "Answer:"."""
    return bool(_ANSWER.match(text.strip()))


def without_answer_mark(text: Text) -> Text:
    """An answer without its "A:" or "Answer:" mark, also where that mark is bold."""
    mark = _ANSWER.match(text.source)
    if not mark:
        return text
    bold = _BOLD_ANSWER.match(text.html)
    if bold:
        html = ("" if bold.group(1) else "<b>") + text.html[bold.end() :]
    else:
        html = _ANSWER.sub("", text.html, count=1)
    skipped = text.source[: mark.end()].count("\n")
    return Text(line=text.line + skipped, html=html, source=text.source[mark.end() :])


def question_and_rest(text: str) -> tuple[str, str]:
    """A question and the answer that follows it on the same line ("" without one)."""
    end = text.find("?")
    rest = text[end + 1 :].strip()
    if end < 0 or not rest or rest.endswith("?") or not rest[0].isalnum():
        return text.strip(), ""
    return text[: end + 1].strip(), rest


def normalised_question(question: str) -> str:
    """What makes two questions the same: words without case, spacing and final punctuation."""
    flat = " ".join(question.replace("’", "'").split()).casefold()
    return flat.rstrip(" ?!.:…")
