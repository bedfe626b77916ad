"""``changes/``: reading on from a cursor."""

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import ConfigDict, Field

from delivery.answers import answer
from delivery.clinics.choosing import ClinicParameter
from delivery.documents import Library, addresses
from delivery.errors import BadRequest, ErrorDocument, Gone, GoneDocument
from delivery.parameters import WholeNumber, known_query, syntax
from delivery.tags import CHANGES
from editions.entries import Snapshot
from editions.models import Edition

from .at_clinic import changes_at_clinic
from .cursor import Cursor, Position, UnreadableCursor, cursor_in, mark_of, mark_of_entry
from .everywhere import changes_everywhere
from .models import Change, Changes, ChangesMeta, position_of

router = Router(tags=["changes"])

MAX_LIMIT = 1000
#: The cursor of a record without editions.
_NOTHING = Cursor(0, "0" * 12)
_BEGINNING: Position = (0, "", "")


class ChangesParameters(ClinicParameter):
    """What the changes can be asked."""

    model_config = ConfigDict(
        json_schema_extra=syntax(
            since=r"^[0-9]{1,18}-[0-9a-f]{12}(-[a-z_]{1,32}\.[0-9A-Za-z-]{1,64})?$"
        )
    )

    since: str | None = Field(
        None,
        max_length=140,
        description=(
            "The cursor that the last page gave. Without it everything current is listed. A "
            "cursor of a record that has been restored since is gone (410): start again."
        ),
        examples=["4711-0a1b2c3d4e5f"],
    )
    limit: WholeNumber = Field(
        100, ge=1, le=MAX_LIMIT, description="How many changes at the most."
    )


@router.get(
    "/changes/",
    response={200: Changes, 400: ErrorDocument, 410: GoneDocument},
    url_name="changes",
    operation_id="list_changes",
    summary="List changes",
)
def list_changes(
    request: HttpRequest,
    params: ChangesParameters = known_query(),
) -> HttpResponse:
    """What has changed since a cursor, the oldest first; of each object the newest change."""
    library = Library(params.clinic)
    after = _position(params.since, library.snapshot)
    return page_of_changes(changes_of(library, after), params.limit, library.snapshot)


def changes_of(library: Library, after: Position = _BEGINNING) -> list[Change]:
    """Return what has changed after a position at a library's clinic, or in the whole record."""
    node = library.serving.node
    if node is None or library.serving.clinic is None:
        return changes_everywhere(library.tree, after, addresses)
    return changes_at_clinic(library, node, after)


def page_of_changes(changes: list[Change], limit: int, snapshot: Snapshot) -> HttpResponse:
    """Return the first so many changes, with the cursor to read on from."""
    page = changes[:limit]
    has_more = len(changes) > len(page)
    cursor = _after(page[-1], snapshot) if has_more else newest_cursor(snapshot)
    told = Changes(meta=ChangesMeta(cursor=str(cursor), has_more=has_more), items=page)
    return answer(told.model_dump(mode="json"), tags=(CHANGES,))


def _position(since: str | None, snapshot: Snapshot) -> Position:
    if since is None:
        return _BEGINNING
    try:
        cursor = cursor_in(since)
    except UnreadableCursor:
        raise BadRequest(
            "since: this is no cursor. Use the one that the last page gave, or none."
        ) from None
    if not is_of_record(cursor, snapshot):
        raise Gone("This cursor belongs to another record. Start again without one.", None)
    return cursor.position


def newest_cursor(snapshot: Snapshot) -> Cursor:
    """Return the cursor of whoever has read everything up to a snapshot."""
    if not snapshot.number:
        return _NOTHING
    return Cursor(snapshot.number, _mark(snapshot.number, snapshot))


def is_of_record(cursor: Cursor, snapshot: Snapshot) -> bool:
    """Say whether the record still has the edition that a cursor names. One query at the most."""
    return cursor.mark == _mark(cursor.number, snapshot)


def _after(change: Change, snapshot: Snapshot) -> Cursor:
    number, kind, object_id = position_of(change)
    return Cursor(number, _mark(number, snapshot), kind, object_id)


def _mark(number: int, snapshot: Snapshot) -> str:
    """Return the mark of an edition; nothing for one that the record does not have.

    One query for an edition that is no longer the newest of its object.
    """
    if number == 0:
        return _NOTHING.mark
    current = snapshot.by_number.get(number)
    if current is not None:
        return mark_of_entry(current)
    earlier = Edition.objects.filter(number=number).values_list("kind", "object_id", "at").first()
    return mark_of(number, *earlier) if earlier is not None else ""
