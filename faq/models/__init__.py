"""The tables of FAQs and of their uses."""

from .faq import FAQ
from .use import FAQUse

__all__ = ["FAQ", "FAQUse"]
