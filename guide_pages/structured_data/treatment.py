"""The treatment that a guide is about, from the blocks that tell of it. Pure.

Their words are repeated in plain text. What a block cannot say without its shape is left out:
what to avoid, beside what to do, would read as advice.
"""

from collections.abc import Iterable

from guide_pages.blocks.showing import BlockDocument
from guide_pages.roles import Role

from .nodes import RiskNode, TherapyNode

_ROLES = (Role.PROCEDURE, Role.PREPARATION, Role.AFTERCARE, Role.RISKS)


def describe(therapy: TherapyNode, body: Iterable[BlockDocument]) -> None:
    """Add to a treatment what the blocks of a guide tell of it."""
    told: dict[Role, list[str]] = {role: [] for role in _ROLES}
    risks: list[RiskNode] = []
    unsuited: list[str] = []
    for block in body:
        value = block.value
        unsuited += value.contraindications()
        if value.role not in told:
            continue
        words = "\n".join(value.passages())
        if not words:
            continue
        told[value.role].append(words)
        if value.role is Role.RISKS:
            risks.append(_risk(getattr(value, "heading", ""), words))
    if told[Role.PROCEDURE]:
        therapy["howPerformed"] = told[Role.PROCEDURE]
    if told[Role.PREPARATION]:
        therapy["preparation"] = told[Role.PREPARATION]
    if told[Role.AFTERCARE]:
        therapy["followup"] = told[Role.AFTERCARE]
    if unsuited:
        therapy["contraindication"] = unsuited
    if risks:
        therapy["adverseOutcome"] = risks


def _risk(heading: str, words: str) -> RiskNode:
    risk: RiskNode = {"@type": "MedicalEntity"}
    if heading:
        risk["name"] = heading
    risk["description"] = words
    return risk
