"""The real look of the product for every widget test."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import Theme, apply_theme, load_theme

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return apply_theme(qapp, load_theme(RESOURCES, "light"))


@pytest.fixture
def big_theme(qapp: QApplication) -> Theme:
    return apply_theme(qapp, load_theme(RESOURCES, "light"), 2.0)
