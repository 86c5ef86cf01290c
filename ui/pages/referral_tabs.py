"""The tabs of a referral beside the editor: who signs, and the versions that were signed. Built when first shown."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.domain.ids import RecordId
from ui.context import PageContext
from ui.pages.referral_sign_off import SignOffTab
from ui.pages.referral_top import SIGN_OFF, VERSIONS
from ui.pages.referral_versions import VersionsTab


class ReferralTabs(QObject):
    """Builds the pages behind the tabs and passes on what they wish for."""

    open_requested = Signal(object)
    print_requested = Signal(object)
    assemble_requested = Signal(object)
    """The FieldPlace in the editor to go to, or None."""
    tab_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pages: dict[str, SignOffTab | VersionsTab] = {}

    def labels(self) -> tuple[tuple[str, str], ...]:
        """Return the tabs: keys and names."""
        words = self._context.words
        return ((SIGN_OFF, words("Sign-off")), (VERSIONS, words("Versions")))

    def page(self, key: str) -> SignOffTab | VersionsTab:
        """Return the page behind a tab."""
        if key not in self._pages:
            self._pages[key] = self._make_sign_off() if key == SIGN_OFF else self._make_versions()
        return self._pages[key]

    def key_of(self, page: QWidget | None) -> str:
        """Return the tab of a page."""
        return next((key for key, known in self._pages.items() if known is page), "")

    def load(self, key: str, referral: RecordId) -> None:
        """Show a referral behind a tab."""
        self.page(key).load(referral)

    def _make_sign_off(self) -> SignOffTab:
        page = SignOffTab(self._context)
        page.assemble_requested.connect(self.assemble_requested)
        page.print_requested.connect(self.print_requested)
        page.versions_requested.connect(partial(self.tab_requested.emit, VERSIONS))
        return page

    def _make_versions(self) -> VersionsTab:
        page = VersionsTab(self._context)
        page.print_requested.connect(self.print_requested)
        page.open_requested.connect(self.open_requested)
        return page
