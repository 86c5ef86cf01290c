"""Letters for names: no hidden name in any form survives unnoticed, and nothing else is touched."""

import random
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hsbdesk.domain.names import fold
from hsbdesk.domain.pseudonyms import (
    KnownPerson,
    Rendered,
    RollName,
    hide_undecided,
    index_people,
    next_letter,
    render,
    scan,
)

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
IOAN = KnownPerson("ioan", "Ioan Sample", "Ioan", "Sample", (), "Ioan Sample")
LLEW = KnownPerson("llew", "Llew Sample", "Llew", "Sample", (), "Llew Sample")
AUNT = KnownPerson("aunt", "Delyth Sample", "Delyth", "Sample", ("Ms Sample",), "Ms Delyth Sample")
MALI = KnownPerson("mali", "Mali Tudno", "Mali", "Tudno", (), "Child A")
BECA = KnownPerson("beca", "Beca Harlow", "Beca", "Harlow", ("Becs",), "Child B")
OSIAN = KnownPerson("osian", "Osian Penry", "Osian", "Penry", (), "Child C")
CARI = KnownPerson("cari", "Cari Prosser", "Cari", "Prosser", ("Caz",), "Child F")
EFA = KnownPerson("efa", "Efa Rowan", "Efa", "Rowan", (), "Child G")
MOTHER = KnownPerson("mother", "Ann Prosser", "Ann", "Prosser", ("Mrs Prosser",), "Child F's mother")
REES = KnownPerson("rees", "Aled Rees", "Aled", "Rees", ("Mr Rees",), "A. Rees")
FILE = (IOAN, LLEW, AUNT, MALI, BECA, OSIAN, CARI, EFA, REES)

WILL = KnownPerson("will", "Will Hope", "Will", "Hope", (), "Child H")
MAY = KnownPerson("may", "May O'Neill", "May", "O'Neill", (), "Child I")
SION = KnownPerson("sion", "Siôn Llŷr ap Rhys", "Siôn", "ap Rhys", (), "Child J")
ANNA = KnownPerson("anna", "Anna-Lee Lloyd-Jones", "Anna-Lee", "Lloyd-Jones", (), "Child K")
AWKWARD = (*FILE, WILL, MAY, SION, ANNA)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Cari Prosser told me that Ioan touched her leg.", "Child F told me that Ioan touched her leg."),
        ("Cari Prosser (F), Year 5, ran.", "Child F, Year 5, ran."),
        ("CARI'S coat and cari's bag", "Child F'S coat and Child F's bag"),
        (f"Cari{APOSTROPHE}s coat", f"Child F{APOSTROPHE}s coat"),
        (f"Becs{APOSTROPHE} bag, Becs' coat", f"Child B{APOSTROPHE}s bag, Child B's coat"),
        ("Prosser, Cari. C. Prosser. Cari P. said", "Child F. Child F. Child F said"),
        ("Cari\nProsser", "Child F"),
        ("Caz ran, Beca Harlow and Osian walked", "Child F ran, Child B and Child C walked"),
        ('She said "I saw Mali".', 'She said "I saw [Child A]".'),
        (
            "\N{LEFT DOUBLE QUOTATION MARK}[Cari] and Mali\N{RIGHT DOUBLE QUOTATION MARK}",
            "\N{LEFT DOUBLE QUOTATION MARK}[Child F] and [Child A]\N{RIGHT DOUBLE QUOTATION MARK}",
        ),
        (
            f"\N{LEFT SINGLE QUOTATION MARK}Cari knows{APOSTROPHE} and Mali{APOSTROPHE}s",
            f"\N{LEFT SINGLE QUOTATION MARK}[Child F] knows{APOSTROPHE} and Child A{APOSTROPHE}s",
        ),
        (
            "Ioan Sample and Llew, with Ms Sample and Mr Rees",
            "Ioan Sample and Llew, with Ms Sample and Mr Rees",
        ),
        ("Malicious marine Carina had a caries check", "Malicious marine Carina had a caries check"),
        ("I saw Will by the wall. He will run.", "I saw Child H by the wall. He will run."),
        ("In the year to 5 May it was May 2021.", "In the year to 5 May it was May 2021."),
        ("He drew a field and may hope for rain.", "He drew a field and may hope for rain."),
        ("Sion ap Rhys; SIÔN AP RHYS; Siôn", "Child J; Child J; Child J"),
        ("May O\N{RIGHT SINGLE QUOTATION MARK}Neill and ONeill", "Child I and Child I"),
        ("Anna-Lee, Annalee, Anna Lee", "Child K, Child K, Child K"),
        ("Ca\N{SOFT HYPHEN}ri and Sio\N{COMBINING CIRCUMFLEX ACCENT}n", "Child F and Child J"),
        ("", ""),
    ],
)
def test_rendering(typed, printed):
    assert render(typed, AWKWARD) == Rendered(printed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Will told me.", ["Will"]),
        ("It ended. May came.", ["May"]),
        ("WILL WAS READ", ["WILL"]),
        ("will's bag", ["will"]),
        ("We saw the Hope on the wall", ["Hope"]),
        ("a rowan tree", ["rowan"]),
        ("Cari Bowen came", ["Cari"]),  # a child nobody linked
        ("Dewi Prosser came", ["Prosser"]),
        ("D. Prosser came", ["Prosser"]),
        ("Cari Sample came", ["Cari"]),
        ("Cari-Ann came", ["Cari"]),
        ("Mrs Prosser came; mr prosser came", ["Prosser", "prosser"]),
        ("the Prossers came", ["Prossers"]),
        ("Caris bag", ["Caris"]),
        ("Anna came with Mr Lloyd", ["Anna", "Lloyd"]),
    ],
)
def test_what_could_be_somebody_else_is_asked_and_left_as_typed(typed, found):
    rendered = render(typed, AWKWARD)
    assert rendered.text == typed
    assert [stray.found for stray in rendered.undecided] == found
    assert all(rendered.text[stray.start : stray.end] == stray.found for stray in rendered.undecided)


def test_a_name_that_two_people_share_is_asked_unless_the_surname_decides():
    other = KnownPerson("other", "Cari Harlow", "Cari", "Harlow", (), "Child D")
    rendered = render("Cari Harlow ran. Cari fell. Cari P. wept.", (CARI, other))
    assert rendered.text == "Child D ran. Cari fell. Child F wept."
    assert [stray.candidates for stray in rendered.undecided] == [("cari", "other")]


def test_a_surname_shared_with_a_named_child_stays_and_with_a_hidden_adult_is_asked():
    assert render("Ioan Sample, the Sample boys", FILE) == Rendered("Ioan Sample, the Sample boys")
    rendered = render("Mrs Prosser came, then Ann. So did a Prosser.", (*FILE, MOTHER))
    assert rendered.text == "Child F's mother came, then Child F's mother. So did a Prosser."
    assert [stray.candidates for stray in rendered.undecided] == [("cari", "mother")]


def test_answers_settle_what_was_asked():
    text = "Will told me about the Prossers."
    rendered = render(text, AWKWARD, answers={"will": "will", "prossers": ""})
    assert rendered == Rendered("Child H told me about the Prossers.")
    assert render(text, AWKWARD, answers={"will": "", "prossers": ""}) == Rendered(text)


def test_with_names_off_what_is_undecided_shows_its_initial():
    initials = tuple(
        KnownPerson(person.id, person.full, person.first, person.last, person.others, f"{person.first[0]}.")
        for person in (IOAN, LLEW, CARI)
    )
    rendered = render("Ioan Sample and the Sample boys saw Cari Bowen and Cari.", initials)
    assert hide_undecided(rendered) == "I. and the S. boys saw C. Bowen and C.."


def test_a_name_that_nothing_stands_for_is_always_asked():
    nobody = KnownPerson("x", "Nel Corwyn", "Nel", "Corwyn", (), "")
    rendered = render("Nel Corwyn (E) ran. Cari ran.", (CARI, nobody))
    assert (rendered.text, len(rendered.undecided)) == ("Nel Corwyn (E) ran. Child F ran.", 1)


def test_words_of_a_child_are_a_quotation_without_marks():
    assert render("Cari and Ioan ran", FILE, quotation=True) == Rendered("[Child F] and Ioan ran")


def test_a_child_called_child_does_not_swallow_the_letters_of_others():
    child = KnownPerson("x", "Ben Child", "Ben", "Child", (), "Child E")
    rendered = render("I saw Ben Child and Cari. I saw Child F. A child fell.", (CARI, child))
    assert rendered == Rendered("I saw Child E and Child F. I saw Child F. A child fell.")


HIDDEN = (MALI, BECA, OSIAN, CARI, EFA, SION, ANNA)
SHAPES = "{full}|{f}|{l}|{o}|{f}'s|{l}\N{RIGHT SINGLE QUOTATION MARK}s|{l}s'|{full}'s|{l}, {f}|{o} {l}|the {l}s"
FORMS = [
    shape.format(f=person.first, l=person.last, full=person.full, o=other)
    for person in HIDDEN
    for other in (person.others or (person.first,))
    for shape in SHAPES.split("|")
]
STYLES = st.sampled_from([str, str.upper, str.lower, str.title, lambda s: f'"{s}"', lambda s: f"({s})"])
BESIDE = (
    "told me|and|ran to the|.|,|He said|Ioan Sample|Llew|\n|-|[|]|Mr Rees|yesterday at 13:20|Year 5|Mrs|Dewi|"
    "\N{LEFT DOUBLE QUOTATION MARK}|\"|Child F|(F)|it's"
)
PLAIN = st.sampled_from(BESIDE.split("|"))
NAMES = st.builds(lambda form, style: style(form), st.sampled_from(FORMS), STYLES)
TEXTS = st.lists(st.one_of(NAMES, PLAIN), max_size=12).flatmap(
    lambda parts: st.sampled_from([" ", " ", "", "\n"]).map(lambda join: join.join(parts))
)
NAME_WORDS = {word for person in HIDDEN for word in re.findall(r"\w+", fold(f"{person.full} {person.others}"))}
NAME_WORDS -= {"ap"}


@given(text=TEXTS)
@example(text="Prosser Cari")
def test_no_hidden_name_survives_that_is_not_reported(text):
    rendered = render(text, AWKWARD)
    rest = list(rendered.text)
    for stray in rendered.undecided:
        rest[stray.start : stray.end] = "_" * (stray.end - stray.start)
    left = set(re.findall(r"[^\W_]+", fold("".join(rest))))
    assert not left & NAME_WORDS


@given(text=TEXTS)
def test_rendering_twice_changes_nothing_more(text):
    once = render(text, AWKWARD)
    assert render(once.text, AWKWARD) == once


@given(text=TEXTS)
def test_a_rendered_text_has_no_strays_but_the_undecided_ones(text):
    rendered = render(text, AWKWARD)
    assert scan(rendered.text, index_people(AWKWARD)) == rendered.undecided


@given(text=st.text(st.characters(exclude_categories=["L", "Cs"]), max_size=80))
def test_text_without_names_is_unchanged(text):
    typed = f"{text} The door was open at lunch. {text}"
    assert render(typed, AWKWARD) == Rendered(typed)


@given(text=st.text(max_size=80))
def test_any_text_is_rendered_without_failing(text):
    rendered = render(text, AWKWARD)
    assert all(rendered.text[stray.start : stray.end] == stray.found for stray in rendered.undecided)


ROLL = (
    RollName("p1", "Dewi", "Prosser"),
    RollName("p2", "Ioan", "Sample"),
    RollName("p3", "Nel", "Corwyn", ("Nelly",)),
    RollName("p4", "Will", "Field"),
)


def test_the_scan_finds_pupils_of_the_roll_by_their_full_names_only():
    index = index_people(FILE, ROLL, allowed={"p2"})
    text = "Ioan Sample, Nelly Corwyn, CORWYN NEL, Dewi, Nel, will field a team, Dewi Prosser's"
    strays = scan(text, index)
    assert [(stray.found, stray.candidates) for stray in strays] == [
        ("Nelly Corwyn", ("p3",)),
        ("CORWYN NEL", ("p3",)),
        ("will field", ("p4",)),
        ("Dewi Prosser", ("p1",)),
    ]
    assert all(text[stray.start : stray.end] == stray.found for stray in strays)
    assert scan("I will field a team", index, answers={"will field": ""}) == ()


def test_the_scan_finds_single_names_and_nicknames_of_linked_children():
    index = index_people(FILE, ROLL, allowed={"p2"})
    assert [stray.found for stray in scan("Caz and Tudno met Child F, Llew and Aled.", index)] == [
        "Caz",
        "Tudno",
    ]


def test_a_child_named_in_one_document_is_a_stray_in_another():
    hidden = KnownPerson("llew", "Llew Sample", "Llew", "Sample", (), "Child H")
    index = index_people((IOAN, hidden))
    assert [stray.found for stray in scan("Ioan Sample. Llew Sample. Llew.", index)] == [
        "Llew Sample",
        "Llew",
    ]


def test_scanning_looks_up_no_more_for_a_whole_roll_than_for_nobody():
    """300 paragraphs against 500 names: a look at each word, not at each name."""

    class Counted(dict):
        looks = 0

        def get(self, key, default=None):
            self.looks += 1
            return super().get(key, default)

    rng = random.Random(2)
    letters = "abcdefghilmnorstuwy"
    roll = [RollName(str(n), *("".join(rng.choices(letters, k=7)).title() for _ in range(2))) for n in range(500)]
    text = " ".join(["Ioan ran to the door", "and Mr Rees said \N{LEFT DOUBLE QUOTATION MARK}stop"] * 7)
    paragraphs = [f"{text} {rng.choice(roll).first} {n}." for n in range(300)]

    def looks(index) -> int:
        counted = Counted(index.forms)
        for paragraph in paragraphs:
            scan(paragraph, replace(index, forms=counted))
        return counted.looks

    assert 0 < looks(index_people(FILE, roll)) < 3 * looks(index_people(()))


def test_letters_go_on_after_the_last_one_given():
    assert [next_letter(taken) for taken in ((), ("A",), ("A", "C"), ("Z",), ("AZ", "B"), ("ZZ",))] == [
        "A",
        "B",
        "D",
        "AA",
        "BA",
        "AAA",
    ]
