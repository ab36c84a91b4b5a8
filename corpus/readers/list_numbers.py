"""Numbers as they are printed: of lists (decimal, letters, Roman), of notes (raised), and in the cells of tables."""

from __future__ import annotations

import re

from corpus.report import Piece
from corpus.units import is_figure as is_amount
from corpus.units import unit_in

ROMAN_VALUES = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
LARGEST_ROMAN = 3999
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST_REPEAT = 30
PLAIN = "0123456789abcdefghijklmnoprstuvwxyz()+-"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ⁽⁾⁺⁻"
TO_RAISED = str.maketrans(PLAIN, RAISED)
NOTE_SIGNS = "*†‡§"
NOTE_MARKS = re.compile(r"[⁰¹²³⁴-⁹ᵃ-ᶻ†‡§*⁽⁾]+$")
PERCENTAGE = re.compile(r"\d[\d,.]*\s?(%|per cent)")
UNIT_NOTE = re.compile(r"\(?(all )?(figures|amounts|values|sums)?\s*(are |shown )*(in )?(£|%).{0,30}", re.IGNORECASE)
BRACKETS_AT_END = re.compile(r"\(([^()]{1,10})\)\s*$")
YEAR = re.compile(r"(19|20)\d\d(\s*[/–-]\s*(\d\d|\d{4}))?")


def roman(value: int) -> str:
    """Lower-case Roman numeral; outside 1 to 3999 the decimal number, as browsers print it."""
    if not 1 <= value <= LARGEST_ROMAN:
        return str(value)
    printed = ""
    for worth, letters in ROMAN_VALUES:
        count, value = divmod(value, worth)
        printed += letters * count
    return printed


def letters(value: int) -> str:
    """Lower-case letters as browsers count on after z: aa, ab, ac (CSS Counter Styles, `alphabetic`)."""
    if value < 1:
        return str(value)
    printed = ""
    while value:
        value, place = divmod(value - 1, len(LETTERS))
        printed = LETTERS[place] + printed
    return printed


def repeated_letters(value: int) -> str:
    """Lower-case letters as Word counts on after z: aa, bb, cc (ECMA-376, 17.18.59 `lowerLetter`)."""
    repeats, place = divmod(value - 1, len(LETTERS))
    if value < 1 or repeats >= LONGEST_REPEAT:
        return str(value)
    return LETTERS[place] * (repeats + 1)


def ordinal(value: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    teens = 10 <= value % 100 <= 20
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def note_sign(value: int) -> str:
    """The signs of the Chicago manual: *, †, ‡, §, then each doubled."""
    repeats, place = divmod(value - 1, len(NOTE_SIGNS))
    return NOTE_SIGNS[place] * (repeats + 1) if value > 0 and repeats < LONGEST_REPEAT else str(value)


def word_number(value: int, number_format: str) -> str:
    """A counter in one of Word's number formats (`w:numFmt`); a format we do not know is printed as decimal."""
    match number_format:
        case "lowerLetter":
            return repeated_letters(value)
        case "upperLetter":
            return repeated_letters(value).upper()
        case "lowerRoman":
            return roman(value)
        case "upperRoman":
            return roman(value).upper()
        case "decimalZero":
            return f"{value:02d}"
        case "ordinal":
            return ordinal(value)
        case "chicago":
            return note_sign(value)
        case "none" | "bullet":
            return ""
    return str(value)


def browser_number(value: int, list_type: str) -> str:
    """A counter in one of the types of an HTML list: `1`, `a`, `A`, `i`, `I`."""
    match list_type:
        case "a":
            return letters(value)
        case "A":
            return letters(value).upper()
        case "i":
            return roman(value)
        case "I":
            return roman(value).upper()
    return str(value)


def raised(text: str) -> str:
    """The superscript form, so that the mark in `609¹` never reads as a digit of the figure."""
    return text.translate(TO_RAISED)


def printed(piece: Piece) -> str:
    """A piece's text with the number that the format counted before it."""
    return f"{piece.number} {piece.text}" if piece.number else piece.text


def is_figure(text: str) -> bool:
    """True for a bare amount, count or percentage; a year alone is the name of a column, not a figure."""
    return is_amount(NOTE_MARKS.sub("", text)) and not YEAR.fullmatch(text)


def unit_named(text: str) -> str | None:
    """The unit that a header, caption or note names, such as `£000s`; a percentage in a sentence names none."""
    return unit_in(PERCENTAGE.sub("", text.replace("’", "'").replace("‘", "'")))


def unit_in_brackets(text: str) -> str | None:
    """The unit at the end of a row's label, as in `Vacancy rate (%)`."""
    inside = BRACKETS_AT_END.search(text)
    return unit_named(inside.group(1)) if inside else None


def is_unit_note(text: str) -> bool:
    """True for words that only give a unit: `£000`, `(£m)`, `All figures in £m`."""
    return bool(UNIT_NOTE.fullmatch(text)) and unit_named(text) is not None
