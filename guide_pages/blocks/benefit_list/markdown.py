"""A benefit list as Markdown. Pure."""

from editorial.markdown.pieces import bullets, named
from guide_pages.blocks.writing import Writing, framed

from .document import BenefitListValue


def write(value: BenefitListValue, writing: Writing) -> str:
    """Write a line for each benefit, its name before its detail."""
    return framed(value, writing, bullets(named(each.text, each.detail) for each in value.items))
