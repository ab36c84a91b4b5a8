"""Signs of sorts: what sort of figures two are, and how they differ in size."""

from __future__ import annotations

import re

import numpy as np

from assistant.comparing.pairs.asked import Asked
from assistant.comparing.pairs.pair_values import PairValues
from assistant.comparing.pairs.telling import Array
from assistant.comparing.standing_pair import is_whole
from assistant.facts.of_passage import RESTATED
from assistant.facts.roles import roles_in

_FAR_APART = 10
_YEAR = re.compile(r"(?:19|20)\d\d")
_TELLING_ROLES = frozenset(("stage", "spend", "extent", "extreme"))


def sort_signs(values: PairValues, asked: Asked) -> dict[str, Array]:
    """What sort of figures they are: their unit, roles, and whether one is a change, a rate, a part, a bound or a whole."""
    text = asked.question.text.lower()
    roles = [{role for role in roles_in(one.fact.near) if role[0] in _TELLING_ROLES} for one in values.given]
    asked_roles = [frozenset(own & asked.roles) for own in roles]
    place = {id(one): at for at, one in enumerate(values.given)}
    share = asked.relation == "share"
    whole = values.one_only(lambda one: is_whole(one.fact))
    unit = values.of(lambda one: one.fact.value.unit == asked.unit)[0]
    percent = values.of(lambda one: one.fact.value.unit == "%")[0]
    wanted = bool(RESTATED.search(asked.question.text))
    signs = {
        "unit asked": unit * (asked.unit is not None),
        "another unit": (1 - unit) * (asked.unit is not None),
        "percentages": percent * (not share),
        "shares of a share": percent * share,
        "money": values.of(lambda one: one.fact.value.unit == "£")[0],
        "a change and none": values.one_only(lambda one: one.fact.change == "by"),
        "two changes": values.both(lambda one: one.fact.change == "by"),
        "measured apart": values.differ(lambda one: one.fact.measured),
        "measured unasked": values.either(lambda one: bool(one.fact.measured) and str(one.fact.measured) not in text),
        "part and none": values.one_only(lambda one: one.fact.part),
        "bounds apart": values.differ(lambda one: one.fact.bound),
        "rate and none": values.one_only(lambda one: one.fact.rate) * (1 - percent),
        "elsewhere": values.either(lambda one: one.fact.elsewhere),
        "odd roles": sum(values.of(lambda one: float(len(one.fact.roles - asked.roles)))),
        "roles apart": values.differ(lambda one: asked_roles[place[id(one)]]),
        "target unasked": values.either(lambda one: ("stage", "target") in roles[place[id(one)]] - asked.roles),
        "years": values.either(lambda one: bool(_YEAR.fullmatch(one.fact.text))),
        "in words": values.either(lambda one: not re.search(r"\d", one.fact.text)),
        "whole of a share": whole * share,
        "whole": whole * (not share),
        "one column of a share": values.same(lambda one: one.fact.header or None) * np.float32(share),
        "restated": values.either(lambda one: one.fact.restated) * wanted,
    }
    return {name: np.asarray(own, np.float32) for name, own in signs.items()}


def size_signs(values: PairValues) -> dict[str, Array]:
    size = values.of(lambda one: float(one.fact.value.size))
    big, small = np.maximum(*size), np.minimum(*size)
    far = (big > _FAR_APART * small).astype(np.float32)
    linked = values.same(lambda one: one.fact.header or None) | values.same(
        lambda one: (one.fact.found.passage.id, one.fact.span)
    )
    return {
        "equal": (big == small).astype(np.float32),
        "near in size": np.where(big > 0, small / np.maximum(big, 1e-9), 1.0).astype(np.float32),
        "far apart": far,
        "far apart in two places": far * ~linked,
    }
