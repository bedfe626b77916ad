"""Keeping the record of images right: the image models are not ours, so signals do it."""

from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save, pre_save
from treebeard.mp_tree import path_updated
from wagtail.images import get_image_model
from wagtail.models import Collection as MediaCollection
from wagtail.models import CollectionViewRestriction

from editions.record import record_without_waiting

from .images import ImageKind, known_image_ids, refresh


def connect() -> None:
    """Follow images, their renditions, their collections and the collections' privacy."""
    image_model = get_image_model()
    rendition_model = image_model.get_rendition_model()
    pre_save.connect(_note_new_file, sender=image_model, dispatch_uid="edition:image file")
    post_save.connect(_image_saved, sender=image_model, dispatch_uid="edition:image")
    post_delete.connect(_image_deleted, sender=image_model, dispatch_uid="edition:no image")
    post_delete.connect(
        _rendition_deleted, sender=rendition_model, dispatch_uid="edition:rendition"
    )
    for model in (MediaCollection, CollectionViewRestriction):
        for signal in (post_save, post_delete):
            signal.connect(_visibility_changed, sender=model)
    path_updated.connect(_visibility_changed, sender=MediaCollection)


def _note_new_file(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    stored = sender._default_manager.filter(pk=instance.pk).values_list("file", flat=True)
    instance._has_new_file = any(name != instance.file.name for name in stored)


def _image_saved(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    # A new file is saved before the old file's renditions are deleted: until the commit
    # nothing true can be said of it.
    if not instance._has_new_file:
        record_without_waiting(ImageKind.name, known_image_ids([instance.pk]))
    _refresh_after_commit(instance.pk)


def _image_deleted(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    record_without_waiting(ImageKind.name, known_image_ids([instance.pk]))


def _rendition_deleted(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    _refresh_after_commit(instance.image_id)


def _refresh_after_commit(image_id: int) -> None:
    transaction.on_commit(lambda: refresh([image_id]))


def _visibility_changed(sender: type[models.Model], **kwargs: Any) -> None:
    record_without_waiting(ImageKind.name, known_image_ids())
