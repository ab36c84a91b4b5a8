"""Corpus: a folder of council papers becomes reports with titles, dates, numbered paragraphs, tables and pages."""
