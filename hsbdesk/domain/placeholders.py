"""Words of a nation put into a text: <svc> -> "Social Services", <Verb> -> "Report"."""

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"<([A-Za-z]\w*(?:\.\w+)*)>")


def fill_placeholders(text: str, words: Mapping[str, str]) -> str:
    """Return `text` with each <key> put in; <Key> begins with a capital. KeyError for an unknown key."""

    def word(found: re.Match[str]) -> str:
        key = found[1]
        said = words[key[0].lower() + key[1:]]
        return said[0].upper() + said[1:] if key[0].isupper() else said

    return _PLACEHOLDER.sub(word, text)
