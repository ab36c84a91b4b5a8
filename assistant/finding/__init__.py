"""Finding: from a question to the passages that may answer it, or the reason why none may."""
