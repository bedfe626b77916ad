"""The drawing tools of the demonstration's illustrations: gradients, shapes, shadows, light.

Everything is drawn at twice the final size and scaled down, which smooths the edges. Positions,
radii and blurs are given in final pixels, opacities from 0 to 1, colours as `#rrggbb`.
"""

import math
import random
from collections.abc import Callable, Iterable, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Point = tuple[float, float]
Colour = str
Curve = Callable[[float], float]

SUPERSAMPLING = 2


def rgb(colour: Colour) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def gradient(size: tuple[int, int], rows: Sequence[Sequence[Colour]]) -> Image.Image:
    """A smooth field of colour through a grid of `rows`, each with the same count of colours."""
    grid = Image.new("RGB", (len(rows[0]), len(rows)))
    grid.putdata([rgb(colour) for row in rows for colour in row])
    return grid.resize((size[0] // 8, size[1] // 8), Image.Resampling.BICUBIC).resize(
        size, Image.Resampling.BICUBIC
    )


class Canvas:
    """A picture in the making; positions and lengths are given in final pixels."""

    def __init__(self, size: tuple[int, int], background: Sequence[Sequence[Colour]]) -> None:
        self.final_size = size
        self.size = (size[0] * SUPERSAMPLING, size[1] * SUPERSAMPLING)
        self.image = gradient(self.size, background)

    def mask(self) -> tuple[Image.Image, ImageDraw.ImageDraw]:
        """An empty mask of the canvas's size, and a pen for it."""
        mask = Image.new("L", self.size, 0)
        return mask, ImageDraw.Draw(mask)

    def fill(
        self, mask: Image.Image, rows: Sequence[Sequence[Colour]], opacity: float = 1.0
    ) -> None:
        """Lay a gradient over the canvas where `mask` is white."""
        if opacity < 1:
            mask = mask.point(lambda value: round(value * opacity))
        self.image.paste(gradient(self.size, rows), (0, 0), mask)

    def shadow(
        self, mask: Image.Image, colour: Colour, *, blur: float, opacity: float, drop: float = 0
    ) -> None:
        """Let the shape in `mask` cast a soft shadow around it, `drop` pixels further down."""
        soft = soften(mask, blur)
        if drop:
            move = (1, 0, 0, 0, 1, -drop * SUPERSAMPLING)
            soft = soft.transform(self.size, Image.Transform.AFFINE, move)
        self.fill(ImageChops.subtract(soft, mask), [[colour]], opacity)

    def glow(self, centre: Point, radius: float, colour: Colour, opacity: float) -> None:
        """A soft round light."""
        mask = Image.radial_gradient("L").point(
            lambda value: round(255 * max(0.0, 1 - value / 181) ** 2)
        )
        side = round(radius * 2 * SUPERSAMPLING)
        spot = mask.resize((side, side), Image.Resampling.BICUBIC)
        light, _ = self.mask()
        corner = [round((value - radius) * SUPERSAMPLING) for value in centre]
        light.paste(spot, (corner[0], corner[1]))
        self.fill(light, [[colour]], opacity)

    def below(self, curve: Curve) -> Image.Image:
        """The mask of everything under `curve`, a height in pixels for each x."""
        mask, pen = self.mask()
        width, height = self.final_size
        line = [(x, curve(x)) for x in range(-8, width + 9, 4)]
        pen.polygon(scaled([*line, (width + 8, height + 8), (-8, height + 8)]), fill=255)
        return mask

    def disc(self, centre: Point, radius: float) -> Image.Image:
        """The mask of a filled circle."""
        mask, pen = self.mask()
        pen.ellipse(box(centre, radius), fill=255)
        return mask

    def ring(self, centre: Point, radius: float, width: float) -> Image.Image:
        """The mask of a circle's line, drawn inside `radius`."""
        return ImageChops.subtract(self.disc(centre, radius), self.disc(centre, radius - width))

    def dots(self, dots: Iterable[tuple[Point, float]]) -> Image.Image:
        """The mask of many filled circles, each a centre and a radius."""
        mask, pen = self.mask()
        for centre, radius in dots:
            if radius > 0.2:
                pen.ellipse(box(centre, radius), fill=255)
        return mask

    def line(self, points: Sequence[Point], width: float) -> Image.Image:
        """The mask of a line through `points`."""
        mask, pen = self.mask()
        pen.line(scaled(points), fill=255, width=round(width * SUPERSAMPLING), joint="curve")
        return mask

    def finished(self, grain: float = 0.06) -> Image.Image:
        """The picture at its final size, with a film grain that also hides colour steps."""
        picture = self.image.resize(self.final_size, Image.Resampling.LANCZOS)
        pixels = math.prod(self.final_size)
        source = random.Random(self.final_size[1])  # noqa: S311 - for looks only
        noise = Image.frombytes("L", self.final_size, source.randbytes(pixels))
        noise = noise.filter(ImageFilter.GaussianBlur(0.9))
        noise = noise.point(lambda value: round(128 + (value - 128) * grain))
        return ImageChops.add(picture, noise.convert("RGB"), offset=-128)


def scaled(points: Iterable[Point]) -> list[Point]:
    """Final pixels to canvas pixels."""
    return [(x * SUPERSAMPLING, y * SUPERSAMPLING) for x, y in points]


def box(centre: Point, radius: float) -> list[Point]:
    """The corners of a circle's bounding box, in canvas pixels."""
    x, y = centre
    return scaled([(x - radius, y - radius), (x + radius, y + radius)])


def soften(mask: Image.Image, blur: float) -> Image.Image:
    """Blur a mask by `blur` final pixels; done at half size, which nobody sees."""
    half = mask.resize((mask.width // 2, mask.height // 2))
    half = half.filter(ImageFilter.GaussianBlur(blur * SUPERSAMPLING / 2))
    return half.resize(mask.size, Image.Resampling.BICUBIC)
