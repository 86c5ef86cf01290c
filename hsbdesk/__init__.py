"""HSB Desk without its windows: importable, and fully usable, with no Qt installed."""
