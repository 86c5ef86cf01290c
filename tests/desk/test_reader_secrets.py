"""Every reader's copy over generated cases: no forbidden name, no letter's key, no hidden field in any text.

Each case is the demo case with other people and other texts: everybody is renamed, and each narrative of a concern, a
referral, a plan and a safety plan is replaced by one that names children in the forms people write. For each profile
one document is made, turn by turn. The suite runs a few cases; all ten thousand are run by

    HSB_CASES=10000 python -m pytest tests/desk/test_reader_secrets.py

Texts are read as the desk composes them; of each school the first case is drawn, and its PDF read back.
"""

import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from plan_case import put_plan_case

from hsbdesk.desk.accounts import NewVault
from hsbdesk.desk.desk import Cost, Desk
from hsbdesk.desk.paper import Prepared, texts_of
from hsbdesk.desk.report_scope import ReportFilter
from hsbdesk.documents.raster import page_count, page_text
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.concern import Account, Concern
from hsbdesk.domain.dates import PartialDate
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.name_mutations import mutate
from hsbdesk.domain.names import fold
from hsbdesk.domain.paper import PaperPart
from hsbdesk.domain.person import Person, PersonKind, Pupil
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.profiles import RULES, Shown
from hsbdesk.domain.quick_report import ChildTonight, QuickReport
from hsbdesk.domain.referral import Profile, Recipient, Referral
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.signoff import SignOff
from hsbdesk.domain.vocabulary import FIELD_VOCABULARIES
from hsbdesk.machine.places import find_places
from hsbdesk.storage.records import read_records
from hsbdesk.vault.keys import KdfCost
from hsbdesk.words import Words

CASES = int(os.environ.get("HSB_CASES", "30"))
PER_SCHOOL = 50 if CASES > 1000 else 15
DISPLAYING, AFFECTED = "H-0017P", "S-0030H"
FIRSTS = """
    Aeronwy Brochfael Cadfael Dyddgu Eigra Ffraid Gweirydd Heilyn Indeg Jestyn Lleucu Mabyn Nudd Olwen Peredur
    Rhonwen Sulien Tangwystl Urien Wynstan Ysolda Zbigniew Oluchi Priyanka Tadeusz Keziah Xanthe Ignatius Beyza
    Chukwudi Madrun Gwladus Elisedd Tudwal Morwenna Cynwrig Hawys Rhirid Creirwy Nefydd Teyrnon Garmon Blodwen
    Eurgain Ceidio
    """.split()  # noqa: SIM905, a word list is easier to keep
LASTS = """
    Abercain Brynteg Caerwyn Dolwyddelan Eryrod Fychan Glynceiriog Hendrefoilan Islwynog Kowalewicz Llanfor
    Maesteilo Nantgwyn Ogmorian Pantycelyn Rhosmaen Sgethrog Trallwng Uwchllyn Wrzesniewski Ystradwel Zielonka
    Okonkwo Banerjea Vanderpol Mehdizadeh Papadakis Tregarthen Uglow Yelland Quiller Nankivell Blamey Chenoweth
    Trevithick
    """.split()  # noqa: SIM905, a word list is easier to keep
SAID = (
    "{} came up and pushed.", "He ran to {} by the fence.", "{} said stop, and staff came.",
    "It began with {} on Monday.",
    "“{} was there,” he said.", "Beside {} and others he sat down.", "The coat of {} was on the floor.",
)  # fmt: skip
PLAIN = {"number", "author", "author_role", "by", "at", "key", "recorded_at", "id", "second_reader", "significance_by"}
NOT_TEXTS = (PartialDate, Recipient, SignOff)
OTHERWISE = {DocumentKind.IDENTITY_KEY, DocumentKind.FORM_WORD, DocumentKind.PATTERNS}
"""The key holds names, and goes to nobody else; the Word form says what the answers say; counts are for this school."""
CODE = re.compile(r"(?:[0-9A-F]{4}-){3}[0-9A-F]{4}")


def forms_of(chance: random.Random, person: Person) -> list[str]:
    """Return a name in the forms people write, with slips and Welsh mutations."""
    first, last = person.first, person.last
    forms = [f"{first} {last}", first, last, f"{first}'s", f"{last}, {first}", f"{first[0]}. {last}", f"{first}-Ann"]
    forms += [f"{first} {last[0]}.", fold(first), f"{first} {last}".upper(), f"the {last}s", f"{first}{last}"]
    place = chance.randint(1, len(first) - 2)
    forms.append(first[:place] + first[place + 1] + first[place] + first[place + 2 :])
    forms += [changed.capitalize() for _, changed in mutate(fold(first)) if len(changed) > 3]
    return [*forms, *person.other_names]


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", fold(text)))


def words_in(people: list[Person]) -> set[str]:
    return {word for p in people for name in (p.first, p.last, *p.other_names) for word in words_of(name)}


@dataclass
class School:
    """The demo case with other people."""

    desk: Desk
    chance: random.Random
    people: dict[str, Person]
    files: dict[str, ChildFile]
    referral: Referral
    concerns: list[Concern]
    plan: Plan
    safety: SafetyPlan
    secrets: dict[str, list[str]]
    """By what they are: texts that only some readers may see."""

    def children(self) -> list[Person]:
        return [person for person in self.people.values() if person.kind is PersonKind.CHILD]

    def text(self, forms: list[str]) -> str:
        said = (self.chance.choice(SAID).format(self.chance.choice(forms)) for _ in range(self.chance.randint(1, 3)))
        return " ".join(said)

    def secret(self, kind: str) -> str:
        """Return a word that stands in one hidden field alone."""
        made = f"zq{kind}{len(self.secrets.setdefault(kind, [])):05}"
        self.secrets[kind].append(made)
        return made


def open_school(folder: Path, seed: int) -> School:
    """Import the demo case and give everybody in it another name; addresses, phones and birthdays are secrets."""
    chance = random.Random(seed)
    places, cheap = find_places(folder / "home"), Cost(KdfCost(1, 8192), KdfCost(1, 8192))
    desk = Desk(places, Words(), lambda: datetime(2026, 3, 20, 15, 40, tzinfo=UTC), cheap)
    desk.create_vault(
        folder / "readers.hsbvault",
        NewVault(
            school="Ysgol Enghraifft", nation="wales", main_record=False, name="Nia Morgan", title="DSP",
            passphrase="five quiet herons wade",
        ),
    )  # fmt: skip
    desk.cases.import_case((places.resources / "demo" / "ysgol-enghraifft.json").read_bytes())
    plan = put_plan_case(desk, signed=True).v4
    db = desk.session.db
    files = {file.number: file for file in read_records(db, ChildFile)}
    firsts, lasts = chance.sample(FIRSTS, len(FIRSTS)), chance.sample(LASTS, len(LASTS))
    family = {relation.person for relation in files[DISPLAYING].family}
    secrets: dict[str, list[str]] = {"address": [], "phone": [], "born": []}
    people: dict[str, Person] = {}
    own_last = lasts.pop()
    for number, person in enumerate(read_records(db, Person)):
        is_child = person.kind is PersonKind.CHILD
        named = is_child or person.id in family or (not person.organisation and not person.title)
        address = f"{number} Zqaddress{number:03} Terrace"
        made = replace(person, address=address, phone=f"09{number:09}" if is_child else person.phone, role="")
        if named and firsts:
            own = person.id in family or person.id == files[DISPLAYING].child
            last = own_last if own else lasts.pop() if lasts else chance.choice(LASTS)
            made = replace(made, first=firsts.pop(), last=last, other_names=())
        people[made.id] = made
        secrets["address"].append(f"zqaddress{number:03}")
    with desk.session.saving():
        for made in people.values():
            desk.session.change(made, "changed")
    desk.pupils.save(tuple(Pupil(id=f"r{n}", first=f, last=chance.choice(LASTS)) for n, f in enumerate(firsts[:6])))
    return School(
        desk=desk,
        chance=chance,
        people=people,
        files=files,
        referral=next(r for r in read_records(db, Referral) if r.number == "R-2026-0007F"),
        concerns=[c for c in read_records(db, Concern) if c.triage is not None and c.accounts],
        plan=plan,
        safety=[plan for plan in read_records(db, SafetyPlan) if plan.file == files[AFFECTED].id][-1],
        secrets=secrets,
    )


def plant(value: Any, school: School, forms: list[str], name: str = "", owner: str = "") -> Any:
    """Return a record with another text in each narrative field."""
    if isinstance(value, NOT_TEXTS) or type(value).__name__ in {"NeedToKnow", "Sending", "CouncilTaking"}:
        return value
    if type(value) is str:
        is_text = name not in PLAIN and (owner, name) not in FIELD_VOCABULARIES and " " in value and len(value) > 7
        return school.text(forms) if is_text else value
    if isinstance(value, tuple):
        return tuple(plant(item, school, forms, name, owner) for item in value)  # pyright: ignore[reportUnknownVariableType]
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value).__name__
        changes = {f.name: plant(getattr(value, f.name), school, forms, f.name, kind) for f in fields(value)}
        return replace(value, **changes)
    return value


def plant_case(school: School, forms: list[str]) -> Referral:
    """Store one concern, plan and safety plan with other texts, and return an unsaved referral with others."""
    file = school.files[DISPLAYING]
    concern: Concern = plant(school.chance.choice(school.concerns), school, forms)
    other = next(letter.person for letter in file.letters)
    accounts = (
        Account(person=file.child, words=school.text(forms)),
        Account(person=other, words=f"{school.secret('othersaid')} {school.text(forms)}"),
    )
    assert concern.triage is not None
    concern = replace(
        concern,
        accounts=accounts,
        source_words=f"{school.secret('teller')} {school.text(forms)}",
        people_told=f"{school.secret('teller')} {school.text(forms)}",
        triage=replace(concern.triage, significance=f"{school.secret('opinion')} {school.text(forms)}"),
    )
    with school.desk.session.saving():
        for record in (concern, plant(school.plan, school, forms), plant(school.safety, school, forms)):
            school.desk.session.change(record, "changed")
    return plant(school.referral, school, forms)


def quick_report(school: School, referral: Referral) -> QuickReport:
    """Return a quick report that says of others what the planted referral says."""
    said = [item.text for item in referral.requests if item.text] or [referral.opinion]
    pick = school.chance.choice
    file = school.files[DISPLAYING]
    return QuickReport(
        concerns=(school.chance.choice(school.concerns).id,),
        children=tuple(
            ChildTonight(child=person, now=pick(said), tonight=pick(said))
            for person in (file.child, file.letters[0].person, file.household()[-1].person)
        ),
        happened=pick(said), at_risk=pick(said), done=pick(said), told=pick(said), reach="01632 960 201",
    )  # fmt: skip


def orders(school: School, referral: Referral, turn: int) -> Iterator[tuple[Profile, DocumentKind, Prepared]]:
    """Yield one document for each profile; which one turns from case to case."""
    paper = school.desk.paper
    displaying, affected = FileId(school.files[DISPLAYING].id), FileId(school.files[AFFECTED].id)
    agreed = replace(referral, recipient=replace(referral.recipient, statutory=False, name="A service"))
    sheet = next((row for row in school.plan.rows if row.sheet is not None), None)
    for profile, rule in RULES.items():
        kinds = sorted(rule.documents - OTHERWISE)
        kind = kinds[turn % len(kinds)]
        more: dict[str, Any] = {"profile": profile}
        file = affected if profile is Profile.PARENT_OF_AFFECTED else displaying
        match kind:
            case DocumentKind.REFERRAL | DocumentKind.QUICK_REPORT | DocumentKind.FORM_ANSWERS:
                draft = agreed if profile is Profile.SPECIALIST else referral
                quick = quick_report(school, referral) if kind is DocumentKind.QUICK_REPORT else None
                more |= {"record": referral.id, "draft": replace(draft, quick=quick)}
            case DocumentKind.NEED_TO_KNOW:
                if sheet is None:
                    continue
                more = {"part": PaperPart(row=sheet.key), "record": school.plan.id}
            case DocumentKind.STAFF_CARD:
                more = {"part": PaperPart(reader="E. Lloyd"), "record": school.plan.id}
            case DocumentKind.RISK_PLAN | DocumentKind.FAMILY_PLAN | DocumentKind.CHILD_PLAN:
                more = {"record": school.plan.id}
            case DocumentKind.SAFETY_PLAN:
                more = {"record": school.safety.id}
            case DocumentKind.GOVERNOR_SUMMARY:
                more = {"report": ReportFilter()}
            case _:
                pass
        yield profile, kind, paper.prepare(kind, file, **more)


def hidden_people(school: School, profile: Profile) -> list[Person]:
    """Return everybody whose name may not stand in a copy for this reader."""
    rule = RULES[profile]
    file = school.files[AFFECTED if profile is Profile.PARENT_OF_AFFECTED else DISPLAYING]
    at_home = {relation.person for relation in file.household()}
    family = {relation.person for relation in file.family}
    if profile is Profile.INTERNAL_FULL:
        return []
    may = {file.child} if rule.child is Shown.NAME else set[str]()
    may |= {p for p in at_home if rule.household is Shown.NAME or school.people[p].kind is PersonKind.ADULT}
    if rule.family is not Shown.NAME:
        may -= {p for p in family if school.people[p].kind is PersonKind.ADULT}
    children = [p for p in school.children() if p.id not in may]
    return children + [
        school.people[p] for p in family - may - {c.id for c in children} if rule.family is not Shown.NAME
    ]


def hidden_words(school: School, profile: Profile) -> set[str]:
    """Return the texts of fields that a reader's copy leaves out; other people's addresses and phones always."""
    rule = RULES[profile]
    own = list(school.people).index(school.files[DISPLAYING].child)
    found = {word for n, word in enumerate(school.secrets["address"]) if n != own or not rule.address}
    for shown, kind in ((rule.opinions, "opinion"), (rule.other_words, "othersaid"), (rule.tellers, "teller")):
        found |= set() if shown else set(school.secrets.get(kind, ()))
    return found if profile is not Profile.INTERNAL_FULL else set(school.secrets["address"]) - {f"zqaddress{own:03}"}


def assert_nothing_hidden(school: School, profile: Profile, prepared: Prepared, text: str) -> None:
    """Assert what the module promises of one copy."""
    may = words_in(
        [school.people[school.files[AFFECTED if profile is Profile.PARENT_OF_AFFECTED else DISPLAYING].child]]
    )
    if RULES[profile].child is not Shown.NAME:
        may = set()
    rest = fold(CODE.sub("", text))
    for found in sorted({fold(stray.found) for stray in prepared.strays}, key=len, reverse=True):
        rest = rest.replace(found, "_")  # these stop it: nothing leaves before each is decided
    where = (profile.value, prepared.kind.value)
    left = words_of(rest) & (words_in(hidden_people(school, profile)) - may)
    assert not left, (where, left)
    secrets = {word for word in re.findall(r"zq[a-z]+\d+", rest) if word in hidden_words(school, profile)}
    assert not secrets, (where, secrets)
    assert not re.search(r"\b09\d{9}\b", rest), where  # a child's own phone
    if RULES[profile].children not in {Shown.LETTER, Shown.NAME}:
        assert not re.search(r"\bChild [A-Z]\b", text), where
    if not RULES[profile].born:
        child = school.people[school.files[DISPLAYING].child]
        assert not child.born or not re.search(r"\bborn \d", text), where


def text_of_pdf(data: bytes) -> str:
    return "\n".join(page_text(data, index) for index in range(page_count(data)))


@dataclass
class Tally:
    """How many copies were read, for whom."""

    made: Counter[tuple[str, str]]
    drawn: int = 0
    strays: int = 0


@pytest.fixture(scope="module")
def tally(request: pytest.FixtureRequest) -> Iterator[Tally]:
    """Count over all schools, and print it at the end."""
    counted = Tally(Counter())
    yield counted
    total = sum(counted.made.values())
    with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        print(f"\nReaders: {CASES} cases, {total} copies, {counted.drawn} drawn, {counted.strays} names asked about")
        for (profile, kind), count in sorted(counted.made.items()):
            print(f"  {profile:<21} {kind:<17} {count:>6}")


@pytest.mark.parametrize("start", range(0, CASES, PER_SCHOOL))
def test_no_copy_says_what_its_reader_may_not_know(start: int, tmp_path: Path, tally: Tally) -> None:
    school = open_school(tmp_path, start)
    people = [person for person in school.people.values() if person.first in FIRSTS]
    forms = [form for person in people for form in forms_of(school.chance, person)]
    readers: set[Profile] = set()
    for turn in range(min(PER_SCHOOL, CASES - start)):
        referral = plant_case(school, forms)
        for profile, kind, prepared in orders(school, referral, turn):
            assert prepared.profile is profile
            readers.add(profile)
            tally.made[profile.value, kind.value] += 1
            tally.strays += len(prepared.strays)
            texts = [text for text in texts_of(prepared.printed) if text]
            assert_nothing_hidden(school, profile, prepared, "\n".join(texts))
            if turn == 0:
                tally.drawn += 1
                data = school.desk.paper.render(prepared).data
                assert_nothing_hidden(school, profile, prepared, " ".join(text_of_pdf(data).split()))
    school.desk.sign_out()
    assert readers == set(RULES)
