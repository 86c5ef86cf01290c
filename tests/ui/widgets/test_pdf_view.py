"""Pages as pictures: sizes, zoom, keys and the line that says where one is."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.pdf_view import PdfTexts, PdfView

A4 = (595.0, 842.0)


def page_line(first: int, last: int, count: int) -> str:
    return f"Page {first} of {count}" if first == last else f"Pages {first}-{last} of {count}"


TEXTS = PdfTexts("Pages", "Zoom in", "Zoom out", "Fit width", page_line)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> PdfView:
    widget = PdfView(theme, TEXTS)
    qtbot.addWidget(widget)
    widget.resize(700, 500)
    with qtbot.waitActive(widget):
        widget.show()
    return widget


def png(width: int, height: int, colour: Qt.GlobalColor) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return data.data()


def test_each_page_in_view_asks_for_its_picture_and_shows_it(qtbot: QtBot, view: PdfView) -> None:
    wanted: list[tuple[int, int]] = []
    view.page_wanted.connect(lambda index, width: wanted.append((index, width)))
    view.open_pages([A4] * 9)
    view.set_zoom(0.5)
    view.pages.viewport().grab()
    assert wanted[-1][0] <= 2
    index, width = wanted[-1]
    asked = {page for page, _width in wanted}
    assert 8 not in asked
    view.set_page(index, png(width, round(width * 1.41), Qt.GlobalColor.red))
    colours = view.pages.viewport().grab().toImage()
    reds = sum(colours.pixelColor(x, 100).name() == "#ff0000" for x in range(colours.width()))
    assert abs(reds - width) <= 2


def test_zooming_in_asks_for_a_sharper_picture(qtbot: QtBot, view: PdfView) -> None:
    view.set_pages([png(200, 283, Qt.GlobalColor.blue)], points=[A4])
    view.set_zoom(0.25)
    view.pages.viewport().grab()
    with qtbot.waitSignal(view.page_wanted, check_params_cb=lambda index, width: index == 0 and width > 700):
        view.set_zoom(1.0)
        view.pages.viewport().grab()


def test_keys_turn_pages_and_the_line_follows(qtbot: QtBot, view: PdfView) -> None:
    view.open_pages([A4] * 5)
    view.set_zoom(0.8)
    assert view.page_line() == "Page 1 of 5"
    qtbot.keyClick(view.pages, Qt.Key.Key_PageDown)
    assert view.current_page() == 1
    assert view.page_line() == "Page 2 of 5"
    assert view.pages.accessibleDescription() == "Page 2 of 5"
    qtbot.keyClick(view.pages, Qt.Key.Key_PageUp)
    assert view.current_page() == 0
    qtbot.keyClick(view.pages, Qt.Key.Key_End)
    assert view.current_page() == 4
    qtbot.keyClick(view.pages, Qt.Key.Key_Plus)
    assert view.zoom() > 0.8


def test_two_pages_stand_beside_each_other_where_they_fit(qtbot: QtBot, view: PdfView) -> None:
    view.open_pages([A4] * 3)
    view.set_zoom(0.35)
    assert view.page_line() == "Pages 1-2 of 3"


def test_fit_width_follows_the_window(qtbot: QtBot, view: PdfView) -> None:
    view.open_pages([A4] * 2)
    view.fit_width()
    narrow = view.zoom()
    view.resize(1_000, 500)
    qtbot.waitUntil(lambda: view.zoom() > narrow)


def test_no_pages_is_nothing(qtbot: QtBot, view: PdfView) -> None:
    view.open_pages([A4])
    view.clear()
    view.set_page(0, png(10, 10, Qt.GlobalColor.red))
    view.pages.viewport().grab()
    qtbot.keyClick(view.pages, Qt.Key.Key_PageDown)
    qtbot.keyClick(view.pages, Qt.Key.Key_End)
    assert view.page_line() == ""


def test_what_is_no_picture_is_refused(view: PdfView) -> None:
    view.open_pages([A4])
    with pytest.raises(ValueError, match="not a picture"):
        view.set_page(0, b"no picture")


def count_colour(view: PdfView, name: str) -> int:
    """Return how many points of a line through the view have a colour."""
    picture = view.pages.viewport().grab().toImage()
    return sum(picture.pixelColor(x, 100).name() == name for x in range(picture.width()))


def test_another_reading_keeps_place_and_picture_until_its_own_comes(qtbot: QtBot, view: PdfView) -> None:
    view.set_pages([png(400, 566, Qt.GlobalColor.red)] * 4, points=[A4] * 4)
    view.set_zoom(0.5)
    view.go_to_page(2)
    width = count_colour(view, "#ff0000")
    assert width > 250
    wanted: list[int] = []
    view.page_wanted.connect(lambda index, _width: wanted.append(index))
    view.pages.replace_pages([A4] * 5)
    assert (view.current_page(), count_colour(view, "#ff0000")) == (2, width)
    assert 2 in wanted
    view.set_page(2, png(400, 566, Qt.GlobalColor.blue))
    assert (count_colour(view, "#ff0000"), count_colour(view, "#0000ff")) == (0, width)
    view.pages.replace_pages([A4])
    assert view.current_page() == 0
    view.pages.replace_pages([])
    assert view.pages.page_count() == 0


def test_a_picture_drawn_for_its_place_is_not_made_smooth(qtbot: QtBot, view: PdfView) -> None:
    view.open_pages([A4])
    view.set_zoom(0.5)
    stripes = QImage(398, 562, QImage.Format.Format_RGB32)
    for x in range(stripes.width()):
        for y in range(stripes.height()):
            stripes.setPixelColor(x, y, Qt.GlobalColor.black if x % 2 else Qt.GlobalColor.white)
    view.set_page(0, stripes)
    assert count_colour(view, "#000000") >= 190
