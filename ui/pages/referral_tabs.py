"""The tabs beside the editor: the council's form, who signs, what was sent, versions. Built when first shown."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.domain.ids import RecordId
from ui.context import PageContext
from ui.pages.referral_course import CourseTab
from ui.pages.referral_form import FormTab
from ui.pages.referral_sign_off import SignOffTab
from ui.pages.referral_top import COURSE, FORM, SIGN_OFF, VERSIONS
from ui.pages.referral_versions import VersionsTab

Tab = FormTab | SignOffTab | CourseTab | VersionsTab


class ReferralTabs(QObject):
    """Builds the pages behind the tabs and passes on what they wish for."""

    open_requested = Signal(object)
    print_requested = Signal(object)
    assemble_requested = Signal(object)
    """The FieldPlace in the editor to go to, or None."""
    tab_requested = Signal(str)
    form_counted = Signal(str)
    """How far the answers to the council's form are."""

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pages: dict[str, Tab] = {}

    def labels(self) -> tuple[tuple[str, str], ...]:
        """Return the tabs: keys and names."""
        words = self._context.words
        return (
            (FORM, words("Council's form")),
            (SIGN_OFF, words("Sign-off")),
            (COURSE, words("Send log and clocks")),
            (VERSIONS, words("Versions")),
        )

    def page(self, key: str) -> Tab:
        """Return the page behind a tab."""
        if key not in self._pages:
            makers = {FORM: self._make_form, SIGN_OFF: self._make_sign_off, COURSE: self._make_course}
            self._pages[key] = makers.get(key, self._make_versions)()
        return self._pages[key]

    def enter(self) -> None:
        """Put the keyboard into the send log."""
        course = self._pages.get(COURSE)
        if isinstance(course, CourseTab):
            course.enter()

    def aim(self, field: str) -> None:
        """Say where in the send log a finding leads."""
        course = self.page(COURSE)
        if isinstance(course, CourseTab):
            course.aim(field)

    def keep_now(self) -> None:
        """Keep what is being written behind a tab."""
        course = self._pages.get(COURSE)
        if isinstance(course, CourseTab):
            course.keep_now()
        form = self._pages.get(FORM)
        if isinstance(form, FormTab):
            form.keep_now()

    def key_of(self, page: QWidget | None) -> str:
        """Return the tab of a page."""
        return next((key for key, known in self._pages.items() if known is page), "")

    def load(self, key: str, referral: RecordId) -> None:
        """Show a referral behind a tab."""
        self.page(key).load(referral)

    def _make_form(self) -> FormTab:
        page = FormTab(self._context)
        page.print_requested.connect(self.print_requested)
        page.open_requested.connect(self.open_requested)
        page.counted.connect(self.form_counted)
        return page

    def _make_sign_off(self) -> SignOffTab:
        page = SignOffTab(self._context)
        page.assemble_requested.connect(self.assemble_requested)
        page.print_requested.connect(self.print_requested)
        page.versions_requested.connect(partial(self.tab_requested.emit, VERSIONS))
        return page

    def _make_course(self) -> CourseTab:
        page = CourseTab(self._context)
        page.print_requested.connect(self.print_requested)
        page.open_requested.connect(self.open_requested)
        page.tab_requested.connect(self.tab_requested)
        return page

    def _make_versions(self) -> VersionsTab:
        page = VersionsTab(self._context)
        page.print_requested.connect(self.print_requested)
        page.open_requested.connect(self.open_requested)
        return page
