"""A fictional case of seven months as a canonical case file: eight entries, what was done, a refused referral.

A boy of eight in kinship care; notes dated by month as they were kept; behaviour that grew from sounds to contact and a
threat; other children known to the reader as letters; a younger sister at home; advice on the way; work of many kinds.
"""

from collections.abc import Sequence
from typing import Any

from seven_months_done import make_contacts, make_earlier, make_interims, make_interventions, make_tasks
from seven_months_people import (
    BEFORE,
    CALEB,
    EFA,
    FILE,
    GRAN,
    IOLO,
    JAC,
    NANSI,
    SEREN,
    day,
    head,
    make_file,
    make_people,
    make_school,
    month,
)

from hsbdesk.domain.concern import (
    Account,
    Basis,
    Concern,
    ConcernKind,
    Enquiry,
    Occurrences,
    Participation,
    RiskNow,
    Role,
)
from hsbdesk.domain.dates import PartialDate
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.triage import (
    Brook,
    BrookOutcome,
    Categorised,
    Category,
    ChildDecision,
    ChildSafety,
    ContactAdvice,
    PoliceDecision,
    Safe,
    SafeAnswer,
    Triage,
)
from hsbdesk.exchange.case_file import CaseFile, write_case_file

MONTHS = 7
ENTRIES, OCCASIONS = 8, 15
"""What the records themselves count."""
NOT_ASKED = "reminded of the rule; not asked about it"


def seven_months() -> CaseFile:
    """Return the case."""
    return CaseFile(
        school=make_school(),
        people=make_people(),
        files=(make_file(),),
        concerns=make_concerns(),
        facts=make_facts(),
        interventions=make_interventions(),
        contacts=make_contacts(),
        tasks=make_tasks(),
        referrals=(make_earlier(),),
        interims=make_interims(),
    )


def seven_months_bytes() -> bytes:
    """Return the case file as it is imported."""
    return write_case_file(seven_months())


def make_concerns() -> tuple[Concern, ...]:
    """Return the eight entries, oldest first."""
    return (
        _entry(
            1,
            month(2025, 9),
            "Iolo made moaning sounds and moved his hips while he stood in line. He stopped when his name was said.",
            Category.INAPPROPRIATE,
            Brook.GREEN,
            "sounds and movements, no child addressed",
            places=("Playground",),
            behaviours=("SOUNDS_GESTURES",),
            times=3,
        ),
        _entry(
            2,
            month(2025, 10),
            "Iolo said sexual words about a picture in a reading book. Two children at his table laughed.",
            Category.INAPPROPRIATE,
            Brook.GREEN,
            "words, aimed at nobody",
            places=("Classroom 4 Derwen",),
            behaviours=("LANGUAGE",),
            times=2,
        ),
        _entry(
            3,
            month(2025, 11),
            "Iolo led a chasing game of four boys. He touched Nansi on the bottom, over clothing, as she was caught.",
            Category.PROBLEMATIC,
            Brook.ORANGE,
            "contact in a group game that he led; came back on another day",
            places=("Playground",),
            behaviours=("GROUP_GAME", "CONTACT_OVER_CLOTHING"),
            people=((NANSI, Role.AFFECTED), (CALEB, Role.JOINED_IN)),
            role=Role.LED,
            times=4,
            police="in a game of children under ten; Social Services asked in January",
            where=("BUTTOCKS",),
        ),
        _entry(
            4,
            month(2025, 12),
            "Iolo drew two people without clothes on the back of his work. He gave the sheet to L. Coyle.",
            Category.INAPPROPRIATE,
            Brook.GREEN,
            "a drawing, given to an adult",
            places=("Classroom 4 Derwen",),
            behaviours=("DRAWING_WRITING",),
        ),
        _told(
            5,
            day("2026-01-14", "13:05"),
            JAC,
            "Jac told L. Coyle that Iolo put a hand on his thigh, over clothing, in the junior toilets.",
            "He put his hand here and I went out.",
            "I was only playing.",
            Category.ABUSIVE,
            Brook.ORANGE,
            "contact with a child two years younger, where no adult was",
            places=("Junior toilets",),
            behaviours=("CONTACT_OVER_CLOTHING",),
            where=("THIGH",),
            police="Social Services were asked first; they advised that school goes on",
        ),
        _told(
            6,
            day("2026-02-04", "10:50"),
            SEREN,
            "Seren told O. Tarrant that Iolo asked her to lift her top by the hall. She said no and went away.",
            "I said no, twice.",
            "no answer, looked at the floor",
            Category.ABUSIVE,
            Brook.RED,
            "asked again after she had said no; a child of a younger year",
            places=("Corridor by the hall",),
            behaviours=("REQUEST_TO_UNDRESS_OR_TOUCH",),
            times=2,
            police="reported in writing on 6 February; Social Services tell the police",
        ),
        _entry(
            7,
            day("2026-02-26", "09:30"),
            "Iolo kept his head on the table through two lessons, for the third week. He said he was tired.",
            Category.NORMAL,
            None,
            "less engaged; not sexual",
            places=("Classroom 4 Derwen",),
            kind=ConcernKind.NOTICED,
        ),
        _last(),
    )


def _last() -> Concern:
    """Return the entry of 16 March, with everything that is asked until the next morning."""
    safe = SafeAnswer(answer=Safe.SAFE, words="in class with O. Tarrant")
    home = SafeAnswer(answer=Safe.SAFE, words="grandmother, 15:15")
    none = SafeAnswer(answer=Safe.SAFE, words="none")
    tonight = SafeAnswer(answer=Safe.NOT_KNOWN, words="they share a bedroom; the duty desk was asked")
    safety = tuple(
        ChildSafety(person=child, now=safe, journey=home, tonight=night, next_club=none)
        for child, night in (
            (IOLO, tonight),
            (NANSI, SafeAnswer(answer=Safe.SAFE, words="at home with both parents")),
            (EFA, tonight),
        )
    )
    return _told(
        8,
        day("2026-03-16", "12:40"),
        NANSI,
        "Nansi told G. Noakes that Iolo put his hand on her bottom, over clothing, in the lunch queue, and said that he"
        " would hurt her brother if she told.",
        "He said he would get my brother.",
        "",
        Category.ABUSIVE,
        Brook.RED,
        "contact again with the same child, and a threat so that she would not tell",
        places=("Corridor by the hall",),
        behaviours=("CONTACT_OVER_CLOTHING",),
        where=("BUTTOCKS",),
        aggravating=("THREAT", "SECRECY", "REPEAT_SAME_CHILD"),
        threat="her brother, who is in Year 6",
        police="told by Social Services; 101 was rung on 16 March",
        family_told="WAIT",
        safety=safety,
        advice=tuple(
            ContactAdvice(
                about=about, person=child, answer="MAY_TELL_NOW", given_by="R. Quint", at="16 March 2026, 13:20"
            )
            for about, child in (("CARER", IOLO), ("PARENTS", NANSI))
        ),
        decisions=(
            _decided(NANSI, "NOT_NEEDED", "her parents keep her safe; own safety plan", "Mother, 16 March, 15:05"),
            _decided(JAC, "NOT_NEEDED", "no contact since January; parents informed", "Father, 14 January"),
            _decided(SEREN, "NOT_NEEDED", "no contact; parents informed", "Mother, 4 February"),
            _decided(EFA, "WITH_THIS_ONE", "shares a bedroom; nobody has looked at the rooms", "Grandmother, 16 March"),
        ),
    )


def _entry(
    n: int,
    when: PartialDate,
    what: str,
    category: Category,
    colour: Brook | None,
    because: str,
    *,
    times: int = 1,
    people: Sequence[tuple[PersonId, Role]] = (),
    role: Role = Role.DISPLAYED,
    police: str = "",
    family_told: str = "",
    where: tuple[str, ...] = (),
    threat: str = "",
    triage: dict[str, Any] | None = None,
    **more: Any,
) -> Concern:
    on = when.start or ""
    decided = Triage(
        categories=(Categorised(category=category, because=because, by=BEFORE, on=on),),
        brook=(BrookOutcome(colour=colour, assessor="B. Ivey", trained_on="2025-03-12", tool_version="2024", on=on),)
        if colour is not None
        else (),
        police=PoliceDecision(
            answer="SOCIAL_SERVICES_WILL" if family_told else "NOT_NOW",
            because=police,
            on=on,
            family_told=family_told,
        )
        if police
        else None,
        decided_by=BEFORE,
        decided_at=f"{on}T16:00:00Z",
        **(triage or {}),
    )
    given: dict[str, Any] = {
        "accounts": (Account(person=IOLO, not_asked_because=NOT_ASKED),),
        "enquiries": (
            Enquiry(state="SUPPORTED_BY_OTHER_EVIDENCE", by=BEFORE, on=on, because="accepted as it was seen"),
        ),
        "risk_now": RiskNow.NO_ONE_I_CAN_SEE,
        "done": "Name said; the class went on.",
    } | more
    return Concern(
        **head("concern", 100 + n, f"{on}T15:00:00Z", role="Class teacher"),  # type: ignore[arg-type]
        when=when,
        what_happened=what,
        occurrences=Occurrences(count_min=times, count_max=times),
        people=(
            Participation(role=role, person=IOLO, in_file=FILE),
            *(Participation(role=part, person=child) for child, part in people),
        ),
        where_on_body=where,
        clothing="OVER" if where else "",
        threat_against=threat,
        triage=decided,
        **given,
    )


def _told(
    n: int,
    when: PartialDate,
    child: PersonId,
    what: str,
    words: str,
    own: str,
    *args: Any,
    safety: tuple[ChildSafety, ...] = (),
    advice: tuple[ContactAdvice, ...] = (),
    decisions: tuple[ChildDecision, ...] = (),
    **more: Any,
) -> Concern:
    """Return an entry that the affected child told, with both children's words."""
    spoken = own[:1].isupper()
    mine = (
        Account(person=IOLO, words=own, to_whom="L. Coyle")
        if spoken
        else Account(person=IOLO, reaction=own)
        if own
        else Account(person=IOLO, not_asked_because="advice of Social Services, 16 March, 13:20: wait")
    )
    return _entry(
        n,
        when,
        what,
        *args,
        people=((child, Role.AFFECTED),),
        kind=ConcernKind.TOLD_ME,
        source="CHILD_AFFECTED_SAID",
        basis=Basis.TOLD_FIRST_HAND,
        told_by=child,
        accounts=(Account(person=child, words=words), mine),
        done="Stayed with the child who told.",
        people_told="Told B. Ivey in person.",
        triage={"safety": safety, "advice": advice, "decisions": decisions},
        **more,
    )


def _decided(child: PersonId, report: str, because: str, parents: str) -> ChildDecision:
    return ChildDecision(
        person=child,
        at_home=child == EFA,
        report=report,
        because=because,
        parents_told=parents,
        decided_by=BEFORE,
        on="2026-03-16",
    )


def make_facts() -> tuple[Fact, ...]:
    """Return what is known of home, of school, and what has stopped."""
    return (
        _fact(
            1,
            month(2022, 3),
            "HOUSEHOLD",
            "Iolo and Efa moved to their grandmother after neglect in their mother's care.",
            source="DOCUMENT",
            source_words="Council letter, 9 March 2022",
        ),
        _fact(2, month(2025, 9), "STRENGTH", "Iolo reads to the youngest class each Friday.", basis=Basis.OBSERVED),
        _fact(
            3,
            month(2025, 12),
            "NOT_SEEN_ANY_MORE",
            "The sounds and movements of September have not been seen since October.",
            basis=Basis.OBSERVED,
        ),
        _fact(
            4,
            day("2026-01-15"),
            "HOUSEHOLD",
            "Mrs Garnedd told B. Ivey that Iolo and Efa share one bedroom, and that she sleeps downstairs.",
            source="PARENT_CARER_SAID",
            basis=Basis.TOLD_FIRST_HAND,
            told_by=GRAN,
        ),
        _fact(
            5,
            day("2026-03-09"),
            "CHANGE",
            "Mrs Garnedd told B. Ivey that she does not know what to say to Iolo and cannot watch both children.",
            source="PARENT_CARER_SAID",
            basis=Basis.TOLD_FIRST_HAND,
            told_by=GRAN,
        ),
    )


def _fact(n: int, when: PartialDate, topic: str, text: str, **more: Any) -> Fact:
    given: dict[str, Any] = {"basis": Basis.RECORDED_FACT} | more
    return Fact(
        **head("fact", 50 + n, f"{(when.end or '')[:10]}T15:30:00Z"),  # type: ignore[arg-type]
        file=FILE,
        when=when,
        topic=topic,
        text=text,
        **given,
    )
