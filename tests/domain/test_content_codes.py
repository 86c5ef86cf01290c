"""Every code that a record may hold has words in both nations, and the words are those we settled."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

import hsbdesk.domain
from hsbdesk.domain.content import NATIONS, Content, load_content

FOLDER = Path(__file__).parents[2] / "resources" / "content"
PACKS = {nation: load_content(FOLDER, nation) for nation in NATIONS}

ENUMS = {
    "ConcernKind": "concern_kind",
    "RiskNow": "risk_now",
    "Basis": "basis",
    "Role": "role",
    "Precision": "date_precision",
    "Safe": "safe",
    "Category": "category",
    "Brook": "brook",
    "ContactWay": "contact_way",
    "ContactKind": "contact_kind",
    "InterventionStatus": "intervention_status",
    "Judgement": "judgement",
    "FileKind": "file_kind",
    "Answer": "answer",
    "PersonKind": "person_kind",
    "ReferralStatus": "referral_status",
    "Profile": "profile",
    "DocumentKind": "document_kind",
    "CountedIn": "counted_in",
    "Reliability": "reliability",
    "ScopeDay": "scope_day",
    "Severity": "severity",
    "SignOffRole": "sign_off_role",
    "SignOffWay": "sign_off_way",
    "DayGap": "day_part",
    "PlanStatus": "plan_status",
    "Level": "level",
    "ControlStatus": "control_status",
    "Attendance": "attendance_decision",
    "InterimOutcome": "interim_outcome",
    "ContentTier": "content_tier",
    "RefusalMatter": "refusal_matter",
    "EscalationStep": "escalation_step",
    "Decided": "decided",
    "FormSource": "form_source",
}
NEVER_SHOWN = {
    *("Why", "Form", "OfferAction", "Action", "CareReason", "Scope", "Reported", "Side"),
    # said in sentences of their own
    *("DueKind", "CourseDueKind", "DifferenceKind", "RecallWhy", "Ring", "Stop", "Shown", "Telling"),
}

FIELDS = {
    "ConcernContent.source": "source_type",
    "ConcernContent.visibility": "visibility",
    "OtherSystem.full_account": "full_account",
    "ConcernDraft.source_choice": "",
    "ConcernDraft.applies": "",
    "FactContent.topic": "fact_topic",
    "FactContent.source": "source_type",
    "ContactAdvice.about": "contact_about",
    "ContactAdvice.answer": "contact_advice",
    "NotHsb.reason": "not_hsb_reason",
    "PoliceDecision.answer": "police_answer",
    "PoliceDecision.family_told": "family_told_police",
    "ChildDecision.report": "report_decision",
    "InterventionContent.type": "intervention_type",
    "InterventionContent.reliability": "reliability",
    "Delivery.state": "reliability",
    "DeliveryAnswer.answer": "delivery_answer",
    "TaskContent.kind": "task_kind",
    "TaskContent.counted_in": "counted_in",
    "LegalStatus.code": "legal_status",
    "ChildFile.lives_with": "lives_with",
    "Voice.method": "voice_method",
    "Amendment.kind": "amendment_kind",
    "Recipient.code": "recipient_type",
    "DangerAnswer.answer": "danger",
    "FrontSheet.form_attached": "answer",
    "Outcome.who": "outcome_who",
    "SharingDecision.basis": "lawful_basis",
    "Place.setting": "setting",
    "Control.type": "control_type",
    "ContactRule.where": "contact_part",
    "PlanEnding.outcome": "review_outcome",
    "PlanRow.days": "weekday",
    "PlanRow.speaks_to_club": "speaks_to_club",
    "ToldReturn.outcome": "told_return",
    "Contingency.when": "contingency_if",
    "PlanVoice.of": "plan_voice_of",
    "PlanVoice.method": "voice_method",
    "PlanReview.why": "review_reason",
    "OwnWords.about": "own_words_about",
    "OwnWords.method": "voice_method",
    "Told.basis": "lawful_basis",
    "Told.consent": "consent_status",
    "Told.how": "told_how",
    "FamilyAgreement.answer": "family_agreement",
    "CouncilTaking.takes": "answer",
    "Sending.how": "send_how",
    "ServiceAnswer.how": "answer_how",
    "RefusalStep.outcome": "refusal_outcome",
    "Service.code": "recipient_type",
}
"""Fields of the records that hold a code; "" where the code has words elsewhere."""

RECORDS = (
    "child",
    "concern",
    "concern_draft",
    "contact",
    "council_form",
    "decision",
    "directory",
    "fact",
    "interim",
    "intervention",
    "plan",
    "record",
    "referral",
    "quick_report",
    "safety_plan",
    "school",
    "sending",
    "sharing",
    "task",
    "triage",
)
CODE = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|\b(?:YES|NO|WAIT|HERE|THERE|OTHER|SS|[A-Z]{4,})\b")


@pytest.fixture(params=NATIONS)
def content(request: pytest.FixtureRequest) -> Content:
    return PACKS[request.param]


def labels_of(content: Content) -> Iterator[tuple[str, str]]:
    for vocabulary in content.vocabularies():
        for code in content.codes(vocabulary):
            yield f"{vocabulary}.{code}", content.label(vocabulary, code)
            yield f"{vocabulary}.{code} on paper", content.printed(vocabulary, code)


def documented_codes() -> Iterator[tuple[str, set[str]]]:
    """Yield each field of the record dataclasses that holds a code, with the codes its source speaks of."""
    for name in RECORDS:
        module = importlib.import_module(f"hsbdesk.domain.{name}")
        for record in ast.parse(inspect.getsource(module)).body:
            if not isinstance(record, ast.ClassDef):
                continue
            for line, after in zip(record.body, [*record.body[1:], None], strict=True):
                if not isinstance(line, ast.AnnAssign) or not isinstance(line.target, ast.Name):
                    continue
                words = ast.literal_eval(line.value) if isinstance(line.value, ast.Constant) else ""
                if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                    words = f"{words} {after.value.value}"
                codes = set(CODE.findall(words)) if isinstance(words, str) else set()
                if codes - {"DISPUTED"} or f"{record.name}.{line.target.id}" in FIELDS:
                    yield f"{record.name}.{line.target.id}", codes


def test_every_enum_that_people_see_has_labels(content: Content) -> None:
    found = {}
    for module in pkgutil.iter_modules(hsbdesk.domain.__path__):
        for thing in vars(importlib.import_module(f"hsbdesk.domain.{module.name}")).values():
            if inspect.isclass(thing) and issubclass(thing, StrEnum) and thing is not StrEnum:
                found[thing.__name__] = thing
    assert set(found) - NEVER_SHOWN <= set(ENUMS)
    for name, vocabulary in ENUMS.items():
        if name in found:
            assert {code.value for code in found[name]} <= set(content.codes(vocabulary)), name


def test_every_documented_code_has_a_label(content: Content) -> None:
    documented = dict(documented_codes())
    assert set(documented) == set(FIELDS)
    for field, codes in documented.items():
        vocabulary = FIELDS[field]
        if vocabulary:
            assert codes, field
            assert codes <= set(content.codes(vocabulary)), (field, vocabulary)


def test_no_two_codes_of_a_list_look_alike(content: Content) -> None:
    for vocabulary in content.vocabularies():
        labels = [content.label(vocabulary, code) for code in content.choices(vocabulary)]
        if vocabulary not in {"how_we_know", "field_name"}:
            assert len(set(labels)) == len(labels), vocabulary


def test_labels_keep_to_the_words_we_settled(content: Content) -> None:
    refused = re.compile(
        r"hearsay|perpetrator|victim|abuser|offender|alleg|kinship|high.risk|\bincident|disclos|\bT[1-4]\b"
        r"|[!\N{RIGHT SINGLE QUOTATION MARK}]",
        re.IGNORECASE,
    )
    for place, label in labels_of(content):
        assert label
        assert not refused.search(label), place
        assert not re.search(r"[<>]|  |\.\.", label), place
