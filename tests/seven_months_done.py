"""What was done in the seven-month case: work of many kinds with its effect, calls, and the referral of February."""

from typing import Any

from seven_months_people import (
    BEFORE,
    COUNCIL,
    EFA,
    FILE,
    IOLO,
    JAC,
    NANSI,
    SEREN,
    TITLE,
    day,
    head,
    key,
    month,
    record,
)

from hsbdesk.domain.contact import Contact, ContactKind, ContactWay
from hsbdesk.domain.dates import PartialDate
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.interim import Interim, InterimChange
from hsbdesk.domain.intervention import (
    AimScope,
    EffectObservation,
    Exclusion,
    Intervention,
    InterventionStatus,
    Judgement,
)
from hsbdesk.domain.referral import (
    Chosen,
    DangerAnswer,
    FrontSheet,
    Outcome,
    Recipient,
    Referral,
    ReferralStatus,
    RequestItem,
)
from hsbdesk.domain.sending import RefusalMatter, RefusalStep, Sending, ServiceAnswer
from hsbdesk.domain.signoff import SignOff, SignOffRole, SignOffWay
from hsbdesk.domain.task import Task

REASON = "The information does not meet the threshold for care and support."
ORGANISATION = f"Social Services, {COUNCIL}"


def make_interventions() -> tuple[Intervention, ...]:
    """Return what was done, in date order, each with what got better and what did not."""
    helped, partly, none = Judgement.HELPED, Judgement.HELPED_PARTLY, Judgement.NO_CHANGE
    running = InterventionStatus.RUNNING
    return (
        _done(
            1,
            month(2025, 9),
            "PANTS",
            "PANTS lessons (NSPCC), one to one",
            "L. Coyle, 4 lessons",
            partly,
            "He names two adults he can tell.",
            "Words went on in October.",
            "2025-10-24",
            "Knows the rule",
        ),
        _done(
            2,
            month(2025, 10),
            "PARENT_MEETING",
            "Talks with his grandmother",
            "B. Ivey, 6 talks",
            partly,
            "She asks what to say and uses the words given.",
            "Rooms at home are as they were.",
            "2026-03-09",
            "Same words at home and at school",
            status=running,
        ),
        _done(
            3,
            month(2025, 11),
            "RSE_WHOLE_CLASS",
            "Lesson on bodies and privacy",
            "O. Tarrant, 3 lessons",
            none,
            "Children use the right words.",
            "The game of November came back twice.",
            "2025-12-12",
            "The class knows what to do",
            prompted=(record("concern", 103),),
        ),
        _done(
            4,
            month(2025, 11),
            "REPORTING_ROUTES",
            "Worry boxes and the online form",
            "B. Ivey",
            helped,
            "Two children told an adult who had not told before.",
            "Nothing got worse.",
            "2026-02-06",
            "Children have a way to tell",
            status=running,
        ),
        _done(
            5,
            month(2025, 12),
            "HOTSPOT_CHANGE",
            "Playground corner closed",
            "G. Noakes",
            helped,
            "No entry there since.",
            "Contact moved to places without an adult.",
            "2026-01-16",
            "No contact in the corner",
            places=("Playground",),
            status=running,
        ),
        _done(
            6,
            day("2026-01-15"),
            "SUPERVISED_BREAKS",
            "Supervised break and lunch",
            "G. Noakes, each day",
            partly,
            "No entry on the playground since.",
            "Contact in the queue on 16 March, no adult beside it.",
            "2026-03-17",
            "No contact at break or lunch",
            restrictive=True,
            status=running,
            impact="He asks each day when it ends: “I want to go out to play again.”",
        ),
        _done(
            7,
            day("2026-01-15"),
            "ESCORTED_TOILETS",
            "Taken to the toilets by an adult",
            "L. Coyle, each day",
            helped,
            "No entry in the toilets since.",
            "He waits to go until he is home.",
            "2026-03-17",
            "No child alone with him there",
            restrictive=True,
            status=running,
            impact="He says it makes him feel like a baby.",
        ),
        _done(
            8,
            month(2026, 1),
            "POSITIVE_REINFORCEMENT",
            "Reward card",
            "O. Tarrant, each lesson",
            partly,
            "Full cards on 14 of 20 days.",
            "No card helped on the days of entries 5 and 6.",
            "2026-02-12",
            "He sees what goes well",
        ),
        _done(
            9,
            month(2026, 1),
            "CONSULT_HELPLINE",
            "Advice from a helpline for professionals",
            "B. Ivey, once",
            helped,
            "Words for the talk with his grandmother.",
            "Nothing else was offered.",
            "2026-01-23",
            "Know what to do",
        ),
        _done(
            10,
            day("2026-02-05"),
            "INTERNAL_EXCLUSION",
            "Two days out of lessons, in school",
            "F. Yardley",
            none,
            "He did his work.",
            "He missed the Friday reading.",
            "2026-02-09",
            "Time to make the corridor safe",
            restrictive=True,
            impact="He missed the reading he is proud of.",
            end=day("2026-02-06"),
        ),
        _done(
            11,
            day("2026-02-09"),
            "FIXED_EXCLUSION",
            "Kept out of school for four days",
            "F. Yardley",
            none,
            "No entry in the week after.",
            "Less engaged in class since.",
            "2026-02-27",
            "Time to plan",
            restrictive=True,
            impact="He was at home with Efa for four days.",
            end=day("2026-02-12"),
            exclusion=Exclusion(
                start="2026-02-09",
                end="2026-02-12",
                days=4,
                decided_by="F. Yardley",
                work_set="Sent home each day",
                return_meeting="13 February, with his grandmother",
            ),
        ),
        _done(
            12,
            day("2026-02-23"),
            "POLICY_OR_PROCEDURE_CHANGE",
            "An adult at the hall corridor at lunch",
            "rota, where staffing allows",
            partly,
            "Held on 12 of 16 days.",
            "Not held on 16 March.",
            "2026-03-17",
            "No queue without an adult",
            status=running,
        ),
    )


def _done(
    n: int,
    start: PartialDate,
    kind: str,
    title: str,
    dose: str,
    judged: Judgement,
    better: str,
    not_better: str,
    on: str,
    aim: str,
    *,
    places: tuple[str, ...] = (),
    end: PartialDate | None = None,
    impact: str = "",
    status: InterventionStatus = InterventionStatus.ENDED,
    **more: Any,
) -> Intervention:
    who, _, how = dose.partition(", ")
    return Intervention(
        **head("intervention", 60 + n, f"{start.end}T16:00:00Z"),  # type: ignore[arg-type]
        file=FILE,
        type=kind,
        title=title,
        status=status,
        start=start,
        end=end if end is not None else start if status is InterventionStatus.ENDED else None,
        who=who,
        dose=how,
        aim=aim,
        aim_scope=AimScope(words=aim, places=places) if places else None,
        delivered_to=("CHILD",),
        impact_on_child=impact,
        observations=(
            EffectObservation(
                on=on, judgement=judged, better=better, not_better=not_better, how_we_know="Entries counted", by=BEFORE
            ),
        ),
        **more,
    )


def make_contacts() -> tuple[Contact, ...]:
    """Return calls and talks, oldest first."""
    return (
        _call(
            1,
            day("2026-01-14", "15:10"),
            ContactKind.ADVICE_ONLY,
            105,
            (IOLO, JAC),
            "School to continue. Grandmother and Jac's father may be told.",
            return_if="Contact happens again",
        ),
        _call(
            2,
            day("2026-02-04", "14:30"),
            ContactKind.TOLD_TO_REPORT_IN_WRITING,
            106,
            (IOLO, SEREN),
            "Return-if is met. Write.",
            decision="To be written",
        ),
        _call(
            3,
            day("2026-02-13", "09:15"),
            ContactKind.REASON_ASKED,
            106,
            (IOLO,),
            "Nothing was asked for that they could decide. Return if there is a threat or anything at home.",
            return_if="A threat, or anything at home",
        ),
        _call(
            4,
            day("2026-03-09", "15:30"),
            ContactKind.FAMILY_TALK,
            0,
            (IOLO, EFA),
            "She cannot watch both children and asks for help.",
            name="Mrs Garnedd",
            role="Grandmother",
            family=True,
        ),
        _call(
            5,
            day("2026-03-16", "13:20"),
            ContactKind.REPORT,
            108,
            (IOLO, NANSI, EFA),
            "Taken as a report. Tell both families now; do not ask Iolo. We tell the police.",
            reference="BD-2207",
            decision="Written report to follow",
        ),
        _call(
            6,
            day("2026-03-16", "15:05"),
            ContactKind.FAMILY_TOLD,
            108,
            (NANSI,),
            "Will collect Nansi each day.",
            name="Mrs Orme",
            role="Mother",
            family=True,
        ),
    )


def _call(
    n: int,
    when: PartialDate,
    kind: ContactKind,
    about: int,
    children: tuple[PersonId, ...],
    said: str,
    *,
    name: str = "R. Quint",
    role: str = "Duty officer",
    family: bool = False,
    **more: Any,
) -> Contact:
    return Contact(
        **head("contact", 30 + n, f"{when.start}T16:00:00Z"),  # type: ignore[arg-type]
        files=(FILE,),
        about=(record("concern", about),) if about else (),
        children=children,
        way=ContactWay.CALL,
        kind=kind,
        when=when,
        by=BEFORE,
        with_name=name,
        with_role=role,
        organisation="" if family else ORGANISATION,
        number_rung="" if family else "01632 960 470",
        said=said,
        with_family=family,
        **more,
    )


def make_tasks() -> tuple[Task, ...]:
    """Return the clocks of the two reports by phone: the one of February is done, the one of March runs."""
    return tuple(
        Task(
            **head("task", 70 + n, recorded_at),  # type: ignore[arg-type]
            kind="WRITE_REPORT",
            what="Written report to Social Services",
            why=f"Phoned {phoned} by {BEFORE}",
            file=FILE,
            child=IOLO,
            due_on=due_on,
            due_time=due_time,
            counted_in="HOURS",
            made_by=record("contact", call),
            done_at=done_at,
            done_by=BEFORE if done_at is not None else "",
        )
        for n, call, recorded_at, phoned, due_on, due_time, done_at in (
            (1, 32, "2026-02-04T14:40:00Z", "4 February 14:30", "2026-02-05", "14:30", "2026-02-06T11:25:00Z"),
            (2, 35, "2026-03-16T13:30:00Z", "16 March 13:20", "2026-03-17", "13:20", None),
        )
    )


def make_interims() -> tuple[Interim, ...]:
    """Return what binds since 16 March."""
    return (
        Interim(
            **head("interim", 12, "2026-03-16T14:00:00Z"),  # type: ignore[arg-type]
            file=FILE,
            changes=(
                InterimChange(
                    key="queue",
                    what="Iolo eats at the first table and goes out with L. Coyle",
                    who="L. Coyle",
                    cover="O. Tarrant",
                    from_day="2026-03-16",
                    from_time="14:00",
                    places=("Corridor by the hall",),
                    concern=record("concern", 108),
                    ends_on="2026-03-23",
                ),
            ),
        ),
    )


def make_earlier() -> Referral:
    """Return the referral of February: sent, refused, and what the refusal opened."""
    sending, answer = key("sending"), key("answer")
    return Referral(
        **head("referral", 1, "2026-02-05T16:00:00Z", year=2026),  # type: ignore[arg-type]
        file=FILE,
        title="Report and referral: request for assessment and services",
        status=ReferralStatus.DECIDED,
        opened_on="2026-02-05",
        recipient=Recipient(name=ORGANISATION, team="Duty desk", service="duty"),
        front=FrontSheet(
            why_now="Your return-if of 14 January was met on 4 February.",
            form_attached="YES",
            danger=(DangerAnswer(place="At school", answer="NO", words="supervised breaks"),),
            phoned="4 February 2026, 14:30, B. Ivey to R. Quint",
            carer_informed="Grandmother, 4 February",
        ),
        background=tuple(Chosen(record=record("concern", 100 + n)) for n in range(1, 7)),
        interventions=tuple(Chosen(record=record("intervention", 60 + n)) for n in range(1, 10)),
        requests=(
            RequestItem(
                lead="Support for Iolo and his family",
                who="Social Services",
                child=IOLO,
                because=(record("concern", 106),),
                result="support",
                by="20 February 2026",
            ),
        ),
        outcomes=(Outcome(who="CHILD", text="Iolo may be kept out of more lessons.", cited=(record("concern", 106),)),),
        second_reader="Dylan Marsh",
        sendings=(
            Sending(
                key=sending,
                version="1.0",
                at="2026-02-06T11:20",
                how="SECURE_MAIL",
                to=f"{ORGANISATION}, Duty desk",
                by=BEFORE,
                with_key=True,
                with_form=True,
                received_at="2026-02-06T11:21",
                acknowledged_at="2026-02-09",
                acknowledged_by="R. Quint",
                noted_at="2026-02-06T11:25:00Z",
                noted_by=BEFORE,
            ),
        ),
        answers=(
            ServiceAnswer(
                key=answer,
                sending=sending,
                child=IOLO,
                decision="NO_FURTHER_ACTION",
                on="2026-02-12T16:10",
                given_by="R. Quint",
                how="LETTER",
                reason=REASON,
                conversation="none offered",
                noted_at="2026-02-12T16:20:00Z",
                noted_by=BEFORE,
            ),
        ),
        refusal_steps=tuple(
            RefusalStep(
                answer=answer,
                matter=matter,
                outcome=outcome,
                on=on,
                words=words,
                by=BEFORE,
                next_on=next_on,
                contact=contact,
                noted_at=f"{on[:10]}T17:00:00Z",
                noted_by=BEFORE,
            )
            for matter, outcome, on, words, next_on, contact in (
                (RefusalMatter.SAFE_MEANWHILE, "SAFE", "2026-02-12", "supervised breaks go on", "", None),
                (
                    RefusalMatter.REASON,
                    "GIVEN",
                    "2026-02-13T09:15",
                    "Nothing was asked for that they could decide",
                    "",
                    record("contact", 33),
                ),
                (RefusalMatter.ANSWER, "ACCEPTED", "2026-02-13", "accepted until their return-if is met", "", None),
                (RefusalMatter.EARLY_HELP, "AGREED", "2026-02-13", "his grandmother agrees; no place yet", "", None),
                (RefusalMatter.REVIEW, "SET", "2026-02-13", "", "2026-03-13", None),
                (RefusalMatter.REVIEW, "HELD", "2026-03-13", "no place in early help yet", "", None),
            )
        ),
        signatures=(
            SignOff(
                role=SignOffRole.LEAD,
                name="Bethan Ivey",
                title=TITLE,
                way=SignOffWay.AGREED_OUTSIDE,
                at="2026-02-06",
                how="signed on paper",
                content_code="",
            ),
        ),
    )


EARLIER = RecordId(record("referral", 1))
