"""DOCX files written part by part, for the tests of their reader."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from corpus.report import Piece

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
LIST_ONE = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'


def style(identity: str, name: str, inside: str = "", kind: str = "paragraph", more: str = "") -> str:
    """One style."""
    return f'<w:style w:type="{kind}" w:styleId="{identity}" {more}><w:name w:val="{name}"/>{inside}</w:style>'


STYLES = "".join(
    [
        style("Normal", "Normal", more='w:default="1"'),
        style("Heading1", "heading 1", '<w:basedOn w:val="Normal"/>'),
        style("Titre", "Title"),
        style("Section", "Section", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        style("Sub", "Sub", '<w:basedOn w:val="Section"/>'),
        style("Caption", "caption"),
        style("TOC1", "toc 1"),
        style("Numbered", "Numbered", LIST_ONE),
        style("NumberedTwo", "Numbered Two", '<w:basedOn w:val="Numbered"/>'),
        style("Strong", "Strong Text", "<w:rPr><w:b/></w:rPr>"),
        style("Hid", "Hid", "<w:rPr><w:vanish/></w:rPr>", kind="character"),
        style("Outline", "Outline", LIST_ONE, kind="numbering"),
    ]
)

Make = Callable[..., list[Piece]]


def level(index: int, kind: str, text: str, more: str = "") -> str:
    """One level of a numbering scheme that starts at 1."""
    start = '<w:start w:val="1"/>'
    return f'<w:lvl w:ilvl="{index}">{start}<w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


COUNCIL = (
    level(0, "decimal", "%1.")
    + level(1, "decimal", "%1.%2")
    + level(2, "lowerLetter", "%3)")
    + level(3, "lowerRoman", "(%4)")
)


def scheme(levels: str = COUNCIL, identity: int = 0) -> str:
    """A numbering scheme."""
    return f'<w:abstractNum w:abstractNumId="{identity}">{levels}</w:abstractNum>'


def num(identity: int, of: int = 0, overrides: str = "") -> str:
    """A list that uses a scheme."""
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str = "", properties: str = "") -> str:
    """A paragraph of one run, or of the markup given."""
    inside = text if text.startswith("<") else (run(text) if text else "")
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def listed(text: str, depth: int = 0, of: int = 1) -> str:
    """A paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{of}"/></w:numPr>')


def styled(text: str, style: str) -> str:
    """A paragraph of a style."""
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def table(*rows: list[str], heads: int = 0) -> str:
    """A table; a cell that starts with `<` is markup of its own."""
    cells = [[text if text.startswith("<w:tc>") else f"<w:tc>{paragraph(text)}</w:tc>" for text in row] for row in rows]
    marks = ["<w:trPr><w:tblHeader/></w:trPr>" if index < heads else "" for index in range(len(rows))]
    lines = [f"<w:tr>{mark}{''.join(row)}</w:tr>" for mark, row in zip(marks, cells, strict=True)]
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def merged(text: str, wide: int = 1, merge: str = "") -> str:
    """A cell over several columns or rows."""
    down = f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{wide}"/>{down}</w:tcPr>{paragraph(text)}</w:tc>'


def part(root: str, inside: str) -> str:
    """A part of the package."""
    return f"<w:{root} {NAMES}>{inside}</w:{root}>"


def write(path: Path, body: str, **parts: str) -> Path:
    """A DOCX of a body and further parts, named as the files below `word/`."""
    content = {
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": part("styles", STYLES),
    }
    content |= {f"word/{name}.xml": part(name, inside) for name, inside in parts.items()}
    with zipfile.ZipFile(path, "w") as package:
        for name, text in content.items():
            package.writestr(name, text)
    return path


def numbers(found: list[Piece]) -> list[str | None]:
    """The numbers printed."""
    return [piece.number for piece in found]


def texts(found: list[Piece]) -> list[str]:
    """The texts read."""
    return [piece.text for piece in found]
