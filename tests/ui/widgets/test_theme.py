"""The tokens, the style sheet made of them, and the icons."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from ui.theme import TEXT_SCALES, THEME_NAMES, Theme, apply_theme, build_style_sheet, load_theme

RESOURCES = Path(__file__).parents[3] / "resources"


def brightness(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(theme: Theme, front: str, back: str) -> float:
    """Return the contrast of two tokens, 1 to 21."""
    lighter, darker = sorted((brightness(theme.colour(front)), brightness(theme.colour(back))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


TEXT_PAIRS = [
    ("text", "surface"),
    ("text", "app"),
    ("text", "select"),
    ("text2", "surface"),
    ("text2", "nav"),
    ("text2", "surface2"),
    ("text2", "select"),
    ("text3", "surface"),
    ("text3", "app"),
    ("barText", "bar"),
    ("barText2", "bar"),
    ("onAccent", "accent"),
    ("onAccent", "accentHover"),
    ("link", "surface"),
    ("link", "app"),
    ("text", "accentSoft"),
    ("stop", "stopSoft"),
    ("warn", "warnSoft"),
    ("ok", "okSoft"),
    ("info", "infoSoft"),
    ("text", "stopSoft"),
    ("bGreen", "surface"),
    ("bOrange", "surface"),
    ("bRed", "surface"),
]
LINE_PAIRS = [("ctl", "surface"), ("focus", "surface"), ("focus", "app"), ("accent", "surface")]


@pytest.mark.parametrize("name", THEME_NAMES)
def test_every_pair_of_text_and_ground_can_be_read(name: str) -> None:
    theme = load_theme(RESOURCES, name)
    weak = [pair for pair in TEXT_PAIRS if contrast(theme, *pair) < 4.5]
    weak += [pair for pair in LINE_PAIRS if contrast(theme, *pair) < 3.0]
    assert weak == []


def test_the_themes_have_the_same_tokens() -> None:
    names = [set(load_theme(RESOURCES, name).colours) for name in THEME_NAMES]
    assert names[0] == names[1] == names[2]


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_style_sheet_leaves_no_place_open_and_no_picture_missing(name: str) -> None:
    sheet = build_style_sheet(load_theme(RESOURCES, name))
    assert not re.search(r"\{\w+\}", sheet)
    pictures = re.findall(r"url\(mark:([^)]+)\)", sheet)
    assert pictures
    assert [picture for picture in pictures if not (RESOURCES / "theme" / picture).is_file()] == []


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_pictures_of_a_theme_use_its_own_colours(name: str) -> None:
    colours = set(load_theme(RESOURCES, name).colours.values())
    for picture in (RESOURCES / "theme" / name).glob("*.svg"):
        used = set(re.findall(r"#[0-9A-Fa-f]{6}", picture.read_text(encoding="utf-8")))
        assert used
        assert used <= colours, picture.name


def test_lengths_grow_with_the_text_size_and_thin_lines_do_not(qapp: QApplication) -> None:
    plain = build_style_sheet(load_theme(RESOURCES, "light"))
    double = build_style_sheet(apply_theme(qapp, load_theme(RESOURCES, "light"), 2.0))
    assert 'QLabel[textStyle="body"] { font-size: 14px' in plain
    assert 'QLabel[textStyle="body"] { font-size: 28px' in double
    assert "border: 1px solid" in double
    assert "border: 2px solid" in double


def test_every_icon_can_be_drawn_and_takes_its_colour_from_the_theme(theme: Theme) -> None:
    for path in (RESOURCES / "icons").glob("*.svg"):
        assert "currentColor" in path.read_text(encoding="utf-8"), path.name
        assert QSvgRenderer(str(path)).isValid(), path.name
    image = theme.pixmap("check", "stop", 24).toImage()
    inked = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert theme.colour("stop").name() in inked


@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_text_is_drawn_in_the_bundled_font(qapp: QApplication, scale: float) -> None:
    theme = apply_theme(qapp, load_theme(RESOURCES, "light"), scale)
    assert "Inter Desk" in QFontDatabase.families()
    assert qapp.font().family() == "Inter Desk"
    assert theme.font("body").pixelSize() == round(14 * scale)
