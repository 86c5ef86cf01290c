"""A form over a page: what is typed is kept as a sealed draft until it is stored; leaving discards nothing."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.drafts import OpenDraft
from hsbdesk.domain.ids import new_id
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.draft_keeper import DraftContent, DraftKeeper
from ui.pages.fields import keep_narrow
from ui.pages.form_place import FormPlace, bring_into_view
from ui.pages.keys import add_keys
from ui.pages.rows_editor import RowsEditor
from ui.pages.slots import then
from ui.pages.small_form import SmallForm
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle
from ui.widgets.scroll_page import ScrollPage

T = TypeVar("T")
Part = SmallForm | RowsEditor
Problem = tuple[str, str, str]
"""Key of the part, key of the field, the sentence."""
_WIDEST = 820
_EDGE = 5


class KeptForm(QWidget):
    """Title, parts and one main action (Ctrl+Enter). Esc goes back and keeps what was typed.

    `about` names what it is about: the draft of the same form about the same thing comes back when it is opened
    again. `set_job` says how it is stored.
    """

    close_requested = Signal()
    open_requested = Signal(object)
    changed = Signal()

    def __init__(
        self,
        context: PageContext,
        form: str,
        about: str,
        *,
        title: str,
        action: str,
        subtitle: str = "",
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("keptForm")
        self.setAccessibleName(title)
        self._context = context
        self._about = about
        self._uuid = str(new_id())
        self._first: dict[str, Any] = {}
        self._stored = False
        self.parts: dict[str, Part] = {}
        self.secret: SmallForm | None = None
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.title = PageTitle(theme, title, subtitle=subtitle)
        self.back = Button(theme, words("Back"))
        self.back.setObjectName("formBackButton")
        self.back.setToolTip(words("Esc. What you typed is kept."))
        self.save = Button(theme, action, kind="primary")
        self.save.setObjectName("formSaveButton")
        self.save.setToolTip(words("Ctrl+Enter"))
        self.title.add_action(self.back)
        self.title.add_action(self.save)
        column.addWidget(self.title)
        self.notice = MessageBar(theme, "tip")
        self.notice.setObjectName("formNoticeBar")
        self.notice.hide()
        column.addWidget(self.notice)
        page = ScrollPage()
        edge = theme.px(_EDGE)
        page.body.setContentsMargins(0, edge, edge, edge)
        holder = QWidget()
        self.body = QVBoxLayout(holder)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.px(12))
        if wide:
            page.body.addWidget(holder)
        else:
            page.body.addLayout(keep_narrow(holder, theme.px(_WIDEST)))
        page.body.addStretch(1)
        column.addWidget(page, 1)
        self._place = FormPlace(self)
        self._prepare: Callable[[], Callable[[], object] | None] | None = None
        self._done: Callable[[Any], None] = lambda _stored: None
        self.keeper = DraftKeeper(context, form, inbox=False, read=self._content, owner=self)
        self._form = form
        self._wire()

    @property
    def context(self) -> PageContext:
        """Return what the form works with."""
        return self._context

    @property
    def draft_id(self) -> str:
        """Return the id of its draft: a record that takes it over is recorded once, however often it is asked."""
        return self._uuid

    # -- what stands in it

    def add(self, widget: QWidget) -> None:
        """Put something to read between the parts."""
        self.body.addWidget(widget)

    def add_note(self, sentence: str) -> None:
        """Put a quiet sentence between the parts."""
        self.body.addWidget(PlainLabel(sentence, style="small", tone="quiet", wrap=True))

    def add_part(self, key: str, part: Part, *, title: str = "", detail: str = "", card: bool = True) -> None:
        """Put a part into the form, in a card of its own unless `card` is off."""
        if card:
            box = Card(self._context.theme, title, detail=detail)
            box.add(part)
            self.body.addWidget(box)
        self.take_part(key, part)

    def take_part(self, key: str, part: Part) -> None:
        """Keep and check a part that already has its place."""
        self.parts[key] = part
        part.changed.connect(self._on_changed)

    def add_secret(self, part: SmallForm, *, title: str) -> None:
        """Put a part into the form that no draft ever holds: a passphrase."""
        box = Card(self._context.theme, title)
        box.add(part)
        self.body.addWidget(box)
        self.secret = part

    def set_job(self, prepare: Callable[[], Callable[[], T] | None], done: Callable[[T], None]) -> None:
        """Say how it is stored: `prepare` gives a job for the desk thread, or None once it has said what is missing."""
        self._prepare = prepare
        self._done = done

    def begin(self) -> None:
        """Look for a draft about the same thing, show it, and watch from now on."""
        self._first = self.fields()
        desk, form, about = self._context.desk, self._form, self._about

        def find() -> tuple[str, OpenDraft] | None:
            for row in desk.drafts.own():
                if row.form == form:
                    found = desk.drafts.open(row.uuid)
                    if found.view.get("about") == about:
                        return row.uuid, found
            return None

        self._context.workers.desk.run(find, self._on_found, self.say_refusal, self)

    def fields(self) -> dict[str, Any]:
        """Return what stands in the parts as plain values."""
        return {key: part.values() if isinstance(part, SmallForm) else part.rows() for key, part in self.parts.items()}

    def show_fields(self, fields: Mapping[str, Any]) -> None:
        """Show what `fields` gave; parts it does not name stay as they are."""
        for key, part in self.parts.items():
            if key not in fields:
                continue
            if isinstance(part, SmallForm):
                part.set_values(fields[key])
            else:
                part.set_rows(fields[key])

    def values(self, key: str) -> dict[str, str]:
        """Return the values of a part that is a small form, without spaces round them."""
        part = self.parts[key]
        return {name: text.strip() for name, text in part.values().items()} if isinstance(part, SmallForm) else {}

    def rows(self, key: str) -> list[dict[str, str]]:
        """Return the filled rows of a part that is a list."""
        part = self.parts[key]
        return part.rows() if isinstance(part, RowsEditor) else []

    def is_changed(self) -> bool:
        """Return whether something differs from what it was opened with."""
        return self.fields() != self._first

    def focus_first(self) -> None:
        """Go to the first field."""
        for part in self.parts.values():
            if isinstance(part, SmallForm) and part.isVisibleTo(self):
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_now(self) -> None:
        """Keep what is being written as a sealed draft."""
        self.keeper.keep_now()

    # -- what is missing

    def accepts(self, problems: Sequence[Problem]) -> bool:
        """Say at each field what is missing, go to the first, list them at the top; return whether nothing is."""
        for key, part in self.parts.items():
            own = [(field, sentence) for at, field, sentence in problems if at == key]
            if isinstance(part, SmallForm):
                part.show_problems(own)
            else:
                part.clear_errors()
                for field, sentence in own:
                    place, _, name = field.partition(":")
                    part.show_error(int(place), name, sentence)
        if not problems:
            self.notice.hide()
            return True
        first = self.control(problems[0])
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(first)
        if len(problems) > 1:
            words = self._context.words
            self.say("stop", "\n".join(sentence for _at, _field, sentence in problems), title=words("Still missing"))
        else:
            self.notice.hide()
        return False

    def control(self, problem: Problem) -> QWidget | None:
        """Return the control a problem is about, where that is a field of its own."""
        part = self.parts[problem[0]]
        return part.control(problem[1]) if isinstance(part, SmallForm) else None

    def say(self, kind: str, sentence: str, *, title: str = "") -> None:
        """Say something at the top."""
        self.notice.set_actions([])
        self.notice.set_message(kind, sentence, title)
        self.notice.setVisible(bool(sentence or title))

    def say_refusal(self, error: DeskError) -> None:
        """Say why it was not done, at the field it is about; nothing typed is lost."""
        sentence = self._context.words.refusal(error)
        if self.secret is not None and error.field in self.secret.values():
            self.secret.show_problems([(str(error.field), sentence)])
            bring_into_view(self.secret.control(str(error.field)))
            return
        for key, part in self.parts.items():
            if isinstance(part, SmallForm) and error.field and error.field in part.values():
                self.accepts([(key, error.field, sentence)])
                return
        self.say("stop", sentence)

    # -- storing

    def store(self) -> None:
        """Do the main action."""
        if self._prepare is None or not self.save.isEnabled() or self._stored:
            return
        job = self._prepare()
        if job is None:
            return
        desk, uuid = self._context.desk, self._uuid

        def run() -> object:
            stored = job()
            if any(row.uuid == uuid for row in desk.drafts.own()):
                desk.drafts.drop(uuid)
            return stored

        self.keeper.keep_now()
        # A keep behind the saving would bring the draft back.
        self.keeper.stop()
        self.save.setEnabled(False)
        self._context.workers.desk.run(run, self._on_stored, self._on_refused, self)

    def _on_stored(self, stored: object) -> None:
        self._stored = True
        self._context.changes.drafts_changed.emit()
        self._done(stored)

    def _on_refused(self, error: DeskError) -> None:
        self.save.setEnabled(True)
        self.keeper.resume()
        self.say_refusal(error)

    # -- the draft

    def _on_found(self, found: tuple[str, OpenDraft] | None) -> None:
        words = self._context.words
        if not self._context.desk.is_open or self._stored:
            return
        if found is not None and not self.is_changed():
            self._uuid, draft = found
            self.show_fields(draft.fields)
            self.say("tip", words("This is what you had typed. It is not stored yet."))
            self.notice.set_actions([("discard", words("Take it away, begin anew"))])
            self.keeper.start()
            if self._place.go_to(draft.view):
                return
            self.focus_first()
            return
        unkept = self.is_changed()
        self.keeper.start()
        if unkept:
            self.keeper.note_change()

    def _content(self) -> DraftContent | None:
        if not self.is_changed():
            return None
        view = {**self._place.read(), "title": self.title.title(), "about": self._about}
        return DraftContent(self._uuid, self.fields(), view)

    def _discard(self) -> None:
        """Give up what was typed, on purpose."""
        desk, uuid = self._context.desk, self._uuid
        self.show_fields(self._first)
        self.notice.hide()
        self.keeper.start()
        self.focus_first()
        self._context.workers.desk.run(
            lambda: desk.drafts.drop(uuid),
            lambda _none: self._context.changes.drafts_changed.emit(),
            self.say_refusal,
            self,
        )

    def _on_changed(self) -> None:
        self.keeper.note_change()
        self.changed.emit()

    def leave(self) -> None:
        """Go back; what was typed is kept first."""
        if self._stored:
            self.close_requested.emit()
        else:
            self.keeper.keep_now(self.close_requested.emit)

    def _wire(self) -> None:
        self.back.clicked.connect(then(self.leave))
        self.save.clicked.connect(then(self.store))
        self.notice.action_requested.connect(then(self._discard))
        self.keeper.refused.connect(self.say_refusal)
        self._context.changes.signed_out.connect(self.keeper.stop)
        add_keys(
            self,
            (
                ("Ctrl+Return", self.store),
                ("Ctrl+Enter", self.store),
                ("Ctrl+S", self.keep_now),
                ("Esc", self.leave),
            ),
        )
