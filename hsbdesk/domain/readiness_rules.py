"""The readiness rules by id, and the check of one referral (domain.md 7.4).

One function for each rule; what of a rule cannot be worked out from the records, and why, stands in `NOT_EVALUATED`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from hsbdesk.domain import readiness_background as background
from hsbdesk.domain import readiness_claims as claims
from hsbdesk.domain import readiness_councils as councils
from hsbdesk.domain import readiness_front as front
from hsbdesk.domain import readiness_interventions as interventions
from hsbdesk.domain import readiness_plan as plan
from hsbdesk.domain import readiness_recipient as recipient
from hsbdesk.domain import readiness_records as records
from hsbdesk.domain import readiness_request as request
from hsbdesk.domain import readiness_safety as safety
from hsbdesk.domain import readiness_wording as wording
from hsbdesk.domain.readiness import Finding, Say, order_findings
from hsbdesk.domain.readiness_case import ReadinessCase
from hsbdesk.domain.readiness_look import Look, Memory

Rule = Callable[[Look], Iterator[Finding]]

RULES: dict[str, Rule] = {
    "R01": safety.r01_danger,
    "R02": safety.r02_police,
    "R03": front.r03_identity,
    "R04": front.r04_family,
    "R05": front.r05_needs,
    "R06": councils.r06_recipient,
    "R07": wording.r07_nation,
    "R08": safety.r08_parents_told,
    "R09": recipient.r09_agreement,
    "R10": front.r10_voice,
    "R11": recipient.r11_form,
    "R12": background.r12_dated_incident,
    "R13": background.r13_complete,
    "R14": wording.r14_counts,
    "R15": wording.r15_actions,
    "R16": wording.r16_wording,
    "R17": background.r17_exact_words,
    "R18": claims.r18_claims,
    "R19": records.r19_stray_names,
    "R20": background.r20_category,
    "R21": background.r21_brook,
    "R22": background.r22_strengths,
    "R23": background.r23_origins,
    "R24": interventions.r24_any_action,
    "R25": interventions.r25_whole_action,
    "R26": interventions.r26_effect_in_words,
    "R27": interventions.r27_carer,
    "R28": plan.r28_plan_in_force,
    "R29": interventions.r29_safety_plan,
    "R30": interventions.r30_advice,
    "R31": interventions.r31_earlier,
    "R32": request.r32_any_request,
    "R33": request.r33_whole_request,
    "R34": wording.r34_vague_ask,
    "R35": request.r35_threshold,
    "R36": request.r36_own_request,
    "R37": front.r37_reply,
    "R38": request.r38_child_first,
    "R39": request.r39_school,
    "R40": request.r40_because,
    "R41": wording.r41_ultimatum,
    "R42": recipient.r42_better_futures,
    "R43": recipient.r43_senior_manager,
    "R44": recipient.r44_consultation,
    "R45": recipient.r45_readers,
    "R46": recipient.r46_necessary,
    "R47": recipient.r47_letters,
    "R48": wording.r48_placeholders,
    "R49": records.r49_sources,
    "R50": wording.r50_short_forms,
    "R51": councils.r51_written_report,
    "R52": safety.r52_decisions,
    "R53": background.r53_own_account,
    "R54": records.r54_cited_prints,
    "R56": interventions.r56_effect_dates,
    "R57": front.r57_responsible,
}


QUICK_RULES = ("R06", "R07", "R19")
"""All that a quick report is held to: the right recipient, the right law, no stray name. What else is missing prints
as not known."""
NOT_EVALUATED: dict[str, str] = {
    "R02": "Whether the police ought to be told: a person's decision. Asked where behaviour or category may be a"
    " crime; the law is not read out of words.",
    "R06": "That a person confirmed the council: nothing but their choice is stored.",
    "R08": "Whether a reason for not telling is one the procedures allow: it is written in words.",
    "R10": "Whether the views are the child's own: it is written in words.",
    "R12": "Ascending order: the program orders the rows by date.",
    "R23": "Whether the child was harmed: only that somebody has considered it.",
    "R37": "Who opens the vault in a closure: accounts are no part of a referral; the cover named is.",
    "R42": "Sexualised histories, and cover of the area: the service decides.",
    "R45": "Sign-off by a lead: kept by the sign-off, which only a lead may give.",
    "R46": "Before anything is sent: kept by the paper path, which files no copy without basis and reason.",
    "R47": "The profile of a copy: chosen by the paper path from who receives it.",
    "R55": "What was left out: printed by the program (AUTO), nothing to resolve.",
}
"""What of a rule cannot be worked out from the records, by rule, and why. R55 is the only rule without a function."""


def check_readiness(case: ReadinessCase, say: Say, memory: Memory | None = None) -> tuple[Finding, ...]:
    """Return every finding in the order it is shown; those somebody gave a reason for carry it.

    What "Send now, complete later" covers is still found: `open_findings` leaves it out. `memory` keeps what was
    found in texts from one check to the next.
    """
    look = Look(case, say, memory)
    reasons = {override.finding: override.reason for override in case.referral.overrides}
    found: list[Finding] = []
    for name in QUICK_RULES if case.referral.quick is not None else RULES:
        for finding in RULES[name](look):
            reason = reasons.get(finding.key, "")
            found.append(replace(finding, overridden=reason) if reason else finding)
    return order_findings(found)
