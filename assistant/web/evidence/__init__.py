"""The evidence of a citation: the page of a PDF with the quoted words boxed, or the report's text with them marked."""
