"""The label of a PDF's table row: a reference alone names nothing."""

from corpus.readers.pdf_rows import pieces_of_table
from corpus.readers.pdf_table import Column, Table, TableCell, TableRow


def _labels(*rows: tuple[str, ...]) -> list[str]:
    body = [
        TableRow([TableCell(text, at, at) for at, text in enumerate(row)], 10.0 * line, 10.0 * line + 8)
        for line, row in enumerate(rows)
    ]
    columns = [Column(50.0 * at, 50.0 * at + 40, figures=at > 1) for at in range(len(rows[0]))]
    pieces = pieces_of_table(Table(1, 0.0, 100.0, columns, [], body, label=0))
    return [piece.row.label for piece in pieces if piece.row]


def test_a_reference_is_named_with_the_words_beside_it() -> None:
    assert _labels(("CS3", "Plans issued in time", "47.1")) == ["CS3, Plans issued in time"]


def test_a_name_or_an_age_is_a_label_by_itself() -> None:
    assert _labels(("Road repairs", "Highways", "4.1"), ("20", "49", "14.8")) == ["Road repairs", "20"]
