"""How good a passphrase is, in a word, while it is typed. No vault is needed."""

from hsbdesk.vault.passphrase import Strength, rate_passphrase

__all__ = ["Strength", "rate_passphrase"]
