"""Names to decide: a choice under each, never hundreds of them at once."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hsbdesk.desk.paper import Stray
from ui.context import PageContext
from ui.pages.stray_names import StrayNames
from ui.widgets.combo import Combo


def strays(count: int) -> tuple[Stray, ...]:
    return tuple(Stray(f"Name{n}", "", (("", "Not a name: leave it"),)) for n in range(count))


def test_ten_names_are_asked_about_at_once_and_the_next_follow(qtbot: QtBot, context: PageContext) -> None:
    names = StrayNames(context, stop="Decide these first.")
    qtbot.addWidget(names)
    names.show_strays(strays(25))
    assert len(names.findChildren(Combo)) == 10
    assert "15 more follow as these are decided." in [label.text() for label in names.findChildren(QLabel)]
    combo = names.findChildren(Combo)[0]
    combo.set_value("0")
    combo.chosen.emit("0")
    assert names.answers() == {"Name0": ""}
    names.show_strays(strays(25)[1:11])
    assert not any("follow" in label.text() for label in names.findChildren(QLabel) if label.parent() is not None)
