"""Which renditions there may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.renditions.specs import all_specs, own_width, spec_of

WIDTHS = (320, 640, 960, 1280, 1920)
RATIOS = ("original", "1:1", "4:3", "3:2", "16:9")
FORMATS = ("avif", "webp", "jpeg")

sizes = st.tuples(st.integers(1, 20_000), st.integers(1, 20_000))


@pytest.mark.parametrize(
    ("width", "ratio", "size", "expected"),
    [
        (640, "original", (1600, 900), "width-640|format-avif"),
        (1920, "original", (1600, 900), "width-1600|format-avif"),
        (640, "16:9", (1600, 900), "fill-640x360|format-avif"),
        (640, "1:1", (1600, 900), "fill-640x640|format-avif"),
        (960, "1:1", (1600, 900), "fill-900x900|format-avif"),
        (1280, "1:1", (1600, 900), "fill-900x900|format-avif"),
        (320, "16:9", (5, 4), "fill-5x3|format-avif"),
        (320, "16:9", (1, 2_000), "fill-1x1|format-avif"),
        (320, "1:999", (2_000, 1), "fill-1x1|format-avif"),
    ],
)
def test_a_rendition_has_its_width_where_the_image_can_fill_it(
    width: int, ratio: str, size: tuple[int, int], expected: str
) -> None:
    assert spec_of(width=width, ratio=ratio, format="avif", size=size) == expected


@given(sizes, st.sampled_from(RATIOS), st.integers(1, 3_000))
def test_nothing_is_enlarged(size: tuple[int, int], ratio: str, width: int) -> None:
    operation, _, target = (
        spec_of(width=width, ratio=ratio, format="webp", size=size).split("|")[0].partition("-")
    )
    across, _, down = target.partition("x")
    assert 1 <= int(across) <= min(width, size[0])
    if operation == "fill":
        assert 1 <= int(down) <= size[1]


@given(sizes)
def test_an_image_has_a_bounded_number_of_renditions(size: tuple[int, int]) -> None:
    everything = set(all_specs(widths=WIDTHS, ratios=RATIOS, formats=FORMATS, size=size))
    own = {
        spec_of(width=own_width(size[0], WIDTHS), ratio=ratio, format=format, size=size)
        for ratio in RATIOS
        for format in FORMATS
    }
    assert own <= everything
    assert len(everything) <= len(WIDTHS) * len(RATIOS) * len(FORMATS)
