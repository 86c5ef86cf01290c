"""Who the seven-month case is about: a fictional school in Wales, a boy of eight in kinship care, the people around.

Everybody, every place and every telephone number is invented; numbers are from the range kept for drama.
"""

import uuid
from datetime import date

from hsbdesk.domain.calendar import ClosedDay, Term
from hsbdesk.domain.child import (
    Answer,
    ChildFile,
    FileKind,
    LegalStatus,
    Letter,
    ParentalResponsibility,
    Relation,
    Services,
    Strength,
    Voice,
)
from hsbdesk.domain.dates import PartialDate, Precision, month_end
from hsbdesk.domain.directory import Service, ThresholdLevel, ThresholdsDocument
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.numbers import record_number
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.school import BrookTraining, DayTime, PhoneContact, Place, School

BEFORE = "B. Ivey"
"""The lead who kept the file until the new one came."""
LEAD = "Non Aldred"
"""The new lead."""
TITLE = "Designated Safeguarding Person"
COUNCIL = "Cyngor Sir Dychmygol"
CHILD, AGE = "Iolo Garnedd", 8
OTHER_CHILDREN = ("Nansi Orme", "Jac Inskip", "Seren Moxey", "Caleb Rudd")
"""Letters A to D, in this order."""
_SPACE = uuid.UUID("6f3f6c1e-2f0a-4b8e-9a57-7d0e5a1c7b34")


def key(name: str) -> str:
    """Return the one id of a name: the same case is always the same bytes."""
    return str(uuid.uuid5(_SPACE, name))


def person(name: str) -> PersonId:
    """Return a person's id."""
    return PersonId(key(name))


def record(kind: str, n: int) -> RecordId:
    """Return a record's id."""
    return RecordId(key(f"{kind}{n}"))


FILE = FileId(key("file"))
IOLO = person(CHILD)
NANSI, JAC, SEREN, CALEB = (person(name) for name in OTHER_CHILDREN)
EFA = person("Efa Garnedd")
GRAN = person("Mair Garnedd")
MOTHER = person("Cerys Garnedd")
FATHER = person("Liam Sorley")


def month(year: int, n: int) -> PartialDate:
    """Return a month as the notes of that time give it."""
    first = date(year, n, 1)
    return PartialDate(Precision.MONTH, first.isoformat(), month_end(first).isoformat())


def day(iso: str, time: str = "") -> PartialDate:
    """Return a day, or a minute of it."""
    return PartialDate(Precision.DATETIME if time else Precision.DATE, iso, iso, time or None)


def head(kind: str, n: int, recorded_at: str, *, year: int | None = None, role: str = TITLE) -> dict[str, str]:
    """Return what every record begins with."""
    letter = {
        "file": "H",
        "concern": "I",
        "fact": "F",
        "intervention": "N",
        "contact": "C",
        "task": "T",
        "interim": "P",
    }
    prefix = letter.get(kind, "R")
    return {
        "id": record(kind, n),
        "number": record_number(prefix, n, year),
        "author": BEFORE,
        "author_role": role,
        "recorded_at": recorded_at,
    }


def make_school() -> School:
    """Return the school with its year, places, telephones, directory and the council's thresholds."""
    return School(
        id=RecordId(key("school")),
        number="SCHOOL",
        author=BEFORE,
        author_role=TITLE,
        recorded_at="2025-09-01T08:00:00Z",
        name="Ysgol Bryn Dychmygol",
        address="Heol y Bryn, Llanddychmygol",
        council=COUNCIL,
        main_record=True,
        phones=(
            PhoneContact(name=LEAD, role=TITLE, phone="01632 960 411", checked_on="2026-03-02"),
            PhoneContact(name="Dylan Marsh", role="Deputy DSP", phone="01632 960 412", checked_on="2026-03-02"),
        ),
        duty=(PhoneContact(name="Social Services", role="Duty desk", phone="01632 960 470", checked_on="2026-03-02"),),
        terms=(
            Term("Autumn 1", date(2025, 9, 2), date(2025, 10, 24)),
            Term("Autumn 2", date(2025, 11, 3), date(2025, 12, 19)),
            Term("Spring 1", date(2026, 1, 5), date(2026, 2, 13)),
            Term("Spring 2", date(2026, 2, 23), date(2026, 3, 27)),
            Term("Summer 1", date(2026, 4, 13), date(2026, 5, 22)),
        ),
        closed=(ClosedDay(date(2026, 3, 30), date(2026, 4, 10), "Easter closure"),),
        places=(
            Place(name="Playground", setting="PLAYGROUND_BREAK"),
            Place(name="Classroom 4 Derwen", setting="CLASSROOM"),
            Place(name="Junior toilets", setting="TOILETS"),
            Place(name="PE hall", setting="HALL_PE"),
            Place(name="Corridor by the hall", setting="CORRIDOR_STAIRS"),
        ),
        day_times=(
            DayTime(name="School day", start="08:55", end="15:15"),
            DayTime(name="Break", start="10:40", end="11:00"),
            DayTime(name="Lunch", start="12:15", end="13:15"),
        ),
        brook_trained=(BrookTraining(name="Bethan Ivey", trained_on="2025-03-12", tool_version="2024"),),
        directory=(
            Service(
                key="duty",
                code="SS",
                name=f"Social Services, {COUNCIL}",
                council=COUNCIL,
                team="Duty desk",
                phone="01632 960 470",
                send_to="Secure mailbox of the duty desk",
                thresholds="levels",
                checked_on="2026-03-02",
                checked_by=BEFORE,
            ),
        ),
        thresholds=(
            ThresholdsDocument(
                key="levels",
                council=COUNCIL,
                name="Levels of need in Sir Dychmygol",
                edition="2025",
                levels=(
                    ThresholdLevel(level="3", name="Early help", indicators=("3.1 needs more than one service",)),
                    ThresholdLevel(
                        level="4",
                        name="Statutory",
                        indicators=("4.2 harm to another child", "4.5 a carer who asks for help and cannot keep safe"),
                    ),
                ),
                checked_on="2026-03-02",
                checked_by=BEFORE,
            ),
        ),
        fictional=True,
    )


def make_people() -> tuple[Person, ...]:
    """Return everybody the records speak of."""
    home = "4 Rhes y Bryn, Llanddychmygol"
    children = (
        (CHILD, "2017-06-21", "Year 4", "4 Derwen", home),
        ("Efa Garnedd", "2020-02-11", "Reception", "Meithrin", home),
        ("Nansi Orme", "2017-01-30", "Year 4", "4 Derwen", ""),
        ("Jac Inskip", "2018-11-08", "Year 2", "2 Helyg", ""),
        ("Seren Moxey", "2018-03-17", "Year 3", "3 Bedw", ""),
        ("Caleb Rudd", "2017-04-25", "Year 4", "4 Derwen", ""),
    )
    adults = (
        ("Mair Garnedd", "Mrs", "grandmother", "", "01632 960 455"),
        ("Cerys Garnedd", "Ms", "mother", "", ""),
        ("Liam Sorley", "Mr", "father", "", ""),
        ("Owen Tarrant", "Mr", "Class teacher, 4 Derwen", "Ysgol Bryn Dychmygol", ""),
        ("Lena Coyle", "Ms", "Teaching assistant", "Ysgol Bryn Dychmygol", ""),
        ("Gwil Noakes", "Mr", "Lunchtime supervisor", "Ysgol Bryn Dychmygol", ""),
        ("Ruth Quint", "Ms", "Duty officer", f"Social Services, {COUNCIL}", ""),
        ("Ffion Yardley", "Mrs", "Headteacher", "Ysgol Bryn Dychmygol", ""),
    )
    found = [
        Person(
            id=person(name),
            kind=PersonKind.CHILD,
            first=name.partition(" ")[0],
            last=name.partition(" ")[2],
            born=born,
            year=year,
            class_name=class_name,
            address=address,
        )
        for name, born, year, class_name, address in children
    ]
    found += [
        Person(
            id=person(name),
            kind=PersonKind.ADULT,
            first=name.partition(" ")[0],
            last=name.partition(" ")[2],
            title=title,
            role=role,
            organisation=organisation,
            phone=phone,
        )
        for name, title, role, organisation, phone in adults
    ]
    return tuple(found)


def make_file() -> ChildFile:
    """Return the boy's file: kinship care, a younger sister at home, strengths first."""
    return ChildFile(
        **(head("file", 9, "2025-10-06T14:00:00Z") | {"id": FILE}),  # type: ignore[arg-type]
        child=IOLO,
        kind=FileKind.HSB,
        opened_on="2025-10-06",
        opened_because="Sounds and movements seen by more than one member of staff",
        lead=LEAD,
        lives_with="KINSHIP",
        lives_with_words="Lives with his grandmother and his sister since 2022",
        legal_status=LegalStatus(
            code="NO_ORDER_FAMILY_ARRANGEMENT", words="Family arrangement, no order known", source="grandmother"
        ),
        parental=(
            ParentalResponsibility(person=MOTHER, holds=Answer.YES, source="birth certificate", words="yes"),
            ParentalResponsibility(person=FATHER, holds=Answer.NOT_KNOWN, words="not known; no contact since 2022"),
        ),
        services=Services(open=Answer.NO, known_before="Assessment in 2022 after neglect; closed in 2023"),
        family=(
            Relation(person=GRAN, relationship="grandmother", holds_care=True, sleeping="own room"),
            Relation(person=EFA, relationship="sister", sleeping="shares a bedroom with Iolo"),
            Relation(person=MOTHER, relationship="mother", in_household=False, contact="twice a year"),
            Relation(person=FATHER, relationship="father", in_household=False, contact="none"),
        ),
        trusted_adult="L. Coyle",
        council_of_residence=COUNCIL,
        first_language="English",
        services_language="English",
        communication="Understands and speaks at the level of his age",
        additional_needs="None identified",
        ethnicity="White Welsh",
        religion="None",
        attendance="96 per cent",
        health="No health need known",
        family_contact="Grandmother comes to every meeting",
        behind_and_helps="Neglect before 2022. What he has seen online is not known. Help in a task calms him.",
        strengths=(
            Strength(text="Reads to the youngest class, and is proud of it", source="O. Tarrant"),
            Strength(text="Asks L. Coyle for help when he is told off", source="L. Coyle", helps=True),
        ),
        voices=(
            Voice(
                person=IOLO,
                when=day("2026-03-05"),
                words="I want to go out to play again.",
                to_whom="L. Coyle",
                about="supervised breaks",
            ),
        ),
        letters=tuple(
            Letter(person=child, letter="ABCD"[place]) for place, child in enumerate((NANSI, JAC, SEREN, CALEB))
        ),
    )
