"""Decisions: whether a question asks what was decided, and whether words say a decision rather than a proposal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Answer
from assistant.asking.question import Question, without_times
from assistant.papers.meetings import without_meeting
from index.analysis import question_terms

_ASKS = re.compile(
    r"\b(?:decid\w*|decisions?|resolv\w*|resolutions?|agreed?|approv\w*|adopt(?:ed)?|endorsed?|outcome of|vote[ds]?|voting|carried|signed off)\b",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(r"\brecommend\w*|\bpropos\w*|\basked to\b", re.IGNORECASE)
_DECIDES = re.compile(
    r"\bRESOLVED\b|\bAGREED\b|\b(?:resolved|agreed|decided|voted) (?:to|that|unanimously)\b"
    r"|\b(?:was|were|be) (?:\w+ )?(?:agreed|approved|carried|lost|resolved|adopted|endorsed|rejected)\b|\bdecisions?:",
)
_DECIDED = r"(?:decid|resolv|agree|approv|determin|pass)(?:e|es|ed|d)?"
_OF_MEETING = re.compile(
    rf"\bwhat\s+(?:else\s+)?(?:was|were|got|has been|had been|did|have|has|does)\b(?:\W+[\w’'&-]+){{0,9}}?\W+{_DECIDED}\b"
    r"|\b(?:what|which|list|show|give|name|tell|any)\b(?:\W+\w+){0,4}\W+(?:decisions?|resolutions?)\b|^\W*(?:the )?(?:decisions?|resolutions?)\b"
    r"|\boutcomes? of the (?:\w+ ){0,6}meeting\b|\bwhat happened at\b.{0,60}\bmeeting\b",
    re.IGNORECASE,
)
_ON_TOPIC = re.compile(
    rf"\bwhat\s+(?:was|were|got|has been|had been|did|have|has)\b(?:\W+[\w’'&-]+){{0,9}}?\W+{_DECIDED}\b"
    r"|\bwhat (?:was|were|is) the (?:\w+ )?(?:decisions?|outcomes?|resolutions?)\b",
    re.IGNORECASE,
)
_OUTCOME_OF = re.compile(
    r"\b(?:outcomes?|results?) (?:of|for) the (?:[\w'’-]+ ){0,6}(?:application|request|hearing|appeal|petition|motion|bid|referral|call-in)\b",
    re.IGNORECASE,
)
_DONE_BY = r"(?:agree|approve|decide|resolve|set|adopt|determine|pass)"
_BODIES = r"(?:council|cabinet|executive|committee|panel|board|members)"
_BY_BODY = re.compile(
    rf"\b{_BODIES}\b(?:\W+\w+)?\W+{_DONE_BY}(?:d|ed)?\b|\b{_DONE_BY}(?:d|ed)? (?:by|at) (?:the |full )*(?:[\w&]+ ){{0,4}}?(?:{_BODIES}|meeting)\b",
    re.IGNORECASE,
)
_WHAT_THING = re.compile(r"\b(?:what|which)\b(?:\W+[\w’'-]+){1,7}?\W+(?:did|was|were|has)\b", re.IGNORECASE)
_TO_BE_DONE = re.compile(
    r"\bwhat (?:happens|will happen|should happen|is going to happen|is to happen|is being done|will be done|should be done) (?:to|with|about)\b"
    r"|\b(?:want(?:ed|s)? to|going to|plan(?:s|ned|ning)? to|intend(?:s|ed|ing)? to|should) do (?:about|with)\b|\brecommend\w*|\bpropos(?:es?|ed|ing|als?)\b",
    re.IGNORECASE,
)
_TO_DECIDE = re.compile(
    r"^\W*(?:[\d.]+\s+)?(?:\w+ (?:and )?){0,2}?(?:recommend\w+|decisions?|resol\w+)\b", re.IGNORECASE
)
_RECOMMENDS = re.compile(r"\brecommend(?:ation|ed|s)|\bproposed decision|\b(?:is|are) asked to\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:agreed|approved|resolved|decided|adopted|endorsed|carried|lost|rejected|signed)\b", re.IGNORECASE
)
NOT_DECIDED = "This is a recommendation; no decision on it was found."
_ONLY_ASKS = re.compile(
    rf"\b(?:{_DECIDED}|set|adopt(?:ed)?|decisions?|resolutions?|outcomes?|meetings?|minutes|held|made|make|taken|take|took|reached?|happened|during|about|"
    r"regarding|concerning|else|list|show|give|name|tell|all|key|main|relation|respect|full|there|anything)\b",
    re.IGNORECASE,
)


def asks_for_decision(question: Question) -> bool:
    """Whether the question asks what a meeting or a member decided; what is only recommended is no decision."""
    return bool(_ASKS.search(question.text)) and not _PROPOSAL.search(question.text)


def asks_what_was_decided(question: Question) -> bool:
    """Whether the question asks for decisions themselves (`what was decided on ...`), not for a figure or a name in one."""
    return bool(_OF_MEETING.search(question.text)) and not _PROPOSAL.search(question.text)


def asks_what_was_decided_on(question: Question) -> bool:
    """Whether the question asks for the decision on some topic, whatever meeting took it."""
    if _OUTCOME_OF.search(question.text):
        return True
    asks = bool(_ON_TOPIC.search(question.text)) and not _PROPOSAL.search(question.text)
    return asks and question.wants in ("words", "list")


def put_forward(question: Question, headings: Sequence[str]) -> bool:
    """Whether a question asks what is to be done, and the headings say that recommendations or decisions stand below."""
    return bool(_TO_BE_DONE.search(question.text)) and any(_TO_DECIDE.match(heading) for heading in headings[-1:])


def asks_for_figure_decided(question: Question) -> bool:
    """Whether the question asks for a figure that a body decided on: `what fee did the Panel agree?`."""
    return bool(_BY_BODY.search(question.text)) and not _PROPOSAL.search(question.text) and _asks_for_thing(question)


def _asks_for_thing(question: Question) -> bool:
    """Whether a figure is asked for, by its measure or as the thing decided (`what fee did ...`)."""
    return question.wants == "figure" or bool(_WHAT_THING.search(question.text))


def topic_of_decision(question: Question, bodies: set[str]) -> str:
    """What a question for decisions is about: its words without those that ask, and without body and day."""
    left = _ONLY_ASKS.sub(" ", without_meeting(without_times(question.text)))
    return " ".join(
        word for word in left.split() if word.strip(".,;:?!’'s").lower() not in bodies and question_terms(word)
    )


def decides(text: str) -> bool:
    """Whether the words say what was decided."""
    return bool(_DECIDES.search(text))


def only_proposed(question: Question, answer: Answer) -> bool:
    """Whether a question for a decision was answered with a recommendation, by its words or by the heading it stands under."""
    if answer.status != "answered" or not asks_for_decision(question):
        return False
    first = answer.citations[0]
    under = (first.section or "").split(" › ")[-1]
    proposed = _RECOMMENDS.search(under) or _RECOMMENDS.search(first.quote)
    return bool(proposed) and first.report_kind != "minutes" and not _DONE.search(first.quote)
