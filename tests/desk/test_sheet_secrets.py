"""What small papers of a plan let through: nothing of the plan but the sheet, and no other child in any form.

500 generated plans. Every text field outside the sheet under test holds a planted secret and the name of another
child; which fields those are is read from the record types, so a new field is planted by itself.
"""

import random
import re
import types
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from hsbdesk.desk.accounts import NewVault
from hsbdesk.desk.desk import Cost, Desk
from hsbdesk.desk.paper import Prepared
from hsbdesk.documents.raster import page_count, page_text
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.names import fold
from hsbdesk.domain.numbers import record_number
from hsbdesk.domain.paper import PaperPart
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.plan import NeedToKnow, Plan, PlanRow, PlanStatus, SheetAnswer, SheetHolder, SheetRule
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.sharing import DocumentKind, SharingDecision
from hsbdesk.domain.vocabulary import FIELD_VOCABULARIES
from hsbdesk.errors import DeskError
from hsbdesk.machine.places import find_places
from hsbdesk.storage.pupils import read_pupils
from hsbdesk.storage.records import read_records
from hsbdesk.vault.keys import KdfCost
from hsbdesk.words import Words

PLANS = 500
PLAN = RecordId("plan-under-test")
SAFETY = RecordId("safety-under-test")
SHARE = SharingDecision(recipient="Pat Lewis", necessary_because="holds the rule")
DAYS = {
    "starts", "ends", "on", "briefed_on", "status_on", "may_loosen_on", "review_due", "next_due", "closure",
    "in_force_day", "until_day", "return_by", "read_on", "not_on", "at",
}  # fmt: skip
TIMES = {("PlanRow", "starts"), ("PlanRow", "ends"), ("PlanContent", "in_force_time"), ("PlanContent", "until_time")}
BENIGN = (
    "He arrives changed and does not use the changing area.",
    "You or Sam Tudor keep him in sight from arrival to collection.",
    "At 18:00 you hand him to his aunt.",
    "He has a job to do: the balls and the bibs.",
    "Stay calm. Keep him with you. Use the numbers below.",
    "He goes to the toilet alone; one of you waits at the outer door.",
    "Two adults stand where they see the whole room.",
    "He sits in front, beside an adult.",
)
WHEN = ("You cannot be there", "He needs the toilet", "A rule is broken", "He is upset", "The bus is late")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One demo vault for all plans; one child there has a second name."""
    folder: Path = tmp_path_factory.mktemp("sheets")
    cheap = Cost(KdfCost(1, 8192), KdfCost(1, 8192))
    made = Desk(find_places(folder / "home"), Words(), lambda: datetime(2026, 3, 20, 15, 40, tzinfo=UTC), cheap)
    made.create_vault(
        folder / "sheets.hsbvault",
        NewVault(
            school="Ysgol Enghraifft", nation="wales", main_record=False, name="Nia Morgan", title="DSP",
            passphrase="five quiet herons wade",
        ),
    )  # fmt: skip
    made.cases.import_case((find_places(folder / "home").resources / "demo" / "ysgol-enghraifft.json").read_bytes())
    cari = next(p for p in read_records(made.session.db, Person) if p.first == "Cari")
    with made.session.saving():
        made.session.change(replace(cari, other_names=("Cadi", "Caryl Wynn")), "changed")
        file = _file(made, "H-0017P")
        made.session.add(replace(_plan(file, "P-9001A"), id=PLAN), "added")
        own = replace(_safety(_file(made, "S-0030H"), "P-9002B"), id=SAFETY)
        made.session.add(own, "added")
    yield made
    made.sign_out()


def _file(desk: Desk, number: str) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == number)


def _plan(file: FileId, number: str) -> Plan:
    return Plan(id=PLAN, number=number, author="N. Morgan", recorded_at="2026-03-18T11:20:00Z", file=file,
                status=PlanStatus.SUPERSEDED)  # fmt: skip


def _safety(file: FileId, number: str) -> SafetyPlan:
    return SafetyPlan(id=SAFETY, number=number, author="N. Morgan", recorded_at="2026-03-18T11:20:00Z", file=file)


# -- names and secrets


def other_children(desk: Desk, child: str) -> list[Person]:
    return [p for p in read_records(desk.session.db, Person) if p.kind is PersonKind.CHILD and p.first != child]


def forms_of(person: Person) -> list[str]:
    """Return a child's name in every form people write."""
    first, last = person.first, person.last
    full = f"{first} {last}"
    forms = [full, first, last, f"{first}'s", f"{full}\N{RIGHT SINGLE QUOTATION MARK}s", f"{last}, {first}"]
    forms += [f"{first[0]}. {last}", f"{first} {last[0]}.", full.upper(), fold(full), fold(first), f"the {last}s"]
    forms += [f"“{first} ran”", f"({first})", f"{first}{last}", f"{first}-Ann"]
    for other in person.other_names:
        forms += [other, f"{other} {last}", f"{other}'s", fold(other)]
    return forms


class Planter:
    """Fills record types with secrets, each text once."""

    def __init__(self, desk: Desk, seed: int, names: list[str]) -> None:
        self.chance = random.Random(seed)
        self.secrets: list[str] = []
        self._seed, self._names, self._content = seed, names, desk.session.content

    def secret(self) -> str:
        self.secrets.append(f"zq{self._seed:03}x{len(self.secrets):04}")
        return f"{self.secrets[-1]} {self.chance.choice(self._names)} pushed again"

    def fill(self, kind: Any, **given: Any) -> Any:
        """Return a record with a secret in every text that is no code, day, time or key."""
        hints = get_type_hints(kind)
        made = {f.name: self._value(kind.__name__, f.name, hints[f.name]) for f in fields(kind) if f.name not in given}
        return kind(**{name: value for name, value in made.items() if value is not ...}, **given)

    def _value(self, owner: str, name: str, kind: Any) -> Any:
        origin = get_origin(kind)
        if kind is str:
            return self._text(owner, name)
        if origin is tuple:
            item = get_args(kind)[0]
            if item is not str and not is_dataclass(item):
                return ...  # links to records
            return tuple(self._value(owner, name, item) for _ in range(self.chance.randint(1, 2)))
        if origin in (types.UnionType, Union):
            found = next((part for part in get_args(kind) if is_dataclass(part)), None)
            return self.fill(found) if found is not None else None
        if is_dataclass(kind):
            return self.fill(kind)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return self.chance.choice(list(kind))
        return ...

    def _text(self, owner: str, name: str) -> str:
        vocabulary = FIELD_VOCABULARIES.get((owner, name))
        if vocabulary is not None:
            return self.chance.choice(self._content.codes(vocabulary))
        if (owner, name) in TIMES:
            return f"{self.chance.randint(7, 20):02}:30"
        if name in DAYS:
            return "2026-03-20"
        if name == "key":
            return f"key-{self.chance.random()}"
        return self.secret()

    def sheet(self) -> NeedToKnow:
        """Return a sheet without any name that may not stand on it."""
        pick, chance = self.chance.choice, self.chance
        holders = (
            SheetHolder(name="Pat Lewis", part="welfare officer", phone="01632 960 731", is_welfare=True),
            SheetHolder(name="Sam Tudor", part="coach and cover", phone="01632 960 732", is_cover=True),
            SheetHolder(name="Jo Penhale", phone="", is_cover=True, is_welfare=pick((True, False))),
        )
        return NeedToKnow(
            holders=holders[: chance.randint(1, 3)],
            rules=tuple(SheetRule(text=pick(BENIGN), cover="Sam Tudor") for _ in range(chance.randint(1, 3))),
            answers=tuple(
                SheetAnswer(when=when, then=pick(BENIGN)) for when in chance.sample(WHEN, chance.randint(0, 4))
            ),
            helps=pick(BENIGN),
            procedure=pick(("", "the club's own procedure")),
            carer_relation=pick(("aunt", "grandfather", "")),
            carer_phone=pick(("01632 960 611", "")),
            tells_carer=pick(("", "Nia Morgan tells the aunt by 19:00")),
            session_word=pick(("training", "choir", "")),
            not_on=pick(((), ("2026-03-31",), ("2026-03-31", "2026-04-07"))),
            return_by=pick(("", "2026-04-21")),
            read_by="A. Rees",
            read_on="2026-03-20",
            seen_words=pick(("", "Ioan and his aunt saw these words on 19 March 2026")),
        )


def text_of_pdf(data: bytes) -> str:
    """Return the text of all pages, and the properties, as they can be read from the file."""
    pages = "\n".join(page_text(data, index) for index in range(page_count(data)))
    properties = b" ".join(re.findall(rb"/(?:Title|Subject|Author|Creator) \((.*?)\)", data))
    code = re.compile(r"(?:[0-9A-F]{4}-){3}[0-9A-F]{4}")  # EFA0 is no child
    return code.sub("", f"{pages}\n{properties.decode('latin-1')}")


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", fold(text)))


def name_words(people: list[Person]) -> set[str]:
    """Return each word of each name; the everyday word among them is looked for with its capital only."""
    found = {
        word
        for person in people
        for name in (person.first, person.last, *person.other_names)
        for word in words_of(name)
    }
    return found | {f"{word}s" for word in found}


def change(desk: Desk, record: Any) -> None:
    with desk.session.saving():
        desk.session.change(record, "changed")


def texts_outside(value: Any, left_out: object) -> Iterator[tuple[str, str, str]]:
    """Yield type, field and text of all texts of a record but those of one part of it."""
    if value is left_out:
        return
    if isinstance(value, tuple):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            yield from texts_outside(item, left_out)
    elif is_dataclass(value):
        for field in fields(value):
            part = getattr(value, field.name)
            if type(part) is str:
                yield type(value).__name__, field.name, part
            elif isinstance(part, tuple) and part and all(type(item) is str for item in part):
                yield from ((type(value).__name__, field.name, item) for item in part)
            else:
                yield from texts_outside(part, left_out)


def assert_planted(plan: Plan, row: PlanRow) -> None:
    """Assert that each text field outside the sheet holds a secret, unless it is a code, a day, a time or a key."""
    plain = {"id", "number", "file", "key", "recorded_at", "content_code", *DAYS}
    for owner, name, text in texts_outside(plan, row.sheet):
        coded = (owner, name) in FIELD_VOCABULARIES or name in plain or name.endswith("_time")
        assert coded or text.startswith("zq"), (owner, name, text)


# -- the sheet


def test_nothing_but_the_sheet_reaches_the_sheet(kept: Desk) -> None:
    others = other_children(kept, "Ioan")
    roll = [f"{pupil.first} {pupil.last}" for pupil in read_pupils(kept.session.db, left=True)]
    names = [form for person in others for form in forms_of(person)] + roll
    forbidden = name_words(others) | {"sample"}
    settings = kept.session.content.codes("setting")
    file = _file(kept, "H-0017P")
    made: list[tuple[Planter, Plan, str]] = []
    for number in range(PLANS):
        planter = Planter(kept, number, names)
        setting = settings[number % len(settings)]
        sheet = planter.sheet()
        row = replace(planter.fill(PlanRow, sheet=sheet), setting=setting, key="under-test")
        rows = (planter.fill(PlanRow), row, *(planter.fill(PlanRow) for _ in range(number % 3)))
        plan = planter.fill(
            Plan, id=RecordId(f"plan-{number}"), number=record_number("P", 8000 + number), file=file, rows=rows,
            struck_out=None, amendments=(), links=(), status=planter.chance.choice(list(PlanStatus)),
            recorded_at="2026-03-18T11:20:00Z", replaces=None,
        )  # fmt: skip
        assert_planted(plan, row)
        made.append((planter, plan, planter.chance.choice(sheet.holders).name))
    with kept.session.saving():
        for _, plan, _ in made:
            kept.session.add(plan, "added")
    for planter, plan, reader in made:
        part = PaperPart(row="under-test", reader=reader)
        prepared = kept.paper.prepare(DocumentKind.NEED_TO_KNOW, file, record=plan.id, part=part)
        assert prepared.strays == (), (plan.id, prepared.strays)
        rendered = kept.paper.render(prepared)
        assert rendered.pages == 1, plan.id
        text = text_of_pdf(rendered.data)
        close = re.sub(r"\s+", "", text)
        assert not [secret for secret in planter.secrets if secret in close], plan.id
        assert not words_of(text) & forbidden, (plan.id, words_of(text) & forbidden)
        assert not re.search(r"\b[A-W]-\d{4}[A-Z]?\b|\bversion\b|\bv\d|\bChild [A-Z]\b|W-2026", text), plan.id
        assert "IoanS." in close


SHEET_TEXTS: dict[str, Callable[[NeedToKnow, str], NeedToKnow]] = {
    "rule": lambda sheet, text: replace(sheet, rules=(SheetRule(text=text, cover="Sam Tudor"),)),
    "cover": lambda sheet, text: replace(sheet, rules=(SheetRule(text="Stay in sight.", cover=text),)),
    "when": lambda sheet, text: replace(sheet, answers=(SheetAnswer(when=text, then="Phone."),)),
    "then": lambda sheet, text: replace(sheet, answers=(SheetAnswer(when="He is upset", then=text),)),
    "holder": lambda sheet, text: replace(sheet, holders=(*sheet.holders, SheetHolder(name="Jo Penhale", part=text))),
    "helps": lambda sheet, text: replace(sheet, helps=text),
    "procedure": lambda sheet, text: replace(sheet, procedure=text),
    "relation": lambda sheet, text: replace(sheet, carer_relation=text),
    "tells": lambda sheet, text: replace(sheet, tells_carer=text),
    "activity": lambda sheet, text: replace(sheet, session_word=text),
    "seen": lambda sheet, text: replace(sheet, seen_words=text),
}
SHEET = NeedToKnow(
    holders=(
        SheetHolder(name="Pat Lewis", part="welfare officer", is_welfare=True),
        SheetHolder(name="Sam Tudor", part="coach and cover", is_cover=True),
    ),
    rules=(SheetRule(text="He uses the toilet alone.", cover="Sam Tudor"),),
    tells_carer="Nia Morgan, by 19:00",
    read_by="A. Rees",
    read_on="2026-03-20",
)


def prepare_sheet(desk: Desk, sheet: NeedToKnow) -> Prepared:
    """Store a plan with one club row that has this sheet, and prepare it for its first holder."""
    file = _file(desk, "H-0017P")
    row = PlanRow(key="club", setting="FAITH_GROUP", name="Choir", days=("TUESDAY",), starts="17:00", sheet=sheet)
    change(desk, replace(_plan(file, "P-9001A"), status=PlanStatus.STEPPED_DOWN, rows=(row,)))
    return desk.paper.prepare(DocumentKind.NEED_TO_KNOW, file, record=PLAN, part=PaperPart(row="club"))


def test_a_name_in_the_sheet_itself_stops_it(kept: Desk) -> None:
    chance = random.Random(5)
    forms = [(person, form) for person in other_children(kept, "Ioan") for form in forms_of(person)]
    pupil = next(p for p in read_pupils(kept.session.db, left=False) if p.person is None)
    said = ("beside {}", "{} is there too", "He keeps away from {}.", "not with {} or others")
    tried = [(chance.choice(list(SHEET_TEXTS)), chance.choice(said), *pair) for pair in chance.sample(forms, 110)]
    tried += [(place, "with {}", *chance.choice(forms)) for place in SHEET_TEXTS for _ in range(3)]
    for place, sentence, person, form in tried:
        prepared = prepare_sheet(kept, SHEET_TEXTS[place](SHEET, sentence.format(form)))
        found = words_of(" ".join(stray.found for stray in prepared.strays))
        assert found & (name_words([person]) | words_of(form)), (place, form)
    for form in (f"{pupil.first} {pupil.last}", f"{pupil.last}, {pupil.first}", fold(f"{pupil.first} {pupil.last}")):
        assert prepare_sheet(kept, replace(SHEET, helps=f"He plays with {form}.")).strays, "a pupil of the roll"


@pytest.mark.parametrize(
    "text",
    [
        "Ioan Sample has a job.",
        "The Samples collect him.",
        "Ms Sample collects him.",
        "Delyth Sample",
        "He minds Llew.",
    ],
)
def test_neither_the_surname_nor_a_relative_stands_on_a_sheet(kept: Desk, text: str) -> None:
    prepared = prepare_sheet(kept, replace(SHEET, helps=text))
    assert prepared.strays
    rendered = kept.paper.render(prepared)
    with pytest.raises(DeskError, match="stray_names_undecided"):
        kept.paper.file(prepared, rendered, SHARE, "PRINTED")


def test_a_sheet_is_given_once_somebody_has_read_it(kept: Desk) -> None:
    unread = prepare_sheet(kept, replace(SHEET, read_by="", read_on=""))
    rendered = kept.paper.render(unread)
    assert rendered.pages == 1
    with pytest.raises(DeskError, match="sheet_not_read") as refused:
        kept.paper.file(unread, rendered, SHARE, "PRINTED")
    assert "what would a stranger conclude?" in Words().refusal(refused.value)
    read = prepare_sheet(kept, SHEET)
    assert read.strays == ()
    copy = kept.paper.file(read, kept.paper.render(read), SHARE, "PRINTED")
    assert copy.recipient == "Pat Lewis"


# -- the papers for the child, the family and an affected child


def test_no_other_child_is_named_to_the_child_or_the_family(kept: Desk) -> None:
    others = other_children(kept, "Ioan")
    forms = [form for person in others for form in forms_of(person)]
    file = _file(kept, "H-0017P")
    for number in range(14):
        planter = Planter(kept, number, forms)
        rows = tuple(planter.fill(PlanRow, sheet=None) for _ in range(3))
        plan = planter.fill(
            Plan, id=PLAN, number="P-9001A", file=file, rows=rows, struck_out=None, amendments=(), links=(),
            recorded_at="2026-03-18T11:20:00Z", replaces=None,
        )  # fmt: skip
        change(kept, plan)
        for kind in (DocumentKind.CHILD_PLAN, DocumentKind.FAMILY_PLAN):
            assert_nobody_named(kept, kept.paper.prepare(kind, file, record=PLAN), others)


def test_no_other_child_is_named_in_an_affected_childs_plan(kept: Desk) -> None:
    others = other_children(kept, "Cari")
    forms = [form for person in others for form in forms_of(person)]
    file = _file(kept, "S-0030H")
    for number in range(30):
        planter = Planter(kept, number, forms)
        plan = planter.fill(
            SafetyPlan, id=SAFETY, number="P-9002B", file=file, struck_out=None, amendments=(), links=(),
            recorded_at="2026-03-18T11:20:00Z", replaces=None,
        )  # fmt: skip
        change(kept, plan)
        prepared = kept.paper.prepare(DocumentKind.SAFETY_PLAN, file, record=SAFETY)
        text = assert_nobody_named(kept, prepared, others)
        assert "another child" in text
        assert not re.search(r"\bChild [A-Z]\b|\bYear [1-46]\b|aunt of|mother of", text), number


def assert_nobody_named(desk: Desk, prepared: Prepared, others: list[Person]) -> str:
    """Assert that the drawn paper names no other child beyond what stops it, and return its text."""
    text = " ".join(text_of_pdf(desk.paper.render(prepared).data).split())
    rest = fold(text)
    for found in sorted((fold(stray.found) for stray in prepared.strays), key=len, reverse=True):
        rest = rest.replace(found, "_")
    assert not words_of(rest) & (name_words(others) - {"sample", "samples"}), prepared.kind
    return text
