"""Questions on reports as wholes: what one is about, who wrote it, which reports speak of something."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asking.question import Question, without_times
from assistant.papers.named_reports import PAPER
from assistant.papers.report_heads import Role
from index.analysis import question_terms

_ONE = r"(?:report|paper|document)"
_ABOUT = (
    re.compile(rf"\bwhat(?:'s|’s| is| was| are)? (?:the )?(?:main )?(?:purpose|aim|point|subject|gist|idea)(?: and \w+)? (?:of|behind) (?P<named>.*\b{_ONE}\b.*)", re.I),
    re.compile(rf"\bwhat(?:'s|’s| is| was| does| did) (?P<named>(?:this|the|that|it|\w+).*\b{_ONE}\b.*?)\s+(?:(?:all )?about|cover|deal with|say|set out|for)\W*$", re.I),
    re.compile(rf"\bwhat(?:'s|’s| is| was) in (?P<named>(?:this|the|that) .*\b{_ONE}\b.*)", re.I),
)  # fmt: skip
_SUMMARY = re.compile(
    rf"\b(?:summari[sz]e|sum up|(?:a |the |its )?(?:brief |short )?summary of|outline|overview of|tell me about) (?P<named>.*\b{_ONE}\b.*)",
    re.I,
)
_SPEAK = r"mention(?:s|ed|ing)?|refer(?:s|ring)? to|discuss(?:es|ing)?|cover(?:s|ing)?|speaks? of|talks? about|deal(?:s|ing)? with|says? (?:anything |something )?about|concern(?:s|ing)?"
_BETWEEN = (
    r"(?:\s+(?:that|which|are|were|is|was|there|have|has|been|do|we|you|written|loaded|here|specifically|to do))*"
)
_WHICH_PAPERS = r"(?:which|what|how many)(?: \w+){0,3}? (?:reports|papers|documents)"
_LISTS = (
    re.compile(rf"\b(?:which {PAPER}|{_WHICH_PAPERS})\b.{{0,30}}?\b(?P<way>{_SPEAK})\s+(?P<topic>.+)", re.I),
    re.compile(rf"\b{_WHICH_PAPERS}\b{_BETWEEN}\s+(?P<way>on|about)\s+(?P<topic>.+)", re.I),
    re.compile(
        rf"\b(?:(?:are|is|were) there|have (?:we|you)(?: got)?|do (?:we|you) have) (?:any|a|some)(?: other| more)? {PAPER}\b{_BETWEEN}\s+"
        rf"(?P<way>on|about|{_SPEAK})\s+(?P<topic>.+)", re.I),
    re.compile(
        rf"^\W*(?:please |can you |could you )*(?:list|show|find|name|give)(?: me)?(?: all)?(?: of)? (?:the |any )?(?:reports|papers|documents)\b{_BETWEEN}\s+"
        rf"(?P<way>on|about|{_SPEAK})\s+(?P<topic>.+)", re.I),
)  # fmt: skip
_AUTHOR: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("contact", re.compile(r"\b(?:contact|lead|responsible) officers?\b|\bwho (?:do|should|can) i (?:contact|ask|speak to|call)\b|\bwhom? to (?:contact|ask)\b", re.I)),
    ("member", re.compile(r"\bwho\b.{0,20}\b(?:executive|cabinet|lead) member\b|\bwho\b.{0,20}\bportfolio holder\b|\bwhich (?:executive|cabinet|lead) member\b", re.I)),
    ("author", re.compile(rf"\bwho (?:wrote|authored|prepared|produced|compiled|drafted|submitted|sent|signed|brought|put (?:his|her|their) names? to|is (?:the|this|that) {_ONE}(?: \w+)* (?:by|from))\b|\bauthors?\b|\bwhose {_ONE}\b|\bby whom (?:is|was)\b", re.I)),
    ("author", re.compile(rf"\bwho\b.{{0,60}}\b{_ONE}\b.{{0,60}}\b(?:by|from)\W*$|\bwho (?:was|is) (?:this|the) {_ONE}\b.{{0,60}}\bwritten\b", re.I)),
)  # fmt: skip


@dataclass(frozen=True)
class ReportAsked:
    """A report asked about as a whole: the words that name it, and whether its summary is wanted rather than its purpose."""

    named: str
    summary: bool


@dataclass(frozen=True)
class ReportsAsked:
    """Reports asked for: the words of the topic, and whether it is enough that they mention it."""

    topic: str
    mention: bool


@dataclass(frozen=True)
class PersonAsked:
    """Whose name at the head or foot of a report is asked for, and the words that name the report."""

    role: Role
    named: str


def report_asked(question: Question) -> ReportAsked | None:
    """The report whose purpose or summary is asked for; None for other questions."""
    if found := _SUMMARY.search(question.text):
        return ReportAsked(found["named"], True)
    found = next((match for pattern in _ABOUT if (match := pattern.search(question.text))), None)
    return ReportAsked(found["named"], False) if found else None


def reports_asked(question: Question) -> ReportsAsked | None:
    """The topic of which all reports are asked for; None for other questions."""
    found = next((match for pattern in _LISTS if (match := pattern.search(question.text))), None)
    if found is None:
        return None
    topic = without_times(found["topic"]).strip(" ?.!“”\"'")
    return ReportsAsked(topic, found["way"].lower() not in ("on", "about")) if question_terms(topic) else None


def person_asked(question: Question) -> PersonAsked | None:
    """Whose name of a report is asked for; None where the question speaks of no report."""
    found = re.search(
        rf"\b(?:(?:for|of|on|wrote|by|authored|prepared|produced|compiled|drafted|submitted|sent|signed|brought|to|is|whose)\s+)?((?:the|this|that)?\s*(?:[\w/'’&:-]+\s+){{0,14}}?{_ONE}\b.*)",
        question.text,
        re.I,
    )
    role = next((role for role, pattern in _AUTHOR if pattern.search(question.text)), None)
    return PersonAsked(role, _without_role(found[1])) if found and role else None


def _without_role(phrase: str) -> str:
    """The words that name a report, without those that ask for the person."""
    return re.sub(
        r"\b(?:who|wrote|whose|is|was|authors?|authored|submitted|sent|signed|brought|put|his|her|their|names?|to|prepared|produced|compiled|drafted|written|contact|lead|responsible|officers?|which|"
        r"(?:executive|cabinet) members?|portfolio holder|(?:do|should|can) i (?:contact|ask|speak to|call)|for|of|on)\b", " ", phrase, flags=re.I
    )  # fmt: skip
