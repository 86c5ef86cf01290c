"""One version of a referral beside its list: who signed it, its codes, its copies."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.signed_versions import VersionView
from ui.context import PageContext
from ui.pages.filed_copies import FiledCopies
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fact_list import FactList
from ui.widgets.label import PlainLabel


class VersionCard(Card):
    """Shows what a version carries; its copies open as they were filed."""

    print_requested = Signal(str)
    """The number of the version."""
    copy_opened = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        self._context = context
        self._number = ""
        theme, words = context.theme, context.words
        self._facts = FactList(theme, label_width=128)
        self.add(self._facts)
        self.print_button = Button(theme, words("Print a copy"), icon="print")
        self.print_button.setObjectName("printVersionButton")
        self.body.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._heading = PlainLabel(words("Copies that were filed"), style="label")
        self.add(self._heading)
        self._none = PlainLabel(words("No copy of it is filed."), style="small", tone="quiet", wrap=True)
        self.add(self._none)
        self.copies = FiledCopies(context)
        self.add(self.copies)
        self.print_button.clicked.connect(lambda _on=False: self.print_requested.emit(self._number))
        self.copies.opened.connect(self.copy_opened)

    def show_version(self, view: VersionView) -> None:
        """Show a version."""
        words = self._context.words
        self._number = view.number if view.is_signed else ""
        title = words("Version {version}", version=view.number)
        self.set_title(title if view.is_signed else words("{version}, draft", version=title))
        facts = [(role, f"{name}\n{signature}") for role, name, signature in view.signed]
        if view.check_code:
            facts.append((words("Check code"), view.check_code))
        if view.key_code:
            facts.append((words("Identity key"), view.key_code))
        self._facts.set_facts(facts or [(words("Signed"), words("nobody yet"))])
        self.print_button.set_text(words("Print a copy") if view.is_signed else words("Print preview"))
        self._none.setVisible(not view.copies)
        self.copies.show_copies(view.copies)
