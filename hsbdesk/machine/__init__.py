"""This PC: settings, last-seen state, places and logs. No case data."""
