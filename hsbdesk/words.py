"""Every sentence for people, in the language that was asked for. Passed as an argument, never global.

The English sentence is the key (stdlib gettext); a language is a file in `resources/i18n`. `pseudo` is a language
for tests: longer by a third and accented, so that what was not passed through here, or does not fit, shows.
"""

import gettext
from pathlib import Path

from hsbdesk.decision_sentences import DECISION_SENTENCES
from hsbdesk.errors import DeskError
from hsbdesk.form_sentences import FORM_SENTENCES
from hsbdesk.plan_sentences import PLAN_SENTENCES
from hsbdesk.referral_sentences import REFERRAL_SENTENCES

_PSEUDO = str.maketrans("aeiouAEIOUcnsy", "àéîöûÀÉÎÖÛçñšý")


class _Pseudo(gettext.NullTranslations):
    """English with accents, a third longer, braces untouched."""

    def gettext(self, message: str) -> str:
        parts = message.replace("{", "\x00{").replace("}", "}\x00").split("\x00")
        long = "".join(part if part.startswith("{") else part.translate(_PSEUDO) for part in parts)
        return f"[{long}{'~' * (len(message) // 3)}]"


class Words:
    """Says sentences in one language."""

    def __init__(self, language: str = "en", folder: Path | None = None) -> None:
        self.language = language
        if language == "pseudo":
            self._catalogue: gettext.NullTranslations = _Pseudo()
        elif folder is None or language == "en":
            self._catalogue = gettext.NullTranslations()
        else:
            self._catalogue = gettext.translation("hsbdesk", str(folder), languages=[language], fallback=True)

    def __call__(self, sentence: str, **values: object) -> str:
        """Return the sentence with its values filled in."""
        said = self._catalogue.gettext(sentence)
        return said.format(**values) if values else said

    def count(self, n: int, one: str, many: str, **values: object) -> str:
        """Return `one` or `many` by number, with {n} filled in."""
        return self(one if n == 1 else many, n=n, **values)

    def refusal(self, error: DeskError) -> str:
        """Return the sentence of a refusal: what happened, what is safe, what to do next."""
        sentence = ERROR_SENTENCES.get(error.id)
        if sentence is None:
            return self(
                "This could not be done ({id}). What you typed is kept. Try again; if it happens again, note the"
                " word in brackets and tell whoever looks after HSB Desk.",
                id=error.id,
            )
        values = {name: self(str(value)) if name == "reason" else value for name, value in error.params.items()}
        return self(sentence, **values)


ERROR_SENTENCES: dict[str, str] = {
    "file_number_unknown": "There is no file {number} in this vault. List the files with: hsbdesk children.",
    "plan_none": "This child has no risk plan yet. Start one in the window, then try again.",
    "plan_row_missing": "That place is not in this version of the plan. Choose another place, or print the whole plan.",
    "card_reader_unknown": "That name has no part in this plan, so there is no card for it. Choose somebody who does"
    " something in it, covers or supervises.",
    "paper_needs_reader": "Say who this is for: a card or sheet is made for one person. Choose a name, then try again.",
    "referral_none": "This child has no referral yet. Start one in the window, then try again.",
    "school_needs_name": "The school needs a name. Type it; nothing else was changed.",
    "term_upside_down": "“{name}” ends before it starts. Correct one of its two dates; nothing was saved yet.",
    "move_needs_reason": "Say why the entry is moved. It stays where it is until then.",
    "move_none": "This entry was not moved, so there is nothing to undo.",
    "move_too_old": "A move can be undone for 48 hours, and this one is older. Move the entry again, with a reason.",
    "move_already_in": "That child already has a part in this entry. It was left as it is. Strike the entry out with"
    " a reason, then log it anew with the right children.",
    "move_same_child": "Both are the same child. Choose the child the entry is about.",
    "person_missing": "That person is no longer on the roll or on record. Look them up again by name.",
    "signed_out": "You are signed out. Your draft is kept. Sign in to go on.",
    "vault_mixed_up": "The vault's key file and record file do not belong together. Nothing was opened. Put the"
    " pair of one backup back together.",
    "sign_in_wait": "Too many tries. Wait {seconds} seconds, then try once more. Nothing was changed.",
    "backup_failed": "The copy that must come before an update could not be made, so nothing was updated. Free some"
    " space on the disk, then open the vault again.",
    "file_needs_reason": "Say in a few words why the file is opened. It is not open yet.",
    "file_open_already": "This child already has a file: {number}. Open that one.",
    "born_not_a_day": "That date of birth was not understood. Write it as 12 June 2015, or leave it empty.",
    "person_needs_name": "Type a first and a last name. Nothing was saved yet.",
    "fact_needs_text": "Say what the fact is. Nothing was saved yet; what you typed is kept.",
    "intervention_needs_type": "Choose what kind it is. Nothing was saved yet; what you typed is kept.",
    "intervention_needs_title": "Say in a few words what it is, as it will print. Nothing was saved yet.",
    "intervention_needs_start": "Say when it began, or when it is planned to. Nothing was saved yet.",
    "intervention_needs_impact": "It is restrictive, so say what it is like for the child. Nothing was saved yet.",
    "intervention_not_ended": "Say on which day it ended, or choose another status. Nothing was saved yet.",
    "intervention_ends_before": "It ends before it begins. Correct one of the two dates; nothing was saved yet.",
    "intervention_check_aim": "No aim yet. With its time and place, entries can be counted before and since.",
    "intervention_check_who": "Nobody is named who does it.",
    "intervention_check_specialist": "Turn the Page is delivered by a specialist. Name them under “delivered by”.",
    "intervention_check_partly": "This reads as if it is not always done. Then choose “Partly” under Delivered.",
    "intervention_check_exclusion": "Sending home and reduced hours are recorded as an exclusion. Check the kind.",
    "exclusion_needs_facts": "An exclusion needs its first and last day and who decided. Nothing was saved yet.",
    "exclusion_needs_days": "Say how many school days it lasts, 1 to 100. Nothing was saved yet.",
    "planned_needs_day": "Write a planned date with its day and month: Mon 20 April. Nothing was saved yet.",
    "effect_not_begun": "It has not begun, so there is no effect yet. Change its status when it starts.",
    "effect_before_start": "That day lies before it began. Correct the day; what you typed is kept.",
    "effect_needs_words": "Say what got better, or what did not. What you typed is kept.",
    "delivery_before_start": "One of these days lies before it began. Nothing was changed.",
    "delivery_twice": "A day stands twice in the list. Nothing was changed. Keep one line for each day.",
    "delivery_needs_state": "Choose for each day: in place, partly or not delivered. Nothing was changed.",
    "delivery_needs_answer": "Choose an answer: delivered and did not work, not delivered there, or not known.",
    "opinion_needs_author": "An opinion needs whose it is and why. Fill in both, or choose another basis.",
    "stray_names_undecided": "A name in this print is not decided yet ({n}). Decide each one beside the pages; then"
    " print.",
    "share_needs_points": "Consider each of the seven points and tick it. Nothing has left yet.",
    "profile_not_for_document": "This document is not made for that reader. Choose another reader or document.",
    "share_needs_reason": "Say why sharing is necessary and proportionate. Nothing has left yet.",
    "copy_not_saved": "This referral is not saved yet, so nothing was filed. Save it, open the preview again, then"
    " print.",
    "document_version_missing": "That version of the document is not in this vault. Look at the list of versions and"
    " choose another.",
    "document_version_damaged": "Version {version} does not read as it was signed. It is not shown or printed. Compare"
    " with a filed copy or a backup.",
    "sign_off_stopped": "{n} things must be resolved before this is signed: {where}. Go back to Assemble; resolve each,"
    " or say why it stays.",
    "sign_off_same_person": "The second reader is somebody else than the person who signs it off. Nothing was signed."
    " Ask another colleague to read it through.",
    "sign_off_stands": "This signature stands already under exactly this text. Nothing was changed.",
    "agreed_needs_name": "Say who agreed. Nothing was noted yet.",
    "agreed_needs_day": "Give the day on which it was agreed. Nothing was noted yet.",
    "agreed_needs_how": "Say how it was agreed: on paper, in a talk, by letter. Nothing was noted yet.",
    "pdf_unreadable": "This file cannot be read as a PDF, and no filed copy of this vault has exactly these bytes. Do"
    " not rely on it; open the filed copy instead.",
    "check_code_wrong": "A check code has 16 characters, 0 to 9 and A to F, in four groups. Compare it with the foot of"
    " the page.",
    "copy_of_another": "These pages were drawn for another document, so nothing was filed. Open the preview again, then"
    " print.",
    "key_only_for_statutory": "An identity key goes only to Social Services and the police. Send this reader the"
    " report without it.",
    "override_needs_reason": "Say why it may stay as it is. It stays in the list until then.",
    "offer_outdated": "The text has changed since this was offered, so nothing was changed. Look at the list again.",
    "complete_later_needs_reason": "Say why it goes now. The reason prints on page 1; nothing was stored yet.",
    "complete_later_needs_later_moment": "That moment has passed. Name a later one, by when the rest follows.",
    "complete_later_statutory": "This reader needs the family's agreement and a complete report. Answer each point, or"
    " give a reason for it; nothing was stored.",
    "draft_missing": "That draft is no longer there. It may have been submitted since; look at the list of concerns.",
    "case_file_code_unknown": "The case file was not imported. At {path} stands a code that the list “{vocabulary}”"
    " does not know. Nothing was changed. Correct that place, or bring HSB Desk up to date.",
    "text_too_long": "That text is longer than {most} characters. It is kept on this screen and was not saved yet."
    " Shorten it, or put part of it into a second entry.",
    "people_known": "This vault already holds somebody of that file. Nothing was imported. Import into a new vault.",
    "pupils_known": "This vault's roll already holds a pupil of that file. Nothing was imported. Import into a new"
    " vault, or bring the roll in as a pupil list.",
    "told_known": "This vault already holds part of that file's list of who has been told. Nothing was imported. Import"
    " into a new vault.",
    "triage_changed_elsewhere": "This concern was categorised in another window meanwhile. Nothing was changed here."
    " Open the concern anew and add what you decided.",
    "print_no_service": "No printer answers on this PC. The copy is filed and nothing is lost. Choose Save as"
    " PDF, or add a"
    " printer and print the filed copy.",
    "print_refused": "The printer did not take the pages. The copy is filed. Check the printer, then print the"
    " filed copy"
    " again, or choose Save as PDF.",
    "print_too_slow": "The printer did not answer in time. The copy is filed. Check the queue before you print"
    " again, so"
    " that it does not come out twice.",
    "file_not_written": "The file could not be written there. The copy is filed in the vault. Choose another folder and"
    " save again.",
    "record_known": "This vault already holds {number} of that file. Nothing was imported. Import into a new vault.",
    "category_needs_reason": "Say why in a few words. It protects the child and you. The rest is kept on this page.",
    "brook_needs_training": "A Brook colour needs a training date. Leave it open; a trained user can add it.",
    "not_needed_needs_reason": "Say for each child why no report is needed. The rest is kept on this page.",
    "contact_needs_reason": "You phoned and have no advice on this contact yet. Note the advice, or say why you go"
    " ahead without it.",
    "date_not_understood": "That date was not understood. Write it as 17 March, Tue 13:25, week of 17 Nov, November,"
    " before September, or not known.",
    "date_in_future": "That date is still to come. Write when it happened; for something planned, add a task.",
    "date_two_ways": "That date reads two ways: {first} or {second}. Write one of them out.",
    "date_weekday_wrong": "{date} is a {weekday}. Correct the day or the date.",
    "date_outside_calendar": "The school calendar has no {name} for that year. Write dates, or add the term in"
    " Settings.",
    "calendar_too_short": "The school calendar ends on {last}. Add the next terms in Settings, then try again.",
    "record_number_wrong": "That is not a record number of this program; one character may be wrong. Compare it with"
    " the print.",
    "amendment_needs_text": "Write what is to be added. The entry is unchanged.",
    "amendment_needs_reason": "Say why it is added. The entry is unchanged; what you typed is kept.",
    "plan_not_a_draft": "This version is not a draft any more, so it stays as it is. Begin the next version to change"
    " it.",
    "plan_not_in_force": "This version is not in force. Open the version in force, or sign the draft first.",
    "plan_draft_open": "A version is being written already. Sign it or drop it first.",
    "plan_there_already": "This child has a risk plan already. Begin its next version.",
    "plan_none_yet": "This child has no risk plan yet. Begin the first version.",
    "plan_needs_why": "Say why there is a new version, or choose the entry that asks for it. Nothing was begun yet.",
    "plan_drop_needs_reason": "Say why the draft is dropped. It stays until then.",
    "plan_check_interim": "Interim change {n} stands in no row of this version, and it ends when this is signed. Say it"
    " in a row, or let it end.",
    "control_needs_words": "It did not hold. Say what happened; nothing was changed yet.",
    "loosen_needs_words": "Say whether it can be loosened, and why. Nothing was changed yet.",
    "interim_taken_over_by_signing": "The next version takes it over when it is signed. Until then, renew or end it.",
    "interim_decided_already": "This interim change was decided already. Nothing was changed.",
    "safety_draft_open": "A version of this safety plan is being written already. Go on with that one.",
    "safety_review_needs_words": "Say what you saw, or what the child said. Nothing was saved yet.",
    "safety_needs_review": "Say on which day it is looked at again, after this one. Nothing was saved yet.",
    "safety_end_needs_reason": "Say why the safety plan ends. It stays in force until then.",
    "dispute_needs_person": "Say who disputes it. What you typed is kept.",
    "strike_out_needs_reason": "Say why the entry is struck out. It stands until then.",
    "place_action_needs_place": "Choose the place it is about. What you typed is kept.",
    "task_needs_text": "Say what has to be done. Nothing was saved yet.",
    "task_can_not_wait": "This can not be put off. Decide now, or answer “not known”.",
    "snooze_needs_reason": "Say why it can wait. It stays on Today until then.",
    "snooze_needs_later_day": "Choose a day after today.",
    "version_unaudited": "{n} records have a version that the activity list does not know. They were left as they"
    " are. Compare with a backup and tell your senior manager.",
    "reading_differs": "A record does not read as its last version. It was left as it is. Compare with a backup.",
    "disk_full": "The disk is full, so this could not be saved. Your text is kept on this screen. Free some space,"
    " then save again.",
    "disk_failed": "The disk did not answer, so this could not be saved. Your text is kept on this screen. Check the"
    " drive, then save again.",
    "save_failed": "This could not be saved to the vault. Your text is kept on this screen. Check the drive, then"
    " save again.",
    "not_permitted": "Your account may not do this. Ask the safeguarding lead.",
    "tour_took_too_long": "A screen took over a minute to load, so the tour stopped. Close other programs, then run"
    " it again.",
    "unexpected_fault": "Something went wrong inside the program. What you typed is kept on this screen and what was"
    " stored is unchanged. Save again; if it happens again, restart the program.",
    "settings_not_kept": "The look could not be kept on this PC. It holds until the program is closed. Check that"
    " your user folder can be written.",
    "concern_needs_child": "Name a child, or tick “not known”.",
    "concern_needs_text": "Say what you saw or were told. One sentence is enough.",
    "paper_fonts_missing": "A font that paper needs is not there ({file}). Nothing was printed. Install"
    " the program anew, then try again.",
    "content_missing": "The file {file} of this installation is not there. Nothing was changed. Install the"
    " program anew, then try again.",
    "content_damaged": "The file {file} of this installation can not be read. Nothing was changed. Install"
    " the program anew, then try again.",
    "content_nation_unknown": "This school's nation is neither Wales nor England. Choose one in Settings.",
    "record_missing": "That record is no longer where it was. Go back, look it up again and try once more.",
    "file_exists": "There is already a file with that name. It was left as it is. Choose another name.",
    "vault_file_missing": "The vault's record file is not there. Check that the drive is connected, or open a backup.",
    "vault_file_empty": "The vault's record file is empty. Nothing was changed. Open the newest backup instead.",
    "vault_file_cut": "The vault's record file is cut short. Nothing was changed. Open the newest backup instead.",
    "vault_not_encrypted": "The vault's record file is not encrypted, so it is not ours. It was not opened."
    " Check that the right folder was chosen.",
    "vault_read_only": "The vault can be read but not written here. Nothing was changed. Ask whoever looks after"
    " this PC to give you write access to its folder.",
    "vault_open_elsewhere": "The vault is open in another window or for another user of this PC. Close it there,"
    " then try again.",
    "vault_setting_refused": "The encrypted store did not accept a safety setting ({setting}). Nothing was"
    " changed. Install the program anew, then try again.",
    "vault_damaged": "The vault's record file can not be read. It was left as it is. Open the newest backup and"
    " keep the damaged file.",
    "no_encryption": "This PC's installation lacks the encryption that the vault needs, so nothing was opened."
    " Install the program anew.",
    "vault_is_newer": "This vault was last used with a newer HSB Desk. It was left as it is. Open it with the"
    " newer version.",
    "schema_changed": "The vault's inner structure is not what this version made. It was left as it is. Open the"
    " newest backup.",
    "audit_broken": "The activity list does not fit together at row {seq}. Your records were left as they are."
    " Tell your senior manager, and compare with the last printed checkpoint.",
    "version_damaged": "Version {version} of this record does not read as it was written. It was left as it is."
    " Compare with a backup.",
    "number_taken": "The number {number} is already used in this vault. Nothing was imported. Import into a new"
    " vault, or change the number in the file.",
    "copy_missing": "That filed copy is not in this vault. Make a new copy from the document.",
    "copy_damaged": "The filed copy does not read as it was filed. It is not shown. Compare with the paper copy or"
    " a backup.",
    "vault_unknown_member": "Nobody of that name signs in here. Nothing was changed. Choose your name from"
    " the list, or ask a safeguarding lead to add you.",
    "vault_wrong_passphrase": "That passphrase did not match. Nothing was changed. Check Caps Lock and the"
    " keyboard's language, then type it again.",
    "vault_slot_too_weak": "This account's way in is weaker than HSB Desk allows, so it was not used."
    " Nothing was changed. Ask another safeguarding lead to give you a new passphrase, or use the"
    " recovery sheet.",
    "vault_not_enough_memory": "There was not enough free memory to check the passphrase ({mib} MB are"
    " needed). Nothing was changed. Close other programs, then try again.",
    "vault_header_missing": "The vault's key file is not there, so nothing can be opened. The records were"
    " not touched. Check that the right folder was chosen, or open the newest backup.",
    "vault_header_damaged": "Both copies of the vault's key file are damaged. The records were not"
    " touched. Open the newest backup, and keep the damaged files.",
    "vault_header_altered": "The vault's key file was changed by something other than HSB Desk, so it was"
    " not used. The records were not touched. Open the newest backup, and tell whoever is responsible for"
    " data protection.",
    "vault_file_too_large": "A file of the vault is far larger than HSB Desk writes it, so it was not"
    " read. Nothing was changed. Open the newest backup, and keep the file.",
    "vault_newer": "This vault was last used with a newer HSB Desk. It was left as it is. Open it with the"
    " newer version.",
    "vault_unreadable": "The vault's key file could not be read (system code {code}). Nothing was changed."
    " Check the drive and your rights to the folder, then try again.",
    "vault_disk_full": "The disk is full, so this could not be saved. What was saved before is whole, and"
    " what you typed stays on the screen. Free some space, then save again.",
    "vault_write_failed": "This could not be written to the vault (system code {code}). What was saved"
    " before is whole, and what you typed stays on the screen. Check the drive, then save again.",
    "vault_open_on_pc": "The vault is already open on {pc} (process {pid}). Nothing was changed here."
    " Close it there, then try again.",
    "vault_rotation_unfinished": "The records are still being moved to a new key. Nothing was changed."
    " Sign out, sign in again to finish this, then repeat what you did.",
    "vault_exists": "There is already something in that folder. It was left as it is. Choose another name,"
    " or an empty folder.",
    "vault_not_found": "There is no vault in that folder. Nothing was changed. Choose the folder whose"
    " name ends in .hsbvault.",
    "vault_place_network": "This folder is on a network drive, where records would be damaged sooner or"
    " later. Nothing was written there. Choose a folder on this PC's own disk.",
    "vault_place_synced": "This folder is copied to other computers. Nothing was written there. Choose a"
    " folder on this PC that no program synchronises.",
    "vault_place_removable": "This folder is on a stick or card that can be pulled out. Nothing was"
    " written there. Choose a folder on this PC's own disk; sticks are for backups.",
    "member_not_allowed": "Your role does not hold the keys for this change. Nothing was changed. Ask a"
    " safeguarding lead to do it.",
    "member_last_lead": "This is the last safeguarding lead, and without one nobody could open the"
    " records. Nothing was changed. Add another lead first.",
    "member_self": "You cannot do this to your own account. Nothing was changed. Ask another safeguarding"
    " lead to do it.",
    "member_name_taken": "Somebody of that name already signs in here. Nothing was changed. Add a second"
    " name or an initial.",
    "member_name_invalid": "That cannot be used as a name: it is empty, longer than {cap} letters, or"
    " holds signs that cannot be shown. Nothing was changed. Type it again.",
    "member_role_invalid": "That role cannot be given here. Nothing was changed. Choose another role.",
    "passphrase_short": "That passphrase is too short. Nothing was changed. Use at least {least}"
    " characters, or {words} different words.",
    "passphrase_common": "That passphrase would be guessed early: it is made of common words, names, years"
    " or repeats. Nothing was changed. Join four words that have nothing to do with each other.",
    "passphrase_long": "That passphrase is longer than {cap} characters, or holds signs that cannot be"
    " kept. Nothing was changed. Type a shorter one.",
    "passphrase_hint_tells": "That hint gives away much of the passphrase, and everybody can see it."
    " Nothing was changed. Write a hint that only you understand, or leave it empty.",
    "passphrase_hint_long": "That hint is longer than {cap} characters, or holds signs that cannot be"
    " shown. Nothing was changed. Type a shorter one.",
    "recovery_typing": "There is a typing mistake in group {group} of the recovery key. Nothing was"
    " changed. Compare that group with the sheet.",
    "recovery_length": "The recovery key has {wanted} letters and digits; {got} were typed. Nothing was"
    " changed. Compare it with the sheet, group by group.",
    "recovery_wrong_key": "That is a recovery key, but not the one of this vault. Nothing was changed. Use"
    " the sheet with key number {key_no}.",
    "recovery_none": "No recovery sheet was made for this vault. Nothing was changed. Ask another"
    " safeguarding lead to sign in.",
    "recovery_signed_in_with_it": "You are signed in with the old recovery sheet. Nothing was changed."
    " Give a safeguarding lead a new passphrase, sign in as that person, then make the new sheet.",
    "draft_invalid": "This draft holds something that cannot be kept. Your text is still on the screen."
    " Copy it to paper, and tell whoever looks after HSB Desk.",
    "draft_too_large": "This draft is larger than {mib} MB, so it was not kept. Your text is still on the"
    " screen, and the draft as it was before is whole. Take out what was pasted last.",
    "draft_damaged": "This draft is damaged. Its file was kept aside under another name. Write what you"
    " remember, and tell whoever looks after HSB Desk.",
    "draft_closed": "This draft was sealed with keys that you do not have, as after a reset passphrase. It"
    " was left as it is. If it is a concern, another safeguarding lead may be able to open it.",
    "draft_not_found": "This draft is no longer there. It may have been recorded or thrown away in another"
    " window. Look for the record.",
    "draft_unreadable": "The file of this draft could not be read. It was left as it is. Check the drive,"
    " then try again.",
    "draft_not_a_lead": "Only safeguarding leads receive unfinished concerns. Nothing was changed. Ask a lead to look.",
    "case_file_too_large": "The case file is larger than {most} MB. Nothing was imported. Ask whoever made it for a"
    " file of one child.",
    "case_file_not_json": "The case file can not be read: it is broken at line {line}. Nothing was imported. Ask"
    " whoever made it to export it again.",
    "case_file_other_format": "This is not a case file of HSB Desk. Nothing was imported. Choose the file that was"
    " exported as a case file.",
    "case_file_newer": "This case file was made with a newer HSB Desk. Nothing was imported. Bring HSB Desk up to date,"
    " then import it again.",
    "case_file_wrong": "The case file was not imported. At {path}, {reason}. Nothing was changed. Correct that place,"
    " or ask whoever made the file to export it again.",
    "table_empty": "There are no rows in that list. Nothing was changed. Export the pupil list again and choose that"
    " file.",
    "table_too_large": "That list is too large for a pupil list (more than {most} rows, 100 columns or 5 MB). Nothing"
    " was changed. Export the pupils of this school alone.",
    "table_is_workbook": "That is a spreadsheet workbook. Nothing was changed. Open it, choose Save as, and save it as"
    " CSV; then choose that file.",
    "table_not_text": "That file is not a list in text. Nothing was changed. Save the pupil list as CSV, then choose"
    " that file.",
    "table_damaged": "The quotation marks in row {row} of the list do not fit together. Nothing was changed. Mend that"
    " row, or export the list again.",
    "list_unreadable": "That file could not be read. Nothing was changed. Check that it is not open in another program,"
    " then choose it again.",
    "roll_needs_names": "No column holds the pupils' names. Match a column for first and last name, or one for both.",
    **PLAN_SENTENCES,
    **REFERRAL_SENTENCES,
    **FORM_SENTENCES,
    **DECISION_SENTENCES,
}
"""What happened, what is safe, what to do next; by the id of the refusal."""
