"""Drafts: sealed to their author; an unfinished concern reaches the leads once, by the rule, and is recorded once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.concern_draft import draft_fields, draft_from_fields
from hsbdesk.storage.records import read_record, read_records

PASSPHRASE = "five quiet herons wade"
SECOND = "seven green boats drift"


def test_an_unfinished_concern_is_taken_in_and_finished_by_its_author(
    desk: Desk, make_desk: Callable[[], Desk], vault_folder: Path, clock
) -> None:
    desk.accounts.add("Aled Rees", "Deputy DSP", SECOND)
    draft = replace(desk.concerns.new_draft(), child_not_known=True, what_happened="Half a sen")
    desk.drafts.keep(draft.uuid, "concern", draft_fields(draft), {}, inbox=True)
    desk.sign_out()

    lead = make_desk()
    lead.sign_in(vault_folder, "Aled Rees", SECOND)
    assert [(row.uuid, row.author) for row in lead.drafts.unfinished()] == [(draft.uuid, "Nia Morgan")]
    assert lead.drafts.own() == ()
    opened = draft_from_fields(lead.drafts.open_unfinished(draft.uuid).fields)
    lead.concerns.submit(opened)
    taken = read_record(lead.session.db, Concern, draft.uuid)
    assert (taken.author, taken.read_back) == ("N. Morgan", False)
    assert lead.drafts.unfinished() == ()
    lead.sign_out()

    desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)
    finished = replace(draft, what_happened="Half a sentence, and the rest of it.")
    desk.concerns.submit(finished)
    records = read_records(desk.session.db, Concern)
    assert [(r.what_happened, r.read_back, r.author) for r in records] == [
        ("Half a sentence, and the rest of it.", True, "N. Morgan")
    ]
    assert [version.number for version in desk.histories.versions(draft.uuid)] == [2, 1]


def test_nobody_else_sees_a_draft_while_its_author_writes(
    desk: Desk, make_desk: Callable[[], Desk], vault_folder: Path, clock
) -> None:
    desk.accounts.add("Aled Rees", "Deputy DSP", SECOND)
    draft = replace(desk.concerns.new_draft(), what_happened="Being written")
    desk.drafts.keep(draft.uuid, "concern", draft_fields(draft), {}, inbox=True)
    desk.session.db.close()  # the program was killed: no sign-out
    desk._open.lock.release()
    desk._open = None
    other = make_desk()
    other.sign_in(vault_folder, "Aled Rees", SECOND)
    assert other.drafts.unfinished() == ()
    clock.move(minutes=61)
    assert [row.uuid for row in other.drafts.unfinished()] == [draft.uuid]
