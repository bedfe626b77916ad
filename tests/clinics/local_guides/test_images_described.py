"""Images that a location puts into a guide are described, too."""

import pytest

from tests.factories import a_change, a_clinic, a_guide, a_local_guide, an_image

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.mark.parametrize(
    ("words", "refusals"),
    [
        ({"alt_text": "", "decorative": False}, 1),
        ({"alt_text": " ", "decorative": False}, 1),
        ({"alt_text": "", "decorative": True}, 0),
        ({"alt_text": "Our room", "decorative": False}, 0),
    ],
)
def test_a_local_image_is_described_or_said_to_be_for_decoration(
    words: dict[str, object], refusals: int
) -> None:
    guide = a_guide()
    change = a_change(
        guide.body[0].id,
        action="insert_after",
        block_type="image",
        image={"image": an_image().pk, **words},
        caption="",
        role="other",
    )
    local = a_local_guide(a_clinic(), guide, live=False, changes=[change])

    assert len(list(local.reasons_against_publishing())) == refusals
