"""``changes/``: reading on from a cursor."""

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import ConfigDict, Field

from delivery.answers import answer
from delivery.clinics.choosing import ClinicParameter
from delivery.documents import Library, addresses
from delivery.errors import BadRequest, ErrorDocument, Gone, GoneDocument
from delivery.parameters import WholeNumber, known_query, syntax
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
    if params.clinic is None:
        changes = changes_everywhere(library.tree, after, addresses)
    else:
        node = library.serving.node
        changes = changes_at_clinic(library, node, after) if node is not None else []
    page = changes[: params.limit]
    has_more = len(changes) > len(page)
    cursor = _after(page[-1], library.snapshot) if has_more else _newest(library.snapshot)
    return answer(
        Changes(meta=ChangesMeta(cursor=str(cursor), has_more=has_more), items=page).model_dump(
            mode="json"
        )
    )


def _position(since: str | None, snapshot: Snapshot) -> Position:
    if since is None:
        return _BEGINNING
    try:
        cursor = cursor_in(since)
    except UnreadableCursor:
        raise BadRequest(
            "since: this is no cursor. Use the one that the last page gave, or none."
        ) from None
    if cursor.mark != _mark(cursor.number, snapshot):
        raise Gone("This cursor belongs to another record. Start again without one.", None)
    return cursor.position


def _newest(snapshot: Snapshot) -> Cursor:
    if not snapshot.number:
        return _NOTHING
    return Cursor(snapshot.number, _mark(snapshot.number, snapshot))


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
