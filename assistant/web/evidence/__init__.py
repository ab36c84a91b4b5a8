"""The evidence of a citation: the page of a PDF with the quoted words boxed, or the report's text with them marked."""

from assistant.web.evidence.address import evidence_address
from assistant.web.evidence.pictures import Pictures
from assistant.web.evidence.routes import routes

__all__ = ["Pictures", "evidence_address", "routes"]
