"""Images as they stand in copy: which renditions are made, and what is said of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, Settings

from editorial.images import ImageKind, known_image_ids, prepare, rendition_specs
from tests.factories import a_guide, an_image


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (100, ["width-100|format-webp"]),
        (320, ["width-320|format-webp"]),
        (800, ["width-320|format-webp", "width-640|format-webp", "width-800|format-webp"]),
        (
            5000,
            [f"width-{width}|format-webp" for width in (320, 640, 960, 1280, 1920)],
        ),
    ],
)
def test_an_image_gets_the_widths_it_can_fill(width: int, expected: list[str]) -> None:
    assert rendition_specs(width) == expected


def test_a_drawing_keeps_its_format() -> None:
    assert rendition_specs(400, vector=True) == ["width-320", "width-400"]


def test_the_widths_are_a_setting(settings: Settings) -> None:
    settings.CLINIC_GUIDES_IMAGE_WIDTHS = [600, 300]
    assert rendition_specs(1000) == ["width-300|format-webp", "width-600|format-webp"]


@given(st.integers(1, 20_000))
def test_nothing_is_enlarged_and_no_width_comes_twice(width: int) -> None:
    widths = [int(spec.removeprefix("width-").split("|")[0]) for spec in rendition_specs(width)]
    assert widths == sorted(set(widths))
    assert max(widths) == min(width, 1920)


@pytest.mark.django_db
def test_preparing_twice_makes_nothing_twice() -> None:
    image = an_image(width=400)
    prepare([image.pk])
    first = set(image.renditions.values_list("pk", "file"))
    prepare([image.pk])
    assert set(image.renditions.values_list("pk", "file")) == first
    assert len(first) == 2


@pytest.mark.django_db
def test_an_image_says_nothing_until_all_its_renditions_are_made() -> None:
    image = an_image(width=400)
    assert ImageKind().statements([image.pk]) == {}
    prepare([image.pk])
    image.renditions.filter(filter_spec__startswith="width-320").first().delete()
    assert ImageKind().statements([image.pk]) == {}
    prepare([image.pk])
    assert list(ImageKind().statements([image.pk])) == [image.pk]


@pytest.mark.django_db
def test_renditions_that_only_a_cache_remembers_are_made_again() -> None:
    image = an_image(width=300)
    prepare([image.pk])
    image.renditions.all()._raw_delete(using="default")
    prepare([image.pk])
    assert image.renditions.count() == 1


@pytest.mark.django_db
def test_the_focal_point_is_told_in_pixels() -> None:
    image = an_image(
        width=300, focal_point_x=100, focal_point_y=50, focal_point_width=20, focal_point_height=10
    )
    prepare([image.pk])
    payload = ImageKind().statements([image.pk])[image.pk].payload.model_dump()
    assert payload["focal_point"] == {"x": 100, "y": 50}
    assert (payload["width"], payload["height"]) == (300, 450)


@pytest.mark.django_db
def test_the_statements_of_many_images_take_a_fixed_number_of_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    images = [an_image(width=400).pk for _ in range(4)]
    prepare(images)
    for ids in (images[:2], images):
        with django_assert_num_queries(3):
            assert list(ImageKind().statements(ids)) == ids


@pytest.mark.django_db
def test_an_image_is_known_once_copy_has_shown_it() -> None:
    shown, other = an_image(width=300), an_image(width=300)
    a_guide(image=shown, image_alt="A room")
    assert known_image_ids() == [shown.pk]
    assert known_image_ids([shown.pk, other.pk]) == [shown.pk]
