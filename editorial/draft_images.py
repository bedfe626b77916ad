"""Images that a draft shows before they are published."""

from collections.abc import Iterable

from django.utils import timezone

from editions.entries import Entry, Snapshot

from .images import ImageKind, prepare


def with_images(snapshot: Snapshot, image_ids: Iterable[int]) -> Snapshot:
    """Return a snapshot in which these images may be shown, published or not."""
    ids = set(image_ids)
    if not ids:
        return snapshot
    prepare(ids)
    return snapshot.with_entries(
        Entry(
            number=0,
            kind=ImageKind.name,
            object_id=image_id,
            key="",
            at=timezone.now(),
            payload=statement.payload.model_dump(mode="json"),
        )
        for image_id, statement in ImageKind().statements(ids).items()
    )
