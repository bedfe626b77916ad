"""How lists of what a local guide's form holds name its changes."""

import pytest

from clinics.local_guides.blocks import HIDE, BlockChanges, FAQChanges


@pytest.mark.parametrize("changes", [BlockChanges, FAQChanges])
def test_what_is_hidden_is_never_named_by_its_id(changes: type[BlockChanges | FAQChanges]) -> None:
    block = changes().child_blocks[HIDE]

    assert str(block.meta.label_format) == "Hidden here"
