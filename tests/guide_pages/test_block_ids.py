"""Blocks of one guide never share an id."""

import pytest
from django.core.exceptions import ValidationError

from tests.factories import a_block, a_guide

pytestmark = pytest.mark.django_db


def test_two_blocks_with_one_id_are_refused_and_the_remedy_is_named() -> None:
    block = a_block()
    guide = a_guide()
    guide.body = [block, {**a_block(), "id": block["id"]}]

    for save in (guide.save_revision, guide.save):
        with pytest.raises(ValidationError) as refused:
            save()
        assert refused.value.message_dict == {
            "body": ["Two blocks have the same id. Remove one of them and add it anew."]
        }
