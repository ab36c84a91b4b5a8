"""Drawing a page of a PDF report as a picture, with words of the report's text boxed where they are printed."""
