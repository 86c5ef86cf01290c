"""Say whether a file is a filed copy of this vault, and what carries a check code that somebody reads out."""

import hashlib
import re
from dataclasses import dataclass

from hsbdesk.desk.session import Session, school_time
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import day_text
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.plan import IN_FORCE, Plan, PlanStatus
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.sharing import DocumentKind, FiledCopy
from hsbdesk.errors import DeskError
from hsbdesk.storage.copies import find_copies
from hsbdesk.storage.document_versions import DocumentVersion, read_versions_with_code
from hsbdesk.storage.records import read_records

_READ_AS = str.maketrans("OIL", "011")
_CODE = re.compile(r"[0-9A-F]{16}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file or a code is, in a sentence without any child's name."""

    is_ours: bool
    sentence: str


class Verifying:
    """Compares files and codes with what was filed and signed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def check_file(self, data: bytes) -> Verdict:
        """Return whether a file is a filed copy, byte for byte, and of which version.

        Raises DeskError("pdf_unreadable") for bytes that are neither a copy nor a PDF.
        """
        from hsbdesk.documents.printed_code import read_printed_codes  # noqa: PLC0415

        session, words = self._session, self._session.words
        session.allow(Action.READ)
        found = find_copies(session.db, sha256=hashlib.sha256(data).hexdigest())
        self._note(found[0].id if found else session.header.vault)
        if found:
            said = (self._copy_line(found[0]), self._standing(found[0].record))
            return Verdict(True, "; ".join(part for part in said if part))
        codes = read_printed_codes(data)
        for code in codes:
            what = self._what(code)
            if what:
                return Verdict(
                    False,
                    words(
                        "It carries check code {code} of {what}, but its bytes differ from every filed copy. It was"
                        " changed, or made elsewhere: do not rely on it, and open the filed copy instead.",
                        code=code,
                        what=what,
                    ),
                )
        if codes:
            return Verdict(
                False,
                words(
                    "It is not a document of this vault: its check code {code} is not known here, and no filed copy"
                    " has these bytes.",
                    code=codes[0],
                ),
            )
        return Verdict(
            False,
            words("It is not a document of this vault: its pages carry no check code, and no copy has these bytes."),
        )

    def check_code(self, typed: str) -> Verdict:
        """Return what carries a check code as it was typed or read out; spaces, dashes, O and I are forgiven.

        Raises DeskError("check_code_wrong") about the field "code" when it is not 16 hex digits.
        """
        session, words = self._session, self._session.words
        session.allow(Action.READ)
        digits = re.sub(r"[^0-9A-Z]", "", typed.upper().translate(_READ_AS))
        if _CODE.fullmatch(digits) is None:
            raise DeskError("check_code_wrong", field="code")
        code = "-".join(digits[start : start + 4] for start in range(0, 16, 4))
        signed, copies = read_versions_with_code(session.db, code), find_copies(session.db, check_code=code)
        self._note(signed[0].id if signed else copies[0].id if copies else session.header.vault)
        if not signed and not copies:
            return Verdict(False, words("No document of this vault has check code {code}.", code=code))
        lines = [words("{code} is {what}.", code=code, what=self._what(code))]
        if signed:
            when = spell(school_time(signed[0].frozen_at), "{day} {month} {year} {time}")
            lines.append(words("Signed off {when} by {who}.", when=when, who=signed[0].frozen_by))
        if copies:
            readers = ", ".join(dict.fromkeys(copy.recipient for copy in copies))
            one, many = "1 copy is filed, for {readers}.", "{n} copies are filed, for {readers}."
            lines.append(words.count(len(copies), one, many, readers=readers))
        else:
            lines.append(words("No copy of it is filed."))
        standing = self._standing(signed[0].record if signed else copies[0].record)
        if standing:
            lines.append(f"{standing[:1].upper()}{standing[1:]}.")
        return Verdict(True, " ".join(lines))

    def _note(self, seen: str) -> None:
        with self._session.saving():
            self._session.audit.note("copy.verified", seen)

    def _standing(self, record: str | None) -> str:
        """Return whether the plan a paper was made from is in force; empty for other documents."""
        session, words = self._session, self._session.words
        for kind in (Plan, SafetyPlan):
            for plan in read_records(session.db, kind, "t.id = ?", (record or "",)):
                if plan.status in IN_FORCE:
                    return words("v{version} is in force", version=plan.plan_version)
                if plan.status is PlanStatus.ENDED:
                    return words("v{version} ended {day}", version=plan.plan_version, day=day_text(plan.until_day))
                after = read_records(session.db, kind, "t.replaces = ? AND t.in_force_day <> ''", (plan.id,))
                if plan.status is PlanStatus.SUPERSEDED and after:
                    return words(
                        "v{next} took its place on {day}: do not rely on this one",
                        next=after[0].plan_version,
                        day=day_text(plan.until_day),
                    )
        return ""

    def _copy_line(self, copy: FiledCopy) -> str:
        return self._session.words(
            "copy {no} of {copies} of {what}, filed {when} by {who}, for {reader}",
            no=copy.copy_no,
            copies=copy.copies,
            what=self._document(copy),
            when=spell(school_time(copy.made_at), "{day} {month} {year} {time}"),
            who=copy.made_by,
            reader=copy.recipient,
        )

    def _what(self, code: str) -> str:
        """Return which document has a check code: "R-2026-0007F v1.0"; empty when none has."""
        db = self._session.db
        for version in read_versions_with_code(db, code):
            return self._version(version)
        for copy in find_copies(db, check_code=code):
            return self._document(copy)
        return ""

    def _version(self, version: DocumentVersion) -> str:
        return self._named(version.kind, self._number(version.record), version.number)

    def _document(self, copy: FiledCopy) -> str:
        return self._named(copy.kind, self._number(copy.record or copy.file), copy.document_version)

    def _named(self, kind: DocumentKind, number: str, version: str) -> str:
        words = self._session.words
        text = f"{number} v{version}" if version else number
        if kind is DocumentKind.REFERRAL:
            return text
        label = self._session.content.label("document_kind", kind.value)
        return words("{document} ({kind})", document=text, kind=label[:1].lower() + label[1:])

    def _number(self, record: str) -> str:
        row = self._session.db.execute("SELECT number FROM record_number WHERE record = ?", (record,)).fetchone()
        return row[0] if row is not None else self._session.words("this school")
