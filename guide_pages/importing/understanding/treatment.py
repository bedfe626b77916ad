"""A treatment's figures from the sentences of its copy.

Only what a sentence says outright is taken: the duration of a session, the number of sessions,
the days of recovery. Every mention is collected; where they differ, figures in digits go before
words, a wider range before a narrower one, an earlier mention before a later one, and the
contradiction becomes a doubt.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from guide_pages.importing.doubts import Doubt, shortened
from guide_pages.importing.reading.outline import Text
from guide_pages.importing.sentences import sentences_of
from guide_pages.importing.understanding.quantities import Quantity, quantities_in
from guide_pages.roles import Role

FigureName = Literal["session_minutes", "sessions", "recovery_days"]

LONGEST_SENTENCE = 600
"""Characters; what is longer is no sentence that says a figure."""

_LARGEST: Mapping[FigureName, int] = {
    "session_minutes": 600,
    "sessions": 50,
    "recovery_days": 365,
}
_LABELS: Mapping[FigureName, str] = {
    "session_minutes": "the length of a session",
    "sessions": "the number of sessions",
    "recovery_days": "the days of recovery",
}
_MINUTES = {r"minutes?|mins?": 1.0, r"hours?|hrs?": 60.0}
_DAYS = {r"hours?|hrs?": 1 / 24, r"days?": 1.0, r"weeks?": 7.0, r"months?": 30.0}
_SESSIONS = {
    r"(?:(?!(?:min|minute|hour|hr|day|week|month|year)s?\b)[\w-]+\s)?(?:sessions|treatments|appointments|visits|peels|facials)|"
    r"(?:session|treatment|appointment|visit)": 1.0
}

_VISIT = r"sessions?|treatments?|appointments?|visits?|procedures?|peels?|facials?"
_TAKES = r"takes?|taking|lasts?|lasting|is|are|runs?|needs?|requires?|allow|plan|set aside"
_LENGTH_BEFORE = re.compile(
    rf"\b(?:{_VISIT}|it|everything|length|duration|allow|plan|set aside)\b"
    rf"(?P<between>[^.;]{{0,60}}?(?:\b(?:{_TAKES})\b|:)[^.;]{{0,30}})$|"
    rf"^(?:please )?(?:allow|plan|set aside)(?: \w+){{0,2}} ?$|"
    rf"^(?P<opening>(?:(?:it|this|usually|about|around|approximately|roughly|most) ?)*)$"
)
_LENGTH_AFTER = re.compile(
    rf"^[\s-]*(?:long |in-clinic |\w+ )?(?:{_VISIT})\b|^ per (?:{_VISIT})\b"
)
_NOT_LENGTH = re.compile(
    r"\b(?:numb\w*|cream|gel|redness|swelling|recover\w*|heal\w*|results?|before|after|every|"
    r"apart|spaced|wait|mask|sun\w*|downtime|settle\w*|hours? later|break)\b"
)
_ASKS_LENGTH = re.compile(
    r"how (?:long|much time) (?:does|do|will|is|are) "
    r".*(?:take|last|session|treatment|appointment)|"
    r"(?:session|treatment) (?:length|time|duration)"
)

_COUNTED = re.compile(
    r"\b(?:need\w*|recommend\w*|begin|start\w*|course|series|require\w*|plan\w*|typical\w*|"
    r"usual\w*|most people|most patients|many people|average|advise\w*|suggest\w*|book|have|"
    r"package|total|sessions?:|treatments?:|number of)\b|:"
)
_NOT_COUNTED_BEFORE = re.compile(
    r"\b(?:after|within|every|each|first|last|per|of our|other|previous|than|combin\w+|"
    r"next|following|these|those|this|single|another)(?:\s+(?:about|around|the|just|your))?$"
)
_NOT_COUNTED = re.compile(
    r"\b(?:maintenance|top[- ]?ups?|touch[- ]?ups?|(?:a|per|each|every|once a) year|"
    r"yearly|annual\w*|same day|combin\w+|offer)\b"
)
_ASKS_COUNT = re.compile(r"how many (?:\w+ )?(?:sessions|treatments|visits|appointments)")

_RECOVERY = re.compile(
    r"\b(?:recover\w*|downtime|heal(?:s|ed|ing)?\b(?! products?)|redness|pinkness|pink|red|"
    r"swelling|tightness|flaking|peeling|side effects?|go(?:es)? away|fades?|settles?|subsides?|"
    r"calms? down|wears? off|bruis\w+)\b"
)
_LASTS = re.compile(
    r"\b(?:lasts?|lasting|takes?|go(?:es)? away|fades?|settles?|subsides?|calms? down|wears? off|"
    r"resolves?|disappears?|clears?|clear up|eases?|recover\w*|heals?|for|within|in|is|are|"
    r"gone|over|of|expect|days? of)\b|:"
)
_NOT_RECOVERY = re.compile(
    r"\b(?:avoid|skip|stay out|sun\w*|don['’]t|do not|must not|use|apply|wear|glow|brighter|"
    r"results?|collagen|spaced|apart|scars?|marks|pigment\w*|spots|spf|before your|before the|"
    r"call|contact|seek|doctor|urgent\w*|emergency|every|later|improve\w*|until|keep|return to|"
    r"wait|shower|exercise|make-?up|retinoids?|retinol)\b"
)
_ASKS_RECOVERY = re.compile(r"\b(?:recover\w*|downtime|side effects?|redness|heal)\b")
_OF_A_VISIT = re.compile(
    r"\b(?:sessions?|treatments?(?! (?:areas?|sites?|zones?))|appointments?|visits?|"
    r"procedures?|facials?|(?:a|an|the|each|every|per|your|our) peels?)\b"
)
_AFTER_A_VISIT = re.compile(
    rf"\b(?:after|following|since|from|post)[\s-]+(?:\w+ ){{0,2}}?(?:{_VISIT})\b"
)
_PARTS = re.compile(r"[,;]| (?:and|but|then|while|so) ")
_CONDITION = re.compile(r"^(?:if|when|unless|should)\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of copy with the role of its section and the heading or question above it."""

    text: Text
    role: Role
    above: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the treatment with the sentence it comes from; an open end is None."""

    name: FigureName
    minimum: int | None
    maximum: int | None
    sentence: str
    line: int
    in_digits: bool

    @property
    def written(self) -> str:
        """The range for people: "3–6", "up to 3", "14"."""
        if self.minimum is None:
            return f"up to {self.maximum}"
        if self.maximum is None:
            return f"at least {self.minimum}"
        return (
            str(self.minimum) if self.minimum == self.maximum else f"{self.minimum}–{self.maximum}"
        )


@dataclass(frozen=True, slots=True)
class UnderstoodTreatment:
    """The figures of a treatment; None where the copy names none."""

    session_minutes: Figure | None = None
    sessions: Figure | None = None
    recovery_days: Figure | None = None

    @property
    def figures(self) -> list[Figure]:
        """The figures that the copy names."""
        every = (self.session_minutes, self.sessions, self.recovery_days)
        return [figure for figure in every if figure is not None]


def treatment_of(passages: Iterable[Passage]) -> tuple[UnderstoodTreatment, list[Doubt]]:
    """The treatment's figures and a doubt for each one on which the copy contradicts itself."""
    mentions: list[Figure] = []
    for passage in passages:
        for offset, sentence in sentences_of(passage.text.source):
            if len(sentence) <= LONGEST_SENTENCE:
                mentions.extend(_figures(passage, passage.text.line_at(offset), sentence))
    chosen: dict[FigureName, Figure] = {}
    doubts: list[Doubt] = []
    for name in _LARGEST:
        own = [mention for mention in mentions if mention.name == name]
        if not own:
            continue
        chosen[name] = best = max(own, key=lambda figure: (figure.in_digits, _width(figure)))
        differing = [figure for figure in own if _contradicts(figure, best)]
        if differing:
            doubts.append(_contradiction(best, differing))
    return (
        UnderstoodTreatment(
            chosen.get("session_minutes"), chosen.get("sessions"), chosen.get("recovery_days")
        ),
        doubts,
    )


def _figures(passage: Passage, line: int, sentence: str) -> list[Figure]:
    above = passage.above.lower()
    found: list[Figure] = []
    low = sentence.lower()
    for name, units, says in (
        ("session_minutes", _MINUTES, _says_length),
        ("sessions", _SESSIONS, _says_count),
        ("recovery_days", _DAYS, _says_recovery),
    ):
        for quantity in quantities_in(sentence, units):
            if says(low, quantity, passage.role, above):
                found.extend(_sane(name, quantity, sentence, line))  # type: ignore[arg-type]
    if not found and _ASKS_COUNT.search(above):
        found.extend(_bare_count(sentence, line))
    return found


def _says_length(sentence: str, quantity: Quantity, role: Role, above: str) -> bool:
    before, after = sentence[: quantity.start], sentence[quantity.end :]
    if _LENGTH_AFTER.match(after) and not _NOT_LENGTH.search(before[-25:]):
        return True
    found = _LENGTH_BEFORE.search(before)
    if found is None:
        return False
    if found["opening"] is not None:
        return bool(_ASKS_LENGTH.search(above))
    return not _NOT_LENGTH.search(found.group())


def _says_count(sentence: str, quantity: Quantity, role: Role, above: str) -> bool:
    before, after = sentence[: quantity.start], sentence[quantity.end :]
    if _NOT_COUNTED_BEFORE.search(before.rstrip()) or _NOT_COUNTED.search(sentence):
        return False
    is_one = quantity.maximum == 1
    if is_one and not re.match(
        r"(?:one|1)\b.*\b(?:need|requir|enough)", sentence[quantity.start :]
    ):
        return False
    if re.match(r"\s+(?:on offer|we offer|available)", after):
        return False
    asked = role is Role.SESSIONS or bool(_ASKS_COUNT.search(above))
    return asked or bool(_COUNTED.search(before)) or " are " in after


def _says_recovery(sentence: str, quantity: Quantity, role: Role, above: str) -> bool:
    before = sentence[: quantity.start]
    if _CONDITION.match(sentence) or _NOT_RECOVERY.search(sentence):
        return False
    if _is_about_a_visit(sentence, quantity):
        return False
    if _ASKS_RECOVERY.search(above) and len(before.split()) <= 4:
        return True
    if not _RECOVERY.search(sentence) and not _ASKS_RECOVERY.search(above):
        return False
    return not before.strip() or _has_verb(before, sentence)


def _is_about_a_visit(sentence: str, quantity: Quantity) -> bool:
    """Whether a figure is of a session, whatever heading stands above.

    So it is where a session is named, other than as what comes first, and recovery is not: in
    the whole sentence, or in the part of it that the figure stands in.
    """
    before, after = sentence[: quantity.start], sentence[quantity.end :]
    opening = _PARTS.split(before)[-1]
    part_of_figure = opening + sentence[quantity.start : quantity.end] + _PARTS.split(after)[0]
    return any(
        not _RECOVERY.search(part) and bool(_OF_A_VISIT.search(_AFTER_A_VISIT.sub("", part)))
        for part in (sentence, part_of_figure)
    )


def _has_verb(before: str, sentence: str) -> bool:
    return bool(_LASTS.search(before)) or bool(re.search(r"\b(?:downtime|recovery)\b", sentence))


def _bare_count(sentence: str, line: int) -> list[Figure]:
    """ "Three to six." under a question that asks how many."""
    match = re.match(
        r"(?:about |around |usually |most people need )?(.{1,20}?)[.,]", sentence, re.I
    )
    quantities = quantities_in(f"{match[1]} sessions", _SESSIONS) if match else []
    return [
        figure
        for quantity in quantities
        if quantity.start == 0
        for figure in _sane("sessions", quantity, sentence, line)
    ]


def _sane(name: FigureName, quantity: Quantity, sentence: str, line: int) -> list[Figure]:
    """The quantity as a figure, unless it is zero or beyond what a treatment can have."""
    minimum = None if quantity.minimum is None else math.ceil(quantity.minimum)
    maximum = None if quantity.maximum is None else math.ceil(quantity.maximum)
    known = [value for value in (minimum, maximum) if value is not None]
    if not all(0 < value <= _LARGEST[name] for value in known):
        return []
    return [Figure(name, minimum, maximum, sentence, line, quantity.in_digits)]


def _width(figure: Figure) -> int:
    if figure.minimum is None or figure.maximum is None:
        return -1
    return figure.maximum - figure.minimum


def _contradicts(one: Figure, other: Figure) -> bool:
    ends = ((one.minimum, other.minimum), (one.maximum, other.maximum))
    return any(a is not None and b is not None and a != b for a, b in ends)


def _contradiction(best: Figure, differing: list[Figure]) -> Doubt:
    others = "; ".join(
        f"line {figure.line} says {figure.written} (“{shortened(figure.sentence, limit=90)}”)"
        for figure in differing
    )
    return Doubt(
        best.line,
        "contradictory_figures",
        f"The copy contradicts itself on {_LABELS[best.name]}: line {best.line} says "
        f"{best.written} (“{shortened(best.sentence, limit=90)}”), which is taken; {others}.",
    )
