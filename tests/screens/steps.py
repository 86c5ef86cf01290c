"""Steps that several walks begin with."""

from prepared import PASSPHRASE
from screen import Screen

CHILDREN = (("Cari Prosser", "Affected"), ("Ioan Sample", "Displayed"))


def sign_in_demo(screen: Screen) -> None:
    """Sign in to the demo case as its lead."""
    screen.wait_focus("Passphrase")
    screen.type(PASSPHRASE + "\n")
    screen.wait_focus("What needs you")


def open_child(screen: Screen) -> None:
    """Open the demo child's file by name."""
    screen.press("alt+2")
    screen.wait_focus("Find a child")
    screen.type("ioan\n")


def begin_concern(screen: Screen) -> None:
    """Begin a concern about two children, with a part for each."""
    screen.press("ctrl+n")
    screen.wait_focus("No, log a concern about children")
    screen.press("Return")
    screen.wait_focus("Yes")
    screen.press("Right")
    for place, (name, role) in enumerate(CHILDREN):
        screen.tab_to("Who", back=place > 0)
        screen.type(name.split(maxsplit=1)[0])
        screen.wait(lambda name=name: name in screen.current(), f"{name} to be suggested")
        screen.press("Return")
        screen.wait_focus(f"role{place}Combo")
        screen.type(role[:3])
