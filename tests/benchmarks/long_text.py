"""Typing into 5,000 words of a referral, as many paragraphs and as one: the writing aid looks meanwhile.

The window is the referral's own page; a key is taken with the paint that shows it. The bare means is a plain text
field of Qt of the same size with the same text.
"""

import random
import sys
import time
from pathlib import Path

from big_vault import make_vault
from figure import Figure, p95_ms, send
from live_preview import FILE, SIZE
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from waiting import wait_until

from ui.changes import Changes
from ui.context import PageContext
from ui.failures import Failures
from ui.messages import Messages
from ui.pages.referral import ReferralPage
from ui.theme import apply_theme, load_theme
from ui.widgets.record_edit import RecordEdit
from ui.work import Workers

WORDS = 5_000
PARAGRAPHS = 100
KEYS = 300
SEEN = "he walked along the wall and stood near the door while two others played at the goal and T. Hale watched them"
FLAGGED = ("often", "victim", "very", "several", "inappropriate", "sadly", "seemed", "recently", "some", "touched")


def main() -> None:
    """Type in the middle of the text, pausing now and then so that the aid looks through it."""
    sys.setswitchinterval(0.0005)  # as the program sets it
    desk = make_vault(Path(sys.argv[1]), SIZE)
    desk.warm_up()
    referral = desk.referrals.open(FILE)
    app = QApplication([])
    theme = apply_theme(app, load_theme(desk.places.resources, "light"))
    workers = Workers(Failures(desk.words))
    page = ReferralPage(PageContext(theme, desk.words, desk, workers, Changes(), Messages(theme, desk.words)))
    page.resize(1310, 724)
    page.show()
    page.load(referral)
    workers.wait_idle(60)
    page.show_section("request")
    workers.wait_idle(60)
    edit = page.findChild(RecordEdit, "opinionEdit")
    assert edit is not None
    figures: list[Figure] = []
    for name, paragraphs in (("100 paragraphs", PARAGRAPHS), ("one paragraph", 1)):
        text = written(paragraphs)
        bare = QPlainTextEdit()
        bare.resize(edit.size())
        bare.show()
        bare.setPlainText(text)
        plain = p95_ms(type_into(app, bare))
        bare.close()
        edit.setPlainText(text)
        wait_until(lambda: len(edit.marks()) > WORDS // 100)  # the aid has looked through it
        workers.wait_idle(120)
        taken = type_into(app, edit)
        workers.wait_idle(120)
        figures.append(
            Figure(
                name=f"key in 5,000 words with the writing aid, {name}, p95", value=p95_ms(taken), most=16,
                base_name="bare plain text field", base=plain,
            )
        )  # fmt: skip
    page.work.stop()
    workers.stop()
    desk.sign_out()
    send(figures)


def written(paragraphs: int) -> str:
    """Return 5,000 words in sentences of ten; every fifth sentence holds a word the aid points out."""
    rng = random.Random(8)
    sentences: list[str] = []
    for n in range(WORDS // 10):
        words = rng.choices(SEEN.split(), k=10)
        if n % 5 == 0:
            words[4] = FLAGGED[n // 5 % len(FLAGGED)]
        sentences.append(" ".join(words).capitalize() + ".")
    size = len(sentences) // paragraphs
    return "\n".join(" ".join(sentences[at : at + size]) for at in range(0, len(sentences), size))


def type_into(app: QApplication, edit: QPlainTextEdit) -> list[float]:
    """Return what each key took until it was painted; the caret stands in the middle of the text."""
    edit.setFocus()
    cursor = edit.textCursor()
    cursor.setPosition(edit.document().characterCount() // 2)
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()
    app.processEvents()
    taken: list[float] = []
    for n in range(KEYS):
        started = time.perf_counter()
        QTest.keyClick(edit, "abcde "[n % 6])
        app.processEvents()
        taken.append(time.perf_counter() - started)
        # A quick typist, who stops to think after a line: then the aid looks.
        until = time.perf_counter() + (0.3 if n % 60 == 59 else 0.02)
        while time.perf_counter() < until:
            app.processEvents()
            time.sleep(0.002)
    return taken


if __name__ == "__main__":
    main()
