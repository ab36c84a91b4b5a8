"""A statement read: the figure to check, the words that have to be grounded, the times and roles it gives the figure."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.checking.grounding import Word, words_of
from assistant.checking.regions import TIME, region
from assistant.checking.values import in_words
from assistant.figures import PrintedFigure, figures_in
from assistant.roles import Role, bound_at, change_at, measured_in, negations_in, period_at, roles_in
from assistant.times import named_times
from index.analysis import question_terms

# Words that a writer puts around a fact and that say nothing of their own.
_GLUE = frozenset(
    "stand stood reach come came go went number total figur amount share proport rate percentag level there have hold "
    "make made take took give gave cost pay paid spend spent about around approxim altogeth also only just now current "
    "present still then when while than of on in at by to per cent percent point million billion thousand report record "
    "council counting count account accord say said show print tell told put state all both each everi one two over under up down more "
    "less fewer least most end start begin began year month quarter week day period time date dure between across within "
    "with without after befor sinc until till so far not no never out into from as his her their its posit place new old "
    "compar against which who that this these those what would will could should may might be been being get got use "
    "up bring brought see saw seen expect forecast project estim predict head cours target aim goal budget plan set bn pound penc "
    "rise rose risen increas grow grew fall fell decreas reduc reduct declin drop cut lower higher overspend overspent "
    "underspend underspent surplus deficit overal whole part includ among other were was are is it they he she average "
    "below abov short previous last earlier prior latest recent much mani half doubl third quarter yearend only alon alreadi some just mere still about taken togeth run remain worth amount "
    "equal equival correspond respect while "
    "explain account seek sought clear meet met slip keep kept open appli appl run serv offer provid held receiv issu contain "
    "cover form compris carri hous live work need requir want ask answer call find found know known name describ class rank "
    "mark note cite list alreadi mere near almost rough actual back off away along again directorat servic area categori "
    "kind type popul person exact sum thing case "
    "borough counti citi local author".split()
)


_AUTHORITY = frozenset("council author borough counti citi district".split())


@dataclass(frozen=True)
class Statement:
    """A sentence of an answer with the figure in it that is checked.

    `content` are the words that have to be grounded,
    `around` those that a writer puts around them."""

    text: str
    figure: PrintedFigure
    content: tuple[Word, ...]
    around: tuple[Word, ...]
    others: tuple[PrintedFigure, ...]
    times: tuple[str, ...]
    roles: frozenset[Role]
    negations: int
    bound: str | None
    change: str
    period: str | None
    measured: str | None


def read_statement(text: str, figure: PrintedFigure) -> Statement:
    """Read the statement; `figure` is one of `figures_in(text)`."""
    times = [match.span() for match in TIME.finditer(text)]
    every = [*figures_in(text), *in_words(text)]
    figures = [(one.start, one.end) for one in every]
    alone = len(figures_in(text)) == 1
    own = text if alone else region(figure, text, figures_in(text))
    words = [word for word in words_of(text) if not any(start <= word.start < end for start, end in [*times, *figures])]
    content = [word for word in words if _says_something(word)]
    return Statement(
        text=text,
        figure=figure,
        content=tuple(content),
        around=tuple(word for word in words if word not in content),
        others=tuple(other for other in every if other.start != figure.start),
        times=named_times(text),
        roles=roles_in(own),
        negations=negations_in(own),
        bound=bound_at(text, figure.start, figure.end),
        change=change_at(text, figure.start, figure.end),
        period=period_at(text, figure.end),
        measured=measured_in(text, figure.end),
    )


def _says_something(word: Word) -> bool:
    if (word.stem in _GLUE or roles_in(word.text)) and not (word.name and word.stem not in _AUTHORITY):
        return False
    return bool(question_terms(word.text)) and len(word.stem) > 1
