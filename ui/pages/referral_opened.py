"""A referral as its editor opens it: what is stored, and what had been typed into it and not saved."""

from dataclasses import dataclass
from typing import Any

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.drafts import OpenDraft
from hsbdesk.desk.referral_head import ReferralHead
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.referral import Referral
from ui.pages.referral_draft import restore_referral, shown_with
from ui.pages.referral_parts import EditorView


@dataclass(frozen=True, slots=True)
class OpenedReferral:
    """What was read at once, so that the sections never show two moments of a referral."""

    stored: EditorView
    head: ReferralHead
    draft: OpenDraft | None

    def written(self) -> Referral:
        """Return the referral with what had been typed."""
        stored = self.stored.view.referral
        return stored if self.draft is None else restore_referral(stored, self.draft.fields)

    def shown(self) -> EditorView:
        """Return what the sections show."""
        written = self.written()
        return self.stored if written == self.stored.view.referral else shown_with(self.stored, written)

    def place(self) -> dict[str, Any]:
        """Return where its author was; nothing when there is no draft."""
        return self.draft.view if self.draft is not None else {}


def open_referral(desk: Desk, referral: RecordId) -> OpenedReferral:
    """Read a referral with its draft. Runs on the desk thread."""
    view = desk.referrals.read(referral)
    others = tuple(row for row in desk.referrals.rows(view.referral.file) if row.id != referral)
    kept = any(row.uuid == referral for row in desk.drafts.own())
    return OpenedReferral(
        stored=EditorView(view, desk.files.people(view.referral.file), others),
        head=desk.referrals.head(referral),
        draft=desk.drafts.open(referral) if kept else None,
    )
