"""Keys, not records: who opens the vault, drafts, the folder and its lock."""
