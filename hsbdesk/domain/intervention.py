"""What was done, and what it changed (domain.md section 5).

One walk: an `InterventionDraft` is what the form holds (intervention_draft.py), a `CheckedIntervention` is what may
be recorded, an `Intervention` is what was recorded.
"""

from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.domain.dates import PartialDate
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.record import Recorded


class InterventionStatus(StrEnum):
    """Where an intervention stands."""

    PLANNED = "PLANNED"
    RUNNING = "RUNNING"
    ENDED = "ENDED"
    NOT_STARTED = "NOT_STARTED"


class Judgement(StrEnum):
    """What a person judged the effect to be (`effect`). The program counts; people conclude."""

    HELPED = "HELPED"
    HELPED_PARTLY = "HELPED_PARTLY"
    NO_CHANGE = "NO_CHANGE"
    WORSE = "WORSE"
    MIXED = "MIXED"
    TOO_EARLY = "TOO_EARLY"
    NOT_KNOWN = "NOT_KNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectObservation:
    """One look at what changed, and how we know."""

    on: str
    judgement: Judgement
    better: str = ""
    not_better: str = ""
    how_we_know: str = ""
    evidence: tuple[RecordId, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AimScope:
    """The aim's own time and place."""

    words: str = ""
    places: tuple[str, ...] = ()
    """The school's own places; empty for any place."""
    times: tuple[str, ...] = ()
    """Names of parts of the school day ("Break"); empty for any time."""
    behaviours: tuple[str, ...] = ()
    """`behaviour_type` codes; empty for any behaviour."""


class Reliability(StrEnum):
    """Whether it was delivered (`reliability`)."""

    IN_PLACE = "IN_PLACE"
    PARTLY = "PARTLY"
    NOT_DELIVERED = "NOT_DELIVERED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Whether it was delivered on one day, where known (`reliability`)."""

    day: str
    """ISO date."""
    state: str
    """IN_PLACE, PARTLY or NOT_DELIVERED."""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryAnswer:
    """The answer to "was it delivered there?" about an entry inside the aim (domain.md section 5)."""

    entry: RecordId
    answer: str
    """DELIVERED_DID_NOT_WORK, NOT_DELIVERED or NOT_KNOWN."""
    why: str = ""
    by: str = ""
    on: str = ""
    """ISO date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Dates and decision of an exclusion; the nation's word comes from the content pack."""

    start: str
    end: str
    days: int
    decided_by: str
    work_set: str = ""
    return_meeting: str = ""


@dataclass(frozen=True, kw_only=True)
class InterventionContent:
    """What an intervention says; shared by the checked and the recorded form."""

    file: FileId
    type: str = "OTHER"
    title: str
    """What it is, in a few words, as it prints."""
    status: InterventionStatus = InterventionStatus.RUNNING
    start: PartialDate
    end: PartialDate | None = None
    who: str = ""
    dose: str = ""
    aim: str = ""
    aim_scope: AimScope | None = None
    delivered_to: tuple[str, ...] = ()
    resources: str = ""
    """What was used, as staff call it."""
    resources_by: str = ""
    """Who delivered it; a specialist's programme names the specialist (domain.md 2.4)."""
    restrictive: bool = False
    impact_on_child: str = ""
    reliability: str = ""
    """IN_PLACE, PARTLY or NOT_DELIVERED overall; empty when not judged."""
    reliability_words: str = ""
    deliveries: tuple[Delivery, ...] = ()
    delivery_answers: tuple[DeliveryAnswer, ...] = ()
    exclusion: Exclusion | None = None
    prompted: tuple[RecordId, ...] = ()
    """Entries that this intervention led to."""
    observations: tuple[EffectObservation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CheckedIntervention(InterventionContent):
    """An intervention that may be recorded."""


@dataclass(frozen=True, kw_only=True)
class Intervention(InterventionContent, Recorded):
    """Something done with or for the child. Its number starts with N. `links` are the concerns it answers."""

    @property
    def latest(self) -> EffectObservation | None:
        """Return the latest effect observation."""
        return self.observations[-1] if self.observations else None
