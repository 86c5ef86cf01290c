"""What is wrong with a council's form, its field list, its Word file or an answer; `words.py` says them."""

_PLAIN = (
    " A placeholder may only be a plain name in double braces, such as child_name. Change it in Word, save, and bring"
    " the form in again; nothing was kept."
)
_AGAIN = " Bring the form in again; nothing was kept."

FORM_SENTENCES: dict[str, str] = {
    "form_needs_name": "Give the form a name, such as the council's name and what the form is called.",
    "form_needs_boxes": "A form needs at least one box. Add the first box the form asks for.",
    "form_too_many_boxes": "A form holds {most} boxes at most. Take out those you never answer.",
    "form_box_key": "Box {number}: the short name has small letters, digits and low lines only, and starts with a"
    " letter: child_name. Change it; nothing was saved yet.",
    "form_box_twice": "Box {number}: the short name {code} is used by a box above it. Give it another; nothing was"
    " saved yet.",
    "form_box_heading": "Box {number}: type what the form asks for. Nothing was saved yet.",
    "form_box_source": "Box {number}: choose from the list what fills it, or leave it to be typed. Nothing was saved"
    " yet.",
    "form_box_limit": "Box {number}: the number of characters it holds is a whole number up to 100,000; leave it empty"
    " where there is no limit. Nothing was saved yet.",
    "form_text_too_long": "Box {number}: its heading, part or hint is longer than 500 characters. Shorten it; nothing"
    " was saved yet.",
    "form_put_away_reason": "Say in a few words why the form is not offered any more. Nothing was changed yet.",
    "form_box_missing": "This form has no such box any more. Look at the form again; what you typed is kept.",
    "form_answer_names": "Box {number} holds a name that is not decided yet. Decide who it is first; nothing was"
    " copied.",
    "form_answer_too_long": "Box {number} holds {most} characters and this answer has {got}. Use the short version or"
    " shorten it; nothing was copied.",
    "form_file_too_large": "The file is too large for a field list. Choose the file that was saved by HSB Desk;"
    " nothing was kept.",
    "form_file_not_json": "The file is no field list: it cannot be read at line {line}. Choose another file, or save"
    " it anew where it came from; nothing was kept.",
    "form_file_other_format": "The file is no field list of HSB Desk. Choose another file; nothing was kept.",
    "form_file_newer": "The field list was saved by a newer HSB Desk. Update this one, or build the list by hand;"
    " nothing was kept.",
    "form_file_wrong": "The field list is wrong at {path}: {reason}. Mend it where it came from; nothing was kept.",
    "form_template_missing": "The Word form is not in this vault. Bring it in again in the settings.",
    "form_template_damaged": "The stored Word form does not read as it was brought in, so it is not used. Check the"
    " vault in the settings, and bring the form in again.",
    "word_form_unreadable": "The file could not be read. Close it in Word and choose it again; nothing was kept.",
    "word_form_none": "This form has no Word file to fill. Bring one in under Settings, Council forms.",
    "word_form_too_large": f"The Word form is larger than {{most}} MB. Take pictures out or save them smaller.{_AGAIN}",
    "word_form_not_word": "This is no Word form that can be read. Open it in Word and save it as Word document (.docx)."
    f"{_AGAIN}",
    "word_form_locked": "The Word form is locked with a password, or is an old .doc file. Open it in Word and save it"
    f" as Word document (.docx) without a password.{_AGAIN}",
    "word_form_unpacks": "The Word form unpacks to far more than a form holds, so it was not opened. Ask the council"
    " for a clean copy; nothing was kept.",
    "word_form_macros": "The Word form holds macros, so it was not opened further. Save it in Word as Word document"
    f" (.docx) without macros.{_AGAIN}",
    "word_form_embedded": "The Word form holds an embedded file or control. Take it out in Word, or save the pages"
    f" you need as a new document.{_AGAIN}",
    "word_form_external": "The Word form is linked to a file, picture or template outside itself. Break the links in"
    f" Word (File, Info, Edit links to files).{_AGAIN}",
    "word_form_fetches": "The Word form has a field that fetches something when it is opened. Select all in Word and"
    f" press Ctrl+Shift+F9 to make fields plain text.{_AGAIN}",
    "word_form_damaged": "The Word form cannot be read as it stands. Open it in Word, save it under a new name, and"
    " bring that in; nothing was kept.",
    "word_form_attribute": f"“{{code}}” asks for a part of something.{_PLAIN}",
    "word_form_subscript": f"“{{code}}” picks something out by brackets.{_PLAIN}",
    "word_form_filter": f"“{{code}}” changes what it prints.{_PLAIN}",
    "word_form_call": f"“{{code}}” calls something.{_PLAIN}",
    "word_form_loop": f"The form repeats a part of itself (“{{code}}”).{_PLAIN}",
    "word_form_if": f"The form shows a part only sometimes (“{{code}}”).{_PLAIN}",
    "word_form_include": f"The form brings in another file (“{{code}}”).{_PLAIN}",
    "word_form_macro": f"The form defines something of its own (“{{code}}”).{_PLAIN}",
    "word_form_expression": f"“{{code}}” is more than a name.{_PLAIN}",
    "word_form_comment": f"The form has a hidden comment between braces. Take it out.{_PLAIN}",
    "word_form_unclosed": "A placeholder is not closed, or was changed with changes tracked. Accept all changes in"
    f" Word and write each placeholder anew, a plain name in double braces.{_AGAIN}",
    "word_form_place": "A placeholder stands in a comment, an endnote or another place that cannot be filled. Move it"
    f" into the text of the form.{_AGAIN}",
    "word_form_too_many": f"The Word form has more than {{most}} placeholders. Leave those in that you need.{_AGAIN}",
    "word_form_no_placeholders": "The Word form has no placeholder, so there is nothing to fill. Type one where each"
    " answer goes, a plain name in double braces, such as child_name, and bring it in again; nothing was kept.",
    "word_form_unknown": "The Word form asks for {code}, which is no box of this form. Add a box with that short name"
    " under Settings, Council forms, or change it in Word; nothing was filled.",
}
