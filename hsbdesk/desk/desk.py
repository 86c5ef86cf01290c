"""The only door to records, for windows and for the command line.

Before sign-in the desk knows a vault's outside only. The encrypted store and everything that needs it are
imported when a vault is opened, so that the sign-in window does not wait for them.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from hsbdesk.errors import DeskError
from hsbdesk.machine.places import Places
from hsbdesk.words import Words

if TYPE_CHECKING:
    from hsbdesk.desk.accounts import Accounts, NewVault, RecoverySheet
    from hsbdesk.desk.cases import Cases
    from hsbdesk.desk.checks import Checks
    from hsbdesk.desk.chronologies import Chronologies
    from hsbdesk.desk.concerns import Concerns
    from hsbdesk.desk.contacts import Contacts
    from hsbdesk.desk.council_forms import CouncilForms
    from hsbdesk.desk.decisions import Decisions
    from hsbdesk.desk.directory import Directory
    from hsbdesk.desk.drafts import Drafts
    from hsbdesk.desk.facts import Facts
    from hsbdesk.desk.files import Files
    from hsbdesk.desk.finder import Finder
    from hsbdesk.desk.front import VaultFront
    from hsbdesk.desk.histories import Histories
    from hsbdesk.desk.interims import Interims
    from hsbdesk.desk.interventions import Interventions
    from hsbdesk.desk.moves import Moves
    from hsbdesk.desk.opening import OpenVault
    from hsbdesk.desk.overviews import Overviews
    from hsbdesk.desk.paper import Paper
    from hsbdesk.desk.plan_meeting import Meetings
    from hsbdesk.desk.plan_signoffs import PlanSignoffs
    from hsbdesk.desk.plans import Plans
    from hsbdesk.desk.proofs import Proofs
    from hsbdesk.desk.pupils import Pupils
    from hsbdesk.desk.quick_reports import QuickReports
    from hsbdesk.desk.readiness import Readiness
    from hsbdesk.desk.referrals import Referrals
    from hsbdesk.desk.reports import Reports
    from hsbdesk.desk.safety_plans import SafetyPlans
    from hsbdesk.desk.schools import Schools
    from hsbdesk.desk.sendings import Sendings
    from hsbdesk.desk.sent_copies import SentCopies
    from hsbdesk.desk.session import Me, Session
    from hsbdesk.desk.signoffs import Signoffs
    from hsbdesk.desk.tasks import Tasks
    from hsbdesk.desk.tellings import Tellings
    from hsbdesk.desk.triages import Triages
    from hsbdesk.desk.verifying import Verifying
    from hsbdesk.desk.word_forms import WordForms
    from hsbdesk.desk.wordings import Wordings
    from hsbdesk.desk.worklists import Worklists
    from hsbdesk.domain.content import Content
    from hsbdesk.domain.school import School
    from hsbdesk.vault.keys import KdfCost


def utc_now() -> datetime:
    """Return the moment, aware, in UTC."""
    return datetime.now(UTC)


def _usual_cost(name: str) -> "KdfCost":
    # The first window does not wait for the library of keys.
    return getattr(import_module("hsbdesk.vault.keys"), name)


@dataclass(frozen=True, slots=True)
class Cost:
    """The price of one passphrase try: for new slots, and the least that is accepted of old ones."""

    new: "KdfCost" = field(default_factory=lambda: _usual_cost("DEFAULT_COST"))
    floor: "KdfCost" = field(default_factory=lambda: _usual_cost("FLOOR"))


class Desk:
    """Opens a vault for one member and gives the use cases, one part per subject."""

    accounts: "Accounts"
    schools: "Schools"
    directory: "Directory"
    pupils: "Pupils"
    files: "Files"
    concerns: "Concerns"
    moves: "Moves"
    triages: "Triages"
    facts: "Facts"
    interventions: "Interventions"
    plans: "Plans"
    interims: "Interims"
    meetings: "Meetings"
    safety_plans: "SafetyPlans"
    contacts: "Contacts"
    tasks: "Tasks"
    chronologies: "Chronologies"
    finder: "Finder"
    worklists: "Worklists"
    overviews: "Overviews"
    readiness: "Readiness"
    wordings: "Wordings"
    referrals: "Referrals"
    decisions: "Decisions"
    sendings: "Sendings"
    reports: "Reports"
    paper: "Paper"
    signoffs: "Signoffs"
    plan_signoffs: "PlanSignoffs"
    tellings: "Tellings"
    verifying: "Verifying"
    sent_copies: "SentCopies"
    council_forms: "CouncilForms"
    word_forms: "WordForms"
    proofs: "Proofs"
    quick_reports: "QuickReports"
    cases: "Cases"
    checks: "Checks"
    histories: "Histories"
    drafts: "Drafts"

    def __init__(
        self,
        places: Places,
        words: Words,
        clock: Callable[[], datetime] = utc_now,
        cost: Cost | None = None,
    ) -> None:
        self.places = places
        self.words = words
        self.clock = clock
        self._given_cost = cost
        self._open: OpenVault | None = None

    # -- before sign-in

    @property
    def _cost(self) -> Cost:
        return self._given_cost or Cost()

    def read_front(self, folder: Path) -> "VaultFront":
        """Return what the sign-in window shows of a vault."""
        from hsbdesk.desk.front import read_front  # noqa: PLC0415

        return read_front(folder, self.clock(), self.places.demo)

    def create_vault(self, folder: Path, new: "NewVault") -> "RecoverySheet":
        """Create a vault, sign its first member in, and return the recovery sheet, which is shown once."""
        from hsbdesk.desk.opening import create_vault  # noqa: PLC0415

        opened, sheet = create_vault(self.places, self.words, self.clock, self._cost, folder, new)
        self._enter(opened)
        return sheet

    def sign_in(self, folder: Path, member: str, passphrase: str) -> None:
        """Open a vault for a member.

        Raises DeskError("vault_wrong_passphrase", tries=...), ("sign_in_wait", seconds=...) and what the
        fast checks of the file find.
        """
        from hsbdesk.desk.opening import open_vault  # noqa: PLC0415

        self._enter(open_vault(self.places, self.words, self.clock, self._cost, folder, member, passphrase))

    def recover(self, folder: Path, member: str, sheet: str, passphrase: str, hint: str = "") -> None:
        """Give a member a new passphrase by the recovery sheet, and sign them in.

        Raises DeskError about the field "sheet" or "passphrase"; nothing is changed then.
        """
        from hsbdesk.desk.recovering import reset_with_sheet  # noqa: PLC0415

        reset_with_sheet(folder, member, sheet, passphrase, hint, cost=self._cost)
        self.sign_in(folder, member, passphrase)
        self.accounts.note_recovery()

    def sign_out(self) -> None:
        """Leave drafts for their owner, write the journal into the file, and drop the keys."""
        if self._open is None:
            return
        from hsbdesk.desk.opening import close_vault  # noqa: PLC0415

        opened, self._open = self._open, None
        self.proofs.forget()
        close_vault(opened)

    def warm_up(self) -> None:
        """Import what a sign-in needs, while the person types their passphrase."""
        import_module("hsbdesk.desk.opening")
        # What was imported stays. Looking through it for garbage stops every thread for some 70 ms, and did so
        # beside each layout: p95 of a key 4 ms with this, 25 ms without (measured).
        gc.freeze()

    @property
    def is_open(self) -> bool:
        """Return whether somebody is signed in."""
        return self._open is not None

    def _enter(self, opened: "OpenVault") -> None:
        self._open = opened
        for name, part in opened.parts(self.places, self._cost).items():
            setattr(self, name, part)

    # -- after sign-in

    @property
    def session(self) -> "Session":
        """Return the signed-in member's session. Raises DeskError("signed_out")."""
        if self._open is None:
            raise DeskError("signed_out")
        return self._open.session

    @property
    def me(self) -> "Me":
        """Return who is signed in."""
        return self.session.me

    @property
    def content(self) -> "Content":
        """Return the content pack of the school's nation."""
        return self.session.content

    @property
    def school(self) -> "School":
        """Return the school's settings."""
        return self.session.school

    @property
    def names_on(self) -> bool:
        """Return whether names are shown."""
        return self.session.names_on

    def set_names(self, on: bool) -> None:
        """Show names, or initials only."""
        self.session.names_on = on

    def now(self) -> datetime:
        """Return the time at the school, without zone."""
        return self.session.now()

    def today(self) -> date:
        """Return the day at the school."""
        return self.session.today()
