"""What can fill a box of a council's form from the records; the labels stand in the content pack (`form_source`)."""

from enum import StrEnum


class FormSource(StrEnum):
    """Where an answer comes from (`form_source`)."""

    CHILD_NAME = "CHILD_NAME"
    CHILD_BORN = "CHILD_BORN"
    GENDER = "GENDER"
    CHILD_ADDRESS = "CHILD_ADDRESS"
    SCHOOL = "SCHOOL"
    LEGAL_STATUS = "LEGAL_STATUS"
    PARENTAL = "PARENTAL"
    HOUSEHOLD = "HOUSEHOLD"
    NETWORK = "NETWORK"
    ETHNICITY = "ETHNICITY"
    RELIGION = "RELIGION"
    LANGUAGE = "LANGUAGE"
    COMMUNICATION = "COMMUNICATION"
    ADDITIONAL_NEEDS = "ADDITIONAL_NEEDS"
    SERVICES = "SERVICES"
    EARLY_HELP = "EARLY_HELP"
    WHY_NOW = "WHY_NOW"
    CONCERN = "CONCERN"
    LAST_EVENT = "LAST_EVENT"
    EVIDENCE = "EVIDENCE"
    HARM = "HARM"
    THRESHOLD = "THRESHOLD"
    OTHER_CHILDREN = "OTHER_CHILDREN"
    DANGER = "DANGER"
    IN_FORCE = "IN_FORCE"
    FAMILY = "FAMILY"
    STRENGTHS = "STRENGTHS"
    INTERVENTIONS = "INTERVENTIONS"
    PREVIOUS = "PREVIOUS"
    CHILD_VIEWS = "CHILD_VIEWS"
    CARER_VIEWS = "CARER_VIEWS"
    CARER_INFORMED = "CARER_INFORMED"
    AGREEMENT = "AGREEMENT"
    POLICE = "POLICE"
    PHONED = "PHONED"
    REQUESTS = "REQUESTS"
    OUTCOMES = "OUTCOMES"
    REFERRER = "REFERRER"


SECTION_OF: dict[FormSource, int] = {
    FormSource.WHY_NOW: 1,
    FormSource.CONCERN: 1,
    FormSource.LAST_EVENT: 1,
    FormSource.EVIDENCE: 1,
    FormSource.FAMILY: 1,
    FormSource.STRENGTHS: 1,
    FormSource.OTHER_CHILDREN: 2,
    FormSource.IN_FORCE: 2,
    FormSource.INTERVENTIONS: 2,
    FormSource.PREVIOUS: 2,
    FormSource.HARM: 3,
    FormSource.THRESHOLD: 3,
    FormSource.REQUESTS: 3,
    FormSource.OUTCOMES: 4,
}
"""The section of the report in which the whole of it stands; what is not here stands on page 1."""
