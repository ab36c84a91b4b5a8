"""Index: reports become passages in a catalogue (SQLite with full text) and vectors (Chroma), built so that a kill harms nothing."""
