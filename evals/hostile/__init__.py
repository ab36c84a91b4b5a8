"""Hostile: reports of an invented council that try to make a model, or us, say what is not so, with questions on them."""
