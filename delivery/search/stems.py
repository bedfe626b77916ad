"""The stem that the forms of a word share, by language. Pure."""

from functools import cache

import Stemmer

#: Snowball's name of each language in Latin letters, by language code: words are folded to these.
LANGUAGES = {
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hu": "hungarian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "sv": "swedish",
    "tr": "turkish",
}


def stem(word: str, locale: str) -> str:
    """Return the stem of a folded word; the word itself in a language that is not known."""
    stemmer = _stemmer(locale.partition("-")[0].lower())
    return str(stemmer.stemWord(word)) if stemmer is not None else word


@cache
def _stemmer(language: str) -> "Stemmer.Stemmer | None":
    name = LANGUAGES.get(language)
    return Stemmer.Stemmer(name, 0) if name in Stemmer.algorithms() else None
