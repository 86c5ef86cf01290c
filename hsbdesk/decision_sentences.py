"""What is missing from a decision to refer or not, one sentence each; `words.py` says them."""

DECISION_SENTENCES: dict[str, str] = {
    "decision_needs_file": "A decision is kept in a child's file. Open a file for the child in triage first, then"
    " record the decision.",
    "decision_needs_route": "Choose at least one route, with its reason: what is done instead, or besides. Nothing was"
    " saved yet; what you typed is kept.",
    "decision_route_needs_name": "Choose which route this is. Nothing was saved yet; what you typed is kept.",
    "decision_route_needs_reason": "Say why this route was taken. Nothing was saved yet; what you typed is kept.",
    "decision_needs_reason": "Say why, in a few words. It protects the child and you. Nothing was saved yet; what you"
    " typed is kept.",
    "decision_needs_its_day": "Give the day on which it was decided, today or earlier. Nothing was saved yet.",
    "decision_needs_service": "Choose which service was considered. Nothing was saved yet; what you typed is kept.",
    "decision_needs_adviser": "Say who advised to continue, when, and what they said. Nothing was saved yet; what you"
    " typed is kept.",
    "decision_needs_return_if": "Say what brings it back, such as a threat, contact, or a younger child. Nothing was"
    " saved yet; what you typed is kept.",
    "decision_needs_later_day": "Give a day after today on which it comes back at the latest. Nothing was saved yet;"
    " what you typed is kept.",
    "decision_needs_next_day": "Its day has come. If it still stands, give the next day on which it comes back."
    " Nothing was saved yet; what you typed is kept.",
    "decision_answered": "Nothing is open about this decision. Look at it again.",
    "decision_child_not_in_file": "That record is not in this child's file. Nothing was saved.",
}
