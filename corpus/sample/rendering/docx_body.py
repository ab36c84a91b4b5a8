"""The body of a DOCX: paragraphs, counted lists, tables and tracked changes as WordprocessingML."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from corpus.sample.rendering.blocks import Block, Counted, Footnote, Heading, Order, Paragraph
from corpus.sample.rendering.grid import Grid

REVISER = "Josephine Baird"
INLINE = re.compile(r"(\{\+.+?\+\}|\{-.+?-\}|\*\*.+?\*\*|\[\^\d+\])")
TWIPS_PER_DEPTH = 567


class DocumentBody:
    """Writes blocks one after another and keeps what other parts of the package need: lists and footnotes."""

    def __init__(self, revised: str) -> None:
        self.revised = revised
        self.lists = 1
        self.footnotes: dict[str, str] = {}
        self._revisions = 0

    def xml(self, blocks: list[Block]) -> str:
        """The markup of all blocks; footnotes are gathered, not printed in their place."""
        self.footnotes = {block.mark: block.text for block in blocks if isinstance(block, Footnote)}
        return "".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._paragraph(block.text, f'<w:pStyle w:val="Heading{block.depth}"/>')
            case Counted():
                return self._counted(block)
            case Paragraph():
                return self._plain(block)
            case Grid():
                return self._table(block)
            case Order():
                return self._order(block)
            case Footnote():
                return ""

    def _counted(self, block: Counted) -> str:
        style = '<w:pStyle w:val="NumberedHeading"/>' if block.depth == 1 else ""
        place = f'<w:numPr><w:ilvl w:val="{block.depth - 1}"/><w:numId w:val="{self.lists}"/></w:numPr>'
        return self._paragraph(block.text, style + place)

    def _plain(self, block: Paragraph) -> str:
        indent = block.depth * TWIPS_PER_DEPTH
        if not block.number:
            return self._paragraph(block.text, f'<w:ind w:left="{indent}"/>' if indent else "")
        number = "•" if block.number == "-" else block.number
        hanging = f'<w:ind w:left="{indent + TWIPS_PER_DEPTH}" w:hanging="{TWIPS_PER_DEPTH}"/>'
        return self._paragraph(block.text, hanging, before=f"<w:r><w:t>{number}</w:t></w:r><w:r><w:tab/></w:r>")

    def _order(self, order: Order) -> str:
        if order.name == "restart":
            self.lists += 1
            return ""
        if order.name == "page":
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        if order.name in ("centre", "right"):
            side = "center" if order.name == "centre" else "right"
            return self._paragraph(order.value, f'<w:jc w:val="{side}"/>')
        raise ValueError(f"unknown order: !{order.name}")

    def _paragraph(self, text: str, properties: str = "", before: str = "", bold: bool = False) -> str:
        wrapped = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        return f"<w:p>{wrapped}{before}{self._runs(text, bold)}</w:p>"

    def _runs(self, text: str, bold: bool) -> str:
        return "".join(self._run(piece, bold) for piece in INLINE.split(text) if piece)

    def _run(self, piece: str, bold: bool) -> str:
        if piece.startswith("{+"):
            return f"<w:ins {self._revision()}>{_words(piece[2:-2])}</w:ins>"
        if piece.startswith("{-"):
            return f"<w:del {self._revision()}>{_words(piece[2:-2], element='delText')}</w:del>"
        if piece.startswith("**"):
            return _words(piece[2:-2], bold=True)
        if piece.startswith("[^"):
            raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            return f'<w:r>{raised}<w:footnoteReference w:id="{piece[2:-1]}"/></w:r>'
        return _words(piece, bold=bold)

    def _revision(self) -> str:
        self._revisions += 1
        return f'w:id="{900 + self._revisions}" w:author="{REVISER}" w:date="{self.revised}"'

    def _table(self, grid: Grid) -> str:
        caption = grid.options.get("caption")
        heading = self._paragraph(caption, "<w:keepNext/>", bold=True) if caption else ""
        columns = "<w:gridCol/>" * len(grid.rows[0])
        edges = "".join(
            f'<w:{edge} w:val="single" w:sz="4" w:color="555555"/>'
            for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        rows = "".join(self._row(grid, row) for row in range(len(grid.rows)))
        properties = f'<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
        return f"{heading}<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl><w:p/>"

    def _row(self, grid: Grid, row: int) -> str:
        header = "<w:trPr><w:tblHeader/></w:trPr>" if row < grid.header_rows else ""
        cells = (self._cell(grid, row, column) for column in range(len(grid.rows[row])))
        return f"<w:tr>{header}{''.join(cells)}</w:tr>"

    def _cell(self, grid: Grid, row: int, column: int) -> str:
        text = grid.rows[row][column]
        if text == ">":
            return ""
        wide = next(
            (span.last_column - span.column + 1 for span in grid.spans if (span.row, span.column) == (row, column)),
            1,
        )
        tall = any(span.row == row and span.column == column and span.last_row > row for span in grid.spans)
        merge = '<w:vMerge w:val="restart"/>' if tall else "<w:vMerge/>" if text == "^" else ""
        properties = (f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else "") + merge
        side = '<w:jc w:val="right"/>' if column in grid.right_columns else ""
        words = "" if text == "^" else text
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{self._paragraph(words, side, bold=row < grid.header_rows)}</w:tc>"


def _words(text: str, bold: bool = False, element: str = "t") -> str:
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{properties}<w:{element} xml:space="preserve">{escape(text)}</w:{element}></w:r>'
