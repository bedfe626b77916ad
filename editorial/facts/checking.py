"""What is wrong with the facts that a text mentions, as an editor reads it."""

from dataclasses import dataclass
from difflib import get_close_matches
from html import unescape

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.models import FactDefinition

from .built_in import BUILT_IN
from .grammar import FALLBACK_LENGTH, KEY_LENGTH, Problem, Reason, Token, problems_in, tokens_in
from .markup import readable, tags_of

_SENTENCES = {
    Reason.UNCLOSED: gettext_lazy(
        "“%(excerpt)s” (character %(position)s) isn’t closed. A fact ends with two braces on "
        "the same line."
    ),
    Reason.UNOPENED: gettext_lazy(
        "“%(excerpt)s” (character %(position)s) closes nothing. A fact begins with two braces "
        "on the same line."
    ),
    Reason.EXTRA_BRACE: gettext_lazy(
        "“%(excerpt)s” (character %(position)s) has too many braces. A fact begins with two."
    ),
    Reason.EMPTY_KEY: gettext_lazy(
        "“%(excerpt)s” (character %(position)s) names no fact. Choose one from the list."
    ),
    Reason.BAD_KEY: gettext_lazy(
        "“%(excerpt)s” (character %(position)s) can’t be a fact: its name has lowercase "
        "letters, digits and underscores only. Choose one from the list."
    ),
    Reason.KEY_TOO_LONG: gettext_lazy(
        "“%(excerpt)s” (character %(position)s) can’t be a fact: its name has more than "
        "%(key_length)s characters. Choose one from the list."
    ),
    Reason.FALLBACK_TOO_LONG: gettext_lazy(
        "The fallback of “%(excerpt)s” (character %(position)s) has more than "
        "%(fallback_length)s characters. Shorten it."
    ),
}


@dataclass(frozen=True)
class KnownFact:
    """A fact that copy may mention, as editors choose it from a list."""

    key: str
    label: str
    help: str


def known_facts() -> list[KnownFact]:
    """Return the facts copy may mention, built-in ones first. One query."""
    built_in = [KnownFact(fact.key, _(fact.label), _(fact.help)) for fact in BUILT_IN]
    defined = FactDefinition.objects.values_list("key", "label", "help_text")
    return [*built_in, *(KnownFact(*row) for row in defined)]


def fact_errors(text_or_html: str) -> list[str]:
    """Return what is broken and which keys are unknown, as sentences in order.

    Text with tags is read as HTML. Positions count readable characters from 1. One query
    for text that mentions facts, none otherwise.
    """
    if not any(sign in text_or_html for sign in ("{", "}", "&")):
        return []
    tags = tags_of(text_or_html)
    text = readable(text_or_html) if tags else text_or_html
    found = [(problem.position, _described(problem)) for problem in problems_in(text)]
    tokens = tokens_in(text)
    if tokens:
        known = [fact.key for fact in known_facts()]
        found += [
            (token.start + 1, _unknown(token, known)) for token in tokens if token.key not in known
        ]
    errors = [sentence for _position, sentence in sorted(found)]
    return errors + [_out_of_place(tag) for tag in tags if "{{" in unescape(tag)]


def _described(problem: Problem) -> str:
    return _SENTENCES[problem.reason] % {
        "excerpt": problem.excerpt,
        "position": problem.position,
        "key_length": KEY_LENGTH,
        "fallback_length": FALLBACK_LENGTH,
    }


def _unknown(token: Token, known: list[str]) -> str:
    values = {"key": token.key, "position": token.start + 1}
    nearest = get_close_matches(token.key, known, n=1)
    if nearest:
        return _(
            "There is no fact “%(key)s” (character %(position)s). Did you mean “%(nearest)s”?"
        ) % {**values, "nearest": nearest[0]}
    return (
        _(
            "There is no fact “%(key)s” (character %(position)s). Choose one from the list, or "
            "define it under “Facts” first."
        )
        % values
    )


def _out_of_place(tag: str) -> str:
    return _("Facts can’t stand in web addresses. Take it out of the link: %(tag)s") % {
        "tag": unescape(tag)
    }
