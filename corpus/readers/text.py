"""Plain text and Markdown: lines become paragraphs, list items, headings and table rows.

Many councils' papers reach an archive as text that a converter made, so Markdown marks, a few HTML tags and
tables drawn with tabs or pipes are read whatever the file's ending.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import Damaged
from corpus.readers.bullets import BULLETS
from corpus.readers.markup import plain, strong_line
from corpus.readers.text_columns import tabbed
from corpus.readers.text_tables import TableReader, is_table_line
from corpus.report import Document, Piece

_BULLET = re.compile(rf"^(?P<indent>\s*)(?:(?P<mark>[-*+–{BULLETS}])\s+|(?P<letter>o)(?:\t|\s{{2,}}))(?=\S)")
_TIGHT_BULLET = re.compile(r"^(?P<indent>\s*)-(?=[A-Z])")
_HASHES = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"^\s*(?:[-=_*]\s*){2,}$")
_FOOTNOTE = re.compile(r"^\s*(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\^[^\]]+\]:)\s*\S")
_NUMBERED = re.compile(r"^\s*(?:\(?\d{1,4}\)|\d{1,4}(?:\.\d{1,3})*\.?|\(?[a-z]{1,4}[.)]|\(?[A-Z]\))(?:\s|(?=[£A-Z(]))")
_OPEN = re.compile(r"[A-Za-z] (?:by|of|the|and|for|to|in|with|a|an|or|at|on|from|that)\s*$")
_LABEL = re.compile(r"^\s*[A-Z][\w'’/&()-]*(?: [\w'’/&()-]+){0,3}:(?:\s|$)")
_PARTICULAR = re.compile(
    r"^\s*(?:report (?:of|by|to)|author|contact(?: officer)?|from|to|date|venue|ward\(?s?\)?[^:]*|lead \w+)\s*:", re.I
)
_OPENS = re.compile(r"^\s*(?:(?:Joint )?Report (?:of|by|to)|Meeting of|Minutes? of)\b")
_FIELDS = re.compile(r"\s{2,}(?=[A-Z]\w+(?: \w+)?:\s)")
_ITEM_LINE = re.compile(r"^\s*\d{1,4}(?:[./]\d{1,3})?\.?\t+[A-Z][^\t£%]*$")
_ICON = re.compile(r"[ \t]*\bpdf icon PDF \d+(?:\.\d+)? [KM]B\b", re.IGNORECASE)
_WRAPPED_AT = 60
_WIDEST_WRAP = 120
_SENTENCE_ENDS = (".", "!", "?", ":", ";")


def read(path: Path) -> Document:
    """Read a `.txt` or `.md` file; raises `Damaged` when it holds no text."""
    text = decode(path.read_bytes())
    pieces = tuple(pieces_of(text))
    if not pieces:
        raise Damaged("the file holds no text", "Replace it by the document that it was meant to be")
    return Document(pieces)


def decode(data: bytes) -> str:
    """Bytes as text: a byte order mark decides, else UTF-8, else Windows-1252 as councils' systems write it."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not marked and _is_binary(data[:4096]):
        raise Damaged("the file is not text, whatever its name says", "Save it as .txt, .pdf, .docx or .html")
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def _is_binary(data: bytes) -> bool:
    """Whether bytes hold a zero, or more control characters than a text would."""
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\v\x1a" for byte in data)
    return b"\x00" in data or controls > len(data) // 50 + 2


def pieces_of(text: str) -> Iterator[Piece]:
    """Walk the lines: runs of table lines become rows, all other lines text."""
    tables = TableReader()
    before = ""
    all_lines = _ICON.sub("", text).split("\n")
    wrapped = _is_wrapped(all_lines)
    for is_table, lines in _runs(tabbed(all_lines)):
        if is_table and len(lines) == 1 and _ITEM_LINE.match(lines[0]):
            yield from tables.rest()
            yield from _text_pieces([" ".join(lines[0].split())], wrapped)
        elif is_table:
            yield from tables.rows_of(lines, before)
            before = ""
        elif pieces := list(_text_pieces(lines, wrapped)):
            yield from tables.rest()
            yield from pieces
            before = pieces[-1].text
    yield from tables.rest()


def _runs(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    run: list[str] = []
    in_table = False
    for line in lines:
        table = is_table_line(line) or (in_table and bool(_RULE.match(line)))
        if table != in_table and run:
            yield in_table, run
            run = []
        in_table = table
        run.append(line)
    if run:
        yield in_table, run


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines are broken at a width, so that a sentence's end need not be a paragraph's; one in ten may be longer."""
    lengths = sorted(len(line) for line in lines if len(line) >= _WRAPPED_AT and not is_table_line(line))
    return not lengths or lengths[len(lengths) * 9 // 10] <= _WIDEST_WRAP


def _text_pieces(lines: list[str], wrapped: bool) -> Iterator[Piece]:
    held: list[str] = []
    for line in itertools.chain.from_iterable(map(_FIELDS.split, lines)):
        if not line.strip() or _RULE.match(line):
            yield from _paragraph(held)
            held = []
        elif held and not (_bold_is_open(held) or _continues(held[-1], line, wrapped)):
            yield from _paragraph(held)
            held = [line]
        else:
            held.append(line)
    yield from _paragraph(held)


def _continues(before: str, line: str, wrapped: bool) -> bool:
    """Whether a line goes on with the paragraph of the line before it (a hard-wrapped file)."""
    if _BULLET.match(line) or _TIGHT_BULLET.match(line) or _HASHES.match(line) or _FOOTNOTE.match(line):
        return False
    if _HASHES.match(before) or strong_line(before) or strong_line(line):
        return False
    if line.lstrip()[:1].islower() and not _NUMBERED.match(line):
        return True
    whole = not (_OPEN.search(before) or before.rstrip().endswith((",", "-", "–")))
    if whole and (_LABEL.match(line) or _OPENS.match(line) or _PARTICULAR.match(before)):
        return False
    if whole and before.isupper() and not line.isupper():
        return False
    if not wrapped and before.rstrip().endswith(_SENTENCE_ENDS):
        return False
    return (len(before.strip()) >= _WRAPPED_AT or bool(_OPEN.search(before))) and not _NUMBERED.match(line)


def _bold_is_open(lines: list[str]) -> bool:
    """Whether bold that starts in these lines has not ended: a heading over several lines."""
    return lines[0].lstrip().startswith("**") and " ".join(lines).count("**") % 2 == 1


def _paragraph(lines: list[str]) -> Iterator[Piece]:
    if not lines:
        return
    hashes = _HASHES.match(lines[0])
    bullet = _BULLET.match(lines[0]) or _TIGHT_BULLET.match(lines[0])
    joined = " ".join(line.strip() for line in lines)
    if hashes:
        yield Piece("heading", plain(hashes.group(2)), level=len(hashes.group(1)), strong=True)
    elif _FOOTNOTE.match(lines[0]):
        yield Piece("footnote", plain(re.sub(r"^\[\^([^\]]+)\]:", r"\1", joined.strip())))
    elif bullet:
        first = lines[0][bullet.end() :]
        text = plain(" ".join([first.strip(), *(line.strip() for line in lines[1:])]))
        depth = len(bullet.group("indent").expandtabs(4)) // 2
        yield Piece("item", text, level=depth, strong=strong_line(first))
    elif plain(joined):
        depth = (len(lines[0]) - len(lines[0].lstrip())) // 2
        yield Piece("text", plain(joined), level=depth, strong=strong_line(joined))
