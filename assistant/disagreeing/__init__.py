"""Disagreeing: a figure that another report gives differently, or a later one gives anew."""
