"""A source becomes a DOCX, its XML written here: numbering, tracked changes and footnotes need exact markup."""

from __future__ import annotations

import io
import zipfile

from corpus.sample.rendering.blocks import read_blocks
from corpus.sample.rendering.docx_body import DocumentBody
from corpus.sample.rendering.docx_parts import (
    content_types,
    core,
    document,
    footer,
    footnotes,
    numbering,
    relationships,
    styles,
)
from corpus.sample.rendering.source import Source

FIXED_TIME = (2020, 1, 1, 0, 0, 0)
UNIX = 3


def render_docx(source: Source) -> bytes:
    """Write the package, the same bytes for the same source on any machine."""
    body = DocumentBody(source.setting("typed_date", f"{source.setting('date')}T09:00:00Z"))
    text = body.xml(read_blocks(source.body))
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships("package"),
        "docProps/core.xml": core(source),
        "word/document.xml": document(text),
        "word/_rels/document.xml.rels": relationships("document"),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(body.lists),
        "word/footnotes.xml": footnotes(body.footnotes),
        "word/footer1.xml": footer(source.notice),
    }
    return _package(parts)


def _package(parts: dict[str, str]) -> bytes:
    """Stored, not compressed, because compressed bytes differ between versions of the library."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.create_system = UNIX
            package.writestr(entry, text.encode("utf-8"))
    return buffer.getvalue()
