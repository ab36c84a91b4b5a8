"""Happened: what a question takes to have happened (`why did the head resign?`), and whether a passage says that it did.

A passage that has none of the words for such an event does not tell of it, however alike its other words are.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.asking.question import Question
from assistant.finding.weighing import Weighed, everything_said
from index.analysis import terms

# What asks for an event, and the words that say it besides. Those of the first list have no other use.
_ALWAYS = {
    r"resign\w*|step(?:ped)? down|quit": "stepped stood departure departed left leaves leaving retired",
    r"redundan\w+|la(?:y|id) off": "",
    r"exclu(?:ded|sions?)|expel\w*|expulsions?": "exclude excluded exclusion",
    r"dismiss\w*|sack(?:ed|ing)?": "fired employment",
    r"shut\w*": "close closed closing closure",
    r"demoli\w+": "removed",
    r"privatis\w+|outsourc\w+": "contractor provider",
    r"bankrupt\w*|insolven\w+": "114",
    r"revok\w+|revocations?": "withdrawn",
    r"seconde(?:d|rs?)": "",
    r"chosen|selected|picked": "chose choose choosing select selection pick appointed appointment awarded award preferred "
    "won successful elected nominated",
}
_ASKED_OF = {
    r"clos(?:e|es|ed|ing|ures?)": "shut shutting",
    r"reject\w*|refus\w+|turn(?:ed)? down": "refused refusal declined lost against fell turned",
    r"sell\w*|sold|sales?": "disposal dispose disposed",
    r"end(?:s|ed|ing)?|stop(?:s|ped|ping)?|terminat\w+|abolish\w*|scrap\w*|cancel\w*|abandon\w*|withdr[ae]w\w*": "ceased cease last discontinued "
    "withdrawal termination expired finished concluded replaced removed",
    r"suspen\w+|paus\w+": "halted stopped hold",
    r"replac\w+|succeed\w*|t(?:akes?|ook|aking) over": "replacement successor succeeded former previously",
    r"merg\w+|amalgamat\w+": "joined combined brought together one",
    r"ban(?:s|ned|ning)?": "prohibited not",
    r"before(?= (?:councillor|cllr|mr|mrs|ms|miss|dr|sir)\b)|predecessors?": "former formerly previous previously "
    "succeeded successor replaced outgoing predecessor until took",
    r"resigned|appoint\w*|hired": "appointment recruited joined became started elected took",
}
_ASKING = ("reason", "date", "person")
_ASKS_WHAT_WAS_SAID = re.compile(
    r"\bwhat (?:did|does|has|had) .*\b(?:say|said|tell|told|think|thought)\b", re.IGNORECASE
)
_SPEAKS = re.compile(
    r"\b(?:sa(?:id|ys?)|t(?:old|ells?)|report(?:ed|s)|explain\w*|asked|asks|stat(?:ed|es)|not(?:ed|es)|repl\w+|answer\w*|advis\w+|"
    r"highlight\w*|comment\w*|add(?:ed|s)|stress\w*|urg\w+|felt|thought|believ\w+|welcom\w+|rais\w+|emphasis\w+|confirm\w*|"
    r"argu\w+|outlin\w+|suggest\w*|express\w*|thank\w*|inform\w*|heard|remind\w*|question\w*|agree\w*|warn\w*|spoke|referred|"
    r"propos\w*|regret\w*|describ\w*|acknowledg\w*|recommend\w*|conclud\w*|found|views?)\b|[:“\"]",
    re.IGNORECASE,
)
_ASKS_WHEN_IT_WAS = re.compile(r"\bwhen (?:did|was|were)\b", re.IGNORECASE)
_INTENDS = re.compile(
    r"\b(?:intend(?:s|ed|ing)?|propos(?:es|ed|als?)|consult(?:ation|ing)? on|plan(?:s|ned)?) ", re.IGNORECASE
)


def untold(question: Question, weighed: Weighed) -> tuple[str, ...]:
    """The words of a question that tell of an event of which the passage, and what it stands under, says nothing."""
    said = everything_said(weighed.found)
    stems = set(terms(said))
    events = {**_ALWAYS, **(_ASKED_OF if question.wants in _ASKING else {})}
    return tuple(
        found[0]
        for trigger, besides in events.items()
        for found in _pattern(trigger).finditer(question.topic)
        if not stems & set(terms(besides)) and not _pattern(trigger).search(said)
    )


def not_yet(question: Question, headline: str) -> bool:
    """Whether what somebody said is asked for and nobody speaks, or when something was, and it is only intended."""
    if _ASKS_WHAT_WAS_SAID.search(question.text):
        return not _SPEAKS.search(headline)
    return bool(_ASKS_WHEN_IT_WAS.search(question.text) and _INTENDS.search(headline))


@cache
def _pattern(trigger: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{trigger})\b", re.IGNORECASE)
