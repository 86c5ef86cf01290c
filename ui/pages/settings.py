"""Settings: the school, its phones, its year, its people and the look of this window, one section at a time."""

from dataclasses import replace
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hsbdesk.desk.drafts import OpenDraft
from hsbdesk.domain.school import School
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.draft_keeper import DraftContent, DraftKeeper
from ui.pages.keys import add_keys
from ui.pages.referral_outline import OutlineRow
from ui.pages.settings_forms import FormsSection
from ui.pages.settings_guidance import GuidanceSection
from ui.pages.settings_list import SectionList
from ui.pages.settings_look import AboutSection, LookSection
from ui.pages.settings_members import MembersSection
from ui.pages.settings_phones import PhonesSection
from ui.pages.settings_places import PlacesSection, TrainingSection
from ui.pages.settings_roll import RollSection
from ui.pages.settings_school import SchoolSection
from ui.pages.settings_section import SettingsForm, SettingsSection, SettingsView, read_settings
from ui.pages.settings_services import ServicesSection
from ui.pages.settings_thresholds import ThresholdsSection
from ui.pages.settings_year import YearSection
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle

FORM = "settings"
_BESIDE_FROM = 820


class SettingsPage(QWidget):
    """A list of sections; one is shown at a time and saved by itself. What is typed is kept as a sealed draft."""

    look_requested = Signal(str, int)
    """Name of the theme, text size in per cent."""
    help_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsPage")
        self._context = context
        self._view: SettingsView | None = None
        self._saving = False
        # One draft a member, asked for once: it is still kept while the desk is being locked.
        self._draft = str(uuid5(NAMESPACE_OID, f"{FORM} {context.desk.me.id}"))
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(12))
        column.setSpacing(theme.px(10))
        self.title = PageTitle(theme, words("Settings"), beside=True)
        self.save_button = Button(theme, words("Save settings"), kind="primary", icon="save")
        self.save_button.setObjectName("saveSettingsButton")
        self.save_button.setToolTip(words("Ctrl+S"))
        self.title.add_action(self.save_button)
        # Sections without the button begin at the same height.
        self.title.setMinimumHeight(self.save_button.sizeHint().height())
        column.addWidget(self.title)
        self.notice = MessageBar(theme, "done")
        self.notice.setObjectName("settingsNotice")
        self.notice.hide()
        column.addWidget(self.notice)
        self.look = LookSection(context)
        self.about = AboutSection(context)
        self.roll = RollSection(context)
        self.members = MembersSection(context)
        self.forms = FormsSection(context)
        every: tuple[SettingsSection, ...] = (
            SchoolSection(context),
            PhonesSection(context),
            ServicesSection(context),
            ThresholdsSection(context),
            self.forms,
            GuidanceSection(context),
            YearSection(context),
            PlacesSection(context),
            self.roll,
            self.members,
            TrainingSection(context),
            self.look,
            self.about,
        )
        self.sections = {section.key: section for section in every}
        self.list = SectionList(context, [(section.key, section.title) for section in every])
        self._stack = QStackedWidget()
        for section in every:
            self._stack.addWidget(section)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.px(16))
        self._row.addWidget(self.list)
        self._row.addWidget(self._stack, 1)
        column.addLayout(self._row, 1)
        self.keeper = DraftKeeper(context, FORM, inbox=False, read=self._content, owner=self)
        self._show_outline()
        self.show_section(every[0].key)
        self._wire()

    # -- opening

    def load(self, section: str = "") -> None:
        """Show the settings as they are stored; what was typed and not saved stays. `section` is its key."""
        if section:
            self.show_section(section)
        self._read(restore=self._view is None)

    def show_section(self, key: str) -> None:
        """Show a section."""
        self._stack.setCurrentWidget(self.sections[key])
        self.list.set_value(key)
        self._show_state()

    def section(self) -> SettingsSection:
        """Return the section that is shown."""
        return self.sections[self.list.value()]

    def focus_first(self) -> None:
        """Put the keyboard onto the list of sections; into the look where that is being changed."""
        if self.section() is self.look:
            self.look.focus_first()
        else:
            self.list.focus()

    def keep_now(self) -> None:
        """Keep what is typed as a draft, before locking or when another page is shown."""
        self.keeper.keep_now()
        self.forms.keep_now()

    # -- saving

    def save(self) -> None:
        """Save the section that is shown; a refusal is said at its field and everything typed stays."""
        section, desk = self.section(), self._context.desk
        if not isinstance(section, SettingsForm) or self._saving:
            return
        typed = section.values()
        problems = section.find_problems(typed)
        section.show_problems(problems)
        if problems:
            said = self._context.words.count(
                len(problems), "One field has to be mended.", "{n} fields have to be mended."
            )
            self._say("stop", self._context.words("{what} Nothing was saved yet.", what=said))
            return
        changes = section.changes(typed)
        draft = self._draft

        def save() -> School:
            desk.schools.save(replace(desk.school, **changes))
            desk.drafts.drop(draft)
            return desk.school

        self._saving = True
        self._show_state()
        self.keeper.stop()
        self._context.workers.desk.run(
            save,
            lambda school: self._on_saved(section, typed, school),
            lambda error: self._on_refused(section, error),
            self,
        )

    def _on_saved(self, section: SettingsForm, typed: dict[str, Any], school: School) -> None:
        self._saving = False
        self._show_state()
        if section.values() == typed:
            section.take_stored(school)
        self._watch()
        self._say("done", self._context.words("Saved {time}.", time=f"{self._context.desk.now():%H:%M}"))
        self._context.changes.drafts_changed.emit()
        self._context.changes.settings_changed.emit()

    def _on_refused(self, section: SettingsForm, error: DeskError) -> None:
        self._saving = False
        self._show_state()
        self.keeper.resume()
        if section.show_refusal(error):
            self.notice.hide()
        else:
            self._say("stop", self._context.words.refusal(error))

    def _say(self, kind: str, sentence: str) -> None:
        self.notice.set_message(kind, sentence)
        self.notice.set_actions(())
        self.notice.show()

    # -- what is read and kept

    def _read(self, *, restore: bool = False) -> None:
        desk, draft = self._context.desk, self._draft

        def read() -> tuple[SettingsView, OpenDraft | None]:
            kept = restore and any(row.uuid == draft for row in desk.drafts.own())
            return read_settings(desk), desk.drafts.open(draft) if kept else None

        self._context.workers.desk.run(read, lambda found: self._show(*found), owner=self)

    def _show(self, view: SettingsView, kept: OpenDraft | None) -> None:
        self._view = view
        for section in self.sections.values():
            section.show_stored(view)
        if kept is not None:
            self._restore(kept)
        self._watch()
        self._show_outline()

    def _watch(self) -> None:
        """Watch from now on; what is typed and not saved counts as not kept yet."""
        self.keeper.start()
        if self._unsaved():
            self.keeper.note_change()

    def _restore(self, kept: OpenDraft) -> None:
        for key, typed in kept.fields.items():
            section = self.sections.get(key)
            if isinstance(section, SettingsForm):
                section.show_values(typed)
        names = ", ".join(section.title for section in self._unsaved())
        if names:
            said = self._context.words("This is what you had typed and not saved: {sections}.", sections=names)
            self._say("tip", said)
            self.notice.set_actions([("stored", self._context.words("Show what is stored instead"))])

    def _on_notice(self, _key: str) -> None:
        """Give up what was typed, on purpose."""
        for section in self._unsaved():
            section.take_stored(self._context.desk.school)
        self.notice.hide()
        self.keeper.stop()
        drafts, draft = self._context.desk.drafts, self._draft
        self._context.workers.desk.run(lambda: drafts.drop(draft), self._on_dropped, owner=self)

    def _on_dropped(self, _none: None) -> None:
        self._watch()
        self._context.changes.drafts_changed.emit()

    def _unsaved(self) -> list[SettingsForm]:
        return [s for s in self.sections.values() if isinstance(s, SettingsForm) and s.is_changed()]

    def _content(self) -> DraftContent | None:
        fields = {section.key: section.values() for section in self._unsaved()}
        return DraftContent(self._draft, fields, {"title": self.title.title(), "section": self.section().key})

    # -- what the page shows

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = self._context.theme
        beside = self.width() / theme.scale >= _BESIDE_FROM
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.list.set_beside(beside)
        for section in self.sections.values():
            section.set_titled(beside)

    def _show_outline(self) -> None:
        unsaved, said = self._unsaved(), self._context.words("not saved yet")
        every = self.sections.values()
        self.list.set_rows([OutlineRow(s.key, "", s.title, said if s in unsaved else s.detail()) for s in every])
        self._show_state()

    def _show_state(self) -> None:
        section = self.section()
        is_form = isinstance(section, SettingsForm)
        self.save_button.setVisible(is_form)
        self.save_button.setEnabled(not self._saving)

    def _wire(self) -> None:
        for section in self.sections.values():
            section.changed.connect(self._on_typed if isinstance(section, SettingsForm) else self._show_outline)
        self.list.chosen.connect(self._on_chosen)
        self.list.entered.connect(lambda: self.section().focus_first())
        self.save_button.clicked.connect(then(self.save))
        self.roll.roll_changed.connect(self._context.changes.settings_changed)
        self.members.members_changed.connect(self._context.changes.settings_changed)
        self.look.look_requested.connect(self._change_look)
        self.about.help_requested.connect(self.help_requested)
        changes = self._context.changes
        changes.settings_changed.connect(self._read)
        changes.signed_out.connect(self.keeper.stop)
        self.keeper.refused.connect(self._on_not_kept)
        self.notice.action_requested.connect(self._on_notice)
        add_keys(self, (("Ctrl+S", self.save), ("Ctrl+Return", self.save), ("Ctrl+Enter", self.save)))

    def _on_chosen(self, key: str) -> None:
        self.notice.hide()
        self.show_section(key)

    def _on_not_kept(self, error: DeskError) -> None:
        self._say("stop", self._context.words.refusal(error))

    def _on_typed(self) -> None:
        if self._unsaved():
            self.keeper.note_change()
        self._show_outline()

    def _change_look(self, theme: str, size: int) -> None:
        """Ask for the look once what is typed is kept: the window is built anew, and reads it again."""
        self.keeper.keep_now(lambda: self.look_requested.emit(theme, size))
