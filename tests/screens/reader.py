"""Reads the window as a screen reader does: names, roles and states of the AT-SPI tree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_REGISTRY = "org.a11y.atspi.Registry"
_EVENTS = "org.a11y.atspi.Event.Object"
_TABLE = "org.a11y.atspi.Table"
_INPUTS = frozenset({"check box", "combo box", "push button", "radio button", "spin button", "table", "text"})
_LABELLED_BY = 2
_SECONDS = 10.0
_QUESTIONS = 3

CHECKED, EDITABLE, ENABLED, EXPANDED, FOCUSABLE, FOCUSED, SELECTED, SHOWING = 4, 7, 8, 10, 11, 12, 23, 25


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on the screen. `id`: its objectName; `name`: of a combo box its value, as Qt gives it on Linux."""

    path: str
    id: str
    role: str
    name: str
    states: int

    def has(self, state: int) -> bool:
        """Return whether one of the states of AT-SPI is set."""
        return bool(self.states >> state & 1)

    def is_input(self) -> bool:
        """Return whether something is typed, chosen or pressed here."""
        return self.role in _INPUTS and self.has(FOCUSABLE)

    def __str__(self) -> str:
        return f"{self.role} “{self.name}”"


class Reader:
    """Looks at one program."""

    def __init__(self, environment: Mapping[str, str], pid: int) -> None:
        session = open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"])
        try:
            bus = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
            address = session.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=_SECONDS).body[0]
        finally:
            session.close()
        self._bus: DBusConnection = open_dbus_connection(address)
        self._pid = pid
        self._program = ""
        self._heard = ""
        self._listen()

    def close(self) -> None:
        """Stop reading."""
        self._bus.close()

    def is_there(self) -> bool:
        """Return whether the program shows itself to screen readers."""
        if self._program:
            return True
        (programs,) = self._ask([self._call(_REGISTRY, _ROOT, _ACCESSIBLE, "GetChildren")])[0] or ([],)
        for name, _path in programs:
            owner = self._call(
                "org.freedesktop.DBus",
                "/org/freedesktop/DBus",
                "org.freedesktop.DBus",
                "GetConnectionUnixProcessID",
                "s",
                (name,),
            )
            if self._ask([owner])[0] == (self._pid,):
                self._program = name
        return bool(self._program)

    def nodes(self) -> list[Node]:
        """Return everything that shows, parents first."""
        shown = self._shown()
        asked = [message for path, _ in shown for message in self._questions(path)]
        answers = self._ask(asked)
        found: list[Node] = []
        for place, (path, states) in enumerate(shown):
            about = answers[_QUESTIONS * place : _QUESTIONS * (place + 1)]
            node = _make_node(path, states, about)
            if node is not None:
                found.append(node)
        return found

    def focused(self) -> list[Node]:
        """Return what has the keyboard, and what is current in lists."""
        focused = [(path, states) for path, states in self._shown() if states >> FOCUSED & 1]
        # A field inside a row of a table is told when it takes the keyboard, and not found by looking.
        if self._heard and self._heard not in dict(focused):
            (state,) = self._ask([self._call(self._program, self._heard, _ACCESSIBLE, "GetState")])
            low, high = state[0] if state is not None else (0, 0)
            if low >> FOCUSED & 1:
                focused.append((self._heard, low | high << 32))
        nodes = [_make_node(path, states, self._ask(self._questions(path))) for path, states in focused]
        return [node for node in nodes if node is not None]

    def _listen(self) -> None:
        """Ask to be told where the keyboard goes, as a screen reader does."""
        told = MatchRule(type="signal", interface=_EVENTS, member="StateChanged")
        self._bus.send_and_get_reply(message_bus.AddMatch(told), timeout=_SECONDS)
        registry = DBusAddress("/org/a11y/atspi/registry", bus_name=_REGISTRY, interface=_REGISTRY)
        wish = new_method_call(registry, "RegisterEvent", "s", ("object:state-changed:focused",))
        self._bus.send_and_get_reply(wish, timeout=_SECONDS)

    def _note(self, told: Message) -> None:
        """Take note of where the keyboard went."""
        fields = told.header.fields
        about_focus = fields.get(HeaderFields.member) == "StateChanged" and told.body[0] == "focused"
        if about_focus and told.body[1] and fields.get(HeaderFields.sender) == self._program:
            self._heard = fields[HeaderFields.path]

    def _shown(self) -> list[tuple[str, int]]:
        """Return path and states of everything that shows."""
        if not self.is_there():
            return []
        states: dict[str, int] = {}
        children: dict[str, list[str]] = {}
        level = [_ROOT]
        while level:
            answers = self._ask(
                self._call(self._program, path, _ACCESSIBLE, method)
                for path in level
                for method in ("GetState", "GetChildren")
            )
            following: list[str] = []
            for place, path in enumerate(level):
                state, below = answers[2 * place : 2 * place + 2]
                if state is None or below is None:
                    continue  # It went away while it was asked about.
                low, high = state[0]
                if path != _ROOT and not low >> SHOWING & 1:
                    continue
                states[path] = low | high << 32
                children[path] = [child for _bus, child in below[0] if child != path]
                following += children[path]
            level = following
        return list(_in_reading_order(_ROOT, states, children))

    def text(self, node: Node) -> str:
        """Return what stands in a field."""
        reads = self._call(self._program, node.path, "org.a11y.atspi.Text", "GetText", "ii", (0, -1))
        answer = self._ask([reads])[0]
        return answer[0] if answer else ""

    def heads(self, table: Node) -> list[str]:
        """Return what the columns of a table are called."""
        columns = range(self._count(table, "NColumns"))
        asked = [self._call(self._program, table.path, _TABLE, "GetColumnDescription", "i", (n,)) for n in columns]
        return [answer[0] if answer else "" for answer in self._ask(asked)]

    def cells(self, table: Node) -> list[list[str]]:
        """Return the names of all cells of a table, row by row, those that are scrolled away too."""
        rows, columns = self._count(table, "NRows"), self._count(table, "NColumns")
        places = [(row, column) for row in range(rows) for column in range(columns)]
        asked = [self._call(self._program, table.path, _TABLE, "GetAccessibleAt", "ii", place) for place in places]
        paths = [answer[0][1] if answer else "" for answer in self._ask(asked)]
        answers = self._ask([self._property(path, "Name") for path in paths])
        names = [answer[0][1] if answer else "" for answer in answers]
        return [names[columns * row : columns * (row + 1)] for row in range(rows)]

    def label(self, node: Node) -> str:
        """Return what a screen reader calls a thing: the label it belongs to, or its name."""
        relations = self._ask([self._call(self._program, node.path, _ACCESSIBLE, "GetRelationSet")])[0]
        for kind, targets in relations[0] if relations else []:
            if kind == _LABELLED_BY:
                answer = self._ask([self._property(targets[0][1], "Name")])[0]
                return answer[0][1] if answer else ""
        if node.role != "combo box":
            return node.name
        answer = self._ask([self._property(node.path, "Description")])[0]
        return answer[0][1] if answer else ""

    def _questions(self, path: str) -> tuple[Message, ...]:
        return (
            self._property(path, "AccessibleId"),
            self._property(path, "Name"),
            self._call(self._program, path, _ACCESSIBLE, "GetRoleName"),
        )

    def _count(self, table: Node, what: str) -> int:
        answer = self._ask([self._property(table.path, what, _TABLE)])[0]
        return answer[0][1] if answer else 0

    def _property(self, path: str, name: str, interface: str = _ACCESSIBLE) -> Message:
        return self._call(self._program, path, "org.freedesktop.DBus.Properties", "Get", "ss", (interface, name))

    @staticmethod
    def _call(
        bus: str, path: str, interface: str, method: str, signature: str | None = None, body: tuple[Any, ...] = ()
    ) -> Message:
        return new_method_call(DBusAddress(path, bus_name=bus, interface=interface), method, signature, body)

    def _ask(self, messages: Iterable[Message]) -> list[tuple[Any, ...] | None]:
        """Send all the questions, then take the answers: None where there is no such thing (any more)."""
        serials: list[int] = []
        for message in messages:
            serial = next(self._bus.outgoing_serial)
            serials.append(serial)
            self._bus.send(message, serial=serial)
        answers: dict[int, tuple[Any, ...] | None] = {}
        while len(answers) < len(serials):
            reply = self._bus.receive(timeout=_SECONDS)
            if reply.header.message_type is MessageType.signal:
                self._note(reply)
            serial = reply.header.fields.get(HeaderFields.reply_serial, 0)
            if serial in serials:
                is_answer = reply.header.message_type is MessageType.method_return
                answers[serial] = reply.body if is_answer else None
        return [answers[serial] for serial in serials]


def _make_node(path: str, states: int, about: Sequence[tuple[Any, ...] | None]) -> Node | None:
    if None in about:
        return None
    (((_, long_id),), ((_, name),), (role,)) = about
    return Node(path, long_id.rpartition(".")[2], role, name, states)


def _in_reading_order(
    path: str, states: Mapping[str, int], children: Mapping[str, list[str]]
) -> Iterable[tuple[str, int]]:
    if path in states:
        yield path, states[path]
        for child in children[path]:
            yield from _in_reading_order(child, states, children)
