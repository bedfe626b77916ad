"""The bare labels of advice: "Do", "Don't", "Do's and don'ts"."""

import re
from typing import Literal

CareLabel = Literal["do", "avoid", "both"]
"""What stands below a label: what to do, what to avoid, or either by its own words."""

_DO = r"do(?:['’]?s)?"
_DO_NOT = r"(?:don['’]?t(?:['’]?s)?|do not|avoid)"
_LABELS: tuple[tuple[CareLabel, re.Pattern[str]], ...] = (
    ("do", re.compile(rf"^{_DO}\s*:?$", re.IGNORECASE)),
    ("avoid", re.compile(rf"^{_DO_NOT}\s*:?$", re.IGNORECASE)),
    ("both", re.compile(rf"^{_DO}\s*(?:and|&|/|\+)\s*{_DO_NOT}\s*:?$", re.IGNORECASE)),
)


def care_label(text: str) -> CareLabel | None:
    """What a line labels; None when it says more than a label, or something else."""
    words = text.strip()
    return next((label for label, pattern in _LABELS if pattern.match(words)), None)
