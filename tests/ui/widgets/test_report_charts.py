"""The report's grid and bars: told apart in grey, by red-green simulation, and in every theme."""

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from hsbdesk.domain.fills import Fill
from ui.theme import THEME_NAMES, Theme, load_theme
from ui.widgets.month_chart import paint_fill
from ui.widgets.place_grid import tint_of

RESOURCES = Path(__file__).parents[3] / "resources"
SHARES = [n / 10 for n in range(11)]


@pytest.fixture(params=THEME_NAMES)
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    return load_theme(RESOURCES, request.param)


def luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def seen_red_green(colour: QColor) -> QColor:
    """Return a colour as somebody without green cones sees it (Machado, Oliveira and Fernandes 2009)."""
    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    parts = (
        0.367322 * red + 0.860646 * green - 0.227968 * blue,
        0.280085 * red + 0.672501 * green + 0.047413 * blue,
        -0.011820 * red + 0.042940 * green + 0.968881 * blue,
    )
    return QColor.fromRgbF(*(min(1.0, max(0.0, part)) for part in parts))


def test_numbers_and_dots_are_read_on_every_tint(theme: Theme) -> None:
    for share in SHARES:
        ground = tint_of(theme, share)
        for look in (QColor, seen_red_green):
            assert contrast(look(theme.colour("text")), look(ground)) >= 7, share
            assert contrast(look(theme.colour("text2")), look(ground)) >= 4.5, share


def test_a_fuller_cell_is_further_from_the_ground_in_grey_too(theme: Theme) -> None:
    steps = [luminance(tint_of(theme, share)) for share in SHARES]
    if theme.name == "contrast":
        assert len(set(steps)) == 1, "no washes: number and dots say it alone"
        return
    assert steps == sorted(steps, reverse=theme.name == "light")
    assert len(set(steps)) == len(steps)


def painted(theme: Theme, fill: Fill, width: int = 28, height: int = 40) -> QImage:
    image = QImage(width + 8, height + 8, QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    paint_fill(painter, QRectF(4, 4, width, height), theme, fill)
    painter.end()
    return image.copy(6, 6, width - 4, height - 4)


def is_inked(colour: QColor, theme: Theme) -> bool:
    ink, ground = luminance(theme.colour("text2")), luminance(theme.colour("surface"))
    return abs(luminance(colour) - ink) < abs(luminance(colour) - ground)


def test_patterns_are_told_apart_in_grey(theme: Theme) -> None:
    """Every pixel as ink or ground, no grey between them: what a copier and a grey screen leave."""
    boxes: dict[Fill, list[bool]] = {}
    for fill in Fill:
        image = painted(theme, fill)
        boxes[fill] = [
            is_inked(image.pixelColor(x, y), theme) for y in range(image.height()) for x in range(image.width())
        ]
    ink = {fill: sum(pixels) / len(pixels) for fill, pixels in boxes.items()}
    assert ink[Fill.SOLID] == 1
    assert ink[Fill.EMPTY] == ink[Fill.DASHED] == 0
    for one, other in combinations([f for f in Fill if f is not Fill.DASHED], 2):
        differing = sum(a != b for a, b in zip(boxes[one], boxes[other], strict=True)) / len(boxes[one])
        assert differing > 0.05, (one, other, differing)


def test_an_outline_stands_round_every_pattern_and_is_dashed_for_what_is_not_yet_categorised(theme: Theme) -> None:
    whole = QImage(40, 60, QImage.Format.Format_RGB32)
    for fill in Fill:
        whole.fill(theme.colour("surface"))
        painter = QPainter(whole)
        paint_fill(painter, QRectF(4, 4, 30, 50), theme, fill)
        painter.end()
        edge = [is_inked(whole.pixelColor(4, y), theme) for y in range(6, 52)]
        assert all(edge) == (fill is not Fill.DASHED)
        assert any(edge)


def test_bars_stand_out_from_their_card(theme: Theme) -> None:
    for look in (QColor, seen_red_green):
        assert contrast(look(theme.colour("text2")), look(theme.colour("surface"))) >= 4.5
