"""The places of the demo child's plan, version 4, as values (demo.md, risk plan)."""

from collections.abc import Mapping
from typing import Any

from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.plan import (
    Attendance,
    Contingency,
    Control,
    ControlStatus,
    Level,
    NeedToKnow,
    PlanRow,
    SheetAnswer,
    SheetHolder,
    SheetRule,
)

Concerns = Mapping[str, RecordId]
"""Ids of concerns by their number."""


def ids(seen: Concerns, *numbers: str) -> tuple[RecordId, ...]:
    return tuple(seen[number] for number in numbers if number in seen)


def control(key: str, what: str, who: str, cover: str = "", starts: str = "", **more: Any) -> Control:
    given: dict[str, Any] = {"status": ControlStatus.IN_PLACE} | more
    return Control(key=key, what=what, who=who, cover=cover, starts=starts, **given)


def playground(seen: Concerns) -> PlanRow:
    return PlanRow(
        key="playground",
        setting="PLAYGROUND_BREAK",
        name="Playground and field",
        places=("Playground", "Field"),
        behaviour="Touching in a game, and a hand on a child’s leg",
        concerns=ids(seen, "I-0389K", "I-0407E"),
        at_risk="younger children",
        triggers=("TIME_UNSTRUCTURED",),
        triggers_words="games without an adult",
        level=Level.HIGHER,
        because="Twice since January, the last on 9 March.",
        controls=(
            control(
                "sight",
                "An adult keeps him in sight at break and lunch",
                "H. Bevan",
                "J. Pugh",
                "2026-02-11",
                type="SUPERVISION",
                status=ControlStatus.PARTLY,
                status_words="One lunch in three not seen",
            ),
        ),
        supervision="LINE_OF_SIGHT",
        supervisor="H. Bevan",
        supervisor_role="lunchtime supervisor",
        supervisor_cover="J. Pugh",
        sight_minutes=300,
        attendance=Attendance.CONTINUE_WITH_CONDITIONS,
        may_still_do="The goals job at lunch",
        contingencies=(Contingency(when="SUPERVISOR_ABSENT", then="the duty lead goes out"),),
    )


def cloakroom(seen: Concerns) -> PlanRow:
    return PlanRow(
        key="cloakroom",
        setting="CLOAKROOM",
        name="Cloakroom and toilets",
        places=("Year 5 cloakroom", "Year 6 cloakroom", "Toilets by the office"),
        behaviour="Contact over clothing",
        concerns=ids(seen, "I-0412K"),
        at_risk="children in Years 4 and 5",
        triggers=("TRANSITION", "LOW_SUPERVISION"),
        triggers_words="end of lunch, no adult present",
        level=Level.HIGHER,
        because="The escort was not delivered on 17 March.",
        controls=(
            control("own", "Ioan uses the Year 6 cloakroom", "E. Lloyd", "J. Pugh", "2026-03-17"),
            control(
                "door",
                "Adult at the door until the last child has left",
                "E. Lloyd",
                "J. Pugh, duty lead",
                "2026-03-17",
                type="SUPERVISION",
            ),
            control(
                "card",
                "Single toilet by the office, on a card",
                "Ioan; office",
                "A. Rees",
                "2026-03-10",
                type="SINGLE_CUBICLE",
            ),
        ),
        supervision="LINE_OF_SIGHT",
        supervision_words="line of sight at the door",
        supervisor="E. Lloyd",
        supervisor_role="class teacher",
        supervisor_cover="J. Pugh",
        sight_minutes=50,
        contingencies=(
            Contingency(
                when="SUPERVISOR_ABSENT",
                when_words="adult called away",
                then="duty lead takes the door before the adult leaves",
            ),
            Contingency(when="OTHER", when_words="younger child inside", then="Ioan waits in the hall"),
        ),
        own_words="Mrs Lloyd is at the door. I use the Year 6 cloakroom.",
    )


def library(seen: Concerns) -> PlanRow:
    return PlanRow(
        key="library",
        setting="LIBRARY_QUIET_AREAS",
        name="Library corner",
        places=("Library corner",),
        behaviour="Contact over clothing",
        concerns=ids(seen, "I-0402Z"),
        at_risk="children reading alone",
        triggers=("PRIVACY_SPACE",),
        triggers_words="lunchtime, screened shelves, no task",
        level=Level.HIGHER,
        because="It happened behind the shelves.",
        controls=(
            control(
                "shelves",
                "Lower the middle shelves so staff can see in",
                "D. Orme, site manager",
                "",
                "2026-03-23",
                type="ENVIRONMENT_CHANGE",
                status=ControlStatus.PLANNED,
            ),
            control(
                "job",
                "Ioan comes with his library job, one adult in the room",
                "A. Rees",
                "H. Bevan",
                "2026-03-03",
                type="SUPERVISION",
            ),
        ),
        supervision="NEARBY_WITHIN_HEARING",
        supervision_words="adult in the room",
        supervisor="A. Rees",
        supervisor_cover="H. Bevan",
        attendance=Attendance.CONTINUE_WITH_CONDITIONS,
        contingencies=(
            Contingency(when="SUPERVISOR_ABSENT", when_words="no adult", then="the job moves to the office that day"),
        ),
    )


def changing(seen: Concerns) -> PlanRow:
    return PlanRow(
        key="changing",
        setting="CHANGING_PE",
        name="Changing for PE",
        places=("PE hall",),
        behaviour="Hand on a child’s leg in the line",
        concerns=ids(seen, "I-0377X"),
        at_risk="children in the same class",
        triggers=("TRANSITION",),
        level=Level.MODERATE,
        because="Once, in January; not since he changes elsewhere.",
        controls=(control("room", "Changes in the first-aid room", "E. Lloyd", "J. Pugh", "2026-01-16"),),
        supervision="NEARBY_WITHIN_HEARING",
        supervisor="E. Lloyd",
        supervisor_cover="J. Pugh",
        attendance=Attendance.CONTINUE_WITH_CONDITIONS,
    )


def classroom(seen: Concerns) -> PlanRow:
    return PlanRow(
        key="classroom",
        setting="CLASSROOM",
        name="Classroom",
        places=("Classroom 6 Oak",),
        behaviour="Hand on his own body at his desk",
        concerns=ids(seen, "I-0361E", "I-0364H", "I-0380A"),
        at_risk="nobody touched",
        level=Level.LOWER,
        because="Not seen since the seat at the front.",
        controls=(
            control(
                "seat",
                "Seat at the front, movement breaks at 10:00 and 14:00",
                "E. Lloyd",
                "J. Pugh",
                "2025-11-24",
                type="SEATING",
            ),
        ),
        supervision="GENERAL_AWARE",
        supervisor="E. Lloyd",
        attendance=Attendance.CONTINUE,
    )


def walk_home(_seen: Concerns) -> PlanRow:
    return PlanRow(
        key="walk",
        setting="WALKING_ROUTE",
        name="Walk home",
        at_risk="younger children on the way",
        level=Level.LOWER,
        because="Nothing recorded on the way.",
        controls=(
            control("aunt", "Walks with his aunt", "Ms Sample", "", "2026-02-11", carer_capacity="not Tuesdays"),
        ),
        supervision="PARENT_PRESENT",
        supervisor="Ms Sample",
        attendance=Attendance.CONTINUE,
        contingencies=(
            Contingency(when="PARENT_NOT_AVAILABLE", then="waits with the office", by="M. Ashe", tell="N. Morgan"),
        ),
    )


def home(_seen: Concerns) -> PlanRow:
    told = {"status": ControlStatus.NOT_CHECKED, "status_words": "aunt told us, not checked"}
    return PlanRow(
        key="home",
        setting="HOME_BEDROOM",
        name="Home, bedrooms and bathroom",
        at_risk="the younger child at home",
        triggers=("LOW_SUPERVISION",),
        triggers_words="Tuesdays before 17:30, no named adult",
        level=Level.HIGHER,
        because="A younger child sleeps there, and nobody has checked the rooms.",
        controls=(
            control("rooms", "Separate rooms", "Ms Sample", "", "2026-03-01", type="SLEEPING_ARRANGEMENT", **told),
            control(
                "bath", "One at a time in the bathroom", "Ms Sample", "", "2026-03-01", type="BATHROOM_RULES", **told
            ),
            control(
                "upstairs",
                "Adult upstairs at bedtime",
                "Ms Sample",
                "",
                "2026-03-01",
                type="SUPERVISION",
                carer_capacity="aunt; works Tuesdays until 17:30",
                **told,
            ),
        ),
        supervision="PARENT_PRESENT",
        supervisor="Ms Sample",
        contingencies=(
            Contingency(
                when="PARENT_NOT_AVAILABLE",
                when_words="Tuesday before 17:30",
                then="after-school club until collected",
                by="M. Ashe",
                tell="Ms Sample",
            ),
        ),
    )


def park(_seen: Concerns) -> PlanRow:
    return PlanRow(
        key="park",
        setting="PARK_PLAY_AREA",
        name="Park",
        at_risk="younger children",
        level=Level.MODERATE,
        because="Nothing recorded there; younger children play there alone.",
        controls=(
            control("aunt", "Goes with Ms Sample", "Ms Sample", "", "2026-02-11", status=ControlStatus.NOT_CHECKED),
        ),
        supervision="PARENT_PRESENT",
        supervisor="Ms Sample",
        attendance=Attendance.CONTINUE_WITH_CONDITIONS,
    )


def club(_seen: Concerns) -> PlanRow:
    return PlanRow(
        key="club",
        setting="SPORTS_CLUB",
        name="Junior football club",
        days=("TUESDAY",),
        starts="17:00",
        ends="18:00",
        at_risk="younger children",
        triggers=("PRIVACY_SPACE",),
        triggers_words="changing, toilets, waiting",
        gives="The club matters to Ioan.",
        level=Level.MODERATE,
        because="Nothing happened there; both leaders are told.",
        controls=(
            control(
                "changed",
                "Arrives changed; changing area not used. Toilet: alone, leader at the outer door",
                "Ms Sample; Pat Lewis",
                "Sam Tudor",
                "2026-03-24",
            ),
            control("sight", "Kept in sight from arrival to collection", "Pat Lewis", "Sam Tudor", "2026-03-24"),
            control("handed", "Handed to his aunt at 18:00", "Pat Lewis or Sam Tudor", "", "2026-03-24"),
        ),
        supervision="SENIOR_LEADER_OF_GROUP_MONITORS",
        supervision_words="leader of the group monitors",
        supervisor="Pat Lewis",
        supervisor_cover="Sam Tudor",
        attendance=Attendance.CONTINUE_WITH_CONDITIONS,
        may_still_do="Plays in goal",
        contingencies=(
            Contingency(
                when="SUPERVISOR_ABSENT",
                when_words="neither there",
                then="school football on Thursday instead, that week",
            ),
            Contingency(when="RULE_BROKEN", when_words="rule broken", then="phone numbers on the club’s sheet"),
        ),
        child_view="I want to stay in goal.",
        speaks_to_club="TOGETHER",
        agreed_words="Ioan arrives changed, stays where a leader can see him, and goes home with his aunt.",
        own_words="I play in goal. Pat or Sam can see me.",
        sheet=NeedToKnow(
            holders=(
                SheetHolder(
                    name="Pat Lewis",
                    part="welfare officer, junior football club",
                    phone="01632 960 612",
                    is_welfare=True,
                ),
                SheetHolder(name="Sam Tudor", part="coach and cover, junior football club", is_cover=True),
            ),
            rules=(
                SheetRule(text="He arrives changed. He does not use the changing area.", cover="Sam Tudor"),
                SheetRule(text="You or Sam Tudor can see him from arrival until he is collected.", cover="Sam Tudor"),
                SheetRule(text="His aunt collects him from one of you at 18:00.", cover="Sam Tudor"),
            ),
            answers=(SheetAnswer(when="He needs the toilet", then="He goes alone; you stay at the outer door."),),
            helps="A job: goals out and in.",
            procedure="the club’s safeguarding procedure",
            carer_relation="aunt",
            carer_phone="01632 960 611",
            tells_carer="Pat Lewis, the same evening",
            session_word="training",
            not_on=("2026-03-31", "2026-04-07"),
            return_by="2026-07-17",
            read_by="N. Morgan",
            read_on="2026-03-19",
            seen_words="Ioan and his aunt saw these words on 19 March 2026.",
        ),
    )


def devices(_seen: Concerns) -> PlanRow:
    return PlanRow(
        key="devices",
        setting="ONLINE_HOME",
        name="Home devices",
        at_risk="Ioan himself",
        level=Level.MODERATE,
        because="Nobody knows what he watched before.",
        controls=(
            control(
                "settings",
                "Age-set controls; tablet downstairs",
                "Ms Sample",
                "",
                "2026-03-12",
                type="DEVICE_CONTROL",
                status=ControlStatus.NOT_CHECKED,
                status_words="aunt told us",
            ),
        ),
        supervision="PARENT_PRESENT",
        supervisor="Ms Sample",
    )


ROWS = (playground, cloakroom, library, changing, classroom, walk_home, home, park, club, devices)
