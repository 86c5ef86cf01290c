"""Text as it may be stored: what a border takes out, and how long a text may be (security.md section 4.12).

Emoji, accents, right-to-left letters and bidi controls stay as typed. Forms clean what was typed; an import
never changes a text, so it asks `altered` and refuses instead.
"""

import re

NARRATIVE_MOST = 200_000
"""Characters in one narrative."""
NAME_MOST = 200
"""Characters in a name, a number or another one-line text."""

_NEWLINES = re.compile("\r\n|[\r\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile("[\n\t]+")


def clean_text(text: str, *, lines: bool = True) -> str:
    r"""Return the text without what breaks storage, search or print.

    Every kind of newline becomes ``\n``, control characters other than newline and tab go, a lone surrogate
    becomes U+FFFD. With `lines` False newlines and tabs become one space: for names and other one-line texts.
    """
    cleaned = _NEWLINES.sub("\n", text)
    cleaned = _CONTROLS.sub("", cleaned)
    cleaned = _LONE_SURROGATES.sub("\ufffd", cleaned)
    return cleaned if lines else _BREAKS.sub(" ", cleaned)


def altered(text: str, *, lines: bool = True) -> bool:
    """Return whether `clean_text` would change the text."""
    return clean_text(text, lines=lines) != text
