"""What staff can act on when something is refused."""


class DeskError(Exception):
    """A refusal with an id, the field it is about, and parameters for its sentence.

    The sentence itself stands in `words.py`. Parameters never hold a child's name or anything that was typed
    about a child: an error may be logged.
    """

    def __init__(self, id: str, *, field: str | None = None, **params: str | float) -> None:  # noqa: A002
        super().__init__(id)
        self.id = id
        self.field = field
        self.params = params


class DamagedVaultError(DeskError):
    """Stored bytes do not say what they said when they were written."""
