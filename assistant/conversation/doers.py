"""Who did it: `and the seconder?` after who moved a motion, `and the leader?` after what the mayor said."""

from __future__ import annotations

import re

from assistant.conversation.lexicon import VERBS
from assistant.conversation.phrases import words_of
from assistant.conversation.retiming import put

_DEEDS = {"seconder": "seconded", "mover": "moved", "proposer": "proposed", "author": "wrote", "chair": "chaired"}
_POSTS = frozenset(
    "mayor leader chair chairman vice-chair vice-chairman deputy director councillor officer minister commissioner "
    "secretary speaker treasurer clerk inspector".split()
)
_WHO_DID = re.compile(r"\bwho\s+(?P<verb>[a-z]+)\s+(?=\w)", re.IGNORECASE)
_DOER = re.compile(
    r"^(?:who(?:['’]s| was| is| were| are)\s+)?(?:the\s+)?(?P<role>(?:[\w-]+ )?[\w-]+)\W*$", re.IGNORECASE
)
_DID = re.compile(
    r"\b(?:did|does|has|had|was|is)\s+(?P<who>the\s+(?:[\w-]+\s+){0,3}?(?:"
    + "|".join(sorted(_POSTS))
    + r"))\s+(?=[a-z]+)",
    re.IGNORECASE,
)


def by_doer(before: str, text: str) -> str | None:
    """The question before, asked of another who did something; None where no doer is put in the place of one."""
    found = _DOER.match(text.rstrip(" ?."))
    if not found:
        return None
    role = found["role"].lower().split()[-1]
    own = _WHO_DID.search(before)
    if own and own["verb"].lower() in VERBS:
        rest = before[own.end() :]
        if deed := _DEEDS.get(role):
            return f"Who {deed} {rest}"
        return f"Who was the {found['role']} of {rest}" if role in _POSTS else None
    did = _DID.search(before)
    if did is None or role not in _POSTS or words_of(text)[0].low.startswith("who"):
        return None
    return put(before, did.start("who"), did.end("who"), f"the {found['role']}")
