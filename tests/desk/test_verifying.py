"""Is this file one of ours: byte for byte, or by the code somebody reads out; nobody is named in the answer."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.verifying import Verdict
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.sharing import DocumentKind, SharingDecision
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.errors import DeskError

NAMES = ("Ioan", "Sample", "Cari", "Prosser", "Llew", "Delyth")
SHARE = SharingDecision(recipient="Social Services", necessary_because="a report is due today")
MINE = "five quiet herons wade"


def referral_of(desk: Desk, file: FileId) -> RecordId:
    return next(row.id for row in desk.referrals.rows(file) if row.number == "R-2026-0007F")


def file_copy(desk: Desk, file: FileId, kind: DocumentKind = DocumentKind.REFERRAL, **more: Any) -> bytes:
    record = None if kind is DocumentKind.CHRONOLOGY else referral_of(desk, file)
    prepared = desk.paper.prepare(kind, file, record=record, **more)
    rendered = desk.paper.render(prepared)
    desk.paper.file(prepared, rendered, SHARE, "SAVED")
    return rendered.data


def sign_off(desk: Desk, file: FileId) -> None:
    referral = desk.referrals.read(referral_of(desk, file)).referral
    for finding in desk.signoffs.read(referral.id).stops:
        referral = desk.readiness.override(referral, finding.key, "agreed in the meeting")
    desk.referrals.save(referral)
    desk.signoffs.sign(referral.id, SignOffRole.LEAD, MINE)


@pytest.fixture
def signed_desk(demo_desk: Desk, demo_file: FileId) -> Desk:
    sign_off(demo_desk, demo_file)
    return demo_desk


def check(desk: Desk, data: bytes) -> Verdict:
    verdict = desk.verifying.check_file(data)
    assert not any(name in verdict.sentence for name in NAMES)
    return verdict


def test_a_filed_copy_is_told_with_number_version_and_day(signed_desk: Desk, demo_file: FileId) -> None:
    data = file_copy(signed_desk, demo_file, copies=2)
    verdict = check(signed_desk, data)
    assert verdict.is_ours
    assert verdict.sentence == (
        "copy 1 of 2 of R-2026-0007F v1.0, filed 18 March 2026 11:20 by N. Morgan, for Social Services, Cyngor Sir"
        " Enghraifft"
    )
    key = check(signed_desk, file_copy(signed_desk, demo_file, DocumentKind.IDENTITY_KEY))
    assert key.sentence.startswith("copy 1 of 1 of R-2026-0007F v1.0 (identity key), filed")
    other = check(signed_desk, file_copy(signed_desk, demo_file, DocumentKind.CHRONOLOGY))
    assert other.sentence.startswith("copy 1 of 1 of H-0017P (chronology), filed")


def test_one_changed_byte_is_told(signed_desk: Desk, demo_file: FileId) -> None:
    data = file_copy(signed_desk, demo_file)
    code = signed_desk.paper.copies(demo_file)[0].check_code
    chosen = random.Random(7)
    for place in (0, len(data) - 2, *(chosen.randrange(len(data)) for _ in range(20))):
        changed = bytearray(data)
        changed[place] ^= 1 + chosen.randrange(255)
        verdict = check(signed_desk, bytes(changed))
        assert not verdict.is_ours
        assert f"check code {code} of R-2026-0007F v1.0, but its bytes differ from every filed copy" in verdict.sentence


def test_a_copy_that_was_never_filed_is_told_apart(signed_desk: Desk, demo_file: FileId) -> None:
    prepared = signed_desk.paper.prepare(DocumentKind.REFERRAL, demo_file, record=referral_of(signed_desk, demo_file))
    verdict = check(signed_desk, signed_desk.paper.render(prepared).data)
    assert not verdict.is_ours
    assert "R-2026-0007F v1.0, but its bytes differ" in verdict.sentence


def test_a_document_of_another_vault_is_not_ours(signed_desk: Desk, demo_file: FileId, desk_elsewhere: Desk) -> None:
    file = next(row.file for row in desk_elsewhere.files.children().rows if row.number == "H-0017P")
    data = file_copy(desk_elsewhere, file, DocumentKind.CHRONOLOGY)
    verdict = check(signed_desk, data)
    assert not verdict.is_ours
    assert verdict.sentence.startswith("It is not a document of this vault: its check code")
    assert demo_file


@pytest.fixture
def desk_elsewhere(make_desk: Any, tmp_path: Path, places: Any) -> Desk:
    from hsbdesk.desk.accounts import NewVault

    made = make_desk()
    made.create_vault(
        tmp_path / "other.hsbvault",
        NewVault(
            school="Ysgol Arall", nation="wales", main_record=True, name="Tegan Ellis", title="DSP", passphrase=MINE
        ),
    )
    made.cases.import_case((places.resources / "demo" / "ysgol-enghraifft.json").read_bytes())
    return made


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.4\n", bytes(range(256)) * 40])
def test_what_is_no_pdf_is_a_sentence(signed_desk: Desk, data: bytes) -> None:
    with pytest.raises(DeskError) as refused:
        signed_desk.verifying.check_file(data)
    assert refused.value.id == "pdf_unreadable"


def test_a_pdf_without_a_code_is_not_ours(signed_desk: Desk) -> None:
    import io

    from reportlab.pdfgen.canvas import Canvas

    into = io.BytesIO()
    page = Canvas(into)
    page.drawString(72, 720, "A letter.")
    page.save()
    verdict = check(signed_desk, into.getvalue())
    assert verdict == Verdict(
        False, "It is not a document of this vault: its pages carry no check code, and no copy has these bytes."
    )


def test_a_code_that_is_read_out_is_found(signed_desk: Desk, demo_file: FileId) -> None:
    record = referral_of(signed_desk, demo_file)
    code = signed_desk.signoffs.versions(record).rows[0].check_code
    spoken = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    for typed in (code, code.replace("-", ""), f"  {spoken} "):
        verdict = signed_desk.verifying.check_code(typed)
        assert verdict.is_ours
        assert verdict.sentence == (
            f"{code} is R-2026-0007F v1.0. Signed off 18 March 2026 11:20 by N. Morgan. No copy of it is filed."
        )
    file_copy(signed_desk, demo_file)
    said = signed_desk.verifying.check_code(code).sentence
    assert said.endswith("1 copy is filed, for Social Services, Cyngor Sir Enghraifft.")
    assert not any(name in said for name in NAMES)


def test_a_code_of_nothing_and_a_code_that_is_none(signed_desk: Desk) -> None:
    unknown = signed_desk.verifying.check_code("7F3A-91C2-0D4E-B817")
    assert unknown == Verdict(False, "No document of this vault has check code 7F3A-91C2-0D4E-B817.")
    for typed in ("", "7F3A", "7F3A-91C2-0D4E-B81G", "7F3A-91C2-0D4E-B817-00"):
        with pytest.raises(DeskError) as refused:
            signed_desk.verifying.check_code(typed)
        assert (refused.value.id, refused.value.field) == ("check_code_wrong", "code")


@settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(typed=st.text(max_size=40))
def test_whatever_is_typed_as_a_code_is_answered(kept: Desk, typed: str) -> None:
    try:
        verdict = kept.verifying.check_code(typed)
    except DeskError:
        verdict = None
    assert verdict is None or not verdict.is_ours


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One vault for many codes."""
    from hsbdesk.desk.accounts import NewVault
    from hsbdesk.desk.desk import Cost
    from hsbdesk.machine.places import find_places
    from hsbdesk.vault.keys import KdfCost
    from hsbdesk.words import Words

    folder = tmp_path_factory.mktemp("codes")
    made = Desk(find_places(folder / "home"), Words(), cost=Cost(KdfCost(1, 8192), KdfCost(1, 8192)))
    made.create_vault(
        folder / "codes.hsbvault",
        NewVault(school="Ysgol", nation="wales", main_record=True, name="Nia Morgan", title="DSP", passphrase=MINE),
    )
    yield made
    made.sign_out()


def test_comparing_is_in_the_history(signed_desk: Desk, demo_file: FileId) -> None:
    data = file_copy(signed_desk, demo_file)
    check(signed_desk, data)
    rows = signed_desk.histories.read(demo_file).rows
    assert any(row.what == "copy: compared with what was filed" for row in rows)
