"""An answer that has been made for an export, and what a manifest says of one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from delivery.caching.finished import Finished, Form
from delivery.caching.negotiation import COMPRESSED, Encoding

#: What stands at the end of the name of a compressed file.
SUFFIXES: Mapping[Encoding, str] = {"br": ".br", "gzip": ".gz"}
_LATER = datetime.max.replace(tzinfo=UTC)

Headers = dict[str, str]


@dataclass(frozen=True)
class Made:
    """An answer under all of its addresses; ``file`` is its name in the folder it belongs to.

    ``version`` is a document's content version; lists and what is alike have none.
    """

    file: str
    addresses: tuple[str, ...]
    answer: Finished
    version: int | None = None


@dataclass(frozen=True)
class Entry:
    """What a manifest says of one file.

    ``headers`` are all that the API answers with; ``forms`` has the headers of compressed forms,
    whose files have the same name with an ending more.
    """

    file: str
    addresses: tuple[str, ...]
    headers: Headers
    version: int | None = None
    forms: Mapping[Encoding, Headers] = field(default_factory=dict)

    @property
    def etag(self) -> str:
        """Return the tag of the plain form."""
        return self.headers["ETag"]

    @property
    def tags(self) -> frozenset[str]:
        """Return the cache tags: what the answer is made from."""
        return frozenset(filter(None, self.headers.get("Cache-Tag", "").split(",")))

    @property
    def files(self) -> list[str]:
        """Return the names of the plain file and of the compressed ones."""
        return [self.file, *(self.file + SUFFIXES[encoding] for encoding in self.forms)]


def entry_of(made: Made, forms: Mapping[Encoding, Form]) -> Entry:
    """Return what a manifest says of an answer in these compressed forms."""
    return Entry(
        file=made.file,
        addresses=made.addresses,
        headers=_headers(made, made.answer.form("identity")),
        version=made.version,
        forms={encoding: _headers(made, form) for encoding, form in forms.items()},
    )


def compressed_forms(answer: Finished) -> dict[Encoding, Form]:
    """Return the compressed forms that the API has of an answer; none of a short one."""
    plain = answer.form("identity")
    forms = {encoding: answer.form(encoding) for encoding in COMPRESSED}
    return {encoding: form for encoding, form in forms.items() if form is not plain}


def date_of(answer: Finished) -> str | None:
    """Return the ``Last-Modified`` that an answer has once the second of its change is over."""
    return dict(answer.dated(_LATER)).get("Last-Modified")


def _headers(made: Made, form: Form) -> Headers:
    return dict((*form.headers, *made.answer.dated(_LATER)))
