"""The concern of the demo as it stood while it was being written: what the tour shows in the log form."""

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.concern import ConcernKind, RiskNow, Role
from hsbdesk.domain.concern_draft import ConcernDraft, DraftAccount, DraftPerson, draft_fields

_TEXT = (
    "Cari told me that Ioan touched her leg over her clothing in the Year 5 cloakroom at the end of lunch. He asked"
    " her not to tell. She said it had happened “a few times” this week. Ioan was inappropriate with his words too."
)


def keep_demo_draft(desk: Desk) -> str:
    """Keep the half-written concern as a draft of whoever is signed in; return its uuid. Runs on the desk thread."""
    ioan, cari = _person(desk, "Ioan Sample", Role.DISPLAYED), _person(desk, "Cari Prosser", Role.AFFECTED)
    draft = ConcernDraft(
        uuid=desk.concerns.new_draft().uuid,
        kind=ConcernKind.TOLD_ME,
        risk_now=RiskNow.NO_ONE_I_CAN_SEE,
        people=(ioan, cari),
        when="17 March 13:20",
        places=("Year 5 cloakroom",),
        source_choice="CHILD_TOLD",
        told_by_key=cari.key,
        told_by_name=cari.name,
        told_when="13:27",
        told_where="Year 5 classroom door",
        told_present="No one within hearing",
        adult_said="Thank you for telling me. I can't keep it a secret.",
        presentation="Spoke quietly, held her bag",
        told_what_next="Mr Rees now; mum today",
        what_happened=_TEXT,
        accounts=(DraftAccount(person_key=cari.key, words="I told him to stop and he went away."),),
        secrecy=True,
        applies=("SECRECY", "WHERE_ON_BODY"),
    )
    view: dict[str, object] = {"section": 1, "field": "whatHappenedEdit", "on_screen": True}
    view["title"] = desk.content.label("concern_kind", draft.kind.value)
    desk.drafts.keep(draft.uuid, "concern", draft_fields(draft), view, inbox=True)
    return draft.uuid


def _person(desk: Desk, name: str, role: Role) -> DraftPerson:
    choice = desk.pupils.suggest(name)[0]
    return DraftPerson(key=choice.key, name=choice.title, detail=choice.detail, role=role)
