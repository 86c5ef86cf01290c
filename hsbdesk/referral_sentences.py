"""What is missing from a referral's course, its send log and its answers, one sentence each; `words.py` says them."""

REFERRAL_SENTENCES: dict[str, str] = {
    "sending_needs_at": "Say when it was sent: the day, and the time. Nothing was noted yet; what you typed is kept.",
    "sending_needs_how": "Choose how it was sent. Nothing was noted yet; what you typed is kept.",
    "sending_needs_to": "Say whom it was sent to. Nothing was noted yet; what you typed is kept.",
    "course_in_future": "That moment has not come yet. Correct the day or the time; nothing was noted yet.",
    "course_needs_day": "Give the day, and the time if it is known. Nothing was noted yet; what you typed is kept.",
    "course_before_sent": "That is before it was sent. Correct the day or the time; nothing was noted yet.",
    "sending_missing": "That entry is not in the send log. Look at the log again.",
    "answer_needs_child": "Say which child each decision is about. Nothing was noted yet; what you typed is kept.",
    "answer_needs_decision": "Choose what was decided about each child. Nothing was noted yet; what you typed is kept.",
    "answer_needs_given_by": "Say who gave the decision. Nothing was noted yet; what you typed is kept.",
    "answer_not_sent": "Nothing was sent yet, and no call was saved as a report. Note the sending first; nothing was"
    " noted yet.",
    "settle_needs_outcome": "Choose what came of it. Nothing was noted yet; what you typed is kept.",
    "settle_needs_words": "Say in a few words why. Nothing was noted yet; what you typed is kept.",
    "settle_needs_review": "Give the day on which it is looked at again, today or later. Nothing was noted yet.",
    "settle_not_refused": "This answer is no refusal, so nothing is open about it. Look at its answers again.",
    "escalation_needs_who": "Say to whom it was escalated. Nothing was noted yet; what you typed is kept.",
    "escalation_needs_grounds": "Say why the decision is disputed. Nothing was noted yet; what you typed is kept.",
    "escalation_needs_answer": "Say what was answered. Nothing was noted yet; what you typed is kept.",
    "escalation_missing": "That step is not noted for this referral. Look at the ladder again.",
    "escalation_not_sent": "Nothing was sent yet, so nothing can be escalated. Note the sending first; nothing was"
    " noted yet.",
    "taking_needs_council": "Say which council it is. Nothing was noted yet; what you typed is kept.",
    "returned_needs_words": "Say what they ask for. Nothing was noted yet; what you typed is kept.",
    "close_needs_because": "Say why nothing more is to be done. Nothing was closed; what you typed is kept.",
    "close_matter_open": "Matters of a refusal that are still open: {n}. Settle each first; nothing was closed.",
    "course_closed": "This referral is closed. To go on, start a new one from it.",
    "open_again_not_yet": "Nothing was decided about this referral yet, so it goes on as it is.",
    "sending_folder_missing": "That folder is not there, so nothing was saved. Connect the drive, or choose another"
    " folder.",
    "sending_folder_locked": "Files may not be written into that folder, so nothing was saved there. Choose another"
    " folder.",
    "sending_file_exists": "{file} is already in that folder. It was left as it is and nothing was saved. Choose"
    " another folder, or delete the old file first.",
    "sending_disk_full": "There is no room left in that place, so nothing was saved there. Free some space or choose"
    " another folder, then save again.",
    "sending_not_written": "The files could not be written there, so nothing was saved. Choose another folder, then"
    " save again.",
    "quick_needs_file": "No child of this concern has a file yet, and a quick report is kept in the file. Open the file"
    " first, then come back; what was recorded stays as it is.",
}
