"""Other ways to fill a council's form, which form it is, and what the guidance says of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.form_views import FormView
from ui.context import PageContext
from ui.pages.filed_copies import FiledCopies
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar


class FormWays(QWidget):
    """Print, fill the Word form, change the list of boxes, or choose another form."""

    print_requested = Signal()
    word_requested = Signal()
    change_requested = Signal()
    form_chosen = Signal(str)
    copy_requested = Signal(object)
    """A filed Word form that is to be saved once more."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words = context.theme, context.words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.unknown = MessageBar(
            theme,
            "tip",
            words("No field list for this council is kept. Build one, or attach the form."),
        )
        self.unknown.setObjectName("unknownFormBar")
        column.addWidget(self.unknown)
        card = Card(theme, words("Other ways"))
        self.print_button = self._link(card, words("Print all answers"), "printAnswersButton", "print")
        card.add(PlainLabel(words("In form order, to type or write by hand"), style="caption", tone="quiet", wrap=True))
        self.word_button = self._link(card, words("Fill the Word form"), "fillWordButton", "doc")
        self.change_button = self._link(card, words("Change the field list"), "changeFieldsButton", "pencil")
        self.copies = FiledCopies(context, action=words("Save again"))
        card.add(self.copies)
        self.form = Combo(theme, (), name=words("Form"))
        self.form.setObjectName("formCombo")
        card.add(Field(theme, words("Form"), self.form))
        column.addWidget(card)
        self.must = MessageBar(theme, "tip")
        self.must.setObjectName("formMustBar")
        column.addWidget(self.must)
        self.print_button.clicked.connect(then(self.print_requested.emit))
        self.word_button.clicked.connect(then(self.word_requested.emit))
        self.change_button.clicked.connect(then(self.change_requested.emit))
        self.form.chosen.connect(self.form_chosen)
        self.copies.opened.connect(self.copy_requested)

    def show_view(self, view: FormView) -> None:
        """Show which form it is and what may be done with it."""
        self.unknown.setVisible(view.is_unknown)
        self.word_button.setVisible(bool(view.word_form))
        self.copies.show_copies(view.word_copies)
        self.copies.setVisible(bool(view.word_copies))
        self.form.set_options(view.choices)
        self.form.set_value(str(view.form or ""))
        self.must.set_message("tip", view.must)

    def _link(self, card: Card, label: str, name: str, icon: str) -> Button:
        link = Button(self._context.theme, label, kind="link", icon=icon)
        link.setObjectName(name)
        card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return link
