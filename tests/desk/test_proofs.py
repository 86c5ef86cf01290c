"""Live proofs: what is shown of a referral that is being written is what prints once it is saved."""

from dataclasses import replace

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.proofs import ProofWish
from hsbdesk.documents.raster import page_picture, page_text
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.referral import Chosen, Referral
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record


def file_of(desk: Desk) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == "H-0017P")


def stored(desk: Desk) -> Referral:
    return desk.referrals.read(desk.referrals.rows(file_of(desk))[0].id).referral


def printed(desk: Desk, kind: DocumentKind = DocumentKind.REFERRAL) -> bytes:
    referral = stored(desk)
    prepared = desk.paper.prepare(kind, referral.file, record=referral.id)
    return desk.paper.render(prepared).data


def proof(desk: Desk, referral: Referral, section: int = 1, words: str = "", near: int = 0):
    return desk.proofs.draw(desk.proofs.prepare(referral), ProofWish(section, words, near, 0.5))


def test_a_stored_referral_is_shown_as_it_prints(demo_desk: Desk) -> None:
    assert proof(demo_desk, stored(demo_desk)).rendered.data == printed(demo_desk)


def test_what_is_typed_is_shown_as_it_prints_once_it_is_saved(demo_desk: Desk) -> None:
    before = stored(demo_desk)
    typed = replace(before, opinion="In our opinion\r\nhe needs help now.\x07", background=before.background[3:])
    shown = proof(demo_desk, typed).rendered.data
    assert shown != printed(demo_desk)
    assert stored(demo_desk) == before
    demo_desk.referrals.save(typed)
    assert shown == printed(demo_desk)


def test_the_picture_is_of_the_page_that_shows_the_section_and_the_row(demo_desk: Desk) -> None:
    referral = stored(demo_desk)
    entry = next(c for c in demo_desk.referrals.read(referral.id).background if c.number == "I-0412K")
    shown = proof(demo_desk, referral, 1, entry.wording or entry.text)
    data, page = shown.rendered.data, shown.page
    assert page.index > proof(demo_desk, referral, 1).page.index
    assert "Tue 17 Mar" in page_text(data, page.index)
    picture = page_picture(data, page.index, 0.5)
    assert (page.width, page.height, page.pixels) == (picture.width, picture.height, picture.rgba)
    assert proof(demo_desk, referral, 0).page.index == 0
    assert "3 Request" in page_text(data, proof(demo_desk, referral, 3).page.index)


def test_the_same_reading_is_not_drawn_twice(demo_desk: Desk) -> None:
    referral = stored(demo_desk)
    first, again = proof(demo_desk, referral, 1), proof(demo_desk, replace(referral), 3)
    assert first.rendered is again.rendered
    assert first.page.index != again.page.index
    assert proof(demo_desk, replace(referral, opinion="Another.")).rendered is not first.rendered


def test_the_key_is_shown_to_statutory_recipients_only(demo_desk: Desk) -> None:
    referral = stored(demo_desk)
    prepared = demo_desk.proofs.prepare(referral, DocumentKind.IDENTITY_KEY)
    shown = demo_desk.proofs.draw(prepared, ProofWish(0, "", 0, 0.5))
    assert shown.rendered.data == printed(demo_desk, DocumentKind.IDENTITY_KEY)
    other = replace(referral, recipient=replace(referral.recipient, code="EARLY_HELP", statutory=False))
    with pytest.raises(DeskError, match="key_only_for_statutory"):
        demo_desk.proofs.prepare(other, DocumentKind.IDENTITY_KEY)


def test_a_record_that_changes_meanwhile_shows_at_once(demo_desk: Desk) -> None:
    referral = stored(demo_desk)
    fact = next(c for c in demo_desk.referrals.read(referral.id).background if c.number == "F-0219B")
    ticked = replace(referral, background=(*referral.background, Chosen(record=RecordId(fact.record))))
    before = proof(demo_desk, ticked).rendered.data
    assert "bedroom" in " ".join(page_text(before, 1).split())
    session = demo_desk.session
    with session.saving():
        changed = replace(read_record(session.db, Fact, fact.record), text="He and Llew have rooms of their own now.")
        session.change(changed, "changed")
    after = " ".join(page_text(proof(demo_desk, ticked).rendered.data, 1).split())
    assert "have rooms of their own now" in after


def test_values_are_kept_until_a_row_is_written_and_never_inside_a_transaction(demo_desk: Desk) -> None:
    session = demo_desk.session
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    assert [session.kept.get("a", make) for _ in range(3)] == [0, 0, 0]
    assert session.kept.get("b", make) == 1
    referral = stored(demo_desk)
    inside: list[int] = []

    def write_and_undo() -> None:
        with session.saving():
            session.change(replace(referral, opinion="Undone."), "changed")
            inside.extend(session.kept.get("a", make) for _ in range(2))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_undo()
    assert inside == [2, 3]
    assert session.kept.get("a", make) == 4
    assert session.kept.get("a", make) == 4
