"""The library: every report that is loaded, how well it was read, and its text with paragraph numbers as printed."""
