"""The content packs of both nations: the school's for the screen, the recipient's for a document and its clocks."""

from pathlib import Path

from hsbdesk.domain.content import Content, load_content


class Packs:
    """Packs by nation; the other nation's is read when something is first written for a reader there."""

    def __init__(self, folder: Path, nation: str) -> None:
        """`folder` holds the packs, `nation` is the school's. Raises DeskError as `load_content` does."""
        self._folder = folder
        self._read = {nation: load_content(folder, nation)}
        self.own = self._read[nation]

    def of(self, nation: str) -> Content:
        """Return a nation's pack, "wales" or "england". Raises DeskError as `load_content` does."""
        if nation not in self._read:
            self._read[nation] = load_content(self._folder, nation)
        return self._read[nation]
