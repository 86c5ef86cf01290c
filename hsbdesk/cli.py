"""The verbs without windows, for technicians, tests and scripts. The same desk as the windows.

Exit 0 done, 1 refused with one sentence on stderr, 2 wrong usage.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from hsbdesk.desk.desk import Cost, Desk
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.numbers import parse_number
from hsbdesk.domain.sharing import DocumentKind, SharingDecision
from hsbdesk.errors import DeskError
from hsbdesk.machine.places import Places
from hsbdesk.words import Words


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of every verb without windows."""
    parser = argparse.ArgumentParser(prog="hsbdesk", description="HSB Desk: safeguarding records for a school.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    signed = argparse.ArgumentParser(add_help=False)
    signed.add_argument("--user", required=True, help="name of the member")
    signed.add_argument("--passphrase-stdin", action="store_true", help="take the first line of standard input")

    verbs.add_parser("demo", help="open a window on the fictional demo case")
    verbs.add_parser("tour", help="write a picture of every screen and every printed document")
    create = verbs.add_parser("create", help="create a vault; the passphrase is the first line of standard input")
    create.add_argument("vault", type=Path)
    create.add_argument("--school", required=True)
    create.add_argument("--nation", required=True, choices=("wales", "england"))
    create.add_argument("--user", required=True, help="name of the first safeguarding member")
    create.add_argument("--other-system", default="", help="the main record, if HSB Desk is a working file beside it")

    bring = verbs.add_parser("import", parents=[signed], help="bring a case file in, all or nothing")
    bring.add_argument("vault", type=Path)
    bring.add_argument("case", type=Path)
    bring.add_argument("--dry-run", action="store_true", help="say what would be brought in; change nothing")

    send = verbs.add_parser("export", parents=[signed], help="write one child's case file; it is not encrypted")
    send.add_argument("vault", type=Path)
    send.add_argument("--child", required=True, metavar="REF", help="record number of the file, H-0017P")
    send.add_argument("out", type=Path)

    children = verbs.add_parser("children", parents=[signed], help="one line a file: number, a tab, initials")
    children.add_argument("vault", type=Path)

    for verb, what in (("referral", "referral"), ("plan", "risk plan"), ("chronology", "chronology")):
        page = verbs.add_parser(verb, parents=[signed], help=f"file and save the {what} of a child as PDF")
        page.add_argument("vault", type=Path)
        page.add_argument("--child", required=True, metavar="REF", help="record number of the file")
        page.add_argument("--out", required=True, type=Path)
        page.add_argument("--because", default="", help="why sharing is necessary and proportionate")

    verify = verbs.add_parser("verify", parents=[signed], help="is a PDF a filed copy of this vault, byte for byte")
    verify.add_argument("pdf", type=Path)
    verify.add_argument("vault", type=Path)

    check = verbs.add_parser("check", parents=[signed], help="check the whole vault: pages, audit, versions, copies")
    check.add_argument("vault", type=Path)
    verbs.add_parser("schema", help="print the JSON Schema of a case file")
    return parser


def run(arguments: Sequence[str], places: Places, *, cost: Cost | None = None) -> int:
    """Run one verb and return the exit code."""
    chosen = make_parser().parse_args(arguments)
    words = Words()
    desk = Desk(places, words, cost=cost)
    try:
        return _run(desk, chosen)
    except DeskError as error:
        print(words.refusal(error), file=sys.stderr)
        return 1
    except OSError as error:
        print(
            words(
                "The file could not be read or written ({reason}). Nothing was changed. Check the path and try again.",
                reason=error.strerror or type(error).__name__,
            ),
            file=sys.stderr,
        )
        return 1
    finally:
        desk.sign_out()


def _run(desk: Desk, chosen: argparse.Namespace) -> int:
    if chosen.verb == "schema":
        from hsbdesk.desk.cases import case_file_schema  # noqa: PLC0415

        print(json.dumps(case_file_schema(), indent=2, ensure_ascii=False))
        return 0
    if chosen.verb == "create":
        return _create(desk, chosen)
    if not chosen.passphrase_stdin:
        print(
            "hsbdesk: give --passphrase-stdin and the passphrase as the first line of standard input",
            file=sys.stderr,
        )
        return 2
    desk.sign_in(chosen.vault, chosen.user, _first_line())
    verbs = {
        "import": _import,
        "export": _export,
        "children": _children,
        "referral": _referral,
        "chronology": _chronology,
        "plan": _plan,
        "verify": _verify,
        "check": _check,
    }
    return verbs[chosen.verb](desk, chosen)


def _create(desk: Desk, chosen: argparse.Namespace) -> int:
    from hsbdesk.desk.accounts import NewVault  # noqa: PLC0415
    from hsbdesk.domain.content import load_content  # noqa: PLC0415

    content = load_content(desk.places.resources / "content", chosen.nation)
    sheet = desk.create_vault(
        chosen.vault,
        NewVault(
            school=chosen.school,
            nation=chosen.nation,
            main_record=not chosen.other_system,
            other_system=chosen.other_system,
            name=chosen.user,
            title=content.term("role.lead"),
            passphrase=_first_line(),
        ),
    )
    print(desk.words("Recovery key {n}, shown once. Write it down and lock it away:", n=sheet.key_no))
    print(sheet.key)
    return 0


def _import(desk: Desk, chosen: argparse.Namespace) -> int:
    summary = desk.cases.import_case(chosen.case.read_bytes(), dry_run=chosen.dry_run)
    for line in summary.lines:
        print(line)
    return 0


def _export(desk: Desk, chosen: argparse.Namespace) -> int:
    chosen.out.write_bytes(desk.cases.export_case(_file(desk, chosen.child)))
    return 0


def _children(desk: Desk, _chosen: argparse.Namespace) -> int:
    desk.set_names(on=True)
    listed = {row.number: row for which in ("all", "left") for row in desk.files.children(which).rows}
    for _, row in sorted(listed.items()):
        initials = "".join(f"{part[:1]}." for part in row.name.split())
        print(f"{row.number}\t{initials}")
    return 0


def _referral(desk: Desk, chosen: argparse.Namespace) -> int:
    file = _file(desk, chosen.child)
    found = desk.referrals.rows(file)
    if not found:
        raise DeskError("referral_none")
    return _save(desk, chosen, DocumentKind.REFERRAL, file, found[0].id)


def _chronology(desk: Desk, chosen: argparse.Namespace) -> int:
    return _save(desk, chosen, DocumentKind.CHRONOLOGY, _file(desk, chosen.child), None)


def _plan(desk: Desk, chosen: argparse.Namespace) -> int:
    """Save the plan in force, or the draft where none is yet: its pages say so."""
    return _save(desk, chosen, DocumentKind.RISK_PLAN, _file(desk, chosen.child), None)


def _save(desk: Desk, chosen: argparse.Namespace, kind: DocumentKind, file: FileId, record: RecordId | None) -> int:
    """Write the pages beside their place, file them, then put them in place: what is not written is not filed."""
    prepared = desk.paper.prepare(kind, file, record=record)
    rendered = desk.paper.render(prepared)
    because = chosen.because or desk.words("saved from the command line by {name}", name=desk.me.name)
    decision = SharingDecision(recipient=prepared.recipient, necessary_because=because)
    beside = chosen.out.with_name(f"{chosen.out.name}.part")
    try:
        beside.write_bytes(rendered.data)
        copy = desk.paper.file(prepared, rendered, decision, "SAVED")
        beside.replace(chosen.out)
    finally:
        beside.unlink(missing_ok=True)
    print(copy.check_code)
    return 0


def _verify(desk: Desk, chosen: argparse.Namespace) -> int:
    verdict = desk.verifying.check_file(chosen.pdf.read_bytes())
    print(verdict.sentence, file=sys.stdout if verdict.is_ours else sys.stderr)
    return 0 if verdict.is_ours else 1


def _check(desk: Desk, _chosen: argparse.Namespace) -> int:
    for line in desk.checks.run():
        print(line)
    return 0


def _file(desk: Desk, typed: str) -> FileId:
    number = str(parse_number(typed))
    for row in desk.files.children(typed=number).rows:
        if row.number == number:
            return row.file
    raise DeskError("file_number_unknown", number=number)


def _first_line() -> str:
    return sys.stdin.readline().rstrip("\n")
