"""The readiness rules by id, and the check of one referral (domain.md 7.4).

Left out: R55 is printed by the program (AUTO), and R46 is kept by the paper path, which files nothing without a
sharing entry and its reason.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from hsbdesk.domain import readiness_background as background
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
from hsbdesk.domain.readiness_look import Look

Rule = Callable[[Look], Iterator[Finding]]

RULES: dict[str, Rule] = {
    "R01": safety.r01_danger,
    "R02": safety.r02_police,
    "R03": front.r03_identity,
    "R04": front.r04_family,
    "R05": front.r05_needs,
    "R06": recipient.r06_recipient,
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
    "R18": background.r18_span,
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
    "R47": recipient.r47_letters,
    "R48": wording.r48_placeholders,
    "R49": records.r49_sources,
    "R50": wording.r50_short_forms,
    "R51": safety.r51_written_report,
    "R52": safety.r52_decisions,
    "R53": background.r53_own_account,
    "R54": records.r54_cited_prints,
    "R56": interventions.r56_effect_dates,
    "R57": front.r57_responsible,
}


def check_readiness(case: ReadinessCase, say: Say) -> tuple[Finding, ...]:
    """Return every finding in the order it is shown; those somebody gave a reason for carry it.

    What "Send now, complete later" covers is still found: `open_findings` leaves it out.
    """
    look = Look(case, say)
    reasons = {override.finding: override.reason for override in case.referral.overrides}
    found: list[Finding] = []
    for rule in RULES.values():
        for finding in rule(look):
            reason = reasons.get(finding.key, "")
            found.append(replace(finding, overridden=reason) if reason else finding)
    return order_findings(found)
